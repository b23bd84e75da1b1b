"""The first row of a table again with other sizes: what its AXES and SIZES say, worked out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from typing import Any

import torch

from studycli.judge.cases.language import Case, FunctionSpec
from studycli.judge.cases.making import make_case
from studycli.judge.cases.reading import CaseTable
from studycli.judge.cases.sizes import LEADING, Equation, Size, axis_sizes, read_size, settle, solve
from studycli.judge.cases.tensors import TensorSpec
from studycli.judge.protocol import Value
from studycli.judge.trees import join, leaves, map_leaves

Shape = tuple[int, ...]

_RETURNED = "returns"


@dataclass(frozen=True, slots=True)
class Resized:
    """The row with other sizes, not made yet."""

    name: str
    plain: Case
    shapes: Mapping[str, Shape]
    """Of its tensors, by path."""
    numbers: Mapping[str, int]
    """Whole numbers that hang on the sizes: arguments, lengths of lists, bounds of whole numbers."""
    defaults: Mapping[str, Any]

    def row(self) -> Case:
        """The row. Raises ValueError when the first one is written in such a way that it has no other sizes."""
        arguments = map_leaves(self.plain.arguments, self._leaf)
        for path, number in self.numbers.items():
            value = arguments.get(path, self.defaults.get(path))
            if type(value) is int:
                arguments[path] = number
            elif isinstance(value, list):
                arguments[path] = value[:number]
        row = replace(self.plain, name=self.name, arguments=arguments)
        self._try(row)
        return row

    def _leaf(self, path: str, leaf: Any) -> Any:
        if isinstance(leaf, TensorSpec):
            shape = self.shapes.get(path, leaf.shape)
            return replace(leaf, shape=shape, below=self.numbers.get(path, leaf.below))
        if isinstance(leaf, FunctionSpec):
            bound = map_leaves(leaf.bound, lambda inner, part: self._leaf(join(path, inner), part))
            return replace(leaf, bound=bound)
        return self.numbers.get(path, leaf) if type(leaf) is int else leaf

    def _try(self, row: Case) -> None:
        try:
            made = make_case(row, 0, 0)
        except Exception as error:
            raise ValueError(f"the first row cannot be made in this size: {error}") from None
        for path, leaf in leaves(made.arguments):
            if isinstance(leaf, torch.Tensor) and tuple(leaf.shape) != self.shapes.get(path, leaf.shape):
                raise ValueError(f"{path} of the first row is written for one shape only")


def contradiction(
    table: CaseTable, defaults: Mapping[str, Any], arguments: Collection[str], returned: Value
) -> str:
    """What AXES says of an argument that there is not, or of what the reference returns for the first row; empty when it holds.

    What it says of the arguments themselves is told as a row that cannot be made.
    """
    for path in table.axes:
        if path.partition(".")[0] not in (*arguments, _RETURNED):
            return f"the reference has no argument {path}"
    try:
        resizing = Resizing(table, table.cases[0], defaults)
    except ValueError:
        return ""
    try:
        resizing.compare(returned, table.axes)
    except ValueError as error:
        return str(error)
    return ""


class Resizing:
    """The sizes of the first row by their letters. Raises ValueError when AXES or SIZES contradict it."""

    def __init__(self, table: CaseTable, plain: Case, defaults: Mapping[str, Any]) -> None:
        self._plain, self._defaults = plain, defaults
        self._shapes = dict(_shapes(plain))
        self._axes = {path: axes for path in self._shapes if (axes := _axes_of(path, table.axes))}
        self._named = {path: _named(path, axes, self._shapes[path]) for path, axes in self._axes.items()}
        words = {name: read_size(text) for name, text in table.sizes.items()}
        self._bounds = {path: size for path, size in words.items() if path in self._shapes}
        self._words = {name: size for name, size in words.items() if name not in self._bounds}
        numbers = {name: self._number(name) for name in self._words}
        self._numbers = {name: number for name, number in numbers.items() if number is not None}
        self._definitions = {name: size for name, size in self._words.items() if name not in self._numbers}
        self._equations = [
            *_equations(self._named),
            *(Equation(size, self._numbers.get(name, name), name) for name, size in self._words.items()),
        ]
        self._sizes = solve(self._equations)

    def compare(self, returned: Value, axes: Mapping[str, tuple[str, ...]]) -> None:
        """Raises ValueError when what the reference returns for the first row has other axes than AXES says."""
        shapes = {
            path: part.shape for path, part in leaves(returned, _RETURNED) if isinstance(part, torch.Tensor)
        }
        named = {
            path: _named(path, names, tuple(shape))
            for path, shape in shapes.items()
            if (names := _axes_of(path, axes))
        }
        solve([*self._equations, *_equations(named)])

    def every_axis_one(self) -> Iterator[Resized]:
        """Size 1 for every letter in turn that is larger, and for every axis that `…` stands for."""
        for letter, size in self._sizes.items():
            if letter not in self._definitions and size > 1:
                yield self._with(letter)
        leading = [
            (path, len(self._shapes[path]) - len(self._named[path]))
            for path, axes in self._axes.items()
            if axes[0] == LEADING
        ]
        most = max((count for _, count in leading), default=0)
        for axis in range(most):
            # Of tensors that have fewer such axes, those at the end are the same.
            places = {path: axis - (most - count) for path, count in leading}
            shapes = {
                path: (*shape[: places[path]], 1, *shape[places[path] + 1 :])
                if places.get(path, -1) >= 0
                else shape
                for path, shape in self._shapes.items()
            }
            if shapes != self._shapes:
                yield Resized(f"axis {axis} of size 1", self._plain, shapes, {}, self._defaults)

    def _with(self, letter: str) -> Resized:
        sizes = settle({**self._sizes, letter: 1}, self._definitions)
        shapes = dict(self._shapes)
        for path, named in self._named.items():
            unnamed = shapes[path][: len(shapes[path]) - len(named)]
            shapes[path] = (*unnamed, *(_size(size, length, sizes) for size, length in named))
        numbers = {name: _size(self._words[name], number, sizes) for name, number in self._numbers.items()}
        for path, bound in self._bounds.items():
            numbers[path] = bound.value(sizes)
        return Resized(self._name(letter, sizes), self._plain, shapes, numbers, self._defaults)

    def _number(self, name: str) -> int | None:
        """What the first row has under this name: a whole number, or the length of a list."""
        value = self._plain.arguments.get(name, self._defaults.get(name))
        if isinstance(value, list):
            return len(value)
        return value if type(value) is int else None

    def _name(self, letter: str, sizes: Mapping[str, int]) -> str:
        """“n_heads = 1”; “B = 1”; or, for a letter that only stands in products, what changes: “D = 3”."""
        for name, size in self._words.items():
            if (
                size.letter == letter
                and type(self._plain.arguments.get(name, self._defaults.get(name))) is int
            ):
                return f"{name} = 1"
        if any(letter in axes for axes in self._axes.values()):
            return f"{letter} = 1"
        for name, size in self._words.items():
            if letter in size.letters:
                return f"{name} = {size.value(sizes)}"
        return f"{letter} = 1"


def _tensors(case: Case) -> Iterator[tuple[str, torch.Tensor]]:
    for path, leaf in leaves(make_case(case, 0, 0).arguments):
        if isinstance(leaf, torch.Tensor):
            yield path, leaf


def _shapes(case: Case) -> Iterator[tuple[str, Shape]]:
    """Of every tensor, those that function arguments are bound to among them."""
    for path, tensor in _tensors(case):
        yield path, tuple(tensor.shape)
    for path, leaf in leaves(case.arguments):
        if isinstance(leaf, FunctionSpec):
            for inner, part in leaves(leaf.bound, path):
                if isinstance(part, TensorSpec):
                    yield inner, part.shape


def _axes_of(path: str, axes: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The entry for this path: its own, or one with a `*` in it, such as `p.blocks.*.w_up`."""
    return axes.get(path) or next(
        (names for pattern, names in axes.items() if "*" in pattern and fnmatchcase(path, pattern)), ()
    )


def _equations(named: Mapping[str, list[tuple[Size, int]]]) -> list[Equation]:
    return [
        Equation(size, length, f"an axis of {path}") for path, axes in named.items() for size, length in axes
    ]


def _named(path: str, axes: tuple[str, ...], shape: Shape) -> list[tuple[Size, int]]:
    try:
        return axis_sizes(axes, shape)
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from None


def _size(size: Size, length: int, sizes: Mapping[str, int]) -> int:
    """The size worked out, or as it was where a letter of it is not known."""
    return size.value(sizes) if size.letters <= set(sizes) else length
