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
from studycli.store.log import STANDS
from studycli.store.memory import capped
from studycli.store.moments import instant_text
from studycli.store.rows import FirstAnswer, NewRow, StudiedRow, TodayCounts, TopicCount

_NEW = "items.id, items.kind, items.topic, items.group_id, items.position, items.minutes"

_STUDIED = f"""{_NEW}, memory.stage, memory.step, memory.stability, memory.difficulty,
    max(0, :day - memory.last_day), :day - memory.due_day, memory.due_at, memory.reps, memory.lapses, memory.seconds
    FROM memory JOIN items ON items.id = memory.item"""

_AT_HAND = """NOT EXISTS (SELECT 1 FROM standing WHERE standing.item = items.id
    AND (standing.suspended = 1 OR standing.buried_day = :day))"""

_DUE = "(memory.due_at IS NULL AND memory.due_day <= :day OR memory.due_at <= :now)"

_OF_TOPIC = "(:topic IS NULL OR items.topic = :topic)"

_LATEST_COSTS = 200
"""From how many of the latest repetitions of a kind its typical cost is taken."""


def due_rows(
    connection: sqlite3.Connection, moment: Moment, topic: TopicId | None, limit: int | None
) -> list[StudiedRow]:
    """Items to repeat now, the most endangered first.

    Recall falls with elapsed/stability alone (the forgetting curve is monotone in it), so SQL can sort by risk.
    """
    risk = "max(0, :day - memory.last_day) / memory.stability"
    return _studied(
        connection,
        f"{_DUE} AND {_AT_HAND}",
        f"{risk} DESC, items.position LIMIT :limit",
        moment,
        topic,
        limit,
    )


def count_due(connection: sqlite3.Connection, moment: Moment, topic: TopicId | None) -> int:
    """How many rows `due_rows` has without a limit."""
    query = f"""SELECT count(*) FROM memory JOIN items ON items.id = memory.item
        WHERE {_DUE} AND {_AT_HAND} AND {_OF_TOPIC}"""
    values = {"day": moment.day.toordinal(), "now": instant_text(moment.at), "topic": topic}
    return int(connection.execute(query, values).fetchone()[0])


def learning_rows(connection: sqlite3.Connection, moment: Moment, topic: TopicId | None) -> list[StudiedRow]:
    """Items whose next learning step has not come yet, the earliest first."""
    return _studied(connection, f"memory.due_at > :now AND {_AT_HAND}", "memory.due_at", moment, topic)


def upcoming_rows(connection: sqlite3.Connection, moment: Moment, until: date) -> list[StudiedRow]:
    """Items that come due after today and by study day `until`, in the order of their days."""
    condition = f"memory.due_at IS NULL AND memory.due_day > :day AND memory.due_day <= {until.toordinal()}"
    return _studied(connection, f"{condition} AND {_AT_HAND}", "memory.due_day, items.position", moment, None)


def studied_rows(connection: sqlite3.Connection, moment: Moment, topic: TopicId | None) -> list[StudiedRow]:
    """Every item of the content that has a memory, suspended ones too, in the content's order."""
    return _studied(connection, "TRUE", "items.position", moment, topic)


def _studied(
    connection: sqlite3.Connection,
    condition: str,
    order: str,
    moment: Moment,
    topic: TopicId | None,
    limit: int | None = None,
) -> list[StudiedRow]:
    values = {
        "day": moment.day.toordinal(),
        "now": instant_text(moment.at),
        "topic": topic,
        "limit": -1 if limit is None else limit,
    }
    query = f"SELECT {_STUDIED} WHERE {condition} AND {_OF_TOPIC} ORDER BY {order}"
    return list(map(StudiedRow._make, connection.execute(query, values)))


def new_rows(
    connection: sqlite3.Connection, day: date, topics: Collection[TopicId] | None, limit: int | None
) -> list[NewRow]:
    """Items without a review, in the content's order; only those of `topics` unless that is None."""
    among = "TRUE" if topics is None else f"items.topic IN ({', '.join('?' * len(topics))})"
    query = f"""SELECT {_NEW} FROM items
        WHERE NOT EXISTS (SELECT 1 FROM memory WHERE memory.item = items.id)
        AND {_AT_HAND.replace(":day", "?")} AND {among} ORDER BY items.position, items.id LIMIT ?"""
    values: list[Any] = [day.toordinal(), *(topics or ()), -1 if limit is None else limit]
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
    among = ", ".join("?" * len(topics))
    query = f"""SELECT min(log.id), log.item, items.topic, log.rating, log.day
        FROM items JOIN memory ON memory.item = items.id JOIN reviews AS log ON log.item = items.id
        WHERE items.topic IN ({among}) AND memory.first_day >= ? AND {STANDS}
        GROUP BY log.item ORDER BY min(log.id)"""
    rows = connection.execute(query, (*topics, since.toordinal()))
    return [
        FirstAnswer(event, item, topic, rating, date.fromisoformat(day))
        for event, item, topic, rating, day in rows
    ]


def first_days(connection: sqlite3.Connection) -> dict[TopicId, date]:
    """The study day on which something of each topic was answered first; topics not begun are missing."""
    query = "SELECT topic, min(first_day) FROM items JOIN memory ON memory.item = items.id GROUP BY topic"
    return {topic: date.fromordinal(day) for topic, day in connection.execute(query)}
