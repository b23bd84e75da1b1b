"""How far a new line of Python is indented, from the text before it. Never fails, whatever the text is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

LEVEL = 4
"""Spaces in one level of indentation."""

_LEAVING = re.compile(r"\s*(return|pass|break|continue|raise)\b")
_OPENING = "([{"
_CLOSING = ")]}"


@dataclass(slots=True)
class _Reading:
    """Where a reader of the text stands."""

    line: str = ""
    """The line so far."""
    statement: str = ""
    """The first line of the statement that the line belongs to, once the statement spans lines."""
    row: int = 0
    brackets: list[tuple[int, int, int]] = field(default_factory=list)
    """Of each open bracket: its line's indentation, its row and its column."""
    quote: str = ""
    """The quotation marks of the open string; empty outside strings."""
    code: str = ""
    """The last sign of the line's code, without comments and spaces."""


def next_indentation(before: str) -> str:
    """The spaces that a line opened after the text `before` begins with.

    After a colon that ends a statement it is one level deeper, after return, pass, break, continue or raise one level
    less; after an open bracket it is a level deeper than the bracket's line, or under what follows the bracket; inside
    a string it is the line's own.
    """
    reading = _read(before)
    own = _indentation(reading.line)
    if reading.quote:
        return " " * own
    if reading.brackets:
        base, row, column = reading.brackets[-1]
        if row != reading.row:
            return " " * own
        return " " * (column + 1 if reading.line[column + 1 :].strip() else base + LEVEL)
    statement = reading.statement or reading.line
    base = _indentation(statement)
    if reading.code == ":":
        return " " * (base + LEVEL)
    if reading.code == "\\":
        return " " * (own if reading.statement else own + LEVEL)
    if _LEAVING.match(statement):
        return " " * max(0, base - LEVEL)
    return " " * base


def _read(text: str) -> _Reading:
    reading = _Reading()
    position = 0
    while position < len(text):
        position += (
            _read_string(reading, text, position) if reading.quote else _read_code(reading, text, position)
        )
    return reading


def _read_string(reading: _Reading, text: str, position: int) -> int:
    """Reads one sign, or an escaped pair, or the closing quotation marks; returns how many signs that was."""
    if text[position] == "\\" and position + 1 < len(text):
        _advance(reading, text[position : position + 2])
        return 2
    length = len(reading.quote)
    if text.startswith(reading.quote, position):
        reading.line += reading.quote
        reading.quote, reading.code = "", '"'
        return length
    if text[position] == "\n" and length == 1:
        reading.quote = ""  # a string that was never closed ends with its line
    _advance(reading, text[position])
    return 1


def _read_code(reading: _Reading, text: str, position: int) -> int:
    sign = text[position]
    if sign in "'\"":
        reading.quote = sign * 3 if text.startswith(sign * 3, position) else sign
        reading.line += reading.quote
        return len(reading.quote)
    if sign == "#":
        end = text.find("\n", position)
        comment = text[position:] if end < 0 else text[position:end]
        reading.line += comment
        return len(comment)
    if sign in _OPENING:
        reading.brackets.append((_indentation(reading.line), reading.row, len(reading.line)))
    elif sign in _CLOSING and reading.brackets:
        reading.brackets.pop()
    _advance(reading, sign)
    return 1


def _advance(reading: _Reading, signs: str) -> None:
    """Takes signs into the line; a line break begins the next line, of the same statement while it is open."""
    for sign in signs:
        if sign != "\n":
            reading.line += sign
            if not sign.isspace():
                reading.code = sign
            continue
        goes_on = bool(reading.quote or reading.brackets or reading.code == "\\")
        reading.statement = (reading.statement or reading.line) if goes_on else ""
        reading.line = ""
        reading.row += 1
        reading.code = reading.code if goes_on and reading.code != "\\" else ""


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
