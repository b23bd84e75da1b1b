"""One item in line mode: a card to answer, a tree to rebuild, or a drill to write in a file and run; and its rating."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from enum import StrEnum
from textwrap import indent
from typing import Protocol

from studycli.content.drill_source import reference_source, signature, starter
from studycli.content.plain_text import plain_text
from studycli.drilling.answer_file import LOOK_EVERY, AnswerFile, Saved, Unreadable
from studycli.drilling.repetition import Repetition
from studycli.drilling.wording import headline, nothing_written, shape_table, told_fix, where_and_how_long
from studycli.errors import StoreError, StudyError
from studycli.frozen import frozen
from studycli.keys.drill import DRILL, FIX
from studycli.keys.key import typed_help
from studycli.keys.review import HELP, HINT, REVEAL, TICK_ALL
from studycli.line_mode.dialogue import Dialogue, Moved, ask_rating, rate
from studycli.model.items import Card, CardKind, Drill, Item, Seconds
from studycli.model.review import Rating
from studycli.model.verdict import CaseVerdict, Verdict
from studycli.session.session import Session
from studycli.session.suggestion import Suggestion, suggestion
from studycli.session.tree_marking import Edge, mark_tree, outline, shuffled

HOW_TO_ANSWER = f"{REVEAL.typed_name} reveals, {HELP.typed_name} helps; or type an answer and end it with a lone full stop."


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


class Runs(StrEnum):
    """When the file that a drill is written in is run."""

    AT_ENTER = "at enter"
    AT_EVERY_SAVE = "at every save"


@frozen
class Talk:
    """A session, and what its items are asked with."""

    session: Session
    dialogue: Dialogue
    judge: Judge
    device: str = "auto"
    """Where drills run."""
    runs: Runs = Runs.AT_ENTER
    """When the file of a drill is run."""
    stopwatch: Callable[[], float] = time.monotonic


def ask(talk: Talk, item: Item) -> None:
    """Asks, reveals and rates the item on show. Raises Moved, EndOfInput, StudyError."""
    if isinstance(item, Drill):
        ask_drill(talk, item)
    else:
        ask_card(talk, item)


def ask_card(talk: Talk, card: Card) -> None:
    """Asks, reveals and rates the card on show. Raises Moved, EndOfInput, StoreError."""
    session, dialogue, began = talk.session, talk.dialogue, talk.stopwatch()
    dialogue.show(plain_text(card.prompt) + "\n")
    if card.kind is CardKind.TREE:
        question = f"{REVEAL.typed_name} begins rebuilding the tree, {HELP.typed_name} helps:"
        while dialogue.action(question, (), session)[1].strip():
            dialogue.say(f"That is no command; {HELP.typed_name} shows them all.")
        answer, suggested = _rebuild(card, dialogue)
    else:
        answer = _ask_text(session, card, dialogue)
        suggested = what_it_had(session, card, answer, dialogue)
    rating = ask_rating(session, dialogue, suggested.rating, is_earned=suggested.is_earned)
    rate(session, dialogue, rating, answer, Seconds(talk.stopwatch() - began))


def _ask_text(session: Session, card: Card, dialogue: Dialogue) -> str:
    """What the learner wrote; empty when it was only thought."""
    draft = session.draft()
    if draft:
        dialogue.show(f"Your draft ({REVEAL.typed_name} keeps it):\n{draft}\n")
    # In full once; after that it would only keep a listener waiting.
    dialogue.say(
        HOW_TO_ANSWER[: HOW_TO_ANSWER.index(";")] + "." if session.progress().done else HOW_TO_ANSWER
    )
    while True:
        action, line = dialogue.action(">", (REVEAL, HINT), session)
        if action == REVEAL.action:
            return draft
        if action is None:
            return dialogue.rest_of_text(line, session.save_draft)
        dialogue.show(plain_text(card.hint) if card.hint else "This card has no hint.")


def what_it_had(session: Session, card: Card, answer: str, dialogue: Dialogue) -> Suggestion:
    """Reveals the model answer below the learner's, asks what it had, and says which rating that suggests.

    Raises Moved, EndOfInput, StoreError.
    """
    if answer:
        dialogue.show(f"\nYour answer:\n{answer}")
    if card.beyond_ticks:
        dialogue.show(f"\nThe answer:\n{plain_text(card.beyond_ticks)}\n")
    total = len(card.to_tick)
    if not total:
        return suggestion(answer, 0, 0)
    dialogue.say("What did your answer have?")
    for number, point in enumerate(card.to_tick, 1):
        dialogue.show(plain_text(f"{number}. {point}"))
    had = _ask_points(session, card.to_tick, dialogue)
    suggested = suggestion(answer, had, total)
    dialogue.say(f"{had} of {total}: {suggested.rating.word} is suggested.")
    return suggested


def _ask_points(session: Session, points: Sequence[str], dialogue: Dialogue) -> int:
    """How many of the points the answer had."""
    some = "1 3" if len(points) > 2 else "1"
    question = f"Their numbers (such as {some}; {TICK_ALL.typed_name} all, Enter none, o one by one)?"
    while True:
        action, said = dialogue.action(question, (TICK_ALL,), session)
        if action == TICK_ALL.action:
            return len(points)
        if said.strip().lower() == "o":
            return sum(_has(number, point, dialogue) for number, point in enumerate(points, 1))
        numbers = [each for each in re.split(r"[\s,;]+", said) if each]
        if all(number.isdecimal() and 1 <= int(number) <= len(points) for number in numbers):
            return len(set(map(int, numbers)))
        dialogue.say(f"Please give numbers from 1 to {len(points)}.")


def _has(number: int, point: str, dialogue: Dialogue) -> bool:
    while True:
        said = dialogue.ask(f"{plain_text(f'{number}. {point}')}\ny or n?").lower()
        if said in ("y", "yes", "n", "no", ""):
            return said.startswith("y")


def _rebuild(card: Card, dialogue: Dialogue) -> tuple[str, Suggestion]:
    """The learner's tree as an outline, and what its right edges suggest: a parent for each node, then the marks."""
    order = shuffled(card.tree, card.id)
    number_of = {node: number for number, node in enumerate(order, 1)}
    for number, node in enumerate(order, 1):
        dialogue.show(f"{number:>3}  {card.tree[node].label}")
    dialogue.show("")
    dialogue.say("Give the number of each one's parent, 0 for a root.")
    parents: list[int | None] = [None] * len(card.tree)
    for node in order:
        parents[node] = _ask_parent(card, node, number_of, dialogue)
    mark = mark_tree(card.tree, parents)
    dialogue.show("")
    for edge in mark.edges:
        dialogue.say(_marked(edge))
    dialogue.show(f"\nThe answer:\n{plain_text(card.answer)}\n")
    dialogue.say(f"{mark.right} of {len(mark.edges)} edges right: {mark.suggestion.word} is suggested.")
    return outline(card.tree, parents), Suggestion(mark.suggestion, is_earned=True)


def _ask_parent(card: Card, node: int, number_of: dict[int, int], dialogue: Dialogue) -> int | None:
    numbered = {number: each for each, number in number_of.items()}
    while True:
        said = dialogue.ask(f"{number_of[node]} {card.tree[node].label}: its parent?")
        if said == "0":
            return None
        if said.isdecimal() and int(said) in numbered and numbered[int(said)] != node:
            return numbered[int(said)]
        dialogue.say(f"Please give another one's number, 1 to {len(numbered)}, or 0 for a root.")


def _marked(edge: Edge) -> str:
    note = f" ({edge.note})" if edge.note else ""
    if edge.right:
        return f"✓ right: {edge.label}{note} under {edge.wanted}"
    return f"✗ wrong: {edge.label}{note} belongs under {edge.wanted}, not {edge.given}"


def ask_drill(talk: Talk, drill: Drill) -> None:
    """Lets the learner write, run and rate the drill on show. Raises Moved, EndOfInput, StudyError."""
    repetition = Repetition(drill, talk.session, starter=starter(drill), timer=talk.stopwatch)
    try:
        file = AnswerFile(drill.name, repetition.source, drill.prompt)
    except OSError as error:
        raise StoreError(
            f"The file to write in cannot be made ({error.strerror}).",
            "Make room, or set TMPDIR to a place that has.",
        ) from error
    writing = _Writing(talk, drill, repetition, file)
    try:
        writing.go()
    except Moved:
        # What was written was kept before the command, and another item may be on show by now.
        writing.is_kept = True
        raise
    finally:
        writing.close()


class _Writing:
    """One drill, from opening its file to its rating."""

    def __init__(self, talk: Talk, drill: Drill, repetition: Repetition, file: AnswerFile) -> None:
        self.talk, self.drill, self.repetition, self.file = talk, drill, repetition, file
        self.dialogue = talk.dialogue
        self.is_kept = False

    def go(self) -> None:
        """Until the drill is rated or left."""
        say, keys = self.dialogue.say, tuple(key for key in DRILL if key.typed)
        self.dialogue.show(plain_text(self.drill.prompt) + "\n")
        say(signature(self.drill))
        watched = self.talk.runs is Runs.AT_EVERY_SAVE
        then = "every save is run" if watched else "save it, and come back here"
        say(f"Write your answer in this file, {then}:")
        self.dialogue.show(f"  {self.file.path}")
        if self.repetition.resumed:
            say("It holds what you had written.")
        if watched:
            say("ctrl+c leaves; what you saved is kept.")
            self._run_every_save()
        else:
            self.dialogue.show("\n".join(typed_help((*keys, HELP))))
        while self.repetition.rating() is None:
            action, _ = self.dialogue.action("Enter runs it:", keys, self.talk.session, before=self._keep)
            if action == "give_up":
                self._read()
                self._finish(self.repetition.given_up().rating)
                return
            self._command(action)
        self._rate()

    def close(self) -> None:
        """Keeps what was written, unless it has been rated, and removes the file."""
        try:
            if not self.is_kept:
                self._keep()
        finally:
            self.file.remove()

    def _command(self, action: str | None) -> None:
        match action:
            case "run":
                if self._read():
                    self._run()
            case "hint":
                self._hint()
            case "fix":
                self._fix()
            case "show_answer":
                self.repetition.show_answer()
                self._show_answer()
            case _:
                self.dialogue.say(f"That is no command; {HELP.typed_name} shows them all.")

    def _run_every_save(self) -> None:
        while self.repetition.rating() is None:
            found = self.file.saved()
            if found is None:
                time.sleep(LOOK_EVERY)
            elif self._taken(found):
                self._run()

    def _read(self) -> bool:
        """Takes what was saved; whether there is something to run."""
        return self._taken(self.file.saved())

    def _taken(self, found: Saved | Unreadable | None) -> bool:
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
        source = self.repetition.source
        if self.repetition.is_untouched(source):
            self.dialogue.say(nothing_written(self.drill.name))
            return
        try:
            verdict = self.talk.judge.check(
                self.drill, source, device=self.talk.device, on_case=self._tell_case
            )
        except StudyError as error:
            self.dialogue.say(f"{error.message} {error.hint}".strip())
            return
        self.repetition.judged(verdict, source)
        headed = f"{headline(verdict.kind)} (attempt {self.repetition.attempts})"
        self.dialogue.say(f"{headed}. {verdict.message}".strip())
        if self.repetition.fix:
            self.dialogue.say(told_fix(self.repetition.fix))
        if verdict.shapes:
            self.dialogue.show(indent(shape_table(verdict), "    "))
        if verdict.trace:
            self.dialogue.show(verdict.trace)
        if verdict.output:
            self.dialogue.show(f"Your code printed:\n{verdict.output}")
        self.dialogue.say(f"{where_and_how_long(verdict)}. {verdict.cost}".strip())
        if verdict.passed:
            self._show_answer()
        elif self.repetition.has_fix and self.talk.runs is Runs.AT_ENTER:
            self.dialogue.say(f"{FIX.typed_name} shows what would mend it.")

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

    def _fix(self) -> None:
        self.dialogue.say(told_fix(self.repetition.show_fix()) or "There is no fix to show for this.")

    def _show_answer(self) -> None:
        self.dialogue.show(f"\nThe reference answer:\n\n{reference_source(self.drill).strip()}\n")

    def _rate(self) -> None:
        earned = self.repetition.rating()
        assert earned is not None, "asked for only when it has been earned"
        self.dialogue.say(f"{str(earned)[0].upper()}{str(earned)[1:]}")
        session, allowed = self.talk.session, earned.allowed
        self._finish(ask_rating(session, self.dialogue, earned.rating, is_earned=True, allowed=allowed))

    def _finish(self, rating: Rating) -> None:
        repetition = self.repetition
        earned = repetition.rating()
        source = repetition.source if earned is None else repetition.finished(rating).source
        rate(self.talk.session, self.dialogue, rating, source, repetition.needed())
        self.is_kept = True
