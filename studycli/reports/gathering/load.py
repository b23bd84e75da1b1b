"""What comes: the due forecast of the next weeks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from studycli.model.items import DRILL_KIND, ItemId, Minutes
from studycli.model.memory import Probability
from studycli.reports.data import DueDay, DueWeek
from studycli.reports.gathering.held import Held
from studycli.scheduler.load import crowd
from studycli.scheduler.pause import Wanted, plan_around
from studycli.scheduler.settings import SchedulingSettings
from studycli.store.rows import due_item

if TYPE_CHECKING:
    from studycli.store.store import Store

WEEKS = 8
_WEEK = 7


def moved_by_pauses(
    store: Store, held: Iterable[Held], today: date, settings: SchedulingSettings
) -> dict[ItemId, date]:
    """The days of those items that come due in a pause: before or after it."""
    pauses = store.pauses()
    if not any(pause.last >= today for pause in pauses):
        return {}
    wanted = Wanted(
        Probability(settings.desired_retention), settings.parameters, crowd(store.usual_load(today))
    )
    items = [due_item(one.row, today) for one in held if not one.is_suspended]
    return plan_around(pauses, items, today, wanted)


def due_days(held: Iterable[Held], today: date, moved: Mapping[ItemId, date]) -> tuple[DueDay, ...]:
    """The next eight weeks from `today` on, day by day; what is overdue counts to today, suspended items nowhere.

    Items in `moved` count to the day that stands there.
    """
    days = WEEKS * _WEEK
    cards, drills, seconds = [0] * days, [0] * days, [0.0] * days
    for one in held:
        other = moved.get(one.row.item)
        ahead = max(0, -one.row.overdue_days) if other is None else (other - today).days
        if ahead >= days or one.is_suspended:
            continue
        (drills if one.row.kind == DRILL_KIND else cards)[ahead] += 1
        seconds[ahead] += one.row.seconds
    return tuple(
        DueDay(
            today + timedelta(days=ahead), cards[ahead], drills[ahead], Minutes(round(seconds[ahead] / 60, 1))
        )
        for ahead in range(days)
    )


def due_weeks(days: Sequence[DueDay]) -> tuple[DueWeek, ...]:
    """The same, seven days at a time."""
    weeks = (days[first : first + _WEEK] for first in range(0, len(days), _WEEK))
    return tuple(
        DueWeek(
            week[0].day,
            sum(day.cards for day in week),
            sum(day.drills for day in week),
            Minutes(round(sum(day.minutes for day in week), 1)),
        )
        for week in weeks
    )
