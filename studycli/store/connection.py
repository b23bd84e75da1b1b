"""One connection to the learner's database, and what a transaction on it means."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

from studycli.frozen import frozen
from studycli.store.faults import explained

BUSY_SECONDS = 5.0
"""How long to wait for another program's transaction; ours take milliseconds."""


class StoreMode(Enum):
    """What the store may do to the database."""

    READ_WRITE = "read-write"
    READ_ONLY = "read-only"


CACHE_KIBIBYTES = 32 * 1024
"""SQLite's own 2 MiB hold too little of 20,000 items for the queue's joins: 38 ms instead of 28 for the due ones."""


@frozen
class Database:
    """An open database. Belongs to the thread that opened it."""

    connection: sqlite3.Connection
    path: Path
    mode: StoreMode

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, for queries. What SQLite raises becomes a StoreError."""
        with explained(self.path, "nothing could be read"):
            yield self.connection

    @contextmanager
    def writing(self, what: str) -> Iterator[sqlite3.Connection]:
        """One transaction: all that is done to the connection inside is saved at the end, or none of it.

        `what` names it for the learner: "your answer". Raises StoreError when it could not be saved; the store can
        be used again after that.
        """
        with explained(self.path, f"{what} was not saved"):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                # A full disk or an I/O error may have rolled back already; a second ROLLBACK would hide the cause.
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise


def connect(path: Path, mode: StoreMode) -> sqlite3.Connection:
    """A connection with this program's settings. Raises sqlite3.Error."""
    if mode is StoreMode.READ_WRITE:
        connection = _connect(path, "mode=rwc")
        connection.execute("PRAGMA synchronous = FULL")
        return connection
    try:
        return _connect(path, "mode=ro")
    except sqlite3.OperationalError:
        # Readers of a WAL database share a file beside it, which a read-only folder has no room for. Without a WAL
        # there is nothing in it to share, and the file alone is the whole database.
        if path.with_name(path.name + "-wal").exists():
            raise
        return _connect(path, "mode=ro&immutable=1")


def _connect(path: Path, options: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{options}"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = {-CACHE_KIBIBYTES}")
        # Without this, INSERT OR REPLACE would delete rows of the log past the triggers that guard it.
        connection.execute("PRAGMA recursive_triggers = ON")
        connection.execute("SELECT count(*) FROM sqlite_master")
        if not connection.execute("SELECT count(*) FROM pragma_function_list WHERE name = 'pow'").fetchone()[
            0
        ]:
            # Some builds of SQLite leave its mathematics out.
            connection.create_function("pow", 2, lambda base, power: base and base**power, deterministic=True)
    except BaseException:
        connection.close()
        raise
    return connection
