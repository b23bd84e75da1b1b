"""How far a session has come, and what it came to."""

from __future__ import annotations

from studycli.frozen import frozen
from studycli.model.items import ItemId, Minutes, Seconds
from studycli.session.leeches import Failing


@frozen
class Progress:
    """Where the learner stands: the item on show is number `done + 1` of `total`."""

    done: int
    """Items that were answered at least once, the one on show left out."""
    remaining: int
    """Items still to come, the current one and those in their learning steps included."""
    total: int
    """Every item of the session: answered, or still to come."""
    drills: int
    """How many of the remaining items are drills."""
    minutes_left: Minutes
    """What the remaining items will probably cost this learner."""


@frozen
class DrillResult:
    """A drill that was passed in this session."""

    item: ItemId
    name: str
    seconds: Seconds
    last_seconds: Seconds | None
    """What it took the last time it was passed before; None the first time."""


@frozen
class MissedItem:
    """An item that was not known in this session."""

    item: ItemId
    title: str
    """A card's question, a drill's name."""


@frozen
class Forecast:
    """What the next study day will bring, as far as can be known now."""

    due: int
    minutes: Minutes


@frozen
class Summary:
    """What a session came to."""

    items: int
    """Different items that were answered."""
    minutes: Minutes
    """Time spent on them."""
    remembered: int
    """Items whose first answer in this session was not Again."""
    forgotten: int
    """Items that were known from before and whose first answer in this session was Again."""
    unknown: int
    """New items whose first answer was Again: there was nothing to forget."""
    missed: tuple[MissedItem, ...]
    """What was forgotten or not known, in the order in which it was asked."""
    drills: tuple[DrillResult, ...]
    streak: int
    """Days of study in a row, this one included."""
    tomorrow: Forecast
    failing: tuple[Failing, ...] = ()
    """Items that keep failing, and did so again in this session."""
