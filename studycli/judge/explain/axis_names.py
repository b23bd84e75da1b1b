"""What the axes and sizes of a drill's tensors are called: by the answer itself, by the reference, by the prompt."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from torch import Tensor

_IN_PROSE = re.compile(r"`?\b([a-z]\w*)`?\s*\(([A-Za-z0-9_·+/²\s]+(?:,[A-Za-z0-9_·+/²\s]*)+)\)")


@dataclass(frozen=True, slots=True)
class Size:
    """A number that shapes are made of, and what it is called."""

    name: str
    value: int
    where: str
    """Such as "axis 2 of x"; empty for a plain argument."""


def axis_letters(
    sources: Iterable[str], prompt: str, inputs: Mapping[str, Any]
) -> dict[str, tuple[str, ...]]:
    """The letters of each tensor argument's axes, "" where unknown. The first source that names an axis decides."""
    letters = {name: [""] * value.ndim for name, value in inputs.items() if isinstance(value, Tensor)}
    for source in sources:
        for argument, axis, letter in _unpacked(source):
            axes = letters.get(argument, [])
            if -len(axes) <= axis < len(axes) and not axes[axis]:
                axes[axis] = letter
    for argument, text in _IN_PROSE.findall(prompt):
        names = [name.strip() for name in text.split(",") if name.strip()]
        axes = letters.get(argument, [])
        if len(names) == len(axes):
            letters[argument] = [axis or name for axis, name in zip(axes, names, strict=True)]
    return {argument: tuple(axes) for argument, axes in letters.items()}


def _unpacked(source: str) -> list[tuple[str, int, str]]:
    """(argument, axis, letter) for `B, N, D = x.shape`, `d = q.shape[-1]`, `n = x.size(1)`."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return []
    found: list[tuple[str, int, str]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            found += _from_assignment(node.targets[0], node.value)
    return found


def _from_assignment(target: ast.expr, value: ast.expr) -> list[tuple[str, int, str]]:
    if isinstance(target, ast.Tuple):
        argument, start = _shape_of(value), 0
        if argument is None and isinstance(value, ast.Subscript):
            argument = _shape_of(value.value)
            cut = value.slice
            if not isinstance(cut, ast.Slice) or cut.step is not None:
                return []
            start = _constant(cut.lower) or 0
            if cut.upper is not None and cut.lower is not None:
                return []
        if argument is None:
            return []
        return _named(argument, target.elts, start)
    if isinstance(target, ast.Name):
        axis = _axis_of(value)
        return [(axis[0], axis[1], target.id)] if axis else []
    return []


def _named(argument: str, elements: list[ast.expr], start: int) -> list[tuple[str, int, str]]:
    found = []
    starred = next((i for i, element in enumerate(elements) if isinstance(element, ast.Starred)), None)
    for place, element in enumerate(elements):
        if isinstance(element, ast.Name) and element.id != "_":
            axis = place + start if starred is None or place < starred else place - len(elements)
            found.append((argument, axis, element.id))
    return found


def _shape_of(node: ast.expr) -> str | None:
    """`x` in `x.shape` and `x.size()`."""
    if isinstance(node, ast.Call) and not node.args and isinstance(node.func, ast.Attribute):
        node = node.func if node.func.attr == "size" else node
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            return node.value.id
    if isinstance(node, ast.Attribute) and node.attr == "shape" and isinstance(node.value, ast.Name):
        return node.value.id
    return None


def _axis_of(node: ast.expr) -> tuple[str, int] | None:
    """`("x", -1)` in `x.shape[-1]` and `x.size(-1)`."""
    if isinstance(node, ast.Subscript):
        argument, axis = _shape_of(node.value), _constant(node.slice)
        return (argument, axis) if argument is not None and axis is not None else None
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "size"
        and isinstance(node.func.value, ast.Name)
        and len(node.args) == 1
    ):
        axis = _constant(node.args[0])
        return (node.func.value.id, axis) if axis is not None else None
    return None


def _constant(node: ast.expr | None) -> int | None:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = _constant(node.operand)
        return None if inner is None else -inner
    if isinstance(node, ast.Constant) and type(node.value) is int:
        return node.value
    return None


def short_names(source: str) -> dict[str, str]:
    """What the answer calls its arguments: {"window_size": "M"} for `M = window_size`."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return {}
    return {
        node.value.id: node.targets[0].id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Name)
        and isinstance(node.targets[0], ast.Name)
    }


def known_sizes(
    inputs: Mapping[str, Any], letters: Mapping[str, tuple[str, ...]], short: Mapping[str, str] | None = None
) -> tuple[Size, ...]:
    """The whole-number arguments and the axes of the tensor arguments, each name once."""
    found: dict[str, Size] = {}
    for argument, value in inputs.items():
        name = (short or {}).get(argument, argument)
        if type(value) is int and value > 0:
            found.setdefault(name, Size(name, value, ""))
    for name, value in inputs.items():
        if isinstance(value, Tensor):
            for axis, length in enumerate(value.shape):
                letter = letters.get(name, ("",) * value.ndim)[axis]
                label = letter or f"{name}.shape[{axis}]"
                found.setdefault(label, Size(label, length, f"axis {axis} of {name}"))
    return tuple(found.values())


def name_size(value: int, sizes: Iterable[Size]) -> str:
    """What a length is called: "D", "H/M", "B·N", "N+1"; the bare number when no name or more than one fits."""
    if value == 1:
        return "1"
    lettered = [size for size in sizes if "." not in size.name]
    plain = {size.name for size in lettered if size.value == value}
    if plain:
        return plain.pop() if len(plain) == 1 else str(value)
    usable = [size for size in lettered if size.value > 1]
    derived = set()
    for left, right in combinations(usable, 2):
        if left.value * right.value == value:
            derived.add(f"{left.name}·{right.name}")
        for outer, inner in ((left, right), (right, left)):
            if inner.value * value == outer.value:
                derived.add(f"{outer.name}/{inner.name}")
    derived |= {f"{size.name}+1" for size in usable if size.value + 1 == value}
    return derived.pop() if len(derived) == 1 else str(value)


def shape_text(shape: Iterable[int]) -> str:
    """`(2, 14, 14, 96)`; `()` for a single number; `(3,)` for one axis."""
    lengths = tuple(int(length) for length in shape)
    return f"({lengths[0]},)" if len(lengths) == 1 else "(" + ", ".join(map(str, lengths)) + ")"


def named_shape(shape: Iterable[int], sizes: Iterable[Size]) -> str:
    """`(2, 5, 8), that is (B, N, D)`; without the letters when one of them is unknown."""
    lengths, known = tuple(int(length) for length in shape), tuple(sizes)
    names = [name_size(length, known) for length in lengths]
    if (
        not names
        or all(name.isdigit() for name in names)
        or any(name.isdigit() and name != "1" for name in names)
    ):
        return shape_text(lengths)
    return f"{shape_text(lengths)}, that is ({', '.join(names)})"
