"""The right result, changed at the end, is what came out: another sign, an axis reversed, a factor that has a name."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any

import torch
from torch import Tensor

from studycli.judge.case_result import CaseResult
from studycli.judge.evidence import Evidence, Explanation, MismatchKind
from studycli.judge.explain.difference import Difference, as_tensor, difference_of, flat_inputs, named_sizes
from studycli.judge.explain.hypothesis import Hypothesis, first_that_fits
from studycli.judge.explain.numbers import as_numbers, continued, distinct, number
from studycli.judge.protocol import CallOutcome
from studycli.judge.trees import map_leaves
from studycli.model.verdict import Cause

_MOST_SECONDS = 0.2
_FEWEST = 3
"""Different numbers in all failing cases together; fewer are some multiple of others by chance."""

Change = Callable[[Tensor, CaseResult], Tensor]


def explain_transformed_result(evidence: Evidence) -> Explanation | None:
    """One change of the right result, the same in every case, that gives what came out."""
    if evidence.mismatch.kind not in (MismatchKind.VALUES, MismatchKind.SHAPE):
        return None
    difference = difference_of(evidence)
    if difference is None or not difference.expected.numel() or _wrong_numbers(evidence) < _FEWEST:
        return None
    path = evidence.mismatch.path

    def hypothesis(says: str, change: Change, cause: Cause) -> Hypothesis:
        def run(result: CaseResult) -> CallOutcome:
            def at(place: str, leaf: Any) -> Any:
                tensor = as_tensor(leaf) if place == path else None
                if tensor is None:
                    return leaf
                changed = change(tensor, result)
                return changed if isinstance(leaf, Tensor) else changed.item()

            return replace(result.reference, outputs=map_leaves(result.reference.outputs, at))

        return Hypothesis(continued(difference.which, says), "", cause, run)

    tried = (hypothesis(*row) for row in _rows(difference, evidence))
    found = first_that_fits(tried, evidence.results, _MOST_SECONDS, gradients=False)
    return None if found is None else Explanation(found.cause, found.says)


def _wrong_numbers(evidence: Evidence) -> int:
    """How many different numbers came out where something is wrong, in all failing cases."""
    wrong = (result.mismatch for result in evidence.results if result.mismatch is not None)
    came = (as_tensor(mismatch.got) for mismatch in wrong if mismatch.kind is MismatchKind.VALUES)
    return sum(_many(tensor) for tensor in came if tensor is not None)


def _many(tensor: Tensor) -> int:
    return tensor.numel() if tensor.dtype == torch.bool else distinct(tensor)


def _rows(difference: Difference, evidence: Evidence) -> Iterator[tuple[str, Change, Cause]]:
    expected = difference.expected
    if expected.dtype == torch.bool:
        said = "Your mask is inverted: it is True where False is asked for, and False where True is."
        yield said, lambda x, _: ~x, Cause.VALUES
    else:
        yield "Your numbers all have the wrong sign.", lambda x, _: -x, Cause.SCALE
    for one, other in combinations(range(expected.ndim), 2):
        said = f"Your result is transposed: axes {one} and {other} are swapped."
        yield said, _transposed(one, other), Cause.ORDER
    if difference.same_shape:
        yield from _along_axes(expected)
        if expected.dtype == torch.long:
            said = "You return the inverse permutation: where each entry goes, not which entry comes here."
            yield said, lambda x, _: x.argsort(-1), Cause.ORDER
        if expected.dtype != torch.bool:
            yield from _factors(difference, evidence)


def _transposed(one: int, other: int) -> Change:
    return lambda x, _: x.transpose(one, other)


def _along_axes(expected: Tensor) -> Iterator[tuple[str, Change, Cause]]:
    for axis in range(expected.ndim):
        if expected.shape[axis] < 2:
            continue
        said = f"Your result is reversed along axis {axis}: what belongs last comes first."
        yield said, _flipped(axis), Cause.ORDER
        for step in (1, -1) if expected.shape[axis] > 2 else ():
            said = f"Your result is rolled by one along axis {axis}: entry 0 holds what belongs at entry {'1' if step < 0 else '−1'}."
            yield said, _rolled(step, axis), Cause.ORDER
        yield f"Every entry along axis {axis} is a copy of the first.", _repeated(axis), Cause.EDGE


def _flipped(axis: int) -> Change:
    return lambda x, _: x.flip(axis)


def _rolled(step: int, axis: int) -> Change:
    return lambda x, _: x.roll(step, axis)


def _repeated(axis: int) -> Change:
    return lambda x, _: x.narrow(axis, 0, 1).expand_as(x)


_Factor = Callable[[CaseResult], float]


def _factors(difference: Difference, evidence: Evidence) -> Iterator[tuple[str, Change, Cause]]:
    """Factors and offsets with a name that make the right numbers of this case what they are; the other cases decide."""
    factor, offset = factor_of(difference), offset_of(difference)
    shown = next(result for result in evidence.results if result.case.name == evidence.case)
    for name, value in _named(evidence):
        size = value(shown)
        if factor is not None and math.isclose(abs(factor), size, rel_tol=2e-4) and abs(size - 1) > 1e-3:
            word = "large" if size > 1 else "small"
            times = size if size > 1 else 1 / size
            sign = " They have the wrong sign as well." if factor < 0 else ""
            said = f"Your numbers are {number(times)} times too {word}; that is {name}.{sign}"
            yield said, _times(value, math.copysign(1.0, factor)), Cause.SCALE
        if offset is not None and math.isclose(abs(offset), size, rel_tol=2e-4):
            word = "large" if offset > 0 else "small"
            said = f"All your numbers are {number(size)} too {word}; that is {name}."
            yield said, _plus(value, math.copysign(1.0, offset)), Cause.VALUES


def _times(value: _Factor, sign: float) -> Change:
    return lambda x, result: (x * (sign * value(result))).to(x.dtype)


def _plus(value: _Factor, sign: float) -> Change:
    return lambda x, result: (x + sign * value(result)).to(x.dtype)


def _named(evidence: Evidence) -> Iterator[tuple[str, _Factor]]:
    """Numbers that a factor or an offset may be, as a function of the case, and their names; the likeliest first."""
    for name in named_sizes(flat_inputs(evidence.inputs), evidence.axes):
        for power, shown in ((1, name), (0.5, f"√{name}"), (2, f"{name}²")):
            yield shown, _size(name, evidence, _power(power))
            yield f"1/{shown}", _size(name, evidence, _power(-power))
        yield f"({name} − 1)/{name}", _size(name, evidence, lambda n: (n - 1) / n)
        yield f"{name}/({name} − 1)", _size(name, evidence, lambda n: n / max(n - 1, 1e-9))
        yield f"{name} − 1", _size(name, evidence, lambda n: n - 1)
    for name, value in flat_inputs(evidence.inputs).items():
        if type(value) is float and value > 0:
            for power, shown in ((1, name), (-1, f"1/{name}"), (2, f"{name}²"), (0.5, f"√{name}")):
                yield shown, _argument(name, _power(power))
            yield f"1 − {name}", _argument(name, lambda v: 1 - v)
    for value, shown in _CONSTANTS:
        yield shown, _always(value)
        yield f"1 over {shown}", _always(1 / value)


_CONSTANTS = (
    (2.0, "2"),
    (3.0, "3"),
    (4.0, "4"),
    (1.0, "1"),
    (math.log(2), "ln 2 (a logarithm to base 2 for the natural one, or the other way round)"),
    (math.pi, "π"),
    (2 * math.pi, "2π"),
    (math.sqrt(2), "√2"),
)


def _power(power: float) -> Callable[[float], float]:
    return lambda number: float(number**power)


def _always(value: float) -> _Factor:
    return lambda result: value


def _size(name: str, evidence: Evidence, change: Callable[[float], float]) -> _Factor:
    return lambda result: change(float(named_sizes(flat_inputs(result.inputs), evidence.axes).get(name, 1)))


def _argument(name: str, change: Callable[[float], float]) -> _Factor:
    return lambda result: change(float(flat_inputs(result.inputs).get(name) or 1.0))


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
