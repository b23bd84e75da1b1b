"""A chart of blocks that redraws itself for the columns that it gets."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from studycli.reports.ink import Ink, Line

Draw = Callable[[int], Iterable[Line]]
"""Lines for a width in columns."""

_STYLES = {
    Ink.PLAIN: "",
    Ink.TITLE: "bold",
    Ink.MUTED: "$muted",
    Ink.ACCENT: "$primary",
    Ink.GOOD: "$success",
    Ink.FAIR: "$warning",
    Ink.POOR: "$error",
}


def content_of(one: Line) -> Content:
    """A line in the theme's colours."""
    return Content.assemble(*((text, _STYLES[ink]) for text, ink in one))


class Chart(Static):
    """Draws lines for its own width."""

    DEFAULT_CSS = """
    Chart { height: auto; width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, draw: Draw, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._draw = draw

    def on_resize(self) -> None:
        """Another width, another drawing."""
        self._show()

    def redraw(self, draw: Draw) -> None:
        """Draws something else."""
        self._draw = draw
        self._show()

    def _show(self) -> None:
        if self.size != Size(0, 0):
            self.update(Content("\n").join(content_of(one) for one in self._draw(self.size.width)))
