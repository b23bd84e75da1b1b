"""The references of the drills on text against torch's own operations, or slow loops written from the definitions."""

from __future__ import annotations

import math
import re

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import rel_entr, softmax
from torch.nn.functional import cross_entropy

from .references import reference


@pytest.fixture(autouse=True)
def _same_numbers_every_time() -> None:
    torch.manual_seed(11)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 2), max_size=20), st.tuples(st.integers(0, 2), st.integers(0, 2)))
def test_byte_pair_merge_is_a_replacement_in_a_text(ids: list[int], pair: tuple[int, int]) -> None:
    letters = "".join("abc"[token] for token in ids)
    replaced = re.sub("abc"[pair[0]] + "abc"[pair[1]], "z", letters)
    assert reference("byte_pair_merge")(ids, pair, 9) == ["abc".find(c) if c != "z" else 9 for c in replaced]


def test_byte_pair_merge_does_one_round_of_the_training() -> None:
    text, ids = "she sells sea shells by the sea shore", list(b"she sells sea shells by the sea shore")
    for new_id, pair in enumerate(reference("train_bpe")(text, 6), start=256):
        shorter = reference("byte_pair_merge")(ids, pair, new_id)
        assert len(ids) - len(shorter) == shorter.count(new_id) > 0
        ids = shorter


def test_the_examples_of_byte_pair_merge() -> None:
    byte_pair_merge = reference("byte_pair_merge")
    assert byte_pair_merge([1, 2, 3, 1, 2, 1], (1, 2), 9) == [9, 3, 9, 1]
    assert byte_pair_merge([1, 1, 1], (1, 1), 9) == [9, 1]


@pytest.mark.parametrize("pad_id", [0, 3])
def test_next_token_loss_position_by_position(pad_id: int) -> None:
    logits, ids = torch.randn(3, 6, 5, dtype=torch.float64), torch.randint(5, (3, 6))
    losses = [
        -math.log(float(logits[b, t].exp()[ids[b, t + 1]] / logits[b, t].exp().sum()))
        for b in range(3)
        for t in range(5)
        if ids[b, t + 1] != pad_id
    ]
    loss = reference("next_token_loss")(logits, ids, pad_id)
    assert float(loss) == pytest.approx(sum(losses) / len(losses))


def test_next_token_loss_is_torchs_on_shifted_tokens() -> None:
    logits, ids = torch.randn(4, 9, 7), torch.randint(7, (4, 9))
    expected = cross_entropy(logits[:, :-1].flatten(0, 1), ids[:, 1:].flatten(), ignore_index=2)
    torch.testing.assert_close(reference("next_token_loss")(logits, ids, 2), expected)


def test_the_example_of_next_token_loss() -> None:
    logits = torch.tensor([[[0, 0, math.log(2)], [5, 5, 5], [9, 0, 0]]])
    loss = reference("next_token_loss")(logits, torch.tensor([[1, 2, 0]]), 0)
    assert float(loss) == pytest.approx(0.6931, abs=5e-5)


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[list[int], list[tuple[int, int]]]:
    """Gaps and spans in turn; a gap of 0 makes two spans touch."""
    gaps = draw(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4)), max_size=5))
    spans, place = [], 0
    for gap, length in gaps:
        spans.append((place + gap, length))
        place += gap + length
    return list(range(place + draw(st.integers(0, 3)))), spans


@settings(max_examples=60, deadline=None)
@given(texts_with_spans())
def test_span_corrupt_can_be_undone(made: tuple[list[int], list[tuple[int, int]]]) -> None:
    ids, spans = made
    inputs, targets = reference("span_corrupt")(ids, spans, 999)
    marks = [token for token in targets if token >= 900]
    assert marks == [999 - k for k in range(len(spans) + 1)]
    assert targets[-1] == marks[-1]
    parts = {
        mark: targets[targets.index(mark) + 1 : targets.index(mark - 1)]
        for mark in marks
        if mark != marks[-1]
    }
    assert [len(part) for part in parts.values()] == [length for _, length in spans]
    assert [token for mark in inputs for token in parts.get(mark, [mark])] == ids


def test_the_example_of_span_corrupt() -> None:
    inputs, targets = reference("span_corrupt")([5, 6, 7, 8, 9], [(1, 2), (4, 1)], 99)
    assert (inputs, targets) == ([5, 99, 8, 98], [99, 6, 7, 98, 9, 97])


def test_span_corrupt_makes_512_and_114_of_568_tokens_as_t5_has_it() -> None:
    removed, n_spans = round(0.15 * 568), round(round(0.15 * 568) / 3)
    lengths = [removed // n_spans + (k < removed % n_spans) for k in range(n_spans)]
    starts = [20 * k for k in range(n_spans)]
    inputs, targets = reference("span_corrupt")(
        list(range(568)), list(zip(starts, lengths, strict=True)), 32099
    )
    end_of_text = 1
    assert len(inputs) + end_of_text == 512
    assert len(targets) == 114, "the last sentinel here, the end of the text in T5"


@pytest.mark.parametrize(
    ("bidirectional", "num_buckets", "max_distance"),
    [(True, 32, 100), (False, 32, 100), (True, 8, 20), (False, 6, 50)],
)
def test_t5_relative_bucket_distance_by_distance(
    bidirectional: bool, num_buckets: int, max_distance: int
) -> None:
    """A far bucket b is left where d/(n/2) reaches (max_distance/(n/2)) to the power of (b + 1 − n/2)/(n − n/2)."""
    n = num_buckets // 2 if bidirectional else num_buckets
    half = n // 2
    positions = list(range(-300, 301))
    got = reference("t5_relative_bucket")(torch.tensor(positions), bidirectional, num_buckets, max_distance)
    for position, bucket in zip(positions, got.tolist(), strict=True):
        distance = abs(position) if bidirectional or position < 0 else 0
        wanted = min(distance, half)
        while wanted >= half and wanted < n - 1:
            power = (wanted + 1 - half) / (n - half)
            if distance < half * (max_distance / half) ** power:
                break
            wanted += 1
        assert bucket == wanted + (n if bidirectional and position > 0 else 0), position


def test_the_example_of_t5_relative_bucket() -> None:
    positions = torch.tensor([-30, -7, -5, -1, 0, 1, 5, 7, 30])
    buckets = reference("t5_relative_bucket")(positions, num_buckets=8, max_distance=20)
    assert buckets.tolist() == [3, 3, 2, 1, 0, 5, 6, 7, 7]


def kept_token_by_token(row: list[float], top_k: int, top_p: float) -> set[int]:
    """Which of a row stay: one more at a time until it is enough."""
    ranked = sorted(range(len(row)), key=lambda token: -row[token])
    ranked = ranked[:top_k] if top_k else ranked
    total = sum(math.exp(row[token]) for token in ranked)
    if top_p == 1.0:
        return set(ranked)
    kept: set[int] = set()
    for token in ranked:
        if sum(math.exp(row[other]) for other in kept) / total >= top_p:
            break
        kept.add(token)
    return kept


@pytest.mark.parametrize("top_k", [0, 1, 3, 7, 20])
@pytest.mark.parametrize("top_p", [1.0, 0.9, 0.5, 0.01])
def test_top_k_top_p_filter_token_by_token(top_k: int, top_p: float) -> None:
    logits = torch.randn(6, 7, dtype=torch.float64) * torch.rand(6, 1) * 4
    got = reference("top_k_top_p_filter")(logits, top_k, top_p)
    for row, filtered in zip(logits.tolist(), got.tolist(), strict=True):
        kept = kept_token_by_token(row, top_k, top_p)
        assert filtered == [score if token in kept else -math.inf for token, score in enumerate(row)]


@pytest.mark.parametrize(
    ("top_k", "top_p", "kept"), [(0, 0.6, {1, 3}), (3, 0.75, {1, 3}), (3, 0.8, {0, 1, 3})]
)
def test_the_examples_of_top_k_top_p_filter(top_k: int, top_p: float, kept: set[int]) -> None:
    logits = torch.tensor([0.2, 0.4, 0.1, 0.3]).log()
    got = reference("top_k_top_p_filter")(logits, top_k, top_p)
    assert {token for token, score in enumerate(got.tolist()) if score > -math.inf} == kept
    assert all(got[token] == logits[token] for token in kept)


@pytest.mark.parametrize(("temperature", "alpha"), [(1.0, 0.5), (2.0, 0.3), (4.0, 1.0), (3.0, 0.0)])
def test_distillation_loss_is_scipys_divergence_and_torchs_cross_entropy(
    temperature: float, alpha: float
) -> None:
    student, teacher = torch.randn(2, 5, 4, dtype=torch.float64)
    targets = torch.randint(4, (5,))
    p, q = softmax(teacher / temperature, axis=1), softmax(student / temperature, axis=1)
    soft, hard = rel_entr(p, q).sum(axis=1).mean(), float(cross_entropy(student, targets))
    loss = reference("distillation_loss")(student, teacher, targets, temperature, alpha)
    assert float(loss) == pytest.approx(alpha * temperature**2 * soft + (1 - alpha) * hard)


def test_the_gradient_of_distillation_keeps_its_size_when_the_temperature_rises() -> None:
    """What T² is for: the gradient tends to that of half the squared difference of the centred scores, over K."""
    student = torch.randn(3, 5, dtype=torch.float64, requires_grad=True)
    teacher = torch.randn(3, 5, dtype=torch.float64)
    loss = reference("distillation_loss")(student, teacher, torch.zeros(3, dtype=torch.int64), 1e4, 1.0)
    (gradient,) = torch.autograd.grad(loss, student)
    apart = student.detach() - teacher
    torch.testing.assert_close(gradient, (apart - apart.mean(1, keepdim=True)) / 15, rtol=1e-3, atol=1e-5)


def test_the_example_of_distillation_loss() -> None:
    teacher = torch.tensor([[math.log(9), 0]])
    loss = reference("distillation_loss")(torch.zeros(1, 2), teacher, torch.tensor([0]), 2.0, 0.5)
    assert float(loss) == pytest.approx(0.6082, abs=5e-5)


@pytest.mark.parametrize("shape", [(5,), (2, 5), (2, 3, 5)], ids=str)
def test_lora_forward_output_by_output(shape: tuple[int, ...]) -> None:
    x, weight = torch.randn(shape, dtype=torch.float64), torch.randn(4, 5, dtype=torch.float64)
    a, b = torch.randn(3, 5, dtype=torch.float64), torch.randn(4, 3, dtype=torch.float64)
    got = reference("lora_forward")(x, weight, a, b, 6.0)
    for row, made in zip(x.reshape(-1, 5), got.reshape(-1, 4), strict=True):
        for o in range(4):
            change = sum(b[o, j] * a[j, i] * row[i] for j in range(3) for i in range(5))
            assert float(made[o]) == pytest.approx(
                float(sum(weight[o, i] * row[i] for i in range(5)) + 2 * change)
            )


def test_the_example_of_lora_forward() -> None:
    weight, a, b = ([[1, 0], [0, 1], [1, 1]], [[1, 1]], [[1], [0], [-1]])
    got = reference("lora_forward")(torch.tensor([[1.0, 2.0]]), *map(torch.Tensor, (weight, a, b)), 2)
    assert got.tolist() == [[7, 2, -3]]


def test_dpo_loss_pair_by_pair() -> None:
    values = torch.randn(4, 6, dtype=torch.float64) * 3 - 10
    losses = [math.log1p(math.exp(-0.3 * ((pc - rc) - (pr - rr)))) for pc, pr, rc, rr in values.T.tolist()]
    assert float(reference("dpo_loss")(*values, 0.3)) == pytest.approx(sum(losses) / 6)


def test_dpo_loss_is_ln_2_before_training() -> None:
    policy, rejected = torch.randn(2, 5)
    assert float(reference("dpo_loss")(policy, rejected, policy, rejected)) == pytest.approx(math.log(2))


def test_the_example_of_dpo_loss() -> None:
    loss = reference("dpo_loss")(*torch.tensor([[-10.0], [-9.0], [-12.0], [-9.0]]), 0.5)
    assert float(loss) == pytest.approx(0.3133, abs=5e-5)
