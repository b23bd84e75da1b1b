"""FSRS-6's forgetting curve. Imports no fsrs, so that lists and reports stay quick."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from studycli.model.memory import Days, Probability
from studycli.scheduler.settings import DEFAULT_PARAMETERS


def retrievability(
    stability: Days, elapsed_days: float, parameters: Sequence[float] = DEFAULT_PARAMETERS
) -> Probability:
    """The probability of recall `elapsed_days` study days after the latest review.

    R(t) = (1 + F·t/S)^(−w20) with F = 0.9^(−1/w20) − 1, so that R(S) = 0.9: the forgetting curve of FSRS-6
    (Open Spaced Repetition, "The Algorithm", FSRS-6). A clock that went backwards counts as no time at all.
    """
    return Probability(curve(parameters)(stability, max(0.0, elapsed_days)))


def curve(parameters: Sequence[float]) -> Callable[[float, float], float]:
    """`retrievability` of (stability, elapsed days) for those who ask it thousands of times: no care for clocks."""
    factor, decay = factor_and_decay(parameters)

    def recall(stability: float, elapsed: float) -> float:
        return float((1 + factor * elapsed / stability) ** decay)

    return recall


def factor_and_decay(parameters: Sequence[float]) -> tuple[float, float]:
    """F and −w20 of the curve."""
    decay = -parameters[20]
    return float(0.9 ** (1 / decay) - 1), decay
