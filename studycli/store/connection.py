"""One connection to the learner's database, and what a transaction on it means."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from studycli.store.faults import explained

BUSY_SECONDS = 5.0
"""How long to wait for another program's transaction; ours take milliseconds."""


class StoreMode(Enum):
    """What the store may do to the database."""

    READ_WRITE = "read-write"
    READ_ONLY = "read-only"


@dataclass(frozen=True, slots=True)
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
    connection = sqlite3.connect(_uri(path, mode), uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        # Without this, INSERT OR REPLACE would delete rows of the log past the triggers that guard it.
        connection.execute("PRAGMA recursive_triggers = ON")
        if mode is StoreMode.READ_WRITE:
            connection.execute("PRAGMA synchronous = FULL")
    except BaseException:
        connection.close()
        raise
    return connection


def _uri(path: Path, mode: StoreMode) -> str:
    if mode is StoreMode.READ_WRITE:
        return f"{path.absolute().as_uri()}?mode=rwc"
    return f"{path.absolute().as_uri()}?mode=ro"
