"""Other looks at the same image: slightly turned, scaled and shifted. All three methods see these, so none is favoured."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional


@dataclass(frozen=True, slots=True)
class Look:
    """How far a view may be from its image."""

    side: int
    """Pixels of the view's side."""
    span: tuple[float, float]
    """The share of the image's side that it shows."""
    turn: float = 10.0
    """Degrees, either way."""
    shift: float = 1.0
    """Pixels of the image, either way."""
    contrast: float = 0.2
    """Brightness is scaled by 1 ± this."""


def view(images: Tensor, look: Look, generator: torch.Generator) -> Tensor:
    """A view (B, 1, side, side) of each image (B, 1, H, W) in [0, 1], drawn on the CPU from `generator`."""
    B, side = images.shape[0], images.shape[-1]

    def drawn(low: float, high: float) -> Tensor:
        return torch.rand(B, generator=generator) * (high - low) + low

    angle = drawn(-look.turn, look.turn) * (math.pi / 180)
    span = drawn(*look.span)
    free = (1 - span).clamp(min=0) + 2 * look.shift / side
    across, down = drawn(-1, 1) * free, drawn(-1, 1) * free
    theta = torch.stack(
        [
            torch.stack([angle.cos() * span, -angle.sin() * span, across], dim=1),
            torch.stack([angle.sin() * span, angle.cos() * span, down], dim=1),
        ],
        dim=1,
    ).to(images.device)
    grid = functional.affine_grid(theta, [B, 1, look.side, look.side], align_corners=False)
    seen = functional.grid_sample(images, grid, align_corners=False)
    factor = drawn(1 - look.contrast, 1 + look.contrast).to(images.device)
    return (seen * factor[:, None, None, None]).clamp(0, 1)


def turned(images: Tensor, degrees: float) -> Tensor:
    """All images turned about their centres, the corners filled with the background (0)."""
    angle = torch.tensor(degrees * math.pi / 180)
    theta = torch.stack(
        [
            torch.stack([angle.cos(), -angle.sin(), torch.tensor(0.0)]),
            torch.stack([angle.sin(), angle.cos(), torch.tensor(0.0)]),
        ]
    )
    grid = functional.affine_grid(
        theta.expand(images.shape[0], 2, 3), list(images.shape), align_corners=False
    )
    return functional.grid_sample(images, grid, align_corners=False)
