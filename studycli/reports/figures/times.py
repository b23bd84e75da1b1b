"""How long drills took: from the first pass to the latest, and pass by pass."""

from __future__ import annotations

from collections.abc import Sequence

from studycli.frozen import frozen
from studycli.model.items import Seconds
from studycli.reports.drill_data import DrillRecord, DrillRepetition
from studycli.reports.figures.scales import fitting, length, top

WIDTH, ROW, LEFT, RIGHT = 420, 24, 150, 54
"""Units of the dumbbells."""
SPARK_WIDTH, SPARK_HEIGHT = 84, 20
MOST_ROWS = 14
MOST_PASSES = 24
"""Of a line: the latest ones."""

_EM = 7.6
_EDGE = 3.0


@frozen
class Dumbbell:
    """A drill's first and latest pass."""

    y: float
    text: str
    first_x: float
    last_x: float
    drill: DrillRecord


@frozen
class Dumbbells:
    """The figure; `left_out` drills had no room in it."""

    height: float
    rows: tuple[Dumbbell, ...]
    most_minutes: float
    left_out: int


def dumbbells(drills: Sequence[DrillRecord]) -> Dumbbells | None:
    """The drills that were passed at least twice, those that gained most first; None where there is none."""
    twice = [drill for drill in drills if len(_passes(drill)) > 1]
    if not twice:
        return None
    shown = sorted(twice, key=_gain, reverse=True)[:MOST_ROWS]
    longest = max(max(drill.first_seconds or 0, drill.last_seconds or 0) for drill in shown)
    most = top(longest / 60)

    def place(seconds: Seconds | None) -> float:
        return LEFT + length((seconds or 0.0) / 60, most, WIDTH - LEFT - RIGHT)

    rows = tuple(
        Dumbbell(
            ROW * (number + 0.5),
            fitting(drill.name, LEFT - 12, _EM),
            place(drill.first_seconds),
            place(drill.last_seconds),
            drill,
        )
        for number, drill in enumerate(shown)
    )
    return Dumbbells(ROW * len(rows) + 22, rows, most, len(twice) - len(shown))


def sparkline(drill: DrillRecord) -> tuple[tuple[float, float], ...]:
    """(x, y) of the latest passes, oldest first, the slowest at the top; empty for fewer than two."""
    times = [one.seconds for one in _passes(drill)][-MOST_PASSES:]
    if len(times) < 2:
        return ()
    most = max(*times, 1.0)
    step = (SPARK_WIDTH - 2 * _EDGE) / (len(times) - 1)
    return tuple(
        (
            round(_EDGE + step * place, 2),
            round(SPARK_HEIGHT - _EDGE - length(seconds, most, SPARK_HEIGHT - 2 * _EDGE), 2),
        )
        for place, seconds in enumerate(times)
    )


def _passes(drill: DrillRecord) -> list[DrillRepetition]:
    return [one for one in drill.repetitions if one.passed]


def _gain(drill: DrillRecord) -> float:
    """The share of the first time that was won."""
    first, last = drill.first_seconds or 1.0, drill.last_seconds or 0.0
    return 1 - last / max(first, 1.0)
