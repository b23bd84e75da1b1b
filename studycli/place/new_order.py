"""Which new items may be met now, and in which order: the page of the day, then the course's phase, then the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from studycli.content.curriculum import Curriculum
from studycli.model.items import TopicId
from studycli.place.place import Place, coming_topics

if TYPE_CHECKING:
    from studycli.catalogue import Catalogue
    from studycli.store.rows import NewRow


class _Rank(NamedTuple):
    group: int
    place: int


_PAGE, _OPENED, _PHASE, _OWN, _BEGUN, _NAMED = range(6)


def order_new(place: Place, catalogue: Catalogue, rows: Sequence[NewRow]) -> list[NewRow]:
    """Those of `rows` (in the content's order) that may be met now, in the order in which they should be.

    The page of the position's day first, in the page's order; then what a sample opened; then the current phase in the
    order of its days up to the position, in turn with topics of the learner's own that are tied to no day; then what
    was begun earlier. Nothing of an assumed topic and nothing outside the focus; nothing behind or beyond the position,
    unless the focus names parts of the map: who studies a scope hands it over as the focus.
    """
    focus = place.focus
    named = focus is not None and (focus.topics is not None or focus.items is not None)
    if focus is not None:
        rows = [row for row in rows if focus.holds(row.item, row.kind, row.topic)]
    ranking = _Ranking(place, catalogue.curriculum, named=named)
    ranked = [(rank, row) for row in rows if (rank := ranking.rank(row)) is not None]
    ranked.sort(key=lambda pair: pair[0])
    groups: dict[int, list[NewRow]] = {}
    for rank, row in ranked:
        groups.setdefault(rank.group, []).append(row)
    phase, own = groups.get(_PHASE, []), groups.get(_OWN, [])
    parts = (groups.get(_PAGE, []), groups.get(_OPENED, []), _in_turn(phase, own))
    return [row for part in (*parts, groups.get(_BEGUN, []), groups.get(_NAMED, [])) for row in part]


def on_page(place: Place, catalogue: Catalogue, row: NewRow) -> bool:
    """Whether the item stands on the page of the position's day, which may fill a day on its own."""
    return place.day is not None and page_rank(catalogue.curriculum, place.day, row) is not None


def page_rank(curriculum: Curriculum, day: int, row: NewRow) -> int | None:
    """The item's place on the page of `day`; None when it does not stand there."""
    page = curriculum.pages.get(day)
    if page is None:
        topic = curriculum.topics.get(row.topic)
        return 0 if topic is not None and topic.day == day else None
    for name in (row.item, row.group):
        if name in page.items:
            return page.items.index(name)
    return None


class _Ranking:
    """Where in the line a new item stands."""

    def __init__(self, place: Place, curriculum: Curriculum, *, named: bool) -> None:
        self._place, self._curriculum, self._named = place, curriculum, named
        self._coming = coming_topics(curriculum, place.day)

    def rank(self, row: NewRow) -> _Rank | None:
        """None for what is not to be met now."""
        place = self._place
        if place.day is None:
            waits = row.topic in place.assumed and not self._named
            return None if waits else _Rank(_NAMED, row.position)
        page = page_rank(self._curriculum, place.day, row)
        if page is not None:
            return _Rank(_PAGE, page)
        group = self._group(row.topic, place.day)
        return None if group is None else _Rank(group, row.position)

    def _group(self, topic: TopicId, reached: int) -> int | None:
        known = self._curriculum.topics.get(topic)
        if topic in self._place.opened:
            return _OPENED
        if known is None or known.day is None:
            return _OWN
        if topic not in self._place.assumed:
            if topic in self._coming:
                return _PHASE
            if known.day < reached:
                return _BEGUN
        return _NAMED if self._named else None


def _in_turn(ones: Sequence[NewRow], others: Sequence[NewRow]) -> list[NewRow]:
    """One of each in turn, until both are used up."""
    both = min(len(ones), len(others))
    turns = [row for pair in zip(ones[:both], others[:both], strict=True) for row in pair]
    return [*turns, *ones[both:], *others[both:]]
