"""How what a new plan makes due at once is divided over the days that follow, the most endangered first.

A change of parameters re-plans every item from its reviews, and thousands may then have been due long ago. A spread is
kept with the parameters that need it. It moves an item by what is known of the item alone, so that a replay of the log
plans the same days again, here and on every other machine; and it lets go of an item at its next answer.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from math import ceil

from studycli.frozen import frozen
from studycli.model.items import ItemId
from studycli.model.memory import Days, Memory
from studycli.scheduler.fuzz import fuzz_draw
from studycli.scheduler.load import LEAST_LOAD

WITHIN_DAYS = 14
"""Over at most so many days: later, too much would be forgotten while it waits."""

Place = tuple[float, float]
"""Where an item stands in the line: its safety (the higher, the less endangered), and a draw that parts equals."""


@frozen
class Spread:
    """What is due on or before `day` and was last answered before it comes on `day` or one of the days after."""

    day: date
    last_places: tuple[Place, ...]
    """The last place in the line that each day takes, from `day` on; what stands behind the last comes a day later."""

    def due_day(self, planned: date, last_day: date, stability: Days, item: ItemId, reps: int) -> date:
        """The day on which an item comes that is planned for `planned` and was answered last on `last_day`."""
        if planned > self.day or last_day >= self.day:
            return planned
        place = _place(self.day, last_day, stability, item, reps)
        return self.day + timedelta(days=bisect_left(self.last_places, place))


def spread_over(memories: Iterable[Memory], day: date, *, usual: float, answered: int) -> Spread | None:
    """The spread that keeps the days from `day` on even; None when nothing stands out.

    `memories` is what a new plan makes of the items that will come, `usual` how many items the learner answers per day of
    study, `answered` how many of them already on `day`. A day takes `usual` items (and `LEAST_LOAD` at least), those
    planned for it included, or as many more as it takes to have all of them back within `WITHIN_DAYS`.
    """
    planned = Counter[int]()
    line = []
    for memory in memories:
        ahead = (memory.due_day - day).days
        if ahead > 0 or memory.last_day >= day or memory.due_at is not None:
            planned[max(0, ahead)] += 1
        else:
            line.append(_place(day, memory.last_day, memory.stability, memory.item, memory.reps))
    planned[0] += answered
    level = ceil(max(usual, LEAST_LOAD))
    if len(line) + planned[0] <= level:
        return None
    line.sort()
    takes = _filled(len(line), [planned[ahead] for ahead in range(WITHIN_DAYS)], level)
    places: list[Place] = []
    taken = 0
    for take in takes[:-1]:
        taken += take
        places.append(line[taken - 1] if taken else _BEFORE_ALL)
    return Spread(day, tuple(places))


def _filled(waiting: int, planned: list[int], level: int) -> list[int]:
    """How many of `waiting` each day takes, so that none rises above the lowest level that holds all of them."""
    while sum(max(0, level - load) for load in planned) < waiting:
        level += 1
    takes = []
    for load in planned:
        takes.append(min(waiting, max(0, level - load)))
        waiting -= takes[-1]
        if not waiting:
            break
    return takes


_BEFORE_ALL: Place = (-sys.float_info.max, 0.0)


def _place(day: date, last_day: date, stability: Days, item: ItemId, reps: int) -> Place:
    # Recall falls with elapsed/stability alone. Items learnt together share it to the last digit: the draw parts them.
    return -(day - last_day).days / stability, fuzz_draw(item, reps)
