"""Copies of the database: one a day, one before anything dangerous, and by hand. Each is checked by opening it."""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import suppress
from datetime import date
from pathlib import Path

from studycli.errors import StoreError
from studycli.model.review import Moment
from studycli.store.backup_check import BackupContent, examine, read_content
from studycli.store.backup_files import BEFORE, daily_path, fresh_path, thin
from studycli.store.connection import StoreMode, connect
from studycli.store.faults import damaged, store_error


def copy_database(connection: sqlite3.Connection, source: Path, target: Path) -> BackupContent:
    """Writes a consistent, checked copy of the open database `source` to `target`, whole or not at all.

    The copy is one self-contained file; returns what it holds. Raises StoreError when it cannot be written, or when the copy is not sound,
    as it would be if the database were damaged; `target` is then as it was.
    """
    partial = target.with_name(f"{target.name}.{os.getpid()}.partial")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        before = read_content(connection)
        _copy_pages(connection, partial)
        found = _checked(partial, source, before)
        with partial.open("rb+") as file:
            os.fsync(file.fileno())
        partial.replace(target)
        return found
    except sqlite3.Error as error:
        raise store_error(error, source, "the backup was not made") from error
    except OSError as error:
        raise StoreError(
            f"The backup {target} could not be written ({error.strerror}).",
            "Check that there is room and that the folder may be written.",
        ) from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def _copy_pages(connection: sqlite3.Connection, partial: Path) -> None:
    # Page by page takes a fifth of the time of VACUUM INTO; the fsync comes once, at the end.
    copy = sqlite3.connect(partial, isolation_level=None)
    try:
        copy.execute("PRAGMA synchronous = OFF")
        connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()


def _checked(partial: Path, source: Path, before: BackupContent) -> BackupContent:
    found = examine(partial)
    if found.content is None:
        raise damaged(source, "a copy of it is not sound")
    # Others may have written while it was copied, and a log only grows.
    if any(found.content.counts.get(table, 0) < count for table, count in before.counts.items()):
        raise damaged(source, "a copy of it lacks answers")
    return found.content


def backup_before(
    connection: sqlite3.Connection, source: Path, folder: Path, moment: Moment, deed: str
) -> Path:
    """A copy in `folder` before something dangerous, which `deed` names (`format-2`). Raises StoreError."""
    target = fresh_path(folder, moment, BEFORE + deed)
    copy_database(connection, source, target)
    thin(folder)
    return target


class DailyBackup:
    """The day's copy, made in the background while the learner reads the first question.

    A copy of 200,000 reviews takes half a second with its check: too long to wait for before the first question and
    no trouble beside it, since in WAL mode a reader hinders no writer.
    """

    def __init__(self, source: Path, folder: Path, day: date) -> None:
        self._source = source
        self._folder = folder
        self._target = daily_path(folder, day)
        self._thread = threading.Thread(target=self._run, name="daily backup")
        self.fault: StoreError | None = None
        """Why it could not be made, once `wait` has returned."""

    def start(self) -> None:
        """Starts copying."""
        self._thread.start()

    def wait(self) -> None:
        """Returns when the copy is done or has failed."""
        self._thread.join()

    def _run(self) -> None:
        try:
            connection = connect(self._source, StoreMode.READ_ONLY)
            try:
                copy_database(connection, self._source, self._target)
            finally:
                connection.close()
            thin(self._folder)
        except sqlite3.Error as error:
            self.fault = store_error(error, self._source, "the daily backup was not made")
        except StoreError as error:
            self.fault = error
