"""Study days and clocks: when it is for the learner, across midnight, travel and daylight saving."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Protocol

from studycli.model.review import Moment

ROLLOVER = time(4, 0)
"""Learners who study past midnight still mean the day before."""


class Clock(Protocol):
    """Tells what time it is for the learner."""

    def now(self) -> Moment:
        """The present moment."""
        ...


def study_day(local: datetime, rollover: time = ROLLOVER) -> date:
    """The study day that the local wall-clock time `local` counts to: before `rollover` it is still yesterday."""
    today = local.date()
    return today if local.time() >= rollover else today - timedelta(days=1)


def moment_at(instant: datetime, rollover: time = ROLLOVER) -> Moment:
    """The moment of an aware datetime, whose own zone counts as the learner's local time.

    Raises ValueError for a naive datetime.
    """
    offset = instant.utcoffset()
    if offset is None:
        raise ValueError("a moment needs an aware datetime")
    return Moment(at=instant.astimezone(UTC), utc_offset=offset, day=study_day(instant, rollover))


class SystemClock:
    """The machine's clock in the machine's local zone."""

    def __init__(self, rollover: time = ROLLOVER) -> None:
        self.rollover = rollover

    def now(self) -> Moment:
        """The present moment."""
        return moment_at(datetime.now().astimezone(), self.rollover)


class SetClock:
    """A clock that stands where it was set: for replays and tests."""

    def __init__(self, instant: datetime, rollover: time = ROLLOVER) -> None:
        self.instant = instant
        self.rollover = rollover

    def now(self) -> Moment:
        """The moment that was set."""
        return moment_at(self.instant, self.rollover)

    def advance(self, by: timedelta) -> None:
        """Moves the clock on."""
        self.instant += by
