"""How much the learner usually does: items per day of study."""

from __future__ import annotations

import sqlite3
from datetime import date
from math import fsum

from studycli.store.log import STANDS

USUAL_DAYS = 28
"""From how many days of study the usual load is taken."""


def usual_load(connection: sqlite3.Connection, today: date) -> float:
    """How many items the learner has answered per day of study of late, today left out; 0 without any."""
    days = study_days(connection, today, USUAL_DAYS + 1)
    earlier = [items for day, items in days if day != today][:USUAL_DAYS]
    return fsum(earlier) / len(earlier) if earlier else 0.0


def study_days(connection: sqlite3.Connection, until: date, count: int) -> list[tuple[date, int]]:
    """The latest `count` study days up to `until` on which anything was answered, newest first, with how many items."""
    query = f"""SELECT day, count(DISTINCT item) FROM reviews AS log WHERE day <= ? AND {STANDS}
        GROUP BY day ORDER BY day DESC LIMIT ?"""
    rows = connection.execute(query, (until.isoformat(), count))
    return [(date.fromisoformat(day), items) for day, items in rows]
