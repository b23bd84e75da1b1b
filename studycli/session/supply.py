"""What could come today: steps, due, new, samples and what comes early, each as entries with what they are worth."""

from __future__ import annotations

import math
from datetime import timedelta
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING

from studycli.frozen import field, frozen, record, replace
from studycli.model.items import ItemId, Seconds
from studycli.model.review import Moment
from studycli.place.new_order import on_page, order_new
from studycli.place.place import read_place
from studycli.place.samples import samples
from studycli.place.scope import EVERYTHING
from studycli.scheduler.load import crowd
from studycli.session.budget import Costs, costs_from
from studycli.session.candidates import is_stepping, new_entry, studied_entry
from studycli.session.entries import QueueEntry, QueueOptions, Reason
from studycli.session.pausing import Pausing, early_rows, pausing_on
from studycli.session.recall import Standings, read_standings
from studycli.session.rule import QueueRule
from studycli.session.worth import Worths
from studycli.store.rows import StudiedRow, TimedAnswer, TimeSpent, TodayCounts

if TYPE_CHECKING:
    from studycli.catalogue import Catalogue
    from studycli.place.place import Place
    from studycli.scheduler.scheduler import Scheduler
    from studycli.store.store import Store

WINDOW = 600
"""How many due items to look at, the most endangered: no day holds more, and what is safer gains less."""

MOST_ENTRIES = 300
"""How many of them to look at more closely: those that are worth most."""


@record
class Supply:
    """What a queue is chosen from: what could come at a moment, and what is known of it. Each is read once, when asked for."""

    store: Store
    catalogue: Catalogue
    scheduler: Scheduler
    moment: Moment
    options: QueueOptions
    rule: QueueRule

    @cached_property
    def pausing(self) -> Pausing:
        """The pauses that matter: what the learner names is wanted now, holiday or not."""
        return Pausing() if self.is_scoped else pausing_on(self.store.pauses(), self.moment.day)

    @property
    def is_scoped(self) -> bool:
        """Whether the learner named a part of the content."""
        return self.options.scope != EVERYTHING

    @cached_property
    def place(self) -> Place:
        """Where the learner stands; who names a scope hands it over as the focus."""
        place = read_place(self.store, self.catalogue, self.moment, self.options.course_pace)
        return replace(place, focus=self.options.scope) if self.is_scoped else place

    @cached_property
    def spent(self) -> TimeSpent:
        """The time that counts against this session: today's, unless it was given a time of its own."""
        if self.options.minutes is not None or self.is_scoped:
            return TimeSpent(Seconds(0.0), Seconds(0.0))
        return self.store.spent(self.moment.day)

    @cached_property
    def firsts(self) -> list[TimedAnswer]:
        return self.store.timed_firsts()

    @cached_property
    def costs(self) -> Costs:
        return costs_from(self.firsts, self.store.timed_laters(), self.rule)

    @cached_property
    def worths(self) -> Worths:
        return Worths(self.scheduler.settings.parameters, self.costs, self.firsts)

    @cached_property
    def standings(self) -> Standings:
        parameters = self.scheduler.settings.parameters
        return read_standings(self.store, self.catalogue, self.place, self.moment, parameters, self.rule)

    @cached_property
    def is_behind(self) -> bool:
        """Whether so much is forgotten that repeating comes before gaining."""
        return self.standings.mean_recall < self.rule.enough_recall

    @cached_property
    def today(self) -> TodayCounts:
        """What was answered today already."""
        return self.store.today(self.moment.day)

    @property
    def is_fresh_day(self) -> bool:
        """Whether this is the day's first session, and it has the whole day's time."""
        return not self.spent.total and self.options.minutes is None

    @property
    def asks(self) -> bool:
        """Whether the learner asked for something that comes on a day of a pause, too."""
        return self.options.new is not None or self.options.ahead > 0

    # What could come

    def steps(self) -> list[QueueEntry]:
        """What has a learning step to take on this study day, whether its time has come or not."""
        day_ago = replace(self.moment, at=self.moment.at - timedelta(days=1))
        rows = self.store.learning_rows(day_ago, self.options.scope)
        return [studied_entry(row, self.scheduler, self.costs) for row in rows if is_stepping(row)]

    @cached_property
    def due(self) -> list[QueueEntry]:
        """What is due, the most endangered first, and no more than a day could take; nothing on a day of a pause."""
        return self.most_worth(self._due_rows, Reason.DUE)

    @cached_property
    def waiting(self) -> int:
        """How many items are due in all."""
        return len(self._due_rows) if len(self._due_rows) < WINDOW else self.standings.due

    @cached_property
    def _due_rows(self) -> list[StudiedRow]:
        # A step that was left on an earlier day is no longer part of a session: it is due like everything else.
        if self.pausing.running is not None:
            return []
        rows = self.store.due_rows(self.moment, self.options.scope, WINDOW)
        return [row for row in rows if not is_stepping(row)]

    def most_worth(self, rows: list[StudiedRow], reason: Reason) -> list[QueueEntry]:
        """The entries of `rows`, in their order; only those with the highest score where there are very many."""
        worths = [self.worths.of_known(row) for row in rows]
        least = -math.inf
        if len(rows) > MOST_ENTRIES and not self.is_scoped:
            least = sorted(worth.score for worth in worths)[-MOST_ENTRIES]
        return [
            studied_entry(row, self.scheduler, self.costs, reason, worth)
            for row, worth in zip(rows, worths, strict=True)
            if worth.score >= least
        ]

    def new(self) -> NewLine:
        """New items in the order in which they should be met."""
        rows = self.store.new_rows(self.moment, scope=self.options.scope)
        ordered = order_new(self.place, self.catalogue, rows)
        page = list(takewhile(lambda row: on_page(self.place, self.catalogue, row), ordered))
        if self.is_scoped:
            page = []
        entries = [new_entry(row, self.costs, self.worths) for row in ordered]
        return NewLine(entries[: len(page)], entries[len(page) :])

    def later(self, reason: Reason) -> list[QueueEntry]:
        """What is not yet due, the most endangered first; what was seen today only where it is CHOSEN."""
        limit = None if reason is Reason.CHOSEN else WINDOW
        rows = self.store.later_rows(self.moment, self.options.scope, limit)
        seen_too = reason is Reason.CHOSEN
        return self.most_worth([row for row in rows if seen_too or row.elapsed_days > 0], reason)

    def checks(self) -> list[QueueEntry]:
        """Samples of what is assumed; none on a day of a pause."""
        if self.pausing.running is not None:
            return []
        rows = samples(self.store, self.catalogue, self.place, self.moment, self.options.checks_per_day)
        return [replace(new_entry(row, self.costs), reason=Reason.CHECK) for row in rows]

    def early(self) -> list[QueueEntry]:
        """What comes today because it would come due in a pause."""
        if self.pausing.coming is None:
            return []
        answered, usual = self.today.reviewed, self.store.usual_load(self.moment.day)
        holds = int(min(bound(self.options.reviews_per_day, 0), crowd(usual)))
        rows = early_rows(
            self.store,
            self.scheduler,
            self.moment,
            self.pausing.coming,
            waiting=self.waiting,
            answered=answered,
            holds=holds,
        )
        return self.most_worth(rows, Reason.EARLY)


@frozen
class NewLine:
    """New items in the order in which they should be met."""

    page: list[QueueEntry] = field(default_factory=list)
    """What stands on the page of the day that the course has reached."""
    rest: list[QueueEntry] = field(default_factory=list)

    def without(self, groups: set[ItemId]) -> NewLine:
        """The line without the siblings of something in `groups`."""
        page = [entry for entry in self.page if entry.group not in groups]
        return NewLine(page, [entry for entry in self.rest if entry.group not in groups])


def bound(setting: int | None, used: int) -> float:
    return math.inf if setting is None else max(0, setting - used)
