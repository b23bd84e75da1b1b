"""Texts in cells of a CSV file: a spreadsheet runs a cell that looks like a formula, and ours must not be run."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"['\s]*[=+\-@＝＋－＠]|'*[\t\r\n]")
_GUARDED = re.compile(r"'(?:['\s]*[=+\-@＝＋－＠]|'*[\t\r\n])")


def guarded(text: str) -> str:
    """`text` with an apostrophe before it where a spreadsheet would take it for a formula; `unguarded` undoes it."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return text[1:] if _GUARDED.match(text) else text
