"""Comparing tensors inside the search, and writing numbers for people."""

from __future__ import annotations

import math
from collections.abc import Sequence

import torch
from torch import Tensor

from studycli import wording

_LOOSEST = {torch.float64: 1e-7, torch.float32: 2e-5, torch.bfloat16: 3e-2, torch.float16: 4e-3}
"""How far an explanation may be from the answer, relative to the largest value, by dtype: the answer took another way."""


def looseness(*tensors: Tensor) -> float:
    """The relative distance at which two tensors of these dtypes still count as the same numbers."""
    return max((_LOOSEST.get(tensor.dtype, 0.0) for tensor in tensors), default=0.0)


def agree(left: Tensor, right: Tensor, relative: float | None = None) -> bool:
    """Whether two tensors hold the same numbers (NaN and inf at the same places), whatever their dtypes."""
    if left.shape != right.shape:
        return False
    if relative is None:
        relative = looseness(left, right)
    if left.is_complex() or right.is_complex():
        return (
            bool(torch.allclose(left, right, rtol=relative, atol=relative))
            if left.dtype == right.dtype
            else False
        )
    left, right = as_numbers(left), as_numbers(right)
    if left.numel() == 0:
        return True
    size = float(right.abs().max())
    if not math.isfinite(size):
        finite = right[right.isfinite()]
        size = float(finite.abs().max()) if finite.numel() else 0.0
    return torch.allclose(left, right, rtol=relative, atol=0.3 * relative * size, equal_nan=True)


def as_numbers(tensor: Tensor) -> Tensor:
    """The values in float64 on the CPU, without a graph."""
    return tensor.detach().to("cpu", torch.float64)


def distinct(tensor: Tensor) -> int:
    """How many different finite values there are, up to rounding: few of them prove nothing."""
    values = as_numbers(tensor).flatten()
    values = values[torch.isfinite(values)]
    if values.numel() == 0:
        return 0
    size = float(values.abs().max()) or 1.0
    return int(torch.unique((values / size * 1e5).round()).numel())


def index_of(flat: int, shape: Sequence[int]) -> tuple[int, ...]:
    """The index of a flat position. torch.unravel_index would do, but its first call imports SymPy: half a second."""
    index: list[int] = []
    for size in reversed(shape):
        flat, rest = divmod(flat, size)
        index.append(rest)
    return tuple(reversed(index))


def number(value: float) -> str:
    """A number as a person would write it: 21, 0.3333, 1.2e-05, NaN, −∞."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    if value == int(value) and abs(value) < 1e7:
        return str(int(value)).replace("-", "−")
    text = f"{value:.0f}" if 1e4 <= abs(value) < 1e7 else f"{value:.4g}"
    return text.replace("-", "−", 1) if text.startswith("-") else text


def two_numbers(left: float, right: float) -> tuple[str, str]:
    """Both with as many digits as it takes to tell them apart."""
    shown = number(left), number(right)
    for digits in (6, 8, 11, 16):
        if shown[0] != shown[1] or left == right:
            break
        shown = f"{left:.{digits}g}".replace("-", "−", 1), f"{right:.{digits}g}".replace("-", "−", 1)
    return shown


def count(amount: int, singular: str, plural: str = "") -> str:
    """`1 value`, `3 values`."""
    return f"{amount:,} {singular if amount == 1 else plural or singular + 's'}"


def continued(opening: str, sentence: str) -> str:
    """`In the second output, ` and the sentence in one; without an opening, the sentence. A word such as NaN keeps its capitals."""
    word = sentence.partition(" ")[0]
    if not opening or word[1:] != word[1:].lower():
        return opening + sentence
    return f"{opening}{sentence[0].lower()}{sentence[1:]}"


def ordinal(index: int) -> str:
    """The word for an index that counts from 0: 0 → first."""
    return wording.ordinal(index + 1)
