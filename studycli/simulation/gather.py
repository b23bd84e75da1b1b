"""Reads from the record what a simulation starts from."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from studycli.model.memory import Stage
from studycli.model.review import Moment, Rating
from studycli.session.budget import Costs, form_of, nominal, read_costs
from studycli.session.entries import Form
from studycli.simulation.collection import USUAL, Collection, Habits, HeldItem, NewItem

if TYPE_CHECKING:
    from studycli.store.rows import NewRow, RatedDay, StudiedRow
    from studycli.store.store import Store

ENOUGH = 100
"""Answers of a kind from which on a learner's own shares of ratings count."""


def gather_collection(store: Store, moment: Moment) -> Collection:
    """The learner's own; suspended items are left out."""
    suspended = store.suspended()
    costs = read_costs(store)
    today = moment.day.toordinal()
    return Collection(
        today=today,
        held=tuple(_held(row, today) for row in store.studied_rows(moment) if row.item not in suspended),
        new=tuple(_new(row, costs) for row in store.new_rows(moment) if row.item not in suspended),
        habits=habits_of(store.rated_days()),
    )


def _held(row: StudiedRow, today: int) -> HeldItem:
    last = today - row.elapsed_days
    # A learning step that is still to come today ends in a first interval of days; here it begins tomorrow.
    due = today - row.overdue_days if row.stage == Stage.REVIEW else today + 1
    return HeldItem(
        row.stability, row.difficulty, last, due, row.seconds or nominal(form_of(row.kind), row.minutes)
    )


def _new(row: NewRow, costs: Costs) -> NewItem:
    form = form_of(row.kind)
    return NewItem(
        form is Form.DRILL,
        costs.first(form, row.minutes),
        costs.later(form, row.minutes),
    )


def habits_of(answers: list[RatedDay]) -> Habits:
    """The learner's shares of ratings; the usual ones where there are fewer than `ENOUGH` answers to tell by.

    Of an item's answers on a day only the first counts: later ones are learning steps.
    """
    first, recalled = Counter[int](), Counter[int]()
    seen: dict[str, int] = {}
    for item, day, rating in answers:
        if item not in seen:
            first[rating] += 1
        elif seen[item] != day and rating > Rating.AGAIN:
            recalled[rating] += 1
        seen[item] = day
    again, hard, good, easy = map(int, Rating)
    return Habits(
        recalled=_shares(recalled, hard, good, easy) or USUAL.recalled,  # type: ignore[arg-type]
        first=_shares(first, again, hard, good, easy) or USUAL.first,  # type: ignore[arg-type]
    )


def _shares(counts: Counter[int], *ratings: int) -> tuple[float, ...] | None:
    total = sum(counts.values())
    return tuple(counts[rating] / total for rating in ratings) if total >= ENOUGH else None
