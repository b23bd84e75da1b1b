"""The references that ask what features know: HSIC entry by entry, SciPy, an optimum that nothing beats, slow loops."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
import scipy.linalg
import scipy.spatial.distance
import torch

from tests.drills.references import reference

effective_rank = reference("effective_rank")
knn_predict = reference("knn_predict")
linear_cka = reference("linear_cka")
ridge_probe = reference("ridge_probe")


def hsic(x: torch.Tensor, y: torch.Tensor) -> float:
    """Gretton et al. 2005, equation 9: tr(K H L H)/(n − 1)², with every entry of the linear kernels written out."""
    n = len(x)
    K, L = (
        [[sum(a * b for a, b in zip(p, q, strict=True)) for q in z.tolist()] for p in z.tolist()]
        for z in (x, y)
    )
    total = 0.0
    for i, j, k, m in itertools.product(range(n), repeat=4):
        total += K[i][j] * ((j == k) - 1 / n) * L[k][m] * ((m == i) - 1 / n)
    return total / (n - 1) ** 2


@pytest.mark.parametrize(("n", "p", "q"), [(6, 2, 3), (4, 5, 1), (7, 3, 3)])
def test_cka_is_normalised_hsic(n: int, p: int, q: int) -> None:
    torch.manual_seed(n)
    x, y = torch.randn(n, p, dtype=torch.float64) + 2, torch.randn(n, q, dtype=torch.float64) - 1
    wanted = hsic(x, y) / math.sqrt(hsic(x, x) * hsic(y, y))
    assert linear_cka(x, y).item() == pytest.approx(wanted)


def test_cka_forgives_rotation_and_scale_only() -> None:
    torch.manual_seed(0)
    x = torch.randn(20, 4, dtype=torch.float64)
    rotation = torch.linalg.qr(torch.randn(4, 4, dtype=torch.float64)).Q
    assert linear_cka(x, 5 * x @ rotation + 3).item() == pytest.approx(1)
    assert linear_cka(x, x * torch.tensor([9.0, 1.0, 1.0, 1.0])).item() < 0.9


def test_the_prompts_example_of_cka() -> None:
    x, y = torch.tensor([[1.0], [1.0], [3.0], [3.0]]), torch.tensor([[0.0], [4.0], [4.0], [4.0]])
    assert (x - x.mean(0)).flatten().tolist() == [-1, -1, 1, 1]
    assert (y - y.mean(0)).flatten().tolist() == [-3, 1, 1, 1]
    assert linear_cka(x, y).item() == pytest.approx(1 / 3)


@pytest.mark.parametrize(("n", "p", "k", "l2"), [(9, 3, 2, 0.5), (4, 7, 1, 2.0), (1, 2, 3, 1.0)])
def test_nothing_beats_the_probe_and_it_solves_the_normal_equations(
    n: int, p: int, k: int, l2: float
) -> None:
    torch.manual_seed(p)
    features, targets = torch.randn(n, p, dtype=torch.float64), torch.randn(n, k, dtype=torch.float64)

    def cost(W: torch.Tensor) -> torch.Tensor:
        error = features @ W[:-1] + W[-1] - targets
        return (error * error).sum() + l2 * (W[:-1] * W[:-1]).sum()

    told = ridge_probe(features, targets, l2)
    slope = torch.autograd.functional.jacobian(cost, told)
    torch.testing.assert_close(slope, torch.zeros_like(slope), rtol=0, atol=1e-9)
    for _ in range(20):
        assert cost(told + 0.01 * torch.randn_like(told)) > cost(told)
    further = np.hstack([math.sqrt(l2) * np.eye(p), np.zeros((p, 1))])
    left = np.vstack([np.hstack([features.numpy(), np.ones((n, 1))]), further])
    right = np.vstack([targets.numpy(), np.zeros((p, k))])
    np.testing.assert_allclose(told.numpy(), scipy.linalg.lstsq(left, right)[0], rtol=1e-8, atol=1e-10)


def test_the_prompts_example_of_the_probe() -> None:
    features, targets = torch.tensor([[0.0], [2.0]]), torch.tensor([[1.0], [5.0]])
    torch.testing.assert_close(ridge_probe(features, targets, 2.0), torch.tensor([[1.0], [2.0]]))
    torch.testing.assert_close(ridge_probe(features, targets, 1e-6), torch.tensor([[2.0], [1.0]]))


@pytest.mark.parametrize(("k", "temperature"), [(1, 0.07), (5, 0.07), (11, 0.5), (25, 1.0)])
def test_neighbours_vote_row_by_row(k: int, temperature: float) -> None:
    torch.manual_seed(k)
    train, test = torch.randn(25, 3, dtype=torch.float64) * 4, torch.randn(30, 3, dtype=torch.float64)
    labels = torch.randint(0, 3, (25,)) * 2 + 1
    apart = scipy.spatial.distance.cdist(test.numpy(), train.numpy(), "cosine")
    wanted = []
    for row in apart:
        sums = dict.fromkeys(range(6), 0.0)
        for place in np.argsort(row)[:k]:
            sums[int(labels[place])] += math.exp((1 - row[place]) / temperature)
        wanted.append(max(sums, key=lambda label, sums=sums: sums[label]))
    told = knn_predict(train, labels, test, k, temperature)
    assert told.dtype is torch.int64
    assert told.tolist() == wanted


def test_the_prompts_example_of_voting() -> None:
    train = torch.tensor([[8.0, 6.0], [3.0, 4.0], [0.0, 1.0], [6.0, 8.0]])
    labels = torch.tensor([4, 1, 1, 1])
    assert knn_predict(train, labels, torch.tensor([[2.0, 0.0]]), 3, 0.5).tolist() == [1]
    assert knn_predict(train, labels, torch.tensor([[2.0, 0.0]]), 1, 0.5).tolist() == [4]
    assert [round(math.exp(cosine / 0.5), 2) for cosine in (0.8, 0.6)] == [4.95, 3.32]
    assert round(2 * math.exp(1.2), 2) == 6.64


@pytest.mark.parametrize(("n", "m"), [(12, 4), (5, 8), (3, 3)])
def test_effective_rank_by_the_eigenvalues_of_scipy(n: int, m: int) -> None:
    torch.manual_seed(m)
    x = torch.randn(n, m, dtype=torch.float64) * torch.arange(1, m + 1) + 2
    centred = x.numpy() - x.numpy().mean(0)
    squares = scipy.linalg.eigvalsh(centred.T @ centred)
    sigma = [math.sqrt(value) for value in squares if value > 1e-9]
    entropy = -sum(s / sum(sigma) * math.log(s / sum(sigma)) for s in sigma)
    assert effective_rank(x).item() == pytest.approx(math.exp(entropy))


def test_effective_rank_at_its_ends() -> None:
    line = torch.outer(
        torch.arange(5.0, dtype=torch.float64), torch.tensor([1.0, -2.0, 0.5], dtype=torch.float64)
    )
    assert effective_rank(line).item() == pytest.approx(1)
    assert effective_rank(torch.cat([torch.eye(3), -torch.eye(3)])).item() == pytest.approx(3)


def test_the_prompts_example_of_effective_rank() -> None:
    x = torch.tensor([[4.0, 1.0], [-2.0, 1.0], [1.0, 2.0], [1.0, 0.0]])
    assert effective_rank(x).item() == pytest.approx(1.755, abs=5e-4)
    assert math.exp(0.75 * math.log(4 / 3) + 0.25 * math.log(4)) == pytest.approx(1.755, abs=5e-4)
