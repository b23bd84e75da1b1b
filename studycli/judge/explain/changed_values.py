"""What may have been done to an argument, or to the result: one table of changes, written as Python over `x`, with the words for each.

The names of sizes stand for what they are in the case. A row with {axis}, {step}, {pair}, {other} or {size} stands for one change for
each axis, step, pair of axes, other axis or named size.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations, product
from types import CodeType
from typing import Any, NamedTuple

import torch
from torch import Tensor

from studycli.model.verdict import Cause

_VALUES, _EDGE, _SCALE, _ORDER = Cause.VALUES, Cause.EDGE, Cause.SCALE, Cause.ORDER


class Row(NamedTuple):
    """One change. In its words, {x} is the argument, {was} and {now} a number before and after, {default} the signature's."""

    of: str
    """The kinds of value that it is tried on, see `_KINDS`."""
    change: str
    says: str
    cause: Cause
    after: str = ""
    """What is done to the reference's result as well."""


_OFF = "Off by one: your result is the one for {x} = {now}; here {x} is {was}."
_ONE_FOR = "Your result is the one for {x} = {now}; here {x} is {was}."
_OUT = "{x} is left out: your result is the one for {x} = {now}."
_SIGN = "{x} has the wrong sign in your code."
_PAIRS = "Of {x}, your code pairs entry {there}; entry {here} is asked for."
_TWOS, _HALVES = "2i with entry 2i + 1 (interleaved)", "i with entry i + half the axis (two halves)"

FIRST: tuple[Row, ...] = (
    Row("switch", "not x", "{x} is ignored: your code works as if it were {now}.", _VALUES),
    Row("optional", "None", "{x} is ignored: your result is the same without it.", _VALUES),
    Row("mask", "~x", "{x} is inverted: your code treats True as False.", _VALUES),
    Row("mask", "torch.ones_like(x)", "{x} is ignored: your result is the one for a mask that is True everywhere.", _VALUES),
    Row("mask", "torch.zeros_like(x)", "{x} is ignored: your result is the one for a mask that is False everywhere.", _VALUES),
    Row("mask", "x.transpose(-1, -2)", "{x} is transposed: its rows are the queries, its columns the keys.", _ORDER),
    Row("tensor", "exchanged(x, {pair})", "Your code exchanges {one} and {two}: it reads {x} as ({read}). That is right only where {one} = {two}.", _ORDER),
    Row("defaulted", "{default}", "{x} is ignored: your code works as if it were {now}, the default; here it is {was}.", _VALUES),
)  # fmt: skip
"""A mask or a switch ignored or the wrong way round, since a wrong mask makes NaN; the default in place of what was given."""

ROWS: tuple[Row, ...] = (
    Row("float", "0.0", _OUT, _VALUES),
    Row("float", "1.0", _OUT, _SCALE),
    Row("float", "1 - x", "Your code uses 1 − {x} where {x} = {was} belongs.", _VALUES),
    Row("float", "-x", _SIGN, _VALUES),
    Row("float", "2 * x", "Your code uses 2·{x} where {x} = {was} belongs.", _SCALE),
    Row("float", "x / 2", "Your code uses {x}/2 where {x} = {was} belongs.", _SCALE),
    Row("float", "x * x", "Your code uses {x}² where {x} = {was} belongs (applied twice).", _SCALE),
    Row("float", "1 / x", "Your code divides by {x} = {was} where it should multiply, or the other way round.", _SCALE),
    Row("float", "math.sqrt(x)", "Your code uses √{x} where {x} = {was} belongs.", _SCALE),
    Row("float", "math.log(x)", "Your code uses the logarithm of {x} = {was}.", _SCALE),
    Row("float", "math.exp(x)", "Your code uses exp({x}) where {x} = {was} belongs.", _SCALE),
    Row("axis", "{other}", "{x} is ignored: your code works along axis {now} where {x} = {was} asks for another.", _VALUES),
    Row("whole", "x + 1", _OFF, _EDGE),
    Row("whole", "x - 1", _OFF, _EDGE),
    Row("whole", "0", _OUT, _VALUES),
    Row("whole", "1", _OUT, _VALUES),
    Row("whole", "-x", _SIGN, _VALUES),
    Row("whole", "2 * x", _ONE_FOR, _SCALE),
    Row("whole", "x // 2", _ONE_FOR, _SCALE),
    # Tensors of whole numbers
    Row("index", "x + 1", "Off by one: your code uses {x} + 1 where {x} belongs.", _EDGE),
    Row("index", "x - 1", "Off by one: your code uses {x} − 1 where {x} belongs.", _EDGE),
    Row("index", "torch.zeros_like(x)", "{x} is ignored: your result is the one for {x} = 0.", _VALUES),
    Row("index", "torch.arange(x.shape[-1]).expand_as(x).clone()", "{x} is ignored: your code counts 0, 1, 2, … instead.", _VALUES),
    Row("index", "x.argsort(-1)", "{x} is used the other way round: your code applies its inverse (argsort).", _ORDER),
    Row("index", "x.flip(-1)", "{x} is reversed in your code.", _ORDER),
    Row("index", "first(x, 0)", "Your code uses the first entry of {x} for all.", _EDGE),
    # Tensors
    Row("tensor scalar", "torch.zeros_like(x)", "{x} is left out: your result is the one for {x} = 0.", _VALUES),
    Row("tensor scalar", "torch.ones_like(x)", "{x} is left out: your result is the one for {x} = 1.", _VALUES),
    Row("tensor scalar", "-x", _SIGN, _VALUES),
    Row("scalar", "x.exp()", "Your code uses exp({x}) where {x} belongs.", _SCALE),
    Row("scalar", "x.log()", "Your code uses {x} as it is where exp({x}) belongs.", _SCALE),
    Row("pairs", "apart(x)", _PAIRS.replace("{there}", _TWOS).replace("{here}", _HALVES), _ORDER),
    Row("pairs", "apart(x)", _PAIRS.replace("{there}", _TWOS).replace("{here}", _HALVES), _ORDER, "together(x)"),
    Row("pairs", "together(x)", _PAIRS.replace("{there}", _HALVES).replace("{here}", _TWOS), _ORDER),
    Row("pairs", "together(x)", _PAIRS.replace("{there}", _HALVES).replace("{here}", _TWOS), _ORDER, "apart(x)"),
    Row("square", "x.transpose(-1, -2)", "{x} is transposed in your code.", _ORDER),
    Row("kernel", "x.flip((2, 3))", "{x} is flipped in both axes: that is convolution; the drill asks for cross-correlation.", _ORDER),
    Row("tensor", "first(x, {axis})", "Your code uses the first entry of {x}{along} for all.", _EDGE),
    Row("tensor", "x.flip({axis})", "{x} is reversed{along} in your code.", _ORDER),
    Row("tensor", "x.roll({step}, {axis})", "Your code takes {x} shifted by one{along}.", _ORDER),
    Row("tensor", "x * {size} ** -0.5", "Your code divides by √{size} once too often.", _SCALE),
    Row("tensor", "x * {size} ** 0.5", "Your code does not divide by √{size}.", _SCALE),
    Row("tensor", "x - x.mean({axis}, keepdim=True)", "Your code subtracts the mean of {x}{along} first.", _VALUES),
    Row("tensor", "x / x.norm(dim={axis}, keepdim=True)", "Your code scales {x} to length 1{along}; it should stay as it is.", _VALUES),
    Row("tensor", "x.sigmoid()", "Your code applies the sigmoid to {x} once too often.", _VALUES),
    Row("tensor", "x.softmax(-1)", "Your code applies softmax to {x} once too often.", _VALUES),
    Row("tensor", "x.relu()", "Your code sets what is negative in {x} to 0.", _VALUES),
)  # fmt: skip
"""The likeliest first."""

OF_RESULTS: tuple[Row, ...] = (
    Row("mask", "~x", "Your mask is inverted: it is True where False is asked for, and False where True is.", _VALUES),
    Row("index tensor scalar", "-x", "Your numbers all have the wrong sign.", _SCALE),
    Row("mask index tensor", "x.transpose({pair})", "Your result is transposed: axes {pair[0]} and {pair[1]} are swapped.", _ORDER),
    Row("mask index tensor", "x.flip({axis})", "Your result is reversed along axis {axis}: what belongs last comes first.", _ORDER),
    Row("mask index tensor", "x.roll({step}, {axis})", "Your result is rolled by one along axis {axis}: entry 0 holds what belongs at entry {beside}.", _ORDER),
    Row("mask index tensor", "first(x, {axis})", "Every entry along axis {axis} is a copy of the first.", _EDGE),
    Row("index", "x.argsort(-1)", "You return the inverse permutation: where each entry goes, not which entry comes here.", _ORDER),
)  # fmt: skip


def kinds_of(name: str, value: Any, default: Any) -> set[str]:
    """What a value is, in the words of the table; `default` is the signature's, or the value itself where there is none."""
    found = set()
    if isinstance(value, Tensor):
        size = tuple(value.shape)
        is_float = value.is_floating_point()
        found |= {"mask"} if value.dtype == torch.bool else set()
        found |= {"index"} if value.dtype == torch.long and value.numel() else set()
        found |= {"tensor" if size else "scalar"} if is_float else set()
        found |= {"square"} if is_float and len(size) >= 2 and size[-1] == size[-2] > 1 else set()
        found |= {"kernel"} if is_float and len(size) == 4 and size[2] == size[3] > 1 else set()
        found |= {"pairs"} if is_float and len(size) >= 2 and size[-1] % 2 == 0 and size[-1] > 2 else set()
    elif isinstance(value, bool):
        found.add("switch")
    elif isinstance(value, int):
        found.add("axis" if name in ("dim", "axis") else "whole")
    elif isinstance(value, float):
        found.add("float")
    if default is None and value is not None:
        found.add("optional")
    elif isinstance(default, int | float) and not isinstance(default, bool) and value != default:
        found.add("defaulted")
    return found


def expanded(
    row: Row, value: Any, sizes: Mapping[str, Any], *, rank: int = 0, default: Any = None
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The changes that a row stands for, each with what its placeholders are; `rank` is that of what an axis counts in."""
    shape = tuple(value.shape) if isinstance(value, Tensor) else ()
    long_enough = 3 if "{step}" in row.change else 2
    ranges: dict[str, list[Any]] = {
        "axis": [axis for axis in range(len(shape)) if shape[axis] >= long_enough],
        "step": [1, -1],
        "pair": [pair for pair in combinations(range(len(shape)), 2) if "exchanged" not in row.change or shape[pair[0]] != shape[pair[1]]],
        "other": [axis for axis in (-1, 0, 1, -2, 2) if rank and type(value) is int and axis % rank != value % rank and -rank <= axis < rank],
        "size": list(sizes),
        "default": [default],
    }  # fmt: skip
    used = [name for name in ranges if "{" + name in row.change]
    for chosen in product(*(ranges[name] for name in used)):
        filled: dict[str, Any] = dict(zip(used, chosen, strict=True))
        change = row.change.format(**{**filled, "pair": ", ".join(map(str, filled.get("pair", ())))})
        along = f" along axis {filled['axis']}" if "axis" in filled and len(shape) > 1 else ""
        beside = "1" if filled.get("step") == -1 else "−1"
        yield change, {**filled, "along": along, "beside": beside}


def value_of(change: str, x: Any, others: Mapping[str, Any]) -> Any:
    """What the Python of a row makes of `x`. Whatever that raises is let through."""
    return eval(_compiled(change), _HELPERS, {**others, "x": x})


@cache
def _compiled(change: str) -> CodeType:
    return compile(change, "<change>", "eval")


def _first(value: Tensor, axis: int) -> Tensor:
    return value.narrow(axis, 0, 1).expand_as(value).clone()


def _exchanged(value: Tensor, one: int, other: int) -> Tensor:
    """Two axes read in the other order, such as height and width: right only where they are equal."""
    sizes = list(value.shape)
    sizes[one], sizes[other] = sizes[other], sizes[one]
    return value.reshape(sizes)


def _apart(value: Any) -> Any:
    """Along the last axis, even entries first and odd entries behind them."""
    return torch.cat([value[..., 0::2], value[..., 1::2]], -1)


def _together(value: Any) -> Any:
    """Along the last axis, the two halves interleaved: the inverse of `_apart`."""
    return torch.stack(value.chunk(2, -1), -1).flatten(-2)


def _reordered(value: Tensor, order: tuple[int, ...]) -> Tensor:
    parts = value.chunk(len(order))
    return torch.cat([parts[place] for place in order])


def _interleaved(value: Tensor, pieces: int) -> Tensor:
    return (
        value.reshape(value.shape[0] // pieces, pieces, *value.shape[1:]).transpose(0, 1).reshape(value.shape)
    )


_HELPERS = {
    "torch": torch, "math": math, "first": _first, "exchanged": _exchanged, "apart": _apart, "together": _together,
    "reordered": _reordered, "interleaved": _interleaved,
}  # fmt: skip
"""What the Python of a row may use."""
