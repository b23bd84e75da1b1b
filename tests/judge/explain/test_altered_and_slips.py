"""What the reference gives for altered arguments, or with one slip in it."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from studycli.model.verdict import Cause

from ..words import whole

LAYER_NORM = """
def layer_norm(x, weight, bias, eps=1e-5):
    mean = x.mean(-1, keepdim=True)
    var = x.var(-1, unbiased=False, keepdim=True)
    return (x - mean) / torch.sqrt(var + eps) * weight + bias
"""
CROSS_ENTROPY = """
def cross_entropy(logits, targets, ignore_index=-100):
    logits = logits - logits.amax(1, keepdim=True)
    log_p = logits - logits.exp().sum(1, keepdim=True).log()
    keep = targets != ignore_index
    picked = log_p.gather(1, targets.clamp(min=0)[:, None])[:, 0]
    return -picked[keep].sum() / keep.sum()
"""
ADAMW = """
def adamw(param, grad, m, v, step, lr, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.01):
    b1, b2 = betas
    m = b1 * m + (1 - b1) * grad
    v = b2 * v + (1 - b2) * grad * grad
    m_hat = m / (1 - b1 ** step)
    v_hat = v / (1 - b2 ** step)
    return param - lr * (m_hat / (v_hat.sqrt() + eps) + weight_decay * param), m, v
"""
HEADS = """
def self_attention(x, w_qkv, b_qkv, n_heads, mask=None):
    B, N, D = x.shape
    d = D // n_heads
    q, k, v = (x @ w_qkv.T + b_qkv).chunk(3, dim=-1)
    q, k, v = (t.reshape(B, N, n_heads, d).transpose(1, 2) for t in (q, k, v))
    scores = q @ k.transpose(-2, -1) / math.sqrt(d)
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    return (scores.softmax(-1) @ v).transpose(1, 2).reshape(B, N, D)
"""


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("unbiased=False", "unbiased=True", "unbiased variance"),
        ("torch.sqrt(var + eps)", "(torch.sqrt(var) + eps)", "eps outside the root"),
        ("torch.sqrt(var + eps)", "(var + eps)", "without the sqrt"),
        (" * weight", "", "weight is left out"),
        (" + bias", "", "bias is left out"),
        (" + eps", "", "eps is left out"),
        ("var + eps", "var + 1e-5", "eps is ignored"),
        ("weight + bias", "bias + weight", "weight and bias are swapped"),
        ("x.mean(-1", "x.mean(1", "mean along axis 1"),
        ("x - mean", "x + mean", "+ where a − belongs"),
    ],
)
def test_layer_norm(explained: Any, old: str, new: str, words: str) -> None:
    found = explained(
        LAYER_NORM,
        LAYER_NORM.replace(old, new),
        x=torch.randn(3, 4, 6) * 0.3,
        weight=torch.randn(6),
        bias=torch.randn(6),
        eps=0.1,
    )
    assert words in whole(found), found.message


def test_over_all_axes_throughout(explained: Any) -> None:
    reference = "def f(x):\n    m = x.mean(-1, keepdim=True)\n    return (x - m) / x.var(-1, keepdim=True).sqrt() + 0.1 * m\n"
    answer = "def f(x):\n    return (x - x.mean()) / x.std() + 0.1 * x.mean()\n"
    found = explained(reference, answer, x=torch.randn(3, 4) + torch.arange(3.0)[:, None])
    assert "over all axes at once" in whole(found), found.message


def test_added_before_the_product(explained: Any) -> None:
    reference = "def f(x, weight, bias):\n    return x.exp() * weight + bias\n"
    answer = "def f(x, weight, bias):\n    return (x.exp() + bias) * weight\n"
    found = explained(reference, answer, x=torch.randn(3, 4), weight=torch.randn(4), bias=torch.randn(4))
    assert "bias added before multiplying by weight" in whole(found), found.message


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (" / keep.sum()", "", "without dividing by keep.sum()"),
        ("/ keep.sum()", "/ keep.numel()", "numel where sum belongs"),
        ("[keep]", "", "without picking by keep"),
        (".log()", ".log2()", "log2 where log belongs"),
        ("log_p.gather", "logits.gather", "without subtracting"),
    ],
)
def test_a_single_number_is_explained_by_a_slip(explained: Any, old: str, new: str, words: str) -> None:
    targets = torch.tensor([0, 3, -100, 4, 1, -100, 2])
    found = explained(
        CROSS_ENTROPY, CROSS_ENTROPY.replace(old, new), logits=torch.randn(7, 5), targets=targets
    )
    assert words in whole(found), found.message


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (" / (1 - b1 ** step)", "", "without dividing by"),
        (" + weight_decay * param", "", "weight_decay is left out"),
        ("b1 * m + (1 - b1) * grad", "(1 - b1) * m + b1 * grad", "two weights"),
        ("** step", "** (step + 1)", "Off by one"),
        ("param - lr", "param + lr", "lr has the wrong sign"),
        ("param), m, v", "param), v, m", "the wrong order"),
    ],
)
def test_adamw(explained: Any, old: str, new: str, words: str) -> None:
    inputs = {
        "param": torch.randn(4, 3),
        "grad": torch.randn(4, 3),
        "m": torch.randn(4, 3),
        "v": torch.rand(4, 3),
    }
    found = explained(ADAMW, ADAMW.replace(old, new), **inputs, step=3, lr=0.1)
    assert words in whole(found), found.message


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("math.sqrt(d)", "math.sqrt(D)", ["D where d belongs"]),
        ("q, k, v = (x", "v, k, q = (x", ["3 parts of w_qkv and b_qkv", "(2, 1, 0)"]),
        (".chunk(3, dim=-1)", ".reshape(B, N, D, 3).unbind(-1)", ["w_qkv and b_qkv interleaved"]),
        (
            "t.reshape(B, N, n_heads, d).transpose(1, 2)",
            "t.reshape(B, n_heads, N, d)",
            ["reshape first, then transpose"],
        ),
        ("if mask is not None", "if False", ["mask is ignored"]),
        ("~mask", "mask", ["mask is inverted"]),
    ],
)
def test_multi_head_attention(explained: Any, old: str, new: str, words: list[str]) -> None:
    inputs = {"x": torch.randn(2, 5, 12), "w_qkv": torch.randn(36, 12) * 0.3, "b_qkv": torch.randn(36)}
    found = explained(
        HEADS, HEADS.replace(old, new), **inputs, n_heads=3, mask=torch.ones(5, 5).tril().bool()
    )
    assert all(word in whole(found) for word in words), whole(found)


def test_argument_used_for_another(explained: Any) -> None:
    reference = "def attend(w, k, v):\n    return w.softmax(-1) @ v + k.sum()\n"
    found = explained(
        reference,
        "def attend(w, k, v):\n    return w.softmax(-1) @ k + k.sum()\n",
        w=torch.randn(5, 5),
        k=torch.randn(5, 4),
        v=torch.randn(5, 4),
    )
    assert "uses k where v belongs" in whole(found)


def test_boundary_on_the_other_side(explained: Any) -> None:
    reference = "def count_near(x, radius):\n    return torch.where(x < radius, x * 2, x)\n"
    found = explained(reference, reference.replace("<", "<="), x=torch.arange(12.0).reshape(3, 4), radius=5.0)
    assert "≤ where < belongs" in whole(found)
    assert found.cause is Cause.EDGE


def test_a_slip_that_never_ends_is_given_up(explained: Any) -> None:
    reference = "def halve(n):\n    steps = []\n    while n > 1:\n        n = n // 2\n        steps.append(n)\n    return steps\n"
    found = explained(reference, "def halve(n):\n    return [7, 5, 5, 5]\n", n=40)
    assert found.message


def test_the_reference_is_not_read_out(explained: Any) -> None:
    """Nothing longer than a short factor of the reference appears in the message."""
    reference = (
        "def f(x):\n    hidden_thing = (x * 1.2345).exp().cumsum(-1).sqrt()\n    return x - hidden_thing\n"
    )
    found = explained(reference, "def f(x):\n    return x * 1.0 + 0.0 * x.sum() - 0\n", x=torch.rand(3, 5))
    assert "1.2345" not in found.message
    assert "cumsum(-1).sqrt()" not in found.message


def test_a_while_is_never_asked_to_wait_for_a_step_of_nothing(explained: Any) -> None:
    """block_size = 0 would keep the reference in its loop for ever."""
    reference = """
    def blocks(x, block_size):
        start, sums = 0, []
        while start < len(x):
            sums.append(x[start:start + block_size].sum())
            start += block_size
        return torch.stack(sums)
    """
    answer = "def blocks(x, block_size):\n    return torch.rand(-(-len(x) // block_size))\n"
    found = explained(reference, answer, x=torch.randn(12), block_size=3)
    assert found.message
