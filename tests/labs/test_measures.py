"""The measures against figures from elsewhere: HSIC, scikit-learn's RidgeClassifier, shapes and bounds."""

from __future__ import annotations

import pytest
import torch

from studycli.labs.measures import L2, alike, probe_predict, transfer
from studycli.labs.recipe import Method
from studycli.labs.shifts import shifted
from studycli.labs.step import Digits
from studycli.labs.tasks import perform
from studycli.labs.texts import library_texts


def hsic(one: torch.Tensor, other: torch.Tensor) -> torch.Tensor:
    """tr(K·H·L·H) with linear kernels, from the definition (Gretton 2005), up to its constant."""
    n = len(one)
    H = torch.eye(n, dtype=one.dtype) - torch.full((n, n), 1 / n, dtype=one.dtype)
    return torch.trace(one @ one.T @ H @ other @ other.T @ H)


def test_cka_agrees_with_hsic(functions):
    generator = torch.Generator().manual_seed(1)
    first = [torch.randn(30, size, generator=generator, dtype=torch.float64) for size in (3, 7)]
    second = [torch.randn(30, 5, generator=generator, dtype=torch.float64) + first[0][:, :1]]
    found = alike(first, second, functions)
    for row, x in enumerate(first):
        expected = hsic(x, second[0]) / (hsic(x, x) * hsic(second[0], second[0])).sqrt()
        assert float(found[row, 0]) == pytest.approx(float(expected), abs=1e-6)


def test_the_probe_is_scikit_learns_ridge_classifier(functions):
    linear_model = pytest.importorskip("sklearn.linear_model", reason="scikit-learn is not installed")
    generator = torch.Generator().manual_seed(2)
    labels = torch.randint(10, (200,), generator=generator)
    rows = torch.randn(200, 12, generator=generator) + torch.nn.functional.one_hot(labels, 12) * 2
    tests = torch.randn(100, 12, generator=generator) * 2
    theirs = linear_model.RidgeClassifier(alpha=L2).fit(rows.double().numpy(), labels.numpy())
    assert (
        probe_predict(rows, labels, tests, functions).tolist()
        == theirs.predict(tests.double().numpy()).tolist()
    )


def test_features_that_hold_the_label_are_worth_everything_and_noise_is_worth_chance(functions):
    generator = torch.Generator().manual_seed(4)
    labels, truth = torch.arange(400) % 10, torch.arange(300) % 10
    told = [
        transfer(
            torch.nn.functional.one_hot(labels, 10) * strength + torch.randn(400, 10, generator=generator),
            labels,
            {
                "clean": torch.nn.functional.one_hot(truth, 10) * strength
                + torch.randn(300, 10, generator=generator)
            },
            truth,
            0,
            functions,
        )
        for strength in (20.0, 0.0)
    ]
    for measure in ("probe", "knn", "probe_1", "knn_5"):
        assert told[0][measure] == 1.0
        assert told[1][measure] < 0.3


def test_shifted_sets_keep_the_labels_places_and_are_the_same_each_time():
    images = torch.rand(3, 1, 8, 8, generator=torch.Generator().manual_seed(5))
    sets, again = shifted(images), shifted(images)
    assert list(sets) == ["clean", "rotated", "noisy"]
    assert torch.equal(sets["clean"], images)
    for name, found in sets.items():
        assert torch.equal(found, again[name])
        assert found.shape == images.shape
        assert found.min() >= 0
        assert found.max() <= 1
        assert name == "clean" or not torch.equal(found, images)


def test_a_function_that_fails_is_told_with_its_line():
    texts = library_texts()
    texts["linear_cka"] = ["def linear_cka(x, y):\n    return x @ y\n", "your linear_cka"]
    told = perform("compare", texts, {"first": [torch.ones(4, 2)], "second": [torch.ones(4, 3)]})["failed"]
    assert (told["function"], told["line"], told["text"]) == ("linear_cka", 2, "return x @ y")
    assert told["shapes"]["y"].startswith("(4, 3)")


def test_a_task_with_the_learners_function_uses_it(tiny):
    texts = library_texts()
    texts["linear_cka"] = [
        "import torch\ndef linear_cka(x, y):\n    return torch.tensor(0.25)\n",
        "your linear_cka",
    ]
    told = perform("compare", texts, {"first": [torch.ones(4, 2)], "second": [torch.ones(4, 3)]})
    assert told["cka"].tolist() == [[0.25]]


def test_mae_hides_three_quarters_and_tells_what_patch_means_would_cost(tiny, functions):
    from studycli.labs import mae
    from studycli.labs.training import advance, layout_of

    setting = tiny(Method.MAE)
    plain, curves = advance(setting, None, 2)
    p = layout_of(Method.MAE, setting.recipe).views(plain["weights"])
    torch.manual_seed(0)
    predicted, hidden = mae.predict(setting.train.images, p, setting.recipe, functions)
    assert predicted.shape == (24, 16, 4)
    assert hidden.sum(dim=1).tolist() == [12] * 24
    assert all(0 < value <= 0.76 for value in curves["patch_means"])  # (4 − 1)/4 for patches that vary
    assert isinstance(setting.train, Digits)
