"""What is wrong with a deck, a drill or the curriculum, where, and how to mend it."""

from __future__ import annotations

from studycli.frozen import frozen
from studycli.model.items import Place


@frozen
class Fault:
    """One thing to mend. The content around it still works."""

    place: Place
    message: str
    """What is wrong, in one sentence."""
    remedy: str
    """What to write instead."""

    def __str__(self) -> str:
        return f"{self.place}: {self.message} {self.remedy}".rstrip()


def by_place(fault: Fault) -> tuple[str, int, str]:
    """The key that sorts faults by file, then line."""
    return str(fault.place.path), fault.place.line, fault.message
