"""Opens the learner's database: creates it, brings it up to date, and refuses what it must not touch."""

from __future__ import annotations

import os
import sqlite3
from datetime import date
from pathlib import Path
from stat import S_ISDIR
from time import monotonic, sleep
from typing import TYPE_CHECKING

from studycli import paths
from studycli.errors import StoreError
from studycli.scheduler.settings import SchedulingSettings
from studycli.store import log, own, upkeep
from studycli.store.backup_files import daily_path
from studycli.store.connection import BUSY_SECONDS, Database, StoreMode, connect
from studycli.store.faults import explained, foreign, newer, primary_code
from studycli.store.schema import APPLICATION_ID, SCHEMA_VERSION
from studycli.store.store import Store
from studycli.study_days import Clock

if TYPE_CHECKING:
    from studycli.store.backup import DailyBackup

_NOT_OPENED = "the database was not opened"


def open_store(
    path: Path,
    settings: SchedulingSettings,
    clock: Clock,
    mode: StoreMode = StoreMode.READ_WRITE,
    *,
    backups: Path | None = None,
) -> Store:
    """The store in the database at `path`, which is created with its folder when there is none.

    A database of an older format is backed up into `backups` (the learner's folder unless given) and migrated. When
    the settings plan differently from those that the cached memory was planned with, it is replayed from the log.
    The first opening of a study day starts a backup in the background.

    With READ_ONLY nothing is written, created or replayed: a missing database reads as an empty one.

    Raises StoreError: not a database of this program, damaged, newer than the program, not writable, locked, or the
    disk is full.
    """
    _refuse_unfit(path, mode)
    if mode is StoreMode.READ_ONLY:
        return _open_to_read(path, settings, clock)
    folder = paths.backups() if backups is None else backups
    _make_folder(path.parent)
    with explained(path, _NOT_OPENED):
        database = Database(connect(path, mode), path, mode)
        try:
            _bring_up_to_date(database, folder, clock)
            return _ready(database, settings, (folder, clock.now().day))
        except BaseException:
            database.connection.close()
            raise


def _open_to_read(path: Path, settings: SchedulingSettings, clock: Clock) -> Store:
    with explained(path, _NOT_OPENED):
        if not path.exists():
            return _empty(path, settings)
        database = Database(connect(path, StoreMode.READ_ONLY), path, StoreMode.READ_ONLY)
        try:
            if _version(database) < SCHEMA_VERSION:
                raise StoreError(
                    f"{path}: the database is of an older format and has to be brought up to date first.",
                    "Run `study today` once, with the database writable.",
                )
            return _ready(database, settings)
        except BaseException:
            database.connection.close()
            raise


def _empty(path: Path, settings: SchedulingSettings) -> Store:
    from studycli.store.migrations import migrate

    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    migrate(connection)
    connection.execute("COMMIT")
    connection.execute("PRAGMA query_only = ON")
    return _ready(Database(connection, path, StoreMode.READ_ONLY), settings)


def _ready(
    database: Database, settings: SchedulingSettings, backups: tuple[Path, date] | None = None
) -> Store:
    """The store; `backups` says in which folder and for which study day to make the day's backup, if it is due."""
    connection = database.connection
    if database.mode is StoreMode.READ_WRITE and not upkeep.is_planned_with(connection, settings):
        with database.writing("the new plan"):
            upkeep.keep_to_plan(connection, settings)
    log.observe_newest(connection)
    device = own.meta(connection, "device")
    if device is None:
        raise sqlite3.DatabaseError("the database does not know its device")
    is_due = backups is not None and not log.is_empty(connection) and not daily_path(*backups).exists()
    return Store(database, settings, device, _begun(database.path, *backups) if backups and is_due else None)


def _begun(path: Path, folder: Path, day: date) -> DailyBackup:
    from studycli.store.backup import DailyBackup  # once a day; every other start does without it

    backup = DailyBackup(path, folder, day)
    backup.start()
    return backup


def _bring_up_to_date(database: Database, folder: Path, clock: Clock) -> None:
    connection = database.connection
    found = _version(database)
    _use_wal(connection)
    if 0 < found < SCHEMA_VERSION:
        from studycli.store.backup import backup_before

        backup_before(connection, database.path, folder, clock.now(), f"format-{SCHEMA_VERSION}")
    # Even with nothing to migrate the write lock is taken once: a file that may not be written should say so now,
    # not when the first answer is to be saved.
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _version(database) < SCHEMA_VERSION:
            from studycli.store.migrations import migrate

            migrate(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _use_wal(connection: sqlite3.Connection) -> None:
    # Two programs that make one database at once: SQLite tells the second that it is busy without waiting, since the
    # change of mode could deadlock. The first is done in milliseconds.
    patience = monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if primary_code(error) != sqlite3.SQLITE_BUSY or monotonic() > patience:
                raise
            sleep(0.01)


def _version(database: Database) -> int:
    """The database's format; 0 for a new one. Raises StoreError for a newer or foreign one."""
    connection = database.connection
    owner, found = _header(connection)
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if owner != APPLICATION_ID and tables:
        raise foreign(database.path)
    if found > SCHEMA_VERSION:
        raise newer(database.path, found, SCHEMA_VERSION)
    return found


def _refuse_unfit(path: Path, mode: StoreMode) -> None:
    """Refuses what can be told before SQLite opens the file for good and perhaps tidies up beside it."""
    try:
        is_folder = S_ISDIR(path.stat().st_mode)
    except FileNotFoundError:
        return
    except OSError as error:
        raise StoreError(f"{path} cannot be reached ({error.strerror}).", _MAKE_ACCESSIBLE) from error
    if is_folder:
        raise StoreError(
            f"{path} is a folder, not a database.", "Move it away, or point STUDY_HOME elsewhere."
        )
    as_we_run = os.access in os.supports_effective_ids
    if not os.access(path, os.R_OK, effective_ids=as_we_run):
        raise StoreError(f"{path} may not be read.", _MAKE_ACCESSIBLE)
    # SQLite would open such a file to read, and complain when the first answer is to be saved.
    if mode is StoreMode.READ_WRITE and not os.access(path, os.W_OK, effective_ids=as_we_run):
        raise StoreError(f"{path} may not be written.", _MAKE_ACCESSIBLE)
    _refuse_newer(path)


def _refuse_newer(path: Path) -> None:
    # Immutable: SQLite reads the header alone, takes no locks and leaves no file beside it. (Reading the bytes
    # ourselves would be unsafe: closing a file drops every POSIX lock that this process holds on it.)
    with explained(path, _NOT_OPENED):
        peek = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            # Killed while the WAL was folded in, the first page may promise more pages than the file has yet: sound
            # with the WAL, which is not looked at here. So SQLite takes the file to be as long as it is.
            peek.execute("PRAGMA writable_schema = ON")
            owner, found = _header(peek)
        finally:
            peek.close()
    if owner == APPLICATION_ID and found > SCHEMA_VERSION:
        raise newer(path, found, SCHEMA_VERSION)


def _header(connection: sqlite3.Connection) -> tuple[int, int]:
    """Whose database it is (application_id), and its format (user_version)."""
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    return int(owner), int(found)


_MAKE_ACCESSIBLE = "Make it readable and writable for you, or point STUDY_HOME at another folder."


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"The folder {folder} cannot be made ({error.strerror}).",
            "Make it yourself, or point STUDY_HOME at a folder that you may write.",
        ) from error
