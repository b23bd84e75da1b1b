"""The numbers on the cards about comparing pretrainings, computed; published results are declared with their source."""

from __future__ import annotations

import math
from functools import cache

import pytest
import torch
from torch import nn

CLASSES, LABELS_A_CLASS, WIDTH = 10, 5, 384  # ViT-S: Touvron et al. 2021, table 1
PROBE = sum(parameter.numel() for parameter in nn.Linear(WIDTH, CLASSES, device="meta").parameters())

TESTED, RIGHT_OF_A, RIGHT_OF_B = 400, 376, 374
SHARES = [100 * right / TESTED for right in (RIGHT_OF_A, RIGHT_OF_B)]
SPREAD = 100 * math.sqrt(RIGHT_OF_A / TESTED * (1 - RIGHT_OF_A / TESTED) / TESTED)

NEAR, FAR, TEMPERATURE = 0.9, 0.7, 0.07  # the temperature: Caron et al. 2021, following Wu et al. 2018
OUTVOTES = math.exp((NEAR - FAR) / TEMPERATURE)
OUTVOTES_WHEN_WARM = math.exp((NEAR - FAR) / 1)

SIGMA = (8, 1, 1)
SHARES_OF_SIGMA = [value / sum(SIGMA) for value in SIGMA]
ENTROPY = -sum(p * math.log(p) for p in SHARES_OF_SIGMA)

FEW, MANY = 50, 5000


@cache
def cka_of_noise(images: int) -> float:
    """Linear CKA of two sets of independent random features."""
    generator = torch.Generator().manual_seed(0)
    x, y = (torch.randn(images, WIDTH, generator=generator, dtype=torch.float64) for _ in range(2))
    x, y = x - x.mean(0), y - y.mean(0)
    return float((y.T @ x).norm() ** 2 / ((x.T @ x).norm() * (y.T @ y).norm()))


NOISE = [round(cka_of_noise(images), 2) for images in (FEW, MANY)]

COMPUTED: dict[str, tuple[float, ...]] = {
    "compare-baselines": (100 / CLASSES,),
    "compare-spread": (*SHARES, TESTED, RIGHT_OF_A - RIGHT_OF_B, round(SPREAD, 1)),
    "compare-few-labels": (LABELS_A_CLASS, CLASSES, WIDTH, PROBE, LABELS_A_CLASS * CLASSES),
    "compare-knn-weight": (
        *(NEAR, FAR, TEMPERATURE, round(NEAR - FAR, 1), round(OUTVOTES, 1), round(OUTVOTES)),
        round(OUTVOTES_WHEN_WARM, 1),
    ),
    "compare-effective-rank": (*SIGMA, *SHARES_OF_SIGMA, round(ENTROPY, 2), round(math.exp(ENTROPY), 1)),
    "compare-cka-few-images": (WIDTH, FEW, MANY, *NOISE),
}
DECLARED: dict[str, tuple[float, ...]] = {
    # DINO's probe: Caron et al. 2021, table 2; MAE's: He et al. 2022, appendix; fine-tuned: He et al. 2022, table 3
    "compare-expectation": (78.2, 68.0, 82.8, 83.6),
    "compare-spread": (1,),  # of the formula
    "compare-knn-weight": (1,),  # a temperature
    "compare-effective-rank": (0, 1),
}


@pytest.mark.parametrize("images", [FEW, MANY])
def test_cka_of_noise_is_near_p_over_n_plus_p(images: int) -> None:
    assert cka_of_noise(images) == pytest.approx(WIDTH / (images + WIDTH), abs=0.01)


def test_any_labels_of_so_few_images_can_be_fitted() -> None:
    features = torch.randn(LABELS_A_CLASS * CLASSES, WIDTH, dtype=torch.float64)
    labels = torch.randn(LABELS_A_CLASS * CLASSES, CLASSES, dtype=torch.float64)
    weights = torch.linalg.pinv(features) @ labels
    torch.testing.assert_close(features @ weights, labels)


def test_noise_has_the_highest_effective_rank() -> None:
    noise = torch.randn(4000, 8, generator=torch.Generator().manual_seed(1), dtype=torch.float64)
    sigma = torch.linalg.svdvals(noise - noise.mean(0))
    p = sigma / sigma.sum()
    assert float(torch.special.entr(p).sum().exp()) > 7.9
