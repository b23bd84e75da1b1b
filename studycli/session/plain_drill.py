"""One drill in a plain session: a file to edit, Enter to run it, hints, the answer, the rating that follows."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol, TextIO

from studycli.content.drill_source import reference_source, signature, starter
from studycli.drilling.answer_file import AnswerFile, Saved, Unreadable
from studycli.drilling.repetition import Repetition
from studycli.drilling.wording import attempt, headline, nothing_written, where_and_how_long
from studycli.errors import StoreError, StudyError
from studycli.keys.drill import DRILL
from studycli.keys.key import typed_action, typed_help
from studycli.keys.review import ACTS, HELP, LEAVE
from studycli.model.items import Drill
from studycli.model.review import Rating
from studycli.model.verdict import CaseVerdict, Verdict
from studycli.session.plain_commands import Left, obey
from studycli.session.plain_dialogue import Dialogue
from studycli.session.plain_rating import ask_rating, rate
from studycli.session.plain_text import plain_text
from studycli.session.session import Session

OF_DRILLS = tuple(key for key in DRILL if key.typed)
KEYS = (*OF_DRILLS, *ACTS, LEAVE, HELP)


class Judge(Protocol):
    """Who runs answers: the judge's client, or a stand-in."""

    def check(
        self,
        drill: Drill,
        source: str,
        *,
        device: str = "auto",
        on_case: Callable[[CaseVerdict], None] | None = None,
    ) -> Verdict:
        """The verdict on `source`; `on_case` hears of each case as it is judged. Raises JudgeError."""
        ...


def run_plain_drill(
    session: Session, judge: Judge, incoming: TextIO, outgoing: TextIO, *, device: str = "auto"
) -> int:
    """`study drill NAME --plain`: the one drill of `session`. Returns the exit code."""
    from studycli.session.plain import walk

    return walk(session, judge, Dialogue(incoming, outgoing), device=device)


def ask_drill(
    session: Session,
    drill: Drill,
    judge: Judge,
    dialogue: Dialogue,
    *,
    device: str,
    stopwatch: Callable[[], float] = time.monotonic,
) -> Left:
    """Lets the learner write, run and rate the drill on show. Raises StudyError."""
    repetition = Repetition(drill, session, starter=starter(drill), timer=stopwatch)
    try:
        file = AnswerFile(drill.name, repetition.source, drill.prompt)
    except OSError as error:
        raise StoreError(
            f"The file to write in cannot be made ({error.strerror}).",
            "Make room, or set TMPDIR to a place that has.",
        ) from error
    talk = _DrillTalk(session, drill, judge, dialogue, device, repetition, file)
    try:
        return talk.go()
    finally:
        talk.close()


class _DrillTalk:
    """The talk about one drill."""

    def __init__(
        self,
        session: Session,
        drill: Drill,
        judge: Judge,
        dialogue: Dialogue,
        device: str,
        repetition: Repetition,
        file: AnswerFile,
    ) -> None:
        self.session, self.drill, self.judge, self.dialogue = session, drill, judge, dialogue
        self.device, self.repetition, self.file = device, repetition, file
        self.is_kept = False

    def go(self) -> Left:
        """Until the drill is rated or left."""
        drill, say = self.drill, self.dialogue.say
        self.dialogue.show(plain_text(drill.prompt) + "\n")
        say(signature(drill))
        say("Write your answer in this file, save it, and come back here:")
        self.dialogue.show(f"  {self.file.path}")
        if self.repetition.resumed:
            say("It holds what you had written.")
        self.dialogue.show("\n".join(typed_help((*OF_DRILLS, HELP))))
        while self.repetition.rating() is None:
            left = self._command(self.dialogue.ask("Enter runs it:").lower())
            if left is not None:
                return left
        return self._rate()

    def close(self) -> None:
        """Keeps what was written, unless it has been rated, and removes the file."""
        try:
            if not self.is_kept:
                self._read()
                self.repetition.save()
        finally:
            self.file.remove()

    def _command(self, word: str) -> Left | None:
        """Does it. None to go on asking."""
        action = typed_action(word, KEYS)
        match action:
            case "run":
                self._run()
            case "hint":
                self._hint()
            case "show_answer":
                self.repetition.show_answer()
                self._show_answer()
            case "give_up":
                self._read()
                return self._finish(self.repetition.given_up().rating)
            case _:
                return self._common(action)
        return None

    def _common(self, action: str | None) -> Left | None:
        self._keep()
        left = obey(action, KEYS, self.session, self.dialogue)
        if left is None:
            self.dialogue.say("That is no command; ? shows them all.")
        if left in (Left.MOVED, Left.QUIT):
            # What was written is kept already, and another item may be on show by now.
            self.is_kept = True
            return left
        return None

    def _read(self) -> bool:
        """Takes what was saved; whether there is something to run."""
        found = self.file.saved()
        if isinstance(found, Unreadable):
            self.dialogue.say(found.message)
            return False
        if isinstance(found, Saved):
            self.repetition.write(found.source, (0, 0))
        return True

    def _keep(self) -> None:
        self._read()
        self.repetition.save()

    def _run(self) -> None:
        if not self._read():
            return
        source = self.repetition.source
        if self.repetition.is_untouched(source):
            self.dialogue.say(nothing_written(self.drill.name))
            return
        try:
            verdict = self.judge.check(self.drill, source, device=self.device, on_case=self._tell_case)
        except StudyError as error:
            self.dialogue.say(f"{error.message} {error.hint}".strip())
            return
        self.repetition.judged(verdict, source)
        number = attempt(self.repetition.attempts)
        self.dialogue.say(f"{headline(verdict.kind)} ({number}). {verdict.message}".strip())
        if verdict.trace:
            self.dialogue.show(verdict.trace)
        if verdict.output:
            self.dialogue.show(f"Your code printed:\n{verdict.output}")
        self.dialogue.say(f"{where_and_how_long(verdict)}. {verdict.cost}".strip())
        if verdict.passed:
            self._show_answer()

    def _tell_case(self, case: CaseVerdict) -> None:
        told = f": {case.message}" if case.message else ""
        self.dialogue.say(f"{'✓ passed' if case.passed else '✗ wrong'}  {case.name}{told}")
        if not case.passed and (case.expected or case.got):
            self.dialogue.show(f"    expected {case.expected}\n    got      {case.got}")

    def _hint(self) -> None:
        hint = self.repetition.next_hint()
        total = len(self.drill.hints)
        if hint is None:
            self.dialogue.say("There are no more hints." if total else "This drill has no hints.")
            return
        self.dialogue.show(plain_text(f"Hint {self.repetition.hints} of {total}: {hint}"))

    def _show_answer(self) -> None:
        self.dialogue.show(f"\nThe reference answer:\n\n{reference_source(self.drill).strip()}\n")

    def _rate(self) -> Left:
        earned = self.repetition.rating()
        assert earned is not None, "asked for only when it has been earned"
        self.dialogue.say(f"{str(earned)[0].upper()}{str(earned)[1:]}")
        chosen = ask_rating(self.session, self.dialogue, earned.rating, allowed=earned.allowed)
        if isinstance(chosen, Left):
            self.is_kept = chosen is Left.MOVED
            return chosen
        return self._finish(chosen)

    def _finish(self, rating: Rating) -> Left:
        repetition = self.repetition
        earned = repetition.rating()
        source = repetition.source if earned is None else repetition.finished(rating).source
        left = rate(self.session, self.dialogue, rating, source, repetition.needed())
        self.is_kept = left is Left.MOVED
        return left
