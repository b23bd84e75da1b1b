"""The memory of each item: a cache over its reviews, always what their replay would give."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from studycli.frozen import frozen
from studycli.model.items import ItemId, Seconds
from studycli.model.memory import Days, Memory, Stage
from studycli.model.review import EventId, Moment, Rating, Review, ReviewKind
from studycli.scheduler.scheduler import Scheduler
from studycli.store.log import reviews_of
from studycli.store.moments import instant_text

_COLUMNS = "stage, step, stability, difficulty, due_day, due_at, last_day, reps, lapses, first_day, seconds"

LONGEST = {ReviewKind.CARD: 300.0, ReviewKind.WRITE: 900.0, ReviewKind.DRILL: 3600.0}
"""Seconds that one repetition may count for: who goes for lunch with a card open has not thought about it so long."""

_REMEMBERED_COSTS = 5
"""The running cost weighs the latest repetition by one in this many, so that it follows a learner who gets faster."""


@frozen
class Remembered:
    """A row of the cache: the memory, and what else follows from an item's reviews."""

    memory: Memory
    first_day: date
    """The study day of its first review: on that day it was new."""
    seconds: Seconds
    """What a repetition costs of late: a running mean of capped durations."""


def capped(duration: float, kind: ReviewKind) -> float:
    """The seconds that a repetition counts for."""
    return min(max(0.0, duration), LONGEST[kind])


def with_cost(seconds: float | None, reps: int, duration: float, kind: ReviewKind) -> Seconds:
    """The running cost after repetition number `reps`, of `duration` seconds; `seconds` is the cost before it."""
    spent = capped(duration, kind)
    if seconds is None:
        return Seconds(spent)
    return Seconds(seconds + (spent - seconds) / min(reps, _REMEMBERED_COSTS))


def replayed(
    scheduler: Scheduler, item: ItemId, answers: Iterable[tuple[Rating, Moment, float, ReviewKind]]
) -> Remembered | None:
    """What answers to `item` (rating, moment, duration, kind), oldest first, leave in the cache; None without any."""
    rated: list[tuple[Rating, Moment]] = []
    seconds: Seconds | None = None
    for rating, moment, duration, kind in answers:
        rated.append((rating, moment))
        seconds = with_cost(seconds, len(rated), duration, kind)
    memory = scheduler.replay_answers(item, rated)
    if memory is None or seconds is None:
        return None
    return Remembered(memory, rated[0][1].day, seconds)


def remember_answer(connection: sqlite3.Connection, scheduler: Scheduler, review: Review) -> Memory:
    """Brings the cache up to date after `review` was appended to the log. Part of the caller's transaction."""
    before = read_remembered(connection, review.item)
    if _is_latest(connection, review.item, review.id):
        memory = scheduler.review(
            None if before is None else before.memory, review.item, review.rating, review.moment
        )
        cost = None if before is None else before.seconds
        after = Remembered(
            memory,
            review.moment.day if before is None else before.first_day,
            with_cost(cost, memory.reps, review.duration, review.kind),
        )
        write_remembered(connection, review.item, after)
        return memory
    again = refresh_memory(connection, scheduler, review.item)
    assert again is not None, "the review that was just appended stands"
    return again.memory


def refresh_memory(connection: sqlite3.Connection, scheduler: Scheduler, item: ItemId) -> Remembered | None:
    """Makes the item's row anew from its reviews. Part of the caller's transaction."""
    answers = ((r.rating, r.moment, r.duration, r.kind) for r in reviews_of(connection, item))
    after = replayed(scheduler, item, answers)
    write_remembered(connection, item, after)
    return after


def read_remembered(connection: sqlite3.Connection, item: ItemId) -> Remembered | None:
    """The item's row; None when it has no review."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM memory WHERE item = ?", (item,)).fetchone()
    return None if row is None else _remembered(item, row)


def all_remembered(connection: sqlite3.Connection) -> dict[ItemId, Remembered]:
    """Every row of the cache."""
    rows = connection.execute(f"SELECT item, {_COLUMNS} FROM memory")
    return {row[0]: _remembered(row[0], row[1:]) for row in rows}


def known_items(connection: sqlite3.Connection) -> set[ItemId]:
    """Every item that has a review or a mark that stands."""
    return {item for (item,) in connection.execute("SELECT item FROM memory UNION SELECT item FROM standing")}


def write_remembered(connection: sqlite3.Connection, item: ItemId, after: Remembered | None) -> None:
    """Sets the item's row; None removes it. Part of the caller's transaction."""
    if after is None:
        connection.execute("DELETE FROM memory WHERE item = ?", (item,))
        return
    memory = after.memory
    values = (
        item,
        str(memory.stage),
        memory.step,
        memory.stability,
        memory.difficulty,
        memory.due_day.toordinal(),
        None if memory.due_at is None else instant_text(memory.due_at),
        memory.last_day.toordinal(),
        memory.reps,
        memory.lapses,
        after.first_day.toordinal(),
        after.seconds,
    )
    connection.execute(f"INSERT OR REPLACE INTO memory VALUES ({', '.join('?' * len(values))})", values)


def _is_latest(connection: sqlite3.Connection, item: ItemId, review: EventId) -> bool:
    # Another machine's clock may run ahead, or this one's went back: then an older id arrives after a newer one.
    newest = connection.execute("SELECT max(id) FROM reviews WHERE item = ?", (item,)).fetchone()[0]
    return bool(newest == review)


def _remembered(item: ItemId, row: tuple[Any, ...]) -> Remembered:
    stage, step, stability, difficulty, due_day, due_at, last_day, reps, lapses, first_day, seconds = row
    memory = Memory(
        item=item,
        stage=Stage(stage),
        step=step,
        stability=Days(stability),
        difficulty=difficulty,
        due_day=date.fromordinal(due_day),
        due_at=None if due_at is None else datetime.fromisoformat(due_at),
        last_day=date.fromordinal(last_day),
        reps=reps,
        lapses=lapses,
    )
    return Remembered(memory, date.fromordinal(first_day), Seconds(seconds))
