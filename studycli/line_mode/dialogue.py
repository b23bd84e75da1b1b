"""Talking in lines: what is said, what is typed, the commands that work at every question, and the rating."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TextIO

from studycli.content.plain_text import WIDTH
from studycli.errors import StoreError
from studycli.keys.key import Key, typed_action, typed_help
from studycli.keys.review import ACTS, HELP, LEAVE, RATES, TAKE, TURN
from studycli.model.items import Seconds
from studycli.model.review import Rating
from studycli.session.acts import Act, carry_out
from studycli.session.session import Session
from studycli.wording import asks_for_rating, interval, rated

END_OF_ANSWER = "."
ALWAYS = (*ACTS, LEAVE, HELP)
"""What can be typed at every question."""


class EndOfInput(Exception):
    """The learner leaves, or there is nobody left to ask."""


class Moved(Exception):
    """Another item is on show, or the same one afresh: what was being asked is asked no longer."""


class Dialogue:
    """Says paragraphs and asks for lines. What the output cannot show is replaced, never an error."""

    def __init__(self, incoming: TextIO, outgoing: TextIO) -> None:
        self._in, self._out = incoming, outgoing

    def say(self, text: str = "") -> None:
        """One paragraph, wrapped."""
        self.show(textwrap.fill(text, WIDTH, break_on_hyphens=False))

    def show(self, text: str) -> None:
        """Lines as they are."""
        self._put(text + "\n")

    def ask(self, question: str) -> str:
        """The line that is typed in reply, without the spaces around it. Raises EndOfInput."""
        return self._line(f"{question} ").strip()

    def text(self, question: str, keep: Callable[[str], None]) -> str:
        """A text that is typed in reply, up to a line with a full stop alone; empty for Enter alone. Raises EndOfInput.

        `keep` gets the text so far after every line.
        """
        first = self._line(f"{question} ")
        return self.rest_of_text(first, keep) if first.strip() else ""

    def rest_of_text(self, first: str, keep: Callable[[str], None]) -> str:
        """The text that begins with the line `first` and goes on to a line with a full stop alone, or to the end."""
        text = first
        _safely(keep, text)
        with suppress(EndOfInput):
            while (line := self._line("")).strip() != END_OF_ANSWER:
                text = f"{text}\n{line}"
                _safely(keep, text)
        return text.strip("\n")

    def action(
        self,
        question: str,
        keys: Sequence[Key],
        session: Session,
        *,
        before: Callable[[], object] = lambda: None,
    ) -> tuple[str | None, str]:
        """What is asked for in reply, an action of `keys` or None, and the line itself.

        The commands that work at every question are carried out here, `before` first, and the question is put again.
        Raises Moved when such a command left the item, EndOfInput when the learner leaves, StoreError.
        """
        while True:
            line = self._line(f"{question} ")
            action = typed_action(line.strip(), (*keys, *ALWAYS))
            if action == LEAVE.action:
                raise EndOfInput
            if action == HELP.action:
                self.show("\n".join(typed_help((*keys, *ALWAYS))))
            elif action in list(Act):
                before()
                done = carry_out(Act(action), session)
                self.say(done.told)
                if done.has_moved:
                    raise Moved
            else:
                return action, line

    def _line(self, question: str) -> str:
        while True:
            self._put(question)
            try:
                line = self._in.readline()
            except UnicodeDecodeError:
                self.say("That line could not be read: it is not UTF-8 text. Please write it again.")
                continue
            if not line:
                self._put("\n")
                raise EndOfInput
            return line.rstrip("\r\n")

    def _put(self, text: str) -> None:
        encoding = self._out.encoding or "utf-8"
        self._out.write(text.encode(encoding, "replace").decode(encoding))
        self._out.flush()


def _safely(keep: Callable[[str], None], text: str) -> None:
    # A full disk must not stop the writing; it is told when the rating is to be saved.
    with suppress(StoreError):
        keep(text)


def ask_rating(
    session: Session,
    dialogue: Dialogue,
    suggested: Rating,
    *,
    is_earned: bool,
    allowed: Sequence[Rating] = tuple(Rating),
) -> Rating:
    """The rating that the learner chooses. Raises Moved, EndOfInput, StoreError.

    Enter takes the suggested one: at once where it was earned by something written or ticked, else when it is pressed
    once more.
    """
    previews = session.previews()
    dialogue.say(" · ".join(f"{each.value} {each.word} {interval(previews[each])}" for each in allowed))
    ratings = {f"rate({each.value})": each for each in allowed}
    keys = (TAKE, *(key for key in RATES if key.action in ratings), TURN)
    choices = ", ".join(str(each.value) for each in allowed)
    while True:
        offered = f" ({TAKE.typed_name}: {suggested.value} {suggested.word})" if is_earned else ""
        action, _ = dialogue.action(f"Rating{offered}?", keys, session)
        if action in ratings:
            return ratings[action]
        if action == TAKE.action and is_earned:
            return suggested
        if action == TAKE.action:
            dialogue.say(asks_for_rating(suggested, choices, TAKE.typed_name))
            is_earned = True
        elif action == TURN.action:
            dialogue.show(session.previous_answer() or "Nothing was written before.")
        else:
            dialogue.say(f"Please answer {choices}; {HELP.typed_name} shows what else can be typed.")


def rate(session: Session, dialogue: Dialogue, rating: Rating, answer: str, duration: Seconds) -> None:
    """Saves the rating and says when the item comes back. When it cannot be saved, the learner may try again.

    Raises EndOfInput when they do not.
    """
    while True:
        try:
            session.rate(rating, answer=answer, duration=duration)
        except StoreError as error:
            dialogue.say(f"{error.message} {error.hint}".strip())
            if dialogue.ask(f"Enter tries again, {LEAVE.typed_name} leaves:") in LEAVE.typed:
                raise EndOfInput from None
        else:
            dialogue.say(rated(rating, session.comes_back(), session.just_failing()))
            return
