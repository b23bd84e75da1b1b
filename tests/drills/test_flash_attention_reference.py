"""The reference against torch's own attention."""

from __future__ import annotations

import pytest
import torch

from .references import reference

flash_attention = reference("flash_attention")


@pytest.mark.parametrize("n", [1, 2, 7, 16, 33])
@pytest.mark.parametrize("block_size", [1, 4, 16, 100])
def test_it_is_exact(n: int, block_size: int) -> None:
    torch.manual_seed(n)
    q, k, v = (torch.randn(2, 3, n, 5, dtype=torch.float64, requires_grad=True) for _ in range(3))
    ours, theirs = (
        flash_attention(q, k, v, block_size),
        torch.nn.functional.scaled_dot_product_attention(q, k, v),
    )
    torch.testing.assert_close(ours, theirs)
    weights = torch.randn_like(ours)
    for mine, right in zip(
        torch.autograd.grad((ours * weights).sum(), (q, k, v)),
        torch.autograd.grad((theirs * weights).sum(), (q, k, v)),
        strict=True,
    ):
        torch.testing.assert_close(mine, right)


@pytest.mark.parametrize("offset", [-1e4, 0.0, 1e4])
def test_large_scores_stay_finite(offset: float) -> None:
    torch.manual_seed(0)
    q, k, v = torch.ones(1, 2, 9, 4), torch.randn(1, 2, 9, 4) + offset / 2, torch.randn(1, 2, 9, 4)
    ours = flash_attention(q, k, v, 4)
    theirs = torch.nn.functional.scaled_dot_product_attention(q.double(), k.double(), v.double())
    assert bool(ours.isfinite().all())
    torch.testing.assert_close(ours.double(), theirs, rtol=1e-2, atol=1e-2)


def test_the_example_of_the_prompt() -> None:
    q = torch.ones(1, 1, 1, 1)
    k = torch.tensor([0.0, torch.log(torch.tensor(3.0))]).view(1, 1, 2, 1)
    v = torch.tensor([4.0, 8.0]).view(1, 1, 2, 1)
    assert flash_attention(q.expand(1, 1, 2, 1), k, v, 1)[0, 0, 0, 0].item() == pytest.approx(7.0)
