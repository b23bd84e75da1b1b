"""Lives through the coming days with one desired retention: what is asked, recalled, forgotten and begun.

Memory is FSRS-6's own (`scheduler.retracing`): an item is recalled with the chance that is believed, and its memory
moves as after a real answer. An item that is forgotten is learned again on the same day, which costs one repetition
more. Each item has its own draws, the same for every retention, so that their courses differ by the plan alone and not by luck.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from studycli.model.review import Rating
from studycli.scheduler.fuzz import fuzz_bounds
from studycli.scheduler.retracing import arithmetic
from studycli.scheduler.settings import SchedulingSettings
from studycli.simulation.collection import Collection, HeldItem, Limits, NewItem

_AGAIN, _HARD, _GOOD, _EASY = map(int, Rating)


@dataclass(frozen=True, slots=True)
class DayOfWork:
    """One simulated day."""

    reviews: int
    """Items from earlier days that were asked."""
    begun: int
    """New items."""
    minutes: float


@dataclass(frozen=True, slots=True)
class Workload:
    """What one desired retention comes to."""

    retention: float
    days: tuple[DayOfWork, ...]
    remembered: float
    """How many items would be recalled on the day after the last."""
    asked: int
    recalled: int


@dataclass(slots=True)
class _Item:
    number: int
    stability: float
    difficulty: float
    last_day: int
    seconds: float
    reps: int = 0


class Course:
    """The way of one collection through the days. Made for one retention, and lived once."""

    def __init__(
        self, collection: Collection, settings: SchedulingSettings, limits: Limits, seed: int
    ) -> None:
        self._collection, self._settings, self._limits, self._seed = collection, settings, limits, seed
        self._first, self._after_days, self._same_day = arithmetic(settings.parameters)
        self._decay = -settings.parameters[20]
        self._factor = 0.9 ** (1 / self._decay) - 1
        self._items: list[_Item] = []
        self._due: dict[int, list[_Item]] = defaultdict(list)
        self._asked = self._recalled = 0

    def live(self, days: int, *, planned_anew: bool) -> Workload:
        """`days` study days from today on. `planned_anew`: due days follow the settings, not the present plan."""
        today = self._collection.today
        for held in self._collection.held:
            item = self._remember(held)
            due = held.last_day + self._interval(item) if planned_anew else held.due_day
            self._due[max(due, today)].append(item)
        waiting = list(reversed(self._collection.new))
        told = [self._day(day, waiting) for day in range(today, today + days)]
        end = today + days
        remembered = sum(self._chance(item, end) for item in self._items)
        return Workload(
            self._settings.desired_retention, tuple(told), remembered, self._asked, self._recalled
        )

    def _remember(self, held: HeldItem) -> _Item:
        item = _Item(len(self._items), held.stability, held.difficulty, held.last_day, held.seconds)
        self._items.append(item)
        return item

    def _day(self, day: int, waiting: list[NewItem]) -> DayOfWork:
        due = self._due.pop(day, [])
        if len(due) > self._limits.reviews:
            due.sort(key=lambda item: self._chance(item, day))
            self._due[day + 1] += due[self._limits.reviews :]
            due = due[: self._limits.reviews]
        seconds = sum(self._ask(item, day) for item in due)
        begun = 0
        if not self._due.get(day + 1) or len(due) < self._limits.reviews:
            begun, more = self._begin(day, waiting)
            seconds += more
        return DayOfWork(len(due), begun, seconds / 60)

    def _ask(self, item: _Item, day: int) -> float:
        """Asks once; the seconds that it takes."""
        chance = self._chance(item, day)
        item.reps += 1
        is_recalled = self._draw(item, 0) < chance
        self._asked += 1
        self._recalled += is_recalled
        rating = (
            _HARD + _chosen(self._collection.habits.recalled, self._draw(item, 1)) if is_recalled else _AGAIN
        )
        item.stability, item.difficulty = self._after_days(item.stability, item.difficulty, chance, rating)
        if not is_recalled:
            item.stability, item.difficulty = self._same_day(item.stability, item.difficulty, _GOOD)
        self._plan(item, day)
        return item.seconds if is_recalled else 2 * item.seconds

    def _begin(self, day: int, waiting: list[NewItem]) -> tuple[int, float]:
        """Begins the day's new items; how many, and the seconds that they take."""
        begun, drills, seconds = 0, 0, 0.0
        put_back: list[NewItem] = []
        while waiting and begun < self._limits.new:
            new = waiting.pop()
            if new.is_drill and drills >= self._limits.new_drills:
                put_back.append(new)
                continue
            begun += 1
            drills += new.is_drill
            seconds += new.seconds
            self._meet(new, day)
        waiting += reversed(put_back)
        return begun, seconds

    def _meet(self, new: NewItem, day: int) -> None:
        item = _Item(len(self._items), 0.0, 0.0, day, new.again_seconds)
        self._items.append(item)
        rating = _AGAIN + _chosen(self._collection.habits.first, self._draw(item, 1))
        item.stability, item.difficulty = self._first[rating]
        if rating < _EASY and not new.is_drill:
            item.stability, item.difficulty = self._same_day(item.stability, item.difficulty, _GOOD)
        self._plan(item, day)

    def _plan(self, item: _Item, day: int) -> None:
        item.last_day = day
        self._due[day + self._interval(item)].append(item)

    def _interval(self, item: _Item) -> int:
        """Days until recall falls to the desired retention: t = S/F·(R^(1/decay) − 1), fuzzed as the scheduler does."""
        wanted = self._settings.desired_retention
        days = item.stability / self._factor * (wanted ** (1 / self._decay) - 1)
        most = self._settings.maximum_interval_days
        shortest, longest = fuzz_bounds(min(max(round(days), 1), most), most)
        return shortest + int(self._draw(item, 2) * (longest - shortest + 1))

    def _chance(self, item: _Item, day: int) -> float:
        elapsed = max(0, day - item.last_day)
        return float((1 + self._factor * elapsed / item.stability) ** self._decay)

    def _draw(self, item: _Item, purpose: int) -> float:
        """A number from 0 to 1 that belongs to this repetition of this item (SplitMix64; Steele et al. 2014, fig. 17)."""
        mixed = (
            (self._seed * 3 + purpose) * _ODD
            + item.number * 0x9E3779B97F4A7C15
            + item.reps * 0xBF58476D1CE4E5B9
        )
        mixed &= _MASK
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9 & _MASK
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB & _MASK
        return ((mixed ^ mixed >> 31) >> 11) / 2**53


_MASK = 2**64 - 1
_ODD = 0xD6E8FEB86659FD93


def _chosen(shares: tuple[float, ...], draw: float) -> int:
    """Which share the draw falls into; the last one for what rounding leaves over."""
    for index, share in enumerate(shares[:-1]):
        if draw < share:
            return index
        draw -= share
    return len(shares) - 1
