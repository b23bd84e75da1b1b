"""What can be done to the item on show besides answering it, and what is said of it, on the screen as in line mode."""

from __future__ import annotations

from enum import StrEnum

from studycli.frozen import frozen
from studycli.keys.review import UNDO
from studycli.session.session import Session


class Act(StrEnum):
    """The names are those of the keys' actions."""

    UNDO = "undo"
    SKIP = "skip"
    BURY = "bury"
    SUSPEND = "suspend"
    FLAG = "flag"


@frozen
class Done:
    """What became of an act."""

    told: str
    """The learner is told so."""
    has_moved: bool
    """Whether the item on show is another one now, or the same one afresh."""


def carry_out(act: Act, session: Session) -> Done:
    """Does `act` to the item on show. Raises StoreError when it cannot be saved; nothing has changed then."""
    match act:
        case Act.UNDO:
            back = session.undo() is not None
            return Done("Taken back." if back else "There is nothing to take back.", has_moved=back)
        case Act.SKIP:
            session.skip()
            return Done("Skipped: it comes at the end.", has_moved=True)
        case Act.BURY:
            session.bury()
            return Done(f"Hidden until tomorrow. {UNDO.name} takes it back.", has_moved=True)
        case Act.SUSPEND:
            session.suspend()
            return Done(f"Suspended: it comes no more. {UNDO.name} takes it back.", has_moved=True)
        case Act.FLAG if session.flagged():
            session.unflag()
            return Done("The flag is gone.", has_moved=False)
        case Act.FLAG:
            session.flag()
            return Done("⚑ Flagged.", has_moved=False)
