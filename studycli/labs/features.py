"""Frozen features of images: what each layer says of an image, as one row of numbers."""

from __future__ import annotations

import torch
from torch import Tensor

from studycli.labs.functions import Functions
from studycli.labs.recipe import Recipe
from studycli.labs.vit import Parameters, blocks, normed, patch_tokens, with_class_token

AT_ONCE = 512
"""Images at a time."""


@torch.no_grad()
def layer_features(images: Tensor, p: Parameters, recipe: Recipe, functions: Functions) -> list[Tensor]:
    """Features (n, 2·D) of images (n, 1, H, W) after the embedding and after each block, depth + 1 in all.

    A row is the class token beside the mean of the patches' tokens: each method puts what it knows in another of them.
    The last layer is normed.
    """
    parts = [_features(part, p, recipe, functions) for part in torch.split(images, AT_ONCE)]
    return [torch.cat(layer) for layer in zip(*parts, strict=True)]


def _features(images: Tensor, p: Parameters, recipe: Recipe, functions: Functions) -> list[Tensor]:
    x = with_class_token(patch_tokens(images, p, recipe, functions), p)
    states = blocks(x, p, recipe.depth, recipe.heads)
    return [pooled(state) for state in (*states[:-1], normed(states[-1], p))]


def pooled(tokens: Tensor) -> Tensor:
    """(B, 1 + N, D) → (B, 2·D): the class token, then the mean of the others."""
    return torch.cat([tokens[:, 0], tokens[:, 1:].mean(dim=1)], dim=1)


def standardised(train: Tensor, others: Tensor) -> Tensor:
    """`others` (m, D) with the mean and deviation that `train` (n, D) has in each column; constant columns become 0."""
    deviation = train.std(dim=0)
    return (others - train.mean(dim=0)) / deviation.masked_fill(deviation < 1e-6, 1.0)
