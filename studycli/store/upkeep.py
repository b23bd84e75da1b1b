"""Proves and restores that the cache follows from the log, and that the database is sound."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from studycli.frozen import frozen
from studycli.model.items import ItemId
from studycli.model.memory import Memory
from studycli.model.review import MarkKind, Rating, ReviewKind
from studycli.scheduler.scheduler import Scheduler
from studycli.scheduler.settings import SchedulingSettings
from studycli.store.log import STANDS
from studycli.store.memory import Remembered, all_remembered, known_items, replayed, write_remembered
from studycli.store.moments import read_moment
from studycli.store.own import meta, set_meta
from studycli.store.plan import planned_settings
from studycli.store.standing import Standing, fold, write_standing

_PLANNED_WITH = "planned_with"
"""The meta key of the fingerprint of the settings that the cached memory was planned with."""


@frozen
class Rebuilt:
    """What making the cached state anew showed."""

    compared: int
    """How many items have a history."""
    differed: tuple[ItemId, ...]
    """Those whose cached state was not what follows from the log; none in a sound store."""


def rebuild(connection: sqlite3.Connection, scheduler: Scheduler) -> Rebuilt:
    """Makes memory and standing anew from the log, and compares it with what was there.

    Part of the caller's transaction. Replays about 50,000 reviews a second.
    """
    changed = _rebuild_memory(connection, scheduler) | _rebuild_standing(connection)
    set_meta(connection, _PLANNED_WITH, scheduler.settings.fingerprint())
    return Rebuilt(len(known_items(connection) | changed), tuple(sorted(changed)))


def is_planned_with(connection: sqlite3.Connection, settings: SchedulingSettings) -> bool:
    """Whether the cached memory was planned with these settings and the parameters that were chosen last."""
    return meta(connection, _PLANNED_WITH) == planned_settings(connection, settings).fingerprint()


def keep_to_plan(connection: sqlite3.Connection, settings: SchedulingSettings) -> None:
    """Replays the log when the cached memory was planned otherwise. Part of the caller's transaction."""
    if not is_planned_with(connection, settings):
        rebuild(connection, Scheduler(planned_settings(connection, settings)))


def note_other_plan(connection: sqlite3.Connection, scheduler: Scheduler) -> None:
    """Makes the next start replay the log, when another program has planned anew since `scheduler` was made.

    Settings or parameters that came from another machine while a session was open: what that session goes on to cache
    is planned by the ones before. Part of the caller's transaction.
    """
    if meta(connection, _PLANNED_WITH) != scheduler.settings.fingerprint():
        set_meta(connection, _PLANNED_WITH, "")


def _rebuild_memory(connection: sqlite3.Connection, scheduler: Scheduler) -> set[ItemId]:
    stale = all_remembered(connection)
    changed: dict[ItemId, Remembered | None] = {}
    for item, fresh in _replays(connection, scheduler):
        if stale.pop(item, None) != fresh:
            changed[item] = fresh
    changed |= dict.fromkeys(stale)
    for item, after in changed.items():
        write_remembered(connection, item, after)
    return set(changed)


def memories_under(connection: sqlite3.Connection, settings: SchedulingSettings) -> list[Memory]:
    """What the memory of every item would be if it were planned with `settings`. Changes nothing."""
    return [fresh.memory for _, fresh in _replays(connection, Scheduler(settings)) if fresh is not None]


def _replays(
    connection: sqlite3.Connection, scheduler: Scheduler
) -> Iterator[tuple[ItemId, Remembered | None]]:
    for item, answers in groupby(_answers(connection), key=itemgetter(0)):
        yield item, replayed(scheduler, item, (answer[1:] for answer in answers))


def _answers(connection: sqlite3.Connection) -> Iterator[tuple[Any, ...]]:
    query = f"""SELECT item, rating, at, utc_offset, day, duration, kind FROM reviews AS log
        WHERE {STANDS} ORDER BY item, id"""
    for item, rating, at, utc_offset, day, duration, kind in connection.execute(query):
        yield item, Rating(rating), read_moment(at, utc_offset, day), duration, ReviewKind(kind)


def _rebuild_standing(connection: sqlite3.Connection) -> set[ItemId]:
    stale: dict[ItemId, Standing] = {row[0]: row[1:] for row in connection.execute("SELECT * FROM standing")}
    changed: dict[ItemId, Standing | None] = {}
    query = f"SELECT item, kind, day FROM marks AS log WHERE {STANDS} ORDER BY item, id"
    for item, marks in groupby(connection.execute(query).fetchall(), key=itemgetter(0)):
        fresh = fold((MarkKind(kind), date.fromisoformat(day)) for _, kind, day in marks)
        if stale.pop(item, None) != fresh:
            changed[item] = fresh
    changed |= dict.fromkeys(stale)
    for item, after in changed.items():
        write_standing(connection, item, after)
    return set(changed)


def check(connection: sqlite3.Connection) -> list[str]:
    """What is wrong with the database, a sentence each; empty when it is sound."""
    faults = []
    for look in (_unsound, _dangling, orphans):
        try:
            faults += look(connection)
        except sqlite3.DatabaseError as error:
            faults.append(f"The database is damaged: {error}.")
    return faults


def _unsound(connection: sqlite3.Connection) -> list[str]:
    said = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)")]
    return [f"SQLite reports: {line}." for line in said if line != "ok"]


def _dangling(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute("PRAGMA foreign_key_check").fetchall()
    return [
        f"A row of {table} refers to a row of {parent} that does not exist." for table, _, parent, _ in rows
    ]


def orphans(connection: sqlite3.Connection) -> list[str]:
    """Where cached state and log do not belong together, a sentence each. A rebuild puts all of it right."""
    return _told(connection, _ORPHANS)


def loose_ends(connection: sqlite3.Connection) -> list[str]:
    """What belongs to nothing here, and is kept because it harms nobody and may find its place again."""
    return _told(connection, _LOOSE_ENDS)


def _told(connection: sqlite3.Connection, questions: Mapping[str, str]) -> list[str]:
    counts = {sentence: connection.execute(query).fetchone()[0] for sentence, query in questions.items()}
    return [
        sentence.format(counted, "s" if counted > 1 else "")
        for sentence, counted in counts.items()
        if counted
    ]


_ORPHANS = {
    "{} item{} with a memory but no review.": f"""SELECT count(*) FROM memory WHERE NOT EXISTS
        (SELECT 1 FROM reviews AS log WHERE log.item = memory.item AND {STANDS})""",
    "{} item{} with reviews but no memory.": f"""SELECT count(DISTINCT item) FROM reviews AS log
        WHERE {STANDS} AND item NOT IN (SELECT item FROM memory)""",
    "{} item{} suspended, buried or flagged without a mark.": f"""SELECT count(*) FROM standing
        WHERE NOT EXISTS (SELECT 1 FROM marks AS log WHERE log.item = standing.item AND {STANDS})""",
}

_LOOSE_ENDS = {
    # Another machine's undo may arrive before what it takes back.
    "{} undo{} of something that has not arrived here.": """SELECT count(*) FROM retractions
        WHERE event NOT IN
            (SELECT id FROM reviews UNION ALL SELECT id FROM marks UNION ALL SELECT id FROM choices)""",
    "{} draft{} for items that the content does not have now.": """SELECT count(*) FROM drafts
        WHERE text <> '' AND item NOT IN (SELECT id FROM items)""",
}
