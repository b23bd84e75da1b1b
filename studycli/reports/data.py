"""What a report says, as data: every renderer, the statistics and the JSON are made from this one object."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from studycli.model.items import ItemId, Minutes, Seconds, TopicId
from studycli.model.memory import Probability
from studycli.model.review import Rating

FORMAT = "study-report/1"


@dataclass(frozen=True, slots=True)
class Period:
    """Study days, both included."""

    since: date
    until: date

    @property
    def days(self) -> int:
        """How many study days it spans."""
        return (self.until - self.since).days + 1


@dataclass(frozen=True, slots=True)
class DayOfStudy:
    """One study day on which something was reviewed."""

    day: date
    reviews: int
    forgotten: int
    minutes: Minutes


@dataclass(frozen=True, slots=True)
class Effort:
    """What was done in the period."""

    reviews: int
    forgotten: int
    """Reviews rated Again."""
    minutes: Minutes
    days_studied: int
    new_items: int
    days: tuple[DayOfStudy, ...]


@dataclass(frozen=True, slots=True)
class Retention:
    """True retention in the period: first reviews of a day, of items learned on an earlier day."""

    asked: int
    remembered: int

    @property
    def share(self) -> Probability | None:
        """The share that was remembered; None when nothing was asked."""
        return Probability(self.remembered / self.asked) if self.asked else None


@dataclass(frozen=True, slots=True)
class TopicMemory:
    """What is remembered of a topic now."""

    topic: TopicId
    title: str
    phase: str
    items: int
    seen: int
    due: int
    remembered: Probability | None
    """The mean chance of recall over its seen items; None when none was seen."""


@dataclass(frozen=True, slots=True)
class DrillRecord:
    """How a drill has gone."""

    item: ItemId
    name: str
    runs: int
    failed_runs: int
    repetitions: int
    last_rating: Rating | None
    first_seconds: Seconds | None
    """What its first rated repetition took; None while it has none."""
    last_seconds: Seconds | None
    common_causes: tuple[str, ...]
    """The causes of its failed runs, the most frequent first."""


@dataclass(frozen=True, slots=True)
class WeakItem:
    """An item that memory holds worst."""

    item: ItemId
    topic: TopicId
    question: str
    remembered: Probability
    lapses: int


@dataclass(frozen=True, slots=True)
class DueDay:
    """What one coming study day brings."""

    day: date
    due: int


@dataclass(frozen=True, slots=True)
class ReportData:
    """Everything that a report says."""

    format: str
    today: date
    period: Period
    topic: TopicId | None
    """The only topic it speaks of, if it was asked for one. Effort and retention are of all topics."""
    effort: Effort
    retention: Retention
    topics: tuple[TopicMemory, ...]
    drills: tuple[DrillRecord, ...]
    weakest: tuple[WeakItem, ...]
    forecast: tuple[DueDay, ...]
