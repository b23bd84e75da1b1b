"""What models and measures are called."""

from __future__ import annotations

MODELS = {
    "supervised": "supervised ViT",
    "dino": "DINO",
    "mae": "MAE",
    "random": "untrained ViT",
    "pixels": "raw pixels",
}
"""In the order in which tables show them."""

PRETRAINED = ("supervised", "dino", "mae")

PROBES = {
    "probe": "linear probe",
    "probe_10": "10 labels a class",
    "probe_5": "5 labels a class",
    "probe_1": "1 label a class",
    "probe_rotated": "rotated",
    "probe_noisy": "noisy",
}
NEIGHBOURS = {
    "knn": "k-NN",
    "knn_10": "10 labels a class",
    "knn_5": "5 labels a class",
    "knn_1": "1 label a class",
    "knn_rotated": "rotated",
    "knn_noisy": "noisy",
}


def percent(share: float) -> str:
    """`93.4 %`, with a space that no line is broken at."""
    return f"{share * 100:.1f}\N{NO-BREAK SPACE}%"


def with_spread(share: float, spread: float | None) -> str:
    """`93.4 ± 0.6`, in percent."""
    return f"{share * 100:.1f}" if spread is None else f"{share * 100:.1f} ± {spread * 100:.1f}"


def joined(names: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
