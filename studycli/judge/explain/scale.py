"""A factor or an offset: one for all numbers, or one for each row, channel or sample."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import torch
from torch import Tensor

from studycli.judge.evidence import Explanation, Said
from studycli.judge.explain.difference import Difference
from studycli.judge.explain.factors import named_factors, named_offsets, recognise
from studycli.judge.explain.numbers import agree, as_numbers, distinct, explains, looseness, number
from studycli.judge.explain.order_words import axes_text
from studycli.judge.explain.places import wrong_places
from studycli.model.verdict import Cause

_ENOUGH = 3
"""With fewer different numbers a common factor proves nothing unless it has a name."""


def explain_scale(difference: Difference) -> Explanation | None:
    """One factor or one offset for many numbers: there is no doubt about it."""
    return _one_for_all(difference, many=True)


def explain_sign(difference: Difference) -> Explanation | None:
    """Exactly the negative: that is no accident even of a single number."""
    if (
        not difference.same_shape
        or difference.expected.dtype == torch.bool
        or difference.got.dtype == torch.bool
    ):
        return None
    expected, got = as_numbers(difference.expected), as_numbers(difference.got)
    if not bool((expected != 0).any()) or not agree(-expected, got, 5e-6) or agree(expected, got, 5e-6):
        return None
    sentence = "Your numbers all have the wrong sign."
    return Explanation(Cause.SCALE, difference.say(sentence))


def explain_scale_of_one(difference: Difference) -> Explanation | None:
    """A factor or an offset of a single number, if it has a name: one number is always some multiple of another."""
    return _one_for_all(difference, many=False)


def _one_for_all(difference: Difference, *, many: bool) -> Explanation | None:
    if (
        not difference.same_shape
        or difference.expected.dtype == torch.bool
        or difference.got.dtype == torch.bool
    ):
        return None
    expected, got = as_numbers(difference.expected), as_numbers(difference.got)
    finite = torch.isfinite(expected)
    if not torch.equal(finite, torch.isfinite(got)):
        return None
    expected, got = expected[finite], got[finite]
    if expected.numel() == 0 or many is not (distinct(expected) >= _ENOUGH):
        return None
    relative = max(looseness(difference.expected, difference.got), 1e-6)
    said = _factor(difference, expected, got, relative, many) or _offset(
        difference, expected, got, relative, many
    )
    if said is None and many:
        said = _affine(expected, got, relative)
    return difference.told(Cause.SCALE, said) if said else None


def _factor(
    difference: Difference, expected: Tensor, got: Tensor, relative: float, many: bool
) -> Said | None:
    norm = float((expected * expected).sum())
    factor = float((got * expected).sum()) / norm if norm else 0.0
    if factor == 0.0 or abs(factor - 1) < 1e-6 or not explains(expected * factor, expected, got, relative):
        return None
    if abs(factor + 1) < relative:
        return Said("Your numbers all have the wrong sign.")
    sign = " They have the wrong sign as well." if factor < 0 else ""
    size = max(abs(factor), 1 / abs(factor))
    word, fix = (
        ("large", "Divide by it.")
        if abs(factor) > 1
        else ("small", "Multiply by it, or do not divide by it.")
    )
    candidates = named_factors(difference)
    near = 2 * relative
    direct, inverse = recognise(size, candidates, near), recognise(1 / size, candidates, near)
    if direct is not None:
        return Said(f"Your numbers are {number(size)} times too {word}; that is {direct.name}.{sign}", fix)
    if inverse is not None:
        return Said(f"Your numbers are {number(size)} times too {word}; that is 1 over {inverse.name}.{sign}")
    for plain in (2.0, 3.0, 4.0):
        if abs(size - plain) <= near * plain:
            return Said(f"Your numbers are all {number(plain)} times too {word}.{sign}")
    return Said(f"Your numbers are all {number(size)} times too {word}.{sign}") if many else None


def _offset(
    difference: Difference, expected: Tensor, got: Tensor, relative: float, many: bool
) -> Said | None:
    offset = float((got - expected).mean())
    spread = float(expected.abs().max()) or 1.0
    if abs(offset) <= 10 * relative * spread or not explains(expected + offset, expected, got, relative):
        return None
    named = recognise(offset, named_offsets(difference), 2 * relative)
    if not many and named is None:
        return None
    word = "large" if offset > 0 else "small"
    note = f"; that is {named.name}" if named is not None and named.name != number(abs(offset)) else ""
    return Said(f"Your numbers are all {number(abs(offset))} too {word}{note}.")


def _affine(expected: Tensor, got: Tensor, relative: float) -> Said | None:
    """A factor and an offset at once; only on many numbers, since two make a line through any pair."""
    if distinct(expected) < 8:
        return None
    left, right = expected - expected.mean(), got - got.mean()
    norm = float((left * left).sum())
    factor = float((left * right).sum()) / norm if norm else 0.0
    if abs(factor) < 1e-3:
        return None
    offset = float(got.mean()) - factor * float(expected.mean())
    if not explains(expected * factor + offset, expected, got, relative):
        return None
    sign = "−" if offset < 0 else "+"
    return Said(f"Your numbers are {number(factor)} × what they should be {sign} {number(abs(offset))}.")


def explain_argument_left_out(difference: Difference) -> Explanation | None:
    """The factor or the offset is one of the arguments: it was left out, or used twice."""
    found = _along(difference, _argument_left_out)
    factor = found is not None and "multiply" in found.message
    return found if found is None or factor else replace(found, cause=Cause.VALUES)


def explain_scale_along_axes(difference: Difference) -> Explanation | None:
    """A factor or an offset that changes along some axes only."""
    return _along(difference, _varying)


def _along(
    difference: Difference, search: Callable[[Difference, Tensor, Tensor, float], Said | str | None]
) -> Explanation | None:
    expected, got = as_numbers(difference.expected), as_numbers(difference.got)
    if not difference.same_shape or expected.ndim < 1 or distinct(expected) < 2 * _ENOUGH:
        return None
    if not bool(torch.isfinite(expected).all() & torch.isfinite(got).all()):
        return None
    relative = max(looseness(difference.expected, difference.got), 1e-6)
    said = search(difference, expected, got, relative)
    return difference.told(Cause.SCALE, said) if said else None


def _argument_left_out(difference: Difference, expected: Tensor, got: Tensor, relative: float) -> str | None:
    """The factor or offset is one of the arguments."""
    for name, value in difference.inputs.items():
        if not isinstance(value, Tensor) or not value.is_floating_point() or value.numel() < 1:
            continue
        part = as_numbers(value)
        if part.numel() and float(part.abs().max()) == 0:
            continue
        try:
            part.expand(expected.shape)
        except RuntimeError:
            continue
        trials = (
            (got + part, f"You do not add {name}; otherwise your numbers are right."),
            (got - part, f"You add {name} once too often."),
            (got + 2 * part, f"You subtract {name} where it should be added."),
            (got - 2 * part, f"You add {name} where it should be subtracted."),
            (got * part, f"You do not multiply by {name}; otherwise your numbers are right."),
        )
        for trial, sentence in trials:
            if agree(trial, expected, relative):
                return sentence
        if agree(got, expected * part, relative):
            return f"You multiply by {name} once too often."
    return None


def _varying(difference: Difference, expected: Tensor, got: Tensor, relative: float) -> Said | None:
    """The factor or offset depends on fewer axes than the output has."""
    if expected.ndim < 2 or float(wrong_places(difference).double().mean()) <= 0.5:
        return None
    usable = expected.abs() > 1e-2 * expected.abs().max()
    ratio = torch.where(usable, got / expected, torch.nan)
    for amounts, kind, scale in (
        (ratio, "factor", 1.0),
        (got - expected, "offset", float(expected.abs().max())),
    ):
        constant = [
            axis
            for axis in range(expected.ndim)
            if expected.shape[axis] >= _ENOUGH and _constant_along(amounts, axis, 20 * relative * scale)
        ]
        varying = [axis for axis in range(expected.ndim) if axis not in constant and expected.shape[axis] > 1]
        if not constant or not varying:
            continue
        mean = amounts.nanmean(dim=constant)
        shown = mean[~mean.isnan()].flatten()
        if shown.numel() < 2 or not agree_broadcast(expected, got, mean, constant, kind, relative):
            continue
        values = ", ".join(number(float(value)) for value in shown[:3]) + (", …" if shown.numel() > 3 else "")
        each = axes_text(varying)
        amount = "off by an amount" if kind == "offset" else "wrong by a factor"
        return Said(
            f"Along {each} each entry is {amount} of its own ({values}), the same along {axes_text(constant)}.",
            "Check the axis over which you sum, average or normalise.",
        )
    return None


def agree_broadcast(
    expected: Tensor, got: Tensor, mean: Tensor, constant: list[int], kind: str, relative: float
) -> bool:
    """Whether factors (or offsets) spread along the constant axes turn `expected` into `got`."""
    for axis in sorted(constant):
        mean = mean.unsqueeze(axis)
    if bool(mean.isnan().any()):
        return False
    return explains(expected * mean if kind == "factor" else expected + mean, expected, got, relative)


def _constant_along(amounts: Tensor, axis: int, slack: float) -> bool:
    known = ~amounts.isnan()
    low = torch.where(known, amounts, math.inf).amin(axis)
    high = torch.where(known, amounts, -math.inf).amax(axis)
    known_rows = torch.isfinite(low)
    if not bool(known_rows.any()):
        return False
    low, high = low[known_rows], high[known_rows]
    return bool((high - low <= slack * torch.maximum(high.abs(), torch.ones_like(high))).all())
