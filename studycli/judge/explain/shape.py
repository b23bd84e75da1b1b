"""A wrong shape, and what would make it right."""

from __future__ import annotations

from collections.abc import Callable
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
_Step = Callable[[Tensor, int], Tensor]

_REDUCTIONS: tuple[tuple[_Step, str, str], ...] = (
    (lambda x, axis: x.mean(axis), "Take the mean over {}.", "you averaged over it"),
    (lambda x, axis: x.sum(axis), "Take the sum over {}.", "you summed over it"),
    (lambda x, axis: x.amax(axis), "Take the maximum over {}.", "you kept only its maximum"),
    (lambda x, axis: x.select(axis, 0), "Keep only the first entry of {}.", "you kept only its first entry"),
    (lambda x, axis: x.select(axis, -1), "Keep only the last entry of {}.", "you kept only its last entry"),
)
"""What leaves one axis less, what to do where it is missing, and what was done where it is too much."""


def explain_shape(difference: Difference) -> Explanation | None:
    """Why the shape is not the one that is asked for; always finds at least which two shapes they are."""
    wanted, made = tuple(difference.expected.shape), tuple(difference.got.shape)
    if wanted == made:
        return None
    searches = (_permuted, _ones, _repeated, _unfinished, _reduced, _regrouped, _one_axis, _rank)
    said = next(found for search in searches if (found := search(difference, wanted, made)) is not None)
    named = named_shape(wanted, difference.sizes)
    if difference.returned and wanted:
        named = f"{shape_text(wanted)}, that is ({', '.join(difference.returned)})"
    message = f"{said.message} {shape_text(made)} came out instead of {named}."
    # Both shapes stand beside each other as well: a long sentence can do without them.
    message = message if word_count(message) <= MOST_WORDS else said.message
    return difference.told(Cause.SHAPE, Said(message, said.fix))


def _permuted(difference: Difference, wanted: _Shape, made: _Shape) -> Said | None:
    """The same axes in another order."""
    if sorted(wanted) != sorted(made) or not 2 <= len(wanted) <= 6:
        return None
    for order in permutations(range(len(made))):
        turned = difference.got.permute(order)
        if tuple(turned.shape) == wanted and agree(turned, difference.expected):
            moved = [axis for axis in range(len(order)) if order[axis] != axis]
            swap = (
                f"Swap axes {moved[0]} and {moved[1]} (transpose)"
                if len(moved) == 2
                else f"Call permute{order}"
            )
            return Said("Your numbers are right, but your axes are in another order.", f"{swap} at the end.")
    return None


def _ones(difference: Difference, wanted: _Shape, made: _Shape) -> Said | None:
    """An axis of size 1 too many or too few."""
    if [size for size in wanted if size != 1] != [size for size in made if size != 1]:
        return None
    if len(made) < len(wanted):
        axis = _first_extra(wanted, made)
        fix = f"Name the axis in squeeze(…), keep it (keepdim=True), or put it back with unsqueeze({axis})."
        return Said("An axis of size 1 is missing.", fix)
    if len(made) > len(wanted):
        axis = _first_extra(made, wanted)
        fix = f"Leave out keepdim=True, or remove axis {axis} with squeeze({axis})."
        return Said("There is one axis of size 1 too many.", fix)
    return Said("The axes of size 1 are in the wrong places.")


def _first_extra(longer: _Shape, shorter: _Shape) -> int:
    """The first axis of size 1 that the other shape has not."""
    alike = (axis for axis, size in enumerate(longer) if axis >= len(shorter) or size != shorter[axis])
    return next(alike, len(longer) - 1)


def _repeated(difference: Difference, wanted: _Shape, made: _Shape) -> Said | None:
    """Broadcasting made a larger result than is asked for, or (N, 1) met (N,)."""
    expected, got = difference.expected, difference.got
    is_longer = len(made) > len(wanted) and made[len(made) - len(wanted) :] == wanted
    if is_longer and got.numel() and agree(got.reshape(-1, *wanted)[0], expected):
        return Said("Your result repeats what is asked for along an extra axis in front.")
    if len(made) == 2 and len(wanted) <= 1 and made[0] == made[1]:
        message = "Broadcasting gave an (N, N): somewhere an (N, 1) met an (N,)."
        return Said(message, "Give both the same shape first, with squeeze(-1) or without keepdim=True.")
    return None


def _unfinished(difference: Difference, wanted: _Shape, made: _Shape) -> Said | None:
    """One axis is left, or all are, that should have been summed, averaged or picked."""
    expected, got = difference.expected, difference.got
    found = _reduction(got if wanted else got.flatten(), expected)
    if found is not None and not wanted:
        found = "the whole tensor", found[1]
    if found is not None:
        return Said("One step is missing at the end.", _REDUCTIONS[found[1]][1].format(found[0]))
    fix = "Sum or average over the axes that are left."
    return (
        None
        if wanted or not got.numel() or got.dtype == torch.bool
        else Said("A single number is asked for.", fix)
    )


def _reduced(difference: Difference, wanted: _Shape, made: _Shape) -> Said | None:
    """One axis too few: something was summed, averaged or picked that should stay."""
    found = _reduction(difference.expected, difference.got)
    if found is None:
        return None
    axis, step = found
    return Said(f"{axis[0].upper()}{axis[1:]} should stay: {_REDUCTIONS[step][2]}.")


def _reduction(longer: Tensor, shorter: Tensor) -> tuple[str, int] | None:
    """The axis, and the row of the table, that makes one of the other."""
    if longer.ndim != shorter.ndim + 1 or not longer.numel() or longer.dtype == torch.bool:
        return None
    values = as_numbers(longer)
    for axis in range(longer.ndim):
        if longer.shape[:axis] + longer.shape[axis + 1 :] == shorter.shape:
            for place, (step, _, _) in enumerate(_REDUCTIONS):
                if agree(step(values, axis), shorter, 1e-4):
                    return f"axis {axis}", place
    return None


def _regrouped(difference: Difference, wanted: _Shape, made: _Shape) -> Said | None:
    """As many numbers, but axes were merged or not, or cut otherwise."""
    if prod(wanted) != prod(made) or not prod(wanted):
        return None
    is_right = agree(difference.got.reshape(wanted), difference.expected)
    merged, split = _merged(made, wanted), _merged(wanted, made)
    if merged is None and split is None:
        if is_right:
            return Said("Your numbers are right and in the right order, but grouped into other axes.")
        return Said("The number of values is right, but they are grouped into other axes.")
    if merged is not None:
        message, fix = f"{_axes(merged)} should be one.", f"Flatten {_axes(merged)} into one."
    else:
        assert split is not None
        names = [difference.returned[a] if difference.returned else name_size(wanted[a], difference.sizes) for a in split]  # fmt: skip
        note = "" if all(name.isdigit() for name in names) else f" ({', '.join(names)})"
        parts = [wanted[axis] for axis in split]
        message = f"{_axes(split)} are merged into one."
        fix = f"Split your axis {made.index(prod(parts))} into {', '.join(map(str, parts))}{note}."
    before = "Your numbers are right, but " if is_right else ""
    return Said(before + message if before else f"{message[0].upper()}{message[1:]}", fix)


def _axes(axes: list[int]) -> str:
    if len(axes) == 1:
        return f"axis {axes[0]}"
    return "axes " + ", ".join(map(str, axes[:-1])) + f" and {axes[-1]}"


def _merged(longer: _Shape, shorter: _Shape) -> list[int] | None:
    """Neighbouring axes of `longer` whose merging gives `shorter`."""
    for amount in range(2, len(longer) + 1):
        for start in range(len(longer) - amount + 1):
            run = longer[start : start + amount]
            if (*longer[:start], prod(run), *longer[start + amount :]) == shorter:
                return list(range(start, start + amount))
    return None


def _one_axis(difference: Difference, wanted: _Shape, made: _Shape) -> Said | None:
    """The right number of axes, and one of them has another length, or several have."""
    if len(wanted) != len(made):
        return None
    wrong = [axis for axis in range(len(wanted)) if wanted[axis] != made[axis]]
    if len(wrong) > 1:
        return Said(f"Your result has the wrong size along {_axes(wrong)}.")
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


def _rank(difference: Difference, wanted: _Shape, made: _Shape) -> Said:
    """Another number of axes, and no more is known."""
    asked = "one is" if len(wanted) == 1 else f"{len(wanted)} are"
    count = {0: "no axes", 1: "one axis"}.get(len(made), f"{len(made)} axes")
    return Said(f"Your result has {count}; {asked} asked for.")
