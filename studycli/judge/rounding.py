"""How far the reference itself is from the truth in a case: its result against its result in float64."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import torch

from studycli.judge.calling import perform
from studycli.judge.protocol import CallOutcome, CallStatus, FunctionSource, Value
from studycli.judge.trees import leaves, map_leaves

if TYPE_CHECKING:
    from studycli.judge.case_run import PreparedCase
    from studycli.judge.drill_files import DrillFiles


def gradient_key(path: str) -> str:
    """Under which the error of the gradient with respect to the argument at `path` is kept."""
    return f"∂{path}"


def rounding_errors(files: DrillFiles, prepared: PreparedCase) -> dict[str, float]:
    """The largest difference at every path: of outputs, of arguments after the call, and of gradients (see `gradient_key`).

    Empty where the reference does not take float64.
    """
    doubled = replace(
        prepared.request,
        args=map_leaves(prepared.request.args, _doubled),
        kwargs=map_leaves(prepared.request.kwargs, _doubled),
        not_allowed=(),
        max_elements=None,
        device="cpu",
    )
    exact = prepared.binding.named(perform(files.reference, doubled, files.answer))
    if exact.status is not CallStatus.RETURNED:
        return {}
    precise = dict(_numbers(exact))
    errors = {}
    for path, rounded in _numbers(prepared.reference):
        other = precise.get(path)
        if other is not None and other.shape == rounded.shape:
            difference = (rounded.to(torch.float64) - other.to(torch.float64)).abs()
            finite = difference[difference.isfinite()]
            errors[path] = float(finite.max()) if finite.numel() else 0.0
    return errors


def _doubled(path: str, leaf: Value) -> Value:
    if isinstance(leaf, torch.Tensor) and leaf.is_floating_point():
        return leaf.to(torch.float64)
    if isinstance(leaf, FunctionSource):
        return replace(leaf, closure=map_leaves(leaf.closure, _doubled))
    return leaf


def _numbers(outcome: CallOutcome) -> Iterator[tuple[str, torch.Tensor]]:
    for path, leaf in (*leaves(outcome.arguments), *leaves(outcome.outputs)):
        if isinstance(leaf, torch.Tensor) and leaf.is_floating_point():
            yield path, leaf
    for path, gradient in (outcome.gradients or {}).items():
        if gradient is not None:
            yield gradient_key(path), gradient
