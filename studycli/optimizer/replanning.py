"""What new parameters do to the coming days."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from studycli.model.memory import Memory
from studycli.model.review import Moment
from studycli.scheduler.spread import Spread, spread_over

if TYPE_CHECKING:
    from studycli.store.store import Store

SHOWN_DAYS = 28
_USUAL_DAYS = 28


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """How many items one of the coming study days brings; what is overdue counts to the first."""

    day: date
    before: int
    at_once: int
    """With the new parameters and nothing evened out."""
    after: int


@dataclass(frozen=True, slots=True)
class Replanning:
    """How the plan would change."""

    spread: Spread | None
    days: tuple[PlannedDay, ...]


def replan(store: Store, moment: Moment, parameters: tuple[float, ...]) -> Replanning:
    """What planning with `parameters` from `moment` on would do. Changes nothing; replays the log."""
    settings = replace(store.scheduler.settings, parameters=parameters, spread=None)
    suspended = store.suspended()
    coming = {row.item: row for row in store.studied_rows(moment) if row.item not in suspended}
    memories = [memory for memory in store.memories_under(settings) if memory.item in coming]
    days = store.study_days(moment.day, _USUAL_DAYS)
    usual = statistics.fmean(items for _, items in days) if days else 0.0
    answered = store.today(moment.day).reviewed
    spread = spread_over(memories, moment.day, usual=usual, answered=answered)
    before = Counter(moment.day + timedelta(days=max(0, -row.overdue_days)) for row in coming.values())
    at_once = _load(memories, moment.day, None)
    after = _load(memories, moment.day, spread)
    shown = [moment.day + timedelta(days=ahead) for ahead in range(SHOWN_DAYS)]
    return Replanning(spread, tuple(PlannedDay(day, before[day], at_once[day], after[day]) for day in shown))


def _load(memories: Iterable[Memory], today: date, spread: Spread | None) -> Counter[date]:
    return Counter(max(today, _due(memory, spread)) for memory in memories)


def _due(memory: Memory, spread: Spread | None) -> date:
    if spread is None or memory.due_at is not None:
        return memory.due_day
    return spread.due_day(memory.due_day, memory.last_day, memory.stability, memory.item, memory.reps)
