"""What FSRS-6 believed before every answer of a log: the same states as `Scheduler`, thirty times as fast.

The scheduler drives the fsrs package, card by card. Statistics ask for a million answers at once and need nothing of
due days, so this is FSRS-6's own arithmetic and nothing else (Open Spaced Repetition, "The Algorithm", FSRS-6:
initial and next difficulty, stability after recall, after forgetting and on the same day). A property test holds it to
the scheduler.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import exp
from math import pow as power
from typing import NamedTuple

from studycli.model.items import DRILL_PREFIX, ItemId
from studycli.model.memory import Days, Probability
from studycli.model.review import Rating
from studycli.scheduler.settings import SchedulingSettings

_LEAST_STABILITY = 0.001
_EASIEST, _HARDEST = 1.0, 10.0
_IN_REVIEW = -1
"""The step of an item that has left its (re)learning steps."""


class LoggedAnswer(NamedTuple):
    """What memory depends on."""

    item: ItemId
    rating: int
    day: int
    """The study day, as `date.toordinal` counts."""


class Recollection(NamedTuple):
    """An answer to an item that was last answered on an earlier day, and what was believed before it."""

    item: ItemId
    rating: int
    day: int
    predicted: Probability
    """The chance of recall."""
    stability: Days
    is_in_review: bool
    """Whether it had left its (re)learning steps."""


def recollections(answers: Iterable[LoggedAnswer], settings: SchedulingSettings) -> Iterator[Recollection]:
    """Every first answer of a day among `answers`, which are in the order of their ids, from each item's first on.

    An answer counts as asked when at least one study day has passed since the one before it, which is when FSRS takes
    it for a test of memory rather than a step of the same day.
    """
    arithmetic = _Arithmetic(settings.parameters)
    lengths = (len(settings.learning_steps), len(settings.relearning_steps))
    held: dict[ItemId, tuple[float, float, int, int, int]] = {}
    """Stability, difficulty, latest day, step, and how many steps the course that it is in has."""
    for item, rating, day in answers:
        before = held.get(item)
        learning, relearning = (0, 0) if item.startswith(DRILL_PREFIX) else lengths
        if before is None:
            stability, difficulty = arithmetic.first(rating)
            step, steps = 0, learning
        else:
            stability, difficulty, last_day, step, steps = before
            elapsed = day - last_day
            if elapsed >= 1:
                chance = arithmetic.chance(stability, elapsed)
                yield Recollection(
                    item, rating, day, Probability(chance), Days(stability), step == _IN_REVIEW
                )
                stability = arithmetic.after_days(stability, difficulty, chance, rating)
            else:
                stability = arithmetic.same_day(stability, rating)
            difficulty = arithmetic.next_difficulty(difficulty, rating)
        if step != _IN_REVIEW:
            step = _next_step(step, steps, rating)
        elif rating == Rating.AGAIN and relearning:
            step, steps = 0, relearning
        held[item] = (stability, difficulty, day, step, steps)


def _next_step(step: int, steps: int, rating: int) -> int:
    """The step after `rating` in a course of `steps` steps."""
    if steps == 0 or (step >= steps and rating > Rating.AGAIN) or rating == Rating.EASY:
        return _IN_REVIEW
    if rating == Rating.AGAIN:
        return 0
    if rating == Rating.HARD:
        return step
    return _IN_REVIEW if step + 1 == steps else step + 1


class _Arithmetic:
    """FSRS-6's formulas with everything that the parameters alone decide worked out before."""

    def __init__(self, parameters: tuple[float, ...]) -> None:
        w = parameters
        self._w = w
        self._decay = -w[20]
        self._factor = power(0.9, 1 / self._decay) - 1
        self._first = [
            (max(w[rating - 1], _LEAST_STABILITY), _within(w[4] - exp(w[5] * (rating - 1)) + 1))
            for rating in Rating
        ]
        self._recall_gain = exp(w[8])
        self._recall_bonus = (0.0, 0.0, w[15], 1.0, w[16])
        self._least_loss = exp(w[17] * w[18])
        self._same_day = [0.0, *(exp(w[17] * (rating - 3 + w[18])) for rating in Rating)]
        self._change = [0.0, *(-w[6] * (rating - 3) / 9 for rating in Rating)]
        self._easy_pull = w[7] * (w[4] - exp(w[5] * 3) + 1)

    def first(self, rating: int) -> tuple[float, float]:
        """Stability and difficulty after the very first answer."""
        return self._first[rating - 1]

    def chance(self, stability: float, elapsed: int) -> float:
        """R(t) = (1 + F·t/S)^(−w20)."""
        return power(1 + self._factor * elapsed / stability, self._decay)

    def after_days(self, stability: float, difficulty: float, chance: float, rating: int) -> float:
        """Stability after an answer on a later day, recalled or forgotten."""
        w = self._w
        if rating == Rating.AGAIN:
            lost = (
                w[11]
                * power(difficulty, -w[12])
                * (power(stability + 1, w[13]) - 1)
                * exp((1 - chance) * w[14])
            )
            return max(min(lost, stability / self._least_loss), _LEAST_STABILITY)
        gain = (
            self._recall_gain
            * (11 - difficulty)
            * power(stability, -w[9])
            * (exp((1 - chance) * w[10]) - 1)
            * self._recall_bonus[rating]
        )
        return max(stability * (1 + gain), _LEAST_STABILITY)

    def same_day(self, stability: float, rating: int) -> float:
        """Stability after another answer on the same day; only Again lowers it."""
        gain = self._same_day[rating] * power(stability, -self._w[19])
        if rating > Rating.AGAIN and gain < 1.0:
            gain = 1.0
        return max(stability * gain, _LEAST_STABILITY)

    def next_difficulty(self, difficulty: float, rating: int) -> float:
        """Damped towards 10, and drawn a little towards the difficulty of what is easy."""
        moved = difficulty + (10 - difficulty) * self._change[rating]
        return _within(self._easy_pull + (1 - self._w[7]) * moved)


def _within(difficulty: float) -> float:
    return min(max(difficulty, _EASIEST), _HARDEST)
