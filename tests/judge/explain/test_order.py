"""Numbers that came out in another order."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from studycli.model.verdict import Cause

from ..words import whole

WINDOWS = """
def window_partition(x, window_size=7):
    B, H, W, C = x.shape
    M = window_size
    x = x.reshape(B, H // M, M, W // M, M, C)
    return x.permute(0, 1, 3, 2, 4, 5).reshape(-1, M, M, C)
"""
PATCHES = """
def patch_embed(image, patch_size=16):
    B, C, H, W = image.shape
    P = patch_size
    x = image.reshape(B, C, H // P, P, W // P, P)
    return x.permute(0, 2, 4, 1, 3, 5).reshape(B, -1, C * P * P)
"""
HEADS = """
def merge_heads(x):
    B, h, N, d = x.shape
    return x.transpose(1, 2).reshape(B, N, h * d)
"""
ROPE = """
def apply_rope(x, positions, base=10000.0):
    d = x.shape[-1]
    half = d // 2
    theta = positions[:, None] * base ** (-2.0 * torch.arange(half) / d)
    cos, sin = theta.cos(), theta.sin()
    a, b = x[..., :half], x[..., half:]
    return torch.cat([a * cos - b * sin, b * cos + a * sin], dim=-1)
"""


REVERSE = """
def window_reverse(windows, window_size, height, width):
    M = window_size
    x = windows.reshape(-1, height // M, width // M, M, M, windows.shape[-1])
    return x.permute(0, 1, 3, 2, 4, 5).reshape(-1, height, width, windows.shape[-1])
"""


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("height // M, width // M, M, M", "width // M, height // M, M, M", "column by column"),
        ("0, 1, 3, 2, 4, 5", "0, 1, 4, 2, 3, 5", "rows and columns are swapped"),
        (".permute(0, 1, 3, 2, 4, 5)", "", "torn apart"),
    ],
)
def test_windows_put_back(explained: Any, old: str, new: str, words: str) -> None:
    answer = REVERSE.replace(old, new)
    if "width // M, height" in answer:
        answer = answer.replace("0, 1, 3, 2, 4, 5", "0, 2, 3, 1, 4, 5")
    axes = {"windows": ("B·nW", "M", "M", "C"), "returns": tuple("BHWC")}
    found = explained(
        REVERSE, answer, windows=torch.randn(12, 2, 2, 3), window_size=2, height=4, width=6, axes=axes
    )
    assert found.cause is Cause.ORDER
    assert words in whole(found), found.message


@pytest.mark.parametrize("batch", [1, 2])
@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            ".permute(0, 1, 3, 2, 4, 5)",
            "",
            ["mix rows", "(B, H/M, M, W/M, M, C)", "Bring axis 3 before axis 2"],
        ),
        ("0, 1, 3, 2, 4, 5", "0, 3, 1, 2, 4, 5", ["column by column", "Bring axis 1 before axis 3"]),
        ("0, 1, 3, 2, 4, 5", "0, 1, 3, 4, 2, 5", ["rows and columns are swapped", "axis 2 before axis 4"]),
        ("B, H, W, C =", "B, W, H, C =", ["exchanges H and W", "H = W"]),
    ],
)
def test_windows(explained: Any, batch: int, old: str, new: str, words: list[str]) -> None:
    found = explained(
        WINDOWS,
        WINDOWS.replace(old, new),
        x=torch.randn(batch, 4, 6, 3),
        window_size=2,
        axes={"x": tuple("BHWC")},
    )
    assert found.cause is Cause.ORDER
    assert all(word in whole(found) for word in words), whole(found)


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ("0, 2, 4, 3, 5, 1", ["patch your channels come last", "Bring axis 1 before axes 3 and 5"]),
        ("0, 4, 2, 1, 3, 5", ["patches come out column by column"]),
        ("0, 2, 4, 1, 5, 3", ["rows and columns are swapped"]),
        ("0, 1, 2, 4, 3, 5", ["another order", "Bring axes 2 and 4 before axis 1"]),
    ],
)
def test_patches(explained: Any, new: str, words: list[str]) -> None:
    found = explained(
        PATCHES, PATCHES.replace("0, 2, 4, 1, 3, 5", new), image=torch.randn(2, 3, 4, 6), patch_size=2
    )
    assert found.cause is Cause.ORDER
    assert all(word in whole(found) for word in words), whole(found)


def test_heads_merged_without_transpose(explained: Any) -> None:
    found = explained(HEADS, HEADS.replace(".transpose(1, 2)", ""), x=torch.randn(2, 3, 5, 4))
    assert found.cause is Cause.ORDER
    assert "(B, h, N, d) without reordering its axes. Bring axis 2 before axis 1 first." in whole(found)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("x[..., :half], x[..., half:]", "x[..., 0::2], x[..., 1::2]", "interleaved"),
        (
            "[a * cos - b * sin, b * cos + a * sin]",
            "[b * cos + a * sin, a * cos - b * sin]",
            "two halves along axis 3 are swapped",
        ),
        (
            "torch.cat([a * cos - b * sin, b * cos + a * sin], dim=-1)",
            "torch.stack([a * cos - b * sin, b * cos + a * sin], -1).flatten(-2)",
            "interleaved in pairs; they should come in two halves",
        ),
    ],
)
def test_interleaved_against_halves(explained: Any, old: str, new: str, words: str) -> None:
    found = explained(
        ROPE, ROPE.replace(old, new), x=torch.randn(2, 2, 5, 8), positions=torch.arange(5.0) + 2, base=100.0
    )
    assert found.cause is Cause.ORDER
    assert words in whole(found)


KEEP = "def keep(x):\n    return torch.tanh(x)\n"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ("y.flip(1)", "reversed along axis 1"),
        ("y.roll(1, 2)", "rolled by 1 along axis 2"),
        ("y.roll((1, 1), (0, 1))", "along axis 0"),
        ("y.roll(4, 2)", "two halves along axis 2 are swapped"),
        ("y[:, [0, 2, 1, 3]]", "(0, 2, 1, 3) instead of (0, 1, 2, 3)"),
        ("y.sort(-1).values", "sorted, rising"),
        ("-y.flip(2)", "sign is wrong too"),
        ("2.5 * y.flip(2)", "2.5 times too large"),
        ("y.reshape(3, 4, 2, 4).transpose(2, 3).reshape(3, 4, 8)", "interleaved in pairs"),
        ("y.reshape(3, 8, 4).transpose(1, 2).reshape(3, 4, 8)", "another order"),
    ],
)
def test_what_was_done_to_the_result(explained: Any, changed: str, words: str) -> None:
    answer = f"def keep(x):\n    y = torch.tanh(x)\n    return {changed}\n"
    found = explained(KEEP, answer, x=torch.randn(3, 4, 8))
    assert found.cause is Cause.ORDER
    assert words in whole(found)


def test_transposed_mask(explained: Any) -> None:
    reference = "def causal_mask(n):\n    i = torch.arange(n)\n    return i[:, None] >= i[None, :]\n"
    found = explained(reference, reference.replace(">=", "<="), n=5)
    assert found.cause is Cause.ORDER
    assert "axes 0 and 1 are swapped" in whole(found)


def test_outputs_in_the_other_order(explained: Any) -> None:
    reference = "def both(x):\n    return x.sum(0), x.exp().sum(0)\n"
    found = explained(reference, "def both(x):\n    return x.exp().sum(0), x.sum(0)\n", x=torch.randn(3, 4))
    assert found.cause is Cause.ORDER
    assert "Swap them" in whole(found)


def test_no_order_is_claimed_for_equal_numbers(explained: Any) -> None:
    """Too few different numbers prove nothing."""
    found = explained(
        KEEP, "def keep(x):\n    return torch.tensor([[2.0, 1.0], [1.0, 1.0]])\n", x=torch.zeros(2, 2)
    )
    assert found.cause is not Cause.ORDER
