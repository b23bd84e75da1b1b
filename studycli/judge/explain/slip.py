"""One slip: a node of the reference's syntax tree exchanged for another, and the words for it."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from studycli.model.verdict import Cause

_LONGEST = 28
_KNOWN_NAMES = frozenset({"math", "torch", "pi", "eps", *"dnhDNBKVHWCMPT"})


@dataclass(frozen=True, slots=True)
class Slip:
    """One node in place of another."""

    node: ast.AST
    words: str
    """Completes "Your result is what you get …"."""
    cause: Cause = Cause.VALUES


Slot = tuple[ast.AST, str, int | None]
"""Where a node hangs: its parent, the field, the place in the field's list."""


@dataclass(frozen=True, slots=True)
class Change:
    """One slip with the places where it is made."""

    places: tuple[tuple[Slot, ast.AST], ...]
    words: str
    cause: Cause


@dataclass(frozen=True, slots=True)
class Names:
    """What may be named: the reference is not to be read out."""

    arguments: frozenset[str]
    axes: tuple[int, ...]
    """Axes that stand in the answer: of two that are the same one, the answer's own number is used."""
    measured: frozenset[str] = frozenset()
    """Tensors whose sizes the answer reads."""


def shown(node: ast.expr, names: Names) -> str:
    """The operand in words, if it is a name, or short and made of arguments, sizes and numbers; else nothing."""
    if isinstance(node, ast.Name) and len(node.id) > 2:
        return f" {node.id}"
    text = ast.unparse(node)
    used = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
    longest = _LONGEST if used <= names.arguments | _KNOWN_NAMES else _LONGEST // 2
    if len(text) <= longest:
        return f" {text.replace('math.', '').replace('torch.', '')}"
    if isinstance(node, ast.Call):
        function = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
        return f" the {function}(…)"
    return ""


def axis_value(node: ast.expr | None) -> int | None:
    """The whole number that a node is, if it is one."""
    if (
        isinstance(node, ast.UnaryOp)
        and isinstance(node.op, ast.USub)
        and isinstance(node.operand, ast.Constant)
    ):
        return -node.operand.value if type(node.operand.value) is int else None
    return node.value if isinstance(node, ast.Constant) and type(node.value) is int else None


def other_axes(axis: int, names: Names) -> list[int]:
    """Axes to try instead, the answer's own first."""
    return [
        other
        for other in dict.fromkeys((*names.axes, -1, -2, 0, 1, -3, 2))
        if other != axis and -4 <= other <= 4
    ]


def sign(value: int) -> str:
    """A whole number with a true minus sign."""
    return str(value).replace("-", "−")
