"""What to study now, and in which order."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import TYPE_CHECKING

from studycli.frozen import record
from studycli.model.review import Moment
from studycli.session.backlog import describe
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
from studycli.session.pausing import describe_pause
from studycli.session.rule import RULE, QueueRule
from studycli.session.state import LEARN_AHEAD
from studycli.session.supply import NewLine, Supply, bound
from studycli.wording import count

if TYPE_CHECKING:
    from studycli.catalogue import Catalogue
    from studycli.scheduler.scheduler import Scheduler
    from studycli.store.store import Store


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
    return _Choice(Supply(store, catalogue, scheduler, moment, options, rule)).build()


@record
class _Choice:
    """One building of a queue: what is chosen of what could come, and what is told."""

    supply: Supply

    @property
    def options(self) -> QueueOptions:
        """What the learner asked for."""
        return self.supply.options

    @property
    def rule(self) -> QueueRule:
        """The numbers by which is chosen."""
        return self.supply.rule

    def build(self) -> Queue:
        """The queue; the steps stand in the order of preference for a tight budget."""
        if self.supply.pausing.running is not None and not self.supply.asks:
            told = describe_pause(self.supply.pausing, 0, self.supply.moment.day)
            return Queue((), pause=told, place=self.supply.place)
        room = self._room()
        steps = self.supply.steps()
        learning = [
            entry for entry in steps if entry.due_at is not None and entry.due_at <= self.supply.moment.at
        ]
        for entry in learning:
            room.take(entry)
        due = self.supply.due
        new = self.supply.new() if room.new >= 1 else NewLine()
        if self.supply.is_scoped:
            self._choose_scope(due, new, room)
        else:
            self._choose_day(due, new, room)
        if room.is_empty and not learning and not self.options.ahead and not self.supply.spent.total:
            self._choose_cheapest(due, new, room)
        ahead = self._ahead(room) if self.options.ahead else []
        places = {entry.item: place for place, entry in enumerate((*new.page, *new.rest))}
        fresh = sorted(room.fresh, key=lambda entry: places[entry.item])
        line = arrange([*sorted(room.due, key=_recall), *ahead], fresh)
        end = self.supply.moment.at + LEARN_AHEAD
        end += timedelta(seconds=sum(entry.expected for entry in (*learning, *line)))
        learning = [entry for entry in steps if entry.due_at is not None and entry.due_at <= end]
        entries = (*sorted(learning, key=_due_at), *line)
        early = sum(entry.reason is Reason.EARLY for entry in room.due)
        return Queue(
            entries,
            self._backlog(len(due), room),
            describe_pause(self.supply.pausing, early, self.supply.moment.day),
            "" if entries else self._done(due, new, room),
            self.supply.place,
        )

    def _room(self) -> Room:
        """What the minutes and the bounds leave for this session."""
        options, rule, today = self.options, self.rule, self.supply.today
        whole = options.whole_seconds
        seconds = whole - self.supply.spent.total
        if self.supply.spent.total and seconds < rule.least_seconds:
            seconds = 0.0
        share = rule.new_share_behind if self.supply.is_behind else rule.new_share
        room = Room(
            seconds=seconds,
            new_seconds=share * whole - self.supply.spent.new,
            reviews=bound(options.reviews_per_day, today.reviewed),
            new=bound(options.new_per_day, today.new),
            new_drills=bound(options.new_drills_per_day, today.new_drills),
            groups=self.supply.store.groups_answered(self.supply.moment.day),
            near=self.supply.scheduler.settings.desired_retention - rule.sibling_patience,
        )
        if self.supply.pausing.running or self.supply.pausing.rests_from_new(self.supply.moment.day):
            room.new = 0
        if self.supply.is_scoped:
            room.reviews = room.new = room.new_drills = math.inf
            room.seconds = seconds if options.minutes is not None else math.inf
        if options.new is not None:
            # Who asks for a number of new items wants what stands there.
            room.new, room.new_drills, room.new_seconds = options.new, math.inf, math.inf
        return room

    # The choice

    def _choose_scope(self, due: list[QueueEntry], new: NewLine, room: Room) -> None:
        """What the learner named: all that is due or was named item by item, and new items while there is time."""
        chosen: list[QueueEntry] = []
        if self.options.scope.items is not None:
            chosen = self.supply.later(Reason.CHOSEN)
        choose_due(due, room)
        for entry in chosen:
            if entry.expected <= room.seconds:
                room.put_extra(entry)
        if self.options.new is None:
            room.new_seconds = self.options.whole_seconds - sum(entry.expected for entry in room.due)
        choose_new(new.rest, room, _always)

    def _choose_day(self, due: list[QueueEntry], new: NewLine, room: Room) -> None:
        for entry in self.supply.checks():
            if room.is_apart(entry) and entry.expected <= room.seconds:
                room.put_extra(entry)
        # What is due but not for today would be spoilt by a new sibling just as well.
        new = new.without({entry.group for entry in due})
        if self.options.new is not None and self.options.minutes is None:
            self._choose_asked(new, room)
        known = [*due, *self.supply.early()]
        if (
            self.supply.is_fresh_day
            and due
            and due[0].expected > self.options.whole_seconds
            and room.reviews >= 1
        ):
            # The most endangered takes more than a day: it would wait for ever.
            room.put_due(known.pop(0))
        ready = self.supply.standings.prerequisites.ready
        if not self.supply.is_behind:
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
        if not room.fresh and room.seconds >= idle and not self.supply.today.new:
            choose_new(new.rest, room, self.supply.standings.prerequisites.any_seen)

    def _choose_asked(self, new: NewLine, room: Room) -> None:
        """So many new items as the learner asked for, beside the day's minutes."""
        seconds, room.seconds = room.seconds, math.inf
        choose_page(new.page, room)
        for ready in (
            self.supply.standings.prerequisites.ready,
            self.supply.standings.prerequisites.any_seen,
        ):
            choose_new((entry for entry in new.rest if entry not in room.fresh), room, ready)
        room.seconds, room.new = seconds, 0

    def _choose_large(self, new: NewLine, room: Room) -> None:
        """The first of the new items that is ready, when it alone takes more than its share: it would wait for ever.

        It may even take more than the day, when nothing was studied yet.
        """
        if self.supply.today.new or not self.rule.keeps_order:
            return
        ready: Ready = self.supply.standings.prerequisites.ready
        line, share = new.rest, room.new_seconds
        if new.page:
            line, ready, share = new.page, _always, room.seconds
        first = next((entry for entry in line if room.is_open_to(entry) and ready(entry)), None)
        if first is None or first.expected <= share or any(map(room.holds_page, new.page)):
            return
        if first.expected <= room.seconds or (self.supply.is_fresh_day and room.is_empty):
            room.put_new(first)

    def _near(self, new: list[QueueEntry], room: Room) -> list[QueueEntry]:
        """The new items among which the score may choose (see `QueueRule.new_window`)."""
        if not self.rule.keeps_order:
            return new
        seconds = self.rule.new_window * room.new_seconds
        return list(first_in_order(new, room, seconds, self.supply.standings.prerequisites.ready))

    def _choose_cheapest(self, due: list[QueueEntry], new: NewLine, room: Room) -> None:
        """One item where nothing fits: who has three minutes is better served by one that takes four than by none."""
        ready = _always if self.supply.is_scoped else self.supply.standings.prerequisites.ready
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
        ahead = Room(reviews=self.options.ahead, groups=room.groups)
        if self.options.minutes is not None:
            ahead.seconds = room.seconds
        chosen = {entry.item for entry in room.due}
        later = (entry for entry in self.supply.later(Reason.AHEAD) if entry.item not in chosen)
        choose_due(sorted(later, key=lambda entry: -entry.score), ahead)
        return ahead.due

    # What is told

    def _backlog(self, looked_at: int, room: Room) -> Backlog | None:
        """What is left over of what is due: what found no room, and what was not looked at; not what waits for siblings."""
        left_over = room.left_out + self.supply.waiting - looked_at
        if self.supply.is_scoped or not left_over:
            return None
        today = sum(entry.reason is Reason.DUE for entry in room.due)
        days = self.supply.store.study_days(self.supply.moment.day, 1)
        last_day = days[0][0] if days else self.supply.moment.day
        return describe(
            today + left_over,
            today,
            self.supply.pausing.days_away(last_day, self.supply.moment.day),
        )

    def _done(self, due: list[QueueEntry], new: NewLine, room: Room) -> str:
        """That the day's minutes are used, when that is why nothing comes."""
        fresh = (*new.page, *new.rest)
        if not self.supply.spent.total or not (due or fresh):
            return ""
        if any(entry.expected <= room.seconds for entry in fresh):
            return (
                "What is due is done, and new items had their share of today. "
                "`study today --minutes 10` brings more."
            )
        minutes = count(round(self.options.minutes_per_day), "minute")
        return f"Today's {minutes} are used. `study today --minutes 10` goes on for ten more."


def _always(_: QueueEntry) -> bool:
    return True


def _recall(entry: QueueEntry) -> float:
    return 1.0 if entry.retrievability is None else entry.retrievability


def _due_at(entry: QueueEntry) -> str:
    return "" if entry.due_at is None else entry.due_at.isoformat()
