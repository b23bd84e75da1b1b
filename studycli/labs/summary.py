"""From the records of all models to what a result shows of them together: maps, curves, checks and pictures."""

from __future__ import annotations

from dataclasses import asdict
from itertools import combinations, pairwise
from statistics import fmean
from typing import Any

import torch

from studycli.labs.bench import Bench
from studycli.labs.digits import Data
from studycli.labs.jobs import Job, Record
from studycli.labs.recipe import TRAINED, Method, Recipe
from studycli.labs.results import Check, Curve, LayerMap, Reconstruction

POINTS = 40
"""Points of a curve."""
PICTURES = 4
LATEST = 50
"""Steps over which the last value of a curve is taken."""

Records = dict[Job, Record]


def layer_maps(records: Records, bench: Bench) -> list[LayerMap]:
    """CKA of all layers of each two methods, models of one seed together."""
    maps = []
    for one, other in combinations(TRAINED, 2):
        found = torch.stack(
            [_cka(records[Job(one, seed)], records[Job(other, seed)], bench) for seed in _seeds(records)]
        )
        spread = found.std(dim=0).tolist() if len(found) > 1 else None
        maps.append(LayerMap(str(one), str(other), found.mean(dim=0).tolist(), spread))
    return maps


def same_method(records: Records, bench: Bench) -> dict[str, float]:
    """Method → CKA of the last layers of models with neighbouring seeds; empty with one seed."""
    seeds = _seeds(records)
    pairs = list(pairwise(seeds))
    return {
        str(method): fmean(
            float(_cka(records[Job(method, one)], records[Job(method, other)], bench, last=True))
            for one, other in pairs
        )
        for method in (TRAINED if pairs else ())
    }


def _cka(one: Record, other: Record, bench: Bench, *, last: bool = False) -> torch.Tensor:
    first, second = one["layers"], other["layers"]
    if last:
        first, second = first[-1:], second[-1:]
    found: torch.Tensor = bench.perform("compare", {"first": first, "second": second})["cka"]
    return found


def curves(records: Records) -> list[Curve]:
    """Every curve of every training, averaged over seeds and over stretches of steps."""
    told = []
    for method in TRAINED:
        mine = [record["curves"] for job, record in records.items() if job.method is method]
        for name in mine[0]:
            values = torch.tensor([found[name] for found in mine]).mean(dim=0)
            parts = torch.split(values, max(1, len(values) // POINTS))
            ends = torch.tensor([len(part) for part in parts]).cumsum(0)
            told.append(Curve(str(method), name, ends.tolist(), [float(part.mean()) for part in parts]))
    return told


def checks(records: Records, recipe: Recipe, data: Data, bench: Bench) -> list[Check]:
    """Figures that say whether the trainings worked, each beside an independent one."""
    last = {(job.method, name): [] for job, record in records.items() for name in record["curves"]}  # type: dict[tuple[Method, str], list[float]]
    for job, record in records.items():
        for name, values in record["curves"].items():
            last[job.method, name].append(fmean(values[-LATEST:]))
    accuracy = fmean(
        bench.perform("own_accuracy", _supervised(record, recipe, data))["accuracy"]
        for job, record in records.items()
        if job.method is Method.SUPERVISED
    )
    svc, logistic = baselines(data)
    dino, mae = Method.DINO, Method.MAE
    return [
        Check(
            "accuracy of the supervised ViT's own head", accuracy, "scikit-learn's SVC on the same split", svc
        ),
        Check("that accuracy again", accuracy, "scikit-learn's logistic regression", logistic),
        Check(
            "MAE's loss at the end",
            fmean(last[mae, "loss"]),
            "predicting each hidden patch's own mean",
            fmean(last[mae, "patch_means"]),
        ),
        Check(
            "DINO's teacher: entropy of an answer, of what a uniform one has",
            fmean(last[dino, "entropy"]),
            "entropy of its mean answer (near 0: the same for every image)",
            fmean(last[dino, "entropy_of_mean"]),
        ),
    ]


def _supervised(record: Record, recipe: Recipe, data: Data) -> dict[str, Any]:
    weights = record["standing"]["weights"]
    return {"recipe": asdict(recipe), "weights": weights, "test": data.test.images, "truth": data.test.labels}


def baselines(data: Data) -> tuple[float, float]:
    """The test accuracy of scikit-learn's SVC (γ = 0.001 for pixels from 0 to 16, as its documentation has it for these

    digits) and of its logistic regression, on the same split.
    """
    from sklearn.linear_model import LogisticRegression
    from sklearn.svm import SVC

    train, test = (part.images.flatten(1).numpy() for part in (data.train, data.test))
    labels, truth = data.train.labels.numpy(), data.test.labels.numpy()
    models = (SVC(gamma=0.001 * 16**2), LogisticRegression(max_iter=2000))
    svc, logistic = (float(model.fit(train, labels).score(test, truth)) for model in models)
    return svc, logistic


def pictures(records: Records, recipe: Recipe, data: Data, bench: Bench) -> list[Reconstruction]:
    """The first test images, masked and reconstructed by the MAE of the first seed."""
    told = bench.perform(
        "reconstruct",
        {
            "recipe": asdict(recipe),
            "weights": records[Job(Method.MAE, 0)]["standing"]["weights"],
            "images": data.test.images[:PICTURES],
            "seed": 0,
        },
    )
    kinds = [told[name].tolist() for name in ("originals", "hidden", "drawn")]
    return [Reconstruction(*rows) for rows in zip(*kinds, strict=True)]


def _seeds(records: Records) -> list[int]:
    return sorted({job.seed for job in records})
