"""Slips of operators, conditions, calls and slices: what stands in the reference, what is put in its place, and the words for it.

`_a`, `_b` … stand for any expression, `_m` for a module (`torch.exp`) or nothing (`exp`), `_o` for one of these or a tensor (`x.exp`),
`*_r` and `**_k` for the arguments that are left. In the words, `{a}` is the expression as a teacher would name it, or (…) where it is
too long or would read the reference out.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from functools import cache
from typing import Any

from studycli.judge.explain.slip import Names, Slip, shown
from studycli.judge.explain.slip_calls import Row, call_rows
from studycli.judge.explain.syntax import called
from studycli.model.verdict import Cause

_MASKED = "with 0 where ∞ belongs: what is masked with 0 still counts, since e⁰ = 1"
_VALUES, _EDGE, _SCALE, _ORDER = Cause.VALUES, Cause.EDGE, Cause.SCALE, Cause.ORDER
_COMPARED = {"<": "<", "<=": "≤", ">": ">", ">=": "≥", "==": "=", "!=": "≠"}
_OTHERS = {"<": ("<=", ">", ">="), "<=": ("<", ">=", ">"), ">": (">=", "<", "<="), ">=": (">", "<=", "<"), "==": ("!=",), "!=": ("==",)}  # fmt: skip

_ROWS: tuple[Row, ...] = (
    *call_rows(),
    *((f"_a {one} _b", f"_a {other} _b", f"with {_COMPARED[other]} where {_COMPARED[one]} belongs", _EDGE)
      for one, others in _OTHERS.items() for other in others),
    *((f"_a {sign} _b", f"_a {sign} _b {step} 1", f"with a bound that is 1 too {word}", _EDGE)
      for sign in _OTHERS for step, word in (("+", "high"), ("-", "low"))),
    ("_a / _b", "_a", "without dividing by {b}", _SCALE),
    ("_a * _b", "_a", "without the factor {b}", _SCALE),
    ("_a * _b", "_b", "without the factor {a}", _SCALE),
    ("_a + _b", "_a", "without adding {b}", _VALUES),
    ("_a + _b", "_b", "without adding {a}", _VALUES),
    ("_a - _b", "_a", "without subtracting {b}", _VALUES),
    ("_a - _b", "_b - _a", "with a difference taken the other way round", _VALUES),
    ("_a * _c + _b * _d", "_a * _d + _b * _c", "with the two weights {a} and {b} swapped", _VALUES),
    ("_a * _b + _c", "(_a + _c) * _b", "with {c} added before multiplying by {b}; it is added after that", _VALUES),
    ("_a / _b + _c", "(_a + _c) / _b", "with {c} added before dividing by {b}; it is added after that", _VALUES),
    ("_a @ _b", "_b @ _a", "with the two factors of a matrix product in the other order", _ORDER),
    ("_a ** _b", "_a", "without the power {b}", _VALUES),
    ("_a & _b", "_a", "with only one of two conditions", _EDGE),
    ("_a & _b", "_b", "with only one of two conditions", _EDGE),
    ("_a | _b", "_a", "with only one of two conditions", _EDGE),
    ("_a | _b", "_b", "with only one of two conditions", _EDGE),
    ("_a / _b", "_b / _a", "with a fraction upside down", _VALUES),
    ("_a / _b", "_a / (_b - 1)", "with a division by {b} − 1 where {b} belongs", _SCALE),
    ("_a / _b", "_a / (_b + 1)", "with a division by {b} + 1 where {b} belongs", _SCALE),
    ("_a + _b", "_a - _b", "with a − where a + belongs", _VALUES),
    ("_a - _b", "_a + _b", "with a + where a − belongs", _VALUES),
    ("_a * _b", "_a / _b", "with a division where a product belongs", _VALUES),
    ("_a * _b", "_a + _b", "with a + where a product belongs", _VALUES),
    ("_a / _b", "_a * _b", "with a product where a division belongs", _VALUES),
    ("_a / _b", "_a // _b", "with a whole-number division (//) where / belongs", _VALUES),
    ("_a // _b", "_a / _b", "with a division with a fraction (/) where // belongs", _VALUES),
    ("_a // _b", "_a % _b", "with a remainder (%) where // belongs", _VALUES),
    ("_a % _b", "_a // _b", "with a whole-number division (//) where a remainder (%) belongs", _VALUES),
    ("_a & _b", "_a | _b", "with an “or” (|) where an “and” (&) belongs", _VALUES),
    ("_a | _b", "_a & _b", "with an “and” (&) where an “or” (|) belongs", _VALUES),
    ("-_a", "_a", "without a minus sign", _SCALE),
    ("-_a.inf", "0.0", _MASKED, _VALUES),
    ("~_a", "_a", "with an inverted mask (without the “not”)", _VALUES),
    ("not _a", "_a", "with an inverted condition (without the “not”)", _VALUES),
    ("_a if _b else _c", "_a", "without the condition", _EDGE),
    ("_a if _b else _c", "_c", "without the condition", _EDGE),
    ("torch.where(_a, _b, _c)", "_b", "without the condition (where)", _EDGE),
    ("torch.where(_a, _b, _c)", "_c", "without the condition (where)", _EDGE),
    ("torch.where(_a, _b, _c)", "torch.where(_a, _c, _b)", "with the two cases of where exchanged", _VALUES),
    ("_m.sqrt(_a + _b)", "_m.sqrt(_a) + _b", "with {b} outside the root; it belongs inside", _VALUES),
    ("(_a + _b).sqrt()", "_a.sqrt() + _b", "with {b} outside the root; it belongs inside", _VALUES),
    ("_m.rsqrt(_a + _b)", "1 / (_m.sqrt(_a) + _b)", "with {b} outside the root; it belongs inside", _VALUES),
    ("(_a + _b).rsqrt()", "1 / (_a.sqrt() + _b)", "with {b} outside the root; it belongs inside", _VALUES),
    *((f'float("{sign}inf")', f"{sign}{size}", f"with {sign}{size:g} where ∞ belongs, which is not large enough" if size else _MASKED, _EDGE)
      for sign in ("-", "") for size in (0.0, 1.0, 10.0, 100.0, 1e3, 1e4, 1e9)),
    *((pattern.format(name, ""), pattern.format(name, f"{comma}{place}"), f"with the {name} cut at diagonal {place}, one off the main diagonal", _EDGE)
      for name in ("tril", "triu") for place in (1, -1) for pattern, comma in (("_a.{}({})", ""), ("torch.{}(_a{})", ", "))),
    ("_a.reshape(_b, _n, _h, _d).transpose(1, 2)", "_a.reshape(_b, _h, _n, _d)",
     "with a reshape straight to the transposed shape, which mixes tokens and heads: reshape first, then transpose", _ORDER),
    ("_a.reshape(_b, _n, _h, _d).transpose(1, 2)", "_a.reshape(_b, _n, _d, _h).permute(0, 3, 1, 2)",
     "with the channels of the heads interleaved: head j holds the channels j·d to (j+1)·d", _ORDER),
    ("_a[_b:]", "_a[:-1]", "with all but the last where all but the first belong (a shift by one)", _EDGE),
    ("_a[_b:]", "_a[:_b]", "with the part before a cut where the part behind it belongs", _EDGE),
    ("_a[:_b]", "_a[1:]", "with all but the first where all but the last belong (a shift by one)", _EDGE),
    ("_a[:_b]", "_a[_b:]", "with the part behind a cut where the part before it belongs", _EDGE),
    ("_a[::_b]", "_a[1::_b]", "with even and odd entries swapped", _EDGE),
    ("_a[0::_b]", "_a[1::_b]", "with even and odd entries swapped", _EDGE),
    ("_a[1::_b]", "_a[0::_b]", "with even and odd entries swapped", _EDGE),
)  # fmt: skip


_MODULES = ("torch", "functional", "math", "F")
_Pattern = tuple[ast.AST, ast.AST, str, Cause]


def from_table(node: ast.AST, names: Names) -> Iterator[Slip]:
    """The slips of the table that can be made at one node."""
    kind, name = _key(node)
    for pattern, instead, words, cause in (
        *_patterns().get((kind, name), ()),
        *_patterns().get((kind, "_f"), ()),
    ):
        bound: dict[str, object] = {}
        if _matches(pattern, node, bound):
            said = {key[1:]: _in_words(part, names) for key, part in bound.items()}
            yield Slip(_filled(instead, bound), words.format(**said), cause)


def _key(node: ast.AST) -> tuple[type[ast.AST], str]:
    """What a node is, and of a call the function's name: of many rows few are looked at."""
    return type(node), called(node)


@cache
def _patterns() -> dict[tuple[type[ast.AST], str], list[_Pattern]]:
    """The table's rows by the kind of node that they begin with. A slice stands for itself, wherever it is."""
    found: dict[tuple[type[ast.AST], str], list[_Pattern]] = {}
    for pattern, instead, words, cause in _ROWS:
        before, after = (ast.parse(text, mode="eval").body for text in (pattern, instead))
        if isinstance(before, ast.Subscript) and isinstance(after, ast.Subscript):
            before, after = before.slice, after.slice
        found.setdefault(_key(before), []).append((before, after, words, cause))
    return found


def _matches(pattern: object, node: object, bound: dict[str, object]) -> bool:
    """Whether the node is as the pattern says; what its names stand for is put into `bound`."""
    if isinstance(pattern, ast.Name) and pattern.id.startswith("_"):
        return _binds(pattern.id, node, bound)
    if isinstance(pattern, list):
        return isinstance(node, list) and _match_all(pattern, node, bound)
    if not isinstance(pattern, ast.AST):
        return pattern == node
    owner = _owner(pattern)
    if owner and isinstance(node, ast.Name):
        bound[owner] = None
        return node.id == getattr(pattern, "attr", "")
    return type(pattern) is type(node) and all(
        field == "ctx" or _matches(getattr(pattern, field, None), getattr(node, field, None), bound)
        for field in pattern._fields
    )


def _binds(name: str, node: object, bound: dict[str, object]) -> bool:
    """Whether a name of the pattern may stand for the node, and for nothing else before."""
    is_module = isinstance(node, ast.Name) and node.id in _MODULES
    if (
        not isinstance(node, ast.expr)
        or isinstance(node, ast.Starred)
        or (is_module if name not in ("_o", "_m", "_f") else name == "_m" and not is_module)
    ):
        return False
    before = bound.setdefault(name, node)
    return before is node or (isinstance(before, ast.AST) and ast.dump(before) == ast.dump(node))


def _match_all(pattern: list[Any], node: list[Any], bound: dict[str, object]) -> bool:
    """Lists of arguments, in their order, and keywords, in any."""
    rest = _rest_of(pattern)
    wanted = pattern if rest is None else pattern[:-1]
    left = node[len(wanted) :]
    if any(isinstance(part, ast.keyword) for part in pattern):
        named = {part.arg: part for part in node}
        left = [part for part in node if part.arg not in {one.arg for one in wanted}]
        node = [named.get(part.arg) for part in wanted]
    if rest is not None:
        bound[rest] = left
    return (
        (rest is not None or not left)
        and len(node) >= len(wanted)
        and all(_matches(one, other, bound) for one, other in zip(wanted, node, strict=False))
    )


def _owner(pattern: ast.AST) -> str:
    """`_o` or `_m` of a function that may also be called by its bare name."""
    value = pattern.value if isinstance(pattern, ast.Attribute) else None
    return value.id if isinstance(value, ast.Name) and value.id in ("_o", "_m") else ""


def _rest_of(pattern: list[Any]) -> str | None:
    """`_r` of `*_r` and `_k` of `**_k` at the end of a list of arguments."""
    last = pattern[-1] if pattern else None
    value = last.value if isinstance(last, ast.Starred | ast.keyword) else None
    is_rest = isinstance(last, ast.Starred) or (isinstance(last, ast.keyword) and last.arg is None)
    return value.id if is_rest and isinstance(value, ast.Name) else None


class _Filling(ast.NodeTransformer):
    """Puts what the names of a pattern stand for into what is put in its place."""

    def __init__(self, bound: dict[str, object]) -> None:
        self.bound = bound

    def visit_Name(self, node: ast.Name) -> ast.AST:
        """The expression that a name stands for; its nodes are not shared, since one of them may stand twice."""
        found = self.bound.get(node.id, node)
        return copy.deepcopy(found) if isinstance(found, ast.AST) else node

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        """A function, by its bare name where it was called so."""
        owner = _owner(node)
        if owner and self.bound[owner] is None:
            return ast.Name(node.attr, ast.Load())
        return self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """A call, with the arguments that were left."""
        rests = _rest_of(node.args), _rest_of(node.keywords)
        call = self.generic_visit(node)
        assert isinstance(call, ast.Call)
        for arguments, rest in ((call.args, rests[0]), (call.keywords, rests[1])):
            left = self.bound.get(rest or "")
            if isinstance(left, list) and isinstance(arguments, list):
                arguments[-1:] = left
        return call


def _filled(instead: ast.AST, bound: dict[str, object]) -> ast.AST:
    made = _Filling(bound).visit(copy.deepcopy(instead))
    assert isinstance(made, ast.AST)
    return made


def _in_words(part: object, names: Names) -> str:
    return (shown(part, names).strip() if isinstance(part, ast.expr) else "") or "(…)"
