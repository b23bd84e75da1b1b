"""The reference against a search of every sequence there is, and against greedy decoding."""

from __future__ import annotations

from itertools import product
from math import log

import pytest
import torch

from .references import reference

beam_search = reference("beam_search")


def every_sequence(vocabulary: int, start: int, eos: int, max_len: int) -> list[list[int]]:
    """All that end in eos, once, or have max_len ids."""
    found = []
    for length in range(1, max_len):
        for rest in product(range(vocabulary), repeat=length):
            ends = eos in rest[:-1]
            if not ends and (rest[-1] == eos or length == max_len - 1):
                found.append([start, *rest])
    return found


@pytest.mark.parametrize("seed", range(12))
def test_a_wide_beam_finds_the_best_of_all(seed: int) -> None:
    torch.manual_seed(seed)
    vocabulary, max_len = 3 + seed % 2, 4 + seed % 3
    table = torch.randn(2, vocabulary, vocabulary, dtype=torch.float64).log_softmax(-1)

    def step(ids: list[int]) -> torch.Tensor:
        return table[len(ids) % 2, ids[-1]]

    def total(ids: list[int]) -> float:
        return sum(float(step(ids[:place])[ids[place]]) for place in range(1, len(ids)))

    best = max(every_sequence(vocabulary, 0, 1, max_len), key=total)
    assert beam_search(step, 0, 1, vocabulary**max_len, max_len) == best


@pytest.mark.parametrize("seed", range(6))
def test_a_beam_of_one_is_greedy(seed: int) -> None:
    torch.manual_seed(seed)
    table = torch.randn(6, 6).log_softmax(-1)
    ids = [0]
    while ids[-1] != 5 and len(ids) < 8:
        ids.append(int(table[ids[-1]].argmax()))
    assert beam_search(lambda ids: table[ids[-1]], 0, 5, 1, 8) == ids


def test_the_example_of_the_prompt() -> None:
    rows = [[0.1, 0.5, 0.4], [0.4, 0.35, 0.25], [1 / 3, 1 / 3, 1 / 3]]
    table = torch.tensor([[log(value) for value in row] for row in rows])
    assert beam_search(lambda ids: table[ids[-1]], 0, 2, 2, 3) == [0, 2]
    assert beam_search(lambda ids: table[ids[-1]], 0, 2, 1, 3) == [0, 1, 0]


def test_the_start_alone_when_nothing_else_fits() -> None:
    assert beam_search(lambda ids: torch.zeros(3), 1, 2, 2, 1) == [1]
