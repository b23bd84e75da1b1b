"""The running shift: what is believed of recall, moved by how the latest answers turned out.

Parameters fitted to a whole log lag behind a learner, and published ones are somebody else's: both promise too much or
too little for months on end. A single number that follows the answers takes most of that off. Pure: a replay of the
log gives the same shift again, here and on every other machine.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from math import exp

from studycli.frozen import record
from studycli.model.memory import Probability
from studycli.model.review import Rating
from studycli.scheduler.retracing import LoggedAnswer, Recollection, recollections
from studycli.scheduler.settings import SchedulingSettings

RATE = 0.02
"""So much of every surprise is learnt: an answer is forgotten to the half after about 250 others. On the 12,580 real
answers of `tests/data` (`tests/bench_shift.py`) a rate half or twice as high does about as well."""
LATEST = 500
"""So many of the latest answers are learnt from, and all of their day: every queue waits for it, and what is older has
mostly been forgotten by then."""

_AGAIN = int(Rating.AGAIN)


@record
class Shift:
    """A number that is added to the log-odds of what is believed, b ← b + rate·(recalled − foreseen)."""

    log_odds: float = 0.0
    rate: float = RATE

    def of(self, chance: float) -> Probability:
        """The chance of recall that is to be expected where `chance` is believed."""
        if self.log_odds == 0.0 or not 0.0 < chance < 1.0:
            return Probability(chance)
        odds = chance / (1 - chance) * exp(self.log_odds)
        return Probability(odds / (1 + odds))

    def learn(self, chance: float, *, is_recalled: bool) -> Probability:
        """Takes in an answer that was believed to be recalled with `chance`; what was to be expected before it."""
        foreseen = self.of(chance)
        self.log_odds += self.rate * (is_recalled - foreseen)
        return foreseen


def shifted(answers: Iterable[Recollection], shift: Shift) -> Iterator[Recollection]:
    """The same answers with what was to be expected of each, by those before it. `shift` has learnt all at the end."""
    for answer in answers:
        foreseen = shift.learn(answer.predicted, is_recalled=answer.rating > _AGAIN)
        yield answer._replace(predicted=foreseen)


def shift_after(answers: Iterable[LoggedAnswer], settings: SchedulingSettings, since: int) -> Shift:
    """The shift that answers from day `since` on leave; `answers` as `recollections` takes them."""
    shift = Shift()
    deque(shifted(recollections(answers, settings, since), shift), maxlen=0)
    return shift
