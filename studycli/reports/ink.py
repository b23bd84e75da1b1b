"""Lines of text whose parts have a meaning, so that a terminal and a screen can each colour them in their own way."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Ink(StrEnum):
    """What a part of a line is. Colour only repeats what the words and blocks say."""

    PLAIN = "plain"
    TITLE = "title"
    MUTED = "muted"
    ACCENT = "accent"
    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"


Line = tuple[tuple[str, Ink], ...]


class Colour(StrEnum):
    """Whether the terminal shows colours."""

    NONE = "none"
    ANSI = "ansi"


_ANSI = {Ink.TITLE: "1", Ink.MUTED: "2", Ink.ACCENT: "36", Ink.GOOD: "32", Ink.FAIR: "33", Ink.POOR: "31"}
"""The basic colours, which every terminal's own palette makes readable on its background."""


def line(*parts: str | tuple[str, Ink]) -> Line:
    """A line of parts; bare texts are plain."""
    return tuple((part, Ink.PLAIN) if isinstance(part, str) else part for part in parts)


def plain(one: Line) -> str:
    """The line without a meaning."""
    return "".join(text for text, _ in one)


def text_of(lines: Iterable[Line], colour: Colour) -> str:
    """The lines with a line feed behind each, blanks at their ends removed."""
    return "".join(_printed(one, colour) + "\n" for one in lines)


def _printed(one: Line, colour: Colour) -> str:
    if colour is Colour.NONE:
        return plain(one).rstrip()
    parts = (
        f"\x1b[{_ANSI[ink]}m{text}\x1b[0m" if ink in _ANSI and text.strip() else text for text, ink in one
    )
    return "".join(parts).rstrip()
