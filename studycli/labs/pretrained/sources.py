"""Where the real models come from: timm and torch.hub by name, or files that are there already."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import torch

from studycli.errors import StudyError, UsageError
from studycli.labs.pretrained.checkpoints import Backbone, read_checkpoint, read_file

SUPERVISED = "vit_small_patch16_224"
DINO = ("facebookresearch/dinov2", "dinov2_vits14")
MAE = "https://dl.fbaipublicfiles.com/mae/pretrain/mae_pretrain_vit_base.pth"

OFFLINE = (
    "`study lab representations` without --pretrained trains small ones on this machine and needs no network."
)


def _supervised() -> Any:
    import timm

    return timm.create_model(SUPERVISED, pretrained=True).state_dict()


def _dino() -> Any:
    return torch.hub.load(*DINO).state_dict()  # type: ignore[no-untyped-call]


def _mae() -> Any:
    return torch.hub.load_state_dict_from_url(MAE, map_location="cpu", weights_only=True)


SOURCES: Mapping[str, tuple[str, Callable[[], Any]]] = {
    "supervised": (f"timm's {SUPERVISED}", _supervised),
    "dino": (f"torch.hub's {DINO[1]}", _dino),
    "mae": (MAE, _mae),
}
"""Model → what it is called, and how it is fetched."""


def load_backbone(name: str, file: Path | None = None) -> Backbone:
    """The encoder of `supervised`, `dino` or `mae`: from `file`, else fetched (and kept by timm and torch.hub).

    Raises UsageError for a missing package or an unreadable file, StudyError when it cannot be fetched.
    """
    if file is not None:
        return read_file(file)
    words, fetch = SOURCES[name]
    try:
        return read_checkpoint(fetch(), words)
    except StudyError:
        raise
    except (ImportError, RuntimeError) as error:
        if name == "supervised" and not _has_timm():
            raise UsageError(
                f"{words}: timm is missing or cannot be imported here ({error}).",
                f"Install it with: pip install 'studycli[lab]'. {OFFLINE}",
            ) from None
        raise _unreachable(words, error) from None
    except Exception as error:  # URLError, HTTPError, OSError, the hub's own errors …
        raise _unreachable(words, error) from None


def _has_timm() -> bool:
    try:
        import timm  # noqa: F401
    except (ImportError, RuntimeError):
        return False
    return True


def _unreachable(words: str, error: Exception) -> StudyError:
    reason = str(error).strip().splitlines()[:1] or [type(error).__name__]
    return StudyError(f"{words} could not be fetched ({reason[0]}).", OFFLINE)
