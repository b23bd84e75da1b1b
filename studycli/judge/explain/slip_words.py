"""The slips that are tried on the reference, each with the words for it.

A variant replaces one node of the syntax tree by another; its words complete "Your result is what comes out …".
Nothing of the reference is quoted but names of arguments, numbers and short factors, as a teacher would name them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from studycli.model.verdict import Cause


@dataclass(frozen=True, slots=True)
class Slip:
    """One node in place of another."""

    node: ast.AST
    words: str
    cause: Cause = Cause.VALUES


_INSTEAD = {
    "mean": ("sum",), "sum": ("mean",), "max": ("min",), "min": ("max",), "amax": ("amin",), "amin": ("amax",),
    "argmax": ("argmin",), "argmin": ("argmax",), "maximum": ("minimum",), "minimum": ("maximum",),
    "sin": ("cos",), "cos": ("sin",), "sigmoid": ("tanh", "relu"), "tanh": ("sigmoid", "relu"),
    "relu": ("sigmoid", "gelu", "silu"), "silu": ("sigmoid", "gelu", "relu"), "gelu": ("relu", "silu"),
    "log": ("log2", "log10", "log1p"), "log2": ("log",), "log10": ("log", "log2"), "exp": ("exp2", "expm1"), "log1p": ("log",),
    "floor": ("ceil", "round"), "round": ("floor", "ceil"), "ceil": ("floor",), "tril": ("triu",), "triu": ("tril",),
    "std": ("var",), "var": ("std",), "cumsum": ("cumprod",), "cumprod": ("cumsum",), "rsqrt": ("sqrt", "reciprocal"),
    "zeros": ("ones",), "ones": ("zeros",), "zeros_like": ("ones_like",), "ones_like": ("zeros_like",),
    "square": ("abs",), "abs": ("square",), "logsigmoid": ("sigmoid",), "softmax": ("log_softmax", "sigmoid"), "log_softmax": ("softmax",),
    "logical_and": ("logical_or",), "logical_or": ("logical_and",), "all": ("any",), "any": ("all",),
}  # fmt: skip
_DROPPED = {
    "exp", "log", "sqrt", "rsqrt", "softmax", "log_softmax", "sigmoid", "tanh", "relu", "gelu", "silu", "abs", "square", "clamp",
    "clamp_min", "clamp_max", "clip", "flip", "roll", "cumsum", "cumprod", "normalize", "layer_norm", "masked_fill", "transpose", "permute",
    "argsort", "floor", "round", "tril", "triu", "elu", "softplus", "logsigmoid", "where", "pow", "nan_to_num", "mT", "t",
    "norm", "neg", "sort", "min", "max",
}  # fmt: skip
_FREE = {"detach", "contiguous", "clone", "to", "float", "long", "item", "double", "type_as"}
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
_LONGEST = 28


def variants(node: ast.AST, arguments: frozenset[str]) -> Iterator[Slip]:
    """The slips that can be made at one node."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        yield from _compared(node)
    elif isinstance(node, ast.BinOp):
        yield from _operated(node, arguments)
    elif isinstance(node, ast.Call):
        yield from _called(node)
    elif (
        isinstance(node, ast.UnaryOp)
        and isinstance(node.op, ast.USub)
        and not isinstance(node.operand, ast.Constant)
    ):
        yield Slip(node.operand, "without a minus sign", Cause.SCALE)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Invert | ast.Not):
        yield Slip(node.operand, "with a mask the wrong way round (without a “not”)")
    elif isinstance(node, ast.Subscript):
        yield from _sliced(node)
    elif isinstance(node, ast.IfExp):
        yield Slip(node.body, "without a case distinction", Cause.EDGE)
        yield Slip(node.orelse, "without a case distinction", Cause.EDGE)
    elif isinstance(node, ast.If):
        yield from _conditional(node, arguments)
    elif isinstance(node, ast.Constant):
        yield from _constants(node)
    elif isinstance(node, ast.Assign | ast.AugAssign):
        yield from _assigned(node)


def _compared(node: ast.Compare) -> Iterator[Slip]:
    for other, words in _COMPARISONS.get(type(node.ops[0]), ()):
        changed = ast.Compare(node.left, [other()], node.comparators)
        yield Slip(changed, f"with {words}", Cause.EDGE)


def _shown(node: ast.expr, arguments: frozenset[str]) -> str:
    """The operand in words, if it is short and made of arguments, sizes and numbers; else a vague word."""
    text = ast.unparse(node)
    names = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
    known = names <= arguments | {
        "math",
        "torch",
        "pi",
        "d",
        "n",
        "h",
        "D",
        "N",
        "B",
        "K",
        "V",
        "H",
        "W",
        "C",
        "M",
        "P",
        "T",
        "eps",
    }
    return f" {text.replace('math.', '').replace('torch.', '')}" if known and len(text) <= _LONGEST else ""


def _operated(node: ast.BinOp, arguments: frozenset[str]) -> Iterator[Slip]:
    left, right = _shown(node.left, arguments), _shown(node.right, arguments)
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


def _function_name(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _renamed(node: ast.Call, name: str) -> ast.Call:
    func = (
        ast.Attribute(node.func.value, name, ast.Load())
        if isinstance(node.func, ast.Attribute)
        else ast.Name(name, ast.Load())
    )
    return ast.Call(func, node.args, node.keywords)


def _called(node: ast.Call) -> Iterator[Slip]:
    name = _function_name(node)
    for other in _INSTEAD.get(name, ()):
        yield Slip(_renamed(node, other), f"with {other} where {name} belongs")
    if name in _DROPPED:
        inner = _subject(node)
        if inner is not None:
            yield Slip(inner, f"without the {name}")
        if name in ("where", "masked_fill") and len(node.args) == 3:
            yield Slip(node.args[1], "without the case distinction (where)", Cause.EDGE)
            yield Slip(node.args[2], "without the case distinction (where)", Cause.EDGE)
            yield Slip(
                ast.Call(node.func, [node.args[0], node.args[2], node.args[1]], node.keywords),
                "with the two cases of where exchanged",
            )
    if name in ("var", "std"):
        yield Slip(
            ast.Call(node.func, node.args, _biased(node)),
            "with the unbiased variance (n − 1) where the biased one (n) belongs, or the other way round",
            Cause.SCALE,
        )
    if name in ("repeat_interleave", "repeat"):
        other = "repeat" if name == "repeat_interleave" else "repeat_interleave"
        yield Slip(_renamed(node, other), f"with {other} where {name} belongs", Cause.ORDER)
    if name in ("cat", "stack", "concat") and node.args and isinstance(node.args[0], ast.List | ast.Tuple):
        parts = node.args[0].elts
        if len(parts) > 1:
            turned = ast.List([*parts[1:], parts[0]], ast.Load())
            yield Slip(
                ast.Call(node.func, [turned, *node.args[1:]], node.keywords),
                "with the parts joined in another order",
                Cause.ORDER,
            )
    yield from _axes(node, name)
    yield from _keywords(node, name)
    if len(node.args) == 2 and name in (
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
    ):
        yield Slip(
            ast.Call(node.func, node.args[::-1], node.keywords),
            f"with the two arguments of {name} exchanged",
            Cause.ORDER,
        )


def _subject(node: ast.Call) -> ast.expr | None:
    """What is left when a call is left out: `x` of x.exp() and torch.exp(x)."""
    if isinstance(node.func, ast.Attribute):
        owner = node.func.value
        if isinstance(owner, ast.Name) and owner.id in ("torch", "F", "math", "functional"):
            return (
                node.args[1]
                if node.func.attr == "where" and len(node.args) == 3
                else (node.args[0] if node.args else None)
            )
        return owner
    return node.args[0] if node.args else None


def _biased(node: ast.Call) -> list[ast.keyword]:
    kept = [keyword for keyword in node.keywords if keyword.arg not in ("unbiased", "correction")]
    given = next(
        (keyword.value for keyword in node.keywords if keyword.arg in ("unbiased", "correction")), None
    )
    biased = isinstance(given, ast.Constant) and not given.value
    return [*kept, ast.keyword("unbiased", ast.Constant(biased))]


def _axis_value(node: ast.expr | None) -> int | None:
    if (
        isinstance(node, ast.UnaryOp)
        and isinstance(node.op, ast.USub)
        and isinstance(node.operand, ast.Constant)
    ):
        return -node.operand.value if type(node.operand.value) is int else None
    return node.value if isinstance(node, ast.Constant) and type(node.value) is int else None


_WITH_AXES = {
    "softmax", "log_softmax", "mean", "sum", "max", "min", "amax", "amin", "argmax", "argmin", "var", "std", "cumsum", "cumprod", "flip",
    "norm", "logsumexp", "cat", "stack", "sort", "argsort", "topk", "unbind", "chunk", "split", "prod", "normalize", "gather", "unsqueeze",
    "repeat_interleave", "roll", "median", "all", "any", "concat", "diff", "cosine_similarity", "vector_norm",
}  # fmt: skip


def _axes(node: ast.Call, name: str) -> Iterator[Slip]:
    """The same call along another axis."""
    if name not in _WITH_AXES:
        return
    for place, argument in enumerate(node.args):
        axis = _axis_value(argument)
        if axis is not None:
            for other in (-1, -2, 0, 1, -3, 2):
                if other != axis:
                    args = [*node.args[:place], ast.Constant(other), *node.args[place + 1 :]]
                    yield Slip(
                        ast.Call(node.func, args, node.keywords),
                        f"with {name} along axis {_sign(other)} where axis {_sign(axis)} belongs",
                    )
    for place, keyword in enumerate(node.keywords):
        axis = _axis_value(keyword.value)
        if keyword.arg in ("dim", "axis", "dims") and axis is not None:
            for other in (-1, -2, 0, 1, -3, 2):
                if other != axis:
                    changed = [
                        *node.keywords[:place],
                        ast.keyword(keyword.arg, ast.Constant(other)),
                        *node.keywords[place + 1 :],
                    ]
                    yield Slip(
                        ast.Call(node.func, node.args, changed),
                        f"with {name} along axis {_sign(other)} where axis {_sign(axis)} belongs",
                    )
    if len(node.args) + len(node.keywords) > 0 and name in (
        "mean",
        "sum",
        "max",
        "min",
        "var",
        "std",
        "norm",
    ):
        bare = [keyword for keyword in node.keywords if keyword.arg not in ("dim", "axis", "keepdim")]
        owner_is_module = (
            isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "torch"
        )
        yield Slip(
            ast.Call(node.func, node.args[:1] if owner_is_module else [], bare),
            f"with the {name} over all axes at once",
        )


def _sign(axis: int) -> str:
    return str(axis).replace("-", "−")


def _keywords(node: ast.Call, name: str) -> Iterator[Slip]:
    for place, keyword in enumerate(node.keywords):
        if (
            isinstance(keyword.value, ast.Constant)
            and isinstance(keyword.value.value, bool)
            and keyword.arg not in ("unbiased",)
        ):
            changed = [
                *node.keywords[:place],
                ast.keyword(keyword.arg, ast.Constant(not keyword.value.value)),
                *node.keywords[place + 1 :],
            ]
            yield Slip(
                ast.Call(node.func, node.args, changed),
                f"with {keyword.arg}={not keyword.value.value} in {name}",
            )
        if keyword.arg in (
            "diagonal",
            "ignore_index",
            "reduction",
            "label_smoothing",
            "mode",
            "eps",
            "approximate",
            "min",
            "max",
            "dim_size",
        ):
            fewer = [*node.keywords[:place], *node.keywords[place + 1 :]]
            yield Slip(
                ast.Call(node.func, node.args, fewer), f"without the {keyword.arg} of {name}", Cause.EDGE
            )


def _sliced(node: ast.Subscript) -> Iterator[Slip]:
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
            ast.Constant(0 if _axis_value(part.lower) == 1 else 1)
            if part.lower is None or _axis_value(part.lower) in (0, 1)
            else None
        )
        if start is not None:
            yield ast.Slice(start, part.upper, part.step), "with even and odd entries exchanged"


def _conditional(node: ast.If, arguments: frozenset[str]) -> Iterator[Slip]:
    shown = _shown(node.test, arguments)
    which = f" for{shown}" if shown else ""
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
    value = node.value
    if type(value) is int and 0 <= value <= 4096:
        for other in (value + 1, value - 1):
            if other >= 0 or value == 0:
                yield Slip(
                    ast.Constant(other), f"with {_sign(other)} where {value} belongs (off by one)", Cause.EDGE
                )
        if value > 1:
            yield Slip(ast.Constant(1), f"without the number {value}", Cause.SCALE)
    elif type(value) is float:
        text = f"{value:g}"
        for changed in (2 * value, value / 2, 0.0, 1.0, -value, 10 * value, value / 10):
            if changed != value:
                yield Slip(ast.Constant(changed), f"with {changed:g} where {text} belongs", Cause.SCALE)


def _assigned(node: ast.Assign | ast.AugAssign) -> Iterator[Slip]:
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
            names = " and ".join(ast.unparse(part) for part in target.elts[place : place + 2])
            yield Slip(
                ast.Assign([ast.Tuple(parts, ast.Store())], node.value),
                f"with {names} exchanged",
                Cause.ORDER,
            )


FREE_CALLS = frozenset(_FREE)
"""Calls that do not change values: there is nothing to be slipped on."""
