"""From what the store and the catalogue know of an item to its place in a queue."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from studycli.model.items import DRILL_KIND, Drill, Item, Seconds
from studycli.model.memory import Probability, Stage
from studycli.model.review import Moment, ReviewKind
from studycli.scheduler.forgetting import retrievability
from studycli.session.budget import Costs
from studycli.session.entries import Form, QueueEntry, Reason

if TYPE_CHECKING:
    from studycli.scheduler.scheduler import Scheduler
    from studycli.store.rows import NewRow, StudiedRow
    from studycli.store.store import Store


def read_costs(store: Store) -> Costs:
    """What answers have cost this learner."""
    spent: Mapping[ReviewKind, Seconds] = store.kind_costs()
    return Costs(of_card=spent.get(ReviewKind.CARD), of_drill=spent.get(ReviewKind.DRILL))


def is_stepping(row: StudiedRow) -> bool:
    """Whether it has a learning step to take on this study day."""
    return row.due_at is not None and row.overdue_days <= 0


def studied_entry(row: StudiedRow, scheduler: Scheduler) -> QueueEntry:
    """The entry of an item with a memory; LEARNING when it has a step to take on this study day, else DUE."""
    due_at = datetime.fromisoformat(row.due_at) if row.due_at and is_stepping(row) else None
    return QueueEntry(
        item=row.item,
        reason=Reason.DUE if due_at is None else Reason.LEARNING,
        form=form_of(row.kind),
        topic=row.topic,
        group=row.group,
        retrievability=retrievability(row.stability, row.elapsed_days, scheduler.settings.parameters),
        expected=row.seconds,
        due_at=due_at,
    )


def new_entry(row: NewRow, costs: Costs) -> QueueEntry:
    """The entry of an item that was never answered."""
    form = form_of(row.kind)
    expected = costs.expected(form, reason=Reason.NEW, minutes=row.minutes)
    return QueueEntry(row.item, Reason.NEW, form, row.topic, row.group, None, expected)


def chosen_entry(item: Item, store: Store, scheduler: Scheduler, moment: Moment) -> QueueEntry:
    """The entry of an item that the learner named or came back to, due or not."""
    memory = store.memory(item.id)
    form = Form.DRILL if isinstance(item, Drill) else Form.CARD
    minutes = item.minutes if isinstance(item, Drill) else None
    known: Probability | None = None
    reason = Reason.NEW
    if memory is not None:
        elapsed = (moment.day - memory.last_day).days
        known = retrievability(memory.stability, elapsed, scheduler.settings.parameters)
        due = memory.due_day <= moment.day
        reason = Reason.DUE if due else Reason.CHOSEN
        if memory.stage is not Stage.REVIEW:
            reason = Reason.LEARNING
    expected = read_costs(store).expected(form, reason=reason, minutes=minutes)
    return QueueEntry(item.id, reason, form, item.topic, item.group, known, expected)


def form_of(kind: str) -> Form:
    """The form of an exercise, from what the content cache calls its kind."""
    return Form.DRILL if kind == DRILL_KIND else Form.CARD
