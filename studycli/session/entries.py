"""What a queue is made of: its entries, its options, and what it says of a backlog."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from studycli.config import Config
from studycli.model.items import ItemId, Minutes, Seconds, TopicId
from studycli.model.memory import Probability


class Reason(StrEnum):
    """Why an item is in the queue."""

    DUE = "due"
    NEW = "new"
    LEARNING = "learning"
    """In the middle of its (re)learning steps."""
    EARLY = "early"
    """It would come due in a pause, and would suffer from waiting until after it."""
    CHOSEN = "chosen"
    """The learner asked for this very item, due or not."""


class Form(StrEnum):
    """Whether an entry is a card to recall or a drill to write."""

    CARD = "card"
    DRILL = "drill"


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """One item to study, light enough that a queue of thousands is cheap."""

    item: ItemId
    reason: Reason
    form: Form
    topic: TopicId
    group: ItemId
    """Entries of one group are siblings and are kept apart."""
    retrievability: Probability | None
    """The chance that it would be recalled now; None for a new item."""
    expected: Seconds
    """What it will probably cost this learner, over all its showings today."""
    due_at: datetime | None = None
    """For LEARNING: the instant (UTC) of its next step."""


@dataclass(frozen=True, slots=True)
class QueueOptions:
    """What the learner asked for today."""

    new_per_day: int = 10
    new_drills_per_day: int = 3
    reviews_per_day: int = 200
    topic: TopicId | None = None
    """Only items of this topic."""
    minutes: Minutes | None = None
    """Only as much as fits into this time."""
    new: int | None = None
    """So many new items in this session, whatever the daily limit says."""

    @classmethod
    def from_config(
        cls,
        config: Config,
        *,
        topic: TopicId | None = None,
        minutes: Minutes | None = None,
        new: int | None = None,
    ) -> QueueOptions:
        """The options that the settings and the command line give together."""
        return cls(
            10 if config.new_per_day is None else config.new_per_day,
            3 if config.new_drills_per_day is None else config.new_drills_per_day,
            200 if config.reviews_per_day is None else config.reviews_per_day,
            topic,
            minutes,
            new,
        )


@dataclass(frozen=True, slots=True)
class Backlog:
    """More is due than one day should hold."""

    waiting: int
    """Due items, today's share included."""
    today: int
    """How many of them today brings: the most endangered."""
    further_days: int
    """Over how many days after today the rest follows."""
    days_away: int
    """Study days since the last answer, those of a pause not counted; 0 when there was one today."""
    message: str
    """The sentences for the learner."""


@dataclass(frozen=True, slots=True)
class Queue:
    """What to study now, in order."""

    entries: tuple[QueueEntry, ...]
    backlog: Backlog | None = None
    pause: str = ""
    """What a pause that is near or running means for today, in a sentence for the learner; else empty."""

    @property
    def opening(self) -> str:
        """What to tell the learner first; often nothing."""
        return " ".join(filter(None, (self.pause, self.backlog.message if self.backlog else "")))

    @property
    def expected(self) -> Seconds:
        """What the whole queue will probably cost this learner."""
        return Seconds(sum(entry.expected for entry in self.entries))

    @property
    def drills(self) -> int:
        """How many entries are drills."""
        return sum(entry.form is Form.DRILL for entry in self.entries)
