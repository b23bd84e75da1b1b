"""Predicted against actual recall: a point a bin, on the diagonal where predictions come true."""

from __future__ import annotations

from math import sqrt

from studycli.frozen import frozen
from studycli.reports.charts import merged_bins
from studycli.reports.data import Calibration, CalibrationBin

SIDE, EDGE = 240, 34
"""Units: the square of the plot, and the room for its axes."""
_LARGEST, _SMALLEST = 9.0, 2.5


@frozen
class Point:
    """A bin."""

    x: float
    y: float
    radius: float
    """Its area grows with the number of questions."""
    bin: CalibrationBin


@frozen
class CalibrationFigure:
    """The plot shows shares from `lowest` to 1 along both axes."""

    lowest: float
    ticks: tuple[tuple[float, float], ...]
    """(place along an axis, share)."""
    points: tuple[Point, ...]


def calibration_figure(calibration: Calibration) -> CalibrationFigure | None:
    """None where nothing was asked."""
    bins = merged_bins(calibration)
    if not bins:
        return None
    least = min(min(one.predicted, one.share) for one in bins)
    lowest = 0.0 if least < 0.5 else 0.5
    most = max(one.asked for one in bins)

    def place(share: float) -> float:
        return round((share - lowest) / (1 - lowest) * SIDE, 2)

    points = tuple(
        Point(
            EDGE + place(one.predicted),
            SIDE - place(one.share) + 10,
            round(max(_SMALLEST, _LARGEST * sqrt(one.asked / most)), 2),
            one,
        )
        for one in bins
    )
    quarters = [lowest + (1 - lowest) * part / 5 for part in range(6)]
    return CalibrationFigure(lowest, tuple((place(share), round(share, 2)) for share in quarters), points)
