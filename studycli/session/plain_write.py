"""`study write --plain`: all answers first, line by line; then each is revealed and marked."""

from __future__ import annotations

from contextlib import suppress
from typing import TextIO

from studycli.errors import ExitCode, StoreError
from studycli.session.plain import sum_up
from studycli.session.plain_card import what_it_had
from studycli.session.plain_commands import Left
from studycli.session.plain_dialogue import Dialogue, EndOfInput
from studycli.session.plain_rating import ask_rating, rate
from studycli.session.plain_text import plain_text
from studycli.session.write_session import Marking, WriteSession
from studycli.wording import clock, count

HOW_TO_WRITE = "Write, and end with a line that holds only a full stop. Enter alone leaves it empty."


def run_plain_write(writing: WriteSession, incoming: TextIO, outgoing: TextIO) -> int:
    """Has every answer written, then reveals and marks them; returns the exit code.

    The end of the input, or ctrl-C with exit code 130, ends either half; what was written stays as drafts, what was
    marked is saved.
    """
    dialogue = Dialogue(incoming, outgoing)
    try:
        _write(writing, dialogue)
        return _mark(writing.marking(), dialogue)
    except (EndOfInput, BrokenPipeError):
        return ExitCode.DONE
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED


def _write(writing: WriteSession, dialogue: Dialogue) -> None:
    total = len(writing.cards)
    dialogue.say(f"{count(total, 'question')}, {clock(writing.seconds_left())} minutes. {HOW_TO_WRITE}")
    for place, card in enumerate(writing.cards):
        writing.turn_to(place)
        dialogue.show("")
        dialogue.say(f"{place + 1} of {total} · {clock(writing.seconds_left())} left")
        dialogue.show("\n" + plain_text(card.prompt) + "\n")
        if writing.text(place):
            dialogue.show(f"Your draft (Enter keeps it):\n{writing.text(place)}\n")
        first = dialogue.ask_for_text(">")
        if first.strip():
            _keep(writing, dialogue.rest_of_text(first, lambda text: _keep(writing, text)))
        if not writing.seconds_left():
            dialogue.say("The time is up.")
            return


def _keep(writing: WriteSession, text: str) -> None:
    # A full disk must not stop the writing; it is told when the rating is to be saved.
    with suppress(StoreError):
        writing.write(text)


def _mark(marking: Marking, dialogue: Dialogue) -> int:
    session = marking.session
    while (card := marking.current()) is not None:
        dialogue.show("\n" + plain_text(card.prompt))
        suggested = what_it_had(session, card, marking.answer(), dialogue)
        rating = ask_rating(session, dialogue, suggested)
        left = (
            rating
            if isinstance(rating, Left)
            else rate(session, dialogue, rating, marking.answer(), marking.spent())
        )
        if left is Left.QUIT:
            break
    sum_up(session, dialogue)
    return ExitCode.DONE
