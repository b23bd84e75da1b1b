"""Sums over the log for statistics and reports. What was taken back does not count.

`topic`, where it is asked for, leaves only the items that the content has under that topic now.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from studycli.model.items import ItemId, Seconds, TopicId
from studycli.model.review import EventId, Rating, ReviewKind
from studycli.store.log import STANDS
from studycli.store.memory import LONGEST

if TYPE_CHECKING:
    from studycli.scheduler.retracing import LoggedAnswer

_IN_PERIOD = "day BETWEEN :since AND :until"

_OF_TOPIC = "(:topic IS NULL OR item IN (SELECT id FROM items WHERE topic = :topic))"

_SPENT = (
    "min(max(duration, 0.0), CASE kind "
    + " ".join(f"WHEN '{kind}' THEN {longest}" for kind, longest in LONGEST.items())
    + " END)"
)
"""The seconds that a repetition counts for: `studycli.store.memory.capped`, in SQL."""


class DayTotals(NamedTuple):
    """What happened on one study day."""

    day: date
    reviews: int
    forgotten: int
    """Reviews rated Again."""
    seconds: Seconds


class ItemTotals(NamedTuple):
    """What happened to one item in a period."""

    item: ItemId
    reviews: int
    forgotten: int
    seconds: Seconds
    is_new: bool
    """Answered for the first time in the period."""


class DrillPass(NamedTuple):
    """One rated repetition of a drill."""

    id: EventId
    item: ItemId
    day: date
    rating: Rating
    seconds: Seconds


class DrillRun(NamedTuple):
    """One run of a drill's answer, without the answer."""

    id: EventId
    item: ItemId
    day: date
    verdict: str
    cause: str
    hints: int


def day_totals(
    connection: sqlite3.Connection, since: date, until: date, topic: TopicId | None
) -> list[DayTotals]:
    """The study days from `since` to `until`, both included, on which something was reviewed, oldest first."""
    query = f"""SELECT day, count(*), sum(rating = 1), sum({_SPENT}) FROM reviews AS log
        WHERE {_IN_PERIOD} AND {_OF_TOPIC} AND {STANDS} GROUP BY day ORDER BY day"""
    return [
        DayTotals(date.fromisoformat(day), reviews, forgotten, Seconds(seconds))
        for day, reviews, forgotten, seconds in connection.execute(query, _values(since, until, topic))
    ]


def item_totals(
    connection: sqlite3.Connection, since: date, until: date, topic: TopicId | None
) -> list[ItemTotals]:
    """The items that were reviewed from `since` to `until`, both included, also those no longer in the content."""
    # Grouped by +item: by the index on items, SQLite would visit the log's pages in the items' order, again and again.
    query = f"""SELECT sums.*, memory.first_day BETWEEN :first AND :last FROM (
            SELECT item, count(*), sum(rating = 1), sum({_SPENT}) FROM reviews AS log
            WHERE {_IN_PERIOD} AND {_OF_TOPIC} AND {STANDS} GROUP BY +item
        ) AS sums JOIN memory USING (item) ORDER BY item"""
    values = {**_values(since, until, topic), "first": since.toordinal(), "last": until.toordinal()}
    return [
        ItemTotals(ItemId(item), reviews, forgotten, Seconds(seconds), bool(is_new))
        for item, reviews, forgotten, seconds, is_new in connection.execute(query, values)
    ]


def answers_behind(
    connection: sqlite3.Connection, since: date, until: date, topic: TopicId | None
) -> Iterator[LoggedAnswer]:
    """The whole history up to `until` of every item that was reviewed from `since` on, in the order of the ids."""
    touched = {
        item
        for (item,) in connection.execute(
            f"SELECT item FROM memory WHERE last_day >= :first AND {_OF_TOPIC}",
            {"first": since.toordinal(), "topic": topic},
        )
    }
    # Chosen here and not by SQL, which takes as long to look an item up as to hand over its row. The plus sign keeps
    # SQLite from the index on days, after which it would have to sort a million rows.
    query = f"""SELECT item, rating, day FROM reviews AS log
        WHERE +day <= :until AND {STANDS} ORDER BY id"""
    numbers = _DayNumbers()
    for item, rating, day in connection.execute(query, {"until": until.isoformat()}):
        if item in touched:
            yield item, rating, numbers[day]


class _DayNumbers(dict[str, int]):
    """Study days as in the log → `date.toordinal`: a million answers fall on few days."""

    def __missing__(self, day: str) -> int:
        number = self[day] = date.fromisoformat(day).toordinal()
        return number


def drill_passes(connection: sqlite3.Connection, until: date, topic: TopicId | None) -> list[DrillPass]:
    """Every rated repetition of a drill up to `until`, oldest first."""
    query = f"""SELECT id, item, day, rating, duration FROM reviews AS log
        WHERE kind = :kind AND day <= :until AND {_OF_TOPIC} AND {STANDS} ORDER BY id"""
    values = {**_values(date.min, until, topic), "kind": str(ReviewKind.DRILL)}
    return [
        DrillPass(EventId(event), ItemId(item), date.fromisoformat(day), Rating(rating), Seconds(seconds))
        for event, item, day, rating, seconds in connection.execute(query, values)
    ]


def drill_runs(connection: sqlite3.Connection, until: date, topic: TopicId | None) -> list[DrillRun]:
    """Every run of a drill up to `until`, oldest first."""
    query = f"""SELECT id, item, day, verdict, cause, hints FROM attempts
        WHERE day <= :until AND {_OF_TOPIC} ORDER BY id"""
    return [
        DrillRun(EventId(event), ItemId(item), date.fromisoformat(day), verdict, cause, hints)
        for event, item, day, verdict, cause, hints in connection.execute(
            query, _values(date.min, until, topic)
        )
    ]


def review_counts(connection: sqlite3.Connection) -> dict[ItemId, int]:
    """How many reviews of each item stand; items without any are missing."""
    query = f"SELECT item, count(*) FROM reviews AS log WHERE {STANDS} GROUP BY item"
    return {ItemId(item): count for item, count in connection.execute(query)}


def first_study_day(connection: sqlite3.Connection, topic: TopicId | None) -> date | None:
    """The study day of the very first review that stands; None when there is none."""
    query = """SELECT min(first_day) FROM memory
        WHERE :topic IS NULL OR item IN (SELECT id FROM items WHERE topic = :topic)"""
    row = connection.execute(query, {"topic": topic}).fetchone()
    return None if row[0] is None else date.fromordinal(row[0])


def _values(since: date, until: date, topic: TopicId | None) -> dict[str, Any]:
    return {"since": since.isoformat(), "until": until.isoformat(), "topic": topic}
