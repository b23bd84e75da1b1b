"""The references of the attention drills against torch's own operations, or slow loops written from the formulas."""

from __future__ import annotations

import math
from typing import Any

import pytest
import torch
from torch import Tensor, nn
from torch.nn.functional import scaled_dot_product_attention

from .references import reference


@pytest.fixture(autouse=True)
def _same_numbers_every_time() -> None:
    torch.manual_seed(11)


def drawn(*shapes: tuple[int, ...]) -> list[Tensor]:
    return [torch.randn(shape, dtype=torch.float64) for shape in shapes]


def assert_same(got: Tensor, expected: Tensor) -> None:
    torch.testing.assert_close(got, expected, rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("shape", [(3,), (2, 3), (2, 4, 5)], ids=str)
@pytest.mark.parametrize("is_masked", [False, True])
def test_scaled_dot_product_attention_is_torchs(shape: tuple[int, ...], is_masked: bool) -> None:
    *leading, n_queries = shape
    q, k, v = drawn((*leading, n_queries, 4), (*leading, 6, 4), (*leading, 6, 5))
    mask = torch.rand(n_queries, 6) < 0.5 if is_masked else None
    if mask is not None:
        mask[:, 2] = True
    expected = scaled_dot_product_attention(q, k, v, attn_mask=mask)
    assert_same(reference("scaled_dot_product_attention")(q, k, v, mask), expected)


@pytest.mark.parametrize("n", [1, 2, 7])
def test_causal_mask_entry_by_entry(n: int) -> None:
    mask = reference("causal_mask")(n)
    assert mask.dtype == torch.bool
    assert mask.tolist() == [[j <= i for j in range(n)] for i in range(n)]


@pytest.mark.parametrize("h", [1, 2, 3, 6])
def test_heads_are_blocks_of_channels_and_merge_back(h: int) -> None:
    (x,) = drawn((2, 5, 6))
    heads, d = reference("split_heads")(x, h), 6 // h
    for j in range(h):
        assert torch.equal(heads[:, j], x[:, :, j * d : (j + 1) * d])
    assert torch.equal(reference("merge_heads")(heads), x)


@pytest.mark.parametrize("mask_axes", [0, 2, 3])
def test_multi_head_attention_is_torchs_module(mask_axes: int) -> None:
    B, N, D, h = 2, 5, 6, 3
    module = nn.MultiheadAttention(D, h, batch_first=True, dtype=torch.float64)
    nn.init.normal_(module.in_proj_bias)
    nn.init.normal_(module.out_proj.bias)
    (x,) = drawn((B, N, D))
    mask = None if mask_axes == 0 else torch.rand((B, N, N)[3 - mask_axes :]) < 0.6
    if mask is not None:
        mask[..., 1] = True
    forbidden = None if mask is None else ~(mask.repeat_interleave(h, 0) if mask_axes == 3 else mask)
    expected, _ = module(x, x, x, attn_mask=forbidden, need_weights=False)
    weights = (module.in_proj_weight, module.in_proj_bias, module.out_proj.weight, module.out_proj.bias)
    assert_same(reference("multi_head_attention")(x, *weights, h, mask), expected)


def test_cross_attention_is_torchs_module_without_biases() -> None:
    D, Dc, h = 6, 4, 2
    module = nn.MultiheadAttention(D, h, bias=False, kdim=Dc, vdim=Dc, batch_first=True, dtype=torch.float64)
    x, context = drawn((2, 3, D), (2, 5, Dc))
    expected, _ = module(x, context, context, need_weights=False)
    w_kv = torch.cat([module.k_proj_weight, module.v_proj_weight])
    got = reference("cross_attention")(x, context, module.q_proj_weight, w_kv, module.out_proj.weight, h)
    assert_same(got, expected)


@pytest.mark.parametrize(("n", "d"), [(1, 2), (5, 8), (40, 6)])
def test_sinusoidal_positions_number_by_number(n: int, d: int) -> None:
    table = reference("sinusoidal_positions")(n, d)
    assert table.dtype == torch.float32
    for position in range(n):
        for i in range(d // 2):
            angle = position / 10000 ** (2 * i / d)
            assert table[position, 2 * i].item() == pytest.approx(math.sin(angle), abs=1e-6)
            assert table[position, 2 * i + 1].item() == pytest.approx(math.cos(angle), abs=1e-6)


def test_rope_pair_by_pair_keeps_lengths_and_sees_only_distances() -> None:
    apply_rope = reference("apply_rope")
    q, k = torch.randn(1, 1, 2, 6), torch.randn(1, 1, 2, 6)
    positions = torch.tensor([3, 11])
    turned = apply_rope(q, positions, base=50.0)
    for n, position in enumerate(positions.tolist()):
        for i in range(3):
            angle = position * 50.0 ** (-2 * i / 6)
            pair = complex(q[0, 0, n, i], q[0, 0, n, i + 3]) * complex(math.cos(angle), math.sin(angle))
            assert turned[0, 0, n, i].item() == pytest.approx(pair.real, abs=1e-5)
            assert turned[0, 0, n, i + 3].item() == pytest.approx(pair.imag, abs=1e-5)
    torch.testing.assert_close(turned.norm(dim=-1), q.norm(dim=-1))
    here = apply_rope(q, positions) @ apply_rope(k, positions).mT
    there = apply_rope(q, positions + 20) @ apply_rope(k, positions + 20).mT
    torch.testing.assert_close(here, there, rtol=1e-3, atol=1e-4)


@pytest.mark.parametrize("is_masked", [False, True])
def test_transformer_block_is_torchs_encoder_layer(is_masked: bool) -> None:
    D, h = 6, 2
    layer = nn.TransformerEncoderLayer(
        D, h, 10, dropout=0.0, activation="gelu", batch_first=True, norm_first=True, dtype=torch.float64
    )
    for parameter in layer.parameters():
        nn.init.normal_(parameter, std=0.5)
    attention = layer.self_attn
    p = {
        "norm1_weight": layer.norm1.weight,
        "norm1_bias": layer.norm1.bias,
        "w_qkv": attention.in_proj_weight,
        "b_qkv": attention.in_proj_bias,
        "w_out": attention.out_proj.weight,
        "b_out": attention.out_proj.bias,
        "norm2_weight": layer.norm2.weight,
        "norm2_bias": layer.norm2.bias,
        "w_up": layer.linear1.weight,
        "b_up": layer.linear1.bias,
        "w_down": layer.linear2.weight,
        "b_down": layer.linear2.bias,
    }
    (x,) = drawn((2, 4, D))
    mask = torch.ones(4, 4, dtype=torch.bool).tril() if is_masked else None
    expected = layer(x, src_mask=None if mask is None else ~mask)
    assert_same(reference("transformer_block")(x, p, h, mask), expected)


@pytest.mark.parametrize(("query_heads", "kv_heads"), [(6, 2), (4, 4), (3, 1)])
def test_grouped_query_attention_is_torchs(query_heads: int, kv_heads: int) -> None:
    q, k, v = drawn((2, query_heads, 5, 4), (2, kv_heads, 5, 4), (2, kv_heads, 5, 4))
    expected = scaled_dot_product_attention(q, k, v, is_causal=True, enable_gqa=True)
    assert_same(reference("grouped_query_attention")(q, k, v), expected)


def test_kv_cache_steps_are_causal_attention_row_by_row() -> None:
    q, k, v = drawn((2, 3, 5, 4), (2, 3, 5, 4), (2, 3, 5, 4))
    expected = scaled_dot_product_attention(q, k, v, is_causal=True)
    step = reference("kv_cache_step")
    k_cache, v_cache = k[:, :, :0], v[:, :, :0]
    for t in range(5):
        now = slice(t, t + 1)
        out, k_cache, v_cache = step(q[:, :, now], k[:, :, now], v[:, :, now], k_cache, v_cache)
        assert_same(out, expected[:, :, now])
    assert torch.equal(k_cache, k)
    assert torch.equal(v_cache, v)


def test_additive_attention_position_by_position() -> None:
    query, keys, w_q, w_k, v = drawn((2, 3), (2, 5, 4), (6, 3), (6, 4), (6,))
    context, weights = reference("additive_attention")(query, keys, w_q, w_k, v)
    for b in range(2):
        energies = [float(v @ torch.tanh(w_q @ query[b] + w_k @ keys[b, j])) for j in range(5)]
        total = sum(math.exp(energy) for energy in energies)
        shares = [math.exp(energy) / total for energy in energies]
        assert weights[b].tolist() == pytest.approx(shares)
        read = sum(share * keys[b, j] for j, share in enumerate(shares))
        assert_same(context[b], torch.as_tensor(read))


@pytest.mark.parametrize("h", [1, 4, 8])
def test_alibi_bias_number_by_number(h: int) -> None:
    bias = reference("alibi_bias")(h, 5)
    assert bias.shape == (h, 5, 5)
    assert bias.dtype == torch.float32
    for k in range(1, h + 1):
        for i in range(5):
            for j in range(5):
                expected = -(2.0 ** (-8 * k / h)) * (i - j) if j <= i else -math.inf
                assert bias[k - 1, i, j].item() == pytest.approx(expected)


def test_alibi_slopes_of_8_heads_are_those_of_the_paper() -> None:
    bias = reference("alibi_bias")(8, 2)
    assert (-bias[:, 1, 0]).tolist() == [1 / 2**k for k in range(1, 9)]


@pytest.mark.parametrize("window", [1, 2, 3, 6, 9])
def test_sliding_window_attention_is_torchs_with_a_band(window: int) -> None:
    q, k, v = drawn((2, 3, 6, 4), (2, 3, 6, 4), (2, 3, 6, 4))
    band = torch.tensor([[i - window < j <= i for j in range(6)] for i in range(6)])
    expected = scaled_dot_product_attention(q, k, v, attn_mask=band)
    assert_same(reference("sliding_window_attention")(q, k, v, window), expected)


def test_linear_attention_weight_by_weight() -> None:
    q, k, v = drawn((1, 2, 4, 3), (1, 2, 4, 3), (1, 2, 4, 3))
    got = reference("linear_attention")(q, k, v)

    def phi(number: float) -> float:
        return number + 1 if number > 0 else math.exp(number)

    for head in range(2):
        for i in range(4):
            weights = [
                sum(phi(float(q[0, head, i, c])) * phi(float(k[0, head, j, c])) for c in range(3))
                for j in range(4)
            ]
            read = sum(weight * v[0, head, j] for j, weight in enumerate(weights)) / sum(weights)
            assert_same(got[0, head, i], torch.as_tensor(read))


@pytest.mark.parametrize("k", [1, 2, 4])
def test_moe_token_by_token(k: int) -> None:
    x, w_gate, *matrices = drawn((5, 3), (4, 3), (3, 3), (3, 3), (3, 3), (3, 3))
    experts = [lambda rows, matrix=matrix: torch.tanh(rows @ matrix) for matrix in matrices]
    got = reference("moe_top_k")(x, w_gate, experts, k)
    for t in range(5):
        logits = [float(w_gate[e] @ x[t]) for e in range(4)]
        best = sorted(range(4), key=lambda e: -logits[e])[:k]
        total = sum(math.exp(logits[e]) for e in best)
        mixed = sum(math.exp(logits[e]) / total * torch.tanh(x[t] @ matrices[e]) for e in best)
        assert_same(got[t], torch.as_tensor(mixed))


@pytest.mark.parametrize("k", [1, 2, 4])
def test_load_balancing_loss_choice_by_choice(k: int) -> None:
    (logits,) = drawn((6, 4))
    expected = 0.0
    for e in range(4):
        chosen = sum(e in sorted(range(4), key=lambda i: -row[i])[:k] for row in logits.tolist())
        probability = sum(math.exp(row[e]) / sum(map(math.exp, row)) for row in logits.tolist()) / 6
        expected += 4 * chosen / (6 * k) * probability
    assert float(reference("load_balancing_loss")(logits, k)) == pytest.approx(expected)


def test_perfect_balance_costs_1_and_leaves_nothing_to_gain() -> None:
    logits = torch.eye(3, dtype=torch.float64).requires_grad_()
    loss = reference("load_balancing_loss")(logits, 1)
    assert float(loss.detach()) == pytest.approx(1.0)
    loss.backward()
    assert logits.grad is not None
    assert float(logits.grad.abs().max()) < 1e-9


ROW = [[1.0, 0.0], [0.0, 1.0]]
EYE = torch.eye(2)


def zero(*shape: int) -> Tensor:
    return torch.zeros(shape)


def column(*numbers: float) -> Tensor:
    """(1, 1, N, 1): one head of one channel."""
    return torch.tensor(numbers, dtype=torch.float32)[None, None, :, None]


TINY_BLOCK = {
    "norm1_weight": torch.ones(2), "norm1_bias": zero(2), "w_qkv": torch.cat([EYE] * 3), "b_qkv": zero(6),
    "w_out": EYE, "b_out": zero(2), "norm2_weight": torch.ones(2), "norm2_bias": zero(2),
    "w_up": EYE, "b_up": zero(2), "w_down": 2 * EYE, "b_down": zero(2),
}  # fmt: skip
ONE_STEP = (column(1), column(0), column(20), column(1), column(10))
TWO_KEYS = [[1.0, 5.0, 0.0, 0.0], [0.0, 3.0, 0.0, 0.0]]
LINEAR = tuple(
    torch.tensor([[rows]]) for rows in ([[0.0, 1], [0, 0]], [[0.0, 0], [1, 0]], [[10.0, 0], [40, 0]])
)


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        (
            "scaled_dot_product_attention",
            (torch.tensor([[2.0, 0, 0, 0]]), torch.tensor(TWO_KEYS), torch.tensor([[10.0], [20.0]])),
            [12.689],
        ),
        (
            "multi_head_attention",
            (torch.tensor([ROW]), torch.cat([EYE] * 3), zero(6), EYE, zero(2), 2),
            [0.7311, 0.5, 0.5, 0.7311],
        ),
        (
            "cross_attention",
            (column(1, 0)[0], column(1, 0, 0)[0], torch.ones(1, 1), torch.ones(2, 1), torch.ones(1, 1), 1),
            [0.5761, 0.3333],
        ),
        (
            "sinusoidal_positions",
            (3, 4),
            [0, 1, 0, 1, 0.8415, 0.5403, 0.01, 1, 0.9093, -0.4161, 0.02, 0.9998],
        ),
        (
            "apply_rope",
            (torch.tensor([[[[1.0, 2, 3, 4]]]]), torch.tensor([1]), 100.0),
            [-1.9841, 1.5907, 2.4624, 4.1797],
        ),
        ("transformer_block", (torch.tensor([[[3.0, 1.0]]]), TINY_BLOCK, 1), [5.6827, -0.3173]),
        (
            "grouped_query_attention",
            (torch.cat([column(0, 0), column(0, 1)], 1), column(1, 0), column(10, 20)),
            [10, 15, 10, 12.689],
        ),
        ("kv_cache_step", ONE_STEP, [12.689]),
        (
            "additive_attention",
            (zero(1, 1), column(0, 1)[0], torch.ones(1, 1), torch.ones(1, 1), torch.ones(1)),
            [0.6817],
        ),
        ("alibi_bias", (2, 2), [0, -math.inf, -0.0625, 0, 0, -math.inf, -0.0039, 0]),
        (
            "sliding_window_attention",
            (zero(1, 1, 4, 1), zero(1, 1, 4, 1), column(10, 20, 30, 40), 2),
            [10, 15, 25, 35],
        ),
        ("linear_attention", LINEAR, [27.143, 0, 28, 0]),
        (
            "moe_top_k",
            (
                torch.ones(1, 1),
                torch.tensor([[1.0], [3.0], [2.0]]),
                [lambda rows, factor=factor: factor * rows for factor in (1, 10, 100)],
                2,
            ),
            [34.2048],
        ),
        ("load_balancing_loss", (torch.tensor([[1.0, 0.0], [2.0, 0.0]]), 1), [1.6119]),
    ],
)
def test_the_worked_examples_of_the_prompts(
    name: str, arguments: tuple[Any, ...], expected: list[float]
) -> None:
    result = reference(name)(*arguments)
    first = result[0] if isinstance(result, tuple) else result
    assert first.flatten().tolist() == pytest.approx(expected, abs=6e-4)
