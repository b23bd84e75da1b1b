"""Takes in events from elsewhere, and gives out those that elsewhere has not got.

What was read is first staged in temporary tables: so a file that turns out to be unreadable, or a folder that vanishes,
leaves the log alone, and the transaction that takes the events in is short. A union by id: what is known already is
passed over, so the same events may come in any order and any number of times.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from studycli.model.items import ItemId
from studycli.model.review import Moment
from studycli.scheduler.scheduler import Scheduler
from studycli.scheduler.settings import SchedulingSettings
from studycli.store import log, memory, standing, upkeep
from studycli.store.backup import backup_before
from studycli.store.backup_files import BEFORE, backup_files
from studycli.store.connection import Database
from studycli.store.events import COLUMNS, LOGGED, TABLES, Event, EventType, Row
from studycli.store.moments import instant_text
from studycli.store.plan import planned_settings

_DEED = "merge"

Extent = Mapping[EventType, int]
"""How far each table of the log reaches: its highest row number. Rows are only ever added, at the end."""

SYNC_STATE = "sync:"
"""How the meta keys begin under which is kept how far a shared folder has been read, and the log been written to it."""

_MANY_ITEMS = 2_000
"""From how many touched items on the whole log is replayed at once, which then takes less than item by item."""

_LATER_DRAFT = """ON CONFLICT (item) DO UPDATE SET text = excluded.text, updated_at = excluded.updated_at
    WHERE (excluded.updated_at, excluded.text) > (updated_at, text)"""
"""Of two drafts the later one counts; should both be of one microsecond, the same one everywhere."""


class Merging:
    """One meeting with another machine's events. Made by `Store.merging`; a context manager that forgets the staged."""

    def __init__(
        self, database: Database, settings: SchedulingSettings, replanned: Callable[[], None]
    ) -> None:
        """`replanned` is called when events were taken in, which may have changed what the store plans with."""
        self._database = database
        self._settings = settings
        self._replanned = replanned

    def __enter__(self) -> Merging:
        with self._database.reading() as connection:
            connection.execute("CREATE TEMP TABLE met (id TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID")
            for kind in EventType:
                columns = COLUMNS[kind]
                keyed = ", ".join((f"{columns[0]} NOT NULL PRIMARY KEY", *columns[1:]))
                connection.execute(f"CREATE TEMP TABLE {_staged(kind)} ({keyed})")
        return self

    def __exit__(self, *_: object) -> None:
        with self._database.reading() as connection:
            for table in ("met", *map(_staged, EventType)):
                connection.execute(f"DROP TABLE temp.{table}")

    def stage(self, events: Iterable[Event]) -> None:
        """Keeps those of `events` that are not known yet, to be taken in later. Raises StoreError."""
        rows: dict[EventType, list[Row]] = {}
        for event in events:
            rows.setdefault(event.type, []).append(event.row)
        with self._database.reading() as connection:
            connection.execute("BEGIN")
            try:
                for kind, those in rows.items():
                    if kind is not EventType.DRAFT:
                        connection.executemany(
                            "INSERT OR IGNORE INTO met VALUES (?)", ((r[0],) for r in those)
                        )
                    connection.executemany(_STAGE[kind], those)
            finally:
                connection.execute("COMMIT")

    def incoming(self) -> Counter[EventType]:
        """How many of the staged events of each type are new here. An ended draft is nobody's news."""
        found = Counter[EventType]()
        with self._database.reading() as connection:
            for kind in EventType:
                only = "WHERE text <> ''" if kind is EventType.DRAFT else ""
                found[kind] = connection.execute(f"SELECT count(*) FROM {_staged(kind)} {only}").fetchone()[0]
        return +found

    def ahead_of(self, instant: datetime) -> tuple[int, datetime | None]:
        """How many of the new events are of later than `instant`, and the latest time among them."""
        query = " UNION ALL ".join(
            f"SELECT count(*), max(at) FROM {_staged(kind)} WHERE at > :at" for kind in LOGGED
        )
        with self._database.reading() as connection:
            found = connection.execute(query, {"at": instant_text(instant)}).fetchall()
        latest = max((at for _, at in found if at is not None), default=None)
        return sum(number for number, _ in found), None if latest is None else datetime.fromisoformat(latest)

    def backup(self, folder: Path, moment: Moment) -> Path | None:
        """A copy of the database in `folder`, before events are taken in; None when the day has one. Raises StoreError.

        One a day is enough for a log that only grows, and hourly ones would displace those of other deeds.
        """
        label = f"{BEFORE}{_DEED}"
        if any(file.label == label and file.day == moment.at.date() for file in backup_files(folder)):
            return None
        return backup_before(self._database.connection, self._database.path, folder, moment, _DEED)

    def take_in(self) -> None:
        """Adds what was staged to the log, and replays the items that it touches; all of it or nothing.

        Raises StoreError.
        """
        before = self.extent()
        with self._database.writing("what came from elsewhere") as connection:
            for kind in LOGGED:
                columns = ", ".join(COLUMNS[kind])
                connection.execute(
                    f"INSERT OR IGNORE INTO main.{TABLES[kind]} ({columns}) SELECT {columns} FROM {_staged(kind)} ORDER BY id"
                )
            connection.execute(
                f"INSERT INTO main.drafts (item, text, updated_at) SELECT * FROM {_staged(EventType.DRAFT)} WHERE true {_LATER_DRAFT}"
            )
            self._replay(connection, before)
            log.observe_newest(connection)
        self._replanned()

    def _replay(self, connection: sqlite3.Connection, before: Extent) -> None:
        answered = self._touched(EventType.REVIEW, before)
        marked = self._touched(EventType.MARK, before)
        scheduler = Scheduler(planned_settings(connection, self._settings))
        if len(answered) > _MANY_ITEMS or not upkeep.is_planned_with(connection, self._settings):
            upkeep.rebuild(connection, scheduler)
            return
        for item in answered:
            memory.refresh_memory(connection, scheduler, item)
        for item in marked:
            standing.refresh_standing(connection, item)

    def _touched(self, kind: EventType, before: Extent) -> list[ItemId]:
        """The items of which an event of `kind` came in or was taken back."""
        query = f"""SELECT item FROM {TABLES[kind]} WHERE rowid > :events
            UNION SELECT log.item FROM retractions JOIN {TABLES[kind]} AS log ON log.id = retractions.event
            WHERE retractions.rowid > :retractions"""
        values = {"events": before[kind], "retractions": before[EventType.RETRACTION]}
        return [item for (item,) in self._database.connection.execute(query, values)]

    def extent(self) -> Extent:
        """How far the log reaches now."""
        with self._database.reading() as connection:
            return {
                kind: connection.execute(f"SELECT coalesce(max(rowid), 0) FROM {TABLES[kind]}").fetchone()[0]
                for kind in LOGGED
            }

    def outgoing(self, after: Extent, until: Extent) -> Iterator[Event]:
        """The events of the log behind `after` and up to `until` that were not met in this merging, oldest first."""
        with self._database.reading() as connection:
            for kind in LOGGED:
                query = f"""SELECT {", ".join(COLUMNS[kind])} FROM main.{TABLES[kind]}
                    WHERE rowid > ? AND rowid <= ? AND id NOT IN (SELECT id FROM met) ORDER BY rowid"""
                for row in connection.execute(query, (after.get(kind, 0), until[kind])):
                    yield Event(kind, row)

    def drafts(self) -> Iterator[Event]:
        """The latest draft of every item, also the emptied ones."""
        with self._database.reading() as connection:
            query = f"SELECT {', '.join(COLUMNS[EventType.DRAFT])} FROM drafts ORDER BY item"
            for row in connection.execute(query):
                yield Event(EventType.DRAFT, row)


def _staged(kind: EventType) -> str:
    return f"staged_{TABLES[kind]}"


def _staging(kind: EventType) -> str:
    """Stages a row that is not in the database; of drafts, only later ones than what is there."""
    columns = COLUMNS[kind]
    values = ", ".join(f"?{n}" for n in range(1, len(columns) + 1))
    if kind is EventType.DRAFT:
        return f"""INSERT INTO {_staged(kind)} SELECT {values} WHERE NOT EXISTS (SELECT 1 FROM main.drafts
            WHERE item = ?1 AND (updated_at, text) >= (?3, ?2)) {_LATER_DRAFT}"""
    known = f"SELECT 1 FROM main.{TABLES[kind]} WHERE id = ?1"
    return f"INSERT OR IGNORE INTO {_staged(kind)} SELECT {values} WHERE NOT EXISTS ({known})"


_STAGE = {kind: _staging(kind) for kind in EventType}
