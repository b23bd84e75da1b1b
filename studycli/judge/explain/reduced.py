"""A plain reduction of an argument, over the wrong axis or of the wrong kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import torch
from torch import Tensor

from studycli.judge.evidence import Explanation
from studycli.judge.explain.difference import Difference
from studycli.judge.explain.numbers import agree, as_numbers, distinct
from studycli.model.verdict import Cause

_Reduction = Callable[[Tensor, int], Tensor]

_KINDS: tuple[tuple[str, _Reduction], ...] = (
    ("mean", lambda x, axis: x.mean(axis)),
    ("sum", lambda x, axis: x.sum(axis)),
    ("maximum", lambda x, axis: x.amax(axis)),
    ("minimum", lambda x, axis: x.amin(axis)),
    ("biased variance", lambda x, axis: x.var(axis, unbiased=False)),
    ("unbiased variance", lambda x, axis: x.var(axis, unbiased=True)),
    ("standard deviation", lambda x, axis: x.std(axis)),
    ("L2 norm", lambda x, axis: x.norm(dim=axis)),
    ("L1 norm", lambda x, axis: x.abs().sum(axis)),
    ("logsumexp", lambda x, axis: x.logsumexp(axis)),
    ("mean of squares", lambda x, axis: (x * x).mean(axis)),
    ("sum of squares", lambda x, axis: (x * x).sum(axis)),
    ("median", lambda x, axis: x.median(axis).values),
)
_ALONG: tuple[tuple[str, _Reduction], ...] = (
    ("softmax", lambda x, axis: x.softmax(axis)),
    ("log-softmax", lambda x, axis: x.log_softmax(axis)),
    ("running sum", lambda x, axis: x.cumsum(axis)),
    ("running sum from the end", lambda x, axis: x.flip(axis).cumsum(axis).flip(axis)),
    ("L2 normalisation", lambda x, axis: x / x.norm(dim=axis, keepdim=True)),
    (
        "standardisation",
        lambda x, axis: (x - x.mean(axis, keepdim=True)) / x.std(axis, keepdim=True, unbiased=False),
    ),
    ("sorting", lambda x, axis: x.sort(axis).values),
)


def explain_reduction(difference: Difference) -> Explanation | None:
    """Both are reductions of one argument: over which axes, and which ones."""
    expected, got = difference.expected, difference.got
    if not expected.is_floating_point() or (distinct(expected) < 2 and expected.ndim):
        return None
    for name, value in difference.inputs.items():
        if not isinstance(value, Tensor) or not value.is_floating_point() or not 1 <= value.ndim <= 4:
            continue
        if value.numel() > 200_000 or not bool(torch.isfinite(value).all()):
            continue
        made = next(_fits(value, got), None)
        if made is None:
            continue
        asked = next(_fits(value, expected), None)
        sentence = f"You take the {made[0]} of {name} over axis {made[1]}."
        if asked is not None:
            if asked[0] == made[0]:
                sentence = f"You take the {made[0]} of {name} over axis {made[1]}; it should be over axis {asked[1]}."
            else:
                sentence = f"You take the {made[0]} of {name} over axis {made[1]}; the {asked[0]} over axis {asked[1]} is asked for."
        return Explanation(Cause.VALUES, difference.say(sentence))
    return None


def _fits(value: Tensor, result: Tensor) -> Iterator[tuple[str, int]]:
    numbers = as_numbers(value)
    for axis in range(value.ndim):
        for kinds, shape in ((_KINDS, value.shape[:axis] + value.shape[axis + 1 :]), (_ALONG, value.shape)):
            if shape != result.shape or value.shape[axis] < 2:
                continue
            for word, reduction in kinds:
                if agree(reduction(numbers, axis), result, 5e-6 if result.ndim == 0 else None):
                    yield word, axis
