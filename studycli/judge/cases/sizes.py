"""The sizes in a drill's AXES and SIZES: expressions in letters, such as `3D`, `N+1`, `h·d`, `min(2, E)`, and what the letters are in a row."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

LEADING = "…"
"""Stands for any number of axes in front."""

_LEAST = "min"
_FACTOR = re.compile(r"(?<![A-Za-z0-9_])(\d+)(?=[A-Za-z_(])")
_OPERATORS: dict[type[ast.operator], Callable[[int, int], int]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.floordiv,
    ast.Pow: operator.pow,
}


@dataclass(frozen=True, slots=True)
class Size:
    """An expression for a whole number."""

    text: str
    tree: ast.expr
    letters: frozenset[str]

    @property
    def letter(self) -> str:
        """The letter, when it is nothing else; else empty."""
        return self.tree.id if isinstance(self.tree, ast.Name) else ""

    def value(self, sizes: Mapping[str, int]) -> int:
        """What it comes to. Raises KeyError for a letter that has no size yet."""
        return _value(self.tree, sizes)


@dataclass(frozen=True, slots=True)
class Equation:
    """A number in a row, and what it should be; or, where `number` is a letter, what that letter stands for."""

    size: Size
    number: int | str
    where: str


def read_size(text: str) -> Size:
    """`text` as an expression. Raises ValueError when it is none."""
    written = _FACTOR.sub(r"\1*", text.replace("·", "*").replace("²", "**2").replace("'", "_"))
    try:
        tree = ast.parse(written.strip(), mode="eval").body
    except SyntaxError:
        raise ValueError(f"“{text}” is no size") from None
    letters = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            letters.add(node.id)
        elif not _is_arithmetic(node):
            raise ValueError(f"“{text}” is no size")
    letters.discard(_LEAST)
    return Size(text, tree, frozenset(letters))


def _is_arithmetic(node: ast.AST) -> bool:
    if isinstance(node, ast.BinOp):
        return type(node.op) in _OPERATORS
    if isinstance(node, ast.Constant):
        return type(node.value) is int
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id == _LEAST and not node.keywords
    return isinstance(node, ast.operator | ast.expr_context)


def axis_sizes(axes: Iterable[str], shape: tuple[int, ...]) -> list[tuple[Size, int]]:
    """Each axis with its size, those that `…` stands for left out. Raises ValueError when there are more or fewer."""
    tokens = list(axes)
    some = tokens[:1] == [LEADING]
    named = tokens[1:] if some else tokens
    if len(shape) < len(named) or (len(shape) > len(named) and not some):
        raise ValueError(f"it has {len(shape)} axes, not “{' '.join(tokens)}”")
    return [
        (read_size(token), length)
        for token, length in zip(named, shape[len(shape) - len(named) :], strict=True)
    ]


def solve(equations: Iterable[Equation]) -> dict[str, int]:
    """The size of every letter that the equations tell. Raises ValueError for two that contradict each other."""
    sizes: dict[str, int] = {}
    left = list(equations)
    while True:
        waiting = [equation for equation in left if not _settled(equation, sizes)]
        if len(waiting) == len(left):
            return sizes
        left = waiting


def settle(sizes: Mapping[str, int], definitions: Mapping[str, Size]) -> dict[str, int]:
    """`sizes`, with the letters that are defined by others worked out anew."""
    settled = {letter: size for letter, size in sizes.items() if letter not in definitions}
    for _ in definitions:
        for letter, size in definitions.items():
            if size.letters <= set(settled):
                settled[letter] = size.value(settled)
    return settled


def _settled(equation: Equation, sizes: dict[str, int]) -> bool:
    """Whether nothing about it is open any more; `sizes` gets the letter that it tells."""
    number = sizes.get(equation.number) if isinstance(equation.number, str) else equation.number
    unknown = [letter for letter in equation.size.letters if letter not in sizes]
    if number is None and not unknown:
        sizes[str(equation.number)] = equation.size.value(sizes)
        return True
    if number is None or len(unknown) > 1:
        return False
    if unknown:
        sizes[unknown[0]] = _solution(equation, unknown[0], number, sizes)
    elif equation.size.value(sizes) != number:
        raise ValueError(
            f"{equation.where} is {number}, and “{equation.size.text}” comes to {equation.size.value(sizes)}"
        )
    return True


def _solution(equation: Equation, letter: str, number: int, sizes: Mapping[str, int]) -> int:
    for size in range(2 * number + 65):
        if equation.size.value({**sizes, letter: size}) == number:
            return size
    raise ValueError(f"{equation.where} is {number}, which “{equation.size.text}” cannot be")


def _value(node: Any, sizes: Mapping[str, int]) -> int:
    if isinstance(node, ast.Name):
        return sizes[node.id]
    if isinstance(node, ast.Constant):
        return int(str(node.value))
    if isinstance(node, ast.Call):
        return min(_value(argument, sizes) for argument in node.args)
    operation = _OPERATORS[type(node.op)]
    return operation(_value(node.left, sizes), _value(node.right, sizes))
