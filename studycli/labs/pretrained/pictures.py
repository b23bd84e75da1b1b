"""The images that the real models see: a folder of the learner's, or the digits enlarged."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from studycli.errors import UsageError
from studycli.labs.digits import load_digits

SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".bmp")
MOST_TRAIN, MOST_TEST = 300, 150
"""Images used of the digits: a real ViT takes a tenth of a second for each on a CPU."""
FEWEST = 8


@dataclass(frozen=True, slots=True)
class Pictures:
    """Images (n, 3, side, side) in [0, 1], the first `train` of them for fitting a probe, with labels where there are any."""

    images: Tensor
    labels: Tensor | None
    train: int
    source: str


def enlarged_digits(side: int) -> Pictures:
    """Digits in three channels, enlarged to side×side by bilinear interpolation. Raises UsageError without scikit-learn."""
    data = load_digits()
    small = torch.cat([data.train.images[:MOST_TRAIN], data.test.images[:MOST_TEST]])
    large = functional.interpolate(small, size=(side, side), mode="bilinear", align_corners=False)
    labels = torch.cat([data.train.labels[:MOST_TRAIN], data.test.labels[:MOST_TEST]])
    source = f"scikit-learn's digits enlarged to {side}×{side}: images 0–{MOST_TRAIN - 1} for the probe, {MOST_TEST} of the test images"
    return Pictures(large.expand(-1, 3, -1, -1).contiguous(), labels, MOST_TRAIN, source)


def folder_images(folder: Path, side: int) -> Pictures:
    """The images below `folder`, the shorter side resized and the middle cut out; subfolders' names are labels.

    Every third image is for testing. Raises UsageError for a folder with too few images, or without Pillow.
    """
    files = (
        sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
        if folder.is_dir()
        else []
    )
    if len(files) < FEWEST:
        raise UsageError(
            f"{folder}: {len(files)} images are there, {FEWEST} are needed.",
            f"Images are files that end in {', '.join(SUFFIXES)}; subfolders' names become labels.",
        )
    order = [path for index, path in enumerate(files) if index % 3 != 2] + files[2::3]
    images = torch.stack([_read(path, side) for path in order])
    names = [path.parent.name if path.parent != folder else "" for path in order]
    kinds = sorted(set(names))
    labels = torch.tensor([kinds.index(name) for name in names]) if len(kinds) > 1 else None
    return Pictures(
        images,
        labels,
        len(files) - len(files) // 3,
        f"{len(files)} images of {folder.name}, every third for testing",
    )


def _read(path: Path, side: int) -> Tensor:
    try:
        from PIL import Image, ImageOps
    except ImportError:
        raise UsageError(
            "Reading images takes Pillow.", "Install it with: pip install 'studycli[lab]'"
        ) from None
    try:
        with Image.open(path) as image:
            fitted = ImageOps.fit(image.convert("RGB"), (side, side))
    except Exception as error:  # Pillow raises what its decoders raise
        raise UsageError(
            f"{path}: this image cannot be read ({error}).", "Mend it or take it away."
        ) from None
    pixels = torch.frombuffer(bytearray(fitted.tobytes()), dtype=torch.uint8)
    return pixels.view(side, side, 3).permute(2, 0, 1) / 255
