"""Where are you in the course? Asked in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from studycli.errors import UsageError
from studycli.line_mode.dialogue import Dialogue, EndOfInput
from studycli.place.placement import MOST_QUESTIONS
from studycli.place.starting import LATER, QUESTION, Beginning, beginnings
from studycli.place.vocabulary import read_day

if TYPE_CHECKING:
    from studycli.content.curriculum import Curriculum


SHOW_ME = Beginning(None, f"Show me: at most {MOST_QUESTIONS} questions find it", "")
"""What `ask_where` returns for a learner who wants to be asked."""


def ask_where(curriculum: Curriculum, incoming: TextIO, outgoing: TextIO) -> Beginning | None:
    """Where the learner wants to begin; SHOW_ME when they do not know; None when they leave."""
    dialogue = Dialogue(incoming, outgoing)
    offered = beginnings(curriculum)
    dialogue.say(QUESTION)
    dialogue.show("")
    for number, one in enumerate(offered, 1):
        dialogue.show(f"  {number}  {one.label}")
        if one.note:
            dialogue.show(f"     {one.note}")
    elsewhere, show_me = str(len(offered) + 1), str(len(offered) + 2)
    dialogue.show(f"  {elsewhere}  Somewhere else\n  {show_me}  {SHOW_ME.label}")
    dialogue.show(f"\n{LATER}\n")
    try:
        while True:
            typed = dialogue.ask(f"1 to {show_me} (Enter: 1), q leaves:") or "1"
            if typed == "q":
                return None
            if typed == elsewhere:
                return Beginning(_ask_day(curriculum, dialogue), "", "")
            if typed == show_me:
                return SHOW_ME
            if typed in map(str, range(1, len(offered) + 1)):
                return offered[int(typed) - 1]
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
