"""What a course came to, and how sure a comparison of two queues is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, stdev
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .learner import Content, Learner

LATER = 30
"""Mastered is what would still be recalled, at nine in ten, so many days after the end, without another look."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One learner after one course."""

    remembered: float
    """Items that would be recalled on the day after the last: the sum of the true chances."""
    content: float
    """The same, each item weighted by the minutes that the content says it takes."""
    mastered: int
    begun: int
    recall: float
    """The mean true chance of what was begun."""
    known: float
    """The share of what an item builds on that was truly recalled when it was begun."""
    due: float
    """Items due on the first day after a pause, on average."""
    minutes: float
    """Minutes spent in all."""
    answers: int

    @property
    def per_hour(self) -> float:
        """Items remembered for an hour of study."""
        return 60 * self.remembered / self.minutes

    @property
    def content_per_hour(self) -> float:
        """Minutes of content remembered for an hour of study."""
        return 60 * self.content / self.minutes


def outcome(
    learner: Learner, content: Content, end: float, due: Sequence[int], minutes: float, answers: int
) -> Outcome:
    """What `learner` has at the time `end`."""
    recalls = {item: learner.recall(item, end) for item in learner.begun}
    return Outcome(
        remembered=sum(recalls.values()),
        content=sum(recall * content[item].minutes for item, recall in recalls.items()),
        mastered=sum(learner.recall(item, end + LATER) >= 0.9 for item in recalls),
        begun=len(recalls),
        recall=fmean(recalls.values()) if recalls else 0.0,
        known=fmean(learner.knew) if learner.knew else 1.0,
        due=fmean(due) if due else 0.0,
        minutes=minutes,
        answers=answers,
    )


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean and half the width of its 95 % interval (Student's t)."""

    mean: float
    half: float

    def percent(self) -> str:
        """As a gain: `+12 ± 3`."""
        return f"{100 * self.mean:+.0f} ± {100 * self.half:.0f}"


def interval(values: Sequence[float]) -> Interval:
    """The interval for the mean of what learners drawn alike came to."""
    if len(values) < 2:
        return Interval(fmean(values), float("inf"))
    return Interval(fmean(values), _t_of(len(values) - 1) * stdev(values) / sqrt(len(values)))


def gains(ours: Sequence[float], theirs: Sequence[float]) -> Interval:
    """How much more the same learners have with one queue than with another, as a share: the interval of the mean."""
    return interval([mine / other - 1 for mine, other in zip(ours, theirs, strict=True)])


def _t_of(freedom: int) -> float:
    """Student's t for 97.5 %, by Cornish and Fisher's expansion (within 0.01 from 4 degrees of freedom on)."""
    z = 1.959964
    terms = (
        z,
        (z**3 + z) / (4 * freedom),
        (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2),
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3),
    )
    return sum(terms)
