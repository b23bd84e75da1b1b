"""The references of ViT's drills against slow loops and torch's own operations."""

from __future__ import annotations

import pytest
import torch

from tests.drills.references import reference

add_cls_and_positions = reference("add_cls_and_positions")


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
