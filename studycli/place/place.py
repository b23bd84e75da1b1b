"""Where the learner stands in the course, as the log tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studycli.model.items import TopicId
from studycli.model.review import Moment
from studycli.place.scope import Selection

if TYPE_CHECKING:
    from studycli.catalogue import Catalogue
    from studycli.store.rows import NewRow
    from studycli.store.store import Store


@dataclass(frozen=True, slots=True)
class Place:
    """Position, assumed topics and focus on one study day."""

    day: int | None = None
    """The day of the course that was reached; None when the learner never said: everything is new, in order."""
    assumed: frozenset[TopicId] = frozenset()
    """Met in the course but never answered here: they hold no prerequisite back, and are not new."""
    focus: Selection | None = None
    """Where new items come from; None: from everywhere that the position allows."""


def read_place(store: Store, catalogue: Catalogue, moment: Moment) -> Place:
    """Where the learner stands on the study day of `moment`."""
    return Place()


def order_new(place: Place, catalogue: Catalogue, rows: Sequence[NewRow]) -> list[NewRow]:
    """Those of `rows` (in the content's order) that may be met now, in the order in which they should be.

    The page of the position's day first, in the page's order; then the current phase in the order of its days up to
    the position. Nothing of an assumed topic, nothing behind the position, nothing outside the focus.
    """
    return list(rows)


def on_page(place: Place, catalogue: Catalogue, row: NewRow) -> bool:
    """Whether the item stands on the page of the position's day, which may fill a day on its own."""
    return False


def samples(store: Store, catalogue: Catalogue, place: Place, moment: Moment, count: int) -> list[NewRow]:
    """At most `count` items of assumed topics to ask today, so that what is assumed is checked, too.

    Those come first on which most of what is being learnt depends. What was asked today already counts.
    """
    return []
