"""Tensors as a table describes them: a shape, a way of drawing and some changes, made only when a seed is given.

Nothing here imports torch: the functions that make a tensor receive it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import prod
from typing import Any

Draw = Callable[[Any, Any, "TensorSpec"], Any]
"""(torch, generator, the description with its shape) → the tensor in float64, int64 or bool, before it is cast."""

Step = Callable[[Any, Any], Any]
"""(torch, tensor) → the changed tensor."""


@dataclass(frozen=True, slots=True)
class TensorSpec:
    """A tensor that is not made yet. Every method returns a changed description and leaves this one as it is."""

    shape: tuple[int, ...]
    """As it is drawn; the steps may change it."""
    draw: Draw
    dtype: str
    steps: tuple[Step, ...] = ()
    is_parameter: bool = False
    below: int | None = None
    """Whole numbers: all of them are smaller."""
    is_wide: bool = False
    """Whether it is normally distributed around 0 and at least as wide as usual, so that larger numbers would do as well."""

    @property
    def is_float(self) -> bool:
        """Whether the elements are floating-point numbers."""
        return self.dtype.startswith(("float", "bfloat"))

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

        return self._with(_spread(axis, first=0))

    def expanded(self, *shape: int) -> TensorSpec:
        """Axes of size 1 repeated without copying, so that elements share memory."""
        return self._with(lambda torch, tensor: tensor.expand(shape))

    def in_another_order(self) -> TensorSpec:
        """The same numbers, the axes in reverse order in memory: `view` fails on it. One axis: every second element."""

        def turn(torch: Any, tensor: Any) -> Any:
            axes = tuple(reversed(range(tensor.dim())))
            return tensor.permute(axes).contiguous().permute(axes)

        return self._with(turn) if len(self.shape) > 1 else self.in_part_of_larger()

    def in_part_of_larger(self) -> TensorSpec:
        """The same numbers as every second element of a larger tensor, from its second on."""

        return self._with(_spread(-1, first=1))

    def of_size(self, largest: float) -> TensorSpec:
        """Instead of the normal distribution: anything between −largest and largest, both among them."""

        def draw(torch: Any, generator: Any, spec: TensorSpec) -> Any:
            tensor = torch.rand(spec.shape, generator=generator, dtype=torch.float64) * 2 - 1
            return tensor * (largest / tensor.abs().max()) if tensor.numel() else tensor

        return replace(self, draw=draw)

    def _with(self, step: Step) -> TensorSpec:
        return replace(self, steps=(*self.steps, step))


def _spread(axis: int, first: int) -> Step:
    """Every second element along `axis` of a larger tensor, from `first` on."""

    def spread(torch: Any, tensor: Any) -> Any:
        if tensor.dim() == 0:
            return torch.stack([tensor, tensor, tensor])[1]
        shape, places = list(tensor.shape), [slice(None)] * tensor.dim()
        shape[axis], places[axis] = 2 * shape[axis] + first, slice(first, None, 2)
        wide = torch.full(shape, 77, dtype=torch.float64).to(tensor.dtype)
        wide[tuple(places)] = tensor
        return wide[tuple(places)]

    return spread


def normal(*shape: int, mean: float = 0.0, std: float = 1.0, dtype: str = "float32") -> TensorSpec:
    """Normally distributed numbers."""
    return TensorSpec(
        shape,
        lambda torch, g, spec: torch.randn(spec.shape, generator=g, dtype=torch.float64) * std + mean,
        dtype,
        is_wide=mean == 0 and std >= 1,
    )


def uniform(*shape: int, low: float = 0.0, high: float = 1.0, dtype: str = "float32") -> TensorSpec:
    """Numbers uniform on [low, high)."""
    return TensorSpec(
        shape,
        lambda torch, g, spec: torch.rand(spec.shape, generator=g, dtype=torch.float64) * (high - low) + low,
        dtype,
    )


def counting(*shape: int, start: int = 0, dtype: str = "float32") -> TensorSpec:
    """start, start + 1, … in row-major order: a mistake in the order is easy to read off."""
    return TensorSpec(
        shape,
        lambda torch, g, spec: torch.arange(start, start + prod(spec.shape)).reshape(spec.shape),
        dtype,
    )


def integers(*shape: int, low: int = 0, high: int, dtype: str = "int64") -> TensorSpec:
    """Whole numbers uniform on [low, high): labels, ids, whole-number rewards."""
    return TensorSpec(
        shape,
        lambda torch, g, spec: torch.randint(low, spec.below, spec.shape, generator=g),
        dtype,
        below=high,
    )


def booleans(*shape: int, share: float = 0.5) -> TensorSpec:
    """True with probability `share`."""
    return TensorSpec(shape, lambda torch, g, spec: torch.rand(spec.shape, generator=g) < share, "bool")


def permutations(*shape: int, dtype: str = "int64") -> TensorSpec:
    """Each row along the last axis is a permutation of 0 … n−1."""
    return TensorSpec(
        shape,
        lambda torch, g, spec: torch.rand(spec.shape, generator=g, dtype=torch.float64).argsort(-1),
        dtype,
    )


def probabilities(*shape: int, dtype: str = "float32") -> TensorSpec:
    """Rows along the last axis are positive and sum to 1."""
    return TensorSpec(
        shape,
        lambda torch, g, spec: torch.randn(spec.shape, generator=g, dtype=torch.float64).softmax(-1),
        dtype,
    )


def distinct(*shape: int, low: float = -3.0, high: float = 3.0, dtype: str = "float32") -> TensorSpec:
    """Evenly spaced numbers from `low` to `high` in random order: no ties, no near ties."""

    def draw(torch: Any, generator: Any, spec: TensorSpec) -> Any:
        size = prod(spec.shape)
        ladder = torch.linspace(low, high, size, dtype=torch.float64)
        return ladder[torch.randperm(size, generator=generator)].reshape(spec.shape)

    return TensorSpec(shape, draw, dtype)


def constant(*shape: int, value: float = 0.0, dtype: str = "float32") -> TensorSpec:
    """The same number everywhere; `constant(value=2.5)` is a 0-dim tensor."""
    return TensorSpec(shape, lambda torch, g, spec: torch.full(spec.shape, value, dtype=torch.float64), dtype)


def exactly(data: Any, dtype: str = "float32") -> TensorSpec:
    """These numbers: a number, a list, a list of lists … Of a smaller shape, the first of them along each axis."""

    def draw(torch: Any, generator: Any, spec: TensorSpec) -> Any:
        tensor = torch.tensor(data, dtype=torch.float64 if spec.is_float else None)
        tensor = tensor[tuple(slice(length) for length in spec.shape)]
        return tensor if spec.below is None else tensor % spec.below

    return TensorSpec(_shape_of(data), draw, dtype)


def _shape_of(data: Any) -> tuple[int, ...]:
    if not isinstance(data, list | tuple):
        return ()
    return (len(data), *(_shape_of(data[0]) if data else ()))


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
