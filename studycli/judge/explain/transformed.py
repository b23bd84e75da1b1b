"""The right result, changed at the end, is what came out: another sign, an axis reversed, a factor that has a name."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import torch
from torch import Tensor

from studycli.judge.case_result import CaseResult
from studycli.judge.evidence import Evidence, Explanation, MismatchKind
from studycli.judge.explain.changed_values import OF_RESULTS, expanded, kinds_of, value_of
from studycli.judge.explain.difference import Difference, as_tensor, difference_of, flat_inputs, named_sizes
from studycli.judge.explain.hypothesis import Hypothesis, first_that_fits
from studycli.judge.explain.numbers import as_numbers, continued, distinct, number
from studycli.judge.protocol import CallOutcome
from studycli.judge.trees import map_leaves
from studycli.model.verdict import Cause

_MOST_SECONDS = 0.2
_FEWEST = 3
"""Different numbers in all failing cases together; fewer are some multiple of others by chance."""


def explain_transformed_result(evidence: Evidence) -> Explanation | None:
    """One change of the right result, the same in every case, that gives what came out."""
    if evidence.mismatch.kind not in (MismatchKind.VALUES, MismatchKind.SHAPE):
        return None
    difference = difference_of(evidence)
    if difference is None or not difference.expected.numel() or _wrong_numbers(evidence) < _FEWEST:
        return None
    path = evidence.mismatch.path

    def hypothesis(says: str, change: str, cause: Cause) -> Hypothesis:
        def run(result: CaseResult) -> CallOutcome:
            names = _numbers_of(result.inputs, evidence)

            def at(place: str, leaf: Any) -> Any:
                tensor = as_tensor(leaf) if place == path else None
                if tensor is None:
                    return leaf
                changed = value_of(change, tensor, names).to(tensor.dtype)
                return changed if isinstance(leaf, Tensor) else changed.item()

            return replace(result.reference, outputs=map_leaves(result.reference.outputs, at))

        return Hypothesis(continued(difference.which, says), "", cause, run)

    tried = (hypothesis(*row) for row in _changes(difference, evidence))
    found = first_that_fits(tried, evidence.results, _MOST_SECONDS, gradients=False)
    return None if found is None else Explanation(found.cause, found.says)


def _wrong_numbers(evidence: Evidence) -> int:
    """How many different numbers came out where something is wrong, in all failing cases."""
    wrong = (result.mismatch for result in evidence.results if result.mismatch is not None)
    came = (as_tensor(mismatch.got) for mismatch in wrong if mismatch.kind is MismatchKind.VALUES)
    return sum(_many(tensor) for tensor in came if tensor is not None)


def _many(tensor: Tensor) -> int:
    return tensor.numel() if tensor.dtype == torch.bool else distinct(tensor)


def _changes(difference: Difference, evidence: Evidence) -> Iterator[tuple[str, str, Cause]]:
    """What is said of a change, and the change, in the language of `changed_values`."""
    expected = difference.expected
    of_one_shape = kinds_of("", expected, expected)
    for row in OF_RESULTS:
        if of_one_shape.isdisjoint(row.of.split()) or not (difference.same_shape or "{pair}" in row.change):
            continue
        for change, chosen in expanded(row, expected, {}):
            yield row.says.format(**chosen), change, row.cause
    if difference.same_shape and expected.dtype != torch.bool:
        yield from _factors(difference, evidence)


def _factors(difference: Difference, evidence: Evidence) -> Iterator[tuple[str, str, Cause]]:
    """Factors and offsets with a name that make the right numbers of this case what they are; the other cases decide."""
    factor, offset = factor_of(difference), offset_of(difference)
    names = _numbers_of(evidence.inputs, evidence)
    for shown, term in _terms(names):
        size = float(value_of(term, None, names))
        if factor is not None and math.isclose(abs(factor), size, rel_tol=2e-4) and abs(size - 1) > 1e-3:
            word, times = ("large", size) if size > 1 else ("small", 1 / size)
            sign = " They have the wrong sign as well." if factor < 0 else ""
            says = f"Your numbers are {number(times)} times too {word}; that is {shown}.{sign}"
            yield says, f"x * {'-' if factor < 0 else ''}({term})", Cause.SCALE
        if offset is not None and math.isclose(abs(offset), size, rel_tol=2e-4):
            word, sign = ("large", "+") if offset > 0 else ("small", "-")
            says = f"All your numbers are {number(size)} too {word}; that is {shown}."
            yield says, f"x {sign} ({term})", Cause.VALUES


def _numbers_of(inputs: Mapping[str, Any], evidence: Evidence) -> dict[str, float]:
    """The named sizes and the positive numbers among the arguments of a case, by names that Python can read."""
    flat = flat_inputs(inputs)
    plain = {
        name.replace(".", "_"): value for name, value in flat.items() if type(value) is float and value > 0
    }
    return {**named_sizes(flat, evidence.axes), **plain}


def _terms(names: Mapping[str, float]) -> Iterator[tuple[str, str]]:
    """What a factor or an offset may be, as one would say it and as Python; the likeliest first."""
    for name, value in names.items():
        for shown, term in (("{0}", "{0}"), ("√{0}", "{0} ** 0.5"), ("{0}²", "{0} ** 2")):
            yield shown.format(name), term.format(name)
            yield f"1/{shown.format(name)}", f"1 / {term.format(name)}"
        if isinstance(value, int):
            yield f"({name} − 1)/{name}", f"({name} - 1) / {name}"
            yield f"{name}/({name} − 1)", f"{name} / max({name} - 1, 1e-9)"
            yield f"{name} − 1", f"{name} - 1"
        else:
            yield f"1 − {name}", f"1 - {name}"
    for shown, term in _CONSTANTS:
        yield shown, term
        yield f"1 over {shown}", f"1 / ({term})"


_CONSTANTS = (
    ("2", "2"),
    ("3", "3"),
    ("4", "4"),
    ("1", "1"),
    ("ln 2 (a logarithm to base 2 for the natural one, or the other way round)", "math.log(2)"),
    ("π", "math.pi"),
    ("2π", "2 * math.pi"),
    ("√2", "math.sqrt(2)"),
)


def factor_of(difference: Difference) -> float | None:
    """The one factor between all finite numbers of the two, within rounding; None when there is none, or it is 1."""
    pair = _finite(difference)
    if pair is None:
        return None
    expected, got = pair
    norm = float((expected * expected).sum())
    factor = float((got * expected).sum()) / norm if norm else 0.0
    room = 2e-4 * float(got.abs().max())
    if not factor or abs(factor - 1) < 1e-4 or bool(((expected * factor - got).abs() > room).any()):
        return None
    return factor


def offset_of(difference: Difference) -> float | None:
    """The one number that was added to all finite ones, within rounding; None when there is none."""
    pair = _finite(difference)
    if pair is None:
        return None
    apart = pair[1] - pair[0]
    size = float(apart.abs().max())
    return float(apart.mean()) if size and bool(((apart - apart.mean()).abs() <= 1e-4 * size).all()) else None


def _finite(difference: Difference) -> tuple[Tensor, Tensor] | None:
    if not difference.same_shape or torch.bool in (difference.expected.dtype, difference.got.dtype):
        return None
    expected, got = as_numbers(difference.expected), as_numbers(difference.got)
    finite = expected.isfinite()
    if not torch.equal(finite, got.isfinite()) or not bool(finite.any()):
        return None
    return expected[finite], got[finite]
