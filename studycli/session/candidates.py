"""From what the store and the catalogue know of an item to its place in a queue."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from studycli.content.payload import expected_minutes
from studycli.model.items import Drill, Item
from studycli.model.memory import Probability, Stage
from studycli.model.review import Moment
from studycli.scheduler.forgetting import retrievability
from studycli.session.budget import Costs, form_of, read_costs
from studycli.session.entries import Form, QueueEntry, Reason, Worth

if TYPE_CHECKING:
    from studycli.scheduler.scheduler import Scheduler
    from studycli.session.worth import Worths
    from studycli.store.rows import NewRow, StudiedRow
    from studycli.store.store import Store


def is_stepping(row: StudiedRow) -> bool:
    """Whether it has a learning step to take on this study day."""
    return row.due_at is not None and row.overdue_days <= 0


def studied_entry(
    row: StudiedRow,
    scheduler: Scheduler,
    costs: Costs,
    reason: Reason = Reason.DUE,
    worth: Worth | None = None,
) -> QueueEntry:
    """The entry of an item with a memory; LEARNING when it has a step to take on this study day, else for `reason`."""
    form = form_of(row.kind)
    known = retrievability(row.stability, row.elapsed_days, scheduler.settings.parameters)
    if is_stepping(row) and row.due_at is not None:
        due_at = datetime.fromisoformat(row.due_at)
        return QueueEntry(row.item, Reason.LEARNING, form, row.topic, row.group, known, row.seconds, due_at)
    cost = costs.later(form, row.minutes, row.seconds, known)
    return QueueEntry(row.item, reason, form, row.topic, row.group, known, cost, worth=worth)


def new_entry(row: NewRow, costs: Costs, worths: Worths | None = None) -> QueueEntry:
    """The entry of an item that was never answered."""
    form = form_of(row.kind)
    worth = None if worths is None else worths.of_new(form, row.minutes)
    cost = costs.first(form, row.minutes)
    return QueueEntry(row.item, Reason.NEW, form, row.topic, row.group, None, cost, worth=worth)


def chosen_entry(item: Item, store: Store, scheduler: Scheduler, moment: Moment) -> QueueEntry:
    """The entry of an item that the learner named or came back to, due or not."""
    memory = store.memory(item.id)
    form = Form.DRILL if isinstance(item, Drill) else Form.CARD
    minutes, costs = expected_minutes(item), read_costs(store)
    known: Probability | None = None
    reason, cost = Reason.NEW, costs.first(form, minutes)
    if memory is not None:
        elapsed = (moment.day - memory.last_day).days
        known = retrievability(memory.stability, elapsed, scheduler.settings.parameters)
        due = memory.due_day <= moment.day
        reason = Reason.DUE if due else Reason.CHOSEN
        if memory.stage is not Stage.REVIEW:
            reason = Reason.LEARNING
        cost = costs.later(form, minutes, recall=known)
    return QueueEntry(item.id, reason, form, item.topic, item.group, known, cost)
