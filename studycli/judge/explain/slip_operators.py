"""Slips in operators, comparisons, numbers, slices and statements."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import combinations

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


_OTHER_TEXTS = {
    "ij": ("xy",),
    "xy": ("ij",),
    "bicubic": ("bilinear", "nearest"),
    "bilinear": ("bicubic", "nearest"),
    "mean": ("sum", "batchmean"),
    "batchmean": ("mean", "sum"),
    "sum": ("mean",),
}
_AXIS_SETS = (
    (0,),
    (1,),
    (-1,),
    (2,),
    (-2,),
    (0, 1),
    (1, 2),
    (-2, -1),
    (2, 3),
    (1, 2, 3),
    (0, 2, 3),
    (0, 1, 2),
    (0, 1, 2, 3),
)


def compared(node: ast.Compare) -> Iterator[Slip]:
    """Another comparison, or one with a bound that is one off."""
    bound = node.comparators[0]
    for other, words in _COMPARISONS.get(type(node.ops[0]), ()):
        changed = ast.Compare(node.left, [other()], node.comparators)
        yield Slip(changed, f"with {words}", Cause.EDGE)
    if isinstance(bound, ast.Name | ast.BinOp):
        for step, word in ((ast.Add(), "high"), (ast.Sub(), "low")):
            moved = ast.BinOp(bound, step, ast.Constant(1))
            yield Slip(
                ast.Compare(node.left, node.ops, [moved]), f"with a bound that is 1 too {word}", Cause.EDGE
            )


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
        yield from _weighted(node)
        yield from _inside(node, names)
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
        yield from _one_off(node, right)
    for other, words in _OPERATORS.get(type(node.op), ()):
        yield Slip(ast.BinOp(node.left, other(), node.right), f"with {words}")


def _one_off(node: ast.BinOp, right: str) -> Iterator[Slip]:
    """A divisor that is 1 too large or too small."""
    if isinstance(node.right, ast.Name | ast.Attribute | ast.Call | ast.Subscript):
        what = right or " n"
        for step, shift in ((ast.Sub(), "− 1"), (ast.Add(), "+ 1")):
            other = ast.BinOp(node.left, ast.Div(), ast.BinOp(node.right, step, ast.Constant(1)))
            yield Slip(other, f"with a division by{what} {shift} where{what} belongs", Cause.SCALE)


def _inside(node: ast.BinOp, names: Names) -> Iterator[Slip]:
    """(a + b)·c for a·c + b."""
    product = node.left
    if not isinstance(node.op, ast.Add) or not isinstance(product, ast.BinOp):
        return
    if isinstance(product.op, ast.Mult | ast.Div):
        inside = ast.BinOp(product.left, ast.Add(), node.right)
        step = "multiplying" if isinstance(product.op, ast.Mult) else "dividing"
        words = f"with{shown(node.right, names) or ' the second part'} added before {step} by{shown(product.right, names) or ' a factor'}; it is added after that"
        yield Slip(ast.BinOp(inside, product.op, product.right), words)


def _weighted(node: ast.BinOp) -> Iterator[Slip]:
    """a·x + b·y with the two weights swapped."""
    left, right = node.left, node.right
    if (
        not isinstance(node.op, ast.Add)
        or not isinstance(left, ast.BinOp)
        or not isinstance(right, ast.BinOp)
    ):
        return
    if isinstance(left.op, ast.Mult) and isinstance(right.op, ast.Mult):
        first = ast.BinOp(left.left, ast.Mult(), right.right)
        second = ast.BinOp(right.left, ast.Mult(), left.right)
        weights = " and ".join(ast.unparse(part) for part in (left.left, right.left))
        note = f" ({weights})" if len(weights) <= 24 else ""
        yield Slip(ast.BinOp(first, ast.Add(), second), f"with the two weights{note} swapped", Cause.VALUES)


def sliced(node: ast.Subscript, names: Names) -> Iterator[Slip]:
    """Another part of a tensor, or the size of another axis."""
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
        return
    yield from _unpicked(node, names)
    parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    for place, part in enumerate(parts):
        for changed, words in _other_slices(part):
            new = [*parts[:place], changed, *parts[place + 1 :]]
            index: ast.expr = ast.Tuple(new, ast.Load()) if isinstance(node.slice, ast.Tuple) else changed
            yield Slip(ast.Subscript(node.value, index, node.ctx), words, Cause.EDGE)


def _unpicked(node: ast.Subscript, names: Names) -> Iterator[Slip]:
    """An index or a mask left out; an added axis left out."""
    index = node.slice
    if not isinstance(node.ctx, ast.Load):
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
            yield ast.Slice(start, part.upper, part.step), "with even and odd entries swapped"


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


def assigned(node: ast.Assign | ast.AugAssign) -> Iterator[Slip]:
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
