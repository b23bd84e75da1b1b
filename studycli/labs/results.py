"""What an experiment found, as data: to JSON and back. Imports neither torch nor numpy: reports read it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from pathlib import Path
from statistics import fmean, stdev
from typing import Any

FORMAT = "study-lab-1"

Matrix = list[list[float]]


@dataclass(frozen=True, slots=True)
class ModelResult:
    """One kind of features and every measure of it."""

    name: str
    """`supervised`, `dino`, `mae`, or a baseline: `random`, `pixels`."""
    values: dict[str, list[float]]
    """Measure → one value a seed, shares from 0 to 1 (`effective_rank` counts dimensions)."""

    def mean(self, measure: str) -> float:
        """Over the seeds."""
        return fmean(self.values[measure])

    def spread(self, measure: str) -> float | None:
        """The standard deviation over the seeds; None with a single seed."""
        values = self.values[measure]
        return stdev(values) if len(values) > 1 else None


@dataclass(frozen=True, slots=True)
class LayerMap:
    """Linear CKA between all layers of two models, on the test images."""

    first: str
    second: str
    mean: Matrix
    """Row i, column j: layer i of `first` with layer j of `second`, over the seeds. Layer 0 is the embedding."""
    spread: Matrix | None
    """The standard deviation over the seeds."""


@dataclass(frozen=True, slots=True)
class Curve:
    """What a training told, step by step, smoothed and thinned: one point for each stretch of steps."""

    method: str
    name: str
    steps: list[int]
    values: list[float]
    """The mean over the stretch and over the seeds."""


@dataclass(frozen=True, slots=True)
class Reconstruction:
    """A test image, what was hidden of it, and what MAE made of the rest: rows of numbers from 0 to 1."""

    original: Matrix
    hidden: Matrix
    """1 where a pixel was hidden."""
    drawn: Matrix


@dataclass(frozen=True, slots=True)
class Check:
    """A figure beside another one that it can be judged by."""

    name: str
    value: float
    beside: str
    """What the other figure is."""
    other: float


@dataclass(frozen=True, slots=True)
class LabResult:
    """Everything that an experiment found."""

    made_at: str
    """ISO 8601, UTC."""
    source: str
    """What the images were, and how they were split."""
    settings: dict[str, Any]
    seeds: int
    test_images: int
    functions: dict[str, str]
    """Function → `library`, or `yours`."""
    models: list[ModelResult]
    maps: list[LayerMap]
    curves: list[Curve] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    reconstructions: list[Reconstruction] = field(default_factory=list)
    same_method: dict[str, float] = field(default_factory=dict)
    """Method → CKA of the last layers of two runs with other seeds: as alike as can be expected."""
    sentences: list[str] = field(default_factory=list)
    """What follows from the numbers."""
    device: str = "cpu"
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    format: str = FORMAT

    def model(self, name: str) -> ModelResult | None:
        """The model of that name."""
        return next((model for model in self.models if model.name == name), None)

    def to_json(self) -> str:
        """One JSON object; see the fields."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"


_PARTS: dict[str, type[Any]] = {
    "models": ModelResult,
    "maps": LayerMap,
    "curves": Curve,
    "checks": Check,
    "reconstructions": Reconstruction,
}


def from_json(text: str) -> LabResult:
    """The inverse of `to_json`. Raises ValueError when `text` is anything else."""
    try:
        data = json.loads(text)
        if data["format"] != FORMAT:
            raise ValueError(f"the format is {data['format']!r}, not {FORMAT!r}")
        known = {each.name for each in fields(LabResult)}
        values = {name: value for name, value in data.items() if name in known}
        for name, kind in _PARTS.items():
            values[name] = [kind(**item) for item in data[name]]
        result = LabResult(**values)
        datetime.fromisoformat(result.made_at)
        for model in result.models:
            for measure in model.values:
                model.mean(measure)
        return result
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"it is not the result of an experiment ({type(error).__name__})") from error


@dataclass(frozen=True, slots=True)
class Found:
    """The newest result in a home, and what could not be read."""

    result: LabResult
    path: Path


@dataclass(frozen=True, slots=True)
class LatestResults:
    """What the folder of results holds."""

    found: Found | None
    notes: tuple[str, ...]
    """One sentence for each file that is damaged."""


def latest_results(home: Path) -> LatestResults:
    """The newest readable result below `home`; a damaged file costs a note, nothing else."""
    notes = []
    newest: Found | None = None
    for path in sorted((home / "labs").glob("*.json")):
        try:
            result = from_json(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            notes.append(f"labs/{path.name}: not used, {error}.")
            continue
        if newest is None or result.made_at > newest.result.made_at:
            newest = Found(result, path)
    return LatestResults(newest, tuple(notes))
