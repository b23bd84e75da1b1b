"""Whether parameters fitted to this learner foresee better than the present ones: tried on answers not fitted on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log
from statistics import fmean

from studycli.optimizer.answers import asked_again
from studycli.scheduler.settings import DEFAULT_PARAMETERS
from studycli.scheduler.shifting import Shift
from studycli.store.rows import RatedDay

NEEDED = 500
"""Answers on a later day that a trial needs: 400 to fit and 100 to check. With fewer, on real data, whether the fitted
or the published parameters foresaw the next thousand answers better was a toss-up; from about here on the fitted ones
did every time."""
CHECKED_SHARE = 0.2
LEAST_GAIN = 0.001
"""A log loss that is less than this lower would re-plan everything for what nobody would notice."""

_UNSURE = 1e-9
"""The logarithm of a loss of certainty that was wrong would be infinite."""


class Outcome(StrEnum):
    """What a trial came to."""

    TOO_FEW = "too_few"
    KEPT = "kept"
    """The fitted parameters did not win."""
    BETTER = "better"


@dataclass(frozen=True, slots=True)
class Foresight:
    """How well parameters foresaw the answers that were checked."""

    foreseen: float
    """The mean chance of recall that they gave."""
    of_recalled: float | None
    """The mean chance that they gave to what was then recalled; None when nothing was."""
    of_forgotten: float | None
    """The mean chance that they gave to what was then forgotten: the lower, the better they told the two apart."""
    log_loss: float


@dataclass(frozen=True, slots=True)
class Trial:
    """The outcome, and what it rests on."""

    outcome: Outcome
    answers: int
    asked: int
    """How many of them were the first of a day to an item of an earlier day: these alone tell of memory."""
    checked: int = 0
    """How many of those, the latest, were held back from the fit and then foreseen."""
    recalled: float | None = None
    """The share of the checked ones that was recalled."""
    present: Foresight | None = None
    fitted: Foresight | None = None
    published: Foresight | None = None
    """FSRS's published parameters."""
    constant: Foresight | None = None
    """The share of the earlier answers that was recalled, for every answer alike."""
    moving_average: Foresight | None = None
    """A chance that knows nothing of items and follows the answers before (see `moving_average`)."""
    parameters: tuple[float, ...] | None = None
    """Fitted again to all answers; only when the outcome is BETTER."""

    @property
    def missing(self) -> int:
        """How many more answers on a later day it takes."""
        return max(0, NEEDED - self.asked)


def try_fit(answers: Sequence[RatedDay], present: Sequence[float]) -> Trial:
    """Fits to the earlier four fifths of `answers` in time, and compares with `present` on the latest fifth.

    `answers` are in the order in which they were given. Parameters that were themselves fitted to some of the latest
    fifth have an advantage there: so a second trial soon after a first changes nothing.
    """
    asked = asked_again(answers)
    if len(asked) < NEEDED:
        return Trial(Outcome.TOO_FEW, len(answers), len(asked))
    # torch takes more than a second to load, which nobody should wait for to read that answers are missing.
    from studycli.optimizer.fit import Foreseen, fit_parameters, foresee

    def measured(seen: Foreseen) -> Foresight:
        return foresight(seen.chances, seen.recalled)

    since = asked[round(len(asked) * (1 - CHECKED_SHARE))]
    earlier = [answers[index].rating > 1 for index in asked if index < since]
    old = foresee(tuple(present), answers, since)
    new = foresee(fit_parameters(answers[:since]), answers, since)
    before, after = measured(old), measured(new)
    better = before.log_loss - after.log_loss >= LEAST_GAIN
    parameters = fit_parameters(answers) if better else None
    if parameters == tuple(present):
        # These very answers have been fitted to already: there is nothing new to plan by.
        better, parameters = False, None
    return Trial(
        Outcome.BETTER if better else Outcome.KEPT,
        answers=len(answers),
        asked=len(asked),
        checked=len(new.chances),
        recalled=fmean(new.recalled),
        present=before,
        fitted=after,
        published=measured(foresee(DEFAULT_PARAMETERS, answers, since)),
        constant=foresight([fmean(earlier)] * len(new.recalled), new.recalled),
        moving_average=foresight(moving_average([*earlier, *new.recalled])[len(earlier) :], new.recalled),
        parameters=parameters,
    )


def foresight(chances: Sequence[float], recalled: Sequence[bool]) -> Foresight:
    """How well `chances` told which answers would be recalled; there is at least one."""
    pairs = [
        (min(max(chance, _UNSURE), 1 - _UNSURE), was) for chance, was in zip(chances, recalled, strict=True)
    ]
    of_recalled = [chance for chance, was in pairs if was]
    of_forgotten = [chance for chance, was in pairs if not was]
    return Foresight(
        fmean(chances),
        fmean(of_recalled) if of_recalled else None,
        fmean(of_forgotten) if of_forgotten else None,
        -fmean(log(chance if was else 1 - chance) for chance, was in pairs),
    )


def moving_average(recalled: Iterable[bool]) -> list[float]:
    """What a chance that only follows the answers foresaw of each: MOVING-AVG of Open Spaced Repetition's
    srs-benchmark, whose log-odds begin at 1.2 and learn 0.3 of every surprise.
    """
    follower = Shift(log_odds=1.2, rate=0.3)
    return [follower.learn(0.5, is_recalled=was) for was in recalled]
