"""Two things to compare: beside each other, one above the other, or one at a time."""

from __future__ import annotations

from enum import StrEnum

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static


class Arrangement(StrEnum):
    """How the two stand."""

    BESIDE = "beside"
    STACKED = "stacked"
    SINGLE = "single"
    """Only one of them, in full width."""


class SideBySide(Horizontal):
    """Two widgets with a title each."""

    DEFAULT_CSS = """
    SideBySide {
        height: auto;
        .side { width: 1fr; height: auto; }
        .side-right { margin-left: 2; }
        .side-title { color: $muted; width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
        &.-stacked { layout: vertical; }
        &.-stacked .side-right, &.-single .side-right { margin-left: 0; }
        &.-single .side-right { display: none; }
        &.-single.-turned .side-left { display: none; }
        &.-single.-turned .side-right { display: block; }
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
        self.arrangement = Arrangement.BESIDE
        self._left = _side("side side-left", left_title, left)
        self._right = _side("side side-right", right_title, right)

    def compose(self) -> ComposeResult:
        """The two sides."""
        yield self._left
        yield self._right

    def on_resize(self, event: events.Resize) -> None:
        """Stacks or unstacks."""
        if self._columns:
            self.place(Arrangement.STACKED if event.size.width < self._columns else Arrangement.BESIDE)

    def place(self, arrangement: Arrangement, left: int = 1, right: int = 1) -> None:
        """Puts the two so. Above each other they share the height as `left` to `right`, titles on top of it."""
        self.arrangement = arrangement
        for each in Arrangement:
            self.set_class(each is arrangement, f"-{each}")
        if not self._columns:
            for side, part in ((self._left, left), (self._right, right)):
                side.styles.height = f"{part + 1}fr" if arrangement is Arrangement.STACKED else "1fr"

    def turn(self) -> None:
        """Where only one has room, shows the other."""
        self.toggle_class("-turned")


def _side(classes: str, title: str, content: Widget) -> Vertical:
    return Vertical(Static(title, classes="side-title", markup=False), content, classes=classes)
