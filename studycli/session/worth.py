"""What an answer is worth: how much better the item will be remembered for it, for each minute that it takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from studycli.model.items import Minutes
from studycli.model.memory import Probability
from studycli.model.review import Rating
from studycli.scheduler.forgetting import curve
from studycli.scheduler.retracing import arithmetic
from studycli.session.budget import Costs, form_answered, form_of, nominal
from studycli.session.entries import Form, Worth
from studycli.session.rule import QueueRule

if TYPE_CHECKING:
    from studycli.store.rows import StudiedRow, TimedAnswer

_GOOD, _AGAIN = int(Rating.GOOD), int(Rating.AGAIN)


class Worths:
    """Values answers under FSRS parameters. Pure."""

    def __init__(
        self, parameters: tuple[float, ...], costs: Costs, first_answers: Iterable[TimedAnswer] = ()
    ) -> None:
        self._costs = costs
        self._rule = rule = costs.rule
        self._recall = curve(parameters)
        self._first, self._after_days, _ = arithmetic(parameters)
        shares = first_shares(first_answers, rule)
        self._new = {
            form: sum(
                share * self._recall(self._first[rating][0], rule.horizon_days)
                for rating, share in enumerate(of_form, start=1)
            )
            for form, of_form in shares.items()
        }

    def of_new(self, form: Form, minutes: Minutes | None) -> Worth:
        """What meeting an item for the first time is worth; `minutes` is what its content says."""
        return self._worth(self._new[form], nominal(form, minutes), self._costs.first(form, minutes))

    def of_known(self, row: StudiedRow) -> Worth:
        """What answering an item again is worth.

        R·r(H, S after Good) + (1 − R)·r(H, S after Again) − r(elapsed + H, S), with H the horizon.
        """
        horizon, recall = self._rule.horizon_days, self._recall
        stability, difficulty, elapsed = row.stability, row.difficulty, row.elapsed_days
        chance = Probability(recall(stability, elapsed))
        kept, _ = self._after_days(stability, difficulty, chance, _GOOD)
        lost, _ = self._after_days(stability, difficulty, chance, _AGAIN)
        gain = chance * recall(kept, horizon) + (1 - chance) * recall(lost, horizon)
        form = form_of(row.kind)
        cost = self._costs.later(form, row.minutes, row.seconds, chance)
        return self._worth(gain - recall(stability, elapsed + horizon), nominal(form, row.minutes), cost)

    def _worth(self, gain: float, size: float, cost: float) -> Worth:
        return Worth(gain, (size / 60) ** self._rule.size_exponent * gain / max(cost, 1.0) * 60)


def first_shares(answers: Iterable[TimedAnswer], rule: QueueRule) -> dict[Form, list[float]]:
    """How a learner rates what is met for the first time: shares of Again, Hard, Good and Easy that sum to 1."""
    counts: dict[Form, Counter[int]] = {form: Counter() for form in Form}
    for answer in answers:
        counts[form_answered(answer)][answer.rating] += 1
    weight = rule.first_ratings_weight
    return {
        form: [
            (told[int(rating)] + weight * usual) / (told.total() + weight)
            for rating, usual in zip(Rating, rule.first_ratings, strict=True)
        ]
        for form, told in counts.items()
    }
