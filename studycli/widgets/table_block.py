"""Tables of Markdown: aligned, as wide as their cells need, and no cell broken into pieces."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static
from textual.widgets._markdown import MarkdownTable

GAP = Content("   ")


class TableBlock(MarkdownTable):
    """A table in columns; where they do not fit, row by row, each cell under the head of its column."""

    def compose(self) -> ComposeResult:
        """One text, laid out when the width is known."""
        self._headers, self._rows = self._get_headers_and_rows()
        yield Static(laid_out(self._headers, self._rows, 80), markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """Lays it out anew."""
        self.query_one(Static).update(laid_out(self._headers, self._rows, event.size.width))


def laid_out(heads: Sequence[Content], rows: Sequence[Sequence[Content]], width: int) -> Content:
    """The table in `width` columns."""
    columns = [[head, *(row[place] for row in rows if place < len(row))] for place, head in enumerate(heads)]
    widths = [max(cell.cell_length for cell in column) for column in columns]
    if sum(widths) + len(GAP) * (len(widths) - 1) > width:
        return Content("\n\n").join(_below(heads, row) for row in rows)
    rule = GAP.join(Content("─" * wide).stylize("$muted") for wide in widths)
    head = _line([each.stylize("bold") for each in heads], widths)
    return Content("\n").join([head, rule, *(_line(row, widths) for row in rows)])


def _line(cells: Sequence[Content], widths: Sequence[int]) -> Content:
    padded = (cell.pad_right(wide - cell.cell_length) for cell, wide in zip(cells, widths, strict=False))
    return GAP.join(padded)


def _below(heads: Sequence[Content], row: Sequence[Content]) -> Content:
    pairs = zip(heads, row, strict=False)
    return Content("\n").join(
        Content.assemble(head.stylize("$muted"), ": " if head.plain else "", cell) for head, cell in pairs
    )
