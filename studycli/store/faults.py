"""What sqlite3's errors mean to a learner."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from studycli.errors import StoreError


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's primary result code, which the extended one carries in its lowest byte; 0 when there is none."""
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def store_error(error: sqlite3.Error, path: Path, doing: str) -> StoreError:
    """The sentence and the hint for `error`, met in the database at `path`.

    `doing` completes "… was not …": "your answer was not saved", "the database was not opened".
    """
    explain = _SENTENCES.get(primary_code(error), _unknown)
    return explain(error, path, doing)


@contextmanager
def explained(path: Path, doing: str) -> Iterator[None]:
    """Turns whatever sqlite3 raises inside into a StoreError."""
    try:
        yield
    except sqlite3.Error as error:
        raise store_error(error, path, doing) from error


def damaged(path: Path, detail: str) -> StoreError:
    """The database is not sound."""
    return StoreError(f"{path}: the database is damaged ({detail}).", _start_over(path))


def foreign(path: Path) -> StoreError:
    """The file is something else."""
    return StoreError(f"{path} is not a database of study.", _start_over(path))


def _start_over(path: Path) -> str:
    from studycli.store.backup_files import DAMAGED, backup_files  # only who has lost something waits for it

    copies = [file.path for file in backup_files(path.parent / "backups") if file.label != DAMAGED]
    if copies:
        return f"`study restore {copies[-1]}` puts the newest backup in its place and keeps the file apart."
    # A WAL left beside would be played into whatever database takes the place of its own.
    return f"Move it away, with {path.name}-wal and {path.name}-shm if they are beside it; study then begins a new one."


def newer(path: Path, found: int, known: int) -> StoreError:
    """The database was written by a later version of the program."""
    return StoreError(
        f"{path}: the database was written by a newer version of study (format {found}; this one knows {known}).",
        "Update study. The database was not touched.",
    )


def _full(error: sqlite3.Error, path: Path, doing: str) -> StoreError:
    again = " and answer again" if doing.startswith("your answer") else " and try again"
    return StoreError(f"The disk is full: {doing}.", f"Free some space{again}. ({path})")


def _busy(error: sqlite3.Error, path: Path, doing: str) -> StoreError:
    return StoreError(
        f"Another program is holding the database: {doing}.",
        f"Wait until it is done or close it, then try again. ({path})",
    )


def _read_only(error: sqlite3.Error, path: Path, doing: str) -> StoreError:
    return StoreError(
        f"{path} may not be written: {doing}.",
        "Make the file and its folder writable, or point STUDY_HOME at a folder that is.",
    )


def _cannot_open(error: sqlite3.Error, path: Path, doing: str) -> StoreError:
    return StoreError(
        f"{path} cannot be opened: {doing}.",
        "Check that the file and its folder may be read and written by you, or point STUDY_HOME elsewhere.",
    )


def _disk(error: sqlite3.Error, path: Path, doing: str) -> StoreError:
    return StoreError(
        f"The disk did not do as it was told ({error}): {doing}.",
        f"Check the disk and its cable or network, then try again. ({path})",
    )


def _no_database(error: sqlite3.Error, path: Path, doing: str) -> StoreError:
    return foreign(path)


def _corrupt(error: sqlite3.Error, path: Path, doing: str) -> StoreError:
    return damaged(path, str(error))


def _unknown(error: sqlite3.Error, path: Path, doing: str) -> StoreError:
    return StoreError(f"The database refused ({error}): {doing}.", f"`study doctor` looks at {path}.")


_SENTENCES: dict[int, Callable[[sqlite3.Error, Path, str], StoreError]] = {
    sqlite3.SQLITE_FULL: _full,
    sqlite3.SQLITE_BUSY: _busy,
    sqlite3.SQLITE_LOCKED: _busy,
    sqlite3.SQLITE_READONLY: _read_only,
    sqlite3.SQLITE_PERM: _read_only,
    sqlite3.SQLITE_CANTOPEN: _cannot_open,
    sqlite3.SQLITE_IOERR: _disk,
    sqlite3.SQLITE_NOTADB: _no_database,
    sqlite3.SQLITE_CORRUPT: _corrupt,
}
