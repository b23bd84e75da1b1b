"""What queries for queues and statistics return: light tuples, because there may be twenty thousand of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from studycli.model.items import ItemId, Minutes, Seconds, TopicId
from studycli.model.memory import Days
from studycli.model.review import EventId, ReviewKind

if TYPE_CHECKING:
    from studycli.scheduler.pause import DueItem


class RatedDay(NamedTuple):
    """One answer, reduced to what memory depends on."""

    item: ItemId
    day: int
    """The study day as `date.toordinal` gives it."""
    rating: int
    """1 Again … 4 Easy."""


class NewRow(NamedTuple):
    """An item that has never been answered."""

    item: ItemId
    kind: str
    """As the content cache has it: a card's kind, or `drill`."""
    topic: TopicId
    group: ItemId
    position: int
    minutes: Minutes | None
    """What the content says it takes; None when it says nothing."""


class FirstAnswer(NamedTuple):
    """The first answer that an item ever got."""

    id: EventId
    item: ItemId
    topic: TopicId
    rating: int
    """1 Again … 4 Easy."""
    day: date


class StudiedRow(NamedTuple):
    """An item with a memory, at the moment that was asked about."""

    item: ItemId
    kind: str
    topic: TopicId
    group: ItemId
    position: int
    minutes: Minutes | None
    stage: str
    """A `Stage` by its value."""
    step: int
    stability: Days
    difficulty: float
    elapsed_days: int
    """Study days since the latest review; never negative."""
    overdue_days: int
    """Study days since it was due; negative while it is not yet due."""
    due_at: str | None
    """The instant of the next learning step, ISO 8601 in UTC; None when the plan is in days."""
    reps: int
    lapses: int
    seconds: Seconds
    """What one repetition has cost this learner of late."""


def due_item(row: StudiedRow, day: date) -> DueItem:
    """What a plan around pauses needs to know of a row that was read on study day `day`."""
    from studycli.scheduler.pause import DueItem

    return DueItem(
        row.item,
        day - timedelta(days=row.overdue_days),
        day - timedelta(days=row.elapsed_days),
        row.stability,
    )


class TodayCounts(NamedTuple):
    """How many items have been answered on a study day; each counts once, however often it came."""

    new: int
    """Answered for the first time."""
    reviewed: int
    """Known from an earlier day."""
    new_drills: int
    """How many of the new ones are drills."""


class Standing(NamedTuple):
    """How the items of a topic stand, those that are suspended left out."""

    topic: TopicId
    items: int
    met: int
    """Answered at least once."""
    met_before: int
    """Answered before today."""
    recall: float
    """Sum of the believed recall of those that were met before today."""
    rested: int
    """Those that were met and not answered today."""
    due: int

    @property
    def rested_recall(self) -> float:
        """Sum of the believed recall of those that were met and not answered today: what was answered counts 1."""
        return self.recall - (self.met_before - self.rested)


class TimedAnswer(NamedTuple):
    """An answer, reduced to what it cost and how it was rated."""

    kind: ReviewKind
    rating: int
    """1 Again … 4 Easy."""
    seconds: Seconds
    """Capped, as the memory counts them."""
    minutes: Minutes | None
    """What the content says the item takes."""


class DayOfItem(NamedTuple):
    """All answers of one study day to one item, its steps included."""

    kind: ReviewKind
    is_first: bool
    """Whether it was met on that day."""
    rating: int
    """Of the day's first answer."""
    seconds: Seconds
    """Of all of them, each capped as the memory counts them."""
    minutes: Minutes | None
    """What the content says the item takes."""


class TimeSpent(NamedTuple):
    """How long answers took on a study day."""

    total: Seconds
    new: Seconds
    """On items that were new on that day."""


class TopicCount(NamedTuple):
    """How much of a topic has been seen, and how much is suspended (seen or not)."""

    items: int
    seen: int
    """Answered at least once."""
    suspended: int
