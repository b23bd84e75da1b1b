"""Laws of memory that simulated learners live by. None of them is the planner's FSRS-6 with its published parameters.

A law gives one learner's traces; a trace is one item in that learner's memory. Times are days, with fractions. Two
numbers come from outside: `ease`, a standard normal that belongs to the item and the learner, and `grip`, from 0 to 1,
which says how well the item was taken in when it was begun (see `learner`: worse when its prerequisites are not known).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from enum import StrEnum
from math import exp, log

from studycli.model.memory import Days
from studycli.model.review import Rating
from studycli.optimizer.prior import SPREAD
from studycli.scheduler.forgetting import retrievability
from studycli.scheduler.retracing import arithmetic
from studycli.scheduler.settings import DEFAULT_PARAMETERS, HIGHEST_PARAMETERS, LOWEST_PARAMETERS

SAME_DAY = 0.5
"""Answers nearer than this, in days, belong to one sitting."""

Normal = Callable[[int], float]
"""A standard normal number for each whole number: one learner's traits."""


class LawName(StrEnum):
    """The laws by which learners are drawn."""

    PERSONAL = "personal"
    TRACES = "traces"
    ACTIVATION = "activation"


class Trace(ABC):
    """One item in one learner's memory."""

    @abstractmethod
    def recall(self, at: float) -> float:
        """The true chance of recall at a time."""

    @abstractmethod
    def answer(self, at: float, rating: Rating) -> None:
        """What an answer does; the solution is read after it."""


Law = Callable[[float, float, Rating, float], Trace]
"""(ease, grip, first rating, time) → the trace that a first meeting leaves."""


def law_of(name: LawName, normal: Normal) -> Law:
    """The law `name` with the traits of one learner."""
    return {LawName.PERSONAL: _personal, LawName.TRACES: _traces, LawName.ACTIVATION: _activation}[name](
        normal
    )


def _personal(normal: Normal) -> Law:
    """FSRS-6's formulas with a learner's own parameters and harder or easier items (Open Spaced Repetition, "The
    Algorithm", FSRS-6). Parameters lie half of the published spread around the published ones; the first stabilities
    are up or down by a common factor (σ = 0.5). Ease moves an item's first stability (by e^0.5 for one σ) and its
    difficulty (by −1.5), which the planner can only guess from the ratings.
    """
    shift = exp(0.5 * normal(0))
    first_four = (value * shift for value in DEFAULT_PARAMETERS[:4])
    others = (
        value + 0.5 * spread * normal(number)
        for number, (value, spread) in enumerate(zip(DEFAULT_PARAMETERS[4:], SPREAD, strict=True), 1)
    )
    bounds = zip(LOWEST_PARAMETERS, HIGHEST_PARAMETERS, strict=True)
    parameters = tuple(
        min(max(value, low), high) for value, (low, high) in zip((*first_four, *others), bounds, strict=True)
    )
    first, after_days, same_day = arithmetic(parameters)

    class Personal(Trace):
        __slots__ = ("difficulty", "last", "stability")

        def __init__(self, ease: float, grip: float, rating: Rating, at: float) -> None:
            stability, difficulty = first[rating]
            self.stability = stability * exp(0.5 * ease) * grip
            self.difficulty = min(max(difficulty - 1.5 * ease, 1.0), 10.0)
            self.last = at

        def recall(self, at: float) -> float:
            return retrievability(Days(self.stability), at - self.last, parameters)

        def answer(self, at: float, rating: Rating) -> None:
            if at - self.last < SAME_DAY:
                self.stability, self.difficulty = same_day(self.stability, self.difficulty, rating)
            else:
                chance = self.recall(at)
                self.stability, self.difficulty = after_days(self.stability, self.difficulty, chance, rating)
            self.last = at

    return Personal


def _traces(normal: Normal) -> Law:
    """A short and a long trace, both exponential: recalled while either holds, R = 1 − (1 − e^(−t/½))·(1 − e^(−t/S)).

    Exponential forgetting and a stability that grows by effortful recall: Woźniak, Gorzelańczyk & Murakowski 1995,
    "Two components of long-term memory" (Acta Neurobiol. Exp. 55); a short-term beside a long-term store: Atkinson &
    Shiffrin 1968. S grows with what the long trace had lost by then, S' = S·(1 + g·√(1 − e^(−t/S))·(S/20)^−0.15), so
    that massed repetition gives nothing (Cepeda et al. 2006); what was
    forgotten keeps half of S, and no less than a first meeting leaves. This learner forgets fast.
    """
    slowness, growth = exp(0.3 * normal(0)), 5.0 * exp(0.2 * normal(1))
    began_with = {Rating.AGAIN: 6.0, Rating.HARD: 11.0, Rating.GOOD: 22.0, Rating.EASY: 50.0}
    brings = {Rating.HARD: 0.6, Rating.GOOD: 1.0, Rating.EASY: 1.3}

    class Traces(Trace):
        __slots__ = ("gain", "last", "least", "stability")

        def __init__(self, ease: float, grip: float, rating: Rating, at: float) -> None:
            self.stability = began_with[rating] * slowness * exp(0.4 * ease) * grip
            self.least = began_with[Rating.AGAIN] * slowness * exp(0.4 * ease)
            self.gain = growth * exp(0.3 * ease)
            self.last = at

        def recall(self, at: float) -> float:
            elapsed = max(0.0, at - self.last)
            return 1 - (1 - exp(-elapsed / 0.5)) * (1 - exp(-elapsed / self.stability))

        def answer(self, at: float, rating: Rating) -> None:
            lost = 1 - exp(-max(0.0, at - self.last) / self.stability)
            if rating is Rating.AGAIN:
                self.stability = max(0.5 * self.stability, self.least)
            else:
                held = (self.stability / 20) ** -0.15
                self.stability *= 1 + self.gain * brings[rating] * lost**0.5 * held
            self.last = at

    return Traces


def _activation(normal: Normal) -> Law:
    """ACT-R's activation: every meeting leaves a trace that decays as a power of its age, the faster the more active
    the item was (Pavlik & Anderson 2005, "Practice and forgetting effects on vocabulary memory", Cognitive Science 29;
    their c = 0.217, a = 0.177, τ = −0.704, s = 0.255, and h = 0.025 for time outside of a sitting).

    m = ln Σ tᵢ^(−dᵢ) + β with dᵢ = c·e^m + a, R = 1/(1 + e^((τ − m)/s)). β, which they have for persons and items, is
    larger than for their word pairs, since an item here is thought through for a minute or more: 1.05, ±0.15 by
    learner, ±0.2 by item, and more for what was known before (rated Easy at once).
    """
    c, a, threshold, noise, outside = 0.217, 0.177, -0.704, 0.255, 0.025
    person = 1.05 + 0.15 * normal(0)
    known = {Rating.AGAIN: -0.1, Rating.HARD: 0.0, Rating.GOOD: 0.1, Rating.EASY: 0.35}

    class Activation(Trace):
        __slots__ = ("base", "met")

        def __init__(self, ease: float, grip: float, rating: Rating, at: float) -> None:
            self.base = person + 0.2 * ease + known[rating]
            self.met = [(at, a, grip**0.4)]

        def _practised(self, at: float) -> float:
            total = 0.0
            for then, decay, weight in self.met:
                days = round(at - then)
                seconds = (at - then - days) * 86_400 + days * 86_400 * outside
                total += weight * max(1.0, seconds) ** -decay
            return total

        def recall(self, at: float) -> float:
            activation = log(self._practised(at)) + self.base
            return 1 / (1 + exp((threshold - activation) / noise))

        def answer(self, at: float, rating: Rating) -> None:
            self.met.append((at, c * self._practised(at) + a, 1.0))

    return Activation
