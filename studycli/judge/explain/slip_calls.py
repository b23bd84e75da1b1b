"""Slips in calls of any function: another one, left out or made twice, along another axis, with other arguments."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import permutations

from studycli.judge.explain.slip import Names, Slip, axis_value, other_axes, sign
from studycli.model.verdict import Cause

_INSTEAD = {
    "mean": ("sum",), "sum": ("mean", "numel"), "max": ("min",), "min": ("max",), "amax": ("amin",), "amin": ("amax",),
    "argmax": ("argmin",), "argmin": ("argmax",), "maximum": ("minimum",), "minimum": ("maximum",),
    "sin": ("cos",), "cos": ("sin",), "sigmoid": ("tanh", "relu"), "tanh": ("sigmoid", "relu"),
    "relu": ("sigmoid", "gelu", "silu"), "silu": ("sigmoid", "gelu", "relu"), "gelu": ("relu", "silu"),
    "log": ("log2", "log10", "log1p"), "log2": ("log",), "log10": ("log", "log2"), "exp": ("exp2", "expm1"), "log1p": ("log",),
    "floor": ("ceil", "round"), "round": ("floor", "ceil"), "ceil": ("floor",), "tril": ("triu",), "triu": ("tril",),
    "std": ("var",), "var": ("std",), "cumsum": ("cumprod",), "cumprod": ("cumsum",), "rsqrt": ("sqrt", "reciprocal"),
    "zeros": ("ones",), "ones": ("zeros",), "zeros_like": ("ones_like",), "ones_like": ("zeros_like",),
    "square": ("abs",), "abs": ("square",), "logsigmoid": ("sigmoid",), "softmax": ("log_softmax", "sigmoid"), "log_softmax": ("softmax",),
    "repeat": ("repeat_interleave",), "repeat_interleave": ("repeat",), "logical_and": ("logical_or",), "logical_or": ("logical_and",), "all": ("any",), "any": ("all",),
}  # fmt: skip
_DROPPED = {
    "exp", "log", "sqrt", "rsqrt", "softmax", "log_softmax", "sigmoid", "tanh", "relu", "gelu", "silu", "abs", "square", "clamp",
    "clamp_min", "clamp_max", "clip", "flip", "roll", "cumsum", "cumprod", "normalize", "layer_norm", "masked_fill", "transpose", "permute",
    "argsort", "floor", "round", "tril", "triu", "elu", "softplus", "logsigmoid", "where", "pow", "nan_to_num", "mT", "t",
    "norm", "neg", "sort", "min", "max", "reshape", "view", "unsqueeze", "expand", "squeeze", "flatten",
}  # fmt: skip
WITH_AXES = {
    "softmax", "log_softmax", "mean", "sum", "max", "min", "amax", "amin", "argmax", "argmin", "var", "std", "cumsum", "cumprod", "flip",
    "norm", "logsumexp", "cat", "stack", "sort", "argsort", "topk", "unbind", "chunk", "split", "prod", "normalize", "gather", "unsqueeze",
    "repeat_interleave", "roll", "median", "all", "any", "concat", "diff", "cosine_similarity", "vector_norm", "size",
}  # fmt: skip


_TWO_ARGUMENTS = {
    "matmul",
    "div",
    "sub",
    "kl_div",
    "cdist",
    "mse_loss",
    "cross_entropy",
    "pow",
    "outer",
    "bmm",
    "where",
}
_TWICE = {"softmax", "exp", "log", "sqrt", "sigmoid", "tanh", "square", "cumsum", "layer_norm"}
_OPTIONS = {
    "diagonal",
    "ignore_index",
    "reduction",
    "label_smoothing",
    "mode",
    "eps",
    "approximate",
    "min",
    "max",
}
_OVER_ALL = {"mean", "sum", "max", "min", "var", "std", "norm"}


def called(node: ast.Call, names: Names) -> Iterator[Slip]:
    """Every slip of one call, the likeliest first."""
    name = function_name(node)
    for other in _INSTEAD.get(name, ()):
        cause = Cause.SCALE if {name, other} == {"mean", "sum"} else Cause.VALUES
        yield Slip(_renamed(node, other), f"with {other} where {name} belongs", cause)
    yield from _axes(node, name, names)
    yield from _left_out(node, name)
    yield from _variance(node, name)
    yield from _joined(node, name)
    yield from _options(node, name)
    if name in _TWICE:
        yield Slip(_renamed_around(node), f"with the {name} applied twice")
    if len(node.args) == 2 and name in _TWO_ARGUMENTS:
        yield Slip(
            ast.Call(node.func, node.args[::-1], node.keywords),
            f"with the two arguments of {name} swapped",
            Cause.ORDER,
        )


def function_name(node: ast.Call) -> str:
    """`mean` of x.mean() and torch.mean(x)."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _renamed(node: ast.Call, name: str) -> ast.Call:
    func = (
        ast.Attribute(node.func.value, name, ast.Load())
        if isinstance(node.func, ast.Attribute)
        else ast.Name(name, ast.Load())
    )
    return ast.Call(func, node.args, node.keywords)


def _is_module(node: ast.expr) -> bool:
    return (isinstance(node, ast.Name) and node.id in ("torch", "F", "math", "functional")) or (
        isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "torch"
    )


def _subject(node: ast.Call) -> ast.expr | None:
    """What is left when a call is left out: `x` of x.exp() and torch.exp(x)."""
    if isinstance(node.func, ast.Attribute) and not _is_module(node.func.value):
        return node.func.value
    return node.args[0] if node.args else None


def _renamed_around(node: ast.Call) -> ast.Call:
    """The call made on its own result."""
    if isinstance(node.func, ast.Attribute) and not _is_module(node.func.value):
        return ast.Call(ast.Attribute(node, node.func.attr, ast.Load()), node.args, node.keywords)
    return ast.Call(node.func, [node, *node.args[1:]], node.keywords)


def _left_out(node: ast.Call, name: str) -> Iterator[Slip]:
    inner = _subject(node) if name in _DROPPED else None
    if inner is not None:
        plain = isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) == "math"
        cause = Cause.SCALE if plain else Cause.VALUES
        yield Slip(inner, f"without the {name}", cause)


def _variance(node: ast.Call, name: str) -> Iterator[Slip]:
    if name not in ("var", "std"):
        return
    kept = [keyword for keyword in node.keywords if keyword.arg not in ("unbiased", "correction")]
    given = next((k.value for k in node.keywords if k.arg in ("unbiased", "correction")), None)
    biased = isinstance(given, ast.Constant) and not given.value
    words = (
        "with the unbiased variance (divided by n − 1) where the biased one (divided by n) belongs"
        if biased
        else "with the biased variance (divided by n) where the unbiased one (divided by n − 1) belongs"
    )
    changed = ast.Call(node.func, node.args, [*kept, ast.keyword("unbiased", ast.Constant(biased))])
    yield Slip(changed, words, Cause.SCALE)


def _joined(node: ast.Call, name: str) -> Iterator[Slip]:
    if (
        name not in ("cat", "stack", "concat")
        or not node.args
        or not isinstance(node.args[0], ast.List | ast.Tuple)
    ):
        return
    parts = node.args[0].elts
    for order in list(permutations(range(len(parts))))[1:24] if 2 < len(parts) <= 4 else []:
        turned = ast.List([parts[place] for place in order], ast.Load())
        words = f"with the {len(parts)} parts of {name} joined in the order {order} instead of {tuple(range(len(parts)))}"
        yield Slip(ast.Call(node.func, [turned, *node.args[1:]], node.keywords), words, Cause.ORDER)


def _axes(node: ast.Call, name: str, names: Names) -> Iterator[Slip]:
    """The same call along another axis, or over all."""
    if name not in WITH_AXES:
        return
    of = "the size of an axis" if name == "size" else name
    for place, argument in enumerate(node.args):
        axis = axis_value(argument)
        if axis is not None:
            for other in other_axes(axis, names):
                args = [*node.args[:place], ast.Constant(other), *node.args[place + 1 :]]
                words = f"with {of} along axis {sign(other)} where axis {sign(axis)} belongs"
                yield Slip(ast.Call(node.func, args, node.keywords), words)
    for place, keyword in enumerate(node.keywords):
        axis = axis_value(keyword.value)
        if keyword.arg in ("dim", "axis", "dims") and axis is not None:
            for other in other_axes(axis, names):
                changed = [
                    *node.keywords[:place],
                    ast.keyword(keyword.arg, ast.Constant(other)),
                    *node.keywords[place + 1 :],
                ]
                words = f"with {of} along axis {sign(other)} where axis {sign(axis)} belongs"
                yield Slip(ast.Call(node.func, node.args, changed), words)
    if name in _OVER_ALL and (node.args or node.keywords):
        bare = [keyword for keyword in node.keywords if keyword.arg not in ("dim", "axis", "keepdim")]
        module = isinstance(node.func, ast.Attribute) and _is_module(node.func.value)
        yield Slip(
            ast.Call(node.func, node.args[:1] if module else [], bare),
            f"with the {name} over all axes at once",
        )


def _options(node: ast.Call, name: str) -> Iterator[Slip]:
    """Keyword arguments turned round or left out."""
    for place, keyword in enumerate(node.keywords):
        value = keyword.value
        if isinstance(value, ast.Constant) and isinstance(value.value, bool) and keyword.arg != "unbiased":
            turned = ast.keyword(keyword.arg, ast.Constant(not value.value))
            changed = [*node.keywords[:place], turned, *node.keywords[place + 1 :]]
            yield Slip(
                ast.Call(node.func, node.args, changed), f"with {keyword.arg}={not value.value} in {name}"
            )
        if keyword.arg in _OPTIONS:
            fewer = [*node.keywords[:place], *node.keywords[place + 1 :]]
            yield Slip(
                ast.Call(node.func, node.args, fewer), f"without the {keyword.arg} of {name}", Cause.EDGE
            )
