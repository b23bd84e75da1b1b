"""The sentences for numbers that came out in another order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from torch import Tensor

from studycli.judge.evidence import Said
from studycli.judge.explain.axis_names import shape_text
from studycli.judge.explain.difference import Difference
from studycli.judge.explain.layout import Layouts, Unfolding

_SAME = "Your numbers are right, but in another order"
_LONGEST_LIST = 8
_ONE = {"windows": "window", "patches": "patch", "tubes": "tube", "tiles": "tile"}


def axes_text(axes: Sequence[int]) -> str:
    """`axis 3`, `axes 3 and 4`, `axes 1, 2 and 3`."""
    if len(axes) == 1:
        return f"axis {axes[0]}"
    return "axes " + ", ".join(map(str, axes[:-1])) + f" and {axes[-1]}"


def block_noun(function: str, inputs: Sequence[str]) -> str:
    """What the pieces of an image are called in this drill."""
    text = " ".join((function, *inputs)).lower()
    for stem, noun in (("window", "windows"), ("patch", "patches"), ("tube", "tubes"), ("tile", "tiles")):
        if stem in text:
            return noun
    return "blocks"


def unfolded(name: str, unfolding: Unfolding, difference: Difference) -> Said | None:
    """A result put back together from `name`: which pieces were taken for which; None unless every piece has a name."""
    layouts = Layouts(unfolding.atoms, unfolding.wanted, unfolding.made)
    labels = _labels(difference.returned, layouts, difference)
    if any(label.isdigit() for label in labels):
        return None
    noun = block_noun(difference.function, list(difference.inputs))
    lead = _lead_back(difference.returned, layouts, noun) or Said(f"{_SAME}.")
    held = "(" + ", ".join(labels[atom] for atom in layouts.wanted) + ")"
    taken = "(" + ", ".join(labels[atom] for atom in layouts.made) + ")"
    return Said(f"{lead.message} The axes of {name} are {held}; your code takes them as {taken}.", lead.fix)


def _lead_back(letters: Sequence[str], layouts: Layouts, noun: str) -> Said | None:
    """The mix-up in plain words, for blocks put back into an image."""
    one = _ONE.get(noun, "block")
    turned = _turned(letters, layouts)
    if turned("W0", "H1") or turned("H0", "H1"):
        fix = "Bring the two row axes side by side, and the two column axes."
        return Said(f"The rows of your {noun} are torn apart.", fix)
    if turned("H0", "W0"):
        return Said(f"Your {noun} are laid out column by column, not row by row.")
    if turned("H1", "W1"):
        return Said(f"Inside each {one} your rows and columns are swapped.")
    if turned("C", "H1") or turned("C", "W1"):
        return Said(f"Inside each {one} your channels are taken as the last axis; they come first.")
    if turned("H1", "C") or turned("W1", "C"):
        return Said(f"Inside each {one} your channels are taken as the first axis; they come last.")
    return None


def all_named(letters: Sequence[str], layouts: Layouts, difference: Difference) -> bool:
    """Whether every axis of the finest reshape has a name."""
    return not any(label.isdigit() for label in _labels(letters, layouts, difference))


def rearranged(name: str, letters: Sequence[str], layouts: Layouts, difference: Difference) -> Said:
    """Both results are permuted reshapes of the argument `name`."""
    noun = block_noun(difference.function, list(difference.inputs))
    labels = _labels(letters, layouts, difference)
    lead = _lead(letters, layouts, noun) or f"{_SAME}."
    shown = "(" + ", ".join(labels) + ")"
    if layouts.made == tuple(range(len(layouts.atoms))):
        step = _step(layouts.made, layouts.wanted)
        if layouts.made == layouts.wanted[::-1] or step is None:
            step = f"permute it to ({', '.join(map(str, layouts.wanted))})"
        fix = f"{step[0].upper()}{step[1:]} first."
        return Said(f"{lead} You flatten {shown} without reordering its axes.", fix)
    made = "(" + ", ".join(labels[atom] for atom in layouts.made) + ")"
    wanted = "(" + ", ".join(labels[atom] for atom in layouts.wanted) + ")"
    step = _step(layouts.made, layouts.wanted)
    named = len(set(labels)) == len(labels)
    order = (
        f"Your axes are {made}, not {wanted}." if named else f"You permute {shown} to {_tuple(layouts.made)}."
    )
    fix = (
        f"{step[0].upper()}{step[1:]}." if step else f"Permute {name} as {shown} to {_tuple(layouts.wanted)}."
    )
    return Said(f"{lead} {order}", fix)


def _tuple(order: Sequence[int]) -> str:
    return "(" + ", ".join(map(str, order)) + ")"


def _labels(letters: Sequence[str], layouts: Layouts, difference: Difference) -> list[str]:
    """What the atoms are called: B, H/M, M, …; bare sizes where no name is known."""
    plain = [size for size in difference.sizes if "." not in size.name]
    arguments = [size for size in plain if not size.where]
    labels = []
    for atom in layouts.atoms:
        letter = letters[atom.axis]
        if not letter:
            return [str(each.size) for each in layouts.atoms]
        if atom.parts == 1:
            labels.append(letter)
            continue
        named = [size.name for size in arguments if size.value == atom.size]
        others = [other for other in layouts.atoms if other.axis == atom.axis and other is not atom]
        divisor = [size.name for other in others for size in arguments if size.value == other.size]
        # The outer part of a split axis is the quotient, unless it is the one that an argument counts (heads).
        if named and (atom.part == atom.parts - 1 or not divisor):
            labels.append(named[0])
        elif divisor and atom.parts == 2:
            labels.append(f"{letter}/{divisor[0]}")
        else:
            return [str(each.size) for each in layouts.atoms]
    return labels


def _roles(letters: Sequence[str], layouts: Layouts) -> dict[str, int]:
    """Which atom counts block rows ("H0"), rows inside a block ("H1"), channels ("C"), …"""
    roles: dict[str, int] = {}
    for place, atom in enumerate(layouts.atoms):
        letter = letters[atom.axis].upper()[:1] if letters[atom.axis].lower() != "h" else letters[atom.axis]
        if letter:
            roles[letter if atom.parts == 1 else f"{letter}{atom.part}"] = place
    return roles


def _turned(letters: Sequence[str], layouts: Layouts) -> Callable[[str, str], bool]:
    """Says of two roles whether the first should come before the second and comes after it."""
    roles = _roles(letters, layouts)

    def turned(first: str, second: str) -> bool:
        if first not in roles or second not in roles:
            return False
        a, b = roles[first], roles[second]
        wanted, made = layouts.wanted, layouts.made
        return wanted.index(a) < wanted.index(b) and made.index(a) > made.index(b)

    return turned


def _lead(letters: Sequence[str], layouts: Layouts, noun: str) -> str | None:
    """The mix-up in plain words, for images cut into blocks."""
    one = _ONE.get(noun, "block")
    turned = _turned(letters, layouts)
    if turned("W0", "H1"):
        return (
            f"Your {noun} mix rows of their neighbours: the two axes that count {noun} are not side by side."
        )
    if turned("H0", "W0"):
        return f"Your {noun} come out column by column, not row by row."
    if turned("C", "H1") or turned("C", "W1"):
        return f"Inside each {one} your channels come last; they should come first."
    if turned("H1", "C") or turned("W1", "C"):
        return f"Inside each {one} your channels come first; they should come last."
    if turned("H1", "W1"):
        return f"Inside each {one} your rows and columns are swapped."
    return None


def _step(made: Sequence[int], wanted: Sequence[int]) -> str | None:
    """One move that turns one order into the other: bring a run before the one to its left, or swap two axes."""
    length = len(made)
    start = next(i for i in range(length) if made[i] != wanted[i])
    end = next(i for i in reversed(range(length)) if made[i] != wanted[i]) + 1
    middle, target = list(made[start:end]), list(wanted[start:end])
    for cut in range(1, len(middle)):
        left, right = middle[:cut], middle[cut:]
        if right + left == target:
            return f"bring {axes_text(right)} before {axes_text(left)}"
    swapped = [middle[-1], *middle[1:-1], middle[0]]
    if swapped == target:
        return f"swap {axes_text(sorted((middle[0], middle[-1])))}"
    return None


def interleaved(layouts: Layouts) -> Said | None:
    """One axis of the output, in two parts that changed places; None for anything else."""
    moved = [i for i in range(len(layouts.made)) if layouts.made[i] != i]
    parts = [layouts.atoms[i] for i in moved]
    if len(parts) != 2 or any(part.axis != parts[0].axis or part.parts != 2 for part in parts):
        return None
    outer, inner = parts[0].size, parts[1].size
    return _within_axis(parts[0].axis, outer, inner) if outer * inner > 4 else None


def own_axes(layouts: Layouts, shape: tuple[int, ...]) -> Said:
    """The output is a permuted reshape of what it should be, in terms of the output's own axes."""
    atoms, made = layouts.atoms, layouts.made
    if all(atoms[i].parts == 1 for i in range(len(made)) if made[i] != i):
        return transposed(tuple(_whole_axes(layouts, len(shape))))
    came = _tuple([atoms[i].size for i in made])
    back = _tuple([list(made).index(i) for i in range(len(made))])
    return Said(
        f"{_SAME}.",
        f"Reshape your result to {came} and permute it with {back} before you flatten it to {shape_text(shape)}.",
    )


def _whole_axes(layouts: Layouts, rank: int) -> list[int]:
    """The permutation in axes; axes of size 1, which are no atoms, stay where they are."""
    taken = iter(layouts.atoms[i].axis for i in layouts.made)
    present = {atom.axis for atom in layouts.atoms}
    return [next(taken) if axis in present else axis for axis in range(rank)]


def _within_axis(axis: int, outer: int, inner: int) -> Said:
    if outer == 2:
        return Said(
            f"Along axis {axis} your values are interleaved in pairs; they should come in two halves: "
            f"entry i belongs with entry i + {inner}."
        )
    if inner == 2:
        return Said(
            f"Along axis {axis} your values come in two halves; they should be interleaved in pairs: "
            f"entry 2i belongs with entry 2i + 1."
        )
    return Said(
        f"{_SAME}: along axis {axis} you count column by column, and row by row is asked for.",
        f"Leave out the transpose of ({outer}, {inner}) before you flatten, or add the one that is missing.",
    )


def transposed(order: tuple[int, ...]) -> Said:
    """Whole axes of equal size changed places; `order` is the permutation that was made."""
    moved = [axis for axis in range(len(order)) if order[axis] != axis]
    if len(moved) == 2:
        return Said(f"Your result is transposed: {axes_text(moved)} are swapped.")
    back = [order.index(axis) for axis in range(len(order))]
    return Said(f"{_SAME}: your axes are permuted.", f"permute{_tuple(back)} puts them back.")


def moved(changes: list[tuple[int, Tensor]], shape: tuple[int, ...]) -> Said:
    """Along each of these axes, entry i holds what belongs at `line[i]`."""
    parts = [_moved_one(axis, line, shape[axis]) for axis, line in changes]
    if len(parts) > 1:
        parts = [part.partition(":")[0] for part in parts]
    rest = [part[0].lower() + part[1:] for part in parts[1:]]
    return Said("; ".join([parts[0], *rest]) + ".")


def _moved_one(axis: int, line: Tensor, size: int) -> str:
    steps = torch.arange(size)
    if torch.equal(line, steps.flip(0)) and size > 2:
        return f"Your result is reversed along axis {axis}: what belongs last comes first"
    shift = int(line[0])
    if torch.equal(line, (steps + shift) % size):
        if 2 * shift == size:
            return (
                f"The two halves along axis {axis} are swapped"
                if size > 2
                else f"The two entries along axis {axis} are swapped"
            )
        by = min(shift, size - shift)
        return f"Your result is rolled by {by} along axis {axis}: entry 0 holds what belongs at entry {shift}"
    if size > _LONGEST_LIST:
        for pieces in range(2, _LONGEST_LIST + 1):
            if size % pieces == 0:
                heads = line.reshape(pieces, -1)
                if torch.equal(
                    heads - heads[:, :1], torch.arange(size // pieces).expand(pieces, -1)
                ) and bool((heads[:, 0] % (size // pieces) == 0).all()):
                    order = (heads[:, 0] // (size // pieces)).tolist()
                    return f"The {pieces} equal parts of axis {axis} come in the order {_tuple(order)} instead of {_tuple(range(pieces))}"
        first = int((line != steps).nonzero()[0])
        return f"The entries along axis {axis} are in another order: entry {first} holds what belongs at {int(line[first])}"
    return f"The entries along axis {axis} come in the order {_tuple(line.tolist())} instead of {_tuple(range(size))}"


def inside_rows(axis: int, shape: tuple[int, ...], expected: Tensor, got: Tensor) -> Said:
    """Along one axis each row has an order of its own."""
    for direction, falling in (("rising", False), ("falling", True)):
        if torch.equal(got, expected.sort(dim=axis, descending=falling).values):
            return Said(
                f"Along axis {axis} your values are sorted, {direction}; they should keep another order."
            )
        if torch.equal(expected, got.sort(dim=axis, descending=falling).values):
            return Said(f"Along axis {axis} your values should be sorted, {direction}; they are not.")
    return Said(f"{_SAME} along axis {axis}, and it differs from row to row.")
