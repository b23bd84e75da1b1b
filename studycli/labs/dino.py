"""Self-distillation without labels (Caron 2021): two large and two small views, a moving-average teacher, centring, sharpening."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

import torch
from torch import Tensor
from torch.nn import functional

from studycli.labs.features import pooled
from studycli.labs.optimizer import cosine
from studycli.labs.parameters import Layout, Slot, Start
from studycli.labs.recipe import Recipe
from studycli.labs.step import Log, Setting, Standing, batch, begin, draws, improve
from studycli.labs.views import Look, view
from studycli.labs.vit import encode, encoder_layout

STUDENT_TEMPERATURE, TEACHER_TEMPERATURE = 0.1, 0.06
FIRST_MOMENTUM = 0.98
"""Of the teacher's average; it grows to 1. Shorter than the paper's 0.996 because the training is shorter."""
CENTER_MOMENTUM = 0.9
SHIFT = 0.3
"""Pixels: of eight there are few to lose."""
LARGE_SPAN, SMALL_SPAN = (0.85, 1.15), (0.85, 1.1)


@cache
def layout(recipe: Recipe) -> Layout:
    """The encoder and the projection head: an MLP to a bottleneck, then unit prototypes (Caron 2021, Appendix C).

    The bottleneck is batch-normed, which the authors' code offers: without it a short training stays near one answer for all.
    """
    width = recipe.width
    return encoder_layout(recipe) + Layout(
        (
            Slot("w_project", (2 * width, 2 * width)),
            Slot("b_project", (2 * width,), Start.ZERO),
            Slot("w_bottleneck", (recipe.bottleneck, 2 * width)),
            Slot("prototypes", (recipe.prototypes, recipe.bottleneck)),
        )
    )


def start(setting: Setting) -> Standing:
    """Before the first step: the teacher is a copy of the student."""
    standing = begin(setting, layout(setting.recipe))
    standing.tensors["teacher"] = standing.tensors["weights"].clone()
    standing.tensors["center"] = torch.zeros(
        1, setting.recipe.prototypes, device=standing.tensors["weights"].device
    )
    return standing


def step(setting: Setting, standing: Standing) -> Log:
    """One step, in place. Tells the entropy of the teacher's answers, as shares of what a uniform answer has.

    `entropy` is the mean over images: near 1, the teacher says nothing of an image. `entropy_of_mean` is that of the
    mean answer: near 0, it says the same of every image.
    """
    recipe, functions, tensors = setting.recipe, setting.functions, standing.tensors
    generator = draws(setting, standing.step)
    images, _ = batch(setting, generator)
    large = [view(images, Look(recipe.image, LARGE_SPAN, shift=SHIFT), generator) for _ in range(2)]
    small = [view(images, Look(recipe.local_image, SMALL_SPAN, shift=SHIFT), generator) for _ in range(2)]
    whole = layout(recipe)
    with torch.no_grad():
        teacher = _two_views(torch.cat(large), whole.views(tensors["teacher"]), setting)

    if (
        standing.step == 0
    ):  # else the first steps chase a mean that every image shares, and the student forgets the rest
        tensors["center"] = functions.update_center(tensors["center"], teacher, 0.0)

    def loss_of(p: Mapping[str, Tensor]) -> Tensor:
        student = torch.cat([_two_views(torch.cat(views), p, setting) for views in (large, small)])
        loss: Tensor = functions.dino_loss(
            student, teacher, tensors["center"], STUDENT_TEMPERATURE, TEACHER_TEMPERATURE
        )
        return loss

    told = _entropies(teacher, tensors["center"])
    told["loss"] = improve(setting, standing, whole, loss_of)
    tensors["center"] = functions.update_center(tensors["center"], teacher, CENTER_MOMENTUM)
    momentum = cosine(standing.step / recipe.steps, FIRST_MOMENTUM, 1.0)
    functions.ema_update([tensors["teacher"]], [tensors["weights"]], momentum)
    return told


def _two_views(images: Tensor, p: Mapping[str, Tensor], setting: Setting) -> Tensor:
    """Images (2·B, 1, H, W) → logits (2, B, K): cosines with the prototypes."""
    tokens = encode(images, p, setting.recipe, setting.functions)
    token = pooled(tokens)
    hidden = functional.gelu(functional.linear(token, p["w_project"], p["b_project"]))
    narrow = functional.batch_norm(functional.linear(hidden, p["w_bottleneck"]), None, None, training=True)
    unit = functional.normalize(narrow, dim=-1)
    logits = unit @ functional.normalize(p["prototypes"], dim=-1).T
    return logits.view(2, -1, logits.shape[-1])


def _entropies(teacher: Tensor, center: Tensor) -> Log:
    chances = ((teacher - center) / TEACHER_TEMPERATURE).softmax(dim=-1).flatten(0, 1)
    uniform = math.log(chances.shape[-1])
    return {
        "entropy": float(_entropy(chances).mean()) / uniform,
        "entropy_of_mean": float(_entropy(chances.mean(dim=0))) / uniform,
    }


def _entropy(chances: Tensor) -> Tensor:
    return -(chances * chances.clamp(min=1e-12).log()).sum(dim=-1)
