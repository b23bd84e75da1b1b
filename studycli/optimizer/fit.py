"""Finds the parameters under which the learner's answers were to be expected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from studycli.optimizer.answers import asked_again, thinned
from studycli.optimizer.descent import least
from studycli.optimizer.formulas import course
from studycli.optimizer.ladder import parameters_at
from studycli.optimizer.sequences import Sequences, sequences_of
from studycli.scheduler.settings import DEFAULT_PARAMETERS
from studycli.store.rows import RatedDay

Parameters = tuple[float, ...]

_MOST_ANSWERS = 50_000
"""More would cost a minute and move the parameters by less than they are uncertain anyway."""
_PRIOR_WEIGHT = 1.0
"""How many nats one squared spread away from the published parameters costs: gamma of fsrs-optimizer."""
_MOST_STEPS = 60
_CLOSE_ENOUGH = 0.05
"""Nats over all answers: thousands of times less than what one answer in a hundred decides."""


@dataclass(frozen=True, slots=True)
class _Evidence:
    """The answers that say something about memory, and where they stand in the sequences."""

    sequences: Sequences
    entries: Tensor
    recalled: Tensor


def fit_parameters(answers: Sequence[RatedDay]) -> Parameters:
    """The 21 parameters of FSRS-6 that `answers`, in the order in which they were given, make most plausible.

    What is least is the log loss summed over every first answer of a day to an item of an earlier day, plus the squared
    distance to the published parameters in usual spreads (as in fsrs-optimizer, Trainer.train): with few answers the
    result stays near them. Sought by BFGS over all items at once; of a very long log every n-th item is taken. The same answers give the same parameters.

    Raises ValueError when no answer says anything about memory.
    """
    evidence = _evidence(thinned(answers, _MOST_ANSWERS))
    if not len(evidence.entries):
        raise ValueError("no item was answered on a later day")

    def objective(z: Tensor) -> Tensor:
        return _log_losses(parameters_at(z), evidence).sum() + _PRIOR_WEIGHT * (z * z).sum()

    start = torch.zeros(len(DEFAULT_PARAMETERS), dtype=torch.float64)
    z = least(objective, start, close_enough=_CLOSE_ENOUGH, most_steps=_MOST_STEPS)
    return tuple(parameters_at(z).tolist())


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What parameters foresaw of some answers, in their order, and what became of them."""

    chances: tuple[float, ...]
    recalled: tuple[bool, ...]
    losses: tuple[float, ...]
    """−log of the chance that was given to what happened."""


def foresee(parameters: Parameters, answers: Sequence[RatedDay], since: int) -> Foreseen:
    """What `parameters` foresaw of the answers that say something about memory, from index `since` on.

    All of `answers` are the history; each answer is foreseen from those before it.
    """
    evidence = _evidence(answers, since)
    with torch.no_grad():
        w = torch.tensor(parameters, dtype=torch.float64)
        log_recall = course(w, evidence.sequences).log_recall[evidence.entries]
        losses = _losses_of(log_recall, evidence.recalled)
    return Foreseen(
        tuple(torch.exp(log_recall).tolist()), tuple(evidence.recalled.tolist()), tuple(losses.tolist())
    )


def _evidence(answers: Sequence[RatedDay], since: int = 0) -> _Evidence:
    sequences = sequences_of(answers)
    asked = torch.tensor([index for index in asked_again(answers) if index >= since], dtype=torch.int64)
    entry_of = torch.empty(len(answers), dtype=torch.int64)
    entry_of[sequences.source] = torch.arange(len(answers))
    recalled = torch.tensor([answers[index].rating > 1 for index in asked.tolist()], dtype=torch.bool)
    return _Evidence(sequences, entry_of[asked], recalled)


def _log_losses(w: Tensor, evidence: _Evidence) -> Tensor:
    return _losses_of(course(w, evidence.sequences).log_recall[evidence.entries], evidence.recalled)


def _losses_of(log_recall: Tensor, recalled: Tensor) -> Tensor:
    return -torch.where(recalled, log_recall, torch.log(-torch.expm1(log_recall)))
