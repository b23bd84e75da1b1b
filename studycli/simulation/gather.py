"""Reads from the record what a simulation starts from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

from studycli.model.items import Minutes, Seconds
from studycli.model.memory import Stage
from studycli.model.review import Moment, Rating, ReviewKind
from studycli.session.budget import form_of, nominal
from studycli.session.entries import Form
from studycli.session.rule import RULE
from studycli.simulation.collection import USUAL, Collection, Cost, Habits, HeldItem, NewItem

if TYPE_CHECKING:
    from studycli.store.rows import DayOfItem, NewRow, RatedDay, StudiedRow
    from studycli.store.store import Store

ENOUGH = 100
"""Answers of a kind from which on a learner's own shares of ratings count."""
COST_DAYS = 90
"""What items took on so many latest days tells what they will take."""
SUPPOSED = {
    Form.CARD: (
        RULE.first_cost * RULE.new_card_cost,
        RULE.later_cost,
        RULE.later_cost + RULE.again_cost_card,
    ),
    Form.DRILL: (RULE.first_cost, RULE.later_cost, RULE.later_cost + RULE.again_cost_drill),
}
"""Before there is any answer: first, recalled and forgotten, as shares of what the content says."""


def gather_collection(store: Store, moment: Moment) -> Collection:
    """The learner's own; suspended items are left out."""
    suspended = store.suspended()
    today = moment.day.toordinal()
    costs = costs_of(store.days_of_items(moment.day - timedelta(days=COST_DAYS)))
    return Collection(
        today=today,
        held=tuple(
            _held(row, today, costs) for row in store.studied_rows(moment) if row.item not in suspended
        ),
        new=tuple(_new(row, costs) for row in store.new_rows(moment) if row.item not in suspended),
        habits=habits_of(store.rated_days()),
    )


Costs = dict[Form, tuple[float, float, float]]
"""For each form: first, recalled and forgotten, as shares of what the content says."""


def costs_of(days: Iterable[DayOfItem]) -> Costs:
    """What a learner's items took, beside what is supposed, which counts as `RULE.cost_weight` answers of each sort."""
    told: dict[Form, list[list[float]]] = {form: [[], [], []] for form in Form}
    for each in days:
        form = Form.DRILL if each.kind is ReviewKind.DRILL else Form.CARD
        sort = 0 if each.is_first else 2 if each.rating == Rating.AGAIN else 1
        told[form][sort].append(each.seconds / nominal(form, each.minutes))
    weight = RULE.cost_weight
    return {
        form: tuple(  # type: ignore[misc]
            (sum(shares) + weight * supposed) / (len(shares) + weight)
            for shares, supposed in zip(sorts, SUPPOSED[form], strict=True)
        )
        for form, sorts in told.items()
    }


def _cost(form: Form, minutes: Minutes | None, costs: Costs) -> Cost:
    seconds = nominal(form, minutes)
    return Cost(seconds, *(Seconds(seconds * share) for share in costs[form]))


def _held(row: StudiedRow, today: int, costs: Costs) -> HeldItem:
    last = today - row.elapsed_days
    # A learning step that is still to come today ends in a first interval of days; here it begins tomorrow.
    due = today - row.overdue_days if row.stage == Stage.REVIEW else today + 1
    return HeldItem(row.stability, row.difficulty, last, due, _cost(form_of(row.kind), row.minutes, costs))


def _new(row: NewRow, costs: Costs) -> NewItem:
    form = form_of(row.kind)
    return NewItem(form is Form.DRILL, _cost(form, row.minutes, costs))


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
