"""What a queue is made of: its entries, its options, and what it says of a backlog."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from studycli.config import Config, Pace
from studycli.frozen import frozen
from studycli.model.items import ItemId, Minutes, Seconds, TopicId
from studycli.model.memory import Probability
from studycli.place.place import Place
from studycli.place.scope import EVERYTHING, Selection


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
    CHECK = "check"
    """A sample of a topic that is assumed to be known."""
    AHEAD = "ahead"
    """Not yet due; the learner asked for more."""


class Form(StrEnum):
    """Whether an entry is a card to recall or a drill to write."""

    CARD = "card"
    DRILL = "drill"


@frozen
class Worth:
    """Why an item is in the queue, in figures."""

    gain: float
    """By how much more likely it is to be recalled a month from now if it is answered today."""
    score: float
    """The gain, weighed by the item's size, for each minute that it costs: by this a day's items are chosen."""


@frozen
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
    worth: Worth | None = None
    """What answering it today brings; None where that is not asked, as in its learning steps."""

    @property
    def score(self) -> float:
        """By what it competes for a day's minutes."""
        return 0.0 if self.worth is None else self.worth.score


@frozen
class QueueOptions:
    """What the settings allow and what the learner asked for today."""

    minutes_per_day: Minutes = Minutes(30.0)
    """How much a day brings; what was studied today already counts against it."""
    new_per_day: int | None = None
    """At most so many new items a day; None: as the minutes allow."""
    new_drills_per_day: int | None = None
    reviews_per_day: int | None = None
    checks_per_day: int = 2
    """At most so many samples of what is assumed."""
    course_pace: Pace = Pace.ASKED
    scope: Selection = EVERYTHING
    """What the learner named is wanted now: all of it that is due, new items of it whether ready or not."""
    minutes: Minutes | None = None
    """So much time for this session, whatever was studied today."""
    new: int | None = None
    """So many new items in this session, whatever the day's limits say."""
    ahead: int = 0
    """So many items that are not yet due, those that gain most."""

    @classmethod
    def from_config(
        cls,
        config: Config,
        *,
        scope: Selection = EVERYTHING,
        minutes: Minutes | None = None,
        new: int | None = None,
        ahead: int = 0,
    ) -> QueueOptions:
        """The options that the settings and the command line give together."""
        return cls(
            minutes_per_day=Minutes(config.minutes_per_day),
            new_per_day=config.new_per_day,
            new_drills_per_day=config.new_drills_per_day,
            reviews_per_day=config.reviews_per_day,
            checks_per_day=config.checks_per_day,
            course_pace=config.course_pace,
            scope=scope,
            minutes=minutes,
            new=new,
            ahead=ahead,
        )

    @property
    def whole_seconds(self) -> Seconds:
        """The time that this session is planned for, what was studied today not counted."""
        return Seconds((self.minutes_per_day if self.minutes is None else self.minutes) * 60)


@frozen
class Backlog:
    """More is due than the day's minutes hold."""

    waiting: int
    """Due items, those that today brings included."""
    today: int
    """How many of them today brings."""
    days_away: int
    """Study days since the last answer, those of a pause not counted; 0 when there was one today."""
    message: str
    """The sentences for the learner."""


@frozen
class Queue:
    """What to study now, in order."""

    entries: tuple[QueueEntry, ...]
    backlog: Backlog | None = None
    pause: str = ""
    """What a pause that is near or running means for today, in a sentence for the learner; else empty."""
    done: str = ""
    """That the day's minutes are used and how to go on, when that is why nothing comes; else empty."""
    place: Place = Place()
    """Where the learner stood when it was built; a queue of chosen items knows of none."""

    @property
    def opening(self) -> str:
        """What to tell the learner first; often nothing."""
        return " ".join(filter(None, (self.pause, self.backlog.message if self.backlog else "", self.done)))

    @property
    def expected(self) -> Seconds:
        """What the whole queue will probably cost this learner."""
        return Seconds(sum(entry.expected for entry in self.entries))

    @property
    def drills(self) -> int:
        """How many entries are drills."""
        return sum(entry.form is Form.DRILL for entry in self.entries)
