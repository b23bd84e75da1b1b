"""Lives through the coming days with one desired retention: what is asked, recalled, forgotten and begun.

Memory is FSRS-6's own (`scheduler.retracing`): an item is recalled with the chance that is believed, and its memory
moves as after a real answer. An item that is forgotten is learned again on the same day. A day of so many minutes is
filled as the queue fills it (`session.rule`): by gain for the time while enough is remembered, else with what is due
first; of the queue's care for prerequisites and siblings nothing is known here. Each item has its own draws, the same
for every retention, so that their courses differ by the plan alone and not by luck.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import inf
from operator import itemgetter
from statistics import fmean

from studycli.model.review import Rating
from studycli.scheduler.forgetting import curve, factor_and_decay
from studycli.scheduler.fuzz import fuzz_bounds
from studycli.scheduler.retracing import arithmetic
from studycli.scheduler.settings import SchedulingSettings
from studycli.session.rule import RULE
from studycli.simulation.collection import Collection, Cost, HeldItem, Limits, NewItem

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
    cost: Cost
    reps: int = 0


class Course:
    """The way of one collection through the days. Made for one retention, and lived once."""

    def __init__(
        self, collection: Collection, settings: SchedulingSettings, limits: Limits, seed: int
    ) -> None:
        self._collection, self._settings, self._limits, self._seed = collection, settings, limits, seed
        self._first, self._after_days, self._same_day = arithmetic(settings.parameters)
        self._recall = curve(settings.parameters)
        self._factor, self._decay = factor_and_decay(settings.parameters)
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
        waiting = list(self._collection.new)
        told = [self._day(day, waiting) for day in range(today, today + days)]
        end = today + days
        remembered = sum(self._chance(item, end) for item in self._items)
        return Workload(
            self._settings.desired_retention, tuple(told), remembered, self._asked, self._recalled
        )

    def _remember(self, held: HeldItem) -> _Item:
        item = _Item(len(self._items), held.stability, held.difficulty, held.last_day, held.cost)
        self._items.append(item)
        return item

    def _day(self, day: int, waiting: list[NewItem]) -> DayOfWork:
        due = self._due.pop(day, [])
        due.sort(key=lambda item: self._chance(item, day))
        if self._limits.minutes is None:
            work = self._unhurried(day, due, waiting)
        else:
            work = self._within(self._limits.minutes * 60, day, due, waiting)
        self._due[day + 1] += due
        return work

    def _unhurried(self, day: int, due: list[_Item], waiting: list[NewItem]) -> DayOfWork:
        """A day that its numbers bound. What is left of `due` waits, and while anything waits nothing new begins."""
        limit = len(due) if self._limits.reviews is None else self._limits.reviews
        asked, due[:] = due[:limit], due[limit:]
        seconds = sum(self._ask(item, day) for item in asked)
        fresh = [] if due else self._fresh(waiting)
        seconds += sum(self._meet(new, day) for new in fresh)
        for new in fresh:
            waiting.remove(new)
        return DayOfWork(len(asked), len(fresh), seconds / 60)

    def _within(self, whole: float, day: int, due: list[_Item], waiting: list[NewItem]) -> DayOfWork:
        """A day of `whole` seconds. What found no room stays in `due` and in `waiting`."""
        remembered = fmean(self._chance(item, day) for item in self._items) if self._items else 1.0
        is_behind = remembered < RULE.enough_recall
        share = whole * (RULE.new_share_behind if is_behind else RULE.new_share)
        line: list[tuple[float, _Item | NewItem]] = [(-self._gain(item, day), item) for item in due]
        line += [
            (1.0 if is_behind else -self._new_gain(new), new)
            for new in self._fresh(waiting, share, share if is_behind else whole)
        ]
        line.sort(key=itemgetter(0))
        spent, reviews = 0.0, 0
        begun: list[NewItem] = []
        most = self._limits.reviews
        kept: list[_Item] = []
        for _, one in line:
            if isinstance(one, NewItem):
                if spent + one.cost.first <= whole and not (is_behind and kept):
                    spent += self._meet(one, day)
                    begun.append(one)
            elif spent + one.cost.later(self._chance(one, day)) <= whole and (most is None or reviews < most):
                spent += self._ask(one, day)
                reviews += 1
            else:
                kept.append(one)
        due[:] = kept
        for new in begun:
            waiting.remove(new)
        return DayOfWork(reviews, len(begun), spent / 60)

    def _fresh(self, waiting: list[NewItem], seconds: float = inf, most: float = inf) -> list[NewItem]:
        """The new items that the limits allow: those that gain most of the first in their order, for `seconds`.

        When the first alone takes more than that and no more than `most`, it comes by itself: it would wait for ever.
        """
        near, window = list[NewItem](), RULE.new_window * seconds
        for one in waiting:
            if window <= 0:
                break
            if one.cost.first <= most:
                near.append(one)
                window -= one.cost.first
        new, drills = (
            (inf if limit is None else limit) for limit in (self._limits.new, self._limits.new_drills)
        )
        if near and near[0].cost.first > seconds and new >= 1 and (drills >= 1 or not near[0].is_drill):
            return near[:1]
        found: list[NewItem] = []
        for one in sorted(near, key=self._new_gain, reverse=True):
            if len(found) < new and one.cost.first <= seconds and (drills >= 1 or not one.is_drill):
                found.append(one)
                drills -= one.is_drill
                seconds -= one.cost.first
        return found

    def _gain(self, item: _Item, day: int) -> float:
        """What asking is worth for each second, as `session.worth` has it."""
        chance, ahead = self._chance(item, day), RULE.horizon_days
        kept, _ = self._after_days(item.stability, item.difficulty, chance, _GOOD)
        lost, _ = self._after_days(item.stability, item.difficulty, chance, _AGAIN)
        recall = chance * self._recall(kept, ahead) + (1 - chance) * self._recall(lost, ahead)
        gain = recall - self._recall(item.stability, day - item.last_day + ahead)
        return float(gain * item.cost.nominal**RULE.size_exponent / item.cost.later(chance))

    def _new_gain(self, new: NewItem) -> float:
        shares = zip(Rating, self._collection.habits.first, strict=True)
        gain = sum(
            share * self._recall(self._first[rating][0], RULE.horizon_days) for rating, share in shares
        )
        return float(gain * new.cost.nominal**RULE.size_exponent / new.cost.first)

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
        return item.cost.recalled if is_recalled else item.cost.forgotten

    def _meet(self, new: NewItem, day: int) -> float:
        """Begins an item; the seconds that it takes."""
        item = _Item(len(self._items), 0.0, 0.0, day, new.cost)
        self._items.append(item)
        rating = _AGAIN + _chosen(self._collection.habits.first, self._draw(item, 1))
        item.stability, item.difficulty = self._first[rating]
        if rating < _EASY and not new.is_drill:
            item.stability, item.difficulty = self._same_day(item.stability, item.difficulty, _GOOD)
        self._plan(item, day)
        return new.cost.first

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
        return self._recall(item.stability, max(0, day - item.last_day))

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
