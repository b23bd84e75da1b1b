"""The same comparison with the real models: frozen features of the learner's images, or of the digits enlarged."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

from torch import Tensor

from studycli.labs.conclusions import conclusions
from studycli.labs.functions import Functions, load_functions
from studycli.labs.measures import alike, transfer
from studycli.labs.pretrained.checkpoints import Backbone
from studycli.labs.pretrained.forward import layer_features
from studycli.labs.pretrained.pictures import Pictures, enlarged_digits, folder_images
from studycli.labs.pretrained.sources import SOURCES, load_backbone
from studycli.labs.results import LabResult, LayerMap, ModelResult
from studycli.labs.shifts import shifted
from studycli.labs.tasks import answers
from studycli.labs.texts import FunctionTexts

SIDE = 224
"""Pixels of the images' sides: 14 × 14 patches of 16, or 16 × 16 of 14."""


@dataclass(frozen=True, slots=True)
class RealModels:
    """What is to be compared."""

    texts: FunctionTexts
    images: Path | None = None
    """A folder; the digits enlarged without one."""
    files: Mapping[str, Path] = field(default_factory=dict)
    """Model → a checkpoint that is here already."""
    draws: int = 3
    """How often few labels are drawn, in place of the seeds of a training."""

    def run(self, progress: Callable[[float, str], None]) -> LabResult:
        """Fetches the models, takes features and compares. Raises StudyError when something of it is not to be had.

        `progress` is told of one unit a model.
        """
        start = (time.monotonic(), time.process_time())
        functions = load_functions(answers(self.texts))
        backbones = {name: load_backbone(name, self.files.get(name)) for name in SOURCES}
        pictures = folder_images(self.images, SIDE) if self.images else enlarged_digits(SIDE)
        layers: dict[str, list[Tensor]] = {}
        models = []
        for name, backbone in backbones.items():
            progress(0, name)
            layers[name], values = self._assess(name, backbone, pictures, functions)
            models.append(ModelResult(name, values))
            progress(1, name)
        result = LabResult(
            made_at=datetime.now(UTC).isoformat(timespec="seconds"),
            source=pictures.source,
            settings={"pretrained": {name: str(self.files.get(name, SOURCES[name][0])) for name in SOURCES}},
            seeds=self.draws,
            test_images=len(pictures.images) - pictures.train,
            functions=dict.fromkeys(self.texts, "library"),
            models=models,
            maps=[
                LayerMap(one, other, alike(layers[one], layers[other], functions).tolist(), None)
                for one, other in combinations(layers, 2)
            ],
            seconds=time.monotonic() - start[0],
            cpu_seconds=time.process_time() - start[1],
        )
        return replace(result, sentences=conclusions(result))

    def _assess(
        self, name: str, backbone: Backbone, pictures: Pictures, functions: Functions
    ) -> tuple[list[Tensor], dict[str, list[float]]]:
        """The layers' features of the test images, and the measures; without labels, the effective rank alone."""
        halves = name == "supervised"
        train_images, test_images = pictures.images[: pictures.train], pictures.images[pictures.train :]
        clean = layer_features(test_images, backbone, functions, halves=halves)
        train = layer_features(train_images, backbone, functions, halves=halves)[-1]
        if pictures.labels is None:
            rank = float(functions.effective_rank(train.double()))
            return clean, {"effective_rank": [rank] * self.draws}
        tests = {
            kind: layer_features(images, backbone, functions, halves=halves)[-1]
            for kind, images in shifted(test_images).items()
            if kind != "clean"
        }
        labels, truth = pictures.labels[: pictures.train], pictures.labels[pictures.train :]
        found = [
            transfer(train, labels, {"clean": clean[-1], **tests}, truth, draw, functions)
            for draw in range(self.draws)
        ]
        return clean, {measure: [values[measure] for values in found] for measure in found[0]}
