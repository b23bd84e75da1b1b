"""The slips that are tried on the reference, each with the words for it.

A variant replaces one node of the syntax tree by another; its words complete "Your result is what comes out …".
Nothing of the reference is quoted but names of arguments, numbers and short factors, as a teacher would name them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from studycli.judge.explain.slip import Names, Slip
from studycli.judge.explain.slip_calls import called
from studycli.judge.explain.slip_operators import assigned, compared, conditional, constants, operated, sliced
from studycli.model.verdict import Cause


def variants(node: ast.AST, names: Names) -> Iterator[Slip]:
    """The slips that can be made at one node."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        yield from compared(node)
    elif isinstance(node, ast.BinOp):
        yield from operated(node, names)
    elif isinstance(node, ast.Call):
        yield from called(node, names)
    elif (
        isinstance(node, ast.UnaryOp)
        and isinstance(node.op, ast.USub)
        and not isinstance(node.operand, ast.Constant)
    ):
        yield Slip(node.operand, "without a minus sign", Cause.SCALE)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Invert | ast.Not):
        yield Slip(node.operand, "with a mask the wrong way round (without a “not”)")
    elif isinstance(node, ast.Subscript):
        yield from sliced(node, names)
    elif isinstance(node, ast.IfExp):
        yield Slip(node.body, "without a case distinction", Cause.EDGE)
        yield Slip(node.orelse, "without a case distinction", Cause.EDGE)
    elif isinstance(node, ast.If):
        yield from conditional(node, names)
    elif isinstance(node, ast.Constant):
        yield from constants(node)
    elif isinstance(node, ast.Assign | ast.AugAssign):
        yield from assigned(node)
