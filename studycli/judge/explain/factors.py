"""Numbers that a factor or an offset may be, and what they are called."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from studycli.judge.explain.axis_names import Size
from studycli.judge.explain.difference import Difference
from studycli.judge.explain.numbers import number


@dataclass(frozen=True, slots=True)
class Named:
    """A number with its name."""

    value: float
    name: str
    """Such as "√d with d = 8 (axis 3 of q)"."""


_CONSTANTS = (
    Named(math.log(2), "ln 2: a logarithm to base 2 where the natural one is meant, or the other way round"),
    Named(
        math.log(10), "ln 10: a logarithm to base 10 where the natural one is meant, or the other way round"
    ),
    Named(math.pi, "π"),
    Named(2 * math.pi, "2π"),
    Named(180 / math.pi, "180/π (degrees and radians)"),
    Named(math.sqrt(2), "√2"),
    Named(math.sqrt(2 * math.pi), "√(2π)"),
)


def named_factors(difference: Difference) -> list[Named]:
    """Candidates for |factor| above or below 1 (its inverse is tried too), the likeliest first."""
    found: list[Named] = []
    for values in _grouped(difference.sizes):
        where, value = _where(values), values[0].value
        name = values[0].name
        if "." in name:
            found += [Named(math.sqrt(value), f"√{value} ({where})"), Named(value, f"{value} ({where})")]
        else:
            found.append(Named(math.sqrt(value), f"√{name} with {where}"))
            found.append(Named(value, where))
    for values in _grouped(difference.sizes):
        value, name = values[0].value, _where(values)
        if value > 2:
            found.append(
                Named(value / (value - 1), f"n/(n−1) with n = {value}: biased against unbiased variance")
            )
            found.append(
                Named(
                    math.sqrt(value / (value - 1)),
                    f"√(n/(n−1)) with n = {value}: biased against unbiased variance",
                )
            )
        found.append(Named(value**2, f"the square of {name}"))
    found += _from_arguments(difference.inputs)
    plain = [size for size in difference.sizes if "." not in size.name]
    for place, left in enumerate(plain):
        for right in plain[place + 1 :]:
            product = left.value * right.value
            found.append(Named(product, f"{left.name}·{right.name} = {product}"))
            found.append(Named(math.sqrt(product), f"√({left.name}·{right.name}) = √{product}"))
            if left.value != right.value:
                high, low = (left, right) if left.value > right.value else (right, left)
                ratio = high.value / low.value
                found.append(Named(ratio, f"{high.name}/{low.name} = {number(ratio)}"))
                found.append(Named(math.sqrt(ratio), f"√({high.name}/{low.name}) = √{number(ratio)}"))
    found += _CONSTANTS
    return [each for each in found if each.value > 0 and abs(each.value - 1) > 1e-3]


def _grouped(sizes: tuple[Size, ...]) -> list[list[Size]]:
    """Sizes of one value together, those with a letter first."""
    groups: dict[int, list[Size]] = {}
    for size in sorted(sizes, key=lambda size: "." in size.name):
        if size.value > 1:
            groups.setdefault(size.value, []).append(size)
    return list(groups.values())


def _where(group: list[Size]) -> str:
    """`d = 8, axis 3 of q`; of several, the first two."""
    lettered = [size for size in group if "." not in size.name and not size.name.isdigit()]
    if len(lettered) > 1:
        return " or ".join(f"{size.name}" for size in lettered[:3]) + f" = {lettered[0].value}"
    if lettered:
        (size,) = lettered
        return f"{size.name} = {size.value}" + (f", {size.where}" if size.where else "")
    return group[0].where


def _from_arguments(inputs: Mapping[str, Any]) -> list[Named]:
    found = []
    for name, value in inputs.items():
        if type(value) is not float or not math.isfinite(value) or value <= 0:
            continue
        shown = f"{name} = {number(value)}"
        found += [
            Named(value, shown),
            Named(value**2, f"{name}² ({shown})"),
            Named(math.sqrt(value), f"√{name} ({shown})"),
        ]
        if value < 1:
            found += [
                Named(1 - value, f"1 − {name} ({shown})"),
                Named(value / (1 - value), f"{name}/(1 − {name}) ({shown})"),
            ]
    return found


def named_offsets(difference: Difference) -> list[Named]:
    """Candidates for |offset|."""
    found = [Named(1.0, "1"), Named(2.0, "2"), Named(0.5, "½")]
    for group in _grouped(difference.sizes):
        value, where = group[0].value, _where(group)
        found += [
            Named(value, where),
            Named(value - 1, f"{where}, minus 1"),
            Named(math.log(value), f"ln of {where}"),
        ]
    for name, given in difference.inputs.items():
        if type(given) is float and given:
            found.append(Named(abs(given), f"{name} = {number(given)}"))
    return found


def recognise(value: float, candidates: list[Named], relative: float) -> Named | None:
    """The first candidate that equals |value|, or whose inverse does."""
    return next((each for each in candidates if abs(abs(value) - each.value) <= relative * each.value), None)
