"""How far rounding may take a right answer from the reference: what the reference itself shows, and how its inputs' last bits tell.

Another order of the same operations gives, exactly, what the operations give of inputs that are off by a rounding (backward
stability: Higham, Accuracy and Stability of Numerical Algorithms, ch. 1). So the reference is asked in float64 for the inputs as they
are and for inputs whose last bits are other ones: where that changes much, as in a LayerNorm over two numbers that are nearly
equal, a right answer may be as far away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import torch

from studycli.judge.calling import perform
from studycli.judge.protocol import CallOutcome, CallStatus, FunctionSource, Value
from studycli.judge.trees import leaves, map_leaves

if TYPE_CHECKING:
    from studycli.judge.case_run import PreparedCase
    from studycli.judge.drill_files import DrillFiles


_DRAWS = 3
"""Of last bits."""


def gradient_key(path: str) -> str:
    """Under which the error of the gradient with respect to the argument at `path` is kept."""
    return f"∂{path}"


def rounding_errors(files: DrillFiles, prepared: PreparedCase) -> dict[str, float]:
    """The largest difference at every path: of outputs, of arguments after the call, and of gradients (see `gradient_key`).

    Of the reference from itself in float64, and of that from itself with other last bits in its inputs, whichever is larger.
    Empty where the reference does not take float64.
    """
    exact = _in_float64(files, prepared, _doubled)
    if exact is None:
        return {}
    errors = _apart(dict(_numbers(prepared.reference)), exact)
    last_bits = torch.Generator().manual_seed(0)
    for _ in range(_DRAWS):
        shifted = _in_float64(files, prepared, partial(_shifted, last_bits))
        for path, error in _apart(shifted or {}, exact).items():
            errors[path] = max(error, errors.get(path, 0.0))
    return errors


def _in_float64(
    files: DrillFiles, prepared: PreparedCase, change: Callable[[str, Value], Value]
) -> dict[str, torch.Tensor] | None:
    """The numbers that the reference gives of the changed inputs, by path; None when it does not take them."""
    doubled = replace(
        prepared.request,
        args=map_leaves(prepared.request.args, change),
        kwargs=map_leaves(prepared.request.kwargs, change),
        not_allowed=(),
        max_elements=None,
        device="cpu",
    )
    outcome = prepared.binding.named(perform(files.reference, doubled, files.answer))
    return dict(_numbers(outcome)) if outcome.status is CallStatus.RETURNED else None


def _apart(some: Mapping[str, torch.Tensor], exact: Mapping[str, torch.Tensor]) -> dict[str, float]:
    errors = {}
    for path, numbers in some.items():
        other = exact.get(path)
        if other is not None and other.shape == numbers.shape:
            difference = (numbers.to(torch.float64) - other.to(torch.float64)).abs()
            finite = difference[difference.isfinite()]
            errors[path] = float(finite.max()) if finite.numel() else 0.0
    return errors


def _doubled(path: str, leaf: Value) -> Value:
    if isinstance(leaf, torch.Tensor) and leaf.is_floating_point():
        return leaf.to(torch.float64)
    if isinstance(leaf, FunctionSource):
        return replace(leaf, closure=map_leaves(leaf.closure, _doubled))
    return leaf


def _shifted(last_bits: torch.Generator, path: str, leaf: Value) -> Value:
    """Each number up or down by half of what its dtype tells apart; half precision is left as it is, being coarse enough."""
    doubled = _doubled(path, leaf)
    if isinstance(leaf, torch.Tensor) and leaf.dtype in (torch.float32, torch.float64):
        signs = torch.randint(0, 2, leaf.shape, generator=last_bits, dtype=torch.float64) * 2 - 1
        return doubled * (1 + signs * torch.finfo(leaf.dtype).eps / 2)
    return doubled


def _numbers(outcome: CallOutcome) -> Iterator[tuple[str, torch.Tensor]]:
    for path, leaf in (*leaves(outcome.arguments), *leaves(outcome.outputs)):
        if isinstance(leaf, torch.Tensor) and leaf.is_floating_point():
            yield path, leaf
    for path, gradient in (outcome.gradients or {}).items():
        if gradient is not None:
            yield gradient_key(path), gradient
