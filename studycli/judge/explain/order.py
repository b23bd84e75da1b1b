"""The same numbers in another order: which axes were mixed up, reversed, rolled or interleaved."""

from __future__ import annotations

from itertools import islice, permutations

import torch
from torch import Tensor

from studycli.judge.evidence import Explanation, Said
from studycli.judge.explain import order_words as words
from studycli.judge.explain.difference import Difference
from studycli.judge.explain.layout import MOST_ELEMENTS, compare_layouts, compare_unfoldings, places, telling
from studycli.judge.explain.numbers import agree, as_numbers, distinct, index_of, number
from studycli.model.verdict import Cause

_MOST_PERMUTATIONS = 120


def explain_rearranged(difference: Difference) -> Explanation | None:
    """Both results are rearrangements of one argument whose axes have names: the surest of all explanations."""
    if not difference.same_shape or not telling(difference.expected):
        return None
    said = _put_back(difference) or _from_an_input(difference, difference.got, only_named=True)
    return difference.told(Cause.ORDER, said) if said else None


def explain_order(difference: Difference) -> Explanation | None:
    """The same numbers, or the same up to one factor, in another order."""
    if not difference.same_shape or not 2 <= difference.expected.numel() <= MOST_ELEMENTS:
        return None
    said = order_sentence(difference, difference.got)
    if said is None:
        scaled = _scaled(difference.expected, difference.got)
        if scaled is None:
            return None
        factor, unscaled = scaled
        said = order_sentence(difference, unscaled)
        if said is None:
            return None
        also = (
            "The sign is wrong too." if factor == -1 else f"They are also {number(factor)} times too large."
        )
        said = Said(f"{said.message} {also}", said.fix)
    return difference.told(Cause.ORDER, said)


def order_sentence(difference: Difference, got: Tensor) -> Said | None:
    """What was done to the order, or None when the numbers are not the same."""
    expected = difference.expected
    if not telling(expected):
        return _few_values(expected, got)
    index = places(expected, got)
    if index is not None and torch.equal(index, torch.arange(index.numel())):
        return None
    if index is None:
        return _few_values(expected, got) if distinct(expected) < expected.numel() else None
    return (
        _from_an_input(difference, got)
        or _interleaved(expected, got)
        or _moved_along_axes(expected, index)
        or _own_axes(expected, got)
        or _inside_rows(expected, index)
    )


def explain_scattered(difference: Difference) -> Explanation | None:
    """The same numbers in an order without a name: said when nothing better is known."""
    if not difference.same_shape or not telling(difference.expected):
        return None
    index = places(difference.expected, difference.got)
    if index is None or torch.equal(index, torch.arange(index.numel())):
        return None
    return Explanation(Cause.ORDER, difference.say(_scattered(difference.expected, index)))


def _scaled(expected: Tensor, got: Tensor) -> tuple[float, Tensor] | None:
    """The factor between two sets of numbers, whatever their order, and the second divided by it."""
    if not got.is_floating_point() or not telling(expected):
        return None
    left, right = as_numbers(expected), as_numbers(got)
    if not bool(torch.isfinite(left).all() & torch.isfinite(right).all()):
        return None
    size = float(left.abs().sum())
    factor = float(right.abs().sum()) / size if size else 0.0
    if factor == 0.0:
        return None
    if abs(factor - 1) < 1e-3:
        factor = 1.0
    for candidate in (factor, -factor):
        if candidate != 1 and agree(
            left.flatten().sort().values, (right / candidate).flatten().sort().values, 1e-4
        ):
            return candidate, right / candidate
    return None


def _from_an_input(difference: Difference, got: Tensor, *, only_named: bool = False) -> Said | None:
    """Both are rearrangements of one argument: say it in that argument's axes."""
    for name, source in difference.inputs.items():
        if not isinstance(source, Tensor) or source.numel() != got.numel() or source.ndim < 2:
            continue
        layouts = compare_layouts(source, difference.expected, got)
        if layouts is not None and layouts.wanted != layouts.made:
            letters = difference.letters.get(name, ("",) * source.ndim)
            if only_named and not words.all_named(letters, layouts, difference):
                continue
            return words.rearranged(name, letters, layouts, difference)
    return None


def _own_axes(expected: Tensor, got: Tensor) -> Said | None:
    """The output is a permuted reshape of what it should be."""
    layouts = compare_layouts(expected, expected, got)
    if layouts is None:
        return None
    return words.own_axes(layouts, tuple(expected.shape))


def _put_back(difference: Difference) -> Said | None:
    """Blocks put back into an image, where only the image's axes have names."""
    if not {"H", "W"} <= set(difference.returned):
        return None
    for name, source in difference.inputs.items():
        if not isinstance(source, Tensor) or source.numel() != difference.got.numel() or source.ndim < 2:
            continue
        if {"H", "W"} <= set(difference.letters.get(name, ())):
            continue
        unfolding = compare_unfoldings(source, difference.expected, difference.got)
        if unfolding is not None and unfolding.wanted != unfolding.made:
            return words.unfolded(name, unfolding, difference)
    return None


def _interleaved(expected: Tensor, got: Tensor) -> Said | None:
    """One long axis, read in pairs instead of in halves or the other way round."""
    layouts = compare_layouts(expected, expected, got)
    return words.interleaved(layouts) if layouts is not None else None


def _coordinates(index: Tensor, shape: tuple[int, ...]) -> list[Tensor]:
    parts: list[Tensor] = []
    for size in reversed(shape):
        parts.append((index % size).reshape(shape))
        index = index // size
    return parts[::-1]


def _moved_along_axes(expected: Tensor, index: Tensor) -> Said | None:
    """Each axis has its own permutation: a roll, a flip, swapped halves, entries in another order."""
    shape = tuple(expected.shape)
    moved: list[tuple[int, Tensor]] = []
    for axis, coordinate in enumerate(_coordinates(index, shape)):
        line = coordinate.movedim(axis, -1).reshape(-1, shape[axis])
        if not bool((line == line[0]).all()):
            return None
        if not torch.equal(line[0], torch.arange(shape[axis])):
            moved.append((axis, line[0]))
    return words.moved(moved, shape) if moved else None


def _inside_rows(expected: Tensor, index: Tensor) -> Said | None:
    """Along one axis only, but differently from row to row."""
    shape = tuple(expected.shape)
    coordinates = _coordinates(index, shape)
    grids = torch.meshgrid(*(torch.arange(size) for size in shape), indexing="ij")
    changed = [
        a
        for a, (one, other) in enumerate(zip(coordinates, grids, strict=True))
        if not torch.equal(one, other)
    ]
    if len(changed) != 1:
        return None
    (axis,) = changed
    got = as_numbers(expected).flatten()[index].reshape(shape)
    return words.inside_rows(axis, shape, as_numbers(expected), got)


def _scattered(expected: Tensor, index: Tensor) -> str:
    """The same numbers without a pattern that has a name."""
    flat = as_numbers(expected).flatten()
    if torch.equal(flat[index], flat.sort().values):
        return "Your numbers are right, but sorted; another order is asked for."
    first = int((index != torch.arange(index.numel())).nonzero()[0])
    at, of = list(index_of(first, expected.shape)), list(index_of(int(index[first]), expected.shape))
    return f"Your numbers are right, but in another order: {at} holds what belongs at {of}."


def _few_values(expected: Tensor, got: Tensor) -> Said | None:
    """Masks and small whole numbers: try the permutations that have a name, since places cannot be looked up."""
    if expected.numel() < 6 or not 1 <= expected.ndim <= 5 or distinct(expected) < 2:
        return None
    left, right = as_numbers(expected), as_numbers(got)
    if not torch.equal(left.flatten().sort().values, right.flatten().sort().values):
        return None
    for order in islice(permutations(range(left.ndim)), _MOST_PERMUTATIONS):
        turned = left.permute(order)
        if order != tuple(range(left.ndim)) and turned.shape == right.shape and torch.equal(turned, right):
            return words.transposed(order)
    for axis in range(left.ndim):
        if torch.equal(left.flip(axis), right):
            return words.moved([(axis, torch.arange(left.shape[axis]).flip(0))], tuple(left.shape))
        for step in {1, -1, left.shape[axis] // 2}:
            if torch.equal(left.roll(-step, axis), right):
                line = torch.arange(left.shape[axis]).roll(-step)
                return words.moved([(axis, line)], tuple(left.shape))
    return None
