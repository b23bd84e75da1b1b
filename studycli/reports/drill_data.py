"""How drills have gone, as data: part of `studycli.reports.data`."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from studycli.frozen import frozen
from studycli.model.items import ItemId, Seconds, TopicId
from studycli.model.memory import Probability
from studycli.model.review import Rating


class Trend(StrEnum):
    """Whether a drill got faster: its latest pass against its first."""

    FASTER = "faster"
    """In at most nine tenths of the time."""
    STEADY = "steady"
    SLOWER = "slower"
    """In more than eleven tenths."""
    UNKNOWN = "unknown"
    """Passed less than twice."""


@frozen
class DrillRepetition:
    """One rated repetition of a drill."""

    day: date
    rating: Rating
    seconds: Seconds
    runs: int
    """Runs up to the first that passed, that one included; those that Python could not read do not count."""
    hints: int

    @property
    def passed(self) -> bool:
        """Whether the learner wrote it: not shown, not given up."""
        return self.rating > Rating.AGAIN


@frozen
class FailureCause:
    """Why runs of drills failed, by the judge's word for it."""

    cause: str
    runs: int


@frozen
class DrillRecord:
    """How a drill has gone, up to the period's end."""

    item: ItemId
    name: str
    title: str
    topic: TopicId | None
    """None when the drill is no longer in the content."""
    runs: int
    failed_runs: int
    repetitions: tuple[DrillRepetition, ...]
    """Oldest first."""
    passed_in_period: int
    first_seconds: Seconds | None
    """What its first pass took; None while it has none."""
    last_seconds: Seconds | None
    trend: Trend
    causes: tuple[FailureCause, ...]
    """Of its failed runs, the most frequent first."""
    remembered: Probability | None
    """The chance that it would be written now; None while it was never rated."""

    @property
    def last_rating(self) -> Rating | None:
        """The rating of the latest repetition."""
        return self.repetitions[-1].rating if self.repetitions else None


@frozen
class Drilling:
    """All drills together, in the period."""

    repetitions: int
    passed: int
    passed_at_once: int
    """At the first run and without a hint."""
    runs: int
    failed_runs: int
    hints: int
    """Shown in rated repetitions."""
    faster: int
    """Drills of the report whose trend is FASTER."""
    slower: int
    causes: tuple[FailureCause, ...]
    """The most frequent first."""
