"""Where are you in the course? Asked in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from studycli.errors import UsageError
from studycli.line_mode.dialogue import Dialogue, EndOfInput
from studycli.place.starting import LATER, QUESTION, beginnings
from studycli.place.vocabulary import read_day

if TYPE_CHECKING:
    from studycli.content.curriculum import Curriculum


def ask_where(curriculum: Curriculum, incoming: TextIO, outgoing: TextIO) -> tuple[int | None] | None:
    """The day of the course that the learner names, in a tuple, None in it being the beginning; None when they leave."""
    dialogue = Dialogue(incoming, outgoing)
    offered = beginnings(curriculum)
    dialogue.say(QUESTION)
    dialogue.show("")
    for number, one in enumerate(offered, 1):
        dialogue.show(f"  {number}  {one.label}{f' ({one.note})' if one.note else ''}")
    dialogue.show(f"  {len(offered) + 1}  Somewhere else")
    dialogue.show(f"\n{LATER}\n")
    try:
        while True:
            typed = dialogue.ask(f"1 to {len(offered) + 1} (Enter: 1), q leaves:") or "1"
            if typed == "q":
                return None
            if typed == str(len(offered) + 1):
                return (_ask_day(curriculum, dialogue),)
            if typed in map(str, range(1, len(offered) + 1)):
                return (offered[int(typed) - 1].day,)
            dialogue.say("Please type one of the numbers.")
    except EndOfInput:
        return None


def _ask_day(curriculum: Curriculum, dialogue: Dialogue) -> int:
    while True:
        typed = dialogue.ask("Which day of the course have you reached?")
        try:
            return read_day(typed, curriculum)
        except UsageError as error:
            dialogue.say(f"{error.message} {error.hint}")
