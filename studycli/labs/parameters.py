"""A model's parameters as one flat vector: what an optimiser, an average and a checkpoint want; views of it are what a model wants."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum
from functools import cache

import torch
from torch import Tensor


class Start(Enum):
    """What a parameter is before training."""

    NORMAL = "normal"
    """A normal of deviation 0.02, as ViT, DINO and MAE have it."""
    FAN_IN = "fan in"
    """A normal of variance 1/fan_in (Glorot & Bengio 2010, for square layers): for projections of a small model."""
    WAVES = "waves"
    """The fixed sine and cosine positions of MAE (He 2022), to be trained on: a short training needs to know places at once."""
    ZERO = "zero"
    ONE = "one"


@dataclass(frozen=True, slots=True)
class Slot:
    """One parameter: its name, shape and start."""

    name: str
    shape: tuple[int, ...]
    start: Start = Start.FAN_IN

    @property
    def size(self) -> int:
        """How many numbers it holds."""
        return math.prod(self.shape)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each parameter lies in the flat vector, in this order."""

    slots: tuple[Slot, ...]

    @property
    def size(self) -> int:
        """How many numbers there are in all."""
        return sum(slot.size for slot in self.slots)

    def initial(self, generator: torch.Generator) -> Tensor:
        """A fresh flat vector (size,), drawn from `generator`."""
        return torch.cat([_started(slot, generator).flatten() for slot in self.slots])

    def views(self, flat: Tensor) -> dict[str, Tensor]:
        """The parameters by name: views of `flat`, through which gradients reach it."""
        parts = torch.split(flat, [slot.size for slot in self.slots])
        return {slot.name: part.view(slot.shape) for slot, part in zip(self.slots, parts, strict=True)}

    @cache  # noqa: B019  (a layout lives as long as the program)
    def decays(self) -> Tensor:
        """(size,): 1 where weight decay applies (matrices), 0 for biases, norms, tokens and positions."""
        marks = [torch.full((slot.size,), float(slot.start is Start.FAN_IN)) for slot in self.slots]
        return torch.cat(marks)

    def __add__(self, other: Layout) -> Layout:
        return Layout((*self.slots, *other.slots))


def _started(slot: Slot, generator: torch.Generator) -> Tensor:
    if slot.start is Start.ZERO:
        return torch.zeros(slot.shape)
    if slot.start is Start.ONE:
        return torch.ones(slot.shape)
    if slot.start is Start.WAVES:
        return _waves(slot)
    deviation = 0.02 if slot.start is Start.NORMAL else slot.shape[-1] ** -0.5
    return torch.randn(slot.shape, generator=generator) * deviation


def _waves(slot: Slot) -> Tensor:
    """(1, 1 + n², D): nothing for the class token, then rows and columns of an n×n grid, D/2 numbers each."""
    _, tokens, width = slot.shape
    side, quarter = math.isqrt(tokens - 1), width // 4
    angles = torch.arange(side)[:, None] * 10000.0 ** (-torch.arange(quarter) / quarter)
    waves = torch.cat([angles.sin(), angles.cos()], dim=1)
    rows = waves[:, None].expand(side, side, -1)
    columns = waves[None].expand(side, side, -1)
    grid = torch.cat([rows, columns], dim=-1).reshape(1, tokens - 1, width)
    return torch.cat([torch.zeros(1, 1, width), grid], dim=1)


def block_slots(prefix: str, width: int, widening: int) -> tuple[Slot, ...]:
    """The parameters of one pre-norm transformer block."""
    hidden = width * widening
    shapes = (
        ("norm1_weight", (width,), Start.ONE),
        ("norm1_bias", (width,), Start.ZERO),
        ("w_qkv", (3 * width, width), Start.FAN_IN),
        ("b_qkv", (3 * width,), Start.ZERO),
        ("w_out", (width, width), Start.FAN_IN),
        ("b_out", (width,), Start.ZERO),
        ("norm2_weight", (width,), Start.ONE),
        ("norm2_bias", (width,), Start.ZERO),
        ("w_up", (hidden, width), Start.FAN_IN),
        ("b_up", (hidden,), Start.ZERO),
        ("w_down", (width, hidden), Start.FAN_IN),
        ("b_down", (width,), Start.ZERO),
    )
    return tuple(Slot(f"{prefix}.{name}", shape, start) for name, shape, start in shapes)
