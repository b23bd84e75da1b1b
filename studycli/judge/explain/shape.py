"""A wrong shape, and what would make it right."""

from __future__ import annotations

from itertools import permutations
from math import prod

import torch
from torch import Tensor

from studycli.judge.evidence import Explanation, Said
from studycli.judge.explain.difference import Difference, name_size, named_shape, shape_text
from studycli.judge.explain.numbers import agree, as_numbers, ordinal
from studycli.model.verdict import Cause
from studycli.wording import MOST_WORDS, word_count

_Shape = tuple[int, ...]


def explain_shape(difference: Difference) -> Explanation | None:
    """Why the shape is not the one that is asked for; always finds at least which two shapes they are."""
    wanted, made = tuple(difference.expected.shape), tuple(difference.got.shape)
    if wanted == made:
        return None
    asked = f"{shape_text(made)} came out instead of {_named(difference)}."
    said = (
        _permuted(difference, wanted, made)
        or _ones(wanted, made)
        or _repeated(difference.expected, difference.got)
        or _reduced(difference.expected, difference.got)
        or _unreduced(difference.expected, difference.got)
        or _regrouped(difference, wanted, made)
        or _one_axis(difference, wanted, made)
        or _rank(wanted, made)
    )
    if said is None:
        wrong = [axis for axis in range(len(wanted)) if wanted[axis] != made[axis]]
        said = Said("Your result has the wrong size along " + _axes(wrong) + ".")
    # Both shapes stand beside each other as well: a long sentence can do without them.
    message = (
        f"{said.message} {asked}" if word_count(f"{said.message} {asked}") <= MOST_WORDS else said.message
    )
    return difference.told(Cause.SHAPE, Said(message, said.fix))


def _named(difference: Difference) -> str:
    """The right shape with the names of its axes, where they are known."""
    shape = tuple(difference.expected.shape)
    if difference.returned and shape:
        return f"{shape_text(shape)}, that is ({', '.join(difference.returned)})"
    return named_shape(shape, difference.sizes)


def _axes(axes: list[int]) -> str:
    if len(axes) == 1:
        return f"axis {axes[0]}"
    return "axes " + ", ".join(map(str, axes[:-1])) + f" and {axes[-1]}"


def _permuted(difference: Difference, wanted: _Shape, made: _Shape) -> Said | None:
    """The same axes in another order."""
    if sorted(wanted) != sorted(made) or not 2 <= len(wanted) <= 6:
        return None
    fitting = [
        order for order in permutations(range(len(made))) if tuple(made[axis] for axis in order) == wanted
    ]
    exact = [order for order in fitting if agree(difference.got.permute(order), difference.expected)]
    if not exact:
        return None
    order = exact[0]
    moved = [axis for axis in range(len(order)) if order[axis] != axis]
    swap = f"Swap axes {moved[0]} and {moved[1]} (transpose)" if len(moved) == 2 else f"Call permute{order}"
    return Said("Your numbers are right, but your axes are in another order.", f"{swap} at the end.")


def _ones(wanted: _Shape, made: _Shape) -> Said | None:
    """An axis of size 1 too many or too few."""
    if [size for size in wanted if size != 1] != [size for size in made if size != 1]:
        return None
    if len(made) < len(wanted):
        axis = next(
            a
            for a in range(len(wanted))
            if wanted[a] == 1 and _without(wanted, a, len(wanted) - len(made)) == made
        )
        fix = f"Name the axis in squeeze(…), keep it (keepdim=True), or put it back with unsqueeze({axis})."
        return Said("An axis of size 1 is missing.", fix)
    if len(made) > len(wanted):
        axis = next(
            a
            for a in range(len(made))
            if made[a] == 1 and _without(made, a, len(made) - len(wanted)) == wanted
        )
        return Said(
            "There is one axis of size 1 too many.",
            f"Leave out keepdim=True, or remove axis {axis} with squeeze({axis}).",
        )
    return Said("The axes of size 1 are in the wrong places.")


def _without(shape: _Shape, start: int, amount: int) -> _Shape:
    """The shape without `amount` axes of size 1, the first of which is `start`."""
    left, kept = amount, []
    for axis, size in enumerate(shape):
        if axis >= start and size == 1 and left:
            left -= 1
        else:
            kept.append(size)
    return tuple(kept)


def _reduced(expected: Tensor, got: Tensor) -> Said | None:
    """One axis is left that should have been summed, averaged or picked."""
    if got.ndim < 1 or not got.numel() or got.dtype == torch.bool:
        return None
    values = as_numbers(got)
    trials: list[tuple[str, Tensor]] = []
    if expected.ndim == 0:
        trials += [
            ("take the mean over the whole tensor", values.mean()),
            ("take the sum over the whole tensor", values.sum()),
        ]
    for axis in range(got.ndim):
        if got.shape[:axis] + got.shape[axis + 1 :] == expected.shape:
            trials += [
                (f"take the mean over axis {axis}", values.mean(axis)),
                (f"take the sum over axis {axis}", values.sum(axis)),
                (f"take the maximum over axis {axis}", values.amax(axis)),
                (f"keep only the first entry of axis {axis}", values.select(axis, 0)),
                (f"keep only the last entry of axis {axis}", values.select(axis, -1)),
            ]
    for step, result in trials:
        if agree(result, expected, 1e-4):
            return Said("One step is missing at the end.", f"{step[0].upper()}{step[1:]}.")
    if expected.ndim == 0:
        return Said("A single number is asked for.", "Sum or average over the axes that are left.")
    return None


def _unreduced(expected: Tensor, got: Tensor) -> Said | None:
    """One axis too few: something was summed, averaged or picked that should stay."""
    if expected.ndim != got.ndim + 1 or not expected.numel() or expected.dtype == torch.bool:
        return None
    values = as_numbers(expected)
    for axis in range(expected.ndim):
        if expected.shape[:axis] + expected.shape[axis + 1 :] != got.shape:
            continue
        for step, result in (
            ("you averaged over it", values.mean(axis)),
            ("you summed over it", values.sum(axis)),
            ("you kept only its first entry", values.select(axis, 0)),
            ("you kept only its last entry", values.select(axis, -1)),
        ):
            if agree(result, got, 1e-4):
                return Said(f"Axis {axis} should stay: {step}.")
    return None


def _regrouped(difference: Difference, wanted: _Shape, made: _Shape) -> Said | None:
    """As many numbers, but axes were merged or not, or cut otherwise."""
    if prod(wanted) != prod(made) or not prod(wanted):
        return None
    merged, split = _merged(made, wanted), _merged(wanted, made)
    got = difference.got.reshape(wanted)
    right = agree(got, difference.expected)
    before = "Your numbers are right, but " if right else ""
    said = _grouped(difference, wanted, made, before)
    if right and merged is None and split is None:
        return Said("Your numbers are right and in the right order, but grouped into other axes.")
    return said


def _grouped(difference: Difference, wanted: _Shape, made: _Shape, before: str) -> Said:
    """Which axes should be one, or are one and should not be."""
    merged, split = _merged(made, wanted), _merged(wanted, made)
    if merged is not None:
        message = _joined(before, f"{_axes(merged)} should be one.")
        return Said(message, f"Flatten {_axes(merged)} into one.")
    if split is not None:
        names = [
            difference.returned[axis] if difference.returned else name_size(wanted[axis], difference.sizes)
            for axis in split
        ]
        into = ", ".join(str(wanted[axis]) for axis in split)
        note = f" ({', '.join(names)})" if not all(name.isdigit() for name in names) else ""
        place = next(axis for axis in range(len(made)) if made[axis] == prod(wanted[a] for a in split))
        message = _joined(before, f"{_axes(split)} are merged into one.")
        return Said(message, f"Split your axis {place} into {into}{note}.")
    return Said("The number of values is right, but they are grouped into other axes.")


def _joined(before: str, sentence: str) -> str:
    """The sentence behind `before`, with a capital where it begins."""
    return before + sentence if before else f"{sentence[0].upper()}{sentence[1:]}"


def _merged(longer: _Shape, shorter: _Shape) -> list[int] | None:
    """Neighbouring axes of `longer` whose merging gives `shorter`."""
    for amount in range(2, len(longer) + 1):
        for start in range(len(longer) - amount + 1):
            run = longer[start : start + amount]
            if (*longer[:start], prod(run), *longer[start + amount :]) == shorter:
                return list(range(start, start + amount))
    return None


def _one_axis(difference: Difference, wanted: _Shape, made: _Shape) -> Said | None:
    """The right number of axes, and one of them has another length."""
    if len(wanted) != len(made):
        return None
    wrong = [axis for axis in range(len(wanted)) if wanted[axis] != made[axis]]
    if len(wrong) != 1:
        return None
    (axis,) = wrong
    right, size = wanted[axis], made[axis]
    aligned = _aligned(difference.expected, difference.got, axis)
    if aligned:
        return Said(f"Axis {axis} has {size} entries instead of {right}: {aligned}.")
    name = name_size(size, difference.sizes)
    if abs(right - size) == 1:
        word = "few" if size < right else "many"
        fix = f"Check whether {name} was left there by mistake." if name.isalpha() else ""
        return Said(f"Off by one: axis {axis} has {size} entries, one too {word}.", fix)
    if name.isidentifier():
        return Said(f"Axis {axis} has the length {size}, which is {name}, instead of {right}.")
    if right and size % right == 0:
        return Said(f"Axis {axis} is {size // right} times too long: {size} instead of {right}.")
    if size and right % size == 0:
        return Said(f"Axis {axis} is {right // size} times too short: {size} instead of {right}.")
    return Said(f"Axis {axis} has {size} entries instead of {right}.")


def _aligned(expected: Tensor, got: Tensor, axis: int) -> str | None:
    """Which entries are missing, or too many, when the rest is right."""
    right, size = expected.shape[axis], got.shape[axis]
    short, amount = min(right, size), abs(right - size)
    if short == 0:
        return "there is nothing in it" if size == 0 else None
    longer, shorter = (expected, got) if right > size else (got, expected)
    verb = "missing" if size < right else "too many"
    many = "one is" if amount == 1 else f"{amount} are"
    if agree(longer.narrow(axis, 0, short), shorter):
        return f"the last {many} {verb}"
    if agree(longer.narrow(axis, amount, short), shorter):
        return f"the first {many} {verb}"
    for hole in range(1, short) if amount == 1 else ():
        kept = torch.tensor([place for place in range(short + 1) if place != hole])
        if agree(longer.index_select(axis, kept), shorter):
            return f"the {ordinal(hole)} one is {verb}"
    return None


def _repeated(expected: Tensor, got: Tensor) -> Said | None:
    """Broadcasting made a larger result than is asked for, or (N, 1) met (N,)."""
    longer = got.ndim > expected.ndim and got.shape[got.ndim - expected.ndim :] == expected.shape
    if longer and got.numel() and agree(got.reshape(-1, *expected.shape)[0], expected):
        return Said("Your result repeats what is asked for along an extra axis in front.")
    if got.ndim == 2 and expected.ndim <= 1 and got.shape[0] == got.shape[1]:
        return Said(
            "Broadcasting gave an (N, N): somewhere an (N, 1) met an (N,).",
            "Give both the same shape first, with squeeze(-1) or without keepdim=True.",
        )
    return None


def _rank(wanted: _Shape, made: _Shape) -> Said | None:
    if len(wanted) == len(made):
        return None
    asked = "one is" if len(wanted) == 1 else f"{len(wanted)} are"
    return Said(f"Your result has {_count(len(made))}; {asked} asked for.")


def _count(amount: int) -> str:
    return {0: "no axes", 1: "one axis"}.get(amount, f"{amount} axes")
