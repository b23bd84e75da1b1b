"""Every slip that can be made at one node of the reference: those of the table, of axes, sizes, numbers and statements.

The words complete "Your result is what you get …". Nothing of the reference is quoted but names of arguments, numbers and short factors,
as a teacher would name them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from studycli.judge.explain.slip import Names, Slip, axis_value, other_axes, shown, sign
from studycli.judge.explain.slip_table import from_table
from studycli.judge.explain.syntax import called
from studycli.model.verdict import Cause

_OTHER_TEXTS = {
    "ij": ("xy",),
    "xy": ("ij",),
    "bicubic": ("bilinear", "nearest"),
    "bilinear": ("bicubic", "nearest"),
    "mean": ("sum", "batchmean"),
    "batchmean": ("mean", "sum"),
    "sum": ("mean",),
}
_AXIS_SETS = ((0,), (1,), (-1,), (2,), (-2,), (0, 1), (1, 2), (-2, -1), (2, 3), (1, 2, 3), (0, 2, 3), (0, 1, 2), (0, 1, 2, 3))  # fmt: skip


_WITH_AXES = (
    "softmax log_softmax mean sum max min amax amin argmax argmin var std cumsum cumprod flip norm logsumexp cat stack sort argsort topk "
    "unbind chunk split prod normalize gather unsqueeze repeat_interleave roll median all any concat diff cosine_similarity vector_norm size"
)
WITH_AXES = frozenset(_WITH_AXES.split())
"""Functions that are told an axis."""


def variants(node: ast.AST, names: Names) -> Iterator[Slip]:
    """The slips that can be made at one node."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.operand, ast.Constant):
        return  # a negative number
    yield from from_table(node, names)
    match node:
        case ast.Call():
            yield from _axes(node, names)
        case ast.Subscript():
            yield from _sized(node, names)
            yield from _unpicked(node, names)
        case ast.If():
            yield from _conditional(node, names)
        case ast.Constant():
            yield from _constants(node)
        case ast.Assign() | ast.AugAssign():
            yield from _assigned(node)


def _axes(node: ast.Call, names: Names) -> Iterator[Slip]:
    """The same call along another axis."""
    name = called(node)
    if name not in WITH_AXES:
        return
    of = "the size of an axis" if name == "size" else name
    given: list[Any] = [*node.args, *node.keywords]
    for place, argument in enumerate(given):
        named = argument if isinstance(argument, ast.keyword) else None
        axis = axis_value(named.value if named else argument)
        if axis is None or (named and named.arg not in ("dim", "axis", "dims")):
            continue
        for other in other_axes(axis, names):
            changed = given.copy()
            changed[place] = ast.keyword(named.arg, ast.Constant(other)) if named else ast.Constant(other)
            words = f"with {of} along axis {sign(other)} where axis {sign(axis)} belongs"
            amount = len(node.args)
            yield Slip(ast.Call(node.func, changed[:amount], changed[amount:]), words)


def _sized(node: ast.Subscript, names: Names) -> Iterator[Slip]:
    """The size of another axis, or of another tensor."""
    axis = axis_value(node.slice)
    if isinstance(node.value, ast.Attribute) and node.value.attr == "shape":
        if axis is not None and isinstance(node.value.value, ast.Name):
            own = node.value.value.id
            for tensor in sorted((names.arguments & names.measured) - {own}):
                shape = ast.Attribute(ast.Name(tensor, ast.Load()), "shape", ast.Load())
                words = f"with the size of axis {sign(axis)} of {tensor} where that of {own} belongs"
                yield Slip(ast.Subscript(shape, node.slice, node.ctx), words, Cause.SCALE)
        for other in other_axes(axis, names) if axis is not None else []:
            words = f"with the size of axis {sign(other)} where that of axis {sign(axis or 0)} belongs"
            yield Slip(ast.Subscript(node.value, ast.Constant(other), node.ctx), words, Cause.SCALE)


def _unpicked(node: ast.Subscript, names: Names) -> Iterator[Slip]:
    """An index or a mask left out; an added axis left out."""
    index = node.slice
    is_size = isinstance(node.value, ast.Attribute) and node.value.attr == "shape"
    if not isinstance(node.ctx, ast.Load) or is_size:
        return
    if not isinstance(index, ast.Slice | ast.Tuple | ast.Constant | ast.UnaryOp):
        text = shown(index, names)
        yield Slip(node.value, f"without picking by{text}" if text else "without picking by an index")
    if isinstance(index, ast.Tuple) and any(
        isinstance(part, ast.Constant) and part.value is None for part in index.elts
    ):
        rest = [
            part for part in index.elts if not (isinstance(part, ast.Constant) and part.value in (None, ...))
        ]
        if all(isinstance(part, ast.Slice) and part.lower is None and part.upper is None for part in rest):
            yield Slip(node.value, "without the added axis (None), so that it broadcasts along another one")


def _conditional(node: ast.If, names: Names) -> Iterator[Slip]:
    """A special case left out, or taken always."""
    test = shown(node.test, names)
    which = f" for{test}" if test else ""
    if not any(isinstance(part, ast.Raise) for part in node.body):
        yield Slip(
            ast.If(ast.Constant(False), node.body, node.orelse),
            f"without the special case{which}",
            Cause.EDGE,
        )
        yield Slip(
            ast.If(ast.Constant(True), node.body, node.orelse),
            f"with the special case{which} always",
            Cause.EDGE,
        )


def _constants(node: ast.Constant) -> Iterator[Slip]:
    """Other numbers."""
    value = node.value
    for text in _OTHER_TEXTS.get(value, ()) if isinstance(value, str) else ():
        yield Slip(ast.Constant(text), f'with "{text}" where "{value!s}" belongs')
    if type(value) is int and 0 <= value <= 4096:
        for other in (value + 1, value - 1):
            yield Slip(
                ast.Constant(other), f"with {sign(other)} where {value} belongs (off by one)", Cause.EDGE
            )
        if value > 1:
            yield Slip(ast.Constant(1), f"without the number {value}", Cause.SCALE)
    if type(value) is int and value >= 100:
        for other in (value // 10, value * 10):
            yield Slip(ast.Constant(other), f"with {other} where {value} belongs", Cause.SCALE)
    elif type(value) is float:
        text = f"{value:g}"
        for changed in (2 * value, value / 2, 0.0, 1.0, -value, 10 * value, value / 10):
            if changed != value:
                yield Slip(ast.Constant(changed), f"with {changed:g} where {text} belongs", Cause.SCALE)


def _assigned(node: ast.Assign | ast.AugAssign) -> Iterator[Slip]:
    """A step left out, or names swapped."""
    if isinstance(node, ast.AugAssign):
        yield Slip(ast.Pass(), "without one of the steps that add up")
        return
    target = node.targets[0]
    if isinstance(target, ast.Name) and target.id in ("dim", "dims", "axis", "axes"):
        for axes in _AXIS_SETS:
            many = "axis" if len(axes) == 1 else "axes"
            value = ast.Tuple([ast.Constant(axis) for axis in axes], ast.Load())
            yield Slip(
                ast.Assign([target], value),
                f"when {many} {', '.join(map(sign, axes))} is reduced; others should be",
            )
    if isinstance(target, ast.Name) and any(
        isinstance(part, ast.Name) and part.id == target.id for part in ast.walk(node.value)
    ):
        yield Slip(ast.Pass(), f"without the step that changes {target.id}")
    if isinstance(target, ast.Subscript):
        yield Slip(ast.Pass(), "without one of the assignments into the result", Cause.EDGE)
    if (
        isinstance(target, ast.Tuple)
        and 2 <= len(target.elts) <= 4
        and not any(isinstance(part, ast.Starred) for part in target.elts)
    ):
        for one, other in combinations(range(len(target.elts)), 2):
            parts = list(target.elts)
            parts[one], parts[other] = parts[other], parts[one]
            pair = " and ".join(ast.unparse(target.elts[place]) for place in (one, other))
            yield Slip(
                ast.Assign([ast.Tuple(parts, ast.Store())], node.value),
                f"with {pair} swapped",
                Cause.ORDER,
            )
