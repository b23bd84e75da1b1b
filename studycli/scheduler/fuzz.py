"""Spreads intervals a little, so that items learnt together do not come back together for ever.

The ranges are those that Anki and fsrs publish (Anki, rslib/src/scheduler/states/fuzz.rs; fsrs, FUZZ_RANGES). The
draw is ours: seeded by the item and how often it was reviewed, so a replay of the log plans the same days again.
"""

from __future__ import annotations

import math

from studycli.model.items import ItemId

_BANDS = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, math.inf, 0.05))
"""(from, to, factor): each band adds its factor times the days of the interval that lie inside it to the reach."""

_SHORTEST_FUZZED = 2.5


def fuzz_bounds(interval: int, maximum: int) -> tuple[int, int]:
    """The shortest and the longest number of days that an interval of `interval` days may become."""
    if interval < _SHORTEST_FUZZED:
        return min(interval, maximum), min(interval, maximum)
    reach = 1.0 + sum(factor * max(0.0, min(interval, end) - start) for start, end, factor in _BANDS)
    upper = min(round(interval + reach), maximum)
    return min(max(2, round(interval - reach)), upper), upper


def fuzzed(interval: int, item: ItemId, reps: int, maximum: int) -> int:
    """The days that review number `reps` of `item` plans where the formula says `interval`; at most `maximum`.

    The draw depends on the item and `reps` alone, not on the rating: a better rating never comes back sooner.
    """
    lower, upper = fuzz_bounds(interval, maximum)
    if lower == upper:
        return lower
    return lower + int(fuzz_draw(item, reps) * (upper - lower + 1))


def fuzz_draw(item: ItemId, reps: int) -> float:
    """A number from 0 to 1 that belongs to review number `reps` of `item`, the same on every machine."""
    import random  # who only reads plans nothing

    return random.Random(f"{item}:{reps}").random()
