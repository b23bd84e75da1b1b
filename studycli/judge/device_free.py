"""Answers whose result must lie where their input lies: there is nothing for a second device to find."""

from __future__ import annotations

import ast

_FOLLOWS = frozenset(
    {
        *(
            "shape",
            "size",
            "dim",
            "ndim",
            "numel",
            "dtype",
            "T",
            "mT",
            "item",
            "append",
            "extend",
            "items",
            "keys",
        ),
        *(
            "reshape",
            "view",
            "permute",
            "transpose",
            "swapaxes",
            "movedim",
            "contiguous",
            "flatten",
            "unflatten",
        ),
        *(
            "unfold",
            "expand",
            "expand_as",
            "repeat",
            "repeat_interleave",
            "tile",
            "squeeze",
            "unsqueeze",
            "clone",
        ),
        *(
            "cat",
            "concat",
            "stack",
            "chunk",
            "split",
            "narrow",
            "select",
            "index_select",
            "gather",
            "take_along_dim",
        ),
        *(
            "roll",
            "flip",
            "unbind",
            "reshape_as",
            "view_as",
            "detach",
            "matmul",
            "bmm",
            "mm",
            "einsum",
            "mul",
            "add",
        ),
        *(
            "sub",
            "div",
            "pow",
            "exp",
            "log",
            "sqrt",
            "rsqrt",
            "square",
            "abs",
            "neg",
            "sin",
            "cos",
            "tanh",
            "sigmoid",
        ),
        *(
            "softmax",
            "log_softmax",
            "relu",
            "gelu",
            "silu",
            "erf",
            "sum",
            "mean",
            "var",
            "std",
            "amax",
            "amin",
            "max",
        ),
        *(
            "min",
            "prod",
            "cumsum",
            "norm",
            "softplus",
            "logsigmoid",
            "layer_norm",
            "linear",
            "where",
            "clamp",
        ),
        *("masked_fill", "float", "double", "half", "bfloat16", "fold", "nn", "functional", "pi"),
    }
)
"""Attributes that give a tensor on the device of their tensors, or nothing that has a device."""

_PLAIN = frozenset(
    {
        "range",
        "len",
        "int",
        "float",
        "min",
        "max",
        "zip",
        "enumerate",
        "list",
        "tuple",
        "sum",
        "sorted",
        "reversed",
    }
)
"""Built-in functions that make no tensor."""

_MODULES = frozenset({"torch", "torch.nn", "torch.nn.functional", "math"})


def follows_its_input(source: str) -> bool:
    """Whether every name in `source` is known to keep to the device of the input.

    False only means that it has to be tried; anything that is not known, or does not parse, counts as such.
    """
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except (SyntaxError, ValueError, RecursionError):
        return False
    own = {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
    return all(_is_harmless(node, own) for node in nodes)


def _is_harmless(node: ast.AST, own: set[str]) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr in _FOLLOWS
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id in _PLAIN or node.func.id in own
    if isinstance(node, ast.Import):
        return all(alias.name in _MODULES for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        return node.module in _MODULES and all(alias.name in _FOLLOWS for alias in node.names)
    if isinstance(node, ast.keyword):
        return node.arg not in ("device", None)
    return (
        not isinstance(node, ast.Constant)
        or not isinstance(node.value, str)
        or _is_short_of_a_device(node.value)
    )


def _is_short_of_a_device(text: str) -> bool:
    return not any(word in text.lower() for word in ("cpu", "cuda", "mps"))
