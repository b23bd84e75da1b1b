"""A small result with every part, made by hand: numbers of which one knows what follows."""

from __future__ import annotations

from studycli.labs.results import Check, Curve, LabResult, LayerMap, ModelResult, Reconstruction

MEASURES = ("probe", "probe_10", "probe_5", "probe_1", "probe_rotated", "probe_noisy")


def model(name: str, middle: float, spread: float = 0.0) -> ModelResult:
    values = [middle - spread, middle, middle + spread]
    neighbours = {measure.replace("probe", "knn"): values for measure in MEASURES}
    return ModelResult(
        name, {**dict.fromkeys(MEASURES, values), **neighbours, "effective_rank": [9.0, 10.0, 11.0]}
    )


def result(**changes) -> LabResult:
    parts = {
        "made_at": "2026-11-26T12:00:00+00:00",
        "source": "Digits <by index>",
        "settings": {"steps": 5},
        "seeds": 3,
        "test_images": 500,
        "functions": {"patch_embed": "yours", "mae_loss": "library"},
        "models": [
            model("supervised", 0.95, 0.005),
            model("dino", 0.88, 0.005),
            model("mae", 0.87, 0.01),
            model("random", 0.6, 0.01),
            model("pixels", 0.87),
        ],
        "maps": [
            LayerMap("supervised", "dino", [[1.0, 0.2], [0.1, 0.7]], [[0.0, 0.1], [0.1, 0.1]]),
            LayerMap("supervised", "mae", [[1.0, 0.2], [0.1, 0.5]], None),
            LayerMap("dino", "mae", [[1.0, 0.2], [0.1, 0.3]], None),
        ],
        "curves": [Curve("mae", "loss", [1, 2, 3], [0.9, 0.5, 0.4])],
        "checks": [Check("MAE's loss", 0.4, "predicting the mean", 0.75)],
        "reconstructions": [
            Reconstruction([[0.0, 1.0], [0.5, 0.0]], [[0.0, 1.0], [0.0, 0.0]], [[0.0, 0.8], [0.5, 0.0]])
        ],
        "same_method": {"mae": 0.9},
        "sentences": ["It follows."],
    }
    return LabResult(**{**parts, **changes})
