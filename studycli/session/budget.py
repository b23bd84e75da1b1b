"""What an item will probably cost this learner."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from studycli.frozen import field, frozen
from studycli.model.items import DRILL_KIND, Minutes, Seconds
from studycli.model.memory import Probability
from studycli.model.review import ReviewKind
from studycli.session.entries import Form
from studycli.session.rule import RULE, QueueRule

if TYPE_CHECKING:
    from studycli.store.rows import TimedAnswer
    from studycli.store.store import Store

CARD_SECONDS = Seconds(40.0)
"""A card's nominal cost where its content does not say."""
DRILL_SECONDS = Seconds(300.0)
"""A drill's, where its author has not said."""


class Time(StrEnum):
    """Whether an item is met or met again: the first time costs more."""

    FIRST = "first"
    LATER = "later"


def nominal(form: Form, minutes: Minutes | None) -> Seconds:
    """What an item takes by its content alone."""
    if minutes:
        return Seconds(minutes * 60)
    return CARD_SECONDS if form is Form.CARD else DRILL_SECONDS


@frozen
class Costs:
    """How this learner's answers compare with what the content asks for, by form, first and later apart."""

    rule: QueueRule = RULE
    ratios: Mapping[tuple[Form, Time], float] = field(default_factory=dict)
    """Actual over nominal seconds; what is missing is as the rule supposes."""

    def first(self, form: Form, minutes: Minutes | None) -> Seconds:
        """What meeting a new item will cost, its learning step included."""
        step = self.rule.new_card_cost if form is Form.CARD else 1.0
        return Seconds(nominal(form, minutes) * self._ratio(form, Time.FIRST) * step)

    def later(
        self,
        form: Form,
        minutes: Minutes | None,
        own: Seconds | None = None,
        recall: Probability | None = None,
    ) -> Seconds:
        """What an item that was met before will cost.

        `own` is its own running cost, `recall` the chance that it is recalled: what is forgotten comes again.
        """
        usual = nominal(form, minutes) * self._ratio(form, Time.LATER)
        share = 0.0 if own is None else self.rule.own_cost_share
        once = share * (own or 0.0) + (1 - share) * usual
        again = self.rule.again_cost_card if form is Form.CARD else self.rule.again_cost_drill
        return Seconds(once if recall is None else once * (1 + (1 - recall) * again))

    def _ratio(self, form: Form, time: Time) -> float:
        supposed = self.rule.first_cost if time is Time.FIRST else self.rule.later_cost
        return self.ratios.get((form, time), supposed)


def costs_from(first: Iterable[TimedAnswer], later: Iterable[TimedAnswer], rule: QueueRule = RULE) -> Costs:
    """The costs that a learner's latest first and later answers tell, newest first."""
    ratios = {}
    for time, answers, supposed in (
        (Time.FIRST, first, rule.first_cost),
        (Time.LATER, later, rule.later_cost),
    ):
        for form in Form:
            of_form = [a.seconds / nominal(form, a.minutes) for a in answers if form_answered(a) is form]
            told = of_form[: rule.cost_answers]
            total = sum(told) + rule.cost_weight * supposed
            ratios[form, time] = total / (len(told) + rule.cost_weight)
    return Costs(rule, ratios)


def read_costs(store: Store, rule: QueueRule = RULE) -> Costs:
    """What answers have cost this learner."""
    return costs_from(store.timed_firsts(), store.timed_laters(), rule)


def form_answered(answer: TimedAnswer) -> Form:
    """Which form an answer was to."""
    return Form.DRILL if answer.kind == ReviewKind.DRILL else Form.CARD


def form_of(kind: str) -> Form:
    """The form of an exercise, from what the content cache calls its kind."""
    return Form.DRILL if kind == DRILL_KIND else Form.CARD
