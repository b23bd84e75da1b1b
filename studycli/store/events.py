"""What the log consists of, as rows that can travel: one kind of event per table, its columns in a settled order."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

Row = tuple[str | int | float, ...]
"""The values of an event's columns, as the database holds them."""


class EventType(StrEnum):
    """What can have happened. In this order they are written, so that undoing comes after what it undoes."""

    REVIEW = "review"
    MARK = "mark"
    ATTEMPT = "attempt"
    CHOICE = "choice"
    RETRACTION = "retraction"
    DRAFT = "draft"
    """Not part of the log: of each item only the latest draft counts."""


class Event(NamedTuple):
    """One of them."""

    type: EventType
    row: Row


_MOMENT = ("at", "utc_offset", "day")

COLUMNS: dict[EventType, tuple[str, ...]] = {
    EventType.REVIEW: ("id", "item", "rating", *_MOMENT, "duration", "kind", "answer", "device"),
    EventType.MARK: ("id", "item", "kind", *_MOMENT, "device"),
    EventType.ATTEMPT: (
        *("id", "item", *_MOMENT),
        *("verdict", "cause", "source", "hints", "elapsed", "device"),
    ),
    EventType.CHOICE: ("id", "key", "value", *_MOMENT, "device"),
    EventType.RETRACTION: ("id", "event", *_MOMENT, "device"),
    EventType.DRAFT: ("item", "text", "updated_at"),
}
"""The columns of each type's table; the first one is its key."""

TABLES: dict[EventType, str] = {
    EventType.REVIEW: "reviews",
    EventType.MARK: "marks",
    EventType.ATTEMPT: "attempts",
    EventType.CHOICE: "choices",
    EventType.RETRACTION: "retractions",
    EventType.DRAFT: "drafts",
}

LOGGED = tuple(kind for kind in EventType if kind is not EventType.DRAFT)
"""The types that the append-only log holds."""
