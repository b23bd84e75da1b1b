"""The references of clipping, accumulation and initialisation against torch's own tools, whole batches and known distributions."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest
import torch
from torch import Tensor

from tests.drills.references import reference
from tests.drills.test_foundations_references import normal

accumulate_gradients = reference("accumulate_gradients")
clip_grad_norm = reference("clip_grad_norm")
kaiming_normal = reference("kaiming_normal")
xavier_uniform = reference("xavier_uniform")


@pytest.fixture(autouse=True)
def _same_numbers() -> None:
    torch.manual_seed(11)


@pytest.mark.parametrize("max_norm", [0.1, 1.0, 100.0])
def test_clip_grad_norm_against_torch(max_norm: float) -> None:
    params = [torch.nn.Parameter(normal(*shape)) for shape in ((3, 4), (5,), (2, 1, 2), ())]
    for p in params:
        p.grad = normal(*p.shape)
    ours, norm = clip_grad_norm([p.grad.clone() for p in params if p.grad is not None], max_norm)
    theirs = torch.nn.utils.clip_grad_norm_(params, max_norm)
    torch.testing.assert_close(norm, theirs)
    for mine, p in zip(ours, params, strict=True):
        assert p.grad is not None
        torch.testing.assert_close(mine, p.grad, rtol=2e-5, atol=0.0)  # theirs adds 1e-6 to the norm


def test_clipping_changes_nothing_that_came_in() -> None:
    grads = [torch.ones(4)]
    new, norm = clip_grad_norm(grads, 1.0)
    assert norm.item() == 2
    assert grads[0].tolist() == [1, 1, 1, 1]
    assert new[0].tolist() == [0.5, 0.5, 0.5, 0.5]
    same, _ = clip_grad_norm([torch.zeros(2)], 1.0)
    assert same[0].tolist() == [0, 0]


def test_the_prompts_example_of_clipping() -> None:
    new, norm = clip_grad_norm([torch.tensor([[3.0, 0.0]]), torch.tensor([4.0])], 2.5)
    assert ([g.tolist() for g in new], norm.item()) == ([[[1.5, 0]], [2]], 5)


def squared_error(params: Sequence[Tensor], batch: tuple[Tensor, Tensor]) -> Tensor:
    x, y = batch
    return (torch.tanh(x @ params[0] + params[1]) - y).square().mean()


@pytest.mark.parametrize("sizes", [(7,), (3, 3), (5, 1), (1, 2, 3, 4)])
def test_batches_together_are_the_whole(sizes: tuple[int, ...]) -> None:
    params = [normal(3, 2).requires_grad_(), normal(2).requires_grad_()]
    batches = [(normal(n, 3), normal(n, 2)) for n in sizes]
    whole = (torch.cat([x for x, _ in batches]), torch.cat([y for _, y in batches]))
    right = torch.autograd.grad(squared_error(params, whole), params)
    for mine, wanted in zip(accumulate_gradients(squared_error, params, batches), right, strict=True):
        torch.testing.assert_close(mine, wanted)


def test_the_prompts_example_of_accumulation() -> None:
    nothing = torch.zeros(1)
    batches = [(torch.tensor([1.0, 3.0]), nothing), (torch.tensor([5.0]), nothing)]
    weight = torch.tensor(3.0, requires_grad=True)
    found = accumulate_gradients(lambda params, batch: (params[0] * batch[0]).mean(), [weight], batches)
    assert [g.item() for g in found] == pytest.approx([3.0])


def in_steps(values: Tensor, steps: int) -> Tensor:
    """The share of values, which lie in 0 … 1, in each of equal steps."""
    return torch.histc(values, bins=steps, min=0.0, max=1.0) / values.numel()


@pytest.mark.parametrize(("fan_out", "fan_in"), [(300, 500), (40, 4000), (4000, 40)])
def test_xavier_is_uniform_with_the_variance_of_glorot(fan_out: int, fan_in: int) -> None:
    weight = torch.nn.Parameter(torch.full((fan_out, fan_in), math.nan))
    assert xavier_uniform(weight) is weight
    numbers = weight.detach().double()
    variance = 2 / (fan_in + fan_out)
    assert numbers.var().item() == pytest.approx(variance, rel=0.02)
    bound = math.sqrt(3 * variance)
    assert 0.999 * bound < numbers.abs().max().item() <= bound * (1 + 1e-6)
    shares = in_steps((numbers / bound + 1) / 2, 8)
    assert ((shares - 1 / 8).abs() < 6 * math.sqrt(1 / 8 * 7 / 8 / numbers.numel())).all()


@pytest.mark.parametrize(("fan_out", "fan_in"), [(300, 500), (40, 4000), (4000, 40)])
def test_kaiming_is_normal_with_the_variance_of_he(fan_out: int, fan_in: int) -> None:
    weight = torch.nn.Parameter(torch.full((fan_out, fan_in), math.nan))
    assert kaiming_normal(weight) is weight
    numbers = weight.detach().double()
    assert numbers.var().item() == pytest.approx(2 / fan_in, rel=0.02)
    evened = torch.special.ndtr(numbers / math.sqrt(2 / fan_in))  # uniform, if it is normal
    shares = in_steps(evened, 8)
    assert ((shares - 1 / 8).abs() < 6 * math.sqrt(1 / 8 * 7 / 8 / numbers.numel())).all()


@pytest.mark.slow
def test_the_signal_keeps_its_size_through_relu_layers() -> None:
    """What He's 2 is for: the mean square of the activations stays about the same over ten layers."""
    x = normal(200, 500)
    before = x.square().mean().item()
    for _ in range(10):
        x = torch.relu(x @ kaiming_normal(torch.empty(500, 500, dtype=torch.float64)).T)
    assert 0.5 < x.square().mean().item() / before < 2


def test_the_prompts_examples_of_first_weights() -> None:
    assert math.sqrt(6 / (4 + 2)) == 1
    assert xavier_uniform(torch.empty(2, 4)).abs().max() <= 1
    assert math.sqrt(2 / 8) == 0.5
