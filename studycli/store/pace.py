"""How much the learner usually does: items per day of study."""

from __future__ import annotations

import sqlite3
from datetime import date

from studycli.store.log import STANDS


def study_days(connection: sqlite3.Connection, until: date, count: int) -> list[tuple[date, int]]:
    """The latest `count` study days up to `until` on which anything was answered, newest first, with how many items."""
    query = f"""SELECT day, count(DISTINCT item) FROM reviews AS log WHERE day <= ? AND {STANDS}
        GROUP BY day ORDER BY day DESC LIMIT ?"""
    rows = connection.execute(query, (until.isoformat(), count))
    return [(date.fromisoformat(day), items) for day, items in rows]
