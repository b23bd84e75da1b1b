"""The answers that a fit is made from, in the order in which they were given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from studycli.model.items import ItemId
from studycli.store.rows import RatedDay


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


def thinned(answers: Sequence[RatedDay], most: int) -> Sequence[RatedDay]:
    """All answers to every n-th item, with the least n that leaves about `most` or fewer; in their order."""
    nth = -(-len(answers) // most)
    if nth == 1:
        return answers
    items = dict.fromkeys(answer.item for answer in answers)
    kept = set(list(items)[::nth])
    return [answer for answer in answers if answer.item in kept]
