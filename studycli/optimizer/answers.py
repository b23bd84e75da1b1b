"""The answers that a fit is made from, in the order in which they were given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from studycli.model.items import ItemId


class RatedDay(NamedTuple):
    """One answer, reduced to what memory depends on."""

    item: ItemId
    day: int
    """The study day as `date.toordinal` gives it."""
    rating: int
    """1 Again … 4 Easy."""


def asked_again(answers: Iterable[RatedDay]) -> list[int]:
    """Which of `answers` (by index) say something about memory: the first of a day for an item of an earlier day.

    What follows on the same day is a learning step: it tells of the minutes before it, not of the days.
    """
    latest: dict[ItemId, int] = {}
    found = []
    for index, (item, day, _) in enumerate(answers):
        before = latest.get(item)
        if before is not None and day > before:
            found.append(index)
        latest[item] = day if before is None else max(before, day)
    return found


def elapsed_days(days: Sequence[int]) -> list[int]:
    """Days since the answer before, for the study days of one item's answers; 0 for the first.

    A day before the latest one counts as the same day, as it does for the scheduler.
    """
    return [max(0, day - before) for before, day in zip([*days[:1], *days], days, strict=False)]
