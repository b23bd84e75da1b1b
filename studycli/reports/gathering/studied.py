"""What was done: the days of the period, the year's calendar, and what was studied by topic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from studycli.model.items import ItemId, Minutes, TopicId
from studycli.model.memory import Probability
from studycli.place.scope import Selection
from studycli.reports.data import Calendar, DayOfStudy, Effort, StudiedItem, StudiedTopic

if TYPE_CHECKING:
    from studycli.catalogue import Catalogue
    from studycli.store.statistics import ItemTotals
    from studycli.store.store import Store

WEEKS = 53
"""Of the calendar: a whole year, whatever weekday it ends on."""
NAMED = 12

_DAY = timedelta(days=1)


def days_of_study(store: Store, since: date, until: date, scope: Selection) -> tuple[DayOfStudy, ...]:
    """The days with a review."""
    return tuple(
        DayOfStudy(total.day, total.reviews, total.forgotten, _minutes(total.seconds))
        for total in store.day_totals(since, until, scope)
    )


def effort(days: tuple[DayOfStudy, ...], items: Sequence[ItemTotals]) -> Effort:
    """The sums of the period's days and items."""
    return Effort(
        reviews=sum(day.reviews for day in days),
        forgotten=sum(day.forgotten for day in days),
        minutes=Minutes(round(sum(day.minutes for day in days), 2)),
        days_studied=len(days),
        new_items=sum(item.is_new for item in items),
        days=days,
    )


def calendar(days: Iterable[DayOfStudy], until: date) -> Calendar:
    """The year up to `until`, from `days` that may reach further back."""
    since = calendar_start(until)
    inside = tuple(day for day in days if since <= day.day <= until)
    studied = {day.day for day in inside}
    longest = run = 0
    for ahead in range((until - since).days + 1):
        run = run + 1 if since + ahead * _DAY in studied else 0
        longest = max(longest, run)
    # A day that is not over yet breaks no row.
    return Calendar(since, until, inside, run or _row_up_to(until - _DAY, studied), longest)


def calendar_start(until: date) -> date:
    """The Monday on which the calendar up to `until` begins."""
    return until - timedelta(days=until.weekday(), weeks=WEEKS - 1)


def _row_up_to(day: date, studied: set[date]) -> int:
    length = 0
    while day - length * _DAY in studied:
        length += 1
    return length


def studied_topics(
    catalogue: Catalogue, items: Sequence[ItemTotals], chances: Mapping[ItemId, Probability]
) -> tuple[StudiedTopic, ...]:
    """The topics of the items that were answered, in the curriculum's order; what has vanished comes last."""
    homes = {entry.id: entry.topic for entry in catalogue.entries()}
    groups: dict[TopicId | None, list[ItemTotals]] = {}
    for item in items:
        groups.setdefault(homes.get(item.item), []).append(item)
    curriculum = catalogue.curriculum
    order = sorted(
        groups, key=lambda topic: (topic is None, curriculum.position(topic or TopicId("")), topic or "")
    )
    return tuple(_topic(catalogue, topic, groups[topic], chances) for topic in order)


def _topic(
    catalogue: Catalogue,
    topic: TopicId | None,
    items: Sequence[ItemTotals],
    chances: Mapping[ItemId, Probability],
) -> StudiedTopic:
    declared = catalogue.curriculum.topics.get(topic) if topic else None
    phase = catalogue.curriculum.phase(topic) if topic else None
    most = sorted(items, key=lambda item: (-item.reviews, -item.forgotten, item.item))[:NAMED]
    return StudiedTopic(
        topic=topic,
        title=declared.title if declared else topic or "No longer in the content",
        phase=phase.label if phase else "",
        reviews=sum(item.reviews for item in items),
        forgotten=sum(item.forgotten for item in items),
        minutes=_minutes(sum(item.seconds for item in items)),
        items=len(items),
        new_items=sum(item.is_new for item in items),
        named=tuple(_item(catalogue, item, chances.get(item.item)) for item in most),
    )


def _item(catalogue: Catalogue, item: ItemTotals, chance: Probability | None) -> StudiedItem:
    return StudiedItem(
        item=item.item,
        question=catalogue.title(item.item),
        reviews=item.reviews,
        forgotten=item.forgotten,
        is_new=item.is_new,
        remembered=None if chance is None else Probability(round(chance, 4)),
    )


def _minutes(seconds: float) -> Minutes:
    return Minutes(round(seconds / 60, 2))
