"""The numbers on the cards of phase I, computed; what is only a name or a chosen example is declared."""

from __future__ import annotations

import math

import torch
from torch import nn


def parts(card: str, count: int, *numbers: float) -> dict[str, tuple[float, ...]]:
    """The same numbers for every card of a cloze, which all show the same text."""
    return {f"{card}/{part}": numbers for part in range(1, count + 1)}


CONV = nn.Conv2d(64, 128, 3)
OUTPUT_SIDE = 56
LSTM_INPUT, LSTM_STATE = 256, 512
LSTM_MAPS = 4  # three gates and the candidate: Hochreiter and Schmidhuber 1997, Gers et al. 2000
LSTM_JOINED = LSTM_INPUT + LSTM_STATE
LSTM = LSTM_MAPS * (LSTM_STATE * LSTM_JOINED + LSTM_STATE)
LSTM_IN_PYTORCH = sum(parameter.numel() for parameter in nn.LSTM(LSTM_INPUT, LSTM_STATE).parameters())

STEPS, SHRINKING, STRETCHING = 50, 0.9, 1.1
VOCABULARY, WIDTH = 50_257, 768  # GPT-2 small: Radford et al. 2019
GPT2_SMALL = 124_439_808  # computed in test_numbers_transformers.py
TABLE = VOCABULARY * WIDTH
NEGATIVES = 5
LARGEST = {dtype: math.log(torch.finfo(dtype).max) for dtype in (torch.float32, torch.float16)}


def receptive_field(kernel: int, strides: tuple[int, ...]) -> int:
    """How many inputs in a row one output of the layers sees."""
    return 1 + sum((kernel - 1) * math.prod(strides[:layer]) for layer in range(len(strides)))


def output_length(length: int, kernel: int, stride: int, padding: int) -> int:
    """The length of a convolution's output, by running one."""
    layer = nn.Conv1d(1, 1, kernel, stride=stride, padding=padding)
    return layer(torch.zeros(1, 1, length)).shape[-1]


COMPUTED: dict[str, tuple[float, ...]] = {
    **parts("convolution-output-length", 2, output_length(224, kernel=7, stride=2, padding=3)),
    "convolution-parameters": (
        *CONV.weight.shape,
        CONV.weight.numel(),
        CONV.weight.numel() + CONV.out_channels,
        CONV.weight.numel() * OUTPUT_SIDE**2,
    ),
    "receptive-field": (receptive_field(3, (1, 1, 1)), receptive_field(3, (2, 1, 1))),
    "vanishing-in-time": (round(SHRINKING**STEPS, 3), round(STRETCHING**STEPS)),
    "lstm-parameters": (LSTM, LSTM_IN_PYTORCH, LSTM_JOINED, round(LSTM / 1e6, 2)),
    "perplexity-of-uniform": (round(math.log(VOCABULARY), 2), round(math.log2(VOCABULARY), 2)),
    "cross-entropy-gradient": (0.3,),  # proved below
    "embedding-as-linear-layer": (TABLE, round(TABLE / 1e6, 1), round(100 * TABLE / GPT2_SMALL)),
    "negative-sampling": (NEGATIVES + 1,),
    **parts("initial-variance", 3, math.sqrt(2 / 512)),
    "dropout-scaling": (round(1 / (1 - 0.1), 2),),
    "softmax-subtracts-maximum": tuple(round(number, 1) for number in LARGEST.values()),
}
DECLARED: dict[str, tuple[float, ...]] = {
    **parts("rnn-step", 2, 1),  # an index
    **parts("lstm-cell", 3, 1),
    **parts("seq2seq-factorization", 2, 1),
    **parts("convolution-output-length", 2, 224, 7, 2, 3, 1),
    "convolution-parameters": (3, 64, 128, OUTPUT_SIDE),
    "receptive-field": (3, 2, 1, 4),
    "vanishing-in-time": (STEPS, SHRINKING, STRETCHING),
    "lstm-parameters": (LSTM_INPUT, LSTM_STATE, LSTM_MAPS),
    "perplexity-of-uniform": (VOCABULARY,),
    "cross-entropy-gradient": (0.7,),
    "embedding-as-linear-layer": (VOCABULARY, WIDTH, 2),
    "negative-sampling": (NEGATIVES, 2),
    **parts("initial-variance", 3, 1, 2, 512),
    "residual-gradient": (0,),
    "dropout-scaling": (0.1, 1),
    "softmax-subtracts-maximum": (32, 16, 0, 1),
    "attention-recurrence-convolution/self-attention": (1,),
    "attention-recurrence-convolution/convolution-with-kernel-k": (1,),
}


def test_the_gradient_at_the_correct_class() -> None:
    logits = torch.log(torch.tensor([[0.7, 0.2, 0.1]])).requires_grad_()
    nn.functional.cross_entropy(logits, torch.tensor([0])).backward()
    assert logits.grad is not None
    assert torch.allclose(logits.grad, torch.tensor([[-0.3, 0.2, 0.1]]))


def test_the_gradients_of_a_linear_layer() -> None:
    inputs, weight = torch.randn(5, 3, requires_grad=True), torch.randn(3, 2, requires_grad=True)
    bias, upstream = torch.zeros(2, requires_grad=True), torch.randn(5, 2)
    (inputs @ weight + bias).backward(upstream)
    for tensor, expected in (
        (weight, inputs.detach().T @ upstream),
        (inputs, upstream @ weight.detach().T),
        (bias, upstream.sum(dim=0)),
    ):
        assert tensor.grad is not None
        assert torch.allclose(tensor.grad, expected)


def test_attention_without_positions_is_equivariant_to_the_order() -> None:
    tokens, order = torch.randn(1, 6, 8), torch.randperm(6)
    attend = nn.functional.scaled_dot_product_attention
    shuffled = tokens[:, order]
    assert torch.allclose(
        attend(tokens, tokens, tokens)[:, order], attend(shuffled, shuffled, shuffled), atol=1e-6
    )


def test_where_the_exponential_overflows() -> None:
    for dtype, largest in LARGEST.items():
        assert torch.exp(torch.tensor(largest + 0.1, dtype=torch.float64)).to(dtype).isinf()
