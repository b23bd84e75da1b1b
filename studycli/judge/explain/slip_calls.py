"""Rows of slips in calls: another function, one left out or made twice, over all axes, without an option, arguments swapped.

They are written in the language of `slip_table`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import permutations

from studycli.model.verdict import Cause

Row = tuple[str, str, str, Cause]
"""What stands in the reference, what is put in its place, the words for it, and the cause."""

_VALUES, _EDGE, _SCALE, _ORDER = Cause.VALUES, Cause.EDGE, Cause.SCALE, Cause.ORDER

_INSTEAD = (
    "mean sum, sum mean numel, max min, min max, amax amin, amin amax, argmax argmin, argmin argmax, maximum minimum, minimum maximum, "
    "sin cos, cos sin, sigmoid tanh relu, tanh sigmoid relu, relu sigmoid gelu silu, silu sigmoid gelu relu, gelu relu silu, "
    "log log2 log10 log1p, log2 log, log10 log log2, exp exp2 expm1, log1p log, floor ceil round, round floor ceil, ceil floor, "
    "tril triu, triu tril, std var, var std, cumsum cumprod, cumprod cumsum, rsqrt sqrt reciprocal, zeros ones, ones zeros, "
    "zeros_like ones_like, ones_like zeros_like, square abs, abs square, logsigmoid sigmoid, softmax log_softmax sigmoid, "
    "log_softmax softmax, repeat repeat_interleave, repeat_interleave repeat, logical_and logical_or, logical_or logical_and, all any, any all"
)
"""A function and what is taken for it."""
_DROPPED = (
    "exp log sqrt rsqrt softmax log_softmax sigmoid tanh relu gelu silu abs square clamp clamp_min clamp_max clip flip roll cumsum cumprod "
    "normalize layer_norm masked_fill transpose permute argsort floor round tril triu elu softplus logsigmoid pow nan_to_num "
    "norm neg sort min max reshape view unsqueeze expand squeeze flatten"
)


def _parts(order: Iterable[int]) -> str:
    return ", ".join(f"_{'abcd'[place]}" for place in order)


_TWICE = "softmax exp log sqrt sigmoid tanh square cumsum layer_norm"
_TWO_ARGUMENTS = "matmul div sub kl_div cdist mse_loss cross_entropy pow outer bmm where"
_OPTIONS = "diagonal ignore_index reduction label_smoothing mode eps approximate min max"
_SWITCHES = "keepdim training descending align_corners norm_pix largest bidirectional"
_BIASED = "with the {} variance (divided by {}) where the {} one (divided by {}) belongs"
_TO_BIASED = _BIASED.format("biased", "n", "unbiased", "n − 1")
_TO_UNBIASED = _BIASED.format("unbiased", "n − 1", "biased", "n")

_OF_NAMES: tuple[tuple[str, str, str, str, Cause], ...] = (
    (_DROPPED, "math.NAME(_a)", "_a", "without the NAME", _SCALE),
    (_DROPPED, "_a.NAME(*_r, **_k)", "_a", "without the NAME", _VALUES),
    (_DROPPED, "_m.NAME(_a, *_r, **_k)", "_a", "without the NAME", _VALUES),
    ("var std", "_o.NAME(*_r, unbiased=False, **_k)", "_o.NAME(*_r, **_k)", _TO_UNBIASED, _SCALE),
    ("var std", "_o.NAME(*_r, correction=0, **_k)", "_o.NAME(*_r, **_k)", _TO_UNBIASED, _SCALE),
    ("var std", "_o.NAME(*_r, **_k)", "_o.NAME(*_r, unbiased=False, **_k)", _TO_BIASED, _SCALE),
    ("mean sum max min var std norm", "_a.NAME(*_r, **_k)", "_a.NAME()", "with the NAME over all axes at once", _VALUES),
    ("mean sum max min var std norm", "_m.NAME(_a, *_r, **_k)", "_m.NAME(_a)", "with the NAME over all axes at once", _VALUES),
    (_OPTIONS, "_f(*_r, NAME=_a, **_k)", "_f(*_r, **_k)", "without the option NAME", _EDGE),
    (_SWITCHES, "_f(*_r, NAME=True, **_k)", "_f(*_r, NAME=False, **_k)", "with NAME=False", _VALUES),
    (_SWITCHES, "_f(*_r, NAME=False, **_k)", "_f(*_r, NAME=True, **_k)", "with NAME=True", _VALUES),
    (_TWICE, "_a.NAME(*_r, **_k)", "_a.NAME(*_r, **_k).NAME(*_r, **_k)", "with the NAME applied twice", _VALUES),
    (_TWICE, "_m.NAME(_a, *_r, **_k)", "_m.NAME(_m.NAME(_a, *_r, **_k), *_r, **_k)", "with the NAME applied twice", _VALUES),
    (_TWO_ARGUMENTS, "_o.NAME(_a, _b, **_k)", "_o.NAME(_b, _a, **_k)", "with the two arguments of NAME swapped", _ORDER),
    ("cat stack", "_o.NAME([_a, _b], *_r, **_k)", "_o.NAME([_b, _a], *_r, **_k)",
     "with the two parts of NAME in the other order: what belongs first stands last", _ORDER),
    *(("cat stack", f"_o.NAME([{_parts(range(amount))}], *_r, **_k)", f"_o.NAME([{_parts(order)}], *_r, **_k)",
       f"with the {amount} parts of NAME joined in the order {order} instead of {tuple(range(amount))}", _ORDER)
      for amount in (3, 4) for order in list(permutations(range(amount)))[1:]),
)  # fmt: skip
"""Names of functions or options, and the row of each of them."""


def call_rows() -> Iterator[Row]:
    """The rows of functions that are called on a tensor, as x.mean(), torch.mean(x) or mean(x)."""
    for name, *others in map(str.split, _INSTEAD.split(",")):
        for other in others:
            cause = _SCALE if {name, other} == {"mean", "sum"} else _VALUES
            words = f"with {other} where {name} belongs"
            yield f"_o.{name}(*_r, **_k)", f"_o.{other}(*_r, **_k)", words, cause
    for names, before, after, words, cause in _OF_NAMES:
        for name in names.split():
            yield (
                before.replace("NAME", name),
                after.replace("NAME", name),
                words.replace("NAME", name),
                cause,
            )
