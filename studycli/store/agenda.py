"""What a queue needs to know, in SQL: due, waiting and new items, costs, and what was done today.

Every list leaves out items that are suspended, buried today or no longer in the content. Retractions need no thought
here: the cached memory has them behind it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from studycli.model.items import DRILL_PREFIX, ItemId, Seconds, TopicId
from studycli.model.review import Moment, ReviewKind
from studycli.place.scope import EVERYTHING, Selection
from studycli.store.log import STANDS
from studycli.store.memory import capped
from studycli.store.moments import instant_text
from studycli.store.rows import (
    FirstAnswer,
    NewRow,
    Standing,
    StudiedRow,
    TimedAnswer,
    TimeSpent,
    TodayCounts,
    TopicCount,
)
from studycli.store.scoping import in_scope, listed, scope_values

_NEW = "items.id, items.kind, items.topic, items.group_id, items.position, items.minutes"

_STUDIED = f"""{_NEW}, memory.stage, memory.step, memory.stability, memory.difficulty,
    max(0, :day - memory.last_day), :day - memory.due_day, memory.due_at, memory.reps, memory.lapses, memory.seconds
    FROM memory JOIN items ON items.id = memory.item"""

_AT_HAND = """NOT EXISTS (SELECT 1 FROM standing WHERE standing.item = items.id
    AND (standing.suspended = 1 OR standing.buried_day = :day))"""

_DUE = "(memory.due_at IS NULL AND memory.due_day <= :day OR memory.due_at <= :now)"

_NOT_YET_DUE = "memory.due_at IS NULL AND memory.due_day > :day"

_MOST_ENDANGERED = "max(0, :day - memory.last_day) / memory.stability DESC, items.position LIMIT :limit"
"""Recall falls with elapsed/stability alone (the forgetting curve is monotone in it), so SQL can sort by risk."""

_DRILLS = f"memory.item >= '{DRILL_PREFIX}' AND memory.item < '{DRILL_PREFIX[:-1]};'"
"""Drills' ids as a range, which the table's own order gives without a look at the others."""

_LATEST_COSTS = 200
"""From how many of the latest repetitions of a kind its typical cost is taken."""
_LATEST_ANSWERS = 100
"""How many of the latest answers of a form tell how this learner rates and how long it takes."""


def due_rows(
    connection: sqlite3.Connection, moment: Moment, scope: Selection, limit: int | None
) -> list[StudiedRow]:
    """Items to repeat now, the most endangered first."""
    return _studied(connection, f"{_DUE} AND {_AT_HAND}", _MOST_ENDANGERED, moment, scope, limit)


def later_rows(
    connection: sqlite3.Connection, moment: Moment, scope: Selection, limit: int | None
) -> list[StudiedRow]:
    """Items that are not yet due, the most endangered first."""
    return _studied(connection, f"{_NOT_YET_DUE} AND {_AT_HAND}", _MOST_ENDANGERED, moment, scope, limit)


def learning_rows(connection: sqlite3.Connection, moment: Moment, scope: Selection) -> list[StudiedRow]:
    """Items whose next learning step has not come yet, the earliest first."""
    return _studied(connection, f"memory.due_at > :now AND {_AT_HAND}", "memory.due_at", moment, scope)


def upcoming_rows(connection: sqlite3.Connection, moment: Moment, until: date) -> list[StudiedRow]:
    """Items that come due after today and by study day `until`, in the order of their days."""
    condition = f"{_NOT_YET_DUE} AND memory.due_day <= {until.toordinal()} AND {_AT_HAND}"
    return _studied(connection, condition, "memory.due_day, items.position", moment, EVERYTHING)


def studied_rows(connection: sqlite3.Connection, moment: Moment, scope: Selection) -> list[StudiedRow]:
    """Every item of the content that has a memory, suspended ones too, in the content's order."""
    return _studied(connection, "TRUE", "items.position", moment, scope)


def _studied(
    connection: sqlite3.Connection,
    condition: str,
    order: str,
    moment: Moment,
    scope: Selection,
    limit: int | None = None,
) -> list[StudiedRow]:
    query = f"SELECT {_STUDIED} WHERE {condition} AND {in_scope(scope)} ORDER BY {order}"
    return list(map(StudiedRow._make, connection.execute(query, _values(moment, scope, limit))))


def _values(moment: Moment, scope: Selection, limit: int | None) -> dict[str, Any]:
    return {
        "day": moment.day.toordinal(),
        "now": instant_text(moment.at),
        **scope_values(scope),
        "limit": -1 if limit is None else limit,
    }


def topic_standings(
    connection: sqlite3.Connection,
    moment: Moment,
    forgetting: tuple[float, float],
    odds: float,
    items: Collection[ItemId] | None,
) -> list[Standing]:
    """How the items of each topic stand; only `items` unless that is None. Suspended ones left out.

    Recall is c = (1 + factor · elapsed/stability)^decay, of which `forgetting` gives factor and decay, and its odds
    c/(1 − c) are `odds` times as high (see `scheduler.shifting`).
    """
    among = "TRUE" if items is None else "items.id IN (SELECT value FROM json_each(:items))"
    chance = "pow(1 + :factor * max(0, :day - memory.last_day) / memory.stability, -:decay)"
    query = f"""SELECT items.topic, count(*), count(memory.item), coalesce(sum(memory.first_day < :day), 0),
            coalesce(sum(1.0 / (1 + ({chance} - 1) / :odds)) FILTER (WHERE memory.first_day < :day), 0.0),
            coalesce(sum(memory.last_day < :day), 0), coalesce(sum({_DUE}), 0)
        FROM items LEFT JOIN memory ON memory.item = items.id
        WHERE {among} AND items.id NOT IN (SELECT item FROM standing WHERE suspended = 1)
        GROUP BY items.topic"""
    factor, decay = forgetting
    values = {
        "day": moment.day.toordinal(),
        "now": instant_text(moment.at),
        "factor": factor,
        "decay": decay,
        "odds": odds,
        "items": listed(items),
    }
    return list(map(Standing._make, connection.execute(query, values)))


def new_rows(
    connection: sqlite3.Connection,
    day: date,
    topics: Collection[TopicId] | None,
    limit: int | None,
    scope: Selection = EVERYTHING,
) -> list[NewRow]:
    """Items without a review, in the content's order; only those of `topics` unless that is None."""
    among = in_scope(scope)
    if topics is not None:
        among += " AND items.topic IN (SELECT value FROM json_each(:only))"
    query = f"""SELECT {_NEW} FROM items
        WHERE NOT EXISTS (SELECT 1 FROM memory WHERE memory.item = items.id)
        AND {_AT_HAND} AND {among} ORDER BY items.position, items.id LIMIT :limit"""
    values = {
        "day": day.toordinal(),
        "only": listed(topics),
        **scope_values(scope),
        "limit": -1 if limit is None else limit,
    }
    return list(map(NewRow._make, connection.execute(query, values)))


def today(connection: sqlite3.Connection, day: date) -> TodayCounts:
    """How many items were answered on study day `day`, for the daily limits. Vanished items count too."""
    query = """SELECT coalesce(sum(first_day >= :day), 0), coalesce(sum(first_day < :day), 0),
            coalesce(sum(first_day >= :day AND item GLOB :drill), 0)
        FROM memory WHERE last_day = :day"""
    values = {"day": day.toordinal(), "drill": f"{DRILL_PREFIX}*"}
    return TodayCounts(*connection.execute(query, values).fetchone())


def groups_answered(connection: sqlite3.Connection, day: date) -> set[ItemId]:
    """The groups of which an item was answered on study day `day`."""
    query = "SELECT DISTINCT group_id FROM memory JOIN items ON items.id = memory.item WHERE last_day = ?"
    return {group for (group,) in connection.execute(query, (day.toordinal(),))}


def topic_counts(connection: sqlite3.Connection) -> dict[TopicId, TopicCount]:
    """How many items each topic has, and how many of them have been answered and are suspended."""
    query = """SELECT topic, count(*), count(memory.item), count(standing.item)
        FROM items LEFT JOIN memory ON memory.item = items.id
        LEFT JOIN standing ON standing.item = items.id AND standing.suspended = 1
        GROUP BY topic"""
    return {row[0]: TopicCount(*row[1:]) for row in connection.execute(query)}


def kind_costs(connection: sqlite3.Connection) -> dict[ReviewKind, Seconds]:
    """The median cost of the latest repetitions of each kind; a kind that never was is missing."""
    from statistics import median

    query = f"SELECT duration FROM reviews AS log WHERE kind = ? AND {STANDS} ORDER BY id DESC LIMIT ?"
    costs = {}
    for kind in ReviewKind:
        spent = [
            capped(duration, kind) for (duration,) in connection.execute(query, (str(kind), _LATEST_COSTS))
        ]
        if spent:
            costs[kind] = Seconds(median(spent))
    return costs


def failed(connection: sqlite3.Connection, day: date, days: int) -> set[ItemId]:
    """The items that were answered with Again in the `days` study days up to `day`, or when they were answered last."""
    query = f"""SELECT item FROM reviews AS log WHERE rating = 1 AND {STANDS} AND (day > :since OR NOT EXISTS (
        SELECT 1 FROM reviews AS later WHERE later.item = log.item AND later.id > log.id
        AND NOT EXISTS (SELECT 1 FROM retractions WHERE retractions.event = later.id)))"""
    since = (day - timedelta(days=days)).isoformat()
    return {item for (item,) in connection.execute(query, {"since": since})}


def answers_when_met(
    connection: sqlite3.Connection, since: date, topics: Collection[TopicId]
) -> list[FirstAnswer]:
    """How each item of `topics` that was first met on study day `since` or later was answered then, oldest first."""
    query = f"""SELECT min(log.id), log.item, items.topic, log.rating, log.day
        FROM items JOIN memory ON memory.item = items.id JOIN reviews AS log ON log.item = items.id
        WHERE items.topic IN (SELECT value FROM json_each(:topics)) AND memory.first_day >= :since AND {STANDS}
        GROUP BY log.item ORDER BY min(log.id)"""
    rows = connection.execute(query, {"topics": listed(topics), "since": since.toordinal()})
    return [
        FirstAnswer(event, item, topic, rating, date.fromisoformat(day))
        for event, item, topic, rating, day in rows
    ]


def first_days(connection: sqlite3.Connection) -> dict[TopicId, date]:
    """The study day on which something of each topic was answered first; topics not begun are missing."""
    query = "SELECT topic, min(first_day) FROM items JOIN memory ON memory.item = items.id GROUP BY topic"
    return {topic: date.fromordinal(day) for topic, day in connection.execute(query)}


def timed_firsts(connection: sqlite3.Connection) -> list[TimedAnswer]:
    """The first answers to the items that were met last, the latest first."""
    return _timed(connection, "memory.first_day DESC, memory.item DESC", "TRUE", "TRUE")


def timed_laters(connection: sqlite3.Connection) -> list[TimedAnswer]:
    """The latest answers on a later day than an item's first, steps within a day left out, the latest first."""
    return _timed(
        connection,
        "memory.last_day DESC, memory.item DESC",
        "memory.last_day > memory.first_day",
        # Study days are texts in the log and numbers in the cache; SQLite's own count, Julian days, begins earlier.
        "log.day = date(latest.last_day + 1721424.5)",
    )


def _timed(connection: sqlite3.Connection, order: str, condition: str, on_day: str) -> list[TimedAnswer]:
    values = {"card": ReviewKind.CARD.value, "drill": ReviewKind.DRILL.value}
    answers = []
    for of_form in (f"NOT ({_DRILLS})", _DRILLS):
        query = f"""WITH latest AS MATERIALIZED (
                SELECT memory.item, memory.last_day FROM memory WHERE {condition} AND {of_form}
                ORDER BY {order} LIMIT {_LATEST_ANSWERS})
            SELECT log.kind, log.rating, log.duration, items.minutes
            FROM latest JOIN items ON items.id = latest.item
            JOIN reviews AS log ON log.id = (SELECT log.id FROM reviews AS log
                WHERE log.item = latest.item AND {on_day} AND {STANDS} ORDER BY log.id LIMIT 1)
            WHERE log.kind IN (:card, :drill)"""
        for text, rating, duration, minutes in connection.execute(query, values):
            kind = ReviewKind(text)
            answers.append(TimedAnswer(kind, rating, Seconds(capped(duration, kind)), minutes))
    return answers


def spent(connection: sqlite3.Connection, day: date) -> TimeSpent:
    """How much time answers took on study day `day`."""
    query = f"""SELECT log.kind, log.duration, coalesce(memory.first_day >= ?, 0)
        FROM reviews AS log LEFT JOIN memory ON memory.item = log.item WHERE log.day = ? AND {STANDS}"""
    total = new = 0.0
    for kind, duration, is_new in connection.execute(query, (day.toordinal(), day.isoformat())):
        seconds = capped(duration, ReviewKind(kind))
        total += seconds
        new += seconds * is_new
    return TimeSpent(Seconds(total), Seconds(new))
