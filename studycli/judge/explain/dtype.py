"""Another dtype, or the digits of another: promoted, lowered, or computed on the way in a lower precision than is asked for."""

from __future__ import annotations

import torch
from torch import Tensor

from studycli.judge.evidence import Evidence, Explanation, MismatchKind, Said
from studycli.judge.explain.difference import Difference, difference_of, which_output
from studycli.judge.explain.numbers import as_numbers, continued, number
from studycli.model.verdict import Cause

_CASTS = {torch.float64: ".double()", torch.float32: ".float()", torch.int64: ".long()"}
_TO_FLOAT32 = (".float()", "torch.float32", "torch.float)")
_SUSPECTS = {
    torch.float32: (*_TO_FLOAT32, *(f"torch.{maker}" for maker in ("zeros(", "ones(", "full(", "tensor(", "arange(", "eye(", "rand"))),
    torch.float64: (".double()", "torch.float64", "torch.double"),
}  # fmt: skip
_WHY = {
    torch.float32: "a .float(), or a tensor made without dtype=",
    torch.float64: "a .double(), or a NumPy array on the way",
}


def explain_dtype(evidence: Evidence) -> Explanation | None:
    """Another dtype: promoted, lowered, or whole numbers where truth values are asked for."""
    if evidence.mismatch.kind is not MismatchKind.DTYPE:
        return None
    expected, got = _dtype(evidence.mismatch.expected), _dtype(evidence.mismatch.got)
    if expected is None or got is None:
        return None
    wanted, made = _name(expected), _name(got)
    casts = (f"torch.{made}", ".half()", ".bfloat16()", ".long()", ".int()", ".bool()")
    line = _line_with(evidence.source, _SUSPECTS.get(got, casts))
    cast = _CASTS.get(expected, f".to(torch.{wanted})")
    if expected.is_floating_point and got.is_floating_point:
        given = [n for n, v in evidence.inputs.items() if isinstance(v, Tensor) and v.dtype == expected][:1]
        word = "promoted" if got.itemsize > expected.itemsize else "lowered"
        place, same = f" in line {line}" if line else "", "".join(f" like {name}" for name in given)
        back = f"return it with .to({given[0]}.dtype)" if given else f"make it {wanted}"
        said = Said(
            f"Your result is {word} to {made}{place}; it should be {wanted}{same}.",
            f"Look for {_WHY.get(got, f'a cast to {made}')}, or {back}.",
        )
    elif expected == torch.bool:
        fix = "Return a comparison, or finish with .bool()."
        said = Said(f"A mask of True and False (bool) is asked for; yours is {made}.", fix)
    elif got == torch.bool:
        said = Said(f"{wanted} is asked for; yours is bool.", f"Convert it to numbers with {cast}.")
    else:
        said = Said(f"The dtype should be {wanted} and is {made}.", f"Finish with {cast}.")
    return Explanation(Cause.DTYPE, continued(which_output(evidence), said.message), line=line, fix=said.fix)


def _line_with(source: str, suspects: tuple[str, ...]) -> int | None:
    """The only line that has one of the suspects, the strongest first."""
    lines = source.splitlines()
    for suspect in suspects:
        found = [place for place, text in enumerate(lines, 1) if suspect in text.split("#")[0]]
        if len(found) == 1 and "dtype=" not in lines[found[0] - 1].replace("dtype=torch.float", ""):
            return found[0]
    return None


def _dtype(value: object) -> torch.dtype | None:
    if isinstance(value, Tensor):
        return value.dtype
    return value if isinstance(value, torch.dtype) else None


def _name(dtype: torch.dtype) -> str:
    return str(dtype).removeprefix("torch.")


def explain_precision(evidence: Evidence) -> Explanation | None:
    """Every number, or every gradient, is off by about the rounding of a lower dtype."""
    kind = evidence.mismatch.kind
    difference = difference_of(evidence) if kind in (MismatchKind.VALUES, MismatchKind.GRADIENT) else None
    if difference is None or not difference.same_shape or not difference.expected.is_floating_point():
        return None
    expected, got = as_numbers(difference.expected), as_numbers(difference.got)
    size = float(expected.abs().max()) if expected.numel() else 0.0
    if not size or not bool(expected.isfinite().all() & got.isfinite().all()):
        return None
    apart = float((expected - got).abs().max()) / size
    dtype = difference.expected.dtype
    what = "Your numbers are"
    if kind is MismatchKind.GRADIENT:
        what = f"The value is right, but the gradient with respect to {evidence.mismatch.path} is"
    if dtype == torch.float64 and apart < 2e-5 and torch.equal(got.to(torch.float32).to(torch.float64), got):
        line = _line_with(evidence.source, _TO_FLOAT32)
        where = f" in line {line}" if line else ""
        message = f"{what} right to seven digits only: something on the way is float32{where}."
        return Explanation(Cause.DTYPE, message, line=line, fix="Keep the dtype of the input.")
    if kind is MismatchKind.GRADIENT or expected.numel() < 3:
        return None
    if dtype == torch.float64 and 1e-14 < apart < 1e-6:
        message = f"Your numbers are right to about {_digits(apart)} digits, and float64 has fifteen."
        fix = "Look for a step that is computed in float32, or an eps in the wrong place."
        return Explanation(Cause.DTYPE, message, fix=fix)
    if dtype in (torch.bfloat16, torch.float16) and apart < 0.1:
        message = f"Nearly right: for {_name(dtype)} input your numbers are off by more than its rounding."
        fix = f"Compute sums, means and variances in float32, and convert the result back to {_name(dtype)}."
        return Explanation(Cause.DTYPE, message, fix=fix)
    return _cancelled(difference) if apart < 0.02 else None


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
    while apart < 0.5:
        apart *= 10
        digits += 1
    return digits
