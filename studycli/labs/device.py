"""Where an experiment's models are trained."""

from __future__ import annotations

import torch

from studycli.errors import UsageError


def training_device(named: str) -> str:
    """`cpu` or `cuda` for `cpu`, `cuda` or `auto`. Raises UsageError when CUDA is asked for and not there."""
    if named == "cpu":
        return "cpu"
    if torch.cuda.is_available():
        return "cuda"
    if named == "cuda":
        raise UsageError("There is no CUDA device here.", "Leave --device out, or say --device cpu.")
    return "cpu"
