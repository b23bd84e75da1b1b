"""What FSRS-6 believed before every answer of a log: the same states as `Scheduler`, thirty times as fast.

The scheduler drives the fsrs package, card by card. Statistics ask for a million answers at once and need nothing of
due days, so this is FSRS-6's own arithmetic and nothing else (Open Spaced Repetition, "The Algorithm", FSRS-6:
initial and next difficulty, stability after recall, after forgetting and on the same day). A property test holds it to
the scheduler.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from math import exp
from math import pow as power
from typing import NamedTuple

from studycli.model.items import DRILL_PREFIX, ItemId
from studycli.model.review import Rating
from studycli.scheduler.settings import SchedulingSettings

_AGAIN, _HARD, _EASY = int(Rating.AGAIN), int(Rating.HARD), int(Rating.EASY)
"""Bare numbers: comparing with members of an enum would cost as much as the arithmetic."""
_LEAST = 0.001
"""Days: no stability is less."""
_EASIEST, _HARDEST = 1.0, 10.0
_IN_REVIEW = -1
"""The step of an item that has left its (re)learning steps."""


LoggedAnswer = tuple[ItemId, int, int]
"""What memory depends on: item, rating, and the study day as `date.toordinal` counts. Bare, for there are millions."""


class Recollection(NamedTuple):
    """An answer to an item that was last answered on an earlier day, and what was believed before it."""

    item: ItemId
    rating: int
    day: int
    predicted: float
    """The chance of recall."""
    stability: float
    is_in_review: bool
    """Whether it had left its (re)learning steps."""


def recollections(
    answers: Iterable[LoggedAnswer], settings: SchedulingSettings, since: int = 0
) -> Iterator[Recollection]:
    """Every first answer of a day from day `since` on, with what was believed before it.

    `answers` are in the order of their ids, from each item's first on. An answer counts as asked when at least one
    study day has passed since the one before it, which is when FSRS takes it for a test of memory rather than a step
    of the same day.
    """
    parameters = settings.parameters
    decay = -parameters[20]
    factor = power(0.9, 1 / decay) - 1
    first, after_days, same_day = arithmetic(parameters)
    learning, relearning = len(settings.learning_steps), len(settings.relearning_steps)
    # Stability, difficulty, latest day, step, and how many steps the course that it is in has.
    held: dict[ItemId, tuple[float, float, int, int, int]] = {}
    for item, rating, day in answers:
        before = held.get(item)
        if before is None:
            stability, difficulty = first[rating]
            step, steps = 0, 0 if item.startswith(DRILL_PREFIX) else learning
        else:
            stability, difficulty, last_day, step, steps = before
            elapsed = day - last_day
            if elapsed >= 1:
                chance = power(1 + factor * elapsed / stability, decay)
                if day >= since:
                    yield Recollection(item, rating, day, chance, stability, step == _IN_REVIEW)
                stability, difficulty = after_days(stability, difficulty, chance, rating)
            else:
                stability, difficulty = same_day(stability, difficulty, rating)
        if step != _IN_REVIEW:
            step = _next_step(step, steps, rating)
        elif rating == _AGAIN and relearning and not item.startswith(DRILL_PREFIX):
            step, steps = 0, relearning
        held[item] = (stability, difficulty, day, step, steps)


def _next_step(step: int, steps: int, rating: int) -> int:
    """The step after `rating` in a course of `steps` steps."""
    if steps == 0 or (step >= steps and rating > _AGAIN) or rating == _EASY:
        return _IN_REVIEW
    if rating == _AGAIN:
        return 0
    if rating == _HARD:
        return step
    return _IN_REVIEW if step + 1 == steps else step + 1


_First = dict[int, tuple[float, float]]
_AfterDays = Callable[[float, float, float, int], tuple[float, float]]
_SameDay = Callable[[float, float, int], tuple[float, float]]


def arithmetic(w: tuple[float, ...]) -> tuple[_First, _AfterDays, _SameDay]:
    """Stability and difficulty after a first answer by rating; after one on a later day; after one on the same day.

    Closures, because attributes would cost as much as the formulas; what the parameters alone decide is worked out once.
    """
    _, _, _, _, d_first, d_spread, _, pull, _, flat, gain_late, loss, loss_hard, loss_held, loss_late, *_ = w
    first = {
        int(rating): (max(w[rating - 1], _LEAST), _within(d_first - exp(d_spread * (rating - 1)) + 1))
        for rating in Rating
    }
    easy_pull, kept = pull * (d_first - exp(d_spread * 3) + 1), 1 - pull
    change = [0.0, *(-w[6] * (rating - 3) / 9 for rating in Rating)]
    gain = [0.0, *(exp(w[8]) * bonus for bonus in (0.0, w[15], 1.0, w[16]))]
    gain_today = [0.0, *(exp(w[17] * (rating - 3 + w[18])) for rating in Rating)]
    least_loss, flat_today = exp(w[17] * w[18]), w[19]

    def after_days(stability: float, difficulty: float, chance: float, rating: int) -> tuple[float, float]:
        if rating == _AGAIN:
            left = loss * power(difficulty, -loss_hard) * (power(stability + 1, loss_held) - 1)
            held = min(left * exp((1 - chance) * loss_late), stability / least_loss)
        else:
            late = exp((1 - chance) * gain_late) - 1
            held = stability * (1 + gain[rating] * (11 - difficulty) * power(stability, -flat) * late)
        moved = easy_pull + kept * (difficulty + (10 - difficulty) * change[rating])
        if moved < _EASIEST or moved > _HARDEST:
            moved = _within(moved)
        return held if held > _LEAST else _LEAST, moved

    def same_day(stability: float, difficulty: float, rating: int) -> tuple[float, float]:
        grown = gain_today[rating] * power(stability, -flat_today)
        held = stability * (1.0 if rating > _AGAIN and grown < 1.0 else grown)
        moved = easy_pull + kept * (difficulty + (10 - difficulty) * change[rating])
        return held if held > _LEAST else _LEAST, _within(moved)

    return first, after_days, same_day


def _within(difficulty: float) -> float:
    return _EASIEST if difficulty < _EASIEST else _HARDEST if difficulty > _HARDEST else difficulty
