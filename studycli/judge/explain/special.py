"""NaN, infinity and zeros where numbers should be: where, and for which input."""

from __future__ import annotations

import re

import torch
from torch import Tensor

from studycli.judge.evidence import Explanation, Said
from studycli.judge.explain.difference import Difference
from studycli.judge.explain.numbers import as_numbers, number
from studycli.judge.explain.places import where_wrong
from studycli.model.verdict import Cause

_LARGE = 80.0
"""exp overflows float32 above 88."""

_LOG = re.compile(r"\blog\(")
_OTHER_WAYS = re.compile(r"\bexp\(|\blog_softmax\(|\blogsumexp\(")


def explain_overflow(difference: Difference) -> Explanation | None:
    """NaN or infinity where the inputs themselves are extreme: the reason is plain."""
    missing_nan = bool((difference.expected.isnan() & ~difference.got.isnan()).any())
    if _largest_input(difference)[0] <= _LARGE and not _has_infinity(difference) and not missing_nan:
        return None
    return explain_not_finite(difference)


def explain_not_finite(difference: Difference) -> Explanation | None:
    """NaN or infinity came out where a number is asked for, or the other way round."""
    if not difference.got.is_floating_point():
        return None
    expected, got = as_numbers(difference.expected), as_numbers(difference.got)
    nan = got.isnan() & ~expected.isnan()
    infinite = got.isinf() & ~(expected.isinf() & (expected.sign() == got.sign()))
    said: Said | str | None = None
    if bool(nan.any()):
        said = _nan(difference, expected, nan)
    elif bool(infinite.any()):
        said = _infinite(difference, expected, got, infinite)
    elif bool((expected.isnan() & ~got.isnan()).any()):
        wrong = expected.isnan() & ~got.isnan()
        value = number(float(got[wrong][0]))
        where = where_wrong(wrong, difference)
        said = f"NaN is asked for {where}, where nothing is left to compute from; {value} came out."
    elif bool((expected.isinf() & ~got.isinf()).any()):
        wrong = expected.isinf() & ~got.isinf()
        said = _missing_infinity(difference, expected, got, wrong)
    return difference.told(Cause.EDGE, said) if said else None


def _nan(difference: Difference, expected: Tensor, nan: Tensor) -> Said:
    where = where_wrong(nan, difference)
    head = f"NaN comes out {where}"
    largest, name = _largest_input(difference)
    if bool(expected[nan].isinf().any()):
        return Said(
            f"{head}, where {number(float(expected[nan][0]))} is asked for: your code computes ∞ − ∞ or 0 · ∞."
        )
    if _has_infinity(difference):
        return Said(
            f"{head}: your code computes ∞ − ∞ or 0 · ∞.",
            "Look for a row without a single finite value, and for −∞ times 0.",
        )
    if largest > _LARGE and not _has_exp(difference):
        return _out_of_range(f"{head} for values as large as {number(largest)} in {name}", difference)
    if largest > _LARGE and _has_log_of_softmax(difference):
        return Said(
            f"{head}: {name} is as large as {number(largest)}, so softmax underflows to 0, log 0 is −∞, and 0 · ∞ is NaN.",
            "Use log_softmax, which stays in logarithms.",
        )
    if largest > _LARGE:
        return Said(
            f"{head}: {name} is as large as {number(largest)}, so exp overflows or underflows, and ∞/∞ and 0/0 are NaN.",
            "Subtract the maximum before you exponentiate (a running one starts at −∞).",
        )
    if _masked(difference):
        return Said(f"{head}: your code divides 0 by 0, or a whole row is masked.")
    return Said(f"{head}.", "Look for 0/0, the logarithm or root of a negative number, or 0 · ∞.")


def _infinite(difference: Difference, expected: Tensor, got: Tensor, infinite: Tensor) -> Said:
    where = where_wrong(infinite, difference)
    value = number(float(got[infinite][0]))
    largest, name = _largest_input(difference)
    if bool((expected == 0).logical_and(infinite).any()) and value == "−∞" and _masked(difference):
        return Said(
            f"−∞ comes out {where}, where 0 is asked for: a mask of −∞ is applied in the wrong place."
        )
    if largest > _LARGE and not _has_exp(difference):
        return _out_of_range(
            f"{value} comes out {where} for values as large as {number(largest)} in {name}", difference
        )
    if largest > _LARGE:
        note = "exp underflows to 0 and log 0 is −∞"
        if value == "∞":
            note = "exp overflows, or the logarithm is taken of 0"
        return Said(
            f"{value} comes out {where}: {name} is as large as {number(largest)}, so {note}.",
            "Subtract the maximum first, and stay in logarithms.",
        )
    wanted = number(float(expected[infinite][0]))
    if value == "−∞":
        return Said(
            f"−∞ comes out {where}, where {wanted} is asked for.",
            "Look for the logarithm of 0, or a mask that puts −∞ in too many places.",
        )
    return Said(f"{value} comes out {where}, where {wanted} is asked for.", "Look for a division by 0.")


def _missing_infinity(difference: Difference, expected: Tensor, got: Tensor, wrong: Tensor) -> str:
    wanted = number(float(expected[wrong][0]))
    values = got[wrong]
    where = where_wrong(wrong, difference)
    if bool((values == values[0]).all()):
        return f"{wanted} is asked for {where}; {number(float(values[0]))} came out."
    return f"{wanted} is asked for {where}; ordinary numbers came out, as if nothing were excluded there."


def _has_exp(difference: Difference) -> bool:
    """Whether the answer exponentiates at all."""
    return not difference.source or any(
        word in difference.source for word in ("exp", "softmax", "log", "sigmoid", "pow", "**")
    )


def _has_log_of_softmax(difference: Difference) -> bool:
    """Whether a softmax and a logarithm are the only ways in which the answer exponentiates."""
    source = difference.source
    return "softmax(" in source and bool(_LOG.search(source)) and not _OTHER_WAYS.search(source)


def _out_of_range(head: str, difference: Difference) -> Said:
    """What happens to large numbers without an exponential."""
    if difference.got.dtype == torch.float16:
        return Said(
            f"{head}: a square or a sum is larger than float16 can hold (65504).", "Compute it in float32."
        )
    return Said(f"{head}: a step on the way overflows.")


def _largest_input(difference: Difference) -> tuple[float, str]:
    best, name = 0.0, ""
    for argument, value in difference.inputs.items():
        if isinstance(value, Tensor) and value.is_floating_point() and value.numel():
            finite = value[torch.isfinite(value)]
            size = float(finite.abs().max()) if finite.numel() else 0.0
            if size > best:
                best, name = size, argument
    return best, name


def _has_infinity(difference: Difference) -> bool:
    return any(
        isinstance(value, Tensor) and value.is_floating_point() and bool(value.isinf().any())
        for value in difference.inputs.values()
    )


def _masked(difference: Difference) -> bool:
    return any(
        isinstance(value, Tensor) and value.dtype == torch.bool for value in difference.inputs.values()
    )
