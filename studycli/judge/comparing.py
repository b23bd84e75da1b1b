"""Whether two values are the same, as far as arithmetic allows. Both are data: what came from an answer is plain by now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import torch

from studycli.judge.evidence import Mismatch, MismatchKind, Tolerance
from studycli.judge.protocol import Foreign, Value
from studycli.judge.trees import join, leaves

TOLERANCES = {
    "float64": Tolerance(1e-7, 1e-9),
    "float32": Tolerance(1e-4, 1e-5),
    "float16": Tolerance(4e-3, 1e-3),
    "bfloat16": Tolerance(3e-2, 1e-2),
}
"""Wide enough for any order of summation over a few thousand terms, far too narrow for a forgotten eps on small numbers."""

ROOM = 30.0
"""Times the reference's own rounding error: another order of the same operations may well err more than the reference."""

MOST_ROOM = 0.1
"""Of the largest number: where rounding comes to more, nothing is told any more (and `study lint` says so of the drill)."""

_EXACT = Tolerance(0.0, 0.0)
_PYTHON_FLOAT = Tolerance(1e-6, 1e-9)


@dataclass(frozen=True, slots=True)
class Tolerances:
    """Which differences do not count."""

    by_dtype: Mapping[str, Tolerance] = field(default_factory=dict)
    """What the drill says of some dtypes."""
    case: Tolerance | None = None
    """What the case says, whatever the dtype."""
    exact: bool = False
    form_only: bool = False
    """Any values will do, as long as kinds, numbers, shapes and dtypes are right."""
    share: float = 0.0
    """Of the largest number that is expected: so much may any of them differ, besides."""
    errors: Mapping[str, float] = field(default_factory=dict)
    """How far the reference itself is from what it gives in float64, by path; asked for only where something differs."""

    def between(self, expected: Value, got: Value, path: str = "") -> Tolerance:
        """The tolerance for these two, at least `ROOM` times the reference's own error at `path`.

        It is that of the coarser dtype, so that a lowered dtype is not mistaken for wrong values.
        """
        usual = self._usual(expected, got)
        if self.share and isinstance(expected, torch.Tensor) and expected.is_floating_point():
            usual = Tolerance(usual.rtol, max(usual.atol, self.share * largest(expected)))
        if path not in self.errors or not isinstance(expected, torch.Tensor):
            return usual
        return Tolerance(usual.rtol, max(usual.atol, self.room(path, expected)))

    def room(self, path: str, expected: torch.Tensor) -> float:
        """What the reference's own rounding at `path` allows, beside what is expected there."""
        return min(ROOM * self.errors.get(path, 0.0), MOST_ROOM * largest(expected))

    def _usual(self, expected: Value, got: Value) -> Tolerance:
        if self.exact:
            return _EXACT
        if self.case is not None:
            return self.case
        if not isinstance(expected, torch.Tensor):
            return _PYTHON_FLOAT
        both = [self.of(value.dtype) for value in (expected, got) if isinstance(value, torch.Tensor)]
        return max(both, key=lambda tolerance: tolerance.rtol)

    def of(self, dtype: torch.dtype) -> Tolerance:
        """The tolerance for one dtype; whole numbers and truth values are exact."""
        name = str(dtype).removeprefix("torch.")
        return self.by_dtype.get(name) or TOLERANCES.get(name, _EXACT)


def largest(tensor: torch.Tensor) -> float:
    """The largest finite number in it, without its sign; 1 where there is none."""
    finite = tensor[tensor.isfinite()].abs()
    return float(finite.max()) if finite.numel() else 1.0


def may_be_rounding(expected: Value, got: Value) -> bool:
    """Whether two values are so near that room for rounding could make them the same."""
    if not isinstance(expected, torch.Tensor) or not isinstance(got, torch.Tensor):
        return False
    if expected.shape != got.shape or not expected.is_floating_point():
        return False
    return all_close(expected, got, Tolerance(MOST_ROOM, MOST_ROOM * largest(expected)))


def first_difference(
    expected: Value, got: Value, tolerances: Tolerances, unusual: Mapping[str, str], path: str = ""
) -> Mismatch | None:
    """The first way in which `got` is not `expected`: type, structure, shape, values, dtype. `unusual` names what is no value."""
    if path in unusual or isinstance(got, Foreign):
        return Mismatch(MismatchKind.TYPE, path, expected, got)
    if isinstance(expected, torch.Tensor) and isinstance(got, torch.Tensor):
        return _tensor_difference(expected, got, tolerances, path)
    if isinstance(expected, dict | list | tuple):
        return _container_difference(expected, got, tolerances, unusual, path)
    if not _same_kind(expected, got):
        return Mismatch(MismatchKind.TYPE, path, expected, got)
    return (
        None
        if tolerances.form_only or _same_plain(expected, got)
        else Mismatch(MismatchKind.VALUES, path, expected, got)
    )


def all_close(expected: torch.Tensor, got: torch.Tensor, tolerance: Tolerance) -> bool:
    """Whether two tensors of one shape agree: within the tolerance where finite, exactly in ±inf, NaN where NaN is right."""
    if expected.dtype == got.dtype and torch.equal(expected, got):
        return True
    return bool(close(expected, got, tolerance).all())


def close(expected: torch.Tensor, got: torch.Tensor, tolerance: Tolerance) -> torch.Tensor:
    """Elementwise: bool, in the shape of both."""
    if expected.is_complex() or got.is_complex():
        parts = [torch.view_as_real(value.to(torch.complex128)) for value in (expected, got)]
        return close(parts[0], parts[1], tolerance).all(-1)
    if not (expected.is_floating_point() or got.is_floating_point()):
        return expected.to(torch.int64) == got.to(torch.int64)
    wanted, given = expected.to(torch.float64), got.to(torch.float64)
    near = (given - wanted).abs() <= tolerance.atol + tolerance.rtol * wanted.abs()
    finite = wanted.isfinite() & given.isfinite()
    return torch.where(finite, near, (wanted == given) | (wanted.isnan() & given.isnan()))


def identical(before: Value, after: Value) -> bool:
    """Whether nothing at all has changed: kinds, shapes, dtypes and every bit that is not a NaN's."""
    if isinstance(before, torch.Tensor):
        return (
            isinstance(after, torch.Tensor)
            and before.shape == after.shape
            and before.dtype == after.dtype
            and (torch.equal(before, after) or all_close(before, after, _EXACT))
        )
    if isinstance(before, dict):
        return (
            isinstance(after, dict)
            and list(before) == list(after)
            and all(identical(before[key], after[key]) for key in before)
        )
    if isinstance(before, list | tuple):
        return (
            type(after) is type(before)
            and len(before) == len(after)
            and all(identical(first, second) for first, second in zip(before, after, strict=True))
        )
    if before is None or isinstance(before, bool | int | float | str):
        return type(before) is type(after) and (before == after or before != before)
    return True


def _tensor_difference(
    expected: torch.Tensor, got: torch.Tensor, tolerances: Tolerances, path: str
) -> Mismatch | None:
    if expected.shape != got.shape:
        return Mismatch(MismatchKind.SHAPE, path, expected, got)
    if not tolerances.form_only and not all_close(expected, got, tolerances.between(expected, got, path)):
        return Mismatch(MismatchKind.VALUES, path, expected, got)
    if expected.dtype != got.dtype:
        return Mismatch(MismatchKind.DTYPE, path, expected, got)
    return None


def _container_difference(
    expected: Any, got: Value, tolerances: Tolerances, unusual: Mapping[str, str], path: str
) -> Mismatch | None:
    if not any(isinstance(leaf, torch.Tensor) for _, leaf in leaves(expected)):
        found = _plain_difference(expected, got, unusual, path)
        return None if found and found.kind is MismatchKind.VALUES and tolerances.form_only else found
    if isinstance(expected, dict):
        if not isinstance(got, dict):
            return Mismatch(MismatchKind.TYPE, path, expected, got)
        if set(expected) != set(got):
            return Mismatch(MismatchKind.STRUCTURE, path, expected, got)
        pairs = [(key, expected[key], got[key]) for key in expected]
    else:
        several = isinstance(expected, tuple) and not path
        if not (isinstance(got, list | tuple) if several else type(got) is type(expected)):
            return Mismatch(MismatchKind.TYPE, path, expected, got)
        assert isinstance(got, list | tuple)
        if len(expected) != len(got):
            return Mismatch(MismatchKind.STRUCTURE, path, expected, got)
        pairs = [(index, *pair) for index, pair in enumerate(zip(expected, got, strict=True))]
    for key, wanted, given in pairs:
        found = first_difference(wanted, given, tolerances, unusual, join(path, key))
        if found is not None:
            return found
    return None


def _plain_difference(expected: Any, got: Value, unusual: Mapping[str, str], path: str) -> Mismatch | None:
    """For containers without tensors: kinds one by one, contents as a whole, so that the whole can be looked at."""
    odd = _odd_kind(expected, got, unusual, path)
    if odd is not None:
        return odd
    if isinstance(expected, dict):
        same = set(expected) == set(got) and all(
            _plain_difference([expected[key]], [got[key]], {}, "") is None for key in expected
        )
    else:
        same = len(expected) == len(got) and all(
            _same_plain(wanted, given) for wanted, given in zip(expected, got, strict=True)
        )
    return None if same else Mismatch(MismatchKind.VALUES, path, expected, got)


def _odd_kind(expected: Value, got: Value, unusual: Mapping[str, str], path: str) -> Mismatch | None:
    if path in unusual or isinstance(got, Foreign) or not _same_kind(expected, got):
        return Mismatch(MismatchKind.TYPE, path, expected, got)
    if isinstance(expected, list | tuple):
        for index, (wanted, given) in enumerate(zip(expected, got, strict=False)):
            found = _odd_kind(wanted, given, unusual, join(path, index))
            if found is not None:
                return found
    return None


def _same_plain(expected: Value, got: Value) -> bool:
    if isinstance(expected, list | tuple | dict):
        return _plain_difference(expected, got, {}, "") is None
    if isinstance(expected, float):
        close_enough: bool = abs(expected - got) <= _PYTHON_FLOAT.atol + _PYTHON_FLOAT.rtol * abs(expected)
        return close_enough or expected == got or (expected != expected and got != got)
    return bool(expected == got)


def _same_kind(expected: Value, got: Value) -> bool:
    """A float may be written as a whole number; nothing else may stand for something else."""
    if isinstance(expected, float) and type(got) is int:
        return True
    return type(expected) is type(got)
