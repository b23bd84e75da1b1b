"""What a holiday means for today's queue: what comes early before one, and nothing during it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from studycli.frozen import frozen
from studycli.model.memory import Probability
from studycli.model.review import Moment
from studycli.scheduler.pause import Pause, Wanted, plan_around
from studycli.store.rows import due_item

if TYPE_CHECKING:
    from studycli.scheduler.scheduler import Scheduler
    from studycli.store.rows import StudiedRow
    from studycli.store.store import Store

NEW_REST = 2
"""So many days before a pause nothing new is brought: what was met once would not outlive it."""


@frozen
class Pausing:
    """The pauses that touch today."""

    running: Pause | None = None
    """The one that today is in."""
    coming: Pause | None = None
    """The one whose run-up today is in."""
    past: tuple[Pause, ...] = ()
    """Those that are over."""

    def rests_from_new(self, day: date) -> bool:
        """Whether a pause is so near that new items wait."""
        return self.coming is not None and (self.coming.first - day).days <= NEW_REST

    def days_away(self, last_day: date, day: date) -> int:
        """Study days since `last_day`; those of a pause are nobody's delay."""
        paused = sum(
            (pause.last - max(pause.first, last_day + timedelta(days=1))).days + 1
            for pause in self.past
            if pause.last > last_day
        )
        return (day - last_day).days - paused


def pausing_on(pauses: tuple[Pause, ...], day: date) -> Pausing:
    """Which of the pauses (as `merged` makes them) touch the study day `day`."""
    return Pausing(
        next((pause for pause in pauses if pause.holds(day)), None),
        next((pause for pause in pauses if pause.run_up <= day < pause.first), None),
        tuple(pause for pause in pauses if pause.last < day),
    )


def early_rows(
    store: Store,
    scheduler: Scheduler,
    moment: Moment,
    coming: Pause,
    *,
    waiting: int,
    answered: int,
    holds: int,
) -> list[StudiedRow]:
    """What today brings early because it would come due in the pause `coming`; the most endangered by it first.

    `waiting` due items wait today, `answered` have been answered, and a day holds `holds`.
    """
    rows = store.upcoming_rows(moment, coming.last)
    items = {row.item: due_item(row, moment.day) for row in rows}
    wanted = Wanted(Probability(scheduler.settings.desired_retention), scheduler.settings.parameters, holds)
    plan = plan_around((coming,), list(items.values()), moment.day, wanted, answered=waiting + answered)
    by_item = {row.item: row for row in rows}
    return [by_item[item] for item, day in plan.items() if day == moment.day]


def describe_pause(pausing: Pausing, early: int, day: date) -> str:
    """What to tell the learner today; empty when no pause is near."""
    if pausing.running is not None:
        return f"You pause until {told_day(pausing.running.last)}: nothing is planned. `study pause --end` ends it."
    if pausing.coming is None:
        return ""
    told = f"You pause from {told_day(pausing.coming.first)} to {told_day(pausing.coming.last)}"
    if early:
        told += (
            f"; {early} {'item comes' if early == 1 else 'items come'} early, so that less waits afterwards"
        )
    return told + (". New items wait until then." if pausing.rests_from_new(day) else ".")


def told_day(day: date) -> str:
    """`3 January`."""
    return f"{day.day} {day:%B}"
