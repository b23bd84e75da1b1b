"""Scikit-learn's handwritten digits: 1,797 images of 8×8 pixels from the UCI repository, which come with the package."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from studycli.errors import UsageError
from studycli.labs.step import Digits

TRAIN = 1297
"""The first so many images are for training; the last 500 are for testing. Later images come from other writers."""

SPLIT = f"Training on images 0–{TRAIN - 1} of scikit-learn's digits, testing on {TRAIN}–1796, by index"


@dataclass(frozen=True, slots=True)
class Data:
    """The digits, split by index."""

    train: Digits
    test: Digits


def load_digits() -> Data:
    """The digits, pixels in [0, 1]. Raises UsageError, saying what to install, without scikit-learn."""
    try:
        from sklearn.datasets import load_digits as read
    except ImportError:
        raise UsageError(
            "The digits come with scikit-learn, which is not installed.",
            "Install it with: pip install 'studycli[lab]'",
        ) from None
    found = read()
    images = torch.tensor(found.images, dtype=torch.float32)[:, None] / 16
    labels = torch.tensor(found.target, dtype=torch.int64)
    return Data(_part(images, labels, slice(None, TRAIN)), _part(images, labels, slice(TRAIN, None)))


def _part(images: Tensor, labels: Tensor, where: slice) -> Digits:
    return Digits(images[where].clone(), labels[where].clone())
