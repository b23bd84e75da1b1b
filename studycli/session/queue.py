"""What to study now, and in which order."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING

from studycli.frozen import frozen
from studycli.model.items import ItemId, Seconds
from studycli.model.review import Moment
from studycli.place.new_order import on_page, order_new
from studycli.place.place import read_place
from studycli.place.samples import samples
from studycli.place.scope import EVERYTHING
from studycli.scheduler.load import crowd
from studycli.session.backlog import describe
from studycli.session.budget import Costs, costs_from
from studycli.session.candidates import is_stepping, new_entry, studied_entry
from studycli.session.choosing import (
    Ready,
    Room,
    choose_due,
    choose_new,
    choose_page,
    choose_together,
    first_in_order,
)
from studycli.session.entries import Backlog, Queue, QueueEntry, QueueOptions, Reason
from studycli.session.ordering import arrange
from studycli.session.pausing import Pausing, describe_pause, early_rows, pausing_on
from studycli.session.recall import Standings, read_standings
from studycli.session.rule import RULE, QueueRule
from studycli.session.state import LEARN_AHEAD
from studycli.session.worth import Worths
from studycli.store.rows import StudiedRow, TimedAnswer, TimeSpent, TodayCounts
from studycli.wording import count

if TYPE_CHECKING:
    from studycli.catalogue import Catalogue
    from studycli.place.place import Place
    from studycli.scheduler.scheduler import Scheduler
    from studycli.store.store import Store

WINDOW = 1000
"""How many due items to look at, the most endangered: no day holds more, and what is safer gains less."""

MOST_ENTRIES = 400
"""How many of them to look at more closely, where worth decides."""


def build_queue(
    store: Store,
    catalogue: Catalogue,
    scheduler: Scheduler,
    moment: Moment,
    options: QueueOptions,
    rule: QueueRule = RULE,
) -> Queue:
    """The queue for a session that begins at `moment`.

    A day is minutes, less what was studied today already. What is in its learning steps comes first, then samples of
    what is assumed. While the mean believed recall of what was begun is high, due and new items compete in one line for
    the rest, by what answering them gains for each minute; while it is low, what is due comes first, by the same
    measure. New items come as they become ready (see `prerequisites`). A backlog stops nothing.
    The chosen are arranged by `ordering.arrange`, those in their learning steps in front.

    On a day of a pause the queue is empty unless the learner asks for something; in the days before one, what would
    come due in it comes early (see `pausing`).

    A scope that the learner names is wanted now: all of it that is due, what was named item by item, and what is new in
    it for as many minutes as are left, whether it is ready or not. Raises StoreError when the store cannot be read.
    """
    return _Builder(store, catalogue, scheduler, moment, options, rule).build()


@dataclass
class _Builder:
    """One building of a queue: what is asked of whom, so that the steps need not hand it on."""

    store: Store
    catalogue: Catalogue
    scheduler: Scheduler
    moment: Moment
    options: QueueOptions
    rule: QueueRule
    waiting: int = 0
    """How many items are due."""

    # What is known

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

    # The queue

    def build(self) -> Queue:
        """The queue; the steps stand in the order of preference for a tight budget."""
        if self.pausing.running is not None and not self.asks:
            return Queue((), pause=describe_pause(self.pausing, 0, self.moment.day))
        room = self._room()
        steps = self._steps()
        learning = [entry for entry in steps if entry.due_at is not None and entry.due_at <= self.moment.at]
        for entry in learning:
            room.take(entry)
        due = [] if self.pausing.running else self._due()
        new = self._new() if room.new >= 1 else NewLine()
        if self.is_scoped:
            self._choose_scope(due, new, room)
        else:
            self._choose_day(due, new, room)
        if room.is_empty and not learning and not self.options.ahead and not self.spent.total:
            self._choose_cheapest(due, new, room)
        ahead = self._ahead(room) if self.options.ahead else []
        places = {entry.item: place for place, entry in enumerate((*new.page, *new.rest))}
        fresh = sorted(room.fresh, key=lambda entry: places[entry.item])
        line = arrange([*sorted(room.due, key=_recall), *ahead], fresh)
        end = self.moment.at + LEARN_AHEAD
        end += timedelta(seconds=sum(entry.expected for entry in (*learning, *line)))
        learning = [entry for entry in steps if entry.due_at is not None and entry.due_at <= end]
        entries = (*sorted(learning, key=_due_at), *line)
        early = sum(entry.reason is Reason.EARLY for entry in room.due)
        return Queue(
            entries,
            self._backlog(len(due), room),
            describe_pause(self.pausing, early, self.moment.day),
            "" if entries else self._done(due, new),
        )

    def _room(self) -> Room:
        """What the minutes and the bounds leave for this session."""
        options, rule, today = self.options, self.rule, self.today
        whole = options.whole_seconds
        seconds = whole - self.spent.total
        if self.spent.total and seconds < rule.least_seconds:
            seconds = 0.0
        share = rule.new_share_behind if self.is_behind else rule.new_share
        room = Room(
            seconds=seconds,
            new_seconds=share * whole - self.spent.new,
            reviews=_bound(options.reviews_per_day, today.reviewed),
            new=_bound(options.new_per_day, today.new),
            new_drills=_bound(options.new_drills_per_day, today.new_drills),
            groups=self.store.groups_answered(self.moment.day),
            near=self.scheduler.settings.desired_retention - rule.sibling_patience,
        )
        if self.pausing.rests_from_new(self.moment.day):
            room.new = 0
        if self.is_scoped:
            room.reviews = room.new = room.new_drills = math.inf
            room.seconds = seconds if options.minutes is not None else math.inf
        if options.new is not None:
            # Who asks for a number of new items wants what stands there.
            room.new, room.new_drills, room.new_seconds = options.new, math.inf, math.inf
        return room

    def _steps(self) -> list[QueueEntry]:
        """What has a learning step to take on this study day, whether its time has come or not."""
        day_ago = replace(self.moment, at=self.moment.at - timedelta(days=1))
        rows = self.store.learning_rows(day_ago, self.options.scope)
        return [studied_entry(row, self.scheduler, self.costs) for row in rows if is_stepping(row)]

    def _due(self) -> list[QueueEntry]:
        """What is due, the most endangered first and no more than a day could take.

        A step that was left on an earlier day is no longer part of a session: it is due like everything else.
        """
        rows = self.store.due_rows(self.moment, self.options.scope, WINDOW)
        due = [row for row in rows if not is_stepping(row)]
        self.waiting = len(due) if len(rows) < WINDOW else self.standings.due
        return self._most_worth(due, Reason.DUE)

    def _most_worth(self, rows: list[StudiedRow], reason: Reason) -> list[QueueEntry]:
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

    def _new(self) -> NewLine:
        """New items in the order in which they should be met."""
        rows = self.store.new_rows(self.moment, scope=self.options.scope)
        ordered = order_new(self.place, self.catalogue, rows)
        page = list(takewhile(lambda row: on_page(self.place, self.catalogue, row), ordered))
        if self.is_scoped:
            page = []
        entries = [new_entry(row, self.costs, self.worths) for row in ordered]
        return NewLine(entries[: len(page)], entries[len(page) :])

    def _checks(self) -> list[QueueEntry]:
        """Samples of what is assumed."""
        rows = samples(self.store, self.catalogue, self.place, self.moment, self.options.checks_per_day)
        return [replace(new_entry(row, self.costs), reason=Reason.CHECK) for row in rows]

    def _early(self, waiting: int) -> list[QueueEntry]:
        """What comes today because it would come due in a pause."""
        if self.pausing.coming is None:
            return []
        answered, usual = self.today.reviewed, self.store.usual_load(self.moment.day)
        holds = int(min(_bound(self.options.reviews_per_day, 0), crowd(usual)))
        rows = early_rows(
            self.store,
            self.scheduler,
            self.moment,
            self.pausing.coming,
            waiting=waiting,
            answered=answered,
            holds=holds,
        )
        return self._most_worth(rows, Reason.EARLY)

    # The choice

    def _choose_scope(self, due: list[QueueEntry], new: NewLine, room: Room) -> None:
        """What the learner named: all that is due or was named item by item, and new items while there is time."""
        chosen: list[QueueEntry] = []
        if self.options.scope.items is not None:
            rows = self.store.later_rows(self.moment, self.options.scope)
            chosen = self._most_worth(rows, Reason.CHOSEN)
        choose_due(due, room)
        for entry in chosen:
            if entry.expected <= room.seconds:
                room.put_extra(entry)
        if self.options.new is None:
            room.new_seconds = self.options.whole_seconds - sum(entry.expected for entry in room.due)
        choose_new(new.rest, room, _always)

    def _choose_day(self, due: list[QueueEntry], new: NewLine, room: Room) -> None:
        for entry in self._checks():
            if room.is_apart(entry) and entry.expected <= room.seconds:
                room.put_extra(entry)
        # What is due but not for today would be spoilt by a new sibling just as well.
        new = new.without({entry.group for entry in due})
        if self.options.new is not None and self.options.minutes is None:
            self._choose_asked(new, room)
        known = [*due, *self._early(len(due))]
        if self.is_fresh_day and due and due[0].expected > self.options.whole_seconds and room.reviews >= 1:
            # The most endangered takes more than a day: it would wait for ever.
            room.put_due(known.pop(0))
        ready = self.standings.prerequisites.ready
        if not self.is_behind:
            self._choose_large(new, room)
            choose_together(known, new.page, self._near(new.rest, room), room, ready)
            if not room.left_out:
                room.new_seconds += (
                    self.rule.new_share_spare - self.rule.new_share
                ) * self.options.whole_seconds
                choose_new(new.rest, room, ready)
        else:
            choose_due(sorted(known, key=lambda entry: -entry.score), room)
            if not room.left_out:
                choose_page(new.page, room)
                choose_new(self._near(new.rest, room), room, ready)
        idle = self.rule.idle_share * self.options.whole_seconds
        if not room.fresh and room.seconds >= idle and not self.today.new:
            choose_new(new.rest, room, self.standings.prerequisites.any_seen)

    def _choose_asked(self, new: NewLine, room: Room) -> None:
        """So many new items as the learner asked for, beside the day's minutes."""
        seconds, room.seconds = room.seconds, math.inf
        choose_page(new.page, room)
        for ready in (self.standings.prerequisites.ready, self.standings.prerequisites.any_seen):
            choose_new((entry for entry in new.rest if entry not in room.fresh), room, ready)
        room.seconds, room.new = seconds, 0

    def _choose_large(self, new: NewLine, room: Room) -> None:
        """The first of the new items that is ready, when it alone takes more than its share: it would wait for ever.

        It may even take more than the day, when nothing was studied yet.
        """
        if self.today.new or not self.rule.keeps_order:
            return
        ready: Ready = self.standings.prerequisites.ready
        line, share = new.rest, room.new_seconds
        if new.page:
            line, ready, share = new.page, _always, room.seconds
        first = next((entry for entry in line if room.is_open_to(entry) and ready(entry)), None)
        if first is None or first.expected <= share or any(map(room.holds_page, new.page)):
            return
        if first.expected <= room.seconds or (self.is_fresh_day and room.is_empty):
            room.put_new(first)

    def _near(self, new: list[QueueEntry], room: Room) -> list[QueueEntry]:
        """The new items among which the score may choose (see `QueueRule.new_window`)."""
        if not self.rule.keeps_order:
            return new
        seconds = self.rule.new_window * room.new_seconds
        return list(first_in_order(new, room, seconds, self.standings.prerequisites.ready))

    def _choose_cheapest(self, due: list[QueueEntry], new: NewLine, room: Room) -> None:
        """One item where nothing fits: who has three minutes is better served by one that takes four than by none."""
        ready = _always if self.is_scoped else self.standings.prerequisites.ready
        fresh = (entry for entry in (*new.page, *new.rest) if room.is_open_to(entry) and ready(entry))
        known = (entry for entry in due if room.reviews >= 1 and room.is_apart(entry))
        cheapest = min((*known, *fresh), key=lambda entry: entry.expected, default=None)
        if cheapest is None:
            return
        if cheapest.reason is Reason.NEW:
            room.put_new(cheapest)
        else:
            room.put_due(cheapest)

    def _ahead(self, room: Room) -> list[QueueEntry]:
        """What is not yet due and gains most, as many as the learner asked for; nothing that was seen today."""
        rows = self.store.later_rows(self.moment, self.options.scope, WINDOW)
        entries = self._most_worth([row for row in rows if row.elapsed_days > 0], Reason.AHEAD)
        chosen = {entry.item for entry in room.due}
        bound = self.options.whole_seconds if self.options.minutes is not None else math.inf
        ahead = Room(seconds=min(bound, room.seconds) if bound < math.inf else bound, groups=room.groups)
        ahead.reviews = self.options.ahead
        by_score = sorted(entries, key=lambda entry: -entry.score)
        choose_due((entry for entry in by_score if entry.item not in chosen), ahead)
        return ahead.due

    # What is told

    def _backlog(self, looked_at: int, room: Room) -> Backlog | None:
        """What is left over of what is due: what found no room, and what was not looked at; not what waits for siblings."""
        left_over = room.left_out + self.waiting - looked_at
        if self.is_scoped or not left_over:
            return None
        today = sum(entry.reason is Reason.DUE for entry in room.due)
        days = self.store.study_days(self.moment.day, 1)
        last_day = days[0][0] if days else self.moment.day
        return describe(
            today + left_over,
            today,
            self.pausing.days_away(last_day, self.moment.day),
        )

    def _done(self, due: list[QueueEntry], new: NewLine) -> str:
        """That the day's minutes are used, when that is why nothing comes."""
        if not self.spent.total or not (due or new.page or new.rest):
            return ""
        minutes = self.options.minutes_per_day
        return (
            f"Today's {count(round(minutes), 'minute')} are used. `study today --minutes 10` brings ten more."
        )


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


def _bound(setting: int | None, used: int) -> float:
    return math.inf if setting is None else max(0, setting - used)


def _always(_: QueueEntry) -> bool:
    return True


def _recall(entry: QueueEntry) -> float:
    return 1.0 if entry.retrievability is None else entry.retrievability


def _due_at(entry: QueueEntry) -> str:
    return "" if entry.due_at is None else entry.due_at.isoformat()
