"""A table whose rows can be walked through with the arrows up and down; left and right stay with the screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import DataTable

Cell = str | Content


class RowTable(DataTable[Cell], inherit_bindings=False):
    """Rows of short texts, the cursor on a whole row."""

    DEFAULT_CSS = """
    RowTable {
        height: auto;
        max-height: 100%;
        background: $background;
        background-tint: transparent;
        scrollbar-size-horizontal: 0;
        scrollbar-size-vertical: 1;
        & > .datatable--header { background: $background; color: $muted; text-style: none; }
        & > .datatable--cursor { background: $panel; color: $foreground; text-style: none; }
        & > .datatable--hover { background: $surface; }
        &:focus { background-tint: transparent; }
        &:focus > .datatable--cursor { background: $panel; color: $foreground; text-style: bold; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "cursor_up", show=False),
        Binding("down,j", "cursor_down", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("home", "scroll_top", show=False),
        Binding("end", "scroll_bottom", show=False),
    ]

    def __init__(
        self, heads: Sequence[str], rows: Iterable[Sequence[Cell]], *, id: str | None = None
    ) -> None:
        super().__init__(id=id, cursor_type="row", cell_padding=1)
        self._heads = heads
        self._given = list(rows)

    def on_mount(self) -> None:
        """Fills the table."""
        # Told, because Textual measures cells later, when it has painted the table once.
        for place, head in enumerate(self._heads):
            self.add_column(head, width=max(len(head), *(len(row[place]) for row in self._given)))
        self.add_rows(self._given)
