"""The references of the Foundations drills against torch's own operations, and against loops written from the formula."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
import torch
import torch.nn.functional as functional
from torch import Tensor

from tests.drills.references import reference


@pytest.fixture(autouse=True)
def _same_numbers() -> None:
    torch.manual_seed(7)


def normal(*shape: int) -> Tensor:
    return torch.randn(shape, dtype=torch.float64)


def assert_same(ours: Callable[..., Tensor], theirs: Callable[..., Tensor], *tensors: Tensor) -> None:
    """The same values, and the same gradients with respect to every floating-point argument."""
    results = []
    for function in (ours, theirs):
        given = [t.clone().requires_grad_(t.is_floating_point()) for t in tensors]
        out = function(*given)
        wanted = [t for t in given if t.requires_grad]
        weights = torch.linspace(-1, 1, out.numel(), dtype=out.dtype).reshape(out.shape)
        results.append([out, *torch.autograd.grad((out * weights).sum(), wanted)])
    for mine, right in zip(*results, strict=True):
        torch.testing.assert_close(mine, right)


@pytest.mark.parametrize(
    ("shape", "dim"), [((3, 4), 1), ((3, 4), 0), ((2, 3, 4), -2), ((5,), 0), ((3, 1), 1)]
)
@pytest.mark.parametrize("scale", [1.0, 1e4])
def test_softmax_and_logsumexp(shape: tuple[int, ...], dim: int, scale: float) -> None:
    x = normal(*shape) * scale
    assert_same(lambda x: reference("softmax")(x, dim), lambda x: torch.softmax(x, dim), x)
    assert_same(lambda x: reference("logsumexp")(x, dim), lambda x: torch.logsumexp(x, dim), x)


@pytest.mark.parametrize(
    "row", [[-math.inf] * 3, [math.inf, 0.0, 1.0], [math.inf, -math.inf, 0.0], [-math.inf, 0.0, 1.0]]
)
def test_softmax_and_logsumexp_of_infinities(row: list[float]) -> None:
    x = torch.tensor([row, [1.0, 2.0, 3.0]])
    torch.testing.assert_close(reference("logsumexp")(x, 1), torch.logsumexp(x, 1))
    torch.testing.assert_close(reference("softmax")(x, 1), torch.softmax(x, 1), equal_nan=True)


@pytest.mark.parametrize("ignored", [-100, 0, 2])
@pytest.mark.parametrize("shape", [(6, 3), (2, 3, 5), (2, 4, 3, 2), (4, 4, 4)])
def test_cross_entropy(shape: tuple[int, ...], ignored: int) -> None:
    targets = torch.randint(0, shape[1], (shape[0], *shape[2:]))
    targets[0] = ignored
    assert_same(
        lambda x: reference("cross_entropy")(x, targets, ignored),
        lambda x: functional.cross_entropy(x, targets, ignore_index=ignored),
        normal(*shape) * 3,
    )


def test_cross_entropy_of_nothing() -> None:
    assert reference("cross_entropy")(torch.zeros(2, 3), torch.tensor([-100, -100])).isnan()


@pytest.mark.parametrize("smoothing", [0.0, 0.1, 0.5, 1.0])
@pytest.mark.parametrize("shape", [(5, 3), (1, 4), (3, 1)])
def test_label_smoothing_loss(shape: tuple[int, int], smoothing: float) -> None:
    targets = torch.randint(0, shape[1], shape[:1])
    assert_same(
        lambda x: reference("label_smoothing_loss")(x, targets, smoothing),
        lambda x: functional.cross_entropy(x, targets, label_smoothing=smoothing),
        normal(*shape) * 3,
    )


@pytest.mark.parametrize("shape", [(4,), (3, 4), (2, 3, 5), (3, 1)])
@pytest.mark.parametrize("eps", [1e-5, 0.3])
def test_layer_norm_and_rms_norm(shape: tuple[int, ...], eps: float) -> None:
    size = shape[-1:]
    x, weight, bias = normal(*shape) + 1, normal(*size), normal(*size)
    assert_same(
        lambda x, w, b: reference("layer_norm")(x, w, b, eps),
        lambda x, w, b: functional.layer_norm(x, size, w, b, eps),
        x,
        weight,
        bias,
    )
    assert_same(
        lambda x, w: reference("rms_norm")(x, w, eps),
        lambda x, w: functional.rms_norm(x, size, w, eps),
        x,
        weight,
    )


@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16])
def test_rms_norm_of_large_16_bit_numbers(dtype: torch.dtype) -> None:
    x = (normal(3, 8) * 900).to(dtype)
    got = reference("rms_norm")(x, torch.ones(8, dtype=dtype))
    assert got.dtype == dtype
    exact = x.double() / x.double().square().mean(-1, keepdim=True).sqrt()
    torch.testing.assert_close(got.double(), exact, rtol=1e-2, atol=1e-2)


def test_gelu_and_relu() -> None:
    x = torch.cat([normal(40) * 3, torch.tensor([0.0, -1e4, 1e4], dtype=torch.float64)])
    assert_same(reference("gelu"), functional.gelu, x)
    assert_same(reference("relu"), functional.relu, x)


@pytest.mark.parametrize("leading", [(), (3,), (2, 3)])
def test_swiglu_and_linear(leading: tuple[int, ...]) -> None:
    x, gate, up, down, bias = normal(*leading, 4), normal(6, 4), normal(6, 4), normal(4, 6), normal(6)

    def swiglu(x: Tensor, gate: Tensor, up: Tensor, down: Tensor) -> Tensor:
        hidden = functional.silu(functional.linear(x, gate)) * functional.linear(x, up)
        return functional.linear(hidden, down)

    assert_same(reference("swiglu"), swiglu, x, gate, up, down)
    assert_same(reference("linear"), functional.linear, x, gate, bias)
    assert_same(reference("linear"), functional.linear, x, gate)


@pytest.mark.parametrize("p", [0.0, 0.1, 0.5, 0.9, 1.0])
def test_dropout(p: float) -> None:
    x = torch.ones(200, 200)
    got = reference("dropout")(x, p)
    dropped = float((got == 0).double().mean())
    assert abs(dropped - p) <= 7 * math.sqrt(p * (1 - p) / x.numel())  # seven standard deviations
    torch.testing.assert_close(got[got != 0], torch.full_like(got[got != 0], 1 / (1 - p) if p < 1 else 0.0))
    assert torch.equal(reference("dropout")(x, p, training=False), x)


def slow_conv2d(x: Tensor, weight: Tensor, stride: int, padding: int) -> Tensor:
    """The sum of the definition, number by number; pixels beyond the border count as 0."""
    B, C, H, W = x.shape
    outputs, _, kh, kw = weight.shape
    out = torch.zeros(
        B, outputs, (H + 2 * padding - kh) // stride + 1, (W + 2 * padding - kw) // stride + 1, dtype=x.dtype
    )
    for b, o, row, column in torch.cartesian_prod(*[torch.arange(n) for n in out.shape]).tolist():
        for c, i, j in torch.cartesian_prod(torch.arange(C), torch.arange(kh), torch.arange(kw)).tolist():
            y, z = row * stride + i - padding, column * stride + j - padding
            if 0 <= y < H and 0 <= z < W:
                out[b, o, row, column] += x[b, c, y, z] * weight[o, c, i, j]
    return out


@pytest.mark.parametrize(("stride", "padding"), [(1, 0), (2, 1), (3, 2)])
def test_conv2d_against_the_definition(stride: int, padding: int) -> None:
    x, weight = normal(2, 2, 5, 4), normal(2, 2, 3, 2)
    torch.testing.assert_close(
        reference("conv2d")(x, weight, None, stride, padding), slow_conv2d(x, weight, stride, padding)
    )


@pytest.mark.parametrize(("stride", "padding"), [(1, 0), (1, 1), (2, 0), (2, 2), (3, 1)])
@pytest.mark.parametrize("kernel", [(1, 1), (3, 3), (2, 4), (5, 1)])
def test_conv2d(kernel: tuple[int, int], stride: int, padding: int) -> None:
    assert_same(
        lambda x, w, b: reference("conv2d")(x, w, b, stride, padding),
        lambda x, w, b: functional.conv2d(x, w, b, stride, padding),
        normal(2, 3, 6, 8),
        normal(4, 3, *kernel),
        normal(4),
    )


@pytest.mark.parametrize(
    ("size", "stride"), [(1, None), (2, None), (3, None), (3, 1), (3, 2), (2, 3), (5, 2)]
)
def test_max_pool2d(size: int, stride: int | None) -> None:
    x = torch.randperm(2 * 3 * 5 * 8).reshape(2, 3, 5, 8).double() - 200
    assert_same(
        lambda x: reference("max_pool2d")(x, size, stride),
        lambda x: functional.max_pool2d(x, size, stride),
        x,
    )
