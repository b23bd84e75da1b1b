"""Counts the turns of every loop in a changed reference, so that one that never ends is given up.

The count stands in the loops themselves: an exception out of a trace function is lost when it falls into the closing of a generator,
and the loop then runs on for ever.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

TICK = "__tick__"
_MOST_TURNS = 5_000

Node = TypeVar("Node", bound=ast.AST)


class TooManyTurnsError(Exception):
    """The slip made a loop that does not end, or not soon."""


def tick() -> Callable[[], bool]:
    """A fresh counter, to be bound to the name `TICK`: True, until it raises TooManyTurnsError."""
    left = _MOST_TURNS

    def turn() -> bool:
        nonlocal left
        left -= 1
        if left < 0:
            raise TooManyTurnsError
        return True

    return turn


@contextmanager
def ticking(tree: ast.Module) -> Iterator[None]:
    """The tree with a call of the counter in each of its loops and comprehensions, while this lasts."""
    places: list[tuple[list[ast.stmt], ast.stmt] | tuple[list[ast.expr], ast.expr]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.While | ast.For):
            places.append((node.body, _located(ast.Expr(_call()), node)))
        elif isinstance(node, ast.comprehension):
            places.append((node.ifs, _located(_call(), node.target)))
    for where, call in places:
        where.insert(0, call)  # type: ignore[arg-type]
    try:
        yield
    finally:
        for where, _ in places:
            del where[0]


def _call() -> ast.Call:
    return ast.Call(ast.Name(TICK, ast.Load()), [], [])


def _located(node: Node, near: ast.AST) -> Node:
    for part in ast.walk(node):
        ast.copy_location(part, near)
    return node
