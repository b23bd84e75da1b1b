"""What the content held when it was last read, so that a start reads only what has changed since.

Functions here are part of the caller's transaction. Nothing in these tables is precious: all of it can be read again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from studycli.model.items import ItemId, TopicId

Connection = sqlite3.Connection

Stamp = tuple[int, int]
"""When a file was changed last (nanoseconds), and its size in bytes."""

_VERSION_KEY = "content_version"
_CURRICULUM_KEY = "curriculum"
_ITEM = "id, kind, topic, group_id, minutes, path, line, payload"
_LAST = 2**62

ItemRow = tuple[str, str, str, str, float | None, str, int, str]
"""id, kind, topic, group, minutes, path, line, payload."""


class LightRow(NamedTuple):
    """What queues and lists need to know of an item."""

    id: ItemId
    kind: str
    """A card's kind, or `drill`."""
    topic: TopicId
    group: ItemId
    position: int
    """Its place in the order in which new items are met."""
    minutes: float | None


def stamps(connection: Connection) -> dict[str, Stamp]:
    """The files that have been read, by path."""
    return {
        path: (at, size)
        for path, at, size in connection.execute("SELECT path, mtime_ns, size FROM content_files")
    }


def version(connection: Connection) -> str:
    """Which parser, and which curricula, the cache was made with; empty when there is no cache yet."""
    return _meta(connection, _VERSION_KEY)


def set_version(connection: Connection, value: str) -> None:
    """Remembers what the cache was made with."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_VERSION_KEY, value))


def curriculum(connection: Connection) -> str:
    """The curriculum as it was saved."""
    return _meta(connection, _CURRICULUM_KEY)


def set_curriculum(connection: Connection, text: str) -> None:
    """Keeps the curriculum."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_CURRICULUM_KEY, text))


def _meta(connection: Connection, key: str) -> str:
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else ""


def faults(connection: Connection) -> list[tuple[str, str]]:
    """(path, faults as they were saved) of the files that have any."""
    return list(connection.execute("SELECT path, faults FROM content_files WHERE faults <> '' ORDER BY path"))


def owners(connection: Connection) -> dict[str, tuple[str, int]]:
    """(path, line) of every section that is cached, by its id; of several cards, the first one's line."""
    rows = connection.execute("SELECT group_id, path, min(line) FROM items GROUP BY group_id")
    return {group: (path, line) for group, path, line in rows}


def forget(connection: Connection, paths: Iterable[str]) -> None:
    """Removes files and what they held."""
    gone = [(path,) for path in paths]
    connection.executemany("DELETE FROM items WHERE path = ?", gone)
    connection.executemany("DELETE FROM content_files WHERE path = ?", gone)


def add_file(connection: Connection, path: str, stamp: Stamp, faults: str) -> None:
    """Adds a file that has been read."""
    connection.execute("INSERT INTO content_files VALUES (?, ?, ?, ?)", (path, *stamp, faults))


def add_items(connection: Connection, rows: Iterable[ItemRow]) -> None:
    """Adds items, in written order and behind all others until `place_items` orders them."""
    connection.executemany(
        f"INSERT INTO items ({_ITEM}, position) VALUES (?, ?, ?, ?, ?, ?, ?, ?, {_LAST})", rows
    )


def written_order(connection: Connection) -> list[tuple[ItemId, str, TopicId, str, int, str]]:
    """(id, kind, topic, path, position, a drill's payload) of every item; within a file in written order."""
    query = (
        "SELECT id, kind, topic, path, position, iif(kind = 'drill', payload, '') FROM items ORDER BY rowid"
    )
    return list(connection.execute(query))


def place_items(connection: Connection, places: Iterable[tuple[int, ItemId]]) -> None:
    """Sets (position, id) pairs."""
    connection.executemany("UPDATE items SET position = ? WHERE id = ?", places)


def item_row(connection: Connection, item: str) -> ItemRow | None:
    """The cached row of one item."""
    row: ItemRow | None = connection.execute(f"SELECT {_ITEM} FROM items WHERE id = ?", (item,)).fetchone()
    return row


def item_rows(connection: Connection) -> Iterator[ItemRow]:
    """The cached rows of all items, in the order of the curriculum."""
    yield from connection.execute(f"SELECT {_ITEM} FROM items ORDER BY position, id")


def light_rows(connection: Connection) -> list[LightRow]:
    """All items without their texts, in the order of the curriculum."""
    query = "SELECT id, kind, topic, group_id, position, minutes FROM items ORDER BY position, id"
    return [LightRow._make(row) for row in connection.execute(query)]


def drill_ids(connection: Connection) -> list[ItemId]:
    """The ids of all drills."""
    return [
        row[0] for row in connection.execute("SELECT id FROM items WHERE kind = 'drill' ORDER BY position")
    ]


@contextmanager
def shadowing(connection: Connection) -> Iterator[None]:
    """A transaction that writes to temporary copies of the tables, for a database that may only be read.

    SQLite finds a temporary table before one of the same name in the file, so every query sees the copies from then
    on, until the connection is closed.
    """
    guarded = connection.execute("PRAGMA query_only").fetchone()[0]
    connection.execute("PRAGMA query_only = OFF")  # it would forbid temporary tables too
    connection.execute("BEGIN")
    try:
        for table, key in (("content_files", "path"), ("items", "id"), ("meta", "key")):
            connection.execute(f"CREATE TEMP TABLE IF NOT EXISTS {table} AS SELECT * FROM main.{table}")
            connection.execute(f"CREATE UNIQUE INDEX IF NOT EXISTS temp.{table}_key ON {table}({key})")
        connection.execute("CREATE INDEX IF NOT EXISTS temp.items_path ON items(path)")
        connection.execute("CREATE INDEX IF NOT EXISTS temp.items_position ON items(position, id)")
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute(f"PRAGMA query_only = {guarded}")
