"""The references of sampling, evaluation and fine-tuning against SciPy, known values, or slow loops written from the definitions."""

from __future__ import annotations

import math

import pytest
import torch
from scipy.special import softmax

from .references import reference


@pytest.fixture(autouse=True)
def _same_numbers_every_time() -> None:
    torch.manual_seed(11)


@pytest.mark.parametrize("temperature", [0.2, 1.0, 3.0])
def test_apply_temperature_is_scipys_softmax(temperature: float) -> None:
    logits = torch.randn(3, 5, dtype=torch.float64)
    logits[:, 1] = -math.inf
    got = reference("apply_temperature")(logits, temperature)
    torch.testing.assert_close(got, torch.from_numpy(softmax(logits.numpy() / temperature, axis=1)))


def test_apply_temperature_tends_to_the_first_maximum() -> None:
    apply_temperature, logits = reference("apply_temperature"), torch.randn(4, 6)
    torch.testing.assert_close(apply_temperature(logits, 0.0), apply_temperature(logits, 1e-5))
    assert apply_temperature(torch.tensor([1.0, 3.0, 3.0]), 0.0).tolist() == [0, 1, 0]


@pytest.mark.parametrize(
    ("temperature", "shares"),
    [(1.0, [1 / 9, 4 / 9, 4 / 9]), (0.5, [1 / 33, 16 / 33, 16 / 33]), (0, [0, 1, 0])],
)
def test_the_examples_of_apply_temperature(temperature: float, shares: list[float]) -> None:
    logits = torch.tensor([0, math.log(4), math.log(4)])
    assert reference("apply_temperature")(logits, temperature).tolist() == pytest.approx(shares)


@pytest.mark.parametrize("penalty", [0.7, 1.0, 1.8])
def test_repetition_penalty_token_by_token(penalty: float) -> None:
    logits, ids = torch.randn(4, 9, dtype=torch.float64), torch.randint(9, (4, 6))
    got = reference("repetition_penalty")(logits, ids, penalty)
    for row, seen, made in zip(logits.tolist(), ids.tolist(), got.tolist(), strict=True):
        for token, (score, new) in enumerate(zip(row, made, strict=True)):
            lower = score / penalty if score > 0 else score * penalty
            assert new == pytest.approx(lower if token in seen else score)


def test_the_example_of_repetition_penalty() -> None:
    logits, ids = torch.tensor([[4.0, -4, 6, -6]]), torch.tensor([[0, 1, 0]])
    assert reference("repetition_penalty")(logits, ids, 2).tolist() == [[2, -8, 6, -6]]


def test_perplexity_is_the_inverse_of_the_geometric_mean_of_the_probabilities() -> None:
    logits, ids = torch.randn(3, 4, 5, dtype=torch.float64), torch.randint(5, (3, 4))
    mask = torch.rand(3, 4) < 0.7
    probabilities = softmax(logits.numpy(), axis=2)
    counted = [probabilities[b, t, ids[b, t]] for b in range(3) for t in range(4) if mask[b, t]]
    got = reference("perplexity")(logits, ids, mask)
    assert float(got) == pytest.approx(math.prod(counted) ** (-1 / len(counted)))


def test_perplexity_of_guessing_is_the_size_of_the_vocabulary() -> None:
    everywhere = torch.ones(2, 3, dtype=torch.bool)
    got = reference("perplexity")(torch.zeros(2, 3, 50), torch.randint(50, (2, 3)), everywhere)
    assert float(got) == pytest.approx(50, rel=1e-5)


def test_the_example_of_perplexity() -> None:
    logits = torch.tensor([[[0, 0], [math.log(3), 0], [7, 2]]])
    mask = torch.tensor([[True, True, False]])
    assert float(reference("perplexity")(logits, torch.tensor([[0, 1, 0]]), mask)) == pytest.approx(
        math.sqrt(8)
    )


def test_reward_model_loss_pair_by_pair() -> None:
    chosen, rejected = torch.randn(2, 7, dtype=torch.float64) * 3
    losses = [
        -math.log(1 / (1 + math.exp(b - a))) for a, b in zip(chosen.tolist(), rejected.tolist(), strict=True)
    ]
    assert float(reference("reward_model_loss")(chosen, rejected)) == pytest.approx(sum(losses) / 7)


def test_dpo_is_the_reward_models_loss_on_what_the_policy_has_gained() -> None:
    pc, pr, rc, rr = torch.randn(4, 5, dtype=torch.float64)
    rewards = 0.3 * (pc - rc), 0.3 * (pr - rr)
    torch.testing.assert_close(
        reference("dpo_loss")(pc, pr, rc, rr, 0.3), reference("reward_model_loss")(*rewards)
    )


def test_the_example_of_reward_model_loss() -> None:
    loss = reference("reward_model_loss")(torch.tensor([2.0, 0.0]), torch.tensor([1.0, 0.0]))
    assert float(loss) == pytest.approx(0.5032, abs=5e-5)


@pytest.mark.parametrize("pad_id", [0, 3, -1])
def test_sft_labels_place_by_place(pad_id: int) -> None:
    ids, lengths = torch.randint(5, (4, 7)), torch.tensor([0, 3, 6, 7])
    ids[1:3, 5:] = pad_id
    labels = reference("sft_labels")(ids, lengths, pad_id).tolist()
    for b in range(4):
        for j in range(7):
            is_learned = j >= lengths[b] and ids[b, j] != pad_id
            assert labels[b][j] == (ids[b, j] if is_learned else -100)


def test_the_example_of_sft_labels() -> None:
    ids = torch.tensor([[7, 8, 5, 2, 0], [9, 4, 3, 2, 6]])
    labels = reference("sft_labels")(ids, torch.tensor([2, 4]), 0)
    assert labels.tolist() == [[-100, -100, 5, 2, -100], [-100, -100, -100, -100, 6]]
