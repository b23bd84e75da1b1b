"""What was remembered, what had been predicted, and how stability and difficulty are spread."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import log, sqrt
from typing import NamedTuple

from studycli.model.memory import Probability
from studycli.model.review import Rating
from studycli.reports.data import (
    MATURE_STABILITY,
    Bin,
    Calibration,
    CalibrationBin,
    Distribution,
    Maturity,
    MaturityRetention,
    Retention,
)
from studycli.scheduler.retracing import Recollection

BINS = 20
"""Twentieths of the way from 0 to 1: most predictions lie between 0.7 and 1."""

_AGAIN = int(Rating.AGAIN)

_SUREST = 1 - 1e-9
"""The logarithm of a loss of certainty that was wrong would be infinite."""

STABILITY_EDGES: tuple[float, ...] = (0, 1, 3, 7, 21, 60, 180, 365)
DIFFICULTY_EDGES: tuple[float, ...] = (1, 2, 3, 4, 5, 6, 7, 8, 9)


class _Tally:
    """Counts of one class or bin."""

    __slots__ = ("asked", "predicted", "remembered")

    def __init__(self) -> None:
        self.asked = 0
        self.remembered = 0
        self.predicted = 0.0


class Recalled(NamedTuple):
    """Two views of the same questions."""

    retention: Retention
    calibration: Calibration


def recalled(recollections: Iterable[Recollection]) -> Recalled:
    """Retention by maturity, and predicted against actual recall. Reads them once and keeps only sums."""
    classes = {maturity: _Tally() for maturity in Maturity}
    young, mature = classes[Maturity.YOUNG], classes[Maturity.MATURE]
    learning = classes[Maturity.LEARNING]
    bins = [_Tally() for _ in range(BINS)]
    loss = 0.0
    for _, rating, _, predicted, stability, is_in_review in recollections:
        of_class = learning if not is_in_review else mature if stability >= MATURE_STABILITY else young
        of_bin = bins[min(int(predicted * BINS), BINS - 1)]
        of_class.asked += 1
        of_bin.asked += 1
        of_bin.predicted += predicted
        if rating > _AGAIN:
            of_class.remembered += 1
            of_bin.remembered += 1
            loss -= log(predicted)
        else:
            loss -= log(1 - min(predicted, _SUREST))
    return Recalled(_retention(classes), _calibration(bins, loss))


def _retention(classes: dict[Maturity, _Tally]) -> Retention:
    by_maturity = tuple(
        MaturityRetention(maturity, tally.asked, tally.remembered) for maturity, tally in classes.items()
    )
    return Retention(
        asked=sum(one.asked for one in by_maturity),
        remembered=sum(one.remembered for one in by_maturity),
        by_maturity=by_maturity,
    )


def _calibration(tallies: Sequence[_Tally], loss: float) -> Calibration:
    bins = tuple(
        CalibrationBin(
            low=Probability(place / BINS),
            high=Probability((place + 1) / BINS),
            asked=tally.asked,
            remembered=tally.remembered,
            predicted=Probability(round(tally.predicted / tally.asked, 4)),
        )
        for place, tally in enumerate(tallies)
        if tally.asked
    )
    asked = sum(one.asked for one in bins)
    if not asked:
        return Calibration((), 0, None, None, None)
    square = sum(one.asked * (one.predicted - one.share) ** 2 for one in bins) / asked
    return Calibration(
        bins=bins,
        asked=asked,
        predicted=Probability(round(sum(tally.predicted for tally in tallies) / asked, 4)),
        log_loss=round(loss / asked, 4),
        error=round(sqrt(square), 4),
    )


def distribution(values: Sequence[float], edges: Sequence[float]) -> Distribution:
    """How `values` are spread over the bins between `edges`; the last bin is open upwards, none lies below the first."""
    bins = []
    for low, high in pairwise([*edges, None]):
        inside = sum(value >= (low or 0) and (high is None or value < high) for value in values)
        bins.append(Bin(low or 0, high, inside))
    return Distribution(tuple(bins), round(_median(values), 2) if values else None)


def _median(values: Sequence[float]) -> float:
    # The standard library's `statistics` takes a start 4 ms to load.
    ordered, half = sorted(values), len(values) // 2
    return (ordered[half] + ordered[~half]) / 2
