"""From values to lengths on a page."""

from __future__ import annotations

from math import ceil, floor, log10

_STEPS = (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


def length(value: float, most: float, whole: float) -> float:
    """How long `value` is where `most` is `whole` long, to a hundredth; 0 where there is nothing to compare with."""
    return round(whole * value / most, 2) if most > 0 else 0.0


def top(most: float, *, whole_numbers: bool = True) -> float:
    """The round number at or above `most` that an axis ends at; at least 1."""
    if most <= 1 and whole_numbers:
        return 1.0
    unit = 10.0 ** floor(log10(most))
    found = next(step * unit for step in _STEPS if step * unit >= most - 1e-9)
    return float(ceil(found)) if whole_numbers else found


def fitting(text: str, room: float, em: float) -> str:
    """`text`, or its beginning and `…`, in about `room` units at a letter's mean width of `em`; wide letters count twice."""
    used = 0.0
    for place, letter in enumerate(text):
        used += em * (2.0 if ord(letter) >= 0x1100 else 1.0)
        if used > room:
            return text[: max(0, place - 1)].rstrip() + "…"
    return text
