"""The references of the course page's three drills against independent, slow and obvious implementations."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor

DRILLS = Path(__file__).parents[2] / "drills"


def reference(topic: str, name: str) -> Callable[..., Any]:
    spec = importlib.util.spec_from_file_location(name, DRILLS / topic / name / "reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    function: Callable[..., Any] = getattr(module, name)
    return function


patch_embed = reference("vit", "patch_embed")
window_partition = reference("swin", "window_partition")
random_mask = reference("mae", "random_mask")


@pytest.mark.parametrize(
    ("shape", "size"), [((2, 3, 32, 48), 16), ((1, 1, 2, 2), 1), ((3, 5, 6, 9), 3), ((2, 2, 4, 4), 4)]
)
def test_patches_are_those_of_unfold(shape: tuple[int, ...], size: int) -> None:
    image = torch.randn(shape)
    columns = torch.nn.functional.unfold(image, size, stride=size)
    assert torch.equal(patch_embed(image, size), columns.transpose(1, 2))


def test_patches_pixel_by_pixel() -> None:
    image, P = torch.randn(2, 3, 4, 6), 2
    B, C, H, W = image.shape
    tokens = patch_embed(image, P)
    for b in range(B):
        for c in range(C):
            for i in range(H):
                for j in range(W):
                    token = (i // P) * (W // P) + j // P
                    place = c * P * P + (i % P) * P + j % P
                    assert tokens[b, token, place] == image[b, c, i, j]


def test_the_prompts_example_of_patches() -> None:
    image = torch.tensor([[[0, 1, 2, 3], [4, 5, 6, 7]], [[10, 11, 12, 13], [14, 15, 16, 17]]])[None]
    assert patch_embed(image, 2).tolist() == [[[0, 1, 4, 5, 10, 11, 14, 15], [2, 3, 6, 7, 12, 13, 16, 17]]]


def test_the_default_patch_is_that_of_vit() -> None:
    assert patch_embed(torch.zeros(1, 3, 224, 224)).shape == (1, 196, 768)


def cut(x: Tensor, M: int) -> Tensor:
    return torch.stack(
        [
            image[top : top + M, left : left + M]
            for image in x
            for top in range(0, x.shape[1], M)
            for left in range(0, x.shape[2], M)
        ]
    )


@pytest.mark.parametrize(
    ("shape", "size"), [((2, 14, 21, 5), 7), ((1, 1, 1, 1), 1), ((3, 6, 2, 4), 2), ((2, 4, 4, 1), 4)]
)
def test_windows_are_slices(shape: tuple[int, ...], size: int) -> None:
    x = torch.randn(shape)
    assert torch.equal(window_partition(x, size), cut(x, size))
    turned = x.transpose(1, 2)
    assert torch.equal(window_partition(turned, size), cut(turned, size))


def test_the_prompts_example_of_windows() -> None:
    x = torch.arange(16).reshape(1, 4, 4, 1)
    windows = [[[0, 1], [4, 5]], [[2, 3], [6, 7]], [[8, 9], [12, 13]], [[10, 11], [14, 15]]]
    assert window_partition(x, 2)[..., 0].tolist() == windows


def test_the_default_window_is_that_of_swin() -> None:
    assert window_partition(torch.zeros(2, 56, 56, 96)).shape == (2 * 64, 7, 7, 96)


@pytest.mark.parametrize(
    ("tokens", "ratio"), [(196, 0.75), (10, 0.9), (9, 0.7), (5, 0.0), (5, 1.0), (1, 0.5)]
)
def test_visible_tokens_are_the_first_of_a_permutation(tokens: int, ratio: float) -> None:
    x = torch.randn(3, tokens, 4)
    visible, ids = random_mask(x, ratio)
    kept = int(tokens * (1 - ratio))
    assert visible.shape == (3, kept, 4)
    assert ids.shape == (3, tokens)
    assert ids.dtype is torch.int64
    for b in range(3):
        assert sorted(ids[b].tolist()) == list(range(tokens))
        for i in range(kept):
            assert torch.equal(visible[b, i], x[b, ids[b, i]])


def test_mae_keeps_a_quarter_of_vits_patches() -> None:
    assert random_mask(torch.zeros(1, 196, 1))[0].shape[1] == 49


def test_every_order_is_equally_likely_and_images_are_independent() -> None:
    torch.manual_seed(0)
    images = 60_000
    _, ids = random_mask(torch.zeros(images, 3, 1))
    codes = (ids * torch.tensor([9, 3, 1])).sum(1)
    counts = codes.unique(return_counts=True)[1]
    assert counts.numel() == 6
    expected = images / 6
    assert ((counts - expected) ** 2 / expected).sum() < 40  # χ² with 5 degrees: P(> 40) < 2e-7
    pairs = (codes[::2] * 27 + codes[1::2]).unique(return_counts=True)[1]
    assert pairs.numel() == 36
    expected = images / 2 / 36
    assert ((pairs - expected) ** 2 / expected).sum() < 105  # χ² with 35 degrees: P(> 105) < 1e-8


def test_the_gradient_reaches_the_kept_tokens_alone() -> None:
    x = torch.randn(2, 8, 3, requires_grad=True)
    visible, ids = random_mask(x, 0.5)
    visible.sum().backward()
    for b in range(2):
        kept = set(ids[b, :4].tolist())
        assert all(bool((x.grad[b, n] == float(n in kept)).all()) for n in range(8))
