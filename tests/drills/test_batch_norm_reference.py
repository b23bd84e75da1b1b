"""The reference against torch's own batch normalisation."""

from __future__ import annotations

import pytest
import torch

from .references import reference

batch_norm = reference("batch_norm")
SHAPES = [(5, 3), (2, 3), (4, 2, 6), (3, 4, 2, 5), (2, 2, 3, 2, 2)]


@pytest.mark.parametrize("shape", SHAPES, ids=str)
@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize(("momentum", "eps"), [(0.1, 1e-5), (0.7, 0.3)])
def test_result_gradients_and_buffers(
    shape: tuple[int, ...], training: bool, momentum: float, eps: float
) -> None:
    torch.manual_seed(1)
    x = (torch.randn(shape, dtype=torch.float64) * 2 + 3).requires_grad_()
    weight, bias = (torch.randn(shape[1], dtype=torch.float64, requires_grad=True) for _ in range(2))
    mean, var = torch.randn(shape[1], dtype=torch.float64), torch.rand(shape[1], dtype=torch.float64) + 0.5
    torchs_mean, torchs_var = mean.clone(), var.clone()
    ours = batch_norm(x, weight, bias, mean, var, training, momentum, eps)
    theirs = torch.nn.functional.batch_norm(x, torchs_mean, torchs_var, weight, bias, training, momentum, eps)
    torch.testing.assert_close(ours, theirs)
    torch.testing.assert_close(mean, torchs_mean)
    torch.testing.assert_close(var, torchs_var)
    assert not mean.requires_grad
    assert not var.requires_grad
    cotangent = torch.randn_like(ours)
    for mine, right in zip(
        torch.autograd.grad((ours * cotangent).sum(), (x, weight, bias)),
        torch.autograd.grad((theirs * cotangent).sum(), (x, weight, bias)),
        strict=True,
    ):
        torch.testing.assert_close(mine, right)


def test_the_example_of_the_prompt() -> None:
    mean, var = torch.zeros(1), torch.ones(1)
    out = batch_norm(torch.tensor([[1.0], [2.0], [6.0]]), torch.ones(1), torch.zeros(1), mean, var, True)
    assert [round(value, 4) for value in out[:, 0].tolist()] == [-0.9258, -0.4629, 1.3887]
    assert mean.item() == pytest.approx(0.3)
    assert var.item() == pytest.approx(1.6)
