"""Opens a backup without touching it, and says what is in it and whether it is sound."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from enum import StrEnum
from pathlib import Path

from studycli.errors import StoreError
from studycli.frozen import frozen
from studycli.model.review import Moment
from studycli.store.connection import StoreMode, connect
from studycli.store.faults import primary_code
from studycli.store.moments import read_moment
from studycli.store.schema import APPLICATION_ID, LOG_TABLES, SCHEMA_VERSION


class Soundness(StrEnum):
    """What opening a backup showed."""

    SOUND = "sound"
    DAMAGED = "damaged"
    NEWER = "newer"
    """Written by a newer version of the program."""
    FOREIGN = "foreign"
    """Not a database of this program."""
    UNREADABLE = "unreadable"


@frozen
class BackupContent:
    """What is in a database."""

    counts: dict[str, int]
    """Rows of each table of the log that it has."""
    newest: Moment | None
    """When its newest review was given."""


@frozen
class BackupState:
    """A backup after it was opened."""

    path: Path
    size: int
    """Bytes."""
    soundness: Soundness
    content: BackupContent | None
    """None unless SOUND."""
    error: StoreError | None
    """Why it cannot be used; None when SOUND."""


def examine(path: Path) -> BackupState:
    """Opens the database at `path`, checks its pages and whose it is, and counts what it holds. Changes nothing."""
    size = 0
    try:
        size = _size(path)
        with closing(connect(path, StoreMode.READ_ONLY)) as connection:
            return BackupState(path, size, Soundness.SOUND, _content(path, connection), None)
    except _Unfit as unfit:
        return BackupState(path, size, unfit.soundness, None, unfit.error)
    except sqlite3.Error as error:
        is_foreign = primary_code(error) == sqlite3.SQLITE_NOTADB
        found = _foreign(path) if is_foreign else _damaged(path, str(error))
        return BackupState(path, size, found.soundness, None, found.error)


class _Unfit(Exception):
    def __init__(self, soundness: Soundness, message: str, hint: str) -> None:
        super().__init__(message)
        self.soundness = soundness
        self.error = StoreError(message, hint)


def _size(path: Path) -> int:
    try:
        size = path.stat().st_size
    except OSError as error:
        reason = "there is no such file" if isinstance(error, FileNotFoundError) else str(error.strerror)
        raise _unreadable(path, reason) from error
    if not path.is_file():
        raise _unreadable(path, "it is not a file")
    # Not by opening it: closing a file drops every lock that this process holds on it, were it the live database.
    if not os.access(path, os.R_OK, effective_ids=os.access in os.supports_effective_ids):
        raise _unreadable(path, "it may not be read")
    return size


def _content(path: Path, connection: sqlite3.Connection) -> BackupContent:
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    if owner != APPLICATION_ID:
        raise _foreign(path)
    if found > SCHEMA_VERSION:
        raise _Unfit(
            Soundness.NEWER,
            f"{path} was written by a newer version of study (format {found}; this one knows {SCHEMA_VERSION}).",
            "Update study first. Nothing was touched.",
        )
    said = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    if said != "ok":
        raise _damaged(path, said)
    return read_content(connection)


def read_content(connection: sqlite3.Connection) -> BackupContent:
    """What is in an open database."""
    has = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    counts = {
        table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in LOG_TABLES
        if table in has
    }
    row = connection.execute("SELECT at, utc_offset, day FROM reviews ORDER BY id DESC LIMIT 1").fetchone()
    return BackupContent(counts, None if row is None else read_moment(*row))


_OTHERS = "`study backup --list` shows which backups there are, and which of them are sound."


def _unreadable(path: Path, reason: str) -> _Unfit:
    return _Unfit(Soundness.UNREADABLE, f"{path} cannot be read: {reason}.", _OTHERS)


def _foreign(path: Path) -> _Unfit:
    return _Unfit(Soundness.FOREIGN, f"{path} is not a database of study.", _OTHERS)


def _damaged(path: Path, detail: str) -> _Unfit:
    return _Unfit(Soundness.DAMAGED, f"{path} is damaged ({detail}).", _OTHERS)
