"""A table of any length that answers a key at once: it holds no more rows than somebody has come near."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from textual.content import Content
from textual.coordinate import Coordinate

from studycli.widgets.row_table import Cell, RowTable

MARGIN = 5
"""Rows made beyond those that are to be seen. Making and painting one takes half a millisecond, and a key may take 50."""
GAP = 2

Row = TypeVar("Row")


class GrowingTable(RowTable, Generic[Row]):
    """Shows a sequence of things, each as one row of cells. To Textual a row is one cell: eight take eight times as long."""

    DEFAULT_CSS = """
    GrowingTable { height: 1fr; overflow-x: hidden; }
    """

    def __init__(self, columns: Sequence[tuple[str, int]], cells: Callable[[Row], Sequence[Cell]]) -> None:
        """`columns`: head and width of each; the one of width 0 gets what is left. `cells` makes a row's texts."""
        super().__init__([], [])
        self._wanted, self._cells = columns, cells
        self._things: Sequence[Row] = ()

    def on_mount(self) -> None:
        """There is no column before it is known how wide it may be."""

    def on_resize(self) -> None:
        """Another width, other rows."""
        cursor = self.cursor_row
        self.clear(columns=True)
        heads = self._aligned([head for head, _ in self._wanted])
        self.add_column(heads.plain, width=self.size.width - 2 * self.cell_padding - 1)
        self.show(self._things, cursor=cursor)

    @property
    def things(self) -> Sequence[Row]:
        """All that is shown, made into rows or not."""
        return self._things

    @property
    def at_cursor(self) -> Row | None:
        """What the cursor is on; None of an empty table."""
        return self._things[self.cursor_row] if 0 <= self.cursor_row < len(self._things) else None

    def show(self, things: Sequence[Row], *, cursor: int = 0) -> None:
        """Shows other things, the cursor on the one at place `cursor`."""
        self._things = things
        self.clear()
        self._grow(cursor + self.size.height + MARGIN)
        if things:
            self.move_cursor(row=min(cursor, len(things) - 1), animate=False)

    def redraw(self) -> None:
        """Makes the rows anew, for things that have changed."""
        for place in range(self.row_count):
            self.update_cell_at(Coordinate(place, 0), self._aligned(self._cells(self._things[place])))

    def watch_cursor_coordinate(self, old: Coordinate, new: Coordinate) -> None:
        """Makes more rows before the cursor comes to the last."""
        super().watch_cursor_coordinate(old, new)
        self._grow(self.cursor_row + self.size.height + MARGIN)

    def watch_scroll_y(self, old: float, new: float) -> None:
        """And before somebody scrolls past it."""
        super().watch_scroll_y(old, new)
        self._grow(round(new) + self.size.height + MARGIN)

    def action_scroll_bottom(self) -> None:
        """Goes to the last of all things."""
        self._grow(len(self._things))
        super().action_scroll_bottom()

    def _grow(self, wanted: int) -> None:
        if not self.columns:
            return
        # Counted anew at every row: the first one moves the cursor, which comes back here.
        while self.row_count < min(wanted, len(self._things)):
            self.add_row(self._aligned(self._cells(self._things[self.row_count])))

    def _aligned(self, cells: Sequence[Cell]) -> Content:
        """The cells side by side, each cut or filled up to the width of its column."""
        taken = sum(width + GAP for _, width in self._wanted) + 2 * self.cell_padding + 1 - GAP
        rest = max(4, self.size.width - taken)
        widths = [width or rest for _, width in self._wanted]
        parts = [
            content.truncate(width, ellipsis=True, pad=True)
            for content, width in zip(map(_content, cells), widths, strict=True)
        ]
        return Content(" " * GAP).join(parts)


def _content(cell: Cell) -> Content:
    return cell if isinstance(cell, Content) else Content(cell)
