"""NaN, infinity and zeros where numbers should be: where, and for which input."""

from __future__ import annotations

import re
from collections.abc import Callable

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
_EXPONENTIAL = ("exp", "softmax", "log", "sigmoid", "pow", "**")


class _Wrong:
    """What is known of the places where NaN or infinity stands and should not, or does not and should."""

    def __init__(self, difference: Difference, wrong: Tensor) -> None:
        expected, got = as_numbers(difference.expected)[wrong], as_numbers(difference.got)[wrong]
        self.where = where_wrong(wrong, difference)
        self.value, self.wanted = number(float(got[0])), number(float(expected[0]))
        self.varies = not bool((got == got[0]).all())
        self.asks_infinity, self.asks_zero = bool(expected.isinf().any()), bool((expected == 0).any())
        size, self.name = _largest_input(difference)
        self.size, self.is_large = number(size), size > _LARGE
        self.is_half = difference.got.dtype == torch.float16
        inputs = [value for value in difference.inputs.values() if isinstance(value, Tensor)]
        self.is_masked = any(value.dtype == torch.bool for value in inputs)
        self.is_given_infinity = _has_infinity(difference)
        source = difference.source
        self.has_exp = not source or any(word in source for word in _EXPONENTIAL)
        self.logs_softmax = (
            "softmax(" in source and bool(_LOG.search(source)) and not _OTHER_WAYS.search(source)
        )


_ROWS: tuple[tuple[Callable[[_Wrong], bool], str, str], ...] = (
    # NaN or infinity is asked for
    (lambda w: w.wanted == "NaN", "NaN is asked for {0.where}, where nothing is left to compute from; {0.value} came out.", ""),
    (lambda w: w.asks_infinity and w.value == "NaN",
     "NaN comes out {0.where}, where {0.wanted} is asked for: your code computes ∞ − ∞ or 0 · ∞.", ""),
    (lambda w: "∞" in w.wanted and "∞" not in w.value and w.varies,
     "{0.wanted} is asked for {0.where}; ordinary numbers came out, as if nothing were excluded there.", ""),
    (lambda w: "∞" in w.wanted and "∞" not in w.value, "{0.wanted} is asked for {0.where}; {0.value} came out.", ""),
    # They come out
    (lambda w: w.value == "NaN" and w.is_given_infinity, "NaN comes out {0.where}: your code computes ∞ − ∞ or 0 · ∞.",
     "Look for a row without a single finite value, and for −∞ times 0."),
    (lambda w: w.value == "−∞" and w.asks_zero and w.is_masked,
     "−∞ comes out {0.where}, where 0 is asked for: a mask of −∞ is applied in the wrong place.", ""),
    (lambda w: w.is_large and not w.has_exp and w.is_half,
     "{0.value} comes out {0.where} for values as large as {0.size} in {0.name}: a square or a sum is larger than float16 can hold (65504).",
     "Compute it in float32."),
    (lambda w: w.is_large and not w.has_exp,
     "{0.value} comes out {0.where} for values as large as {0.size} in {0.name}: a step on the way overflows.", ""),
    (lambda w: w.is_large and w.value == "NaN" and w.logs_softmax,
     "NaN comes out {0.where}: {0.name} is as large as {0.size}, so softmax underflows to 0, log 0 is −∞, and 0 · ∞ is NaN.",
     "Use log_softmax, which stays in logarithms."),
    (lambda w: w.is_large and w.value == "NaN",
     "NaN comes out {0.where}: {0.name} is as large as {0.size}, so exp overflows or underflows, and ∞/∞ and 0/0 are NaN.",
     "Subtract the maximum before you exponentiate (a running one starts at −∞)."),
    (lambda w: w.is_large and w.value == "∞",
     "∞ comes out {0.where}: {0.name} is as large as {0.size}, so exp overflows, or the logarithm is taken of 0.",
     "Subtract the maximum first, and stay in logarithms."),
    (lambda w: w.is_large, "−∞ comes out {0.where}: {0.name} is as large as {0.size}, so exp underflows to 0 and log 0 is −∞.",
     "Subtract the maximum first, and stay in logarithms."),
    (lambda w: w.value == "NaN" and w.is_masked, "NaN comes out {0.where}: your code divides 0 by 0, or a whole row is masked.", ""),
    (lambda w: w.value == "NaN", "NaN comes out {0.where}.", "Look for 0/0, the logarithm or root of a negative number, or 0 · ∞."),
    (lambda w: w.value == "−∞", "−∞ comes out {0.where}, where {0.wanted} is asked for.",
     "Look for the logarithm of 0, or a mask that puts −∞ in too many places."),
    (lambda w: True, "{0.value} comes out {0.where}, where {0.wanted} is asked for.", "Look for a division by 0."),
)  # fmt: skip
"""Whether it is so, what is wrong, and what would mend it; the first row that holds is told."""


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
    for wrong in (
        got.isnan() & ~expected.isnan(),
        got.isinf() & ~(expected.isinf() & (expected.sign() == got.sign())),
        expected.isnan() & ~got.isnan(),
        expected.isinf() & ~got.isinf(),
    ):
        if bool(wrong.any()):
            facts = _Wrong(difference, wrong)
            message, fix = next((says, fix) for holds, says, fix in _ROWS if holds(facts))
            return difference.told(Cause.EDGE, Said(message.format(facts), fix))
    return None


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
