"""The append-only log: reviews, marks, attempts, choices and retractions, as rows and back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from studycli.model.items import ItemId, Seconds
from studycli.model.review import (
    Attempt,
    Choice,
    ChoiceKey,
    EventId,
    Mark,
    MarkKind,
    Moment,
    Rating,
    Review,
    ReviewKind,
)
from studycli.store.event_ids import BEYOND_TIME, observe_event_id
from studycli.store.moments import instant_text, moment_columns, read_moment
from studycli.store.own import meta, set_meta
from studycli.store.rows import RatedDay
from studycli.store.schema import LOG_TABLES
from studycli.store.texts import storable

STANDS = "NOT EXISTS (SELECT 1 FROM retractions WHERE retractions.event = log.id)"
"""The condition that a row of `… AS log` has not been taken back."""

_NEWEST_ID = "newest_id"
"""The meta key of the newest id that the log ever held, once events were taken out of it."""

_REVIEW = "id, item, rating, at, utc_offset, day, duration, kind, answer, device"
_MARK = "id, item, kind, at, utc_offset, day, device"
_ATTEMPT = "id, item, at, utc_offset, day, verdict, cause, source, hints, elapsed, device"
_CHOICE = "id, key, value, at, utc_offset, day, device"


def append_review(connection: sqlite3.Connection, review: Review) -> None:
    """Adds a row to the log. Part of the caller's transaction."""
    given = (review.id, review.item, int(review.rating), *moment_columns(review.moment))
    values = (*given, float(review.duration), str(review.kind), storable(review.answer), review.device)
    connection.execute(f"INSERT INTO reviews ({_REVIEW}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)


def append_mark(connection: sqlite3.Connection, mark: Mark) -> None:
    """Adds a row to the log. Part of the caller's transaction."""
    values = (mark.id, mark.item, str(mark.kind), *moment_columns(mark.moment), mark.device)
    connection.execute(f"INSERT INTO marks ({_MARK}) VALUES (?, ?, ?, ?, ?, ?, ?)", values)


def append_attempt(connection: sqlite3.Connection, attempt: Attempt) -> None:
    """Adds a row to the log. Part of the caller's transaction."""
    run = (attempt.verdict, attempt.cause, storable(attempt.source), attempt.hints, float(attempt.elapsed))
    values = (attempt.id, attempt.item, *moment_columns(attempt.moment), *run, attempt.device)
    connection.execute(f"INSERT INTO attempts ({_ATTEMPT}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)


def append_choice(connection: sqlite3.Connection, choice: Choice) -> None:
    """Adds a row to the log. Part of the caller's transaction."""
    values = (choice.id, str(choice.key), choice.value, *moment_columns(choice.moment), choice.device)
    connection.execute(f"INSERT INTO choices ({_CHOICE}) VALUES (?, ?, ?, ?, ?, ?, ?)", values)


def append_retraction(
    connection: sqlite3.Connection, retraction: EventId, event: EventId, moment: Moment, device: str
) -> None:
    """Takes `event` back by adding a row to the log. Part of the caller's transaction."""
    values = (retraction, event, *moment_columns(moment), device)
    connection.execute("INSERT INTO retractions VALUES (?, ?, ?, ?, ?, ?)", values)


def reviews_of(connection: sqlite3.Connection, item: ItemId) -> list[Review]:
    """The item's reviews that stand, oldest first."""
    query = f"SELECT {_REVIEW} FROM reviews AS log WHERE item = ? AND {STANDS} ORDER BY id"
    return [_review(row) for row in connection.execute(query, (item,))]


def reviews(connection: sqlite3.Connection, since: date | None, until: date | None) -> Iterator[Review]:
    """All reviews that stand from study day `since` to `until`, both included, oldest first."""
    query = f"SELECT {_REVIEW} FROM reviews AS log WHERE {_BETWEEN} AND {STANDS} ORDER BY id"
    return map(_review, connection.execute(query, _span(since, until)))


def answered_after(connection: sqlite3.Connection, instant: datetime) -> list[Review]:
    """The reviews that stand and were given after `instant`, oldest first."""
    # Study days are indexed and instants are not; a day reaches at most a day and a half around its own midnight.
    query = f"""SELECT {_REVIEW} FROM reviews AS log
        WHERE day >= ? AND at > ? AND {STANDS} ORDER BY id"""
    since = (instant.date() - timedelta(days=2)).isoformat()
    return [_review(row) for row in connection.execute(query, (since, instant_text(instant)))]


def rated_days(connection: sqlite3.Connection) -> list[RatedDay]:
    """All reviews that stand, oldest first, reduced to what memory depends on."""
    query = f"SELECT item, day, rating FROM reviews AS log WHERE {STANDS} ORDER BY id"
    return [
        RatedDay(item, date.fromisoformat(day).toordinal(), rating)
        for item, day, rating in connection.execute(query)
    ]


def attempts_of(connection: sqlite3.Connection, item: ItemId) -> list[Attempt]:
    """The runs of a drill, oldest first."""
    query = f"SELECT {_ATTEMPT} FROM attempts WHERE item = ? ORDER BY id"
    return [_attempt(row) for row in connection.execute(query, (item,))]


def attempts(connection: sqlite3.Connection, since: date | None, until: date | None) -> Iterator[Attempt]:
    """All runs of drills from study day `since` to `until`, both included, oldest first."""
    query = f"SELECT {_ATTEMPT} FROM attempts WHERE {_BETWEEN} ORDER BY id"
    return map(_attempt, connection.execute(query, _span(since, until)))


def marks_of(connection: sqlite3.Connection, item: ItemId) -> list[Mark]:
    """The item's marks that stand, oldest first."""
    query = f"SELECT {_MARK} FROM marks AS log WHERE item = ? AND {STANDS} ORDER BY id"
    return [_mark(row) for row in connection.execute(query, (item,))]


def choices(connection: sqlite3.Connection, key: ChoiceKey) -> list[Choice]:
    """The choices of one kind that stand, oldest first."""
    query = f"SELECT {_CHOICE} FROM choices AS log WHERE key = ? AND {STANDS} ORDER BY id"
    return [_choice(row) for row in connection.execute(query, (str(key),))]


def last_answer(connection: sqlite3.Connection, item: ItemId) -> str | None:
    """What was written the last time that anything was; None when nothing ever was."""
    query = f"SELECT answer FROM reviews AS log WHERE item = ? AND answer <> '' AND {STANDS} ORDER BY id DESC LIMIT 1"
    row = connection.execute(query, (item,)).fetchone()
    return None if row is None else str(row[0])


def latest_event(connection: sqlite3.Connection, device: str) -> Review | Mark | None:
    """The newest review or mark of `device` that stands: what an undo takes back."""
    newest = f"FROM {{}} AS log WHERE device = ? AND {STANDS} ORDER BY id DESC LIMIT 1"
    review = connection.execute(f"SELECT {_REVIEW} {newest.format('reviews')}", (device,)).fetchone()
    mark = connection.execute(f"SELECT {_MARK} {newest.format('marks')}", (device,)).fetchone()
    if mark is None or (review is not None and review[0] > mark[0]):
        return None if review is None else _review(review)
    return _mark(mark)


def find_event(connection: sqlite3.Connection, event: EventId) -> Review | Mark | Choice | None:
    """The review, mark or choice with this id, if it stands."""
    review = connection.execute(
        f"SELECT {_REVIEW} FROM reviews AS log WHERE id = ? AND {STANDS}", (event,)
    ).fetchone()
    if review is not None:
        return _review(review)
    mark = connection.execute(
        f"SELECT {_MARK} FROM marks AS log WHERE id = ? AND {STANDS}", (event,)
    ).fetchone()
    if mark is not None:
        return _mark(mark)
    choice = connection.execute(
        f"SELECT {_CHOICE} FROM choices AS log WHERE id = ? AND {STANDS}", (event,)
    ).fetchone()
    return None if choice is None else _choice(choice)


def is_empty(connection: sqlite3.Connection) -> bool:
    """Whether nothing has ever been answered, marked or run."""
    return not any(
        connection.execute(f"SELECT EXISTS (SELECT 1 FROM {table})").fetchone()[0] for table in LOG_TABLES
    )


def observe_newest(connection: sqlite3.Connection) -> None:
    """Makes new ids sort after everything that is or ever was in the log."""
    for event in _newest_ids(connection):
        observe_event_id(event)


def keep_newest_id(connection: sqlite3.Connection) -> None:
    """Remembers the newest id, before a restore takes events out of the log that other machines may have.

    Part of the caller's transaction.
    """
    for event in sorted(_newest_ids(connection))[-1:]:
        set_meta(connection, _NEWEST_ID, event)


def _newest_ids(connection: sqlite3.Connection) -> list[EventId]:
    query = "SELECT max(id) FROM {} WHERE id < ?"
    newest = [connection.execute(query.format(table), (BEYOND_TIME,)).fetchone()[0] for table in LOG_TABLES]
    return [EventId(event) for event in (*newest, meta(connection, _NEWEST_ID)) if event is not None]


_BETWEEN = "day BETWEEN ? AND ?"


def _span(since: date | None, until: date | None) -> tuple[str, str]:
    return (since or date.min).isoformat(), (until or date.max).isoformat()


def _review(row: tuple[Any, ...]) -> Review:
    event, item, rating, at, utc_offset, day, duration, kind, answer, device = row
    moment = read_moment(at, utc_offset, day)
    return Review(event, item, Rating(rating), moment, Seconds(duration), ReviewKind(kind), answer, device)


def _mark(row: tuple[Any, ...]) -> Mark:
    event, item, kind, at, utc_offset, day, device = row
    return Mark(event, item, MarkKind(kind), read_moment(at, utc_offset, day), device)


def _choice(row: tuple[Any, ...]) -> Choice:
    event, key, value, at, utc_offset, day, device = row
    return Choice(event, ChoiceKey(key), value, read_moment(at, utc_offset, day), device)


def _attempt(row: tuple[Any, ...]) -> Attempt:
    event, item, at, utc_offset, day, verdict, cause, source, hints, elapsed, device = row
    moment = read_moment(at, utc_offset, day)
    return Attempt(event, item, moment, verdict, cause, source, hints, Seconds(elapsed), device)
