"""What belongs to this machine alone: drafts, and facts about the database itself."""

from __future__ import annotations

import sqlite3

from studycli.model.items import ItemId
from studycli.model.review import Moment
from studycli.store.moments import instant_text
from studycli.store.texts import storable


def draft(connection: sqlite3.Connection, item: ItemId) -> str | None:
    """The unfinished answer to an item."""
    row = connection.execute("SELECT text FROM drafts WHERE item = ?", (item,)).fetchone()
    return None if row is None else str(row[0])


def save_draft(connection: sqlite3.Connection, item: ItemId, text: str, moment: Moment) -> None:
    """Keeps an unfinished answer; an empty one is removed. Part of the caller's transaction."""
    if text:
        values = (item, storable(text), instant_text(moment.at))
        connection.execute("INSERT OR REPLACE INTO drafts VALUES (?, ?, ?)", values)
    else:
        clear_draft(connection, item)


def clear_draft(connection: sqlite3.Connection, item: ItemId) -> None:
    """Forgets the unfinished answer. Part of the caller's transaction."""
    connection.execute("DELETE FROM drafts WHERE item = ?", (item,))


def meta(connection: sqlite3.Connection, key: str) -> str | None:
    """The value kept under `key`."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row[0])


def set_meta(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Keeps `value` under `key`. Part of the caller's transaction."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))
