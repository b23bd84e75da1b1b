"""The references of fitting and training against torch's own tools, and against sums and loops written from the formulas."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from tests.drills.references import reference
from tests.drills.test_foundations_references import normal

adamw_step = reference("adamw_step")
cosine_schedule = reference("cosine_schedule")
linear_regression = reference("linear_regression")


@pytest.fixture(autouse=True)
def _same_numbers() -> None:
    torch.manual_seed(5)


@pytest.mark.parametrize(("N", "D", "K"), [(2, 1, 1), (9, 3, 2), (30, 5, 1)])
def test_linear_regression(N: int, D: int, K: int) -> None:
    x, y = normal(N, D) + 2, normal(N, K) - 1
    weight, bias = linear_regression(x, y)
    right, *_ = np.linalg.lstsq(np.hstack([x.numpy(), np.ones((N, 1))]), y.numpy(), rcond=None)
    np.testing.assert_allclose(weight.numpy(), right[:-1], rtol=1e-8, atol=1e-10)
    np.testing.assert_allclose(bias.numpy(), right[-1], rtol=1e-8, atol=1e-10)


def test_no_other_line_is_better() -> None:
    x, y = normal(12, 3), normal(12, 2)
    weight, bias = linear_regression(x, y)
    least = (x @ weight + bias - y).square().sum()
    for _ in range(50):
        other = (x @ (weight + 1e-3 * normal(3, 2)) + bias + 1e-3 * normal(2) - y).square().sum()
        assert other > least


def test_the_prompts_example_of_a_line() -> None:
    weight, bias = linear_regression(torch.tensor([[0.0], [1.0], [2.0]]), torch.tensor([[1.0], [3.0], [5.0]]))
    torch.testing.assert_close(weight, torch.tensor([[2.0]]))
    torch.testing.assert_close(bias, torch.tensor([1.0]))


@pytest.mark.parametrize(
    "options",
    [{}, {"weight_decay": 0.0}, {"betas": (0.5, 0.8), "eps": 0.1, "weight_decay": 0.7}],
    ids=["defaults", "no decay", "others"],
)
def test_five_steps_of_adamw(options: dict[str, object]) -> None:
    start = normal(4, 3)
    theirs = torch.nn.Parameter(start.clone())
    optimiser = torch.optim.AdamW([theirs], lr=0.05, **({"weight_decay": 0.01} | options))
    ours, m, v = start, torch.zeros_like(start), torch.zeros_like(start)
    for step in range(1, 6):
        theirs.grad = normal(4, 3)
        optimiser.step()
        ours, m, v = adamw_step(ours, theirs.grad, m, v, step, 0.05, **options)
        torch.testing.assert_close(ours, theirs.detach())
    torch.testing.assert_close(m, optimiser.state[theirs]["exp_avg"])
    torch.testing.assert_close(v, optimiser.state[theirs]["exp_avg_sq"])


def test_the_prompts_example_of_adamw() -> None:
    nothing = torch.zeros(2)
    param, m, v = adamw_step(
        torch.tensor([1.0, 2.0]),
        torch.tensor([3.0, -1.0]),
        nothing,
        nothing,
        1,
        0.1,
        betas=(0.9, 0.99),
        weight_decay=0.5,
    )
    torch.testing.assert_close(param, torch.tensor([0.85, 2.0]))
    torch.testing.assert_close(m, torch.tensor([0.3, -0.1]))
    torch.testing.assert_close(v, torch.tensor([0.09, 0.01]))


def learning_rates(schedulers: list[object], optimiser: torch.optim.Optimizer, milestone: int) -> list[float]:
    schedule = torch.optim.lr_scheduler.SequentialLR(optimiser, schedulers, milestones=[milestone])  # type: ignore[arg-type]
    rates = []
    for _ in range(20):
        rates.append(optimiser.param_groups[0]["lr"])
        optimiser.step()
        schedule.step()
    return rates


@pytest.mark.parametrize("min_lr", [0.0, 0.05])
def test_cosine_schedule_against_torch(min_lr: float) -> None:
    """Their LinearLR climbs from a factor that may not be 0: so the warm-up is held to its line alone."""
    optimiser = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.5)
    linear = torch.optim.lr_scheduler.LinearLR(optimiser, start_factor=0.25, total_iters=4)
    cosine = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, T_max=16, eta_min=min_lr)
    theirs = learning_rates([linear, cosine], optimiser, 4)
    ours = [cosine_schedule(step, 4, 20, 0.5, min_lr) for step in range(20)]
    assert ours[4:] == pytest.approx(theirs[4:])
    assert ours[:5] == pytest.approx([0.0, 0.125, 0.25, 0.375, 0.5])


def test_the_ends_of_the_schedule() -> None:
    assert [cosine_schedule(step, 0, 10, 0.3, 0.1) for step in (0, 10, 11)] == [0.3, 0.1, 0.1]
    assert cosine_schedule(5, 9, 5, 0.3, 0.1) == 0.1
    assert isinstance(cosine_schedule(3, 5, 9, 1), float)


def test_the_prompts_example_of_a_schedule() -> None:
    rates = [round(cosine_schedule(step, 2, 6, 1.0, 0.2), 4) for step in range(7)]
    assert rates == [0, 0.5, 1, 0.8828, 0.6, 0.3172, 0.2]
