"""The slips that are tried on the reference, each with the words for it.

A variant replaces one node of the syntax tree by another; its words complete "Your result is what you get …".
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
    match node:
        case ast.Compare(ops=[_]):
            yield from compared(node)
        case ast.BinOp():
            yield from operated(node, names)
        case ast.Call():
            yield from called(node, names)
        case ast.UnaryOp():
            yield from _signed(node)
        case ast.Subscript():
            yield from sliced(node, names)
        case ast.IfExp():
            yield Slip(node.body, "without the condition", Cause.EDGE)
            yield Slip(node.orelse, "without the condition", Cause.EDGE)
        case ast.If():
            yield from conditional(node, names)
        case ast.Constant():
            yield from constants(node)
        case ast.Assign() | ast.AugAssign():
            yield from assigned(node)


def _signed(node: ast.UnaryOp) -> Iterator[Slip]:
    if isinstance(node.op, ast.USub) and not isinstance(node.operand, ast.Constant):
        yield Slip(node.operand, "without a minus sign", Cause.SCALE)
        if isinstance(node.operand, ast.Attribute) and node.operand.attr == "inf":
            words = "with 0 where −∞ belongs: what is masked with 0 still counts, since e⁰ = 1"
            yield Slip(ast.Constant(0.0), words)
    elif isinstance(node.op, ast.Invert | ast.Not):
        yield Slip(node.operand, "with an inverted mask (without the “not”)")
