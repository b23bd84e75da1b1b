"""Many items' answers as flat tensors, ordered so that one loop over the n-th answers serves all items."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from studycli.model.items import ItemId
from studycli.optimizer.answers import elapsed_days
from studycli.store.rows import RatedDay


@dataclass(frozen=True, slots=True)
class Sequences:
    """First all items' first answers, then their second ones, and so on; items with more answers stand first.

    So the items that have an n-th answer are the first so-and-so many of those that have an (n−1)-th: the loop takes
    ever shorter slices, and nothing is padded.
    """

    source: Tensor
    """For every entry, which of the given answers it is."""
    first_ratings: Tensor
    later_ratings: Tensor
    later_elapsed: Tensor
    """Days since the answer before; 0 on the same day."""
    later_counts: list[int]
    """How many items have a second answer, a third, …"""
    later_is_same_day: Tensor
    later_is_again: Tensor
    later_floor: Tensor
    """The least that a same-day answer adds to log S: 0, or −∞ for Again."""

    @property
    def items(self) -> int:
        """How many items there are."""
        return len(self.first_ratings)


def sequences_of(answers: Sequence[RatedDay]) -> Sequences:
    """The sequences of `answers`, which are in the order in which they were given; there is at least one."""
    by_item: dict[ItemId, list[int]] = {}
    for index, answer in enumerate(answers):
        by_item.setdefault(answer.item, []).append(index)
    rows = sorted(by_item.values(), key=len, reverse=True)
    elapsed = [0] * len(answers)
    for row in rows:
        for index, days in zip(row, elapsed_days([answers[index].day for index in row]), strict=True):
            elapsed[index] = days
    order = [[row[n] for row in rows if len(row) > n] for n in range(len(rows[0]))]
    later = [index for step in order[1:] for index in step]
    later_ratings = torch.tensor([answers[index].rating for index in later], dtype=torch.int64)
    later_elapsed = torch.tensor([elapsed[index] for index in later], dtype=torch.float64)
    is_again = later_ratings == 1
    return Sequences(
        source=torch.tensor(order[0] + later),
        first_ratings=torch.tensor([answers[index].rating for index in order[0]]),
        later_ratings=later_ratings,
        later_elapsed=later_elapsed,
        later_counts=[len(step) for step in order[1:]],
        later_is_same_day=later_elapsed < 1,
        later_is_again=is_again,
        later_floor=torch.zeros_like(later_elapsed).masked_fill(is_again, -math.inf),
    )
