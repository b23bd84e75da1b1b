"""Holidays: when what would come back during one is studied instead. Pure; imports no fsrs.

The rule. What comes due in a pause is asked early, in the days before it, where waiting until after it would cost more
than `BEARABLE` of the chance of recall that is wanted; what can bear it waits, and so does what the days before cannot
hold. Those that would be forgotten most are placed first. Before the pause each finds the emptiest day, after it they
follow in this order; no day is filled further than to what it holds. Nothing changes in an item's memory: the plan is made anew each day
from the due days and the pauses that stand, so that a pause that is taken back leaves no trace.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from studycli.frozen import frozen
from studycli.model.items import ItemId
from studycli.model.memory import Days, Probability
from studycli.scheduler.forgetting import retrievability

LONGEST_RUN_UP = 14
"""Before a pause of n days the n days before it, and at most so many, bring what would come due in it."""
BEARABLE = 0.02
"""What waits until after the pause while its chance of recall then is no further than this below the one wanted."""

_DAY = timedelta(days=1)


@frozen
class Pause:
    """Study days on which nothing is planned, both included."""

    first: date
    last: date

    def __lt__(self, other: Pause) -> bool:
        return (self.first, self.last) < (other.first, other.last)

    @property
    def days(self) -> int:
        """How many study days it takes."""
        return (self.last - self.first).days + 1

    @property
    def run_up(self) -> date:
        """The first of the days before it that bring early what would come due in it."""
        return self.first - min(self.days, LONGEST_RUN_UP) * _DAY

    def holds(self, day: date) -> bool:
        """Whether the study day belongs to it."""
        return self.first <= day <= self.last

    def to_text(self) -> str:
        """JSON, as the log keeps it."""
        return json.dumps({"first": self.first.isoformat(), "last": self.last.isoformat()})

    @classmethod
    def from_text(cls, text: str) -> Pause | None:
        """The inverse of `to_text`; None for what cannot be read, as a later version of the program may write it."""
        try:
            told = json.loads(text)
            pause = cls(date.fromisoformat(told["first"]), date.fromisoformat(told["last"]))
        except (ValueError, TypeError, KeyError):
            return None
        is_sane = date.min.year < pause.first.year and pause.last.year < date.max.year
        return pause if is_sane and pause.first <= pause.last else None


def merged(pauses: Iterable[Pause]) -> tuple[Pause, ...]:
    """The same days as pauses that neither overlap nor touch, in their order."""
    apart: list[Pause] = []
    for pause in sorted(pauses):
        if apart and pause.first <= apart[-1].last + _DAY:
            apart[-1] = Pause(apart[-1].first, max(apart[-1].last, pause.last))
        else:
            apart.append(pause)
    return tuple(apart)


class DueItem(NamedTuple):
    """What the plan needs to know of an item."""

    item: ItemId
    due_day: date
    last_day: date
    stability: Days


@frozen
class Wanted:
    """What a plan aims at."""

    recall: Probability
    """The chance of recall at which an item comes back."""
    parameters: Sequence[float]
    """FSRS's."""
    holds: int
    """The most items that a day should bring."""


def plan_around(
    pauses: Sequence[Pause], items: Sequence[DueItem], today: date, wanted: Wanted, *, answered: int = 0
) -> dict[ItemId, date]:
    """The study day of every item that comes due in a pause: before it, or after it.

    `pauses` are as `merged` makes them. `items` are all those due by the end of the last pause, better some days more;
    what is overdue counts to `today`, on which `answered` due items have been answered already. Items that come due
    on a day without a pause keep that day and are not in the result.
    """
    load = Counter(max(one.due_day, today) for one in items)
    load[today] += answered
    planned: dict[ItemId, date] = {}
    for pause in pauses:
        if pause.last < today:
            continue
        ranked = _most_endangered_first(
            (one for one in items if pause.holds(max(one.due_day, today))), pause, wanted
        )
        days = [day for day in _run_up(pause, today) if not any(other.holds(day) for other in pauses)]
        before = _before(days, (one for one, bears in ranked if not bears), load, wanted)
        rest = [one.item for one, _ in ranked if one.item not in before]
        planned |= before | _after(pause, rest, pauses, load, wanted)
    return planned


def _most_endangered_first(
    items: Iterable[DueItem], pause: Pause, wanted: Wanted
) -> list[tuple[DueItem, bool]]:
    """The items by their chance of recall when the pause is over, each with whether it can bear to wait so long."""
    over = pause.last + _DAY
    chances = [
        (retrievability(one.stability, (over - one.last_day).days, wanted.parameters), one.item, one)
        for one in items
    ]
    return [(one, chance >= wanted.recall - BEARABLE) for chance, _, one in sorted(chances)]


def _run_up(pause: Pause, today: date) -> list[date]:
    first = max(today, pause.run_up)
    return [first + ahead * _DAY for ahead in range((pause.first - first).days)]


def _before(
    days: Sequence[date], items: Iterable[DueItem], load: Counter[date], wanted: Wanted
) -> dict[ItemId, date]:
    """For each item that finds room the emptiest of the days on which it is ripe; counts the items in."""
    planned = {}
    for one in items:
        open_days = [day for day in days if day >= _ripe(one) and load[day] < wanted.holds]
        if open_days:
            planned[one.item] = emptiest = min(open_days, key=lambda day: load[day])
            load[emptiest] += 1
    return planned


def _ripe(one: DueItem) -> date:
    """When half of its interval is over: what has hardly begun to fade gains nothing from being asked."""
    return one.last_day + max(1, (one.due_day - one.last_day).days // 2) * _DAY


def _after(
    pause: Pause, items: Iterable[ItemId], pauses: Sequence[Pause], load: Counter[date], wanted: Wanted
) -> dict[ItemId, date]:
    """The days after the pause, each filled to what it holds before the next one begins; counts the items in."""
    planned = {}
    day = pause.last + _DAY
    for item in items:
        while load[day] >= max(1, wanted.holds) or any(other.holds(day) for other in pauses):
            day += _DAY
        load[day] += 1
        planned[item] = day
    return planned
