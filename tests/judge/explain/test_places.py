"""Where a result is wrong; masks and whole numbers; NaN and infinity; copies."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from studycli.model.verdict import Cause

from ..words import whole

SAME = "def f(x):\n    return torch.tanh(x)\n"


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        ("y[:, -1] = torch.rand(4, 6)", "in the last entry of axis 1"),
        ("y[:, 0] = 0", "where 0 came out"),
        ("y[..., 2] = torch.rand(4, 5)", "third entry (index 2) of axis 2"),
        ("y[0] = torch.rand(5, 6)", "first entry (index 0) of axis 0"),
        ("y[1:] = torch.rand(3, 5, 6)", "all entries but the first of axis 0"),
        ("y[:, :2] = torch.rand(4, 2, 6)", "first 2 entries of axis 1"),
        ("y[:, :, 0] *= 3", "3 times"),
    ],
)
def test_right_except_somewhere(explained: Any, damage: str, words: str) -> None:
    answer = f"def f(x):\n    y = torch.tanh(x)\n    {damage}\n    return y\n"
    found = explained(SAME, answer, x=torch.randn(4, 5, 6))
    assert found.cause is Cause.EDGE
    assert words in whole(found), found.message


def test_wrong_where_masked(explained: Any) -> None:
    reference = "def f(x, mask):\n    return torch.where(mask, x, x * 0 + 9.0)\n"
    answer = "def f(x, mask):\n    return torch.where(mask, x, torch.rand(x.shape))\n"
    found = explained(reference, answer, x=torch.randn(4, 5), mask=torch.rand(4, 5) > 0.5)
    assert "where mask is False" in whole(found)
    assert "only 9 is asked for" in whole(found)


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("i[:, None] > i[None, :]", "> where ≥ belongs"),
        ("i[:, None] >= i[None, :] - 1", "a bound that is 1 too low"),
        ("i[:, None] < i[None, :]", "inverted"),
        ("torch.ones(n, n, dtype=torch.bool)", "Your whole mask is True"),
    ],
)
def test_masks(explained: Any, expression: str, words: str) -> None:
    reference = "def causal_mask(n):\n    i = torch.arange(n)\n    return i[:, None] >= i[None, :]\n"
    found = explained(reference, reference.replace("i[:, None] >= i[None, :]", expression), n=5)
    assert words in whole(found)


BINS = "def bins(x, n):\n    return (x * n).floor().clamp(0, n - 1).long()\n"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("floor", "round", "round where floor belongs"),
        (".clamp(0, n - 1)", "", "clamp"),
        ("return (x", "return 1 + (x", "1 too large"),
    ],
)
def test_whole_numbers(explained: Any, old: str, new: str, words: str) -> None:
    x = torch.tensor([[0.03, 0.27, 0.99, 1.4], [0.44, 0.58, -0.2, 0.71]])
    found = explained(BINS, BINS.replace(old, new), x=x, n=8)
    assert words.lower() in whole(found).lower(), found.message


SOFTMAX = "def softmax(x, dim):\n    x = x - x.amax(dim, keepdim=True)\n    e = x.exp()\n    return e / e.sum(dim, keepdim=True)\n"


def test_overflow_is_explained_by_the_input(explained: Any) -> None:
    answer = SOFTMAX.replace("    x = x - x.amax(dim, keepdim=True)\n", "")
    found = explained(SOFTMAX, answer, x=torch.randn(3, 5) * 1e4, dim=1)
    assert found.cause is Cause.EDGE
    assert "NaN" in whole(found)
    assert "Subtract the maximum" in whole(found)


def test_the_logarithm_of_a_softmax_that_vanished(explained: Any) -> None:
    reference = "def f(x, p):\n    return (p * x.log_softmax(-1)).sum()\n"
    answer = "def f(x, p):\n    return (p * x.softmax(-1).log()).sum()\n"
    scores, shares = torch.tensor([[1e4, -1e4, 0.0]]), torch.tensor([[1.0, 0.0, 0.0]])
    found = explained(reference, answer, x=scores, p=shares)
    assert found.cause is Cause.EDGE
    assert "log 0" in whole(found)
    assert "log_softmax" in whole(found)


def test_logarithm_of_zero(explained: Any) -> None:
    reference = "def f(x):\n    return torch.where(x > 0, x.clamp(min=1e-9).log(), 0.0)\n"
    found = explained(
        reference, "def f(x):\n    return x.log()\n", x=torch.tensor([[0.5, 0.0, 2.0], [0.0, 1.5, 3.0]])
    )
    assert found.cause is Cause.EDGE
    assert "−∞" in whole(found)
    assert "logarithm of 0" in whole(found)


def test_nan_asked_for(explained: Any) -> None:
    reference = "def f(x, mask):\n    return (x * mask).sum(1) / mask.sum(1)\n"
    answer = "def f(x, mask):\n    return (x * mask).sum(1) / mask.sum(1).clamp(min=1)\n"
    mask = torch.tensor([[1.0, 1.0, 0.0], [0.0, 0.0, 0.0], [1.0, 0.0, 1.0]])
    found = explained(reference, answer, x=torch.randn(3, 3), mask=mask)
    assert found.cause is Cause.EDGE
    assert "NaN is asked for" in whole(found)


def test_only_zeros(explained: Any) -> None:
    found = explained(SAME, "def f(x):\n    return torch.zeros_like(x)\n", x=torch.randn(3, 4))
    assert "Only zeros" in whole(found)
