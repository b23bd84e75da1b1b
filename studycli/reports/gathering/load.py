"""What comes: the due forecast of the next weeks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from studycli.model.items import Minutes
from studycli.reports.data import DueDay, DueWeek
from studycli.reports.gathering.held import DRILL_KIND, Held

WEEKS = 8
_WEEK = 7


def due_days(held: Iterable[Held], today: date) -> tuple[DueDay, ...]:
    """The next eight weeks from `today` on, day by day; what is overdue counts to today, suspended items nowhere."""
    days = WEEKS * _WEEK
    cards, drills, seconds = [0] * days, [0] * days, [0.0] * days
    for one in held:
        ahead = max(0, -one.row.overdue_days)
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
