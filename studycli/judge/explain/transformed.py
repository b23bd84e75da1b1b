"""One step too many or too few at the end: a missing exp, a softmax applied twice, a sum that is no mean."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import torch
from torch import Tensor

from studycli.judge.evidence import Explanation
from studycli.judge.explain.difference import Difference
from studycli.judge.explain.numbers import agree, as_numbers, distinct
from studycli.model.verdict import Cause

_Step = Callable[[Tensor], Tensor]

_ELEMENTWISE: tuple[tuple[str, _Step], ...] = (
    ("the exponential (exp)", torch.exp),
    ("the logarithm (log)", torch.log),
    ("the square root", torch.sqrt),
    ("the square", torch.square),
    ("the reciprocal (1/x)", torch.reciprocal),
    ("one minus it (1 − x)", lambda x: 1 - x),
    ("the sigmoid", torch.sigmoid),
    ("tanh", torch.tanh),
    ("relu", torch.relu),
    ("the absolute value", torch.abs),
    ("rounding", torch.round),
    ("rounding down (floor)", torch.floor),
    ("sin", torch.sin),
    ("cos", torch.cos),
)
_CLIPS: tuple[tuple[str, _Step], ...] = (
    ("cutting to [0, 1] (clamp)", lambda x: x.clamp(0, 1)),
    ("cutting to [−1, 1] (clamp)", lambda x: x.clamp(-1, 1)),
    ("cutting off below 0 (clamp)", lambda x: x.clamp(min=0)),
)


_COARSE = ("rounding", "cutting", "relu", "the absolute value")
"""Steps that many a single number survives: from one number they cannot be told."""


def _along(axis: int) -> tuple[tuple[str, _Step], ...]:
    return (
        (f"softmax along axis {axis}", lambda x: x.softmax(axis)),
        (f"log-softmax along axis {axis}", lambda x: x.log_softmax(axis)),
        (f"dividing by the sum along axis {axis}", lambda x: x / x.sum(axis, keepdim=True)),
        (f"dividing by the length (L2 norm) along axis {axis}", lambda x: x / x.norm(dim=axis, keepdim=True)),
        (f"the running sum (cumsum) along axis {axis}", lambda x: x.cumsum(axis)),
        (f"the running product (cumprod) along axis {axis}", lambda x: x.cumprod(axis)),
        (f"subtracting the mean along axis {axis}", lambda x: x - x.mean(axis, keepdim=True)),
    )


def _steps(rank: int) -> Iterator[tuple[str, _Step]]:
    yield from _ELEMENTWISE
    yield from _CLIPS
    for axis in reversed(range(rank)):
        yield from _along(axis)


def explain_last_step(difference: Difference) -> Explanation | None:
    """One well-known step that turns what came out into what should, or the other way round."""
    return _last_step(difference) if difference.expected.ndim else None


def explain_last_step_of_one(difference: Difference) -> Explanation | None:
    """The same for a single number, where it may be chance: better explanations come first."""
    return None if difference.expected.ndim else _last_step(difference)


def _last_step(difference: Difference) -> Explanation | None:
    if not difference.same_shape or not difference.expected.is_floating_point():
        return None
    expected, got = as_numbers(difference.expected), as_numbers(difference.got)
    if distinct(expected) < 4 and not (expected.ndim == 0 and distinct(got)):
        return None
    if distinct(got) < min(4, expected.numel()) and expected.ndim:
        return None
    relative = 5e-6 if expected.ndim == 0 else None
    for name, step in _steps(expected.ndim):
        if expected.ndim == 0 and name.startswith(_COARSE):
            continue
        if _gives(step, got, expected, relative):
            return Explanation(
                Cause.VALUES,
                difference.say(f"One step is missing at the end: {name}."),
            )
        if _gives(step, expected, got, relative):
            if name == "one minus it (1 − x)":
                continue
            return Explanation(
                Cause.VALUES,
                difference.say(f"There is one step too many at the end: {name}."),
            )
    return None


def _gives(step: _Step, before: Tensor, after: Tensor, relative: float | None) -> bool:
    tried = step(before)
    if not agree(tried, after, relative):
        return False
    return not agree(tried, before, 1e-3)


def explain_normalisation(difference: Difference) -> Explanation | None:
    """What should sum to 1, or be centred, along one axis and is so along another, or not at all."""
    expected, got = as_numbers(difference.expected), as_numbers(difference.got)
    if (
        not difference.same_shape
        or expected.ndim < 1
        or distinct(expected) < 4
        or not expected.isfinite().all()
    ):
        return None
    if not bool(got.isfinite().all()):
        return None
    for quality, measure, target in (
        ("sum to 1", lambda x, axis: x.sum(axis), 1.0),
        ("have length 1", lambda x, axis: x.norm(dim=axis), 1.0),
        ("have mean 0 and variance 1", _standardised, 0.0),
    ):
        wanted = [axis for axis in range(expected.ndim) if _holds(expected, axis, measure, target)]
        if len(wanted) != 1:
            continue
        (axis,) = wanted
        made = [other for other in range(got.ndim) if _holds(got, other, measure, target)]
        if made == [axis]:
            continue
        if made:
            sentence = f"You normalise along axis {made[0]}; your numbers should {quality} along axis {axis}."
        else:
            sentence = f"Your numbers should {quality} along axis {axis}; they do not{_whole(got, measure, target, quality)}."
        return Explanation(Cause.VALUES, difference.say(sentence))
    return None


def _standardised(x: Tensor, axis: int) -> Tensor:
    mean = x.mean(axis).abs()
    return mean + (x.var(axis, unbiased=False) - 1).abs() * 0.02


def _holds(x: Tensor, axis: int, measure: Callable[[Tensor, int], Tensor], target: float) -> bool:
    if x.shape[axis] < 2 or x.numel() == x.shape[axis] == 2:
        return False
    return bool(((measure(x, axis) - target).abs() < 1e-3).all())


def _whole(x: Tensor, measure: Callable[[Tensor, int], Tensor], target: float, quality: str) -> str:
    flat = x.flatten()
    if x.ndim > 1 and math.isclose(float(measure(flat, 0)), target, abs_tol=1e-3):
        return f": all of them together {quality}"
    return ""
