"""Facts about this machine's database."""

from __future__ import annotations

import sqlite3


def meta(connection: sqlite3.Connection, key: str) -> str | None:
    """The value kept under `key`."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row[0])


def set_meta(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Keeps `value` under `key`. Part of the caller's transaction."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def forget_meta(connection: sqlite3.Connection, prefix: str) -> None:
    """Forgets every fact whose key begins with `prefix`. Part of the caller's transaction."""
    connection.execute("DELETE FROM meta WHERE substr(key, 1, length(:prefix)) = :prefix", {"prefix": prefix})
