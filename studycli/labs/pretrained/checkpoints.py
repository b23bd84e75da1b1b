"""Checkpoints of ViTs in three formats, read into one: timm's state dict, DINOv2's hub layout, MAE's released file.

All three descend from one code base and name the encoder's parameters alike; they differ in what surrounds them: MAE puts
them below "model" and adds a decoder, DINOv2 scales each branch, may cut its blocks into chunks and may add registers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from studycli.errors import UsageError

HEAD_WIDTH = 64
"""Channels of a head in every published ViT of these families."""

_CHUNKED = re.compile(r"^blocks\.\d+\.(\d+)\.")
_DROPPED = ("head.", "fc_norm.", "decoder_", "mask_token")
_BLOCK = ("norm1", "attn.qkv", "attn.proj", "norm2", "mlp.fc1", "mlp.fc2")


@dataclass(frozen=True, slots=True)
class Backbone:
    """A ViT's encoder."""

    weights: dict[str, Tensor]
    """By timm's names."""
    depth: int
    heads: int
    patch: int


def read_checkpoint(loaded: Any, where: str) -> Backbone:
    """The encoder in what a checkpoint held. `where` names it in errors. Raises UsageError when it is no ViT of these formats."""
    if isinstance(loaded, Mapping) and isinstance(loaded.get("model"), Mapping):
        loaded = loaded["model"]
    if not isinstance(loaded, Mapping) or not loaded:
        raise UsageError(f"{where}: this is no checkpoint of a ViT.", _FORMATS)
    weights = {
        _CHUNKED.sub(r"blocks.\1.", str(name)): value.float()
        for name, value in loaded.items()
        if isinstance(value, Tensor) and not str(name).startswith(_DROPPED)
    }
    found = [int(match[1]) for name in weights if (match := re.match(r"blocks\.(\d+)\.", name))]
    depth = 1 + max(found, default=-1)
    missing = [name for name in _needed(depth) if name not in weights]
    if missing or depth == 0:
        raise UsageError(f"{where}: {(missing or ['blocks.0.…'])[0]} is missing.", _FORMATS)
    projection = weights["patch_embed.proj.weight"]
    if projection.ndim != 4 or projection.shape[1] != 3:
        raise UsageError(f"{where}: it does not take colour images.", _FORMATS)
    width = projection.shape[0]
    return Backbone(weights, depth, max(1, width // HEAD_WIDTH), projection.shape[-1])


_FORMATS = "Known are timm's ViTs, DINOv2's (torch.hub) and the MAE authors' released files."


def _needed(depth: int) -> list[str]:
    layers = [f"blocks.{index}.{part}" for index in range(depth) for part in _BLOCK]
    parts = ["patch_embed.proj", *layers, "norm"]
    return ["cls_token", "pos_embed", *(f"{part}.{kind}" for part in parts for kind in ("weight", "bias"))]


def read_file(path: Path) -> Backbone:
    """The encoder in a file that torch wrote; nothing in it is executed. Raises UsageError."""
    try:
        loaded = torch.load(path, map_location="cpu", weights_only=True)
    except FileNotFoundError:
        raise UsageError(f"{path}: there is no such file.") from None
    except Exception as error:  # a damaged or hostile file fails in as many ways as there are bytes in it
        raise UsageError(
            f"{path}: torch cannot read this safely ({type(error).__name__}).", _FORMATS
        ) from None
    return read_checkpoint(loaded, str(path))
