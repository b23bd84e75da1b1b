"""Training with labels: cross-entropy on the class token (Dosovitskiy 2021)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from torch import Tensor
from torch.nn import functional

from studycli.labs.parameters import Layout, Slot, Start
from studycli.labs.recipe import Recipe
from studycli.labs.step import Log, Setting, Standing, batch, draws, improve
from studycli.labs.views import Look, view
from studycli.labs.vit import encode, encoder_layout

CLASSES = 10


@cache
def layout(recipe: Recipe) -> Layout:
    """The encoder and a linear head."""
    head = (Slot("w_head", (CLASSES, recipe.width)), Slot("b_head", (CLASSES,), Start.ZERO))
    return encoder_layout(recipe) + Layout(head)


def step(setting: Setting, standing: Standing) -> Log:
    """One step, in place."""
    recipe = setting.recipe
    generator = draws(setting, standing.step)
    images, labels = batch(setting, generator)
    seen = view(images, Look(recipe.image, (0.9, 1.1)), generator)

    def loss_of(p: Mapping[str, Tensor]) -> Tensor:
        logits = class_logits(encode(seen, p, recipe, setting.functions), p)
        return functional.cross_entropy(logits, labels)

    return {"loss": improve(setting, standing, layout(recipe), loss_of)}


def class_logits(tokens: Tensor, p: Mapping[str, Tensor]) -> Tensor:
    """Normed tokens (B, 1 + N, D) → (B, 10)."""
    return functional.linear(tokens[:, 0], p["w_head"], p["b_head"])
