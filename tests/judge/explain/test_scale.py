"""Factors, offsets, missing steps, wrong normalisation."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from studycli.model.verdict import Cause

from ..words import whole

ATTENTION = """
def attention(q, k, v, mask=None):
    d = q.shape[-1]
    scores = q @ k.transpose(-2, -1) / math.sqrt(d)
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    return scores.softmax(-1) @ v
"""
SCORES = "def scores(q, k):\n    d = q.shape[-1]\n    return q @ k.transpose(-2, -1) / math.sqrt(d)\n"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (" / math.sqrt(d)", "", ["2.828 times too large", "√d with d = 8"]),
        ("math.sqrt(d)", "d", ["2.828 times too small", "√d with d = 8"]),
        ("return q", "return 3 * q", ["3 times too large"]),
        ("return q", "return -q", ["wrong sign"]),
        ("math.sqrt(d)", "math.sqrt(d) + 0.5", ["0.5 too large", "½"]),
    ],
)
def test_factor_of_every_number(explained: Any, old: str, new: str, words: list[str]) -> None:
    new = new.replace("math.sqrt(d) + 0.5", "math.sqrt(d) + 0.5")
    found = explained(SCORES, SCORES.replace(old, new), q=torch.randn(2, 5, 8), k=torch.randn(2, 5, 8))
    assert found.cause is Cause.SCALE
    assert all(word in whole(found) for word in words), whole(found)


def test_inverted_dropout_left_out(explained: Any) -> None:
    reference = "def scaled(x, p):\n    return x / (1 - p)\n"
    found = explained(reference, "def scaled(x, p):\n    return x + 0\n", x=torch.randn(4, 5), p=0.3)
    assert found.cause is not Cause.ORDER
    assert "unchanged" in whole(found) or "1 − p" in whole(found)


def test_base_two_logarithm(explained: Any) -> None:
    reference = "def entropy(x):\n    p = x.softmax(-1)\n    return -(p * p.log()).sum(-1)\n"
    found = explained(reference, reference.replace("p.log()", "p.log2()"), x=torch.randn(4, 5))
    assert found.cause is Cause.SCALE
    assert "ln 2" in whole(found)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("/ math.sqrt(d)", "", "without dividing by sqrt(d)"),
        ("softmax(-1)", "softmax(-2)", "softmax along axis −2"),
        (".softmax(-1)", "", "without the softmax"),
        ("softmax(-1)", "softmax(-1).softmax(-1)", "softmax applied twice"),
        ('float("-inf")', "0.0", "what is masked with 0 still counts"),
        ("q.shape[-1]", "q.shape[-2]", "size of axis −2"),
    ],
)
def test_attention(explained: Any, old: str, new: str, words: str) -> None:
    inputs = {name: torch.randn(2, 3, 5, 8) for name in "qkv"}
    mask = torch.ones(5, 5).tril().bool()
    found = explained(ATTENTION, ATTENTION.replace(old, new), **inputs, mask=mask)
    assert words in whole(found), found.message


def test_normalised_along_another_axis(explained: Any) -> None:
    reference = "def share(x):\n    e = x.exp()\n    return e / e.sum(1, keepdim=True)\n"
    found = explained(reference, reference.replace("sum(1, ", "sum(2, "), x=torch.randn(3, 4, 5))
    assert "axis 2" in whole(found)
    assert "axis 1" in whole(found)


def test_softmax_missing(explained: Any) -> None:
    reference = "def probabilities(x):\n    return x.softmax(-1)\n"
    found = explained(reference, "def probabilities(x):\n    return x * 1.0\n", x=torch.randn(3, 5))
    assert "unchanged" in whole(found)


def test_factor_that_changes_along_an_axis(explained: Any) -> None:
    reference = "def affine(x, w):\n    return x * w\n"
    answer = "def affine(x, w):\n    return x * w * torch.tensor([1.0, 2.0, 5.0, 3.0])\n"
    found = explained(reference, answer, x=torch.randn(6, 4), w=torch.randn(4))
    assert found.cause is Cause.SCALE
    assert "Along axis 1" in whole(found)


def test_an_argument_left_out(explained: Any) -> None:
    reference = "def linear(x, weight, bias):\n    return x @ weight.T + bias\n"
    found = explained(
        reference,
        reference.replace(" + bias", ""),
        x=torch.randn(5, 4),
        weight=torch.randn(3, 4),
        bias=torch.randn(3),
    )
    assert "do not add bias" in whole(found)


@pytest.mark.parametrize(
    ("axis_asked", "axis_taken", "word"), [(1, 0, "mean"), (2, 1, "mean"), (0, 2, "sum")]
)
def test_reduction_over_another_axis(explained: Any, axis_asked: int, axis_taken: int, word: str) -> None:
    reference = f"def reduce(x):\n    return x.{word}({axis_asked})\n"
    found = explained(
        reference, f"def reduce(x):\n    return x.{word}({axis_taken})\n", x=torch.randn(4, 4, 4)
    )
    assert f"{word} of x over axis {axis_taken}" in whole(found)
    assert f"over axis {axis_asked}" in whole(found)
