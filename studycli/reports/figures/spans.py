"""The period cut into days, weeks, months or years: as many as a row of bars can show."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum

from studycli.frozen import frozen
from studycli.model.items import Minutes
from studycli.reports.data import DayOfStudy, ReportData

MOST_DAYS, MOST_WEEKS, MOST_MONTHS = 45, 53, 60
"""Of each, a row of bars shows at most so many."""


class Grain(StrEnum):
    """What one bar stands for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@frozen
class Span:
    """What was done in a day, week, month or year of the period."""

    first: date
    label: str
    days_studied: int
    reviews: int
    forgotten: int
    minutes: Minutes


@frozen
class Course:
    """The whole period, span by span, also those without a review."""

    grain: Grain
    spans: tuple[Span, ...]


def course(data: ReportData) -> Course:
    """What was done in the period, from its first day to its last."""
    since, until = data.period.since, data.period.until
    grain = _grain(since, until)
    begins, label = _CUT[grain]
    groups: dict[date, list[DayOfStudy]] = {first: [] for first in _firsts(since, until, begins)}
    for day in data.effort.days:
        groups[max(since, begins(day.day))].append(day)
    return Course(grain, tuple(_span(first, label(first), days) for first, days in groups.items()))


def _grain(since: date, until: date) -> Grain:
    days = (until - since).days + 1
    if days <= MOST_DAYS:
        return Grain.DAY
    if days <= MOST_WEEKS * 7 - 6:
        return Grain.WEEK
    months = 12 * (until.year - since.year) + until.month - since.month + 1
    return Grain.MONTH if months <= MOST_MONTHS else Grain.YEAR


def _firsts(since: date, until: date, begins: Callable[[date], date]) -> dict[date, None]:
    """The first days of all spans, in order; the first span begins with the period."""
    days = (until - since).days + 1
    return dict.fromkeys(max(since, begins(since + timedelta(days=ahead))) for ahead in range(days))


def _span(first: date, label: str, days: list[DayOfStudy]) -> Span:
    return Span(
        first=first,
        label=label,
        days_studied=len(days),
        reviews=sum(day.reviews for day in days),
        forgotten=sum(day.forgotten for day in days),
        minutes=Minutes(round(sum(day.minutes for day in days), 2)),
    )


def _monday(day: date) -> date:
    return date.fromordinal(max(1, day.toordinal() - day.weekday()))


def _day_label(day: date) -> str:
    return f"{day.day} {day:%b}"


_CUT: dict[Grain, tuple[Callable[[date], date], Callable[[date], str]]] = {
    Grain.DAY: (lambda day: day, _day_label),
    Grain.WEEK: (_monday, _day_label),
    Grain.MONTH: (lambda day: day.replace(day=1), lambda day: f"{day:%b} {day.year}"),
    Grain.YEAR: (lambda day: day.replace(month=1, day=1), lambda day: f"{day.year}"),
}
