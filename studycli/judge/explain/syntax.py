"""The syntax tree of an answer."""

from __future__ import annotations

import ast


def syntax(source: str) -> ast.Module:
    """The tree of a text; an empty one where it is no Python."""
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return ast.Module([], [])


def called(node: ast.AST) -> str:
    """The function's name of a call, `mean` of x.mean(), torch.mean(x) and mean(x); empty for what is no call by a name."""
    function = node.func if isinstance(node, ast.Call) else None
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
