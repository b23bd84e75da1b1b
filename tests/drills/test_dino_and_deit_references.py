"""The references of small parts of DINO and DeiT against sums over the past, arithmetic and known distributions."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from tests.drills.references import reference

drop_path = reference("drop_path")
ema_update = reference("ema_update")
layer_scale = reference("layer_scale")


@pytest.mark.parametrize("momentum", [0.0, 0.3, 0.996, 1.0])
def test_the_teacher_is_a_weighted_sum_of_past_students(momentum: float) -> None:
    torch.manual_seed(0)
    teacher = nn.Linear(3, 2).double()
    first = [t.detach().clone() for t in teacher.parameters()]
    students = [nn.Linear(3, 2).double() for _ in range(4)]
    places = [t.data_ptr() for t in teacher.parameters()]
    for student in students:
        assert ema_update(list(teacher.parameters()), list(student.parameters()), momentum) is None
    for i, t in enumerate(teacher.parameters()):
        wanted = momentum**4 * first[i]
        for age, student in enumerate(reversed(students)):
            wanted = wanted + (1 - momentum) * momentum**age * list(student.parameters())[i].detach()
        torch.testing.assert_close(t.detach(), wanted)
        assert t.data_ptr() == places[i]
        assert t.grad_fn is None
        assert t.requires_grad


def test_the_prompts_example_of_the_teacher() -> None:
    teacher = [torch.tensor([4.0, 8.0]), torch.tensor([0.0])]
    ema_update(teacher, [torch.tensor([0.0, 4.0]), torch.tensor([2.0])], 0.75)
    assert [t.tolist() for t in teacher] == [[3.0, 7.0], [0.5]]


@pytest.mark.parametrize("shape", [(6,), (4, 3), (2, 5, 3), (2, 3, 4, 5)])
def test_each_channel_has_its_factor(shape: tuple[int, ...]) -> None:
    x, residual, gamma = torch.randn(shape), torch.randn(shape), torch.randn(shape[-1])
    out = layer_scale(x, residual, gamma)
    for channel in range(shape[-1]):
        wanted = x[..., channel] + gamma[channel].item() * residual[..., channel]
        torch.testing.assert_close(out[..., channel], wanted)


def test_the_prompts_example_of_layer_scale() -> None:
    x, residual = torch.tensor([[1.0, 2.0], [3.0, 4.0]]), torch.tensor([[10.0, 10.0], [20.0, 20.0]])
    out = layer_scale(x, residual, torch.tensor([0.1, 0.5]))
    assert out.tolist() == [[2.0, 7.0], [5.0, 14.0]]


@pytest.mark.parametrize("p", [0.1, 0.5, 0.9])
def test_each_sample_is_zero_or_scaled_and_the_mean_stays(p: float) -> None:
    torch.manual_seed(1)
    n = 40_000
    x = torch.rand(n, 2, 3) + 1
    out = drop_path(x, p)
    dropped = (out == 0).flatten(1).all(1)
    torch.testing.assert_close(out[~dropped], x[~dropped] / (1 - p))
    share = dropped.double().mean().item()
    assert abs(share - p) < 5.5 * (p * (1 - p) / n) ** 0.5
    together = (dropped[1::2] & dropped[::2]).double().mean().item()
    assert abs(together - p * p) < 5.5 * (p * p * (1 - p * p) / (n / 2)) ** 0.5


@pytest.mark.parametrize("shape", [(3,), (3, 2), (3, 2, 2, 2)])
def test_the_ends(shape: tuple[int, ...]) -> None:
    x = torch.randn(shape)
    assert torch.equal(drop_path(x, 0.0), x)
    assert torch.equal(drop_path(x, 1.0), torch.zeros(shape))
    assert torch.equal(drop_path(x, 1.0, training=False), x)
