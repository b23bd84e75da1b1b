"""Test sets that differ from what the features were trained on: the same images, turned or noisy."""

from __future__ import annotations

import torch
from torch import Tensor

from studycli.labs.views import turned

DEGREES = 25.0
"""Beyond the 10° either way that the trainings see."""
NOISE = 0.25
"""The deviation of the noise, in pixels of [0, 1]; the trainings see 0.05."""


def shifted(images: Tensor) -> dict[str, Tensor]:
    """Images (n, 1, H, W) in [0, 1] → the test sets by name: as they are, rotated, noisy. The noise is always the same."""
    noise = torch.randn(images.shape, generator=torch.Generator().manual_seed(0)) * NOISE
    return {
        "clean": images,
        "rotated": turned(images, DEGREES),
        "noisy": (images + noise.to(images.device)).clamp(0, 1),
    }
