"""Whether a count is too far from what chance allows."""

from __future__ import annotations

from math import log

FALSE_ALARM = 1e-10
"""Per question. A drill asks at most a few thousand, so that a right answer is refused less than once in a million runs."""


def improbable(count: int, trials: int, probability: float, false_alarm: float = FALSE_ALARM) -> bool:
    """Whether `count` successes in `trials` independent trials of this `probability` are too many or too few.

    Chernoff's bound: P(X/n beyond q) ≤ exp(−n·KL(q‖p)), so the test never alarms more often than `false_alarm`.
    """
    if trials == 0:
        return False
    share = count / trials
    if probability in (0.0, 1.0):
        return share != probability
    divergence = 0.0
    if share > 0:
        divergence += share * log(share / probability)
    if share < 1:
        divergence += (1 - share) * log((1 - share) / (1 - probability))
    return trials * divergence > -log(false_alarm / 2)
