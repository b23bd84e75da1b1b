"""Short texts of two values side by side: shape and dtype, then a few numbers with the first difference marked."""

from __future__ import annotations

from typing import Any

from torch import Tensor

from studycli.judge.explain.difference import shape_text
from studycli.judge.explain.numbers import as_numbers, index_of, number, two_numbers
from studycli.judge.explain.places import wrong_between

_AROUND = 2
_LONGEST = 110
MARK = ("▸", "◂")
"""Put around the first number that differs; a sign, so that colour is never needed."""


def describe(value: Any) -> str:
    """`(2, 3) float32`, `a list of 4: [1, 2, …]`, `None`; never the whole of a large value."""
    if isinstance(value, Tensor):
        return f"{shape_text(value.shape)} {str(value.dtype).removeprefix('torch.')}"
    if isinstance(value, float) and not isinstance(value, bool):
        return number(value)
    if isinstance(value, tuple) and any(isinstance(part, Tensor) for part in value):
        return clean(f"{len(value)} outputs: " + "; ".join(describe(part) for part in value[:4]))
    return clean(repr(value))


def clean(text: str) -> str:
    """Without control characters, and short."""
    text = "".join(character if character.isprintable() else "·" for character in text)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def side_by_side(expected: Any, got: Any) -> tuple[str, str]:
    """What to show of the two; the first difference stands between ▸ and ◂."""
    if isinstance(expected, Tensor) and isinstance(got, Tensor):
        return _tensors(expected, got)
    alike = isinstance(expected, list | tuple) and type(expected) is type(got)
    if alike and not any(isinstance(part, Tensor) for part in (*expected, *got)):
        return _lists(list(expected), list(got))
    return describe(expected), describe(got)


def first_difference(expected: Tensor, got: Tensor) -> tuple[int, ...] | None:
    """The index of the first number that differs by more than rounding; of the largest difference if none does."""
    if expected.shape != got.shape or expected.numel() == 0:
        return None
    wrong = wrong_between(expected, got).flatten().nonzero()
    if wrong.numel():
        flat = int(wrong[0])
    else:
        apart = (as_numbers(expected) - as_numbers(got)).abs().nan_to_num(0.0)
        if not bool(apart.any()):
            return None
        flat = int(apart.flatten().argmax())
    return index_of(flat, expected.shape)


def _tensors(expected: Tensor, got: Tensor) -> tuple[str, str]:
    place = first_difference(expected, got)
    if place is None:
        return _with_numbers(expected), _with_numbers(got)
    wanted, made = _value(expected[place]), _value(got[place])
    if wanted == made:
        wanted, made = two_numbers(float(expected[place]), float(got[place]))
    made = f"{MARK[0]}{made}{MARK[1]}"
    if not place:
        return f"{describe(expected)}  {wanted}", f"{describe(got)}  {made}"
    at = f"[{', '.join(map(str, place))}]"
    return (
        f"{describe(expected)}  {at} {_line(expected, place, wanted)}",
        f"{describe(got)}  {at} {_line(got, place, made)}",
    )


def _with_numbers(value: Tensor) -> str:
    if value.numel() == 0:
        return f"{describe(value)}  empty"
    if value.ndim == 0:
        return f"{describe(value)}  {_value(value)}"
    return f"{describe(value)}  {_line(value, (0,) * value.ndim, _value(value[(0,) * value.ndim]))}"


def _line(value: Tensor, place: tuple[int, ...], here: str) -> str:
    """The numbers around a place along the last axis; `here` is the one at the place itself."""
    row = value[place[:-1]]
    start = max(0, place[-1] - _AROUND)
    stop = min(row.shape[0], place[-1] + _AROUND + 1)
    shown = [_value(row[index]) for index in range(start, stop)]
    shown[place[-1] - start] = here
    return ("… " if start else "") + ", ".join(shown) + (" …" if stop < row.shape[0] else "")


def _value(value: Tensor) -> str:
    if value.is_complex():
        return str(value.item())
    plain = value.item()
    return str(plain) if isinstance(plain, bool) else number(float(plain))


def _lists(expected: list[Any], got: list[Any]) -> tuple[str, str]:
    shortest = min(len(expected), len(got))
    place = next((i for i in range(shortest) if not _equal(expected[i], got[i])), shortest)
    return (
        f"length {len(expected)}  {_part(expected, place, ('', ''))}",
        f"length {len(got)}  {_part(got, place, MARK)}",
    )


def _part(values: list[Any], place: int, marks: tuple[str, str]) -> str:
    start, stop = max(0, place - _AROUND), min(len(values), place + _AROUND + 1)
    shown = [clean(repr(value)) for value in values[start:stop]]
    if start <= place < stop:
        shown[place - start] = f"{marks[0]}{shown[place - start]}{marks[1]}"
    elif marks[0]:
        shown.append(f"{marks[0]}end{marks[1]}")
    return f"[{'… ' if start else ''}{', '.join(shown)}{' …' if stop < len(values) else ''}]"


def _equal(left: Any, right: Any) -> bool:
    try:
        return bool(left == right)
    except (RuntimeError, ValueError, TypeError):
        return False
