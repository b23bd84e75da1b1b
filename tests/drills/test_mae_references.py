"""The references of MAE's drills against torch's own operations, slow loops and the drills they undo."""

from __future__ import annotations

import math
import statistics

import pytest
import torch
from torch.nn import functional

from tests.drills.references import reference

mae_loss = reference("mae_loss")
patch_embed = reference("patch_embed")
random_mask = reference("random_mask")
restore_tokens = reference("restore_tokens")
sincos_positions_2d = reference("sincos_positions_2d")
unpatchify = reference("unpatchify")


@pytest.mark.parametrize(
    ("shape", "size"), [((2, 3, 32, 48), 16), ((1, 1, 2, 2), 1), ((3, 5, 6, 9), 3), ((2, 2, 4, 4), 4)]
)
def test_unpatchify_is_fold_and_undoes_patch_embed(shape: tuple[int, ...], size: int) -> None:
    image = torch.randn(shape)
    height, width = shape[2:]
    tokens = patch_embed(image, size)
    assert torch.equal(unpatchify(tokens, size, height, width), image)
    folded = functional.fold(tokens.transpose(1, 2), (height, width), size, stride=size)
    assert torch.equal(unpatchify(tokens, size, height, width), folded)


def test_the_prompts_example_of_unpatchify() -> None:
    tokens = torch.tensor([[[0, 1, 4, 5, 10, 11, 14, 15], [2, 3, 6, 7, 12, 13, 16, 17]]])
    image = [[[0, 1, 2, 3], [4, 5, 6, 7]], [[10, 11, 12, 13], [14, 15, 16, 17]]]
    assert unpatchify(tokens, 2, 2, 4).tolist() == [image]


@pytest.mark.parametrize(("tokens", "ratio"), [(9, 0.75), (5, 0.0), (5, 1.0), (1, 0.5)])
def test_what_random_mask_takes_away_is_put_back(tokens: int, ratio: float) -> None:
    torch.manual_seed(3)
    x, mask_token = torch.randn(4, tokens, 3), torch.full((1, 1, 3), 7.0)
    visible, ids = random_mask(x, ratio)
    restored = restore_tokens(visible, mask_token, ids)
    for b in range(4):
        kept = ids[b, : visible.shape[1]].tolist()
        for n in range(tokens):
            assert torch.equal(restored[b, n], x[b, n] if n in kept else mask_token[0, 0])


def test_the_gradient_reaches_the_mask_token_once_for_each_hidden_place() -> None:
    mask_token = torch.zeros(1, 1, 2, requires_grad=True)
    visible = torch.zeros(3, 4, 2, requires_grad=True)
    ids = torch.stack([torch.randperm(10) for _ in range(3)])
    restore_tokens(visible, mask_token, ids).sum().backward()
    assert torch.equal(mask_token.grad, torch.full((1, 1, 2), 18.0))
    assert torch.equal(visible.grad, torch.ones(3, 4, 2))


def test_the_prompts_example_of_restoring() -> None:
    ids = torch.tensor([[2, 0, 3, 1]])
    restored = restore_tokens(torch.tensor([[[12.0], [10.0]]]), torch.zeros(1, 1, 1), ids)
    assert restored.tolist() == [[[10.0], [0.0], [12.0], [0.0]]]


@pytest.mark.parametrize(("height", "width", "dim"), [(3, 5, 8), (1, 1, 4), (14, 14, 64), (6, 2, 12)])
def test_positions_number_by_number(height: int, width: int, dim: int) -> None:
    positions = sincos_positions_2d(height, width, dim)
    assert positions.dtype is torch.float32
    quarter = dim // 4
    for r in range(height):
        for c in range(width):
            for i in range(quarter):
                omega = math.pow(10000, -i / quarter)
                told = positions[r * width + c, i::quarter].tolist()
                wanted = [math.sin(r * omega), math.cos(r * omega), math.sin(c * omega), math.cos(c * omega)]
                assert told == pytest.approx(wanted, abs=1e-6)


def test_the_prompts_example_of_positions() -> None:
    sine, cosine = 0.841, 0.540
    wanted = [[0, 1, 0, 1], [0, 1, sine, cosine], [sine, cosine, 0, 1], [sine, cosine, sine, cosine]]
    for row, right in zip(sincos_positions_2d(2, 2, 4).tolist(), wanted, strict=True):
        assert row == pytest.approx(right, abs=5e-4)


@pytest.mark.parametrize("norm_pix", [True, False])
@pytest.mark.parametrize(("B", "N", "L"), [(2, 6, 8), (3, 5, 2), (1, 1, 4)])
def test_the_loss_patch_by_patch(B: int, N: int, L: int, norm_pix: bool) -> None:
    torch.manual_seed(B)
    pred, target = torch.randn(B, N, L, dtype=torch.float64), torch.randn(B, N, L, dtype=torch.float64) * 3
    mask = torch.rand(B, N) < 0.6
    mask[0, 0] = True
    total = 0.0
    for b, n in mask.nonzero().tolist():
        patch = target[b, n].tolist()
        if norm_pix:
            mean, var = statistics.mean(patch), statistics.variance(patch)
            patch = [(value - mean) / math.sqrt(var + 1e-6) for value in patch]
        total += statistics.mean((a - t) ** 2 for a, t in zip(pred[b, n].tolist(), patch, strict=True))
    assert mae_loss(pred, target, mask, norm_pix).item() == pytest.approx(total / int(mask.sum()))


def test_nothing_masked_is_an_empty_mean() -> None:
    assert mae_loss(torch.ones(1, 2, 3), torch.zeros(1, 2, 3), torch.zeros(1, 2, dtype=torch.bool)).isnan()


def test_the_prompts_example_of_the_loss() -> None:
    pred = torch.tensor([[[9.0, 9.0], [1.0, 2.0], [0.0, 0.0]]])
    target = torch.tensor([[[0.0, 0.0], [1.0, 4.0], [3.0, 1.0]]])
    assert mae_loss(pred, target, torch.tensor([[False, True, True]]), False).item() == pytest.approx(3.5)
