"""The small ViT that every method trains (Dosovitskiy 2021): patches, class token, learned positions, pre-norm blocks."""

from __future__ import annotations

import math
from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn import functional

from studycli.labs.functions import Functions
from studycli.labs.parameters import Layout, Slot, Start, block_slots
from studycli.labs.recipe import Recipe

PIXEL_MEAN, PIXEL_DEVIATION = 0.3, 0.38
"""Of the digits' pixels in [0, 1], rounded."""

Parameters = Mapping[str, Tensor]


def encoder_layout(recipe: Recipe) -> Layout:
    """The encoder's parameters."""
    width = recipe.width
    blocks = [
        slot
        for index in range(recipe.depth)
        for slot in block_slots(f"blocks.{index}", width, recipe.widening)
    ]
    return Layout(
        (
            Slot("w_patch", (width, recipe.patch_numbers)),
            Slot("b_patch", (width,), Start.ZERO),
            Slot("cls_token", (1, 1, width), Start.NORMAL),
            Slot("positions", (1, recipe.tokens + 1, width), Start.WAVES),
            *blocks,
            Slot("norm_weight", (width,), Start.ONE),
            Slot("norm_bias", (width,), Start.ZERO),
        )
    )


def patch_tokens(images: Tensor, p: Parameters, recipe: Recipe, functions: Functions) -> Tensor:
    """Images (B, 1, H, W) in [0, 1] → their patches' tokens (B, N, D) with positions, without the class token."""
    scaled = (images - PIXEL_MEAN) / PIXEL_DEVIATION
    tokens = functional.linear(functions.patch_embed(scaled, recipe.patch), p["w_patch"], p["b_patch"])
    positions = p["positions"]
    side = images.shape[-1] // recipe.patch
    if side * side != positions.shape[1] - 1:
        positions = functions.interpolate_positions(positions, side, side)
    return tokens + positions[:, 1:]


def with_class_token(tokens: Tensor, p: Parameters) -> Tensor:
    """(B, N, D) → (B, 1 + N, D)."""
    first = p["cls_token"] + p["positions"][:, :1]
    return torch.cat([first.expand(tokens.shape[0], -1, -1), tokens], dim=1)


def blocks(x: Tensor, p: Parameters, count: int, heads: int, *, prefix: str = "blocks") -> list[Tensor]:
    """x (B, N, D) and what each of `count` blocks makes of it: count + 1 tensors."""
    states = [x]
    for index in range(count):
        states.append(_block(states[-1], p, f"{prefix}.{index}.", heads))
    return states


def normed(x: Tensor, p: Parameters) -> Tensor:
    """The last LayerNorm."""
    return functional.layer_norm(x, x.shape[-1:], p["norm_weight"], p["norm_bias"])


def encode(images: Tensor, p: Parameters, recipe: Recipe, functions: Functions) -> Tensor:
    """Images (B, 1, H, W) → normed tokens (B, 1 + N, D), the class token first."""
    x = with_class_token(patch_tokens(images, p, recipe, functions), p)
    return normed(blocks(x, p, recipe.depth, recipe.heads)[-1], p)


def _block(x: Tensor, p: Parameters, prefix: str, heads: int) -> Tensor:
    B, N, D = x.shape
    y = functional.layer_norm(x, (D,), p[prefix + "norm1_weight"], p[prefix + "norm1_bias"])
    qkv = functional.linear(y, p[prefix + "w_qkv"], p[prefix + "b_qkv"])
    q, k, v = qkv.view(B, N, 3, heads, D // heads).permute(2, 0, 3, 1, 4)
    weights = (q @ k.transpose(-2, -1) / math.sqrt(D // heads)).softmax(dim=-1)
    mixed = (weights @ v).transpose(1, 2).reshape(B, N, D)
    x = x + functional.linear(mixed, p[prefix + "w_out"], p[prefix + "b_out"])
    y = functional.layer_norm(x, (D,), p[prefix + "norm2_weight"], p[prefix + "norm2_bias"])
    hidden = functional.gelu(functional.linear(y, p[prefix + "w_up"], p[prefix + "b_up"]))
    return x + functional.linear(hidden, p[prefix + "w_down"], p[prefix + "b_down"])
