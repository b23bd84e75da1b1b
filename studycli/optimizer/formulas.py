"""FSRS-6's formulas over tensors: what is believed about many items' memories, differentiable in the parameters.

The formulas are those of "The Algorithm" by Open Spaced Repetition (fsrs4anki wiki, section FSRS-6), in the version of
fsrs 6.3.2, which schedules (a test compares stability and difficulty to 1e-9). `w` is a tensor of the 21 parameters.
Stability is carried as its logarithm: then most formulas are sums, and nothing can become negative.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor

from studycli.optimizer.sequences import Sequences

LEAST_STABILITY = 0.001
LEAST_DIFFICULTY, MOST_DIFFICULTY = 1.0, 10.0


class Course(NamedTuple):
    """What is believed at every answer of `Sequences`, in their order: one entry an answer."""

    log_stability: Tensor
    """After the answer; stability in days."""
    difficulty: Tensor
    """After the answer."""
    log_recall: Tensor
    """The logarithm of the chance of recall that was foreseen for the answer; 0 for an item's first."""


def course(w: Tensor, sequences: Sequences) -> Course:
    """The memories of all items through all their answers, one answer of each item at a time."""
    difficulty_before, difficulty = _difficulties(w, sequences)
    terms = _terms(w, sequences, difficulty_before)
    log_stability = torch.log(w[:4])[sequences.first_ratings - 1]
    stabilities, recalls = [log_stability], [torch.zeros_like(log_stability)]
    for step in zip(*(_steps(term, sequences) for term in terms), strict=True):
        log_stability, log_recall = _answered(w, log_stability[: len(step[0])], *step)
        stabilities.append(log_stability)
        recalls.append(log_recall)
    return Course(torch.cat(stabilities), difficulty, torch.cat(recalls))


def _steps(values: Tensor, sequences: Sequences) -> list[Tensor]:
    """One value for each later answer → those of the second answers, of the third, …"""
    return list(torch.split_with_sizes(values, sequences.later_counts))


def _difficulties(w: Tensor, sequences: Sequences) -> tuple[Tensor, Tensor]:
    """Difficulty before every later answer, and after every answer. It depends on the ratings alone.

    D₀(G) = w4 − e^(w5·(G−1)) + 1;  D' = w7·D₀(4) + (1−w7)·(D + (10−D)·ΔD/9) with ΔD = −w6·(G−3).
    """
    grades = torch.arange(4, dtype=w.dtype)
    initial = w[4] - torch.exp(w[5] * grades) + 1
    change = -w[6] * (grades - 2) / 9
    constant = w[7] * initial[3] + (1 - w[7]) * 10 * change
    slope = (1 - w[7]) * (1 - change)
    later = sequences.later_ratings - 1
    difficulty = initial.clamp(LEAST_DIFFICULTY, MOST_DIFFICULTY)[sequences.first_ratings - 1]
    before, after = [difficulty[:0]], [difficulty]
    steps = zip(_steps(constant[later], sequences), _steps(slope[later], sequences), strict=True)
    for add, times in steps:
        held = difficulty[: len(add)]
        difficulty = torch.addcmul(add, times, held).clamp(LEAST_DIFFICULTY, MOST_DIFFICULTY)
        before.append(held)
        after.append(difficulty)
    return torch.cat(before), torch.cat(after)


def _terms(w: Tensor, sequences: Sequences, difficulty: Tensor) -> tuple[Tensor, ...]:
    """All that the later answers need and that does not depend on stability: computed for all of them at once."""
    grades = torch.arange(1, 5, dtype=w.dtype)
    later = sequences.later_ratings - 1
    nothing = torch.zeros((), dtype=w.dtype)
    bonus = torch.stack([nothing, torch.log(w[15].clamp(min=1e-30)), nothing, torch.log(w[16])])
    gain = w[8] + torch.log(11 - difficulty) + bonus[later]
    loss = torch.log(w[11]) - w[12] * torch.log(difficulty)
    same_day = (w[17] * (grades - 3 + w[18]))[later]
    factor = torch.expm1(-torch.log(torch.tensor(0.9, dtype=w.dtype)) / w[20])
    log_elapsed = torch.log(factor) + torch.log(sequences.later_elapsed)
    return (
        log_elapsed,
        gain,
        loss,
        same_day,
        sequences.later_floor,
        sequences.later_is_same_day,
        sequences.later_is_again,
    )


def _answered(
    w: Tensor,
    log_s: Tensor,
    log_elapsed: Tensor,
    gain: Tensor,
    loss: Tensor,
    same_day: Tensor,
    floor: Tensor,
    is_same_day: Tensor,
    is_again: Tensor,
) -> tuple[Tensor, Tensor]:
    """log S after one more answer, and log R before it.

    R = (1 + F·t/S)^(−w20) with F = 0.9^(−1/w20) − 1.
    Recalled on a later day: S' = S·(1 + e^w8·(11−D)·S^(−w9)·(e^(w10·(1−R)) − 1)·[w15 if Hard]·[w16 if Easy]).
    Forgotten on a later day: S' = min(w11·D^(−w12)·((S+1)^w13 − 1)·e^(w14·(1−R)), S/e^(w17·w18)).
    On the same day: S' = S·e^(w17·(G−3+w18))·S^(−w19), not less than S unless rated Again.
    """
    log_recall = -w[20] * torch.log1p(torch.exp(log_elapsed - log_s))
    missing = -torch.expm1(log_recall)
    recalled = log_s + torch.log1p(torch.exp(gain - w[9] * log_s) * torch.expm1(w[10] * missing))
    forgotten = loss + torch.log(torch.expm1(w[13] * torch.log1p(torch.exp(log_s)))) + w[14] * missing
    forgotten = torch.minimum(forgotten, log_s - w[17] * w[18])
    soon = log_s + torch.maximum(same_day - w[19] * log_s, floor)
    later = torch.where(is_again, forgotten, recalled)
    return torch.where(is_same_day, soon, later).clamp(min=_LEAST), log_recall


_LEAST = float(torch.log(torch.tensor(LEAST_STABILITY, dtype=torch.float64)))
