"""Standing bars along a time axis, each of one or two parts."""

from __future__ import annotations

from collections.abc import Sequence

from studycli.frozen import frozen
from studycli.reports.data import DueDay
from studycli.reports.figures.scales import length, top
from studycli.reports.figures.spans import Course
from studycli.wording import count

WIDTH, HEIGHT = 420, 150
LEFT, RIGHT, ABOVE, BELOW = 38, 4, 10, 20
"""Units: the whole figure, and the room for its axes."""

_INNER_WIDTH, _INNER_HEIGHT = WIDTH - LEFT - RIGHT, HEIGHT - ABOVE - BELOW
BASE = HEIGHT - BELOW
"""Where the bars stand."""
_FEWEST_UNITS_A_LABEL = 46
_WIDEST = 28.0


@frozen
class Column:
    """One bar; its upper part stands on the lower one."""

    x: float
    width: float
    lower_y: float
    lower_height: float
    upper_y: float
    upper_height: float
    said: str
    """What it shows, in words."""


@frozen
class Tick:
    """A mark of an axis."""

    at: float
    text: str


@frozen
class Columns:
    """The figure."""

    columns: tuple[Column, ...]
    across: tuple[Tick, ...]
    """Along the time axis."""
    up: tuple[Tick, ...]
    """Along the axis of values."""


@frozen
class Value:
    """What a bar shows."""

    label: str
    lower: float
    upper: float
    said: str


def review_columns(course: Course) -> Columns:
    """Answers, those that were forgotten on top."""
    return columns(
        [
            Value(
                span.label,
                span.reviews - span.forgotten,
                span.forgotten,
                f"{span.label}: {count(span.reviews, 'answer')}, {span.forgotten:,} forgotten",
            )
            for span in course.spans
        ]
    )


def minute_columns(course: Course) -> Columns:
    """Minutes."""
    return columns(
        [
            Value(span.label, span.minutes, 0.0, f"{span.label}: {count(round(span.minutes), 'minute')}")
            for span in course.spans
        ]
    )


def load_columns(days: Sequence[DueDay]) -> Columns:
    """What is due day by day, drills on top."""
    return columns(
        [
            Value(
                f"{day.day.day} {day.day:%b}",
                day.cards,
                day.drills,
                f"{day.day.day} {day.day:%b}: {count(day.cards, 'card')}, {count(day.drills, 'drill')}",
            )
            for day in days
        ]
    )


def columns(values: Sequence[Value]) -> Columns:
    """The bars from left to right, as wide as there is room for."""
    most = top(max((value.lower + value.upper for value in values), default=0.0))
    pitch = _INNER_WIDTH / max(1, len(values))
    width = round(min(_WIDEST, pitch * 0.78), 2)
    drawn = []
    for place, value in enumerate(values):
        lower = length(value.lower, most, _INNER_HEIGHT)
        upper = length(value.upper, most, _INNER_HEIGHT)
        left = round(LEFT + pitch * (place + 0.5) - width / 2, 2)
        drawn.append(
            Column(
                left, width, round(BASE - lower, 2), lower, round(BASE - lower - upper, 2), upper, value.said
            )
        )
    every = max(1, -(-len(values) * _FEWEST_UNITS_A_LABEL // _INNER_WIDTH))
    across = tuple(
        Tick(round(LEFT + pitch * (place + 0.5), 2), value.label)
        for place, value in enumerate(values)
        if place % every == 0 and (place + every <= len(values) or place == 0)
    )
    return Columns(tuple(drawn), across, _up(most))


def _up(most: float) -> tuple[Tick, ...]:
    """Nothing, the half where it is a whole number, and the most."""
    marks = [0.0, most / 2, most] if most % 2 == 0 else [0.0, most]
    return tuple(Tick(round(BASE - length(mark, most, _INNER_HEIGHT), 2), f"{mark:,.0f}") for mark in marks)
