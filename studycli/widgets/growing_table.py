"""A table of any length that answers a key at once: it holds no more rows than somebody has come near."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from textual.coordinate import Coordinate

from studycli.widgets.row_table import Cell, RowTable

BATCH = 60
"""Rows made at a time: more than a tall terminal shows. Making one takes 0.1 ms, and a key may take 50."""

Row = TypeVar("Row")


class GrowingTable(RowTable, Generic[Row]):
    """Shows a sequence of things, each as one row of cells."""

    DEFAULT_CSS = """
    GrowingTable { height: 1fr; overflow-x: hidden; }
    """

    def __init__(self, columns: Sequence[tuple[str, int]], cells: Callable[[Row], Sequence[Cell]]) -> None:
        """`columns`: head and width of each; the one of width 0 gets what is left. `cells` makes a row's texts."""
        super().__init__([], [])
        self._wanted, self._cells = columns, cells
        self._things: Sequence[Row] = ()

    def on_mount(self) -> None:
        """The columns."""
        for head, width in self._wanted:
            self.add_column(head, width=width or 4, key=head)

    def on_resize(self) -> None:
        """The last column ends where the table does."""
        taken = sum(width + 2 * self.cell_padding for _, width in self._wanted)
        for (_, width), column in zip(self._wanted, self.columns.values(), strict=True):
            if not width:
                column.width = max(4, self.size.width - taken - 1)
        self._require_update_dimensions = True
        self.refresh()

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
        self._grow(cursor + BATCH)
        if things:
            self.move_cursor(row=min(cursor, len(things) - 1), animate=False)

    def redraw(self, places: Sequence[int]) -> None:
        """Makes the rows at these places anew, for things that have changed."""
        for place in places:
            if place < self.row_count:
                for column, cell in enumerate(self._cells(self._things[place])):
                    self.update_cell_at(Coordinate(place, column), cell)

    def watch_cursor_coordinate(self, old: object, new: object) -> None:
        """Makes more rows before the cursor comes to the last."""
        super().watch_cursor_coordinate(old, new)  # type: ignore[arg-type]
        if self.cursor_row >= self.row_count - BATCH // 2:
            self._grow(self.row_count + BATCH)

    def action_scroll_bottom(self) -> None:
        """Goes to the last of all things."""
        self._grow(len(self._things))
        super().action_scroll_bottom()

    def _grow(self, count: int) -> None:
        # Counted anew at every row: the first one moves the cursor, which comes back here.
        while self.row_count < min(count, len(self._things)):
            self.add_row(*self._cells(self._things[self.row_count]))
