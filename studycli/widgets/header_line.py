"""A line with a text at either end."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static


class HeaderLine(Horizontal):
    """Two short texts, left and right; the left one gives way when both do not fit."""

    DEFAULT_CSS = """
    HeaderLine {
        height: 1;
        .header-left { width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
        .header-right { width: auto; margin-left: 2; text-wrap: nowrap; }
    }
    """

    def __init__(
        self, left: str = "", right: str = "", *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._left = Static(left, classes="header-left", markup=False)
        self._right = Static(right, classes="header-right", markup=False)

    def compose(self) -> ComposeResult:
        """The two texts."""
        yield self._left
        yield self._right

    def say(self, left: str, right: str) -> None:
        """Shows other texts."""
        self._left.update(left)
        self._right.update(right)
