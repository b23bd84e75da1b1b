"""What the failing cases have in common and the passing ones have not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from studycli.judge.case_result import CaseResult
from studycli.judge.evidence import Evidence, Said

_Trait = Callable[[CaseResult], bool]
_FEWEST = 2
"""One case alone proves no rule: at least so many fail, and so many pass."""

_IN_FLOAT32 = "Compute the statistics in float32, and convert the result back."


def explain_pattern(evidence: Evidence) -> Said | None:
    """One sentence on which cases fail, when a trait divides them cleanly; None otherwise."""
    failed = [result for result in evidence.results if not result.passed]
    passed = [result for result in evidence.results if result.passed]
    if min(len(failed), len(passed)) < _FEWEST:
        return None
    for said, trait in _traits(evidence):
        if all(map(trait, failed)) and not any(map(trait, passed)):
            return said
    return None


def _traits(evidence: Evidence) -> Iterator[tuple[Said, _Trait]]:
    yield Said("It is right for a batch of 1 and wrong for a larger one."), _has_larger_batch
    if not evidence.axes or any("H" in axes for axes in evidence.axes.values()):
        yield (
            Said("It is right where height and width are equal, and wrong where they differ."),
            _is_not_square,
        )
    for dtype, fix in (
        ("float64", "Look for a dtype that is written into the code."),
        ("bfloat16", _IN_FLOAT32),
        ("float16", _IN_FLOAT32),
    ):
        yield Said(f"It is wrong for {dtype} only.", fix), _has_dtype(dtype)
    strides = Said("It is wrong for non-contiguous input only.", "Look for view and for strides.")
    yield strides, lambda result: any(not tensor.is_contiguous() for tensor in result.tensors().values())
    squeezed = "Name the axis in squeeze(…): without one, it removes every axis of size 1."
    yield Said("It is wrong only where a size is 1.", squeezed), _has_size(1)
    yield Said("It is wrong only where a tensor is empty."), _has_size(0)
    for name, value in evidence.inputs.items():
        yield Said(f"It is wrong only where {name} is given."), _is_given(name)
        yield Said(f"It is wrong only where {name} is not given."), _is_not_given(name)  # fmt: skip
        if not isinstance(value, bool | int | float):
            continue
        default = evidence.defaults.get(name, value)
        if default != value:
            yield Said(f"It is right only for {name} = {default}, the default."), _differs(name, default)
        yield Said(f"It is wrong only for {name} = {value}."), _equals(name, value)


def _has_larger_batch(result: CaseResult) -> bool:
    first = next((tensor for tensor in result.tensors().values() if tensor.ndim > 1), None)
    return first is not None and first.shape[0] > 1


def _is_not_square(result: CaseResult) -> bool:
    shapes = [tensor.shape for tensor in result.tensors().values()]
    return any(len(shape) == 4 and shape[-1] != shape[-2] and shape[1] != shape[2] for shape in shapes)


def _has_size(size: int) -> _Trait:
    return lambda result: any(size in tensor.shape for tensor in result.tensors().values())


def _has_dtype(dtype: str) -> _Trait:
    return lambda result: any(str(tensor.dtype) == f"torch.{dtype}" for tensor in result.tensors().values())


def _is_given(name: str) -> _Trait:
    return lambda result: result.inputs[name] is not None


def _is_not_given(name: str) -> _Trait:
    return lambda result: result.inputs[name] is None


def _equals(name: str, value: object) -> _Trait:
    return lambda result: result.plain().get(name) == value


def _differs(name: str, value: object) -> _Trait:
    return lambda result: name in result.plain() and result.plain()[name] != value
