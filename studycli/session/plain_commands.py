"""The commands that work at every question of a plain session."""

from __future__ import annotations

from enum import StrEnum

from studycli.session.plain_dialogue import Dialogue
from studycli.session.session import Session


class Left(StrEnum):
    """How an item was left."""

    MOVED = "moved"
    """Another item is on show, or the same one afresh."""
    STAYED = "stayed"
    """The item is still being asked."""
    QUIT = "quit"


HELP = """\
u  undo the latest answer or command
b  bury: not again today
s  suspend: not again until you unsuspend it
f  flag, or take the flag away
k  skip: to the end of the queue
q  quit; everything that was answered is saved"""


def obey(word: str, session: Session, dialogue: Dialogue) -> Left | None:
    """Does what the one-letter command `word` says; None when it is no command of these."""
    match word:
        case "u":
            back = session.undo()
            dialogue.say("Taken back." if back else "There is nothing to take back.")
            return Left.MOVED if back else Left.STAYED
        case "b":
            session.bury()
            dialogue.say("Buried until tomorrow.")
        case "s":
            session.suspend()
            dialogue.say("Suspended.")
        case "k":
            session.skip()
            dialogue.say("Skipped for now.")
        case "f":
            return _flag(session, dialogue)
        case "q":
            return Left.QUIT
        case _:
            return None
    return Left.MOVED


def _flag(session: Session, dialogue: Dialogue) -> Left:
    if session.flagged():
        session.unflag()
        dialogue.say("The flag is gone.")
    else:
        session.flag()
        dialogue.say("Flagged.")
    return Left.STAYED
