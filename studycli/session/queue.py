"""What to study now, and in which order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from studycli.model.items import Drill, ItemId, TopicId, drill_id
from studycli.model.memory import Probability
from studycli.model.review import MarkKind, Moment
from studycli.scheduler.load import crowd
from studycli.session.backlog import Share, describe, share_of_today
from studycli.session.budget import Budget
from studycli.session.candidates import is_stepping, new_entry, read_costs, studied_entry
from studycli.session.choosing import choose_due, choose_new
from studycli.session.entries import Backlog, Form, Queue, QueueEntry, QueueOptions, Reason
from studycli.session.ordering import arrange
from studycli.session.pausing import Pausing, describe_pause, early_rows, pausing_on
from studycli.session.prerequisites import NOTHING_NEEDED, Prerequisites, ancestors
from studycli.session.state import LEARN_AHEAD

if TYPE_CHECKING:
    from studycli.catalogue import Catalogue
    from studycli.scheduler.scheduler import Scheduler
    from studycli.store.store import Store

NEW_WINDOW = 400
"""How many new items to look at first; more only when these are all siblings of others or not ready."""
LEAST_WINDOW = 500
WINDOW_SHARES = 2
"""How many due items to look at, in days' limits: those beyond the first are for siblings that are put off."""


def build_queue(
    store: Store, catalogue: Catalogue, scheduler: Scheduler, moment: Moment, options: QueueOptions
) -> Queue:
    """The queue for a session that begins at `moment`.

    In it are, within the time budget and in this order of preference: what is in its learning steps; what is due, the
    most endangered first, up to today's share (see `backlog`); new items in curriculum order, as they become ready
    (see `prerequisites`). New items wait while a backlog is worked off, unless the learner asks for some. They are
    arranged by `ordering.arrange`, those in their learning steps in front.

    On a day of a pause the queue is empty unless the learner asks for new items or a topic; in the days before one,
    what would come due in it comes early (see `pausing`).

    A topic that the learner names is wanted now: what other topics it builds on does not hold its items back, and no
    backlog is reported for it. Raises UsageError for a topic that does not exist, StoreError when the store cannot be
    read.
    """
    if options.topic is not None:
        catalogue.topic(options.topic)
    queue = _Builder(store, catalogue, scheduler, moment, options).build()
    if queue.entries or options.minutes is None:
        return queue
    # Nothing is due, and nothing new fits. A learner who has three minutes is better served by one item that takes four than by none.
    unbounded = _Builder(store, catalogue, scheduler, moment, replace(options, minutes=None)).build()
    return replace(queue, entries=tuple(sorted(unbounded.entries, key=lambda entry: entry.expected)[:1]))


@dataclass(slots=True)
class _Builder:
    """One building of a queue: what is asked of whom, so that the steps need not hand it on."""

    store: Store
    catalogue: Catalogue
    scheduler: Scheduler
    moment: Moment
    options: QueueOptions

    def build(self) -> Queue:
        """The queue; the steps stand in the order of preference for a tight budget."""
        pausing = self._pausing()
        if pausing.running is not None and self.options.new is None:
            return Queue((), pause=describe_pause(pausing, 0, self.moment.day))
        budget = Budget(self.options.minutes)
        groups = self.store.groups_answered(self.moment.day)
        steps = self._steps()
        learning = [entry for entry in steps if self._is_time(entry) and budget.take(entry.expected)]
        groups.update(entry.group for entry in learning)
        ranked, waiting = ([], 0) if pausing.running else self._waiting()
        usual, last_day = self.store.usual_load(self.moment.day), self._last_day()
        share = self._share(waiting, usual)
        due = choose_due(ranked, limit=share.today, groups=groups, wanted=self._wanted(), budget=budget)
        early = self._early(pausing, waiting, usual, groups, budget)
        # A sibling that is due but not for today would be spoilt by a new one just as well.
        groups.update(entry.group for entry in ranked)
        brought = replace(share, today=len(due) or share.today)
        days_away = pausing.days_away(last_day, self.moment.day)
        backlog = None if share.today == waiting else describe(waiting, brought, days_away)
        limit = self._new_limit(backlog, pausing)
        before = self._prerequisites() if limit else NOTHING_NEEDED
        new = self._new(limit, groups, before.copy(), budget)
        line = arrange((*due, *early), new, before)
        end = self.moment.at + LEARN_AHEAD
        end += timedelta(seconds=sum(entry.expected for entry in (*learning, *line)))
        learning += [entry for entry in steps if entry.due_at and self.moment.at < entry.due_at <= end]
        told = describe_pause(pausing, len(early), self.moment.day)
        return Queue((*sorted(learning, key=_due_at), *line), backlog, told)

    def _pausing(self) -> Pausing:
        # A topic that the learner names is wanted now, holiday or not.
        if self.options.topic is not None:
            return Pausing()
        return pausing_on(self.store.pauses(), self.moment.day)

    def _wanted(self) -> Probability:
        return Probability(self.scheduler.settings.desired_retention)

    def _early(
        self, pausing: Pausing, waiting: int, usual: float, groups: set[ItemId], budget: Budget
    ) -> list[QueueEntry]:
        """What comes today because it would come due in a pause."""
        if pausing.coming is None:
            return []
        rows = early_rows(
            self.store,
            self.scheduler,
            self.moment,
            pausing.coming,
            waiting=waiting,
            answered=self.store.today(self.moment.day).reviewed,
            holds=min(self.options.reviews_per_day, crowd(usual)),
        )
        entries = [replace(studied_entry(row, self.scheduler), reason=Reason.EARLY) for row in rows]
        return choose_due(entries, limit=len(entries), groups=groups, wanted=self._wanted(), budget=budget)

    def _steps(self) -> list[QueueEntry]:
        """What has a learning step to take on this study day, whether its time has come or not."""
        day_ago = replace(self.moment, at=self.moment.at - timedelta(days=1))
        rows = self.store.learning_rows(day_ago, self.options.topic)
        return [studied_entry(row, self.scheduler) for row in rows if is_stepping(row)]

    def _is_time(self, entry: QueueEntry) -> bool:
        return entry.due_at is not None and entry.due_at <= self.moment.at

    def _waiting(self) -> tuple[list[QueueEntry], int]:
        """What is due, the most endangered first and no more than a day could take; and how much there is in all.

        A step that was left on an earlier day is no longer part of a session: it is due like everything else.
        """
        window = max(LEAST_WINDOW, WINDOW_SHARES * self.options.reviews_per_day)
        rows = self.store.due_rows(self.moment, self.options.topic, window)
        ranked = [studied_entry(row, self.scheduler) for row in rows if not is_stepping(row)]
        if len(rows) < window:
            return ranked, len(ranked)
        return ranked, self.store.count_due(self.moment, self.options.topic)

    def _last_day(self) -> date:
        """The last day of study; today when there was none."""
        days = self.store.study_days(self.moment.day, 1)
        return days[0][0] if days else self.moment.day

    def _share(self, waiting: int, usual: float) -> Share:
        """Today's share of what waits."""
        answered = self.store.today(self.moment.day).reviewed
        limit = self.options.reviews_per_day
        if self.options.topic is not None:
            return Share(max(0, limit - answered), 0)
        return share_of_today(waiting=waiting, answered=answered, usual=usual, limit=limit)

    def _new_limit(self, backlog: Backlog | None, pausing: Pausing) -> int:
        if self.options.new is not None:
            return self.options.new
        if backlog is not None or pausing.rests_from_new(self.moment.day):
            return 0
        return max(0, self.options.new_per_day - self.store.today(self.moment.day).new)

    def _drill_limit(self) -> int:
        # Who asks for a number of new items, or for a topic, wants what stands there.
        if self.options.new is not None or self.options.topic is not None:
            return self.options.new_per_day if self.options.new is None else self.options.new
        return max(0, self.options.new_drills_per_day - self.store.today(self.moment.day).new_drills)

    def _prerequisites(self) -> Prerequisites:
        counts = self.store.topic_counts()
        seen = {topic for topic, count in counts.items() if count.seen}
        if self.options.topic is not None:
            return Prerequisites({}, self._drills_below, seen)
        obstacles = set(counts) - self._suspended_topics(set(counts) - seen)
        topics = self.catalogue.curriculum.topics
        above = ancestors({name: topic.builds_on for name, topic in topics.items()})
        needs = {topic: above.get(topic, frozenset()) & obstacles for topic in counts}
        return Prerequisites(needs, self._drills_below, seen)

    def _suspended_topics(self, unseen: set[TopicId]) -> set[TopicId]:
        # What is suspended as a whole will never be seen, and must not keep others waiting for ever.
        if not self.store.suspended():
            return set()
        return {topic for topic in unseen if not self.store.new_rows(self.moment, [topic], 1)}

    def _drills_below(self, drill: ItemId) -> frozenset[ItemId]:
        """The drills that `drill` builds on and that have yet to be seen."""
        item = self.catalogue.item(drill)
        names = item.builds_on if isinstance(item, Drill) else ()
        return frozenset(below for below in map(drill_id, names) if self._blocks(below, drill))

    def _blocks(self, below: ItemId, above: ItemId) -> bool:
        if below == above or self.store.memory(below) is not None:
            return False
        item = self.catalogue.item(below)
        if item is None or (self.options.topic is not None and item.topic != self.options.topic):
            return False
        return MarkKind.SUSPEND not in self.store.standing(below, self.moment.day)

    def _new(
        self, limit: int, groups: set[ItemId], prerequisites: Prerequisites, budget: Budget
    ) -> list[QueueEntry]:
        chosen: list[QueueEntry] = []
        costs = read_costs(self.store)
        drills = self._drill_limit()
        window = NEW_WINDOW
        while len(chosen) < limit:
            topics = [self.options.topic] if self.options.topic else prerequisites.ready_topics()
            rows = self.store.new_rows(self.moment, topics, window)
            more = choose_new(
                (new_entry(row, costs) for row in rows),
                limit=limit - len(chosen),
                drills=drills - sum(entry.form is Form.DRILL for entry in chosen),
                groups=groups,
                prerequisites=prerequisites,
                budget=budget,
            )
            chosen += more
            if not more and len(rows) < window:
                break
            if not more:
                window *= NEW_WINDOW
        return chosen


def _due_at(entry: QueueEntry) -> str:
    return "" if entry.due_at is None else entry.due_at.isoformat()
