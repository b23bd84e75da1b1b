"""Exceptions in words, endings, forbidden calls."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from studycli.judge.explain.endings import explain_ending, explain_forbidden
from studycli.judge.explain.exceptions import explain_exception
from studycli.judge.protocol import CallOutcome, CallStatus, RaisedError
from studycli.model.verdict import Cause

from ..words import whole

REFERENCE = "def f(x, w, ids, flag=None):\n    return torch.tanh(x)\n"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            "return x.transpose(0, 1).view(-1)",
            ["side by side in memory", "reshape", "Line 7"],
        ),
        ("return x.reshape(5, 5)", ["24 numbers do not fit into the shape [5, 5]"]),
        ("return x @ w", ["(4, 6) @ (3, 6)", "Transpose the second one (weight.T)"]),
        ("return x + w", ["do not broadcast: 4 against 3"]),
        ("return np.tanh(x)", ["np is not imported", "import numpy as np"]),
        ("return rearrange(x, 'a b -> b a')", ["einops is not installed"]),
        ("return nn.functional.relu(x)", ["nn is not imported"]),
        ("out = x\n    return outt", ["outt is not defined", "did you mean out?"]),
        ("return x.tranpose(0, 1)", ["A tensor has no tranpose", "did you mean transpose?"]),
        ("return torch.sotfmax(x, 0)", ["torch has no sotfmax", "softmax"]),
        ("return x[:, 9]", ["Index 9 is beyond the end of axis 1", "6 entries"]),
        ("return x.T[:, ids + 2]", ["beyond the end of axis 0, which has 4 entries"]),
        ("return w[:, ids + 4]", ["beyond the end of axis 1, which has 6 entries"]),
        ("return torch.nn.functional.one_hot(ids).float() @ x", ["Give one_hot the number of classes"]),
        ("return x.sum(4)", ["no axis 4"]),
        ("return x[:, ids, 0]", ["more indices in the brackets"]),
        ("return flag.sum()", ["None"]),
        ("return f(x, w, ids)", ["calls itself without end"]),
        ("if x > 0:\n        return x", ["whole tensor", "torch.where"]),
        ("if x:\n        return x", ["no truth value", "x is not None"]),
        ("return torch.cat([x, w], 1)", ["cat along axis 1", "4 and 3"]),
        ("a, b, c = x.shape\n    return a", ["3 names", "2 values"]),
        ("return x / torch.zeros(4, 6).item()", ["one Python number"]),
        ("return x.sum(dim=0, keep=True)", ["Line 7"]),
        ("return x[ids.float()]", ["whole numbers (int64)"]),
        ("return ids.mean()", ["mean needs floating-point"]),
        ("return 1 / 0", ["division by zero"]),
        ("return {}['q']", ["no key 'q'"]),
        ("return x[:1].expand(4, 6).mul_(2)", ["share one memory", "clone"]),
        ("import einops\n    return x", ["einops is not installed"]),
        ("return x()", ["called like a function"]),
        ("return x + 'a'", ["Line 7"]),
        ("raise NotImplementedError", ["not written yet"]),
        (
            "return torch.nn.functional.cross_entropy(x, x.argmax(0))",
            ["4 rows of scores and 6 labels", "argmax over the batch axis"],
        ),
        (
            "return torch.nn.functional.cross_entropy(torch.randn(2, 3, 4), torch.ones(2, 3).long())",
            ["classes along axis 1", "transpose(1, 2)"],
        ),
        ("return x.topk(9)", ["topk is asked for more", "k at most the size"]),
    ],
)
def test_exceptions_are_put_into_words(explained: Any, body: str, words: list[str]) -> None:
    ids = torch.tensor([0, 2, 1])
    answer = f"def f(x, w, ids, flag=None):\n    {body}\n"
    found = explained(REFERENCE, answer, x=torch.randn(4, 6), w=torch.randn(3, 6), ids=ids)
    assert found.cause is Cause.CRASH
    assert all(word in whole(found) for word in words), whole(found)
    assert found.line is not None


def test_changing_a_leaf_in_place() -> None:
    x = torch.randn(3, requires_grad=True)
    with pytest.raises(RuntimeError) as raised:
        x += 1
    found = explain_exception(RaisedError("RuntimeError", str(raised.value), 2, "x += 1", {}, ""), "")
    assert "changed in place" in found.message


def test_an_unknown_exception_is_quoted() -> None:
    error = RaisedError("OddError", "something\nrare  happened", 3, "  y = odd(x)", {"x": "(2,) float32"}, "")
    found = explain_exception(error, "")
    assert found.message == "OddError: something rare happened. Line 3: `y = odd(x)`."
    assert found.shapes == (("x", "(2,) float32"),)


def test_syntax_error_tells_line_and_text() -> None:
    found = explain_exception(
        RaisedError("SyntaxError", "'(' was never closed", 2, "    return (x", {}, ""), ""
    )
    assert found.cause is Cause.SYNTAX
    assert found.message.startswith("Line 2: this is not Python yet: '(' was never closed.")


@pytest.mark.parametrize(
    ("status", "cause", "words"),
    [
        (CallStatus.TIMEOUT, Cause.TIME, "`while` in line 3"),
        (CallStatus.MEMORY, Cause.MEMORY, "memory"),
        (CallStatus.CRASHED, Cause.CRASH, "signal 11"),
        (CallStatus.UNSAFE, Cause.CRASH, "cannot be trusted"),
    ],
)
def test_endings(status: CallStatus, cause: Cause, words: str) -> None:
    source = "def f(x):\n    i = 0\n    while i < 3:\n        x = x + 1\n    return x\n"
    found = explain_ending(CallOutcome(status, detail="signal 11", seconds=10.0), source)
    assert found.cause is cause
    assert words in found.message


def test_endless_loop_is_not_blamed_on_a_loop_that_ends() -> None:
    source = (
        "def f(x):\n    while True:\n        break\n    while x:\n        if x > 3:\n            return 1\n"
    )
    found = explain_ending(CallOutcome(CallStatus.TIMEOUT), source)
    assert found.line is None


def test_forbidden_call_is_named_with_its_line() -> None:
    found = explain_forbidden(
        ["softmax"], "import torch\n\ndef f(x):\n    return torch.softmax(x, -1)  # easy\n"
    )
    assert found.cause is Cause.NOT_ALLOWED
    assert found.line == 4
    assert found.message == "softmax is not allowed here (line 4): the drill asks you to write it yourself."
