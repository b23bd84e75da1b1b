"""Two things to compare: beside each other, one above the other, or one at a time."""

from __future__ import annotations

from enum import StrEnum

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

_GAP = 2
"""Columns between the two."""


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
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._longest: int | None = None
        self.arrangement = Arrangement.BESIDE
        self._left = _side("side side-left", left_title, left)
        self._right = _side("side side-right", right_title, right)

    def compose(self) -> ComposeResult:
        """The two sides."""
        yield self._left
        yield self._right

    def fit(self, longest: int) -> None:
        """From now on they stand beside each other only where lines of so many columns have room for it."""
        self._longest = longest
        self.on_resize()

    def on_resize(self) -> None:
        """Stacks or unstacks."""
        if self._longest is not None:
            has_room = self.size.width >= 2 * self._longest + _GAP
            self.place(Arrangement.BESIDE if has_room else Arrangement.STACKED)

    def place(self, arrangement: Arrangement, left: int = 1, right: int = 1) -> None:
        """Puts the two so. Above each other they share the height as `left` to `right`, titles on top of it."""
        self.arrangement = arrangement
        for each in Arrangement:
            self.set_class(each is arrangement, f"-{each}")
        if self._longest is None:
            for side, part in ((self._left, left), (self._right, right)):
                side.styles.height = f"{part + 1}fr" if arrangement is Arrangement.STACKED else "1fr"

    def turn(self) -> None:
        """Where only one has room, shows the other."""
        self.toggle_class("-turned")


def _side(classes: str, title: str, content: Widget) -> Vertical:
    return Vertical(Static(title, classes="side-title", markup=False), content, classes=classes)
