"""The references of embeddings, recurrent cells and the KL divergence against torch's own operations and the formulas written out."""

from __future__ import annotations

import math

import pytest
import torch
import torch.nn.functional as functional
from torch import Tensor

from tests.drills.references import reference
from tests.drills.test_foundations_references import assert_same, normal

embedding_lookup = reference("embedding_lookup")
rnn_cell = reference("rnn_cell")
lstm_cell = reference("lstm_cell")
kl_divergence = reference("kl_divergence")


@pytest.fixture(autouse=True)
def _same_numbers() -> None:
    torch.manual_seed(3)


@pytest.mark.parametrize("shape", [(), (0,), (5,), (2, 3), (2, 0, 3), (2, 3, 4)])
def test_embedding_lookup(shape: tuple[int, ...]) -> None:
    ids = torch.randint(0, 7, shape)
    assert_same(
        lambda table: embedding_lookup(ids, table),
        lambda table: functional.embedding(ids, table),
        normal(7, 3),
    )


def test_repeated_ids_add_up_their_gradients() -> None:
    table = torch.zeros(3, 2, requires_grad=True)
    embedding_lookup(torch.tensor([1, 2, 1, 1]), table).sum().backward()
    assert table.grad is not None
    assert table.grad.tolist() == [[0, 0], [3, 3], [1, 1]]


def test_the_prompts_example_of_a_lookup() -> None:
    table = torch.tensor([[1, 2], [3, 4], [5, 6]])
    assert embedding_lookup(torch.tensor([2, 0, 2]), table).tolist() == [[5, 6], [1, 2], [5, 6]]


@pytest.mark.parametrize(("B", "D", "H"), [(2, 3, 4), (1, 1, 1), (3, 4, 2), (4, 4, 4)])
def test_rnn_cell(B: int, D: int, H: int) -> None:
    def theirs(x: Tensor, h: Tensor, w_ih: Tensor, w_hh: Tensor, b: Tensor) -> Tensor:
        return torch.rnn_tanh_cell(x, h, w_ih, w_hh, b, torch.zeros_like(b))

    assert_same(rnn_cell, theirs, normal(B, D), normal(B, H), normal(H, D), normal(H, H), normal(H))


def test_the_prompts_example_of_an_rnn() -> None:
    out = rnn_cell(
        torch.tensor([[1.0]]),
        torch.tensor([[0.5, -0.5]]),
        torch.tensor([[1.0], [2.0]]),
        torch.tensor([[0.0, 1.0], [1.0, 0.0]]),
        torch.tensor([0.0, -1.0]),
    )
    assert [round(value, 4) for value in out[0].tolist()] == [0.4621, 0.9051]


@pytest.mark.parametrize("output", [0, 1])
@pytest.mark.parametrize(("B", "D", "H"), [(2, 3, 4), (1, 1, 1), (3, 4, 2), (4, 4, 4)])
def test_lstm_cell(B: int, D: int, H: int, output: int) -> None:
    def theirs(x: Tensor, h: Tensor, c: Tensor, w_ih: Tensor, w_hh: Tensor, b: Tensor) -> Tensor:
        return torch.lstm_cell(x, (h, c), w_ih, w_hh, b, torch.zeros_like(b))[output]

    weights = normal(4 * H, D), normal(4 * H, H), normal(4 * H)
    assert_same(
        lambda *given: lstm_cell(*given)[output], theirs, normal(B, D), normal(B, H), normal(B, H), *weights
    )


def test_the_prompts_example_of_an_lstm() -> None:
    nothing = torch.zeros(1, 1)
    h, c = lstm_cell(
        nothing,
        nothing,
        torch.tensor([[2.0]]),
        torch.zeros(4, 1),
        torch.zeros(4, 1),
        torch.tensor([0.0, 0.0, 1.0, 2.0]),
    )
    assert (round(h.item(), 4), round(c.item(), 4)) == (0.7761, 1.3808)


@pytest.mark.parametrize("shape", [(4,), (5, 3), (2, 3, 4), (3, 1)])
def test_kl_divergence(shape: tuple[int, ...]) -> None:
    def theirs(p_logits: Tensor, q_logits: Tensor) -> Tensor:
        p, q = (torch.distributions.Categorical(logits=logits) for logits in (p_logits, q_logits))
        return torch.distributions.kl_divergence(p, q).mean()

    assert_same(kl_divergence, theirs, normal(*shape) * 2, normal(*shape) * 2)


def test_kl_divergence_of_large_logits() -> None:
    p_logits = torch.tensor([[1e4, -1e4, 0.0]], requires_grad=True)
    q_logits = torch.tensor([[-1e4, 1e4, 0.0]], requires_grad=True)
    out = kl_divergence(p_logits, q_logits)
    assert out.item() == 2e4
    assert all(bool(grad.isfinite().all()) for grad in torch.autograd.grad(out, [p_logits, q_logits]))


def test_the_prompts_example_of_a_divergence() -> None:
    out = kl_divergence(torch.tensor([math.log(3), 0.0]), torch.zeros(2))
    assert round(out.item(), 4) == 0.1308
    assert round(0.75 * math.log(0.75 / 0.5) + 0.25 * math.log(0.25 / 0.5), 4) == 0.1308
