"""What frozen features are worth: linear probe, weighted k-NN, few labels, shifted tests, effective rank; and how alike layers are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor
from torch.nn import functional

from studycli.labs.features import standardised
from studycli.labs.functions import Functions

L2 = 10.0
"""The probe's penalty, the same for all features and numbers of labels."""
NEIGHBOURS = 20
"""k of k-NN (Caron 2021); fewer where there are fewer labels."""
FEW = (1, 5, 10)
"""Labels a class."""
DRAWS = 5
"""How often the few labels are drawn; the accuracy is the mean."""

Sets = Mapping[str, Tensor]
"""Features of the test sets by name: `clean`, `rotated`, `noisy`."""


def transfer(
    train: Tensor, labels: Tensor, tests: Sets, truth: Tensor, seed: int, functions: Functions
) -> dict[str, float]:
    """Every measure of these features by name, such as `probe_rotated` or `knn_5` (five labels a class).

    `train` (n, D) and `labels` (n,) are the training images, `tests` hold (m, D) each with the labels `truth` (m,).
    """
    rows = standardised(train, train)
    sets = {name: standardised(train, features) for name, features in tests.items()}
    found = {"effective_rank": float(functions.effective_rank(rows.double()))}
    for name, features in sets.items():
        ending = "" if name == "clean" else f"_{name}"
        for kind, share in _both(rows, labels, features, truth, functions).items():
            found[kind + ending] = share
    for count in FEW:
        drawn = [_labelled(labels, count, seed * DRAWS + draw) for draw in range(DRAWS)]
        shares = [_both(rows[some], labels[some], sets["clean"], truth, functions) for some in drawn]
        for kind in ("probe", "knn"):
            found[f"{kind}_{count}"] = sum(share[kind] for share in shares) / DRAWS
    return found


def _both(
    rows: Tensor, labels: Tensor, tests: Tensor, truth: Tensor, functions: Functions
) -> dict[str, float]:
    nearest = functions.knn_predict(rows, labels, tests, min(NEIGHBOURS, len(rows)))
    return {
        "probe": _right(probe_predict(rows, labels, tests, functions), truth),
        "knn": _right(nearest, truth),
    }


def probe_predict(rows: Tensor, labels: Tensor, tests: Tensor, functions: Functions) -> Tensor:
    """The classes (m,) that a ridge regression on one-hot targets −1 and 1 gives to `tests` (m, D)."""
    targets = functional.one_hot(labels, int(labels.max()) + 1).double() * 2 - 1
    weights = functions.ridge_probe(rows.double(), targets, L2)
    scores: Tensor = tests.double() @ weights[:-1] + weights[-1]
    return scores.argmax(dim=1)


def _right(predicted: Tensor, truth: Tensor) -> float:
    return float((predicted == truth).float().mean())


def _labelled(labels: Tensor, count: int, seed: int) -> Tensor:
    """Indices of `count` images of each class, drawn anew for each seed, the same for all features."""
    order = torch.randperm(len(labels), generator=torch.Generator().manual_seed(seed)).to(labels.device)
    return torch.cat([order[labels[order] == which][:count] for which in range(int(labels.max()) + 1)])


def alike(first: Sequence[Tensor], second: Sequence[Tensor], functions: Functions) -> Tensor:
    """Linear CKA of every layer of `first` with every layer of `second`: features (n, D) each, of the same images."""
    rows = [[float(functions.linear_cka(one.double(), other.double())) for other in second] for one in first]
    return torch.tensor(rows)
