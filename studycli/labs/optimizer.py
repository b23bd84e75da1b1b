"""AdamW on one flat vector (Loshchilov & Hutter 2019, Algorithm 2), with warm-up and a cosine (Loshchilov & Hutter 2017)."""

from __future__ import annotations

import math

from torch import Tensor

BETAS = (0.9, 0.95)
"""MAE's own (He 2022, Table 8); the shorter memory suits short trainings."""
EPSILON = 1e-8
LARGEST_GRADIENT = 1.0
"""The norm to which gradients are clipped (Pascanu 2013)."""


def cosine(done: float, start: float, end: float) -> float:
    """From `start` at 0 to `end` at 1 along half a cosine."""
    return end + (start - end) * 0.5 * (1 + math.cos(math.pi * min(1.0, done)))


def learning_rate(step: int, steps: int, peak: float) -> float:
    """Linear warm-up over the first tenth, then half a cosine to nearly nothing. Steps count from 0."""
    warmup = max(1, steps // 10)
    if step < warmup:
        return peak * (step + 1) / warmup
    return cosine((step - warmup) / max(1, steps - warmup), peak, peak / 100)


def adamw(
    weights: Tensor,
    gradient: Tensor,
    moments: tuple[Tensor, Tensor],
    step: int,
    *,
    rate: float,
    decay: Tensor,
) -> None:
    """One step, in place on `weights` (P,) and on both moments. Steps count from 0; `decay` (P,) holds the weight decay."""
    norm = gradient.norm()
    gradient = gradient * (LARGEST_GRADIENT / norm.clamp(min=LARGEST_GRADIENT))
    mean, square = moments
    mean.lerp_(gradient, 1 - BETAS[0])
    square.lerp_(gradient * gradient, 1 - BETAS[1])
    unbiased_mean = mean / (1 - BETAS[0] ** (step + 1))
    unbiased_square = square / (1 - BETAS[1] ** (step + 1))
    weights.sub_(rate * (unbiased_mean / (unbiased_square.sqrt() + EPSILON) + decay * weights))
