"""Two things to compare: beside each other, or one above the other."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static


class SideBySide(Horizontal):
    """Two widgets with a title each."""

    DEFAULT_CSS = """
    SideBySide {
        height: auto;
        .side { width: 1fr; height: auto; }
        .side-right { margin-left: 2; }
        .side-title { color: $muted; width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
    }
    SideBySide.-stacked {
        layout: vertical;
        .side { width: 1fr; }
        .side-right { margin-left: 0; }
    }
    """

    def __init__(
        self,
        left_title: str,
        left: Widget,
        right_title: str,
        right: Widget,
        *,
        columns: int = 0,
        id: str | None = None,
    ) -> None:
        """Below `columns` columns the two stand above each other by themselves."""
        super().__init__(id=id)
        self._columns = columns
        self._left = Vertical(Static(left_title, classes="side-title", markup=False), left, classes="side")
        right_side = (Static(right_title, classes="side-title", markup=False), right)
        self._right = Vertical(*right_side, classes="side side-right")

    def compose(self) -> ComposeResult:
        """The two sides."""
        yield self._left
        yield self._right

    def on_resize(self, event: events.Resize) -> None:
        """Stacks or unstacks."""
        if self._columns:
            self.stack(event.size.width < self._columns)

    def stack(self, wanted: bool) -> None:
        """Puts the two above each other, or beside."""
        self.set_class(wanted, "-stacked")

    def share(self, left: int, right: int) -> None:
        """Shares the height in this proportion while they stand above each other; titles come on top of it."""
        stacked = self.has_class("-stacked")
        for side, part in ((self._left, left), (self._right, right)):
            side.styles.height = f"{part + 1}fr" if stacked else "1fr"
