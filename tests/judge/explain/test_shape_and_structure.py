"""Wrong shapes, wrong kinds of result."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from studycli.model.verdict import Cause

from ..words import whole

TOKENS = "def tokens(x):\n    B, N, D = x.shape\n    return torch.tanh(x)\n"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ("y.transpose(1, 2)", ["Swap axes 1 and 2", "numbers are right", "(B, N, D)"]),
        ("y.permute(2, 0, 1)", ["permute(1, 2, 0)"]),
        ("y.unsqueeze(1)", ["size 1 too many", "squeeze(1)"]),
        ("y[:, :-1]", ["4 entries instead of 5", "last one is missing"]),
        ("y[:, 1:]", ["first one is missing"]),
        ("torch.cat([y, y[:, :1]], 1)", ["last one is too many"]),
        ("torch.cat([y[:, :1], y], 1)", ["first one is too many"]),
        ("y.reshape(-1, y.shape[-1])", ["axes 0 and 1 are merged", "(B, N)"]),
        ("y.flatten(1)", ["axes 1 and 2 are merged"]),
        ("y.transpose(1, 2).flatten(1)", ["Axes 1 and 2 are merged", "Split your axis 1 into 5, 8"]),
        ("y.mean(1)", ["Axis 1 should stay: you averaged over it"]),
        ("y[:, 0]", ["kept only its first entry"]),
        ("y[:, ::2]", ["Axis 1 has 3 entries instead of 5"]),
        ("y[None].expand(3, -1, -1, -1)", ["extra axis in front"]),
    ],
)
def test_what_would_make_the_shape_right(explained: Any, changed: str, words: list[str]) -> None:
    answer = f"def tokens(x):\n    y = torch.tanh(x)\n    return {changed}\n"
    axes = {"x": tuple("BND"), "returns": tuple("BND")}
    found = explained(TOKENS, answer, x=torch.randn(2, 5, 8), axes=axes)
    assert found.cause is Cause.SHAPE
    assert all(word in whole(found) for word in words), whole(found)


def test_a_lost_batch_of_one(explained: Any) -> None:
    found = explained(TOKENS, "def tokens(x):\n    return torch.tanh(x).squeeze(0)\n", x=torch.randn(1, 5, 8))
    assert "size 1 is missing" in whole(found)


def test_loss_left_per_sample(explained: Any) -> None:
    reference = "def loss(x):\n    return (x * x).sum(1).mean()\n"
    found = explained(reference, "def loss(x):\n    return (x * x).sum(1)\n", x=torch.randn(6, 3))
    assert found.cause is Cause.SHAPE
    assert "Take the mean over the whole tensor" in whole(found)


def test_broadcast_to_a_square(explained: Any) -> None:
    reference = "def apart(a, b):\n    return a - b\n"
    found = explained(
        reference, "def apart(a, b):\n    return a[:, None] - b\n", a=torch.randn(6), b=torch.randn(6)
    )
    assert "(N, N)" in whole(found)


def test_off_by_one_argument(explained: Any) -> None:
    reference = "def causal_mask(n):\n    i = torch.arange(n)\n    return i[:, None] >= i[None, :]\n"
    found = explained(reference, reference.replace("arange(n)", "arange(n + 1)"), n=5)
    assert "Off by one: your result is the one for n = 6" in whole(found)


def test_one_too_many_may_be_another_axis(explained: Any) -> None:
    reference = "def f(x):\n    return x.mean(1)\n"
    axes = {"x": ("B", "h", "N"), "returns": ("B", "N")}
    found = explained(reference, "def f(x):\n    return x.mean(0)\n", x=torch.randn(2, 3, 7), axes=axes)
    assert found.cause is Cause.SHAPE
    assert "Check whether h was left there" in whole(found)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("x + 1", ["returns nothing", "no return"]),
        ("return", ["line 7"]),
        ("return [row for row in torch.tanh(x)]", ["list of 3 tensors", "torch.stack"]),
        ("return torch.tanh(x), 1", ["only its entry 0"]),
        ("return float(x.sum())", ["Python number"]),
        ("return torch.tanh(x).numpy()", ["NumPy"]),
    ],
)
def test_another_kind_of_result(explained: Any, body: str, words: list[str]) -> None:
    found = explained(
        "def f(x):\n    return torch.tanh(x)\n", f"def f(x):\n    {body}\n", x=torch.randn(3, 4)
    )
    assert found.cause is Cause.TYPE
    assert all(word in whole(found) for word in words), whole(found)


def test_one_output_of_two(explained: Any) -> None:
    reference = "def both(x):\n    return x.sum(0), x.exp()\n"
    found = explained(reference, "def both(x):\n    return x.sum(0)\n", x=torch.randn(3, 4))
    assert found.cause is Cause.TYPE
    assert "2 outputs are asked for" in whole(found)
    found = explained(
        "def both(x):\n    return x, x + 1, x + 2\n", "def both(x):\n    return x, x + 1\n", x=torch.randn(3)
    )
    assert "2 of the 3" in whole(found)


def test_the_wrong_output_is_named(explained: Any) -> None:
    reference = "def both(x):\n    return x.sum(0), x.exp()\n"
    found = explained(reference, "def both(x):\n    return x.sum(0), 2 * x.exp()\n", x=torch.randn(3, 4))
    assert found.message.startswith("In the second output")
    assert "2 times too large" in whole(found)


BPE = """
def byte_pair_merge(ids, pair, new_id):
    out, i = [], 0
    while i < len(ids):
        if i + 1 < len(ids) and (ids[i], ids[i + 1]) == pair:
            out.append(new_id)
            i += 2
        else:
            out.append(ids[i])
            i += 1
    return out
"""


@pytest.mark.parametrize(
    ("old", "new", "cause", "words"),
    [
        ("while i < len(ids)", "while i < len(ids) - 1", Cause.EDGE, "a bound that is 1 too low"),
        ("return out", "return out[::-1]", Cause.ORDER, "reversed"),
        ("return out", "return sorted(out)", Cause.ORDER, "another order"),
        ("return out", "return out[1:] + out[:1]", Cause.ORDER, "another order"),
        ("return out", "return out + [7]", Cause.EDGE, "last entry is too many (7)"),
        ("return out", "return []", Cause.VALUES, "empty"),
        ("return out", "return [5, *out]", Cause.EDGE, "first entry is too many (5)"),
        ("== pair", "== pair[::-1]", Cause.VALUES, "Entry 0 is 1 and should be 7"),
    ],
)
def test_lists(explained: Any, old: str, new: str, cause: Cause, words: str) -> None:
    ids = [1, 2, 1, 2, 2, 1, 3, 4, 1, 2, 9]
    found = explained(BPE, BPE.replace(old, new), ids=ids, pair=(1, 2), new_id=7)
    assert found.cause is cause
    assert words in whole(found), found.message
    assert "▸" in found.got


LIST_AND_NORM = "def f(grads):\n    return list(grads), torch.stack([g.norm() for g in grads]).norm()\n"


def test_a_number_beside_a_list_of_tensors(explained: Any) -> None:
    answer = LIST_AND_NORM.replace(".norm()\n", ".norm().item()\n")
    found = explained(LIST_AND_NORM, answer, grads=[torch.zeros(2), torch.zeros(3)])
    assert found.cause is Cause.TYPE
    assert found.message.startswith("In the second output, you return a Python number (0) where a tensor")


def test_swapped_outputs_of_which_one_is_a_list(explained: Any) -> None:
    answer = "def f(grads):\n    return torch.stack([g.norm() for g in grads]).norm(), list(grads)\n"
    found = explained(LIST_AND_NORM, answer, grads=[torch.ones(2), torch.zeros(3)])
    assert found.cause is Cause.ORDER
    assert "Swap them" in whole(found)


def test_nan_keeps_its_capitals_behind_an_opening(explained: Any) -> None:
    reference = "def f(x):\n    return x + 1, x * 2\n"
    found = explained(reference, reference.replace("x * 2", "x / 0 * 0"), x=torch.ones(3))
    assert found.message.startswith("In the second output, NaN comes out everywhere")
