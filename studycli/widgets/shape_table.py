"""Tables of shapes, as drills write them in code blocks: aligned in any width, and no cell broken."""

from __future__ import annotations

import re
import textwrap

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widgets import Label
from textual.widgets.markdown import MarkdownFence

_GAP = re.compile(r" {2,}")
_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_HARD_SPACE = "\u00a0"
_LEAST_TEXT = 18
"""Columns below which a text is better written under the name than beside it."""
_UNDER = 4
"""Columns by which it is indented there."""


class CodeBlock(MarkdownFence):
    """A code block of Markdown; a table of shapes in it is laid out anew for the width that there is."""

    _width = 0

    def on_resize(self, event: events.Resize) -> None:
        """Lays a table out for the new width."""
        width = event.size.width - self.query_one("#code-content", Label).styles.padding.width
        if width != self._width:
            self._width = width
            self.set_content(self._highlighted_code)

    def set_content(self, content: Content) -> None:
        """Shows the code, also anew in the colours of another theme."""
        is_laid_out = self._width and is_table(self.code)
        super().set_content(Content(fitted(self.code, self._width)) if is_laid_out else content)


def is_table(code: str) -> bool:
    """Whether it is a table of arguments and what comes back, not a figure."""
    rows = [line for line in code.splitlines() if line.strip()]
    return any(row.startswith("returns ") for row in rows) and not any(row.startswith(" ") for row in rows)


def fitted(code: str, width: int) -> str:
    """The table in `width` columns: names in the first one, and what does not fit beside them below, aligned.

    A shape such as `(B, N, D)` that fits into a line is never broken, nor is a name.
    """
    lines = code.rstrip("\n").splitlines()
    width = max(width, _LEAST_TEXT)
    if max(map(cell_len, lines), default=0) <= width:
        return code.rstrip("\n")
    rows = [_GAP.split(line.rstrip()) for line in lines]
    first = max((cell_len(row[0]) for row in rows if len(row) > 1), default=0)
    shapes = (len(found) for found in _IN_BRACKETS.findall(code))
    widest = max((length for length in shapes if length <= width - _UNDER), default=0)
    beside = first + 2 if width - first - 2 >= max(_LEAST_TEXT, widest) else _UNDER
    return "\n".join(line for row in rows for line in _row(row, first, beside, width))


def _row(cells: list[str], first: int, beside: int, width: int) -> list[str]:
    lines = _wrapped(cells[0], width)
    begun = len(cells) > 1 and beside > cell_len(lines[-1])
    if begun:
        lines[-1] = lines[-1].ljust(beside - 2)
    for cell in cells[1:]:
        if begun and cell_len(lines[-1]) + 2 + cell_len(cell) <= width:
            lines[-1] += f"  {cell}"
            continue
        wrapped = _wrapped(cell, width - beside)
        if begun and not lines[-1][beside:]:
            lines[-1] += f"  {wrapped.pop(0)}"
        lines += [" " * beside + line for line in wrapped]
        begun = True
    return lines


def _wrapped(text: str, width: int) -> list[str]:
    def together(found: re.Match[str]) -> str:
        return found[0].replace(" ", _HARD_SPACE) if len(found[0]) <= width else found[0]

    lines = textwrap.wrap(_IN_BRACKETS.sub(together, text), width, break_on_hyphens=False)
    return [line.replace(_HARD_SPACE, " ") for line in lines] or [""]
