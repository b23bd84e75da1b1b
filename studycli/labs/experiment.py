"""The whole experiment: three pretrainings and two baselines over several seeds, compared."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from studycli.labs.bench import Bench, Benches, Confined, Here
from studycli.labs.conclusions import conclusions
from studycli.labs.digits import SPLIT, Data, load_digits
from studycli.labs.jobs import COSTS, Job, Plan, Record, run_jobs
from studycli.labs.recipe import TRAINED, Method, Recipe
from studycli.labs.results import LabResult, ModelResult
from studycli.labs.summary import checks, curves, layer_maps, pictures, same_method
from studycli.labs.texts import FunctionTexts
from studycli.labs.unfinished import Unfinished, fingerprint

MOST_WORKERS = 4
"""Trainings at once; each takes one core."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be run."""

    texts: FunctionTexts
    mine: frozenset[str]
    """The functions in `texts` that the learner wrote."""
    seeds: int = 3
    device: str = "cpu"
    recipe: Recipe = field(default_factory=Recipe)

    def settings(self) -> dict[str, Any]:
        """Everything that the numbers depend on."""
        return {
            **asdict(self.recipe),
            "device": self.device,
            "functions": {name: source for name, (source, _) in sorted(self.texts.items())},
        }

    def benches(self) -> Benches:
        """Confined children on the CPU and for the learner's own functions; this process for CUDA otherwise."""
        cuda = self.device == "cuda"
        return Here(self.texts) if cuda and not self.mine else Confined(self.texts, cuda=cuda)

    def workers(self) -> int:
        """How many trainings go on at once."""
        return 1 if self.device == "cuda" else max(1, min(MOST_WORKERS, os.cpu_count() or 1))


class Experiment:
    """An experiment in a home: it can be interrupted at any time and goes on from there."""

    def __init__(self, order: Order, home: Path, benches: Callable[[], Benches] | None = None) -> None:
        """Raises UsageError without scikit-learn. `benches` replaces the order's own, for tests."""
        self.order = order
        self.data: Data = load_digits()
        self._benches = benches or order.benches
        self._unfinished = Unfinished(home / "labs", fingerprint(order.settings()))

    @property
    def goes_on(self) -> bool:
        """Whether something of it has been done before."""
        return self._unfinished.exists()

    @property
    def work(self) -> float:
        """All there is to do, in the units of the progress."""
        return self.order.seeds * sum(COSTS.values())

    def forget(self) -> None:
        """Begins anew."""
        self._unfinished.clear()

    def run(self, progress: Callable[[float, str], None]) -> LabResult:
        """Does all of it. Raises KeyboardInterrupt when interrupted: what was done is saved."""
        start = time.monotonic()
        order = self.order
        plan = Plan(order.recipe, self.data, order.device, self._unfinished, progress, threading.Event())
        # The longest first, so that no worker is left alone with one at the end.
        jobs = [Job(m, seed) for m in sorted(COSTS, key=lambda m: -COSTS[m]) for seed in range(order.seeds)]
        benches = self._benches()
        try:
            records = run_jobs(jobs, plan, benches, order.workers())
            bench = benches.new()
            try:
                result = self._result(records, bench)
            finally:
                bench.close()
        finally:
            benches.close()
        cpu = sum(record["cpu_seconds"] for record in records.values())
        result = replace(result, seconds=time.monotonic() - start, cpu_seconds=cpu)
        return replace(result, sentences=conclusions(result))

    def finish(self) -> None:
        """Removes what was kept to go on from: call it when the result is saved."""
        self._unfinished.clear()

    def _result(self, records: dict[Job, Record], bench: Bench) -> LabResult:
        order = self.order
        return LabResult(
            made_at=datetime.now(UTC).isoformat(timespec="seconds"),
            source=SPLIT,
            settings={key: value for key, value in order.settings().items() if key != "functions"},
            seeds=order.seeds,
            test_images=len(self.data.test.labels),
            functions={name: "yours" if name in order.mine else "library" for name in order.texts},
            models=[
                *(_model(method, records) for method in TRAINED),
                _model(Method.RANDOM, records),
                self._pixels(bench),
            ],
            maps=layer_maps(records, bench),
            curves=curves(records),
            checks=checks(records, order.recipe, self.data, bench),
            reconstructions=pictures(records, order.recipe, self.data, bench),
            same_method=same_method(records, bench),
            device=order.device,
        )

    def _pixels(self, bench: Bench) -> ModelResult:
        values: dict[str, list[float]] = {}
        for seed in range(self.order.seeds):
            told = bench.perform(
                "assess_pixels",
                {
                    "seed": seed,
                    "train": self.data.train.images,
                    "labels": self.data.train.labels,
                    "test": self.data.test.images,
                    "truth": self.data.test.labels,
                },
            )
            for name, value in told["values"].items():
                values.setdefault(name, []).append(value)
        return ModelResult("pixels", values)


def _model(method: Method, records: dict[Job, Record]) -> ModelResult:
    values: dict[str, list[float]] = {}
    for job, record in sorted(records.items(), key=lambda item: item[0].seed):
        if job.method is method:
            for name, value in record["values"].items():
                values.setdefault(name, []).append(value)
    return ModelResult(str(method), values)
