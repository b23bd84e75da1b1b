"""What happened: reviews, marks, attempts and choices, as the append-only log keeps them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import IntEnum, StrEnum
from typing import NewType

from studycli.frozen import frozen
from studycli.model.items import ItemId, Seconds

EventId = NewType("EventId", str)
"""A UUIDv7: unique on every device, and sorted by time as text."""


class Rating(IntEnum):
    """How well an item was recalled, in FSRS's four grades."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4

    @property
    def word(self) -> str:
        """The word that a learner reads: Again, Hard, Good, Easy."""
        return self.name.capitalize()


class ReviewKind(StrEnum):
    """In which kind of exercise the review happened."""

    CARD = "card"
    DRILL = "drill"
    WRITE = "write"


@frozen
class Moment:
    """An instant as a learner lives it: UTC, what the local clock was ahead of UTC, and the study day it counts to."""

    at: datetime
    """Aware, in UTC."""
    utc_offset: timedelta
    day: date
    """The study day: days roll over at 04:00 local time unless configured otherwise."""


@frozen
class Review:
    """One rated answer: a row of the log that is never changed."""

    id: EventId
    item: ItemId
    rating: Rating
    moment: Moment
    duration: Seconds
    kind: ReviewKind
    answer: str
    """What the learner wrote (prose or code); empty when nothing was written."""
    device: str


class MarkKind(StrEnum):
    """What a learner can do to an item besides answering it."""

    SUSPEND = "suspend"
    UNSUSPEND = "unsuspend"
    BURY = "bury"
    """Hidden until the next study day."""
    FLAG = "flag"
    UNFLAG = "unflag"


@frozen
class Mark:
    """One such act: also a row of an append-only log."""

    id: EventId
    item: ItemId
    kind: MarkKind
    moment: Moment
    device: str


@frozen
class Attempt:
    """One run of a drill's answer, passed or not; reviews are made from attempts, statistics from both."""

    id: EventId
    item: ItemId
    moment: Moment
    verdict: str
    cause: str
    """Empty when it passed."""
    source: str
    hints: int
    """How many hints had been shown when it was run."""
    elapsed: Seconds
    """Since the learner began this repetition of the drill."""
    device: str


class ChoiceKey(StrEnum):
    """What a learner decides about the plan as a whole."""

    PARAMETERS = "parameters"
    """FSRS's parameters, fitted to the learner's own reviews."""
    PAUSE = "pause"
    """Study days on which nothing is planned."""
    SETTINGS = "settings"
    """Settings of config.toml that all machines share, by name."""
    POSITION = "position"
    """The day of the course that the learner has reached."""
    FOCUS = "focus"
    """The scopes from which new items come."""
    KNOWN = "known"
    """Topics that count as known, or no longer do, whatever the position says of them."""


@frozen
class Choice:
    """One such decision: also a row of an append-only log. What later ones of the same key do to it is the key's matter."""

    id: EventId
    key: ChoiceKey
    value: str
    """JSON."""
    moment: Moment
    device: str
