"""When simulated learners study: the days, two pauses that nobody announced, and the minutes of a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

LEAST_OVER = 300.0
"""Seconds: more than five minutes are not made up for."""
BEGINNING = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days, and the time of each; what a day took too long or left over is made up for on the next."""

    days: int = 120
    pauses: tuple[range, ...] = (range(38, 48), range(79, 93))
    minutes: float = 30.0

    def given(self, over: float) -> float:
        """The seconds of a day after one that ran over by so many; negative: left some over."""
        return self.minutes * 60 - max(over, -LEAST_OVER)

    def study_days(self) -> Iterator[int]:
        """The days on which there is study, counted from 0."""
        return (day for day in range(self.days) if not any(day in pause for pause in self.pauses))

    def is_return(self, day: int) -> bool:
        """Whether it is the first day after a pause."""
        return any(day == pause.stop for pause in self.pauses)


def instant(day: int, seconds: float = 0.0) -> datetime:
    """The time of `seconds` into the sitting of a day."""
    return BEGINNING + timedelta(days=day, seconds=seconds)


def in_days(moment: datetime) -> float:
    """The time as days since the first sitting began, as the laws of memory count."""
    return (moment - BEGINNING) / timedelta(days=1)
