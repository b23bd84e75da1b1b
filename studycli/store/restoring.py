"""Makes the log what a backup holds, inside the open database, so that other programs that use it stay correct.

Only the difference is written, in one transaction: whoever answers in the meantime waits for it and then writes into
the restored log, never into a file that has been replaced. Drafts, the content cache, this machine's device id and
other facts about the database stay; what memory and standing follow from the log is made anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from studycli.frozen import frozen
from studycli.model.items import ItemId
from studycli.model.review import Moment
from studycli.scheduler.scheduler import Scheduler
from studycli.scheduler.settings import SchedulingSettings
from studycli.store import drafts, log, memory, own, standing, upkeep
from studycli.store.backup import backup_before
from studycli.store.backup_check import BackupContent, read_content
from studycli.store.connection import Database, StoreMode, connect
from studycli.store.merging import SYNC_STATE
from studycli.store.plan import planned_settings
from studycli.store.schema import LOG_TABLES
from studycli.store.staging import StagedBackup

DEED = "restore"
"""What the copy is named after that is taken before a restore."""


@frozen
class Difference:
    """What a restore would change."""

    now: BackupContent
    """What the database holds."""
    then: BackupContent
    """What it would hold."""
    gone: dict[str, int]
    """Events of each table of the log that the backup lacks."""
    back: dict[str, int]
    """Events of each table of the log that only the backup has."""
    items: int
    """How many items these events are about."""

    @property
    def is_empty(self) -> bool:
        """Whether both hold the same events."""
        return not any(self.gone.values()) and not any(self.back.values())


def difference(connection: sqlite3.Connection, backup: StagedBackup) -> Difference:
    """What restoring `backup` would change."""
    with _attached(connection, backup.path), _reading(connection):
        gone = {table: _count(connection, table, "main", "backup") for table in LOG_TABLES}
        back = {table: _count(connection, table, "backup", "main") for table in LOG_TABLES}
        items = len(_affected(connection))
        return Difference(read_content(connection), backup.content, gone, back, items)


def restore(
    database: Database, settings: SchedulingSettings, backup: StagedBackup, folder: Path, moment: Moment
) -> Path:
    """Makes the log what `backup` holds; returns the copy in `folder` of what was there before. Raises StoreError."""
    connection = database.connection
    with database.reading(), _attached(connection, backup.path), database.writing("the restored record"):
        # Nobody else can write from here on, so the copy holds every answer that was ever confirmed.
        with closing(connect(database.path, StoreMode.READ_ONLY)) as reader:
            before = backup_before(reader, database.path, folder, moment, DEED)
        log.keep_newest_id(connection)
        own.forget_meta(connection, SYNC_STATE)
        items = _affected(connection)
        with _unguarded(connection):
            for table in LOG_TABLES:
                _exchange(connection, table)
        for item, text in connection.execute(_ENDED_DRAFTS).fetchall():
            drafts.save_draft(connection, item, text, moment)
        scheduler = Scheduler(planned_settings(connection, settings))
        for item in items:
            memory.refresh_memory(connection, scheduler, item)
            standing.refresh_standing(connection, item)
        upkeep.keep_to_plan(connection, settings)
    return before


_ENDED_DRAFTS = """SELECT old.item, old.text FROM backup.drafts AS old LEFT JOIN main.drafts AS new USING (item)
    WHERE old.text <> '' AND coalesce(new.text, '') = ''"""
"""The drafts that the backup has and that have ended since."""


@contextmanager
def _attached(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    connection.execute("ATTACH ? AS backup", (f"{path.absolute().as_uri()}?mode=ro&immutable=1",))
    try:
        yield
    finally:
        connection.execute("DETACH backup")


@contextmanager
def _reading(connection: sqlite3.Connection) -> Iterator[None]:
    """One state of the database for several queries."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


def _lacking(table: str, here: str, there: str) -> str:
    # Not EXCEPT, which would sort a million ids: both indexes stand in this order already.
    return f"""SELECT id FROM {here}.{table} AS own
        WHERE NOT EXISTS (SELECT 1 FROM {there}.{table} AS other WHERE other.id = own.id)"""


def _count(connection: sqlite3.Connection, table: str, here: str, there: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM ({_lacking(table, here, there)})").fetchone()[0])


def _affected(connection: sqlite3.Connection) -> set[ItemId]:
    """The items whose reviews, marks or runs differ, or were taken back in only one of the two."""
    items: set[ItemId] = set()
    for here, there in (("main", "backup"), ("backup", "main")):
        taken_back = f"""SELECT event FROM {here}.retractions
            WHERE id IN ({_lacking("retractions", here, there)})"""
        for table in ("reviews", "marks", "attempts"):
            query = f"""SELECT DISTINCT item FROM {here}.{table}
                WHERE id IN ({_lacking(table, here, there)}) OR id IN ({taken_back})"""
            items.update(item for (item,) in connection.execute(query))
    return items


def _exchange(connection: sqlite3.Connection, table: str) -> None:
    columns = ", ".join(
        name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?, 'main')", (table,))
    )
    connection.execute(f"DELETE FROM main.{table} WHERE id IN ({_lacking(table, 'main', 'backup')})")
    connection.execute(
        f"""INSERT INTO main.{table} ({columns}) SELECT {columns} FROM backup.{table}
            WHERE id IN ({_lacking(table, "backup", "main")}) ORDER BY id"""
    )


@contextmanager
def _unguarded(connection: sqlite3.Connection) -> Iterator[None]:
    """The log without the triggers that refuse changes; part of a transaction, which brings them back in any case."""
    guards = connection.execute(
        f"""SELECT name, sql FROM main.sqlite_master WHERE type = 'trigger'
            AND tbl_name IN ({", ".join("?" * len(LOG_TABLES))})""",
        LOG_TABLES,
    ).fetchall()
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER main.{name}")
    yield
    for _, sql in guards:
        connection.execute(sql)
