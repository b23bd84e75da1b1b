"""How much a day should hold: what a backlog, a pause and a new plan are spread by."""

from __future__ import annotations

LEAST_LOAD = 20
"""Ten quiet minutes: nobody needs less than this spread."""
CROWDED = 2
"""A day may hold this many times the usual load."""


def crowd(usual: float) -> int:
    """The most items that a day may hold for one who answers `usual` of them on a day of study."""
    return int(CROWDED * max(usual, LEAST_LOAD))
