"""Unfinished answers.

A draft's row is a register in which the latest writing wins, so that several machines come to the same: its time only
ever grows, even where a clock goes back, and one that has ended stays as an empty text, or another machine's copy
would bring it back. An answer ends the drafts that are older, also those of other machines, until it is taken back.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta

from studycli.model.items import ItemId
from studycli.model.review import Moment
from studycli.store.log import STANDS
from studycli.store.moments import instant_text
from studycli.store.texts import storable


def draft(connection: sqlite3.Connection, item: ItemId) -> str | None:
    """The unfinished answer to an item."""
    query = f"""SELECT text FROM drafts WHERE item = :item AND text <> '' AND NOT EXISTS
        (SELECT 1 FROM reviews AS log WHERE item = :item AND at >= updated_at AND {STANDS})"""
    row = connection.execute(query, {"item": item}).fetchone()
    return None if row is None else str(row[0])


def save_draft(connection: sqlite3.Connection, item: ItemId, text: str, moment: Moment) -> None:
    """Keeps an unfinished answer; an empty one ends it. Part of the caller's transaction."""
    before = connection.execute("SELECT text, updated_at FROM drafts WHERE item = ?", (item,)).fetchone()
    if not text and (before is None or not before[0]):
        return
    latest = f"SELECT max(at) FROM reviews AS log WHERE item = ? AND {STANDS}"
    answered = connection.execute(latest, (item,)).fetchone()[0]
    earlier = [answered, None if before is None else before[1]]
    after = [datetime.fromisoformat(at) + timedelta(microseconds=1) for at in earlier if at is not None]
    values = (item, storable(text), instant_text(max([moment.at, *after])))
    connection.execute("INSERT OR REPLACE INTO drafts VALUES (?, ?, ?)", values)
