"""Tensors as a table describes them: a shape, a way of drawing and some changes, made only when a seed is given.

Nothing here imports torch: the functions that make a tensor receive it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

Draw = Callable[[Any, Any], Any]
"""(torch, generator) → the tensor in float64, int64 or bool, before it is cast."""

Step = Callable[[Any, Any], Any]
"""(torch, tensor) → the changed tensor."""


@dataclass(frozen=True, slots=True)
class TensorSpec:
    """A tensor that is not made yet. Every method returns a changed description and leaves this one as it is."""

    draw: Draw
    dtype: str
    steps: tuple[Step, ...] = ()
    is_parameter: bool = False

    def then(self, change: Callable[[Any], Any]) -> TensorSpec:
        """The tensor that `change(tensor)` returns: `.then(lambda t: t.cumprod(0))`. For what has no word of its own."""
        return self._with(lambda torch, tensor: change(tensor))

    def times(self, factor: float) -> TensorSpec:
        """Every element multiplied, such as `normal(3, 5).times(1e4)`."""
        return self._with(lambda torch, tensor: tensor * factor)

    def plus(self, offset: float) -> TensorSpec:
        """The same number added to every element."""
        return self._with(lambda torch, tensor: tensor + offset)

    def put(self, index: Any, value: float) -> TensorSpec:
        """`tensor[index] = value`: `normal(3, 5).put(at[1], -INF)` makes row 1 −inf."""

        def write(torch: Any, tensor: Any) -> Any:
            tensor[index] = value
            return tensor

        return self._with(write)

    def sorted(self, axis: int = -1) -> TensorSpec:
        """Ascending along `axis`."""
        return self._with(lambda torch, tensor: tensor.sort(dim=axis).values)

    def permuted(self, *axes: int) -> TensorSpec:
        """The axes in another order, the memory as it was: not contiguous."""
        return self._with(lambda torch, tensor: tensor.permute(axes))

    def transposed(self, first: int = -2, second: int = -1) -> TensorSpec:
        """Two axes exchanged, the memory as it was: not contiguous."""
        return self._with(lambda torch, tensor: tensor.transpose(first, second))

    def strided(self, axis: int = -1) -> TensorSpec:
        """The same numbers with a gap behind each one along `axis`: every second element of a larger tensor."""

        def spread(torch: Any, tensor: Any) -> Any:
            shape = list(tensor.shape)
            shape[axis] *= 2
            wide = torch.full(shape, 77, dtype=torch.float64).to(tensor.dtype)
            gaps = [slice(None)] * len(shape)
            gaps[axis] = slice(None, None, 2)
            wide[tuple(gaps)] = tensor
            return wide[tuple(gaps)]

        return self._with(spread)

    def expanded(self, *shape: int) -> TensorSpec:
        """Axes of size 1 repeated without copying, so that elements share memory."""
        return self._with(lambda torch, tensor: tensor.expand(shape))

    def _with(self, step: Step) -> TensorSpec:
        return replace(self, steps=(*self.steps, step))


def normal(*shape: int, mean: float = 0.0, std: float = 1.0, dtype: str = "float32") -> TensorSpec:
    """Normally distributed numbers."""
    return TensorSpec(
        lambda torch, g: torch.randn(shape, generator=g, dtype=torch.float64) * std + mean, dtype
    )


def uniform(*shape: int, low: float = 0.0, high: float = 1.0, dtype: str = "float32") -> TensorSpec:
    """Numbers uniform on [low, high)."""
    return TensorSpec(
        lambda torch, g: torch.rand(shape, generator=g, dtype=torch.float64) * (high - low) + low, dtype
    )


def counting(*shape: int, start: int = 0, dtype: str = "float32") -> TensorSpec:
    """start, start + 1, … in row-major order: a mistake in the order is easy to read off."""

    def draw(torch: Any, generator: Any) -> Any:
        size = 1
        for length in shape:
            size *= length
        return torch.arange(start, start + size).reshape(shape)

    return TensorSpec(draw, dtype)


def integers(*shape: int, low: int = 0, high: int, dtype: str = "int64") -> TensorSpec:
    """Whole numbers uniform on [low, high): labels, ids, whole-number rewards."""
    return TensorSpec(lambda torch, g: torch.randint(low, high, shape, generator=g), dtype)


def booleans(*shape: int, share: float = 0.5) -> TensorSpec:
    """True with probability `share`."""
    return TensorSpec(lambda torch, g: torch.rand(shape, generator=g) < share, "bool")


def permutations(*shape: int) -> TensorSpec:
    """Each row along the last axis is a permutation of 0 … n−1."""
    return TensorSpec(
        lambda torch, g: torch.rand(shape, generator=g, dtype=torch.float64).argsort(-1), "int64"
    )


def probabilities(*shape: int, dtype: str = "float32") -> TensorSpec:
    """Rows along the last axis are positive and sum to 1."""

    def draw(torch: Any, generator: Any) -> Any:
        return torch.randn(shape, generator=generator, dtype=torch.float64).softmax(-1)

    return TensorSpec(draw, dtype)


def distinct(*shape: int, low: float = -3.0, high: float = 3.0, dtype: str = "float32") -> TensorSpec:
    """Evenly spaced numbers from `low` to `high` in random order: no ties, no near ties."""

    def draw(torch: Any, generator: Any) -> Any:
        size = 1
        for length in shape:
            size *= length
        ladder = torch.linspace(low, high, size, dtype=torch.float64)
        return ladder[torch.randperm(size, generator=generator)].reshape(shape)

    return TensorSpec(draw, dtype)


def constant(*shape: int, value: float = 0.0, dtype: str = "float32") -> TensorSpec:
    """The same number everywhere; `constant(value=2.5)` is a 0-dim tensor."""
    return TensorSpec(lambda torch, g: torch.full(shape, value, dtype=torch.float64), dtype)


def exactly(data: Any, dtype: str = "float32") -> TensorSpec:
    """These numbers: a number, a list, a list of lists …"""
    return TensorSpec(
        lambda torch, g: torch.tensor(data, dtype=torch.float64 if dtype.startswith(("fl", "bf")) else None),
        dtype,
    )


def parameter(spec: TensorSpec) -> TensorSpec:
    """A leaf that requires a gradient, as the weights of a module do."""
    return replace(spec, is_parameter=True)


class _At:
    """Writes an index: `at[0, :, ::2]`."""

    def __getitem__(self, index: Any) -> Any:
        return index


at = _At()
INF = float("inf")
NAN = float("nan")
