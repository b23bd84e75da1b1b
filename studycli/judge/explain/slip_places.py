"""Where in the reference slips are tried, and in which order: the likeliest first."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

from studycli.judge.explain.slip import Change, Names, Slot, axis_value, other_axes, sign
from studycli.judge.explain.slip_nodes import WITH_AXES, variants
from studycli.judge.explain.syntax import called, syntax
from studycli.model.verdict import Cause

_Place = tuple[Slot, ast.AST]


def changes(tree: ast.Module, answer: str, arguments: Iterable[str]) -> Iterator[Change]:
    """Every slip: first those made throughout, then those of names and axes, of other sizes, of numbers last.

    The axes and sizes that the text of the answer names come first.
    """
    measured = frozenset(re.findall(r"(\w+)\.(?:shape|size)\b", answer))
    names = Names(frozenset(arguments), _axes_in(answer), measured)
    places = list(slots(tree))
    yield from _axis_throughout(places, names)
    yield from _parts_swapped(places)
    for slot, node in places:
        if not isinstance(node, ast.Constant):
            for slip in variants(node, names):
                yield Change(((slot, slip.node),), slip.words, slip.cause)
    yield from _other_sizes(tree, places)
    for slot, node in places:
        if isinstance(node, ast.Constant) and not _counts_an_axis(slot):
            for slip in variants(node, names):
                yield Change(((slot, slip.node),), slip.words, slip.cause)


def _axes_in(source: str) -> tuple[int, ...]:
    """The small whole numbers of the answer, in its order."""
    nodes = ast.walk(syntax(source))
    found = [axis_value(node) for node in nodes if isinstance(node, ast.UnaryOp | ast.Constant)]
    return tuple(dict.fromkeys(axis for axis in found if axis is not None and -4 <= axis <= 4))


def _counts_an_axis(slot: Slot) -> bool:
    """`-1` in x.shape[-1]: the axis as a whole is tried elsewhere."""
    parent = slot[0]
    if isinstance(parent, ast.UnaryOp):
        return True
    return (
        isinstance(parent, ast.Subscript)
        and isinstance(parent.value, ast.Attribute)
        and parent.value.attr == "shape"
    )


def slots(tree: ast.Module) -> Iterator[_Place]:
    """Every node inside a function, with its place; defaults, annotations and texts left out."""
    for top in tree.body:
        if isinstance(top, ast.FunctionDef):
            yield from _below(top, "body")


def _below(parent: ast.AST, *fields: str) -> Iterator[_Place]:
    for field in fields or parent._fields:
        value = getattr(parent, field, None)
        if isinstance(value, list):
            for place, item in enumerate(list(value)):
                if isinstance(item, ast.AST):
                    yield (parent, field, place), item
                    yield from _below(item)
        elif isinstance(value, ast.AST):
            yield (parent, field, None), value
            yield from _below(value)


def _axis_throughout(places: list[_Place], names: Names) -> Iterator[Change]:
    """One axis taken for another in every call that names it."""
    groups: dict[int, list[Slot]] = {}
    for slot, node in places:
        axis = axis_value(node) if isinstance(node, ast.expr) else None
        parent, field, _ = slot
        is_axis = (isinstance(parent, ast.keyword) and parent.arg in ("dim", "axis", "dims")) or (
            isinstance(parent, ast.Call) and field == "args" and called(parent) in WITH_AXES
        )
        if axis is not None and is_axis:
            groups.setdefault(axis, []).append(slot)
    for axis, slots in groups.items():
        if len(slots) > 1:
            for other in other_axes(axis, names):
                words = f"along axis {sign(other)} where axis {sign(axis)} belongs, throughout"
                yield Change(tuple((slot, ast.Constant(other)) for slot in slots), words, Cause.VALUES)
            words = f"over all axes at once where axis {sign(axis)} belongs, throughout"
            yield Change(tuple((slot, ast.Constant(None)) for slot in slots), words, Cause.VALUES)


def _parts_swapped(places: list[_Place]) -> Iterator[Change]:
    """rows[0] for rows[1] and the other way round, wherever they stand: row and column, x and y."""
    groups: dict[str, list[tuple[Slot, int]]] = {}
    for slot, node in places:
        parent, field, _ = slot
        index = axis_value(node) if isinstance(node, ast.expr) else None
        if (
            isinstance(parent, ast.Subscript)
            and field == "slice"
            and index in (0, 1)
            and isinstance(parent.value, ast.Name)
        ):
            groups.setdefault(parent.value.id, []).append((slot, index or 0))
    for name, slots in groups.items():
        if {index for _, index in slots} == {0, 1}:
            swapped = tuple((slot, ast.Constant(1 - index)) for slot, index in slots)
            words = f"with the two parts of {name} swapped (rows and columns, or x and y)"
            yield Change(swapped, words, Cause.ORDER)


def _other_sizes(tree: ast.Module, places: list[_Place]) -> Iterator[Change]:
    """One size taken for another: √D for √d."""
    sizes: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            target = node.targets[0]
            parts = target.elts if isinstance(target, ast.Tuple) else [target]
            is_size = isinstance(node.value, ast.Attribute | ast.Subscript) and "shape" in ast.unparse(
                node.value
            )
            is_quotient = isinstance(node.value, ast.BinOp) and isinstance(node.value.op, ast.FloorDiv)
            if is_size or is_quotient:
                sizes += [part.id for part in parts if isinstance(part, ast.Name)]
    for slot, node in places:
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in sizes:
            for other in dict.fromkeys(sizes):
                if other not in (node.id, "_"):
                    words = f"with {other} where {node.id} belongs"
                    yield Change(((slot, ast.Name(other, ast.Load())),), words, Cause.SCALE)
