"""Reading permuted reshapes off the numbers."""

from __future__ import annotations

from itertools import permutations
from math import prod

import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from studycli.judge.explain.layout import compare_layouts, digits, places


@given(st.lists(st.integers(2, 4), min_size=2, max_size=5), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_a_permuted_reshape_is_read_back(sizes: list[int], chance: object) -> None:
    """`source.reshape(atoms).permute(made)` is what came out, whatever was done."""
    source = torch.randperm(prod(sizes)).double()
    orders = list(permutations(range(len(sizes))))
    wanted, made = chance.choice(orders), chance.choice(orders)  # type: ignore[attr-defined]
    cut = source.reshape(sizes)
    expected, got = cut.permute(wanted).flatten(), cut.permute(made).flatten()
    layouts = compare_layouts(source, expected, got)
    assert layouts is not None
    again = source.reshape(layouts.sizes)
    assert torch.equal(again.permute(layouts.wanted).flatten(), expected)
    assert torch.equal(again.permute(layouts.made).flatten(), got)


def test_a_shuffle_is_no_layout() -> None:
    source = torch.arange(24.0)
    shuffled = source[torch.randperm(24, generator=torch.Generator().manual_seed(1))]
    index = places(source, shuffled)
    assert index is not None
    assert digits(index) is None


def test_equal_numbers_have_no_place() -> None:
    assert places(torch.tensor([1.0, 1.0, 2.0]), torch.tensor([2.0, 1.0, 1.0])) is None


def test_axes_of_size_one_keep_their_number() -> None:
    source = torch.randn(1, 4, 6, 1)
    cut = source.reshape(1, 2, 2, 3, 2, 1)
    layouts = compare_layouts(source, cut.permute(0, 1, 3, 2, 4, 5), cut)
    assert layouts is not None
    assert layouts.sizes == (1, 2, 2, 3, 2, 1)
    assert layouts.wanted == (0, 1, 3, 2, 4, 5)
