"""Values survive the way to an answer's process and back, and nothing malformed is ever taken for a value."""

from __future__ import annotations

import json
from typing import Any

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from studycli.judge.arguments import Arguments
from studycli.judge.frames import LARGEST_BODY, WireError
from studycli.judge.outputs import take_apart
from studycli.judge.protocol import (
    Answer,
    CallOutcome,
    CallRequest,
    CallStatus,
    Foreign,
    FunctionSource,
    GeneratorSeed,
    RaisedError,
)
from studycli.judge.wire import DTYPES, Encoded, decode_inputs, decode_results, encode


def body_of(encoded: Encoded) -> bytearray:
    return bytearray(b"".join(bytes(buffer) for buffer in encoded.buffers))


def there(value: Any) -> Any:
    encoded = encode(value)
    return decode_inputs(json.loads(json.dumps(encoded.tree)), body_of(encoded))


def back(value: Any) -> Any:
    encoded = encode(value)
    return decode_results(json.loads(json.dumps(encoded.tree)), body_of(encoded))


def returned(value: Any) -> Any:
    """What an answer returned, as a value."""
    return take_apart(value, Arguments((), {})).value


@pytest.mark.parametrize("name", list(DTYPES))
@pytest.mark.parametrize("shape", [(), (0,), (3, 0, 2), (2, 3, 5)])
@pytest.mark.parametrize("way", [there, back])
def test_every_dtype_and_odd_shapes_arrive_bit_for_bit(name: str, shape: tuple[int, ...], way: Any) -> None:
    dtype = DTYPES[name]
    tensor = (torch.randn(shape, generator=torch.Generator().manual_seed(1), dtype=torch.float64) * 9).to(
        dtype
    )
    arrived = way(tensor)
    assert arrived.dtype == dtype
    assert arrived.shape == tensor.shape
    assert torch.equal(arrived, tensor)


def test_an_input_keeps_its_strides_and_offset() -> None:
    base = torch.arange(60.0)
    for tensor in (
        base.view(3, 4, 5).permute(2, 0, 1),
        base[7:],
        base[3:4].expand(4, 5),
        base.view(6, 10)[::2, 1::3],
    ):
        arrived = there(tensor)
        assert arrived.stride() == tensor.stride()
        assert arrived.storage_offset() == tensor.storage_offset()
        assert torch.equal(arrived, tensor)


def test_an_input_owns_its_memory() -> None:
    first, second = there((torch.zeros(3), torch.zeros(3)))
    first.add_(1)
    first.resize_(100)
    assert torch.equal(second, torch.zeros(3))


def test_parameters_and_requires_grad_survive_on_the_way_in() -> None:
    weight, plain = there((torch.nn.Parameter(torch.ones(2, 2)), torch.ones(2).requires_grad_()))
    assert isinstance(weight, torch.nn.Parameter)
    assert plain.requires_grad
    assert not isinstance(plain, torch.nn.Parameter)


def test_results_come_back_contiguous_and_without_a_graph() -> None:
    x = torch.randn(4, 6, requires_grad=True)
    arrived = back(returned({"y": (x * 2).t(), "z": [x.expand(2, 4, 6), 1, None]}))
    assert arrived["y"].is_contiguous()
    assert not arrived["y"].requires_grad
    assert torch.equal(arrived["z"][0], x.detach().expand(2, 4, 6))


def test_conjugated_results_are_resolved() -> None:
    z = torch.complex(torch.ones(3), torch.arange(3.0))
    assert torch.equal(back(returned(z.conj())), z.conj().resolve_conj())
    assert torch.equal(back(returned(z.conj().imag)), torch.tensor([0.0, -1, -2]))


plain_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(1 << 9000), 1 << 9000)
    | st.floats(allow_nan=False)
    | st.text(max_size=8)
    | st.binary(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(max_size=3), inner, max_size=3)
        | st.dictionaries(st.integers(0, 9), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(plain_values)
def test_plain_values_survive_both_ways(value: Any) -> None:
    assert there(value) == value
    assert back(value) == value


def test_requests_and_outcomes_survive() -> None:
    step = FunctionSource("def step(x):\n    return x + w\n", "step", {"w": torch.ones(2)})
    request = CallRequest(
        (torch.ones(2), step, GeneratorSeed(3)), {"k": 1}, gradients=("0",), device="cpu", time_limit=2.5
    )
    arrived = there(request)
    assert arrived.args[1].source == step.source
    assert torch.equal(arrived.args[1].closure["w"], torch.ones(2))
    assert arrived.args[2] == GeneratorSeed(3)
    assert (arrived.gradients, arrived.time_limit, arrived.kwargs) == (("0",), 2.5, {"k": 1})
    error = RaisedError("ValueError", "no", 3, "x = y", {"x": "(2,)"}, "line 3")
    outcome = back(CallOutcome(CallStatus.RAISED, error=error, gradients={"0": None}, printed="hi"))
    assert outcome.status is CallStatus.RAISED
    assert outcome.error == error
    assert outcome.gradients == {"0": None}


def test_what_is_no_value_comes_back_as_its_types_name() -> None:
    import numpy as np

    odd = [
        np.zeros(3),
        torch.zeros(3).to_sparse(),
        torch.zeros(3, device="meta"),
        torch.zeros(3, dtype=torch.uint16),
    ]
    arrived = back(returned([*odd, object(), {1, 2}, torch.nn.Linear, {1: 2}, b"x"]))
    assert arrived == [
        Foreign("numpy.ndarray"),
        Foreign("sparse, nested, quantized or meta tensor"),
        Foreign("sparse, nested, quantized or meta tensor"),
        Foreign("uint16 tensor"),
        Foreign("object"),
        Foreign("set"),
        Foreign("type"),
        Foreign("dict"),
        Foreign("bytes"),
    ]
    for thing in (*odd, object()):
        with pytest.raises(WireError, match="a "):
            encode([thing])


def test_results_that_are_too_large_are_refused_before_they_are_copied() -> None:
    with pytest.raises(WireError, match="bytes"):
        encode(torch.empty(LARGEST_BODY + 1, dtype=torch.uint8))
    with pytest.raises(WireError, match="digits"):
        encode(1 << 20_000)
    nested: list[Any] = []
    for _ in range(100):
        nested = [nested]
    with pytest.raises(WireError, match="levels"):
        encode(nested)
    with pytest.raises(WireError, match="more than"):
        encode([0] * 400_000)


TWO_FLOATS = ["a", "float32", [2], 0, 8, None]


@pytest.mark.parametrize(
    "tree",
    [
        ["a", "float32", [3], 0, 8, None],
        ["a", "float32", [2], 4, 8, None],
        ["a", "float32", [2], 0, 8, [[1], 0, 0]],
        ["a", "float32", [-2], 0, 8, None],
        ["a", "float32", [1 << 60], 0, 8, None],
        ["a", "float32", [True, 2], 0, 8, None],
        ["a", "object", [2], 0, 8, None],
        ["a", "float32", [2], 0, 800, None],
        ["a", "float32", [2]],
        ["l", [TWO_FLOATS, TWO_FLOATS]],
        ["r", "CallOutcome", {"status": "returned", "outputs": TWO_FLOATS, "printed": 3}],
        ["r", "CallOutcome", {"status": "splendid", "outputs": TWO_FLOATS}],
        ["r", "CallOutcome", {"outputs": TWO_FLOATS}],
        ["r", "CallOutcome", {"status": "returned", "outputs": TWO_FLOATS, "verdict": "passed"}],
        ["r", "Verdict", {"passed": True}],
        ["r", "FunctionSource", {"source": "", "name": "f", "closure": ["d", {}]}],
        ["n", "0"],
        ["i", "0x" + "f" * 40_000],
        ["p", [[["l", []], 1]]],
        ["init__", []],
        ["_", []],
        [],
        [[]],
        {"verdict": "passed"},
        ["d", ["l", []]],
        ["l", {"a": 1}],
    ],
)
def test_anything_that_contradicts_itself_is_refused(tree: Any) -> None:
    with pytest.raises(WireError):
        decode_results(tree, bytearray(8))


def test_bytes_that_belong_to_no_tensor_are_refused() -> None:
    with pytest.raises(WireError, match="no tensor"):
        decode_results(TWO_FLOATS, bytearray(9))


def test_a_truth_value_is_true_or_false() -> None:
    with pytest.raises(WireError, match="truth"):
        decode_results(["a", "bool", [3], 0, 3, None], bytearray([0, 1, 7]))


json_trees = st.recursive(
    st.none()
    | st.integers()
    | st.floats()
    | st.sampled_from(["a", "l", "t", "d", "p", "r", "n", "i", "b", "m", "float32", "CallOutcome"]),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text(max_size=2), inner, max_size=2),
    max_leaves=12,
)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(json_trees, st.binary(max_size=16))
def test_noise_is_a_value_or_a_wire_error_and_never_anything_else(tree: Any, body: bytes) -> None:
    try:
        decode_results(tree, bytearray(body))
    except WireError:
        return


def test_records_name_their_types() -> None:
    assert there(Answer("x = 1", "f")) == Answer("x = 1", "f")


def test_keys_that_collide_are_refused_before_they_are_looked_up() -> None:
    """Multiples of 2**61 − 1 all have the hash 0: a dict of n of them takes n² comparisons."""
    colliding = ["d", [[key * (2**61 - 1), 0] for key in range(1, 5000)]]
    with pytest.raises(WireError, match="collide"):
        decode_results(colliding, bytearray())
    assert len(decode_results(["d", [[key, 0] for key in range(5000)]], bytearray())) == 5000


def test_a_plain_input_may_stand_behind_one_with_a_layout() -> None:
    x, weight = torch.randn(3, 4).T, torch.randn(4)
    encoded = encode(CallRequest((x, weight), {}))
    arrived = decode_inputs(encoded.tree, bytearray(b"".join(encoded.buffers)))
    assert torch.equal(arrived.args[0], x)
    assert torch.equal(arrived.args[1], weight)
