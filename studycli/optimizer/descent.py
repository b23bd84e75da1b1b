"""Finds where a smooth function of a few variables is least. (torch.optim takes two seconds to load the first time.)"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

_SUFFICIENT = 1e-4
"""The share of the promised descent that a step must bring (Armijo's condition)."""
_SHORTEST = 1e-6


def least(
    function: Callable[[Tensor], Tensor], start: Tensor, *, close_enough: float, most_steps: int
) -> Tensor:
    """Where `function` is least, sought from `start` (n,) on; `function` is differentiable nearly everywhere.

    BFGS with backtracking (Nocedal & Wright, Numerical Optimization, 2nd ed., algorithms 6.1 and 3.1; the inverse
    Hessian's first guess is theirs, equation 6.20). Ends when a step gains less than `close_enough`.
    """
    point = start
    value, gradient = _with_gradient(function, point)
    inverse = torch.eye(len(start), dtype=start.dtype) / max(1.0, float(gradient.abs().sum()))
    for step in range(most_steps):
        direction = -inverse @ gradient
        slope = float(gradient @ direction)
        found = _walk(function, point, value, direction, slope)
        if found is None:
            break
        (new_point, new_value, new_gradient), gain = found, value - found[1]
        moved, changed = new_point - point, new_gradient - gradient
        curvature = float(moved @ changed)
        if curvature > 1e-12:
            if step == 0:
                inverse = torch.eye(len(start), dtype=start.dtype) * (curvature / float(changed @ changed))
            inverse = _updated(inverse, moved, changed, curvature)
        point, value, gradient = new_point, new_value, new_gradient
        if gain < close_enough:
            break
    return point


def _walk(
    function: Callable[[Tensor], Tensor], point: Tensor, value: float, direction: Tensor, slope: float
) -> tuple[Tensor, float, Tensor] | None:
    """The first point along `direction` that is enough lower, with value and gradient; None when there is none."""
    length = 1.0
    while length > _SHORTEST:
        there = point + length * direction
        found, gradient = _with_gradient(function, there)
        if found <= value + _SUFFICIENT * length * slope:
            return there, found, gradient
        # The least of the parabola through what is known, but neither timid nor rash.
        best = -slope * length * length / (2 * (found - value - slope * length))
        length = min(max(best, 0.1 * length), 0.5 * length) if found < float("inf") else 0.1 * length
    return None


def _updated(inverse: Tensor, moved: Tensor, changed: Tensor, curvature: float) -> Tensor:
    left = torch.eye(len(moved), dtype=moved.dtype) - torch.outer(moved, changed) / curvature
    return left @ inverse @ left.T + torch.outer(moved, moved) / curvature


def _with_gradient(function: Callable[[Tensor], Tensor], point: Tensor) -> tuple[float, Tensor]:
    variable = point.detach().requires_grad_()
    value = function(variable)
    (gradient,) = torch.autograd.grad(value, variable)
    return float(value.detach()), gradient
