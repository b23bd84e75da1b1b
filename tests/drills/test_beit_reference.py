"""The reference of BEiT's mask: its rectangles, redrawn from the same random numbers by a slow loop, and its counts."""

from __future__ import annotations

from math import ceil

import pytest
import torch

from tests.drills.references import reference

beit_block_mask = reference("beit_block_mask")
GRIDS = [
    (14, 14, 75, 16),
    (4, 9, 14, 4),
    (1, 12, 7, 4),
    (11, 1, 6, 3),
    (5, 4, 20, 4),
    (5, 4, 0, 4),
    (3, 4, 5, 12),
]


@pytest.mark.parametrize(("height", "width", "n_mask", "min_block"), GRIDS)
def test_exactly_so_many_are_hidden(height: int, width: int, n_mask: int, min_block: int) -> None:
    for seed in range(20):
        mask = beit_block_mask(height, width, n_mask, min_block, torch.Generator().manual_seed(seed))
        assert mask.shape == (height, width)
        assert mask.dtype is torch.bool
        assert int(mask.sum()) == n_mask


@pytest.mark.parametrize(("height", "width", "n_mask", "min_block"), GRIDS)
def test_it_is_a_union_of_rectangles_the_last_one_cut(
    height: int, width: int, n_mask: int, min_block: int
) -> None:
    """Patch by patch: the same rectangles, drawn again, laid down on a set of places."""
    for seed in range(20):
        generator = torch.Generator().manual_seed(seed)
        mask = beit_block_mask(height, width, n_mask, min_block, generator)
        again = torch.Generator().manual_seed(seed)

        def draw(low: int, high: int, source: torch.Generator = again) -> int:
            return int(torch.randint(low, high + 1, (), generator=source))

        hidden: set[tuple[int, int]] = set()
        while len(hidden) < n_mask:
            missing = n_mask - len(hidden)
            h = draw(ceil(min_block / width), height)
            least = ceil(min_block / h)
            w = draw(least, max(least, min(width, missing // h)))
            top, left = draw(0, height - h), draw(0, width - w)
            assert h * w >= min_block
            assert top + h <= height
            assert left + w <= width
            block = [(i, j) for i in range(top, top + h) for j in range(left, left + w)]
            for place in block:
                if len(hidden) < n_mask:
                    hidden.add(place)
        assert {tuple(place) for place in mask.nonzero().tolist()} == hidden


def test_neighbours_are_hidden_together_more_often_than_by_chance() -> None:
    torch.manual_seed(0)
    masks = torch.stack([beit_block_mask(14, 14, 75, 16) for _ in range(50)])
    pairs = (masks[:, 1:] & masks[:, :-1]).double().mean().item()
    assert pairs > 1.8 * (75 / 196) ** 2


def test_only_the_generator_is_drawn_from() -> None:
    state = torch.random.get_rng_state()
    beit_block_mask(14, 14, 75, 16, torch.Generator().manual_seed(1))
    assert torch.equal(torch.random.get_rng_state(), state)
