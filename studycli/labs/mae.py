"""Masked autoencoding (He 2022): a quarter of the patches is encoded, a small decoder predicts the rest."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import torch
from torch import Tensor
from torch.nn import functional

from studycli.labs.functions import Functions
from studycli.labs.parameters import Layout, Slot, Start, block_slots
from studycli.labs.recipe import Recipe
from studycli.labs.step import Log, Setting, Standing, batch, draws, improve
from studycli.labs.views import Look, view
from studycli.labs.vit import blocks, encoder_layout, normed, patch_tokens, with_class_token

NORM_PIX = True
"""Each patch is predicted in units of its own mean and deviation, which gave the paper its better features."""


@cache
def layout(recipe: Recipe) -> Layout:
    """The encoder and the decoder."""
    width = recipe.decoder_width
    decoder = [
        slot
        for index in range(recipe.decoder_depth)
        for slot in block_slots(f"decoder.{index}", width, recipe.widening)
    ]
    return encoder_layout(recipe) + Layout(
        (
            Slot("decoder_embed", (width, recipe.width)),
            Slot("decoder_embed_bias", (width,), Start.ZERO),
            Slot("mask_token", (1, 1, width), Start.NORMAL),
            Slot("decoder_positions", (1, recipe.tokens + 1, width), Start.WAVES),
            *decoder,
            Slot("decoder_norm_weight", (width,), Start.ONE),
            Slot("decoder_norm_bias", (width,), Start.ZERO),
            Slot("w_pixels", (recipe.patch_numbers, width)),
            Slot("b_pixels", (recipe.patch_numbers,), Start.ZERO),
        )
    )


def step(setting: Setting, standing: Standing) -> Log:
    """One step, in place. `patch_means` is the loss that predicting each hidden patch's own mean would have had."""
    recipe, functions = setting.recipe, setting.functions
    generator = draws(setting, standing.step)
    images, _ = batch(setting, generator)
    seen = view(images, Look(recipe.image, (0.9, 1.1)), generator)
    target = functions.patch_embed(seen, recipe.patch)
    told: Log = {}

    def loss_of(p: Mapping[str, Tensor]) -> Tensor:
        predicted, mask = predict(seen, p, recipe, functions)
        flat = torch.zeros_like(target) if NORM_PIX else target.mean(dim=-1, keepdim=True).expand_as(target)
        told["patch_means"] = float(functions.mae_loss(flat, target, mask, NORM_PIX))
        loss: Tensor = functions.mae_loss(predicted, target, mask, NORM_PIX)
        return loss

    told["loss"] = improve(setting, standing, layout(recipe), loss_of)
    return told


def predict(
    images: Tensor, p: Mapping[str, Tensor], recipe: Recipe, functions: Functions
) -> tuple[Tensor, Tensor]:
    """Predicted patches (B, N, P²) of images (B, 1, H, W), and the mask (B, N), True where a patch was hidden."""
    tokens = patch_tokens(images, p, recipe, functions)
    visible, ids = functions.random_mask(tokens, recipe.mask_ratio)
    encoded = normed(blocks(with_class_token(visible, p), p, recipe.depth, recipe.heads)[-1], p)
    small = functional.linear(encoded, p["decoder_embed"], p["decoder_embed_bias"])
    restored = functions.restore_tokens(small[:, 1:], p["mask_token"], ids)
    x = torch.cat([small[:, :1], restored], dim=1) + p["decoder_positions"]
    x = blocks(x, p, recipe.decoder_depth, recipe.heads, prefix="decoder")[-1][:, 1:]
    x = functional.layer_norm(x, x.shape[-1:], p["decoder_norm_weight"], p["decoder_norm_bias"])
    hidden = torch.ones(ids.shape, dtype=torch.bool, device=ids.device)
    hidden.scatter_(1, ids[:, : visible.shape[1]], False)
    return functional.linear(x, p["w_pixels"], p["b_pixels"]), hidden


def in_pixels(predicted: Tensor, target: Tensor) -> Tensor:
    """Predicted patches (B, N, P²) as pixels. They are in units of each patch, so its true mean and deviation are lent to them,

    as the authors' own pictures do.
    """
    deviation = (target.var(dim=-1, keepdim=True) + 1e-6).sqrt()
    return predicted * deviation + target.mean(dim=-1, keepdim=True) if NORM_PIX else predicted
