"""Slips in operators, comparisons, numbers, slices and statements."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from studycli.judge.explain.slip import Names, Slip, axis_value, other_axes, shown, sign
from studycli.model.verdict import Cause

_OPERATORS: dict[type[ast.operator], tuple[tuple[type[ast.operator], str], ...]] = {
    ast.Add: ((ast.Sub, "a − where a + belongs"),),
    ast.Sub: ((ast.Add, "a + where a − belongs"),),
    ast.Mult: ((ast.Div, "a division where a product belongs"), (ast.Add, "a + where a product belongs")),
    ast.Div: (
        (ast.Mult, "a product where a division belongs"),
        (ast.FloorDiv, "a whole-number division (//) where / belongs"),
    ),
    ast.FloorDiv: (
        (ast.Div, "a division with a fraction (/) where // belongs"),
        (ast.Mod, "a remainder (%) where // belongs"),
    ),
    ast.Mod: ((ast.FloorDiv, "a whole-number division (//) where a remainder (%) belongs"),),
    ast.BitAnd: ((ast.BitOr, "an “or” (|) where an “and” (&) belongs"),),
    ast.BitOr: ((ast.BitAnd, "an “and” (&) where an “or” (|) belongs"),),
}
_COMPARISONS: dict[type[ast.cmpop], tuple[tuple[type[ast.cmpop], str], ...]] = {
    ast.Lt: ((ast.LtE, "≤ where < belongs"), (ast.Gt, "> where < belongs"), (ast.GtE, "≥ where < belongs")),
    ast.LtE: ((ast.Lt, "< where ≤ belongs"), (ast.GtE, "≥ where ≤ belongs"), (ast.Gt, "> where ≤ belongs")),
    ast.Gt: ((ast.GtE, "≥ where > belongs"), (ast.Lt, "< where > belongs"), (ast.LtE, "≤ where > belongs")),
    ast.GtE: ((ast.Gt, "> where ≥ belongs"), (ast.LtE, "≤ where ≥ belongs"), (ast.Lt, "< where ≥ belongs")),
    ast.Eq: ((ast.NotEq, "≠ where = belongs"),),
    ast.NotEq: ((ast.Eq, "= where ≠ belongs"),),
}


def compared(node: ast.Compare) -> Iterator[Slip]:
    """Another comparison."""
    for other, words in _COMPARISONS.get(type(node.ops[0]), ()):
        changed = ast.Compare(node.left, [other()], node.comparators)
        yield Slip(changed, f"with {words}", Cause.EDGE)


def operated(node: ast.BinOp, names: Names) -> Iterator[Slip]:
    """Another operator, or one operand left out."""
    left, right = shown(node.left, names), shown(node.right, names)
    if isinstance(node.op, ast.Div):
        yield Slip(node.left, f"without dividing by{right}" if right else "without a division", Cause.SCALE)
    elif isinstance(node.op, ast.Mult):
        yield Slip(
            node.left, f"without the factor{right}" if right else "without one of the factors", Cause.SCALE
        )
        yield Slip(
            node.right, f"without the factor{left}" if left else "without one of the factors", Cause.SCALE
        )
    elif isinstance(node.op, ast.Add | ast.Sub):
        word = "adding" if isinstance(node.op, ast.Add) else "subtracting"
        yield Slip(node.left, f"without {word}{right}" if right else f"without {word} the second part")
        if isinstance(node.op, ast.Add):
            yield Slip(node.right, f"without adding{left}" if left else "without the first part of a sum")
        else:
            yield Slip(
                ast.BinOp(node.right, node.op, node.left), "with a difference taken the other way round"
            )
    elif isinstance(node.op, ast.MatMult):
        yield Slip(
            ast.BinOp(node.right, node.op, node.left),
            "with the two factors of a matrix product in the other order",
            Cause.ORDER,
        )
    elif isinstance(node.op, ast.Pow):
        yield Slip(node.left, f"without the power{right}")
    elif isinstance(node.op, ast.BitAnd | ast.BitOr):
        yield Slip(node.left, "with only one of two conditions", Cause.EDGE)
        yield Slip(node.right, "with only one of two conditions", Cause.EDGE)
    if isinstance(node.op, ast.Div):
        yield Slip(ast.BinOp(node.right, node.op, node.left), "with a fraction upside down")
    for other, words in _OPERATORS.get(type(node.op), ()):
        yield Slip(ast.BinOp(node.left, other(), node.right), f"with {words}")


def sliced(node: ast.Subscript, names: Names) -> Iterator[Slip]:
    """Another part of a tensor, or the size of another axis."""
    axis = axis_value(node.slice)
    if isinstance(node.value, ast.Attribute) and node.value.attr == "shape":
        for other in other_axes(axis, names) if axis is not None else []:
            words = f"with the size of axis {sign(other)} where that of axis {sign(axis or 0)} belongs"
            yield Slip(ast.Subscript(node.value, ast.Constant(other), node.ctx), words, Cause.SCALE)
        return
    parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    for place, part in enumerate(parts):
        for changed, words in _other_slices(part):
            new = [*parts[:place], changed, *parts[place + 1 :]]
            index: ast.expr = ast.Tuple(new, ast.Load()) if isinstance(node.slice, ast.Tuple) else changed
            yield Slip(ast.Subscript(node.value, index, node.ctx), words, Cause.EDGE)


def _other_slices(part: ast.expr) -> Iterator[tuple[ast.expr, str]]:
    if not isinstance(part, ast.Slice):
        return
    one, last = ast.Constant(1), ast.UnaryOp(ast.USub(), ast.Constant(1))
    if part.lower is not None and part.upper is None and part.step is None:
        yield (
            ast.Slice(None, last, None),
            "with all but the last where all but the first belong (a shift by one)",
        )
        yield ast.Slice(None, part.lower, None), "with the part before a cut where the part behind it belongs"
    if part.upper is not None and part.lower is None and part.step is None:
        yield (
            ast.Slice(one, None, None),
            "with all but the first where all but the last belong (a shift by one)",
        )
        yield ast.Slice(part.upper, None, None), "with the part behind a cut where the part before it belongs"
    if part.step is not None:
        start = (
            ast.Constant(0 if axis_value(part.lower) == 1 else 1)
            if part.lower is None or axis_value(part.lower) in (0, 1)
            else None
        )
        if start is not None:
            yield ast.Slice(start, part.upper, part.step), "with even and odd entries exchanged"


def conditional(node: ast.If, names: Names) -> Iterator[Slip]:
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


def constants(node: ast.Constant) -> Iterator[Slip]:
    """Other numbers."""
    value = node.value
    if type(value) is int and 0 <= value <= 4096:
        for other in (value + 1, value - 1):
            yield Slip(
                ast.Constant(other), f"with {sign(other)} where {value} belongs (off by one)", Cause.EDGE
            )
        if value > 1:
            yield Slip(ast.Constant(1), f"without the number {value}", Cause.SCALE)
    elif type(value) is float:
        text = f"{value:g}"
        for changed in (2 * value, value / 2, 0.0, 1.0, -value, 10 * value, value / 10):
            if changed != value:
                yield Slip(ast.Constant(changed), f"with {changed:g} where {text} belongs", Cause.SCALE)


def assigned(node: ast.Assign | ast.AugAssign) -> Iterator[Slip]:
    """A step left out, or names exchanged."""
    if isinstance(node, ast.AugAssign):
        yield Slip(ast.Pass(), "without one of the steps that add up")
        return
    target = node.targets[0]
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
        for place in range(len(target.elts) - 1):
            parts = list(target.elts)
            parts[place], parts[place + 1] = parts[place + 1], parts[place]
            pair = " and ".join(ast.unparse(part) for part in target.elts[place : place + 2])
            yield Slip(
                ast.Assign([ast.Tuple(parts, ast.Store())], node.value),
                f"with {pair} exchanged",
                Cause.ORDER,
            )
