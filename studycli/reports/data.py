"""What a report says, as data: every renderer, the statistics and the JSON are made from this one object.

Days are study days. Chances of recall, what is due and the forecast are as of `ReportData.today`; what was done is
that of the period; drills are told from their first run to the period's end, so that one sees them get faster.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from studycli.frozen import field, frozen
from studycli.model.items import ItemId, Minutes, TopicId
from studycli.model.memory import Days, Probability
from studycli.reports.drill_data import Drilling, DrillRecord
from studycli.reports.lab_data import LabResult

FORMAT = "study-report/3"


@frozen
class Period:
    """Study days, both included."""

    since: date
    until: date

    @property
    def days(self) -> int:
        """How many study days it spans."""
        return (self.until - self.since).days + 1


@frozen
class DayOfStudy:
    """One study day on which something was reviewed."""

    day: date
    reviews: int
    forgotten: int
    """Reviews rated Again."""
    minutes: Minutes
    """One repetition counts for five minutes at most, a written one for fifteen, a drill for sixty."""


@frozen
class Effort:
    """What was done in the period."""

    reviews: int
    forgotten: int
    """Reviews rated Again."""
    minutes: Minutes
    days_studied: int
    new_items: int
    days: tuple[DayOfStudy, ...]


@frozen
class Calendar:
    """The year up to the period's end, whatever the period: whole weeks, from a Monday on."""

    since: date
    until: date
    days: tuple[DayOfStudy, ...]
    """Only those on which something was reviewed."""
    streak: int
    """Days in a row with a review, up to `until` or the day before it."""
    longest_streak: int
    """The most of them in a row within the calendar."""


class Maturity(StrEnum):
    """How firmly an item was held before it was asked for."""

    LEARNING = "learning"
    """It was still in its learning or relearning steps when the day before ended."""
    YOUNG = "young"
    """Its stability was below 21 days: it was held with 90 % for less than three weeks."""
    MATURE = "mature"
    """Its stability was 21 days or more."""


MATURE_STABILITY = Days(21.0)
"""Anki draws the same line at an interval of 21 days; at a desired retention of 90 %, stability is the interval."""


@frozen
class MaturityRetention:
    """The retention of one class of items."""

    maturity: Maturity
    asked: int
    remembered: int

    @property
    def share(self) -> Probability | None:
        """The share that was remembered; None when nothing was asked."""
        return Probability(self.remembered / self.asked) if self.asked else None


@frozen
class Retention:
    """True retention in the period: first answers of a day, to items that were answered on an earlier day."""

    asked: int
    remembered: int
    """Rated better than Again."""
    by_maturity: tuple[MaturityRetention, ...]
    """Learning, young, mature: all three, also those that were never asked."""

    @property
    def share(self) -> Probability | None:
        """The share that was remembered; None when nothing was asked."""
        return Probability(self.remembered / self.asked) if self.asked else None


@frozen
class CalibrationBin:
    """The questions of the period whose predicted chance of recall lay in [low, high); the last bin holds 1 too."""

    low: Probability
    high: Probability
    asked: int
    remembered: int
    predicted: Probability
    """The mean prediction."""

    @property
    def share(self) -> Probability:
        """The share that was remembered; a bin has at least one question."""
        return Probability(self.remembered / self.asked)


@frozen
class Calibration:
    """Predicted against actual recall, over the same questions as `Retention`.

    The prediction is FSRS's chance of recall just before the answer, by the log up to there and the parameters in use.
    """

    bins: tuple[CalibrationBin, ...]
    """Twentieths, only those with a question, the lowest first."""
    asked: int
    predicted: Probability | None
    """The mean prediction; None when nothing was asked."""
    log_loss: float | None
    """−mean(y·ln p + (1−y)·ln(1−p)), y = 1 when remembered: 0 would be perfect."""
    error: float | None
    """Root mean square of predicted − actual over the bins, weighted by their questions."""


@frozen
class Bin:
    """How many items have a value in [low, high)."""

    low: float
    high: float | None
    """None: open upwards."""
    items: int


@frozen
class Distribution:
    """Of a quantity over all items that were seen."""

    bins: tuple[Bin, ...]
    median: float | None


@frozen
class TopicMemory:
    """What is remembered of a topic now."""

    topic: TopicId
    title: str
    phase: str
    items: int
    seen: int
    due: int
    """To be repeated now; suspended items are left out."""
    remembered: Probability | None
    """The mean chance of recall over its seen items; None when none was seen."""
    parent: TopicId | None = None
    """The topic above it in the family tree."""
    builds_on: tuple[TopicId, ...] = ()
    assumed: bool = False
    """Met in the course and never answered here: neither new nor remembered, but checked by samples."""
    share: Probability | None = field(init=False)
    """How much of all its items would be remembered now; None when none was seen."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "share", share_of_all(self.remembered, self.seen, self.items))


@frozen
class PhaseMemory:
    """What is remembered of a phase of the course now."""

    label: str
    """As in `TopicMemory.phase`; empty for topics that no curriculum declares."""
    title: str
    topics: int
    items: int
    seen: int
    due: int
    remembered: Probability | None
    assumed: int = 0
    """How many of its topics are assumed."""
    share: Probability | None = field(init=False)
    """How much of all its items would be remembered now; None when none was seen."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "share", share_of_all(self.remembered, self.seen, self.items))


def share_of_all(remembered: Probability | None, seen: int, items: int) -> Probability | None:
    """How much of `items` would be remembered now, were `seen` of them with that mean chance and the rest not."""
    if remembered is None or not items:
        return None
    return Probability(round(remembered * min(seen, items) / items, 4))


@frozen
class MapNode:
    """A topic of the family tree, or a branch that only groups topics."""

    title: str
    note: str
    """What the edge to the parent says; may be empty."""
    topic: TopicId | None
    """None for a branch."""
    memory: TopicMemory | None
    """None for a branch and for a topic without content."""
    children: tuple[MapNode, ...]

    def to_json(self) -> dict[str, Any]:
        """A JSON object with its children inside."""
        memory = self.memory
        return {
            "topic": self.topic,
            "title": self.title,
            "note": self.note,
            "items": memory.items if memory else 0,
            "seen": memory.seen if memory else 0,
            "due": memory.due if memory else 0,
            "remembered": memory.remembered if memory else None,
            "share": memory.share if memory else None,
            "assumed": memory.assumed if memory else False,
            "children": [child.to_json() for child in self.children],
        }


@frozen
class StudiedItem:
    """An item that was answered in the period."""

    item: ItemId
    question: str
    """The first line of a card's question, or a drill's name."""
    reviews: int
    forgotten: int
    is_new: bool
    """Answered for the first time in the period."""
    remembered: Probability | None
    """The chance of recall now; None when it was taken back or is no longer in the content."""


@frozen
class StudiedTopic:
    """What was studied of a topic in the period."""

    topic: TopicId | None
    """None for items that are no longer in the content."""
    title: str
    phase: str
    reviews: int
    forgotten: int
    minutes: Minutes
    items: int
    """Different items that were answered."""
    new_items: int
    named: tuple[StudiedItem, ...]
    """At most twelve of them: those that were answered most often."""


@frozen
class Foundation:
    """Something that an item builds on: a topic, or for a drill another drill."""

    id: str
    """A topic's id or a drill's name."""
    title: str
    remembered: Probability | None
    """None when it was never studied."""


@frozen
class WeakItem:
    """An item that memory holds worst."""

    item: ItemId
    topic: TopicId
    question: str
    remembered: Probability
    lapses: int
    suggestion: str
    """What to do about it, in a sentence."""


@frozen
class Leech:
    """An item that keeps failing (see `studycli.scheduler.leech`)."""

    item: ItemId
    topic: TopicId
    question: str
    remembered: Probability
    lapses: int
    stability: Days
    builds_on: tuple[Foundation, ...]
    """The least remembered first."""
    suggestion: str


@frozen
class DueDay:
    """What one coming study day brings, were nothing answered until then; what is overdue counts to today."""

    day: date
    cards: int
    drills: int
    minutes: Minutes
    """What these have cost of late."""

    @property
    def due(self) -> int:
        """All items."""
        return self.cards + self.drills


@frozen
class DueWeek:
    """The load of seven days, the first of them `first_day`."""

    first_day: date
    cards: int
    drills: int
    minutes: Minutes

    @property
    def due(self) -> int:
        """All items."""
        return self.cards + self.drills


@frozen
class ReportData:
    """Everything that a report says. With a `scope`, all of it is of that part of the content alone."""

    format: str
    today: date
    period: Period
    scope: str | None
    """The scopes that it speaks of alone, as they were written; None when it speaks of everything."""
    effort: Effort
    calendar: Calendar
    retention: Retention
    calibration: Calibration
    stability: Distribution
    """In days."""
    difficulty: Distribution
    """1 (easy) … 10 (hard)."""
    phases: tuple[PhaseMemory, ...]
    topics: tuple[TopicMemory, ...]
    family: tuple[MapNode, ...]
    """The roots of the family tree. Of named topics: the ways down to them, and what is below them."""
    studied: tuple[StudiedTopic, ...]
    """In the curriculum's order; what is no longer in the content comes last."""
    drilling: Drilling
    drills: tuple[DrillRecord, ...]
    weakest: tuple[WeakItem, ...]
    """At most ten, the least remembered first; leeches have their own list and stand here too."""
    leeches: tuple[Leech, ...]
    """The most often forgotten first."""
    forecast: tuple[DueDay, ...]
    """Eight weeks, day by day, from today on."""
    weeks: tuple[DueWeek, ...]
    """The same, week by week."""
    labs: tuple[LabResult, ...] = ()
    """The newest run of every lab, where there was one."""

    @property
    def about(self) -> str:
        """What a title adds: ` · Vision transformer` for one topic, the scopes as written, nothing for everything."""
        if self.scope is None:
            return ""
        titles = [topic.title for topic in self.topics if topic.topic == self.scope]
        return f" · {titles[0] if titles else self.scope}"
