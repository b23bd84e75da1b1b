"""The references of ViT's drills against slow loops and torch's own operations."""

from __future__ import annotations

import math

import pytest
import torch

from tests.drills.references import reference

add_cls_and_positions = reference("add_cls_and_positions")
interpolate_positions = reference("interpolate_positions")


@pytest.mark.parametrize("shape", [(2, 4, 3), (1, 1, 1), (3, 1, 5)])
def test_class_token_and_positions_token_by_token(shape: tuple[int, int, int]) -> None:
    B, N, D = shape
    patches, cls_token, positions = torch.randn(B, N, D), torch.randn(1, 1, D), torch.randn(1, N + 1, D)
    tokens = add_cls_and_positions(patches, cls_token, positions)
    assert tokens.shape == (B, N + 1, D)
    for b in range(B):
        assert torch.equal(tokens[b, 0], cls_token[0, 0] + positions[0, 0])
        for n in range(N):
            assert torch.equal(tokens[b, n + 1], patches[b, n] + positions[0, n + 1])


def test_the_prompts_example_of_class_token_and_positions() -> None:
    patches = torch.tensor([[[1, 2], [3, 4]]])
    positions = torch.tensor([[[10, 0], [20, 0], [30, 0]]])
    tokens = add_cls_and_positions(patches, torch.tensor([[[9, 9]]]), positions)
    assert tokens.tolist() == [[[19, 9], [21, 2], [33, 4]]]


def cubic(distance: float) -> float:
    """Keys' kernel with a = −¾."""
    s, a = abs(distance), -0.75
    if s <= 1:
        return (a + 2) * s**3 - (a + 3) * s**2 + 1
    return a * (s**3 - 5 * s**2 + 8 * s - 4) if s < 2 else 0.0


@pytest.mark.parametrize(("n", "height", "width"), [(3, 4, 7), (4, 2, 8), (5, 3, 3), (1, 2, 3), (4, 4, 4)])
def test_positions_are_cubic_sums_of_their_neighbours(n: int, height: int, width: int) -> None:
    torch.manual_seed(n)
    positions = torch.randn(1, 1 + n * n, 2, dtype=torch.float64)
    resized = interpolate_positions(positions, height, width)
    assert resized.shape == (1, 1 + height * width, 2)
    assert torch.equal(resized[0, 0], positions[0, 0])
    for y in range(height):
        for x in range(width):
            v, u = (y + 0.5) * n / height - 0.5, (x + 0.5) * n / width - 0.5
            total = torch.zeros(2, dtype=torch.float64)
            for i in range(math.floor(v) - 1, math.floor(v) + 3):
                for j in range(math.floor(u) - 1, math.floor(u) + 3):
                    row, column = min(max(i, 0), n - 1), min(max(j, 0), n - 1)
                    total += cubic(v - i) * cubic(u - j) * positions[0, 1 + row * n + column]
            torch.testing.assert_close(resized[0, 1 + y * width + x], total)


def test_the_same_grid_changes_nothing() -> None:
    positions = torch.randn(1, 197, 3)
    torch.testing.assert_close(interpolate_positions(positions, 14, 14), positions)


def test_the_prompts_example_of_stretched_positions() -> None:
    positions = torch.tensor([9.0, 0.0, 2.0, 4.0, 6.0]).reshape(1, 5, 1)
    torch.testing.assert_close(
        interpolate_positions(positions, 1, 2).flatten(), torch.tensor([9.0, 2.0, 4.0])
    )
