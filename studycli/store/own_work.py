"""What the learner made: the latest written answers and sources of drills, one per item."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import NamedTuple

from studycli.model.items import ItemId
from studycli.model.review import ReviewKind
from studycli.store.log import STANDS

_PASSED = "passed"


class WrittenAnswer(NamedTuple):
    """The latest text that was written as the answer to a card."""

    item: ItemId
    text: str
    day: date


class WrittenSource(NamedTuple):
    """The source that stands for what the learner can do: the latest that passed, else the latest of all."""

    item: ItemId
    source: str
    day: date
    passed: bool


def written_answers(connection: sqlite3.Connection) -> list[WrittenAnswer]:
    """The latest written answer of every card that has one and was not taken back, by item."""
    query = f"""SELECT item, answer, day, max(id) FROM reviews AS log
        WHERE answer <> '' AND kind <> ? AND {STANDS} GROUP BY item ORDER BY item"""
    found = connection.execute(query, (str(ReviewKind.DRILL),))
    return [WrittenAnswer(item, answer, date.fromisoformat(day)) for item, answer, day, _ in found]


def written_sources(connection: sqlite3.Connection) -> list[WrittenSource]:
    """One source of every drill that was ever run, by item."""
    query = """SELECT item, source, day, verdict = ?, max(id) FROM attempts
        GROUP BY item, verdict = ? ORDER BY item, verdict = ?"""
    kept: dict[ItemId, WrittenSource] = {}
    for item, source, day, passed, _ in connection.execute(query, (_PASSED,) * 3):
        kept[item] = WrittenSource(item, source, date.fromisoformat(day), bool(passed))
    return list(kept.values())
