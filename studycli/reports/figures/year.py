"""The calendar of the year: a column a week, a row a weekday, in two halves that stand side by side or below each other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from math import ceil

from studycli.frozen import frozen
from studycli.reports.charts import level
from studycli.reports.data import Calendar, DayOfStudy

CELL, GAP, LEFT, ABOVE = 12, 2, 30, 16
"""Units: the side of a day, what lies between two, and the room for names."""

_PITCH = CELL + GAP
_WEEK = timedelta(weeks=1)
WEEKDAYS = ((0, "Mon"), (2, "Wed"), (4, "Fri"))


@frozen
class DayCell:
    """A day of the calendar."""

    x: int
    y: int
    level: int
    """0 for nothing, 1–4 by quarters of the most answers of a day."""
    day: date
    reviews: int


@frozen
class Name:
    """The name of a month or weekday, beside the cells."""

    x: int
    y: int
    text: str


@frozen
class YearPart:
    """Some weeks of the calendar."""

    since: date
    until: date
    width: int
    height: int
    cells: tuple[DayCell, ...]
    names: tuple[Name, ...]
    days_studied: int
    reviews: int


def year_parts(calendar: Calendar) -> tuple[YearPart, ...]:
    """The older half of the weeks and the newer one."""
    weeks = ceil(((calendar.until - calendar.since).days + 1) / 7)
    half = weeks // 2
    days = {day.day: day for day in calendar.days}
    most = max((day.reviews for day in calendar.days), default=0)
    spans = ((calendar.since, half), (calendar.since + half * _WEEK, weeks - half))
    return tuple(_part(first, count, calendar.until, days, most) for first, count in spans if count)


def _part(first: date, weeks: int, until: date, days: Mapping[date, DayOfStudy], most: int) -> YearPart:
    last = min(first + weeks * _WEEK - timedelta(days=1), until)
    shown = [first + timedelta(days=ahead) for ahead in range((last - first).days + 1)]
    studied = [days[day] for day in shown if day in days]
    return YearPart(
        since=first,
        until=last,
        width=LEFT + weeks * _PITCH,
        height=ABOVE + 7 * _PITCH,
        cells=tuple(_cell(place, day, days.get(day), most) for place, day in enumerate(shown)),
        names=(*_weekdays(), *_months(first, weeks)),
        days_studied=len(studied),
        reviews=sum(day.reviews for day in studied),
    )


def _cell(place: int, day: date, done: DayOfStudy | None, most: int) -> DayCell:
    reviews = done.reviews if done else 0
    week, weekday = divmod(place, 7)
    return DayCell(LEFT + week * _PITCH, ABOVE + weekday * _PITCH, level(reviews, most), day, reviews)


def _weekdays() -> tuple[Name, ...]:
    return tuple(Name(0, ABOVE + weekday * _PITCH + CELL - 2, name) for weekday, name in WEEKDAYS)


def _months(first: date, weeks: int) -> tuple[Name, ...]:
    """Above the week in which each month begins, unless it begins where there is no room left."""
    names = []
    for week in range(weeks - 1):
        sunday = first + week * _WEEK + timedelta(days=6)
        if sunday.day <= 7:
            names.append(Name(LEFT + week * _PITCH, ABOVE - 5, f"{sunday:%b}"))
    return tuple(names)
