"""The reference's shares, on more draws than the judge takes."""

from __future__ import annotations

import pytest
import torch

from .references import reference

bert_mask = reference("bert_mask")
VOCABULARY, MASK, RATIO = 30, 4, 0.15


@pytest.fixture(scope="module")
def drawn() -> tuple[torch.Tensor, ...]:
    torch.manual_seed(0)
    ids = torch.randint(5, VOCABULARY, (2000, 200))
    special = torch.rand(ids.shape) < 0.1
    before = ids.clone()
    inputs, labels = bert_mask(ids, MASK, VOCABULARY, special, RATIO)
    assert torch.equal(ids, before)
    return ids, special, inputs, labels


def deviations(count: int, trials: int, probability: float) -> float:
    """How many standard deviations a count is from its mean."""
    return abs(count - trials * probability) / (trials * probability * (1 - probability)) ** 0.5


def test_what_is_chosen(drawn: tuple[torch.Tensor, ...]) -> None:
    ids, special, inputs, labels = drawn
    chosen = labels != -100
    assert not bool((chosen & special).any())
    assert torch.equal(labels[chosen], ids[chosen])
    assert torch.equal(inputs[~chosen], ids[~chosen])
    assert deviations(int(chosen.sum()), int((~special).sum()), RATIO) < 5


def test_what_the_chosen_show(drawn: tuple[torch.Tensor, ...]) -> None:
    ids, _, inputs, labels = drawn
    chosen = labels != -100
    total, shown, old = int(chosen.sum()), inputs[chosen], ids[chosen]
    assert deviations(int((shown == MASK).sum()), total, 0.8 + 0.1 / VOCABULARY) < 5
    assert deviations(int((shown == old).sum()), total, 0.1 + 0.1 / VOCABULARY) < 5
    fresh = shown[(shown != MASK) & (shown != old)]
    for token in range(VOCABULARY):
        if token != MASK:
            assert deviations(int((fresh == token).sum()), int((old != token).sum()), 0.1 / VOCABULARY) < 5


def test_positions_are_independent(drawn: tuple[torch.Tensor, ...]) -> None:
    _, special, _, labels = drawn
    chosen = (labels != -100).double()
    chosen = chosen[:, ~special.any(0)] if bool((~special.any(0)).any()) else chosen
    columns = torch.corrcoef(chosen.T[:40])
    assert float((columns - torch.eye(len(columns), dtype=torch.float64)).abs().max()) < 5.5 / 2000**0.5


@pytest.mark.parametrize("ratio", [0.0, 1.0])
def test_all_or_nothing(ratio: float) -> None:
    ids, special = torch.randint(0, 9, (3, 7)), torch.rand(3, 7) < 0.3
    _, labels = bert_mask(ids, 9, 9, special, ratio)
    assert torch.equal(labels != -100, (torch.full((3, 7), ratio) == 1) & ~special)
