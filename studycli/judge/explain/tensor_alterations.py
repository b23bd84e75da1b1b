"""Alterations of floating-point tensors: left out, cut otherwise, turned, rescaled."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import permutations
from typing import Any

import torch
from torch import Tensor

from studycli.judge.explain.alteration import Alteration
from studycli.model.verdict import Cause


def left_out(name: str, value: Tensor) -> Iterator[Alteration]:
    """A tensor that is 0, 1 or negated everywhere, or the same for all samples."""
    yield Alteration(
        {name: torch.zeros_like(value)}, f"{name} is left out: your result is the one for {name} = 0."
    )
    yield Alteration(
        {name: torch.ones_like(value)}, f"{name} is left out: your result is the one for {name} = 1."
    )
    yield Alteration({name: -value}, f"{name} has the wrong sign in your code.")
    if value.ndim >= 1 and value.shape[0] > 1:
        yield Alteration(
            {name: value[:1].expand_as(value).clone()},
            f"Your code uses the first entry of {name} for all.",
            Cause.EDGE,
        )


def chunks(tensors: list[tuple[str, Tensor]]) -> Iterator[Alteration]:
    """Stacked weights, and the biases that belong to them, cut in another order or interleaved."""
    groups: dict[int, list[tuple[str, Tensor]]] = {}
    for name, value in tensors:
        last = name.rsplit(".", 1)[-1].lower()
        if value.ndim in (1, 2) and last.startswith(("w", "b")):
            groups.setdefault(value.shape[0], []).append((name, value))
    for size, group in groups.items():
        said = " and ".join(name for name, _ in group)
        for pieces in (3, 2, 4):
            if size % pieces or size < 2 * pieces:
                continue
            plain = tuple(range(pieces))
            for order in list(permutations(plain))[1:]:
                changed = {
                    name: torch.cat([value.chunk(pieces)[place] for place in order]) for name, value in group
                }
                sentence = (
                    f"Your code takes the {pieces} parts of {said} in the order {order} instead of {plain}."
                )
                yield Alteration(changed, sentence, Cause.ORDER)
            mixed = {
                name: value.reshape(size // pieces, pieces, *value.shape[1:])
                .transpose(0, 1)
                .reshape(value.shape)
                for name, value in group
            }
            sentence = f"Your code reads the {pieces} parts of {said} interleaved; they are stacked, one whole part after the other."
            yield Alteration(mixed, sentence, Cause.ORDER)


def turned(name: str, value: Tensor) -> Iterator[Alteration]:
    """A tensor transposed, reversed, or read in pairs instead of halves."""
    if value.ndim >= 2 and value.shape[-1] % 2 == 0 and value.shape[-1] > 2:
        apart, together = _apart(value), _together(value)
        said = f"Your code pairs entry 2i of {name} with entry 2i + 1 (interleaved); entry i belongs with entry i + {value.shape[-1] // 2} (two halves)."
        yield Alteration({name: apart}, said, Cause.ORDER)
        yield Alteration({name: apart}, said, Cause.ORDER, _together)
        said = f"Your code pairs entry i of {name} with entry i + {value.shape[-1] // 2} (two halves); entry 2i belongs with entry 2i + 1 (interleaved)."
        yield Alteration({name: together}, said, Cause.ORDER)
        yield Alteration({name: together}, said, Cause.ORDER, _apart)
    if value.ndim >= 2 and value.shape[-1] == value.shape[-2] and value.shape[-1] > 1:
        yield Alteration({name: value.transpose(-1, -2)}, f"{name} is transposed in your code.", Cause.ORDER)
    for axis in range(value.ndim):
        if value.shape[axis] == 2:
            said = f"The two entries of {name} along axis {axis} are swapped in your code."
            yield Alteration({name: value.flip(axis)}, said, Cause.ORDER)
        elif value.shape[axis] > 2:
            for step in (1, -1):
                said = f"Your code takes {name} shifted by one along axis {axis}."
                yield Alteration({name: value.roll(step, axis)}, said, Cause.ORDER)
            yield Alteration(
                {name: value.flip(axis)}, f"{name} is reversed along axis {axis} in your code.", Cause.ORDER
            )
    if value.ndim == 4 and value.shape[2] == value.shape[3]:
        yield Alteration(
            {name: value.flip((2, 3))},
            f"{name} is flipped in both axes: that is convolution; the drill asks for cross-correlation.",
            Cause.ORDER,
        )


def _apart(value: Any) -> Any:
    """Along the last axis, even entries first and odd entries behind them."""
    return (
        torch.cat([value[..., 0::2], value[..., 1::2]], -1)
        if isinstance(value, Tensor) and value.ndim
        else value
    )


def _together(value: Any) -> Any:
    """Along the last axis, the two halves interleaved: the inverse of `_apart`."""
    return (
        torch.stack(value.chunk(2, -1), -1).flatten(-2) if isinstance(value, Tensor) and value.ndim else value
    )


def rescaled(name: str, value: Tensor, letters: tuple[str, ...]) -> Iterator[Alteration]:
    """A tensor divided by the root of a size, centred, normalised or squashed on the way."""
    for axis in range(value.ndim - 1, -1, -1):
        size = value.shape[axis]
        if size > 1:
            letter = letters[axis] if letters and letters[axis] else str(size)
            where = (
                f"{letter} = {size}, axis {axis} of {name}"
                if letter != str(size)
                else f"{size} is axis {axis} of {name}"
            )
            yield Alteration(
                {name: value / math.sqrt(size)},
                f"Your code divides by √{letter} once too often ({where}).",
                Cause.SCALE,
            )
            yield Alteration(
                {name: value * math.sqrt(size)},
                f"Your code does not divide by √{letter} ({where}).",
                Cause.SCALE,
            )
    for axis in dict.fromkeys((value.ndim - 1, 0)):
        mean = value.mean(axis, keepdim=True)
        yield Alteration(
            {name: value - mean}, f"Your code subtracts the mean of {name} along axis {axis} first."
        )
        length = value.norm(dim=axis, keepdim=True)
        yield Alteration(
            {name: value / length},
            f"Your code scales {name} to length 1 along axis {axis}; it should stay as it is.",
        )
    yield Alteration({name: value.sigmoid()}, f"Your code applies the sigmoid to {name} once too often.")
    yield Alteration({name: value.softmax(-1)}, f"Your code applies softmax to {name} once too often.")
    yield Alteration({name: value.relu()}, f"Your code sets what is negative in {name} to 0.")
