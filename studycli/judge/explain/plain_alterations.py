"""Alterations of numbers, switches, masks and indices, and of arguments as a whole."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from itertools import combinations, permutations
from typing import Any

import torch
from torch import Tensor

from studycli.judge.explain.alteration import Alteration
from studycli.judge.explain.numbers import number
from studycli.model.verdict import Cause


def defaults(flat: Mapping[str, Any], defaults: Mapping[str, Any]) -> Iterator[Alteration]:
    """The default in place of what was given."""
    for name, default in defaults.items():
        if name not in flat:
            continue
        value = flat[name]
        if default is None and value is not None:
            yield Alteration({name: None}, f"{name} is ignored: your result is the same without it.")
        elif isinstance(default, int | float) and not isinstance(default, bool) and value != default:
            yield Alteration(
                {name: default},
                f"{name} is ignored: your code works as if it were {number(default)}, the default; here it is {number(value)}.",
            )


def masks(name: str, value: Tensor) -> Iterator[Alteration]:
    """A mask the wrong way round, ignored, or transposed."""
    yield Alteration({name: ~value}, f"{name} is inverted: your code treats True as False.")
    yield Alteration(
        {name: torch.ones_like(value)},
        f"{name} is ignored: your result is the one for a mask that is True everywhere.",
    )
    yield Alteration(
        {name: torch.zeros_like(value)},
        f"{name} is ignored: your result is the one for a mask that is False everywhere.",
    )
    if value.ndim >= 2 and value.shape[-1] == value.shape[-2]:
        yield Alteration(
            {name: value.transpose(-1, -2)},
            f"{name} is transposed: its rows are the queries, its columns the keys.",
            Cause.ORDER,
        )


def swaps(flat: Mapping[str, Any]) -> Iterator[Alteration]:
    """Two arguments exchanged, or one used for another."""
    for (one, first), (other, second) in combinations(flat.items(), 2):
        if isinstance(first, Tensor) and isinstance(second, Tensor):
            if first.shape != second.shape or first.dtype != second.dtype:
                continue
            if first.dtype.is_floating_point or first.dtype == torch.long:
                yield Alteration(
                    {one: second, other: first},
                    f"{one} and {other} are swapped in your code.",
                    Cause.ORDER,
                )
        elif type(first) is type(second) and isinstance(first, int | float) and first != second:
            yield Alteration(
                {one: second, other: first},
                f"{one} and {other} are swapped in your code.",
                Cause.ORDER,
            )
    tensors = [
        (name, value)
        for name, value in flat.items()
        if isinstance(value, Tensor) and value.is_floating_point()
    ]
    for (one, first), (other, second) in permutations(tensors, 2):
        if first.shape == second.shape and first.dtype == second.dtype and first.ndim:
            yield Alteration({other: first}, f"Your code uses {one} where {other} belongs.")


def floats(name: str, value: float) -> Iterator[Alteration]:
    """A number left out, negated, inverted, doubled."""
    shown = f"{name} = {number(value)}"
    trials: list[tuple[float, str, Cause]] = [
        (0.0, f"{name} is left out: your result is the one for {name} = 0.", Cause.VALUES),
        (1.0, f"{name} is left out: your result is the one for {name} = 1.", Cause.SCALE),
        (-value, f"{name} has the wrong sign in your code.", Cause.VALUES),
        (2 * value, f"Your code uses 2·{name} where {shown} belongs.", Cause.SCALE),
        (value / 2, f"Your code uses {name}/2 where {shown} belongs.", Cause.SCALE),
        (value * value, f"Your code uses {name}² where {shown} belongs (applied twice).", Cause.SCALE),
    ]
    if 0 < value < 1:
        trials.insert(
            2,
            (
                1 - value,
                f"Your code uses 1 − {name} where {name} belongs ({shown}), or the other way round.",
                Cause.VALUES,
            ),
        )
    if value > 0:
        trials += [
            (
                1 / value,
                f"Your code divides by {name} where it should multiply, or the other way round ({shown}).",
                Cause.SCALE,
            ),
            (math.sqrt(value), f"Your code uses √{name} where {name} belongs ({shown}).", Cause.SCALE),
            (math.log(value), f"Your code uses the logarithm of {name} ({shown}).", Cause.SCALE),
        ]
    if abs(value) < 20:
        trials.append(
            (math.exp(value), f"Your code uses exp({name}) where {name} belongs ({shown}).", Cause.SCALE)
        )
    if "eps" in name and value > 0:
        trials.append(
            (
                value * value,
                f"{name} stands at another place: your code squares it (inside against outside the root).",
                Cause.VALUES,
            )
        )
    for changed, sentence, cause in trials:
        if changed != value:
            yield Alteration({name: changed}, sentence, cause)


def axes(name: str, value: int, rank: int) -> Iterator[Alteration]:
    """Another axis than the one that was given; the last one first, as most are written down."""
    for other in (-1, 0, 1, -2, 2):
        if other % rank != value % rank:
            sentence = (
                f"{name} is ignored: your code works along axis {other % rank} ({name} = {other}), "
                f"where {name} = {value} asks for axis {value % rank}."
            )
            yield Alteration({name: other}, sentence)


def ints(name: str, value: int) -> Iterator[Alteration]:
    """A whole number that is one off, left out, negated; another axis."""
    for step in (1, -1):
        yield Alteration(
            {name: value + step},
            f"Off by one: your result is the one for {name} = {value + step}; here {name} is {value}.",
            Cause.EDGE,
        )
    if value:
        yield Alteration(
            {name: 0}, f"{name} is left out: your result is the one for {name} = 0; here it is {value}."
        )
        yield Alteration(
            {name: -value},
            f"{name} has the wrong sign in your code: your result is the one for {name} = {-value}.",
        )
    if value != 1:
        yield Alteration(
            {name: 1}, f"{name} is left out: your result is the one for {name} = 1; here it is {value}."
        )
    yield Alteration(
        {name: 2 * value},
        f"Your result is the one for {name} = {2 * value}; here {name} is {value}.",
        Cause.SCALE,
    )
    if value % 2 == 0 and value > 2:
        yield Alteration(
            {name: value // 2},
            f"Your result is the one for {name} = {value // 2}; here {name} is {value}.",
            Cause.SCALE,
        )


def indices(name: str, value: Tensor) -> Iterator[Alteration]:
    """Indices that are one off, ignored, inverted, reversed."""
    if value.numel() == 0:
        return
    yield Alteration(
        {name: value + 1}, f"Off by one: your code uses {name} + 1 where {name} belongs.", Cause.EDGE
    )
    yield Alteration(
        {name: value - 1}, f"Off by one: your code uses {name} − 1 where {name} belongs.", Cause.EDGE
    )
    if value.ndim:
        yield Alteration(
            {name: torch.zeros_like(value)}, f"{name} is ignored: your result is the one for {name} = 0."
        )
        steps = torch.arange(value.shape[-1]).expand_as(value)
        yield Alteration({name: steps.clone()}, f"{name} is ignored: your code counts 0, 1, 2, … instead.")
        yield Alteration(
            {name: value.argsort(-1)},
            f"{name} is used the other way round: its inverse (argsort) is what your code applies.",
            Cause.ORDER,
        )
        yield Alteration({name: value.flip(-1)}, f"{name} is reversed in your code.", Cause.ORDER)
        if value.shape[0] > 1:
            yield Alteration(
                {name: value[:1].expand_as(value).clone()},
                f"Your code uses the first entry of {name} for all.",
                Cause.EDGE,
            )


def _axes(name: str, value: int) -> Iterator[Alteration]:
    """Another axis than the one that was given: to the end first, as most are written down."""
    for other in (-1, 0, 1, -2, 2):
        if other != value:
            sentence = f"Your result is the one for {name} = {other}; here {name} is {value}: use the {name} that is given."
            yield Alteration({name: other}, sentence)
