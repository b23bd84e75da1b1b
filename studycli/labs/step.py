"""What the three trainings share: where they stand, the draws of a step, and one step of the optimiser."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import torch
from torch import Tensor

from studycli.judge.calling import seed_torch
from studycli.labs.functions import Functions
from studycli.labs.optimizer import adamw, learning_rate
from studycli.labs.parameters import Layout
from studycli.labs.recipe import LEARNING_RATES, Method, Recipe

Log = dict[str, float]
"""What one step tells: its loss, and what is to be watched besides."""


@dataclass(slots=True)
class Standing:
    """Where a training stands: tensors and a number, so that it can be written down at any step."""

    step: int
    tensors: dict[str, Tensor]
    """`weights`, the optimiser's `mean` and `square`, and what a method keeps besides."""


@dataclass(frozen=True, slots=True)
class Digits:
    """Images (n, 1, 8, 8) in [0, 1] and their labels (n,)."""

    images: Tensor
    labels: Tensor


@dataclass(frozen=True, slots=True)
class Setting:
    """What a training is given."""

    method: Method
    recipe: Recipe
    seed: int
    functions: Functions
    train: Digits


def draws(setting: Setting, step: int) -> torch.Generator:
    """The random generator of one step; torch's default one is seeded too. A step draws the same wherever one continues."""
    name = f"{setting.method}/{setting.seed}/{step}"
    number = zlib.crc32(name.encode())
    seed_torch(number, setting.train.images.device.type)
    return torch.Generator().manual_seed(number)


def batch(setting: Setting, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    """Images (B, 1, H, W) and labels (B,) drawn with replacement."""
    count = setting.train.images.shape[0]
    chosen = torch.randint(count, (setting.recipe.batch,), generator=generator)
    chosen = chosen.to(setting.train.images.device)
    return setting.train.images[chosen], setting.train.labels[chosen]


def begin(setting: Setting, layout: Layout) -> Standing:
    """A training before its first step. Methods with one seed share the encoder's first weights."""
    weights = layout.initial(torch.Generator().manual_seed(setting.seed))
    weights = weights.to(setting.train.images.device)
    return Standing(
        0, {"weights": weights, "mean": torch.zeros_like(weights), "square": torch.zeros_like(weights)}
    )


def improve(
    setting: Setting,
    standing: Standing,
    layout: Layout,
    loss_of: Callable[[Mapping[str, Tensor]], Tensor],
) -> float:
    """One step of AdamW on `loss_of(parameters)`, in place; the loss before it."""
    recipe = setting.recipe
    flat = standing.tensors["weights"].requires_grad_()
    loss = loss_of(layout.views(flat))
    (gradient,) = torch.autograd.grad(loss, flat)
    with torch.no_grad():
        flat.requires_grad_(False)
        adamw(
            flat,
            gradient,
            (standing.tensors["mean"], standing.tensors["square"]),
            standing.step,
            rate=learning_rate(standing.step, recipe.steps, LEARNING_RATES[setting.method]),
            decay=layout.decays().to(flat.device) * recipe.weight_decay,
        )
    return float(loss.detach())
