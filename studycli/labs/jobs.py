"""One model's training and assessment, in stretches that are saved, and several of them at once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from dataclasses import asdict, dataclass
from typing import Any

from studycli.labs.bench import Bench, Benches
from studycli.labs.digits import Data
from studycli.labs.recipe import Method, Recipe
from studycli.labs.training import trained_weights
from studycli.labs.unfinished import Unfinished

STRETCH = 50
"""Steps between two saves, about two seconds."""

COSTS = {Method.SUPERVISED: 1.0, Method.DINO: 5.0, Method.MAE: 1.0, Method.RANDOM: 0.1}
"""How long a training of each takes, roughly, for the progress bar."""

Record = dict[str, Any]
"""What is saved of a job: `standing`, `curves`, `cpu_seconds`, and when it is done `values` and `layers`."""


@dataclass(frozen=True, slots=True)
class Job:
    """One model to be made."""

    method: Method
    seed: int

    @property
    def name(self) -> str:
        """Of its file."""
        return f"{self.method}-{self.seed}"


@dataclass(frozen=True, slots=True)
class Plan:
    """What all jobs of an experiment share."""

    recipe: Recipe
    data: Data
    device: str
    unfinished: Unfinished
    progress: Callable[[float, str], None]
    """Told how much more of the work is done (in the units of COSTS), and what is being done. From several threads."""
    stopping: threading.Event
    """Set when the learner has had enough: jobs end after the stretch that they are in."""


class Stopped(Exception):
    """The learner has interrupted the experiment; what was done is saved."""


def run_jobs(jobs: Sequence[Job], plan: Plan, benches: Benches, workers: int) -> dict[Job, Record]:
    """The records of all jobs, `workers` at a time. Raises Stopped, KeyboardInterrupt or what a job raised."""
    with ThreadPoolExecutor(workers) as pool:
        waiting = {pool.submit(_run, job, plan, benches): job for job in jobs}
        try:
            done, _ = wait(waiting, return_when=FIRST_EXCEPTION)
            for future in done:
                future.result()
            return {job: future.result() for future, job in waiting.items()}
        except BaseException:
            plan.stopping.set()
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _run(job: Job, plan: Plan, benches: Benches) -> Record:
    record = plan.unfinished.read(job.name) or {"standing": None, "curves": {}, "cpu_seconds": 0.0}
    steps = 0 if job.method is Method.RANDOM else plan.recipe.steps
    done = record["standing"]["step"] if record["standing"] else 0
    share = COSTS[job.method] / max(1, steps)
    plan.progress(done * share, str(job.method))
    if "values" in record:
        return record
    bench = benches.new()
    try:
        while record["standing"] is None or record["standing"]["step"] < steps:
            _check(plan)
            count = min(STRETCH, steps - done)
            _train(record, job, plan, bench, count)
            done += count
            plan.unfinished.write(job.name, record)
            plan.progress(count * share, str(job.method))
        _check(plan)
        _assess(record, job, plan, bench)
        plan.unfinished.write(job.name, record)
        return record
    finally:
        bench.close()


def _check(plan: Plan) -> None:
    if plan.stopping.is_set():
        raise Stopped


def _train(record: Record, job: Job, plan: Plan, bench: Bench, count: int) -> None:
    told = bench.perform(
        "train",
        {
            "method": str(job.method),
            "recipe": asdict(plan.recipe),
            "seed": job.seed,
            "device": plan.device,
            "images": plan.data.train.images,
            "labels": plan.data.train.labels,
            "standing": record["standing"],
            "steps": count,
        },
    )
    record["standing"] = told["standing"]
    record["cpu_seconds"] += told["cpu_seconds"]
    for name, values in told["curves"].items():
        record["curves"].setdefault(name, []).extend(values)


def _assess(record: Record, job: Job, plan: Plan, bench: Bench) -> None:
    told = bench.perform(
        "assess",
        {
            "recipe": asdict(plan.recipe),
            "seed": job.seed,
            "device": plan.device,
            "weights": trained_weights(job.method, record["standing"]),
            "train": plan.data.train.images,
            "labels": plan.data.train.labels,
            "test": plan.data.test.images,
            "truth": plan.data.test.labels,
        },
    )
    record["values"], record["layers"] = told["values"], told["layers"]
    record["cpu_seconds"] += told["cpu_seconds"]
