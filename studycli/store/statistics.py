"""Sums over the log for statistics and reports. What was taken back does not count."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import NamedTuple

from studycli.model.items import ItemId, Seconds
from studycli.model.review import ReviewKind
from studycli.store.log import STANDS


class DayTotals(NamedTuple):
    """What happened on one study day."""

    day: date
    reviews: int
    forgotten: int
    """Reviews rated Again."""
    seconds: Seconds


class Recall(NamedTuple):
    """How often items from earlier days were recalled at their first review of a day."""

    asked: int
    remembered: int


class DrillPass(NamedTuple):
    """One rated repetition of a drill."""

    item: ItemId
    day: date
    rating: int
    seconds: Seconds


def day_totals(connection: sqlite3.Connection, since: date, until: date) -> list[DayTotals]:
    """The study days from `since` to `until`, both included, on which something was reviewed, oldest first."""
    query = f"""SELECT day, count(*), sum(rating = 1), sum(duration) FROM reviews AS log
        WHERE day BETWEEN ? AND ? AND {STANDS} GROUP BY day ORDER BY day"""
    return [
        DayTotals(date.fromisoformat(day), reviews, forgotten, Seconds(seconds))
        for day, reviews, forgotten, seconds in connection.execute(query, _span(since, until))
    ]


def recall(connection: sqlite3.Connection, since: date, until: date) -> Recall:
    """True retention: first reviews of a day, of items that had been learned on an earlier day.

    Later reviews of the same day are learning steps and say nothing about memory.
    """
    # SQLite takes the other columns of a min() from the row that holds the minimum.
    query = f"""SELECT count(*), coalesce(sum(rating > 1), 0) FROM (
            SELECT item, day, rating, min(id) FROM reviews AS log
            WHERE day BETWEEN ? AND ? AND {STANDS} GROUP BY item, day
        ) AS first JOIN memory ON memory.item = first.item
        WHERE memory.first_day < julianday(first.day) - {_JULIAN_DAY_OF_ORDINAL_ZERO}"""
    return Recall(*connection.execute(query, _span(since, until)).fetchone())


def drill_passes(connection: sqlite3.Connection, until: date) -> list[DrillPass]:
    """Every rated repetition of a drill up to `until`, oldest first."""
    query = f"""SELECT item, day, rating, duration FROM reviews AS log
        WHERE kind = ? AND day <= ? AND {STANDS} ORDER BY id"""
    return [
        DrillPass(ItemId(item), date.fromisoformat(day), rating, Seconds(seconds))
        for item, day, rating, seconds in connection.execute(query, (ReviewKind.DRILL, until.isoformat()))
    ]


def review_counts(connection: sqlite3.Connection) -> dict[ItemId, int]:
    """How many reviews of each item stand; items without any are missing."""
    query = f"SELECT item, count(*) FROM reviews AS log WHERE {STANDS} GROUP BY item"
    return {ItemId(item): count for item, count in connection.execute(query)}


def new_items(connection: sqlite3.Connection, since: date, until: date) -> int:
    """How many items were answered for the first time between two study days, both included."""
    query = "SELECT count(*) FROM memory WHERE first_day BETWEEN ? AND ?"
    return int(connection.execute(query, (since.toordinal(), until.toordinal())).fetchone()[0])


def first_study_day(connection: sqlite3.Connection) -> date | None:
    """The study day of the very first review; None when there is none."""
    row = connection.execute("SELECT min(day) FROM reviews").fetchone()
    return None if row[0] is None else date.fromisoformat(row[0])


_JULIAN_DAY_OF_ORDINAL_ZERO = 1721424.5
"""julianday('0001-01-01') is 1721425.5, whose `date.toordinal` is 1."""


def _span(since: date, until: date) -> tuple[str, str]:
    return since.isoformat(), until.isoformat()
