"""dtypes, changed arguments, in-place effects, gradients."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import torch

from studycli.judge.evidence import Evidence, Mismatch, MismatchKind, Tolerance
from studycli.judge.explain import explain
from studycli.judge.protocol import CallOutcome, CallStatus
from studycli.model.verdict import Cause

from ..words import whole


def bare(kind: MismatchKind, source: str = "", **fields: Any) -> Evidence:
    """An evidence of which only the mismatch matters."""
    outcome = CallOutcome(CallStatus.RETURNED)
    mismatch = Mismatch(kind, fields.pop("path", ""), fields.pop("expected", None), fields.pop("got", None))
    evidence = Evidence(
        *("f", "f", source, "plain", {}, (), None, outcome, outcome, mismatch, Tolerance(1e-4, 1e-5)),
        *(lambda: None, "", (), ()),
    )
    return replace(evidence, **fields)


@pytest.mark.parametrize(
    ("asked", "expression", "words"),
    [
        (torch.float32, "x.double() + 1", ["promoted to float64", "line 7", ".to(x.dtype)"]),
        (torch.float64, "(x + 1).float()", ["lowered to float32", "float64 like x"]),
        (torch.bfloat16, "x.float() + 1", ["promoted to float32", "bfloat16 like x"]),
    ],
)
def test_dtype_of_the_result(explained: Any, asked: torch.dtype, expression: str, words: list[str]) -> None:
    x = torch.arange(6.0).reshape(2, 3).to(asked)
    found = explained("def f(x):\n    return x + 1\n", f"def f(x):\n    return {expression}\n", x=x)
    assert found.cause is Cause.DTYPE
    assert all(word in whole(found) for word in words), whole(found)


def test_mask_of_numbers(explained: Any) -> None:
    found = explained(
        "def f(x):\n    return x > 0\n", "def f(x):\n    return (x > 0).float()\n", x=torch.randn(2, 3)
    )
    assert found.cause is Cause.DTYPE
    assert "bool" in whole(found)


def test_float64_through_float32(explained: Any) -> None:
    x = torch.randn(8, 8, dtype=torch.float64) * 5
    found = explained(
        "def f(x):\n    return x.exp()\n", "def f(x):\n    return x.float().exp().double()\n", x=x
    )
    assert found.cause is Cause.DTYPE
    assert "float32 in line 7" in whole(found)


def test_lost_digits_far_from_zero(explained: Any) -> None:
    reference = "def variance(x):\n    return ((x - x.mean(1, keepdim=True)) ** 2).mean(1)\n"
    answer = "def variance(x):\n    return (x * x).mean(1) - x.mean(1) ** 2\n"
    found = explained(reference, answer, x=torch.randn(5, 40) + 100)
    assert "cancels" in whole(found)


def test_changed_argument(explained: Any) -> None:
    found = explained(
        "def f(x):\n    return x - 1\n",
        "def f(x):\n    x -= 1\n    return x.clone()\n",
        x=torch.zeros(2, 2) + 5,
    )
    assert found.cause is Cause.MUTATION
    assert "argument x in place in line 7" in whole(found)
    assert "at [0, 0] 5 became 4" in whole(found)
    assert found.line == 7


@pytest.mark.parametrize(
    "change",
    ["ids[1] = 9", "ids.append(4)", "del ids[0]", "ids.reverse()", "ids[1:3] = []", "ids += [3]"],
)
def test_changed_list(explained: Any, change: str) -> None:
    answer = f"def f(ids):\n    out = [*ids, 0]\n    {change}\n    return out\n"
    found = explained("def f(ids):\n    return [*ids, 0]\n", answer, ids=[1, 2, 3])
    assert found.cause is Cause.MUTATION
    assert "the list that it is given, ids in line 8" in whole(found)
    assert "clone" not in found.message


BUFFER = "def update(mean, batch, momentum=0.1):\n    mean.mul_(1 - momentum).add_(momentum * batch)\n"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("mean = mean * (1 - momentum) + momentum * batch", "same after the call as before"),
        ("mean.mul_(momentum).add_((1 - momentum) * batch)", "9 times as far as it should"),
        ("mean.copy_(torch.rand(4))", "holds the wrong numbers"),
    ],
)
def test_in_place(explained: Any, body: str, words: str) -> None:
    answer = f"def update(mean, batch, momentum=0.1):\n    {body}\n"
    inputs = {"mean": torch.randn(4), "batch": torch.randn(4)}
    found = explained(BUFFER, answer, **inputs, writes=True)
    assert found.cause is Cause.MUTATION
    assert words in whole(found), found.message


@pytest.mark.parametrize(
    ("kind", "cause", "words"),
    [
        (MismatchKind.REPLACED, Cause.MUTATION, "in place"),
        (MismatchKind.NOT_RETURNED, Cause.MUTATION, "weight itself"),
        (MismatchKind.GRAPH, Cause.GRADIENT, "no_grad"),
        (MismatchKind.NO_EXCEPTION, Cause.EDGE, "should raise ValueError"),
    ],
)
def test_effects(kind: MismatchKind, cause: Cause, words: str) -> None:
    found = explain(bare(kind, path="weight", raises="ValueError"))
    assert found.cause is cause
    assert words in whole(found)


def test_tensor_too_large() -> None:
    outcome = CallOutcome(CallStatus.RETURNED, largest_elements=4096, largest_shape=(64, 64))
    found = explain(bare(MismatchKind.SIZE, outcome=outcome, inputs={"q": torch.ones(1, 1, 64, 8)}))
    assert found.cause is Cause.MEMORY
    assert "(64, 64)" in whole(found)


ATTEND = "def f(x, w):\n    s = (x @ w).softmax(-1)\n    return s @ x\n"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "softmax(-1)",
            "softmax(-1).detach()",
            [".detach() in line 7", "no gradient reaches w", "does reach x"],
        ),
        ("return s @ x", "return (s @ x).data", ["no gradient reaches x", ".data"]),
        (
            "    return s @ x",
            "    with torch.no_grad():\n        return s @ x",
            ["torch.no_grad() in line 8"],
        ),
        ("return s @ x", "return s @ x.detach()", ["respect to x", ".detach() in line 8"]),
    ],
)
def test_cut_gradient(explained: Any, old: str, new: str, words: list[str]) -> None:
    found = explained(
        ATTEND, ATTEND.replace(old, new), x=torch.randn(4, 4), w=torch.randn(4, 4), gradients=("x", "w")
    )
    assert found.cause is Cause.GRADIENT
    assert all(word in whole(found) for word in words), whole(found)


def test_scaled_gradient(explained: Any) -> None:
    reference = "def f(x):\n    return x.exp()\n"
    answer = "def f(x):\n    return x.exp() * 2 - x.exp().detach()\n"
    found = explained(reference, answer, x=torch.randn(3, 4), gradients=("x",))
    assert found.cause is Cause.GRADIENT
    assert "2 times" in whole(found)


def test_gradient_is_nan(explained: Any) -> None:
    reference = (
        "def f(x):\n    safe = torch.where(x > 0, x, 1.0)\n    return torch.where(x > 0, safe.sqrt(), 0.0)\n"
    )
    answer = "def f(x):\n    return torch.where(x > 0, x.abs().sqrt(), 0.0)\n"
    found = explained(reference, answer, x=torch.tensor([[0.0, 1.0], [2.0, 0.0]]), gradients=("x",))
    assert found.cause is Cause.GRADIENT
    assert "NaN" in whole(found)


def test_gradient_wrong_only_at_zero(explained: Any) -> None:
    reference = "def f(x):\n    return torch.where(x > 0, x, 0.0)\n"
    answer = "def f(x):\n    return torch.maximum(x, torch.zeros_like(x))\n"
    found = explained(reference, answer, x=torch.tensor([-2.0, 0.0, 3.0, 0.0]), gradients=("x",))
    assert found.cause is Cause.GRADIENT
    assert "where x is 0, and only there" in whole(found)


def test_gradient_where_none_belongs(explained: Any) -> None:
    reference = "def f(x, t):\n    return (x * t.detach()).sum()\n"
    found = explained(
        reference,
        reference.replace(".detach()", ""),
        x=torch.randn(3),
        t=torch.randn(3),
        gradients=("x", "t"),
    )
    assert found.cause is Cause.GRADIENT
    assert "flows back into t" in whole(found)


def test_a_gradient_that_is_a_little_off_is_not_blamed_on_places(explained: Any) -> None:
    reference = "def f(x, scale):\n    return x * scale\n"
    answer = "def f(x, scale):\n    return x * scale + (x - x.detach()) * 2e-4\n"
    scale = torch.tensor([1.0, 20.0])
    found = explained(reference, answer, x=torch.ones(3, 2), scale=scale, gradients=("x",))
    assert found.cause is Cause.GRADIENT
    assert "a little more than rounding" in whole(found)


def test_a_changed_entry_of_a_list_is_written_as_in_python() -> None:
    evidence = bare(MismatchKind.MUTATION, path="grads.1", expected=torch.ones(2), got=torch.zeros(2))
    assert "start with grads[1].clone()" in whole(explain(evidence))


def test_a_parameter_changed_while_a_graph_is_recorded() -> None:
    evidence = bare(MismatchKind.GRADIENT, path="weight", expected=torch.ones(2))
    said = "a leaf Variable that requires grad is being used in an in-place operation."
    outcome = replace(evidence.outcome, gradient_error=said)
    found = explain(replace(evidence, outcome=outcome))
    assert found.cause is Cause.GRADIENT
    assert "weight requires a gradient" in whole(found)
    assert "torch.no_grad()" in whole(found)
