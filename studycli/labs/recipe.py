"""What an experiment trains, how large and for how long: plain numbers, the same for every method."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Method(StrEnum):
    """How the weights of one small ViT come about."""

    SUPERVISED = "supervised"
    DINO = "dino"
    """Self-distillation: a student matches its own slowly moving average on other views of an image."""
    MAE = "mae"
    """Masked autoencoding: the hidden patches are predicted from the visible ones."""
    RANDOM = "random"
    """No training at all: what the architecture gives for nothing."""


TRAINED = (Method.SUPERVISED, Method.DINO, Method.MAE)


@dataclass(frozen=True, slots=True)
class Recipe:
    """The model's size and the training's length. Learning rates were chosen once, for each method by itself."""

    steps: int = 1200
    batch: int = 32
    image: int = 8
    patch: int = 2
    width: int = 48
    depth: int = 3
    heads: int = 4
    widening: int = 2
    """The MLP's width over the model's."""
    weight_decay: float = 0.05
    mask_ratio: float = 0.75
    decoder_width: int = 48
    decoder_depth: int = 1
    local_image: int = 6
    """The side of DINO's small views, in pixels."""
    bottleneck: int = 32
    prototypes: int = 64

    @property
    def tokens(self) -> int:
        """Patches of one image."""
        return (self.image // self.patch) ** 2

    @property
    def patch_numbers(self) -> int:
        """Pixels of one patch; the digits have one channel."""
        return self.patch**2


LEARNING_RATES = {Method.SUPERVISED: 3e-3, Method.DINO: 1e-3, Method.MAE: 3e-3}
"""The peak of each schedule."""
