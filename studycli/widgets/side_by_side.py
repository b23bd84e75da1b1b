"""Two things to compare: next to each other when there is room, else one above the other."""

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
        columns: int,
        id: str | None = None,
    ) -> None:
        """Below `columns` columns the two stand above each other."""
        super().__init__(id=id)
        self._columns = columns
        self._left_title = Static(left_title, classes="side-title", markup=False)
        self._right_title = Static(right_title, classes="side-title", markup=False)
        self._left, self._right = left, right

    def compose(self) -> ComposeResult:
        """The two sides."""
        with Vertical(classes="side side-left"):
            yield self._left_title
            yield self._left
        with Vertical(classes="side side-right"):
            yield self._right_title
            yield self._right

    def on_resize(self, event: events.Resize) -> None:
        """Stacks or unstacks."""
        self.set_class(event.size.width < self._columns, "-stacked")
