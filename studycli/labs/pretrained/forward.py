"""The forward pass of a pretrained ViT (Dosovitskiy 2021), with DINOv2's layer scale and registers where a checkpoint has them."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from studycli.labs.functions import Functions
from studycli.labs.pretrained.checkpoints import Backbone

EPSILON = 1e-6
"""Of every LayerNorm in timm, DINOv2 and MAE."""
MEAN, DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
"""ImageNet's, which DINOv2 and MAE were trained with."""
HALF = (0.5, 0.5, 0.5)
"""What timm's supervised ViT (augreg) was trained with, for both."""
AT_ONCE = 16


@torch.no_grad()
def layer_features(
    images: Tensor, backbone: Backbone, functions: Functions, *, halves: bool = False
) -> list[Tensor]:
    """Features (n, 2·D) of images (n, 3, H, W) in [0, 1] after the embedding and after each block, depth + 1 in all.

    A row is the class token beside the mean of the patches' tokens; the last layer is normed. `halves` scales the pixels
    as timm's supervised models want them.
    """
    mean, deviation = (
        torch.tensor(part).view(3, 1, 1) for part in ((HALF, HALF) if halves else (MEAN, DEVIATION))
    )
    parts = [
        _features((part - mean) / deviation, backbone, functions) for part in torch.split(images, AT_ONCE)
    ]
    return [torch.cat(layer) for layer in zip(*parts, strict=True)]


def _features(images: Tensor, backbone: Backbone, functions: Functions) -> list[Tensor]:
    extra = backbone.weights.get("register_tokens")
    states = hidden_states(images, backbone, functions)
    first = 1 + (0 if extra is None else extra.shape[1])
    return [torch.cat([state[:, 0], state[:, first:].mean(dim=1)], dim=1) for state in states]


def hidden_states(images: Tensor, backbone: Backbone, functions: Functions) -> list[Tensor]:
    """Tokens (B, 1 + N, D) after the embedding and each block, the class token first; the last one normed."""
    w = backbone.weights
    B, _, height, width = images.shape
    rows, columns = height // backbone.patch, width // backbone.patch
    patches = functions.patch_embed(images, backbone.patch)
    projection = w["patch_embed.proj.weight"].flatten(1)
    tokens = functional.linear(patches, projection, w["patch_embed.proj.bias"])
    positions = w["pos_embed"]
    if rows * columns != positions.shape[1] - 1 or rows != columns:
        positions = functions.interpolate_positions(positions, rows, columns)
    x = torch.cat([w["cls_token"].expand(B, -1, -1), tokens], dim=1) + positions
    if "register_tokens" in w:
        x = torch.cat([x[:, :1], w["register_tokens"].expand(B, -1, -1), x[:, 1:]], dim=1)
    states = [x]
    for index in range(backbone.depth):
        states.append(_block(states[-1], backbone, f"blocks.{index}."))
    return [*states[:-1], _norm(states[-1], w, "norm")]


def _block(x: Tensor, backbone: Backbone, prefix: str) -> Tensor:
    w = backbone.weights
    B, N, D = x.shape
    qkv = _linear(_norm(x, w, prefix + "norm1"), w, prefix + "attn.qkv")
    q, k, v = qkv.view(B, N, 3, backbone.heads, D // backbone.heads).permute(2, 0, 3, 1, 4)
    mixed = functional.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(B, N, D)
    x = x + _linear(mixed, w, prefix + "attn.proj") * w.get(prefix + "ls1.gamma", 1.0)
    hidden = functional.gelu(_linear(_norm(x, w, prefix + "norm2"), w, prefix + "mlp.fc1"))
    return x + _linear(hidden, w, prefix + "mlp.fc2") * w.get(prefix + "ls2.gamma", 1.0)


def _linear(x: Tensor, w: dict[str, Tensor], name: str) -> Tensor:
    return functional.linear(x, w[name + ".weight"], w[name + ".bias"])


def _norm(x: Tensor, w: dict[str, Tensor], name: str) -> Tensor:
    return functional.layer_norm(x, x.shape[-1:], w[name + ".weight"], w[name + ".bias"], eps=EPSILON)
