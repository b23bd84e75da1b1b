"""Small pictures in a terminal: two pixels a character, one above the other."""

from __future__ import annotations

from collections.abc import Sequence

Picture = Sequence[Sequence[float | None]]
"""Rows of grey values from 0 to 1; None where nothing is known."""

UPPER_HALF = "▀"
_GAP = "    "
_UNKNOWN = 24
"""A dark blue of the 256 colours: no grey, so hidden patches are seen to be hidden."""
_SHADES = " ░▒▓█"


def side_by_side(pictures: Sequence[Picture], *, colour: bool) -> list[str]:
    """Pictures of one height in one row. Without colour each pixel is a shade two characters wide, `··` where hidden."""
    draw = _with_colour if colour else _with_shades
    drawn = [draw(picture) for picture in pictures]
    return [_GAP.join(line) for line in zip(*drawn, strict=True)]


def _with_colour(picture: Picture) -> list[str]:
    lines = []
    for above, below in zip(picture[::2], picture[1::2], strict=True):
        cells = [
            f"\x1b[38;5;{_shade(top)};48;5;{_shade(bottom)}m{UPPER_HALF}"
            for top, bottom in zip(above, below, strict=True)
        ]
        lines.append("".join(cells) + "\x1b[0m")
    return lines


def _shade(value: float | None) -> int:
    return _UNKNOWN if value is None else 232 + round(min(1.0, max(0.0, value)) * 23)


def _with_shades(picture: Picture) -> list[str]:
    return ["".join(_cell(value) for value in row) for row in picture]


def _cell(value: float | None) -> str:
    if value is None:
        return "··"
    return _SHADES[round(min(1.0, max(0.0, value)) * (len(_SHADES) - 1))] * 2
