"""Right to a few digits only: computed in a lower precision than is asked for."""

from __future__ import annotations

import torch
from torch import Tensor

from studycli.judge.evidence import Evidence, Explanation, MismatchKind
from studycli.judge.explain.difference import Difference, difference_of
from studycli.judge.explain.kinds import line_with
from studycli.judge.explain.numbers import as_numbers, number
from studycli.model.verdict import Cause


def explain_precision(evidence: Evidence) -> Explanation | None:
    """Every number is off by about the rounding of a lower dtype."""
    if evidence.mismatch.kind is not MismatchKind.VALUES:
        return None
    difference = difference_of(evidence)
    if difference is None or not difference.same_shape or not difference.expected.is_floating_point():
        return None
    expected, got = as_numbers(difference.expected), as_numbers(difference.got)
    if expected.numel() < 3 or not bool(expected.isfinite().all() & got.isfinite().all()):
        return None
    size = float(expected.abs().max())
    apart = float((expected - got).abs().max()) / size if size else 1.0
    dtype = difference.expected.dtype
    if dtype == torch.float64 and apart < 2e-5:
        if torch.equal(got.to(torch.float32).to(torch.float64), got):
            line = line_with(evidence.source, (".float()", "torch.float32", "torch.float)"))
            where = f" (line {line})" if line else ""
            message = (
                f"Your numbers are right to seven digits only: on the way they pass through float32{where}."
            )
            return Explanation(Cause.DTYPE, message, line=line, fix="Keep the dtype of the input.")
        if apart < 1e-6:
            message = f"Your numbers are right to about {_digits(apart)} digits, and float64 has fifteen."
            fix = "Look for a step that is computed in float32, or an eps in the wrong place."
            return Explanation(Cause.DTYPE, message, fix=fix)
    if dtype in (torch.bfloat16, torch.float16) and apart < 0.1:
        name = str(dtype).removeprefix("torch.")
        message = f"Nearly right: for {name} input your numbers are off by more than its rounding."
        fix = f"Compute sums, means and variances in float32, and convert the result back to {name}."
        return Explanation(Cause.DTYPE, message, fix=fix)
    if apart < 0.02:
        return _cancelled(difference)
    return None


def _cancelled(difference: Difference) -> Explanation | None:
    """Digits lost in the difference of two large numbers, since an input lies far from zero."""
    for name, value in difference.inputs.items():
        if not isinstance(value, Tensor) or not value.is_floating_point() or value.numel() < 4:
            continue
        numbers = as_numbers(value)
        mean, spread = float(numbers.mean()), float(numbers.std())
        if abs(mean) > 20 * spread > 0:
            message = (
                f"Nearly right, but digits are lost: {name} is far from zero (around {number(mean)}, spread {number(spread)}), "
                "and the difference of two large numbers cancels."
            )
            fix = "Subtract the mean first, then square; the mean of squares minus the squared mean loses digits."
            return Explanation(Cause.VALUES, message, fix=fix)
    return None


def _digits(apart: float) -> int:
    digits = 0
    while apart < 0.5 and digits < 15:
        apart *= 10
        digits += 1
    return digits
