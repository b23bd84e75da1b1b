"""Sums over the log for statistics and reports. What was taken back does not count.

`scope`, where there is one, leaves only the items that it holds of the content of now.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from studycli.model.items import ItemId, Seconds
from studycli.model.review import EventId, Rating, ReviewKind
from studycli.place.scope import Selection
from studycli.store.log import STANDS
from studycli.store.memory import LONGEST
from studycli.store.rows import DayOfItem
from studycli.store.scoping import item_in_scope, scope_values

if TYPE_CHECKING:
    from studycli.scheduler.retracing import LoggedAnswer

DAY_ZERO = 1721424.5
"""The Julian day, by which SQLite counts, before the first of `date.toordinal`."""

_IN_PERIOD = "day BETWEEN :since AND :until"

_SPENT = (
    "min(max(log.duration, 0.0), CASE log.kind "
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


def day_totals(connection: sqlite3.Connection, since: date, until: date, scope: Selection) -> list[DayTotals]:
    """The study days from `since` to `until`, both included, on which something was reviewed, oldest first."""
    query = f"""SELECT day, count(*), sum(rating = 1), sum({_SPENT}) FROM reviews AS log
        WHERE {_IN_PERIOD} AND {item_in_scope(scope)} AND {STANDS} GROUP BY day ORDER BY day"""
    return [
        DayTotals(date.fromisoformat(day), reviews, forgotten, Seconds(seconds))
        for day, reviews, forgotten, seconds in connection.execute(query, _values(since, until, scope))
    ]


def item_totals(
    connection: sqlite3.Connection, since: date, until: date, scope: Selection
) -> list[ItemTotals]:
    """The items that were reviewed from `since` to `until`, both included, also those no longer in the content."""
    # Grouped by +item: by the index on items, SQLite would visit the log's pages in the items' order, again and again.
    query = f"""SELECT sums.*, memory.first_day BETWEEN :first AND :last FROM (
            SELECT item, count(*), sum(rating = 1), sum({_SPENT}) FROM reviews AS log
            WHERE {_IN_PERIOD} AND {item_in_scope(scope)} AND {STANDS} GROUP BY +item
        ) AS sums JOIN memory USING (item) ORDER BY item"""
    values = {**_values(since, until, scope), "first": since.toordinal(), "last": until.toordinal()}
    return [
        ItemTotals(ItemId(item), reviews, forgotten, Seconds(seconds), bool(is_new))
        for item, reviews, forgotten, seconds, is_new in connection.execute(query, values)
    ]


def answers_behind(
    connection: sqlite3.Connection, since: date, until: date, scope: Selection
) -> Iterator[LoggedAnswer]:
    """The whole history up to `until` of every item that was reviewed from `since` on, in the order of the ids."""
    touched = {
        item
        for (item,) in connection.execute(
            f"SELECT item FROM memory WHERE last_day >= :first AND {item_in_scope(scope)}",
            {"first": since.toordinal(), **scope_values(scope)},
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


def days_of_items(connection: sqlite3.Connection, since: date) -> list[DayOfItem]:
    """What each item of the content took on each study day from `since` on; answers on paper left out."""
    # SQLite takes a bare column beside min() from the row in which the least was found: the day's first answer.
    query = f"""SELECT log.kind, day <= date(memory.first_day + {DAY_ZERO}), rating, sum({_SPENT}), items.minutes, min(log.id)
        FROM reviews AS log JOIN memory ON memory.item = log.item JOIN items ON items.id = log.item
        WHERE day >= ? AND log.kind <> ? AND {STANDS} GROUP BY log.item, day"""
    rows = connection.execute(query, (since.isoformat(), str(ReviewKind.WRITE)))
    return [DayOfItem(ReviewKind(row[0]), bool(row[1]), *row[2:5]) for row in rows]


def latest_day(connection: sqlite3.Connection, count: int, until: date) -> date:
    """The study day of the earliest of the latest `count` answers up to `until`; the first day when there are fewer."""
    query = f"SELECT day FROM reviews AS log WHERE day <= ? AND {STANDS} ORDER BY day DESC LIMIT 1 OFFSET ?"
    row = connection.execute(query, (until.isoformat(), count - 1)).fetchone()
    return date.min if row is None else date.fromisoformat(row[0])


def histories_since(connection: sqlite3.Connection, since: date, until: date) -> list[LoggedAnswer]:
    """`answers_behind` for a few late days of a long record: looks up the items that were answered since."""
    # CROSS: from the few memories to their reviews, never from all reviews to their memories.
    query = f"""SELECT log.item, log.rating, log.day FROM memory CROSS JOIN reviews AS log ON log.item = memory.item
        WHERE memory.last_day >= ? AND +log.day <= ? AND {STANDS} ORDER BY log.id"""
    numbers = _DayNumbers()
    rows = connection.execute(query, (since.toordinal(), until.isoformat()))
    return [(item, rating, numbers[day]) for item, rating, day in rows]


class _DayNumbers(dict[str, int]):
    """Study days as in the log → `date.toordinal`: a million answers fall on few days."""

    def __missing__(self, day: str) -> int:
        number = self[day] = date.fromisoformat(day).toordinal()
        return number


def drill_passes(connection: sqlite3.Connection, until: date, scope: Selection) -> list[DrillPass]:
    """Every rated repetition of a drill up to `until`, oldest first."""
    query = f"""SELECT id, item, day, rating, duration FROM reviews AS log
        WHERE kind = :kind AND day <= :until AND {item_in_scope(scope)} AND {STANDS} ORDER BY id"""
    values = {**_values(date.min, until, scope), "kind": str(ReviewKind.DRILL)}
    return [
        DrillPass(EventId(event), ItemId(item), date.fromisoformat(day), Rating(rating), Seconds(seconds))
        for event, item, day, rating, seconds in connection.execute(query, values)
    ]


def drill_runs(connection: sqlite3.Connection, until: date, scope: Selection) -> list[DrillRun]:
    """Every run of a drill up to `until`, oldest first."""
    query = f"""SELECT id, item, day, verdict, cause, hints FROM attempts
        WHERE day <= :until AND {item_in_scope(scope)} ORDER BY id"""
    return [
        DrillRun(EventId(event), ItemId(item), date.fromisoformat(day), verdict, cause, hints)
        for event, item, day, verdict, cause, hints in connection.execute(
            query, _values(date.min, until, scope)
        )
    ]


def review_counts(connection: sqlite3.Connection) -> dict[ItemId, int]:
    """How many reviews of each item stand; items without any are missing."""
    query = f"SELECT item, count(*) FROM reviews AS log WHERE {STANDS} GROUP BY item"
    return {ItemId(item): count for item, count in connection.execute(query)}


def first_study_day(connection: sqlite3.Connection, scope: Selection) -> date | None:
    """The study day of the very first review that stands; None when there is none."""
    query = f"SELECT min(first_day) FROM memory WHERE {item_in_scope(scope)}"
    row = connection.execute(query, scope_values(scope)).fetchone()
    return None if row[0] is None else date.fromordinal(row[0])


def _values(since: date, until: date, scope: Selection) -> dict[str, Any]:
    return {"since": since.isoformat(), "until": until.isoformat(), **scope_values(scope)}
