"""Finding out how one tensor's numbers were laid out anew in another, without trying permutations.

If every number is different, the place of each result number in its source is known exactly. A reshape, a permute and a
reshape make that map linear in the mixed-radix digits of the index, so the digits and their strides can be read off it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import prod

import torch
from torch import Tensor

from studycli.judge.explain.numbers import as_numbers, distinct

MOST_ELEMENTS = 200_000
"""Above this many numbers a map costs more than a learner would wait for."""


@dataclass(frozen=True, slots=True)
class Digit:
    """One axis of the finest reshape of the source: `size` steps of `stride` numbers each; a negative stride runs
    backwards."""

    size: int
    stride: int


def places(source: Tensor, result: Tensor) -> Tensor | None:
    """For each number of the flattened result its flat index in the source; None unless every number of the source is
    different and the two hold the same numbers."""
    if source.numel() != result.numel() or not 2 < source.numel() <= MOST_ELEMENTS:
        return None
    source, result = as_numbers(source).flatten(), as_numbers(result).flatten()
    if not bool(torch.isfinite(source).all() & torch.isfinite(result).all()):
        return None
    source_sorted, source_order = source.sort()
    result_sorted, result_order = result.sort()
    if not torch.equal(source_sorted, result_sorted):
        size = float(source_sorted.abs().max()) or 1.0
        if bool(((source_sorted - result_sorted).abs() > 1e-4 * size).any()):
            return None
    if bool((source_sorted[1:] == source_sorted[:-1]).any()):
        return None
    found = torch.empty_like(source_order)
    found[result_order] = source_order
    return found


def digits(index: Tensor) -> tuple[int, tuple[Digit, ...]] | None:
    """The start and the digits, most significant first, of a flat index map; None when it is not made of digits."""
    total = index.numel()
    start = int(index[0])
    shifted = index - start
    found: list[Digit] = []
    block = 1
    while block < total:
        heads = shifted[::block]
        stride = int(heads[1])
        line = torch.arange(heads.numel()) * stride
        wrong = (heads != line).nonzero()
        run = int(wrong[0]) if wrong.numel() else heads.numel()
        remaining = total // block
        while remaining % run:
            run -= 1
        if run < 2:
            return None
        found.append(Digit(run, stride))
        block *= run
    found.reverse()
    return (start, tuple(found)) if torch.equal(_spread(found), shifted) else None


def _spread(parts: list[Digit]) -> Tensor:
    index = torch.zeros(1, dtype=torch.long)
    for part in parts:
        index = (index[:, None] + torch.arange(part.size) * part.stride).flatten()
    return index


@dataclass(frozen=True, slots=True)
class Atom:
    """One axis of the source reshaped so finely that two layouts of it are permutations of the same axes."""

    size: int
    axis: int
    """The source's axis that it is a part of."""
    part: int
    """0 for the outermost part of that axis."""
    parts: int
    """How many parts that axis has."""


@dataclass(frozen=True, slots=True)
class Layouts:
    """Two layouts of one source: `source.reshape(sizes of atoms).permute(order)`, then flattened."""

    atoms: tuple[Atom, ...]
    wanted: tuple[int, ...]
    made: tuple[int, ...]

    @property
    def sizes(self) -> tuple[int, ...]:
        """The shape to which the source is reshaped."""
        return tuple(atom.size for atom in self.atoms)


def compare_layouts(source: Tensor, expected: Tensor, got: Tensor) -> Layouts | None:
    """How `expected` and `got` each lay out the numbers of `source`; None when either is not a permuted reshape of it."""
    found: list[tuple[Digit, ...]] = []
    for result in (expected, got):
        index = places(source, result)
        read = digits(index) if index is not None else None
        if read is None or read[0] != 0 or any(digit.stride < 0 for digit in read[1]):
            return None
        found.append(read[1])
    cuts = _cuts(tuple(source.shape), found)
    if cuts is None:
        return None
    atoms = _atoms(tuple(source.shape), cuts)
    if atoms is None:
        return None
    wanted, made = (_order(digits_, cuts) for digits_ in found)
    return _with_unit_axes(Layouts(atoms, wanted, made), tuple(source.shape))


def _with_unit_axes(layouts: Layouts, shape: tuple[int, ...]) -> Layouts:
    """Axes of size 1 put back in, so that axes count as they do in the answer; nobody can tell where they went, so
    they stay beside the axis before them."""
    atoms = list(layouts.atoms)
    wanted, made = list(layouts.wanted), list(layouts.made)
    for axis, size in enumerate(shape):
        if size != 1:
            continue
        place = sum(1 for atom in atoms if atom.axis < axis)
        atoms.insert(place, Atom(1, axis, 0, 1))
        for order in (wanted, made):
            order[:] = [atom + 1 if atom >= place else atom for atom in order]
            before = order.index(place - 1) + 1 if place else 0
            last = place == len(atoms) - 1
            order.insert(len(order) if last else before, place)
    return Layouts(tuple(atoms), tuple(wanted), tuple(made))


def _cuts(shape: tuple[int, ...], layouts: list[tuple[Digit, ...]]) -> list[int] | None:
    """Strides at which the source has to be cut, ascending, from 1 to its number of elements."""
    cuts = {1, prod(shape)}
    for axis in range(len(shape)):
        cuts.add(prod(shape[axis:]))
    for layout in layouts:
        for digit in layout:
            cuts |= {digit.stride, digit.stride * digit.size}
    ordered = sorted(cuts)
    return ordered if all(upper % lower == 0 for lower, upper in pairwise(ordered)) else None


def _atoms(shape: tuple[int, ...], cuts: list[int]) -> tuple[Atom, ...] | None:
    """The atoms between the cuts, in the source's own order."""
    owners: list[tuple[int, int]] = []
    for lower, upper in reversed(list(pairwise(cuts))):
        owner = max(
            (axis for axis in range(len(shape)) if prod(shape[axis:]) >= upper and shape[axis] > 1),
            default=None,
        )
        if owner is None:
            return None
        owners.append((upper // lower, owner))
    counts = [sum(1 for _, other in owners if other == axis) for axis in range(len(shape))]
    seen = [0] * len(shape)
    atoms = []
    for size, owner in owners:
        atoms.append(Atom(size, owner, seen[owner], counts[owner]))
        seen[owner] += 1
    return tuple(atoms)


def _order(layout: tuple[Digit, ...], cuts: list[int]) -> tuple[int, ...]:
    """The permutation of the atoms that a layout makes."""
    lows = cuts[:-1]
    order: list[int] = []
    for digit in layout:
        inside = [low for low in lows if digit.stride <= low < digit.stride * digit.size]
        order.extend(len(lows) - 1 - lows.index(low) for low in reversed(inside))
    return tuple(order)


@dataclass(frozen=True, slots=True)
class Unfolding:
    """Two results made from one source, cut along the result's own axes: which part of the source each piece counts."""

    atoms: tuple[Atom, ...]
    """The pieces of the result's axes, in the result's order."""
    wanted: tuple[int, ...]
    """The pieces in the order in which the source holds them."""
    made: tuple[int, ...]
    """The pieces in the order in which the answer takes them from the source."""


def compare_unfoldings(source: Tensor, expected: Tensor, got: Tensor) -> Unfolding | None:
    """The inverse view of `compare_layouts`, for results that put something back together."""
    shape = tuple(expected.shape)
    found: list[tuple[Digit, ...]] = []
    for result in (expected, got):
        index = places(source, result)
        read = digits(index) if index is not None else None
        if read is None or read[0] != 0 or any(digit.stride < 0 for digit in read[1]):
            return None
        found.append(read[1])
    cuts = {1, prod(shape)} | {prod(shape[axis:]) for axis in range(len(shape))}
    for layout in found:
        cuts |= {prod(digit.size for digit in layout[place:]) for place in range(len(layout))}
    ordered = sorted(cuts)
    if any(upper % lower for lower, upper in pairwise(ordered)):
        return None
    atoms = _atoms(shape, ordered)
    if atoms is None:
        return None
    strides = [_strides(layout, ordered) for layout in found]
    wanted, made = (tuple(sorted(range(len(atoms)), key=lambda place: -each[place])) for each in strides)
    return Unfolding(atoms, wanted, made)


def _strides(layout: tuple[Digit, ...], cuts: list[int]) -> list[int]:
    """For each piece of the result, most significant first, how far one step of it goes in the source."""
    steps: list[int] = []
    low = 1
    for digit in reversed(layout):
        inside = [cut for cut in cuts if low <= cut < low * digit.size]
        steps += [digit.stride * (cut // low) for cut in inside]
        low *= digit.size
    return steps[::-1]


def telling(tensor: Tensor) -> bool:
    """Whether a tensor has enough different numbers for an order to be read from it."""
    return tensor.numel() >= 4 and distinct(tensor) >= min(tensor.numel(), 4)
