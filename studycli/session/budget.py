"""What an item will probably cost this learner, and how much fits into a time."""

from __future__ import annotations

from dataclasses import dataclass

from studycli.model.items import Minutes, Seconds
from studycli.session.entries import Form, Reason

CARD_PRIOR = Seconds(40.0)
"""A card's cost before the learner has answered any."""
NEW_CARD_SHOWINGS = 2
"""A new card comes twice on its first day: once to be met, once more in its learning steps."""


DRILL_PRIOR = Seconds(300.0)
"""A drill's cost when its author has not said and none was ever written."""


@dataclass(frozen=True, slots=True)
class Costs:
    """What one answer has typically cost this learner; None where there was none yet."""

    of_card: Seconds | None = None
    of_drill: Seconds | None = None

    def expected(
        self,
        form: Form,
        *,
        reason: Reason = Reason.DUE,
        own: Seconds | None = None,
        minutes: Minutes | None = None,
    ) -> Seconds:
        """What an item will cost: its `own` mean, else the `minutes` that its content asks for, else that of its form.

        Drills and essays differ by what they ask, so what their authors say beats the mean of others. Before there is
        any mean, a card is taken to cost 40 s.
        """
        if own is not None:
            return own
        once = self.of_card or CARD_PRIOR if form is Form.CARD else self.of_drill or DRILL_PRIOR
        if minutes is not None:
            once = Seconds(minutes * 60)
        return Seconds(once * NEW_CARD_SHOWINGS) if (form, reason) == (Form.CARD, Reason.NEW) else once


class Budget:
    """Takes items until a time is full."""

    def __init__(self, minutes: Minutes | None) -> None:
        self._left = None if minutes is None else minutes * 60
        self._empty = True

    def take(self, cost: Seconds) -> bool:
        """Whether an item of this cost still fits, or is the first, so that what is due never waits for its cost alone.

        It is then counted.
        """
        return self._count(cost) if self._empty else self.take_fitting(cost)

    def take_fitting(self, cost: Seconds) -> bool:
        """Whether an item of this cost still fits; it is then counted."""
        return (self._left is None or cost <= self._left) and self._count(cost)

    def _count(self, cost: Seconds) -> bool:
        if self._left is not None:
            self._left -= cost
        self._empty = False
        return True
