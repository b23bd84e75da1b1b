"""The right result, changed at the end: what has a name in every case, and what has none."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from studycli.model.verdict import Cause

from ..words import whole

SCORES = "def scores(q, k):\n    d = q.shape[-1]\n    return q @ k.transpose(-2, -1) / math.sqrt(d)\n"
AXES = {"q": ("B", "N", "d"), "k": ("B", "N", "d")}
KEEP = "def keep(x):\n    return torch.tanh(x)\n"


def scores_of(d: int) -> dict[str, torch.Tensor]:
    return {"q": torch.randn(2, 5, d), "k": torch.randn(2, 5, d)}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (" / math.sqrt(d)", "", ["2.828 times too large", "that is √d"]),
        ("math.sqrt(d)", "d", ["2.828 times too small", "that is 1/√d"]),
        ("return q", "return 3 * q", ["3 times too large"]),
        ("return q", "return -q", ["wrong sign"]),
    ],
)
def test_a_factor_with_a_name_that_holds_in_every_case(
    explained: Any, old: str, new: str, words: list[str]
) -> None:
    found = explained(SCORES, SCORES.replace(old, new), **scores_of(8), also=[scores_of(3)], axes=AXES)
    assert found.cause is Cause.SCALE
    assert all(word in whole(found) for word in words), whole(found)


def test_a_name_that_fits_one_case_only_is_not_said(explained: Any) -> None:
    """8 is d in the first case; in the second one the factor is 8 as well, and d is 3."""
    answer = SCORES.replace("/ math.sqrt(d)", "* 8 / math.sqrt(d)")
    found = explained(SCORES, answer, **scores_of(8), also=[scores_of(3)], axes=AXES)
    assert found.message == "Your numbers are 8 times too large in this case."


def test_an_offset(explained: Any) -> None:
    answer = SCORES.replace("return q", "return 2 + q")
    found = explained(SCORES, answer, **scores_of(4), also=[scores_of(3)], axes=AXES)
    assert "too large" in found.message
    assert "2" in found.message


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ("y.flip(1)", "reversed along axis 1"),
        ("y.roll(1, 2)", "rolled by one along axis 2"),
        ("y.transpose(0, 1)", "axes 0 and 1 are swapped"),
        ("y.reshape(4, 8, 4).transpose(1, 2).reshape(4, 4, 8)", "another order"),
    ],
)
def test_another_order(explained: Any, changed: str, words: str) -> None:
    answer = f"def keep(x):\n    y = torch.tanh(x)\n    return {changed}\n"
    found = explained(KEEP, answer, x=torch.randn(4, 4, 8))
    assert found.cause is Cause.ORDER
    assert words in whole(found), whole(found)


def test_only_in_cases_that_fail_for_it(explained: Any) -> None:
    """Reversed in one case and right in another, where reversing would show: no reversal is claimed."""
    answer = "def keep(x):\n    y = torch.tanh(x)\n    return y.flip(1) if len(x) == 4 else y\n"
    found = explained(KEEP, answer, x=torch.randn(4, 4), also=[{"x": torch.randn(3, 4)}])
    assert "reversed" not in whole(found)


def test_transposed_mask(explained: Any) -> None:
    reference = "def causal_mask(n):\n    i = torch.arange(n)\n    return i[:, None] >= i[None, :]\n"
    found = explained(reference, reference.replace(">=", "<="), n=5, also=[{"n": 3}])
    assert found.cause is Cause.ORDER
    assert "axes 0 and 1 are swapped" in whole(found)


def test_inverse_permutation(explained: Any) -> None:
    reference = "def order(x):\n    return x.argsort(-1)\n"
    answer = "def order(x):\n    return x.argsort(-1).argsort(-1)\n"
    found = explained(reference, answer, x=torch.randn(3, 7))
    assert "inverse permutation" in whole(found)


def test_every_sample_a_copy_of_the_first(explained: Any) -> None:
    answer = "def keep(x):\n    return torch.tanh(x)[:1].expand(x.shape).clone()\n"
    found = explained(KEEP, answer, x=torch.randn(3, 4))
    assert "first" in whole(found)
    assert "for all" in whole(found) or "copy" in whole(found)


def test_outputs_in_the_other_order(explained: Any) -> None:
    reference = "def both(x):\n    return x.sum(0), x.exp().sum(0)\n"
    found = explained(reference, "def both(x):\n    return x.exp().sum(0), x.sum(0)\n", x=torch.randn(3, 4))
    assert found.cause is Cause.ORDER
    assert "Swap them" in whole(found)


def test_no_order_is_claimed_for_equal_numbers(explained: Any) -> None:
    """Too few different numbers prove nothing."""
    answer = "def keep(x):\n    return torch.tensor([[2.0, 1.0], [1.0, 1.0]])\n"
    found = explained(KEEP, answer, x=torch.zeros(2, 2))
    assert found.cause is not Cause.ORDER
