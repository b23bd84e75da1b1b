"""What a good answer has, to be ticked off."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.widgets import Static

from studycli.model.review import Rating
from studycli.widgets.header_line import HeaderLine
from studycli.widgets.inline_text import inline_content


class KeyPoints(VerticalScroll, can_focus=False):
    """A numbered list with boxes. Its digits, or a click, tick them."""

    DEFAULT_CSS = """
    KeyPoints {
        height: auto;
        max-height: 60%;
        #key-points-title { color: $muted; }
    }
    """

    @dataclass
    class Ticked(Message):
        """Something was ticked or unticked."""

        ticked: int
        total: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._points: tuple[str, ...] = ()
        self._ticked: list[bool] = []

    @property
    def total(self) -> int:
        """How many points there are."""
        return len(self._points)

    @property
    def ticked(self) -> int:
        """How many of them are ticked."""
        return len(self.ticks)

    @property
    def ticks(self) -> tuple[int, ...]:
        """Which of them are ticked, counted from 0."""
        return tuple(index for index, ticked in enumerate(self._ticked) if ticked)

    def compose(self) -> ComposeResult:
        """The title; the points follow with each card."""
        yield HeaderLine("what it had", id="key-points-title")

    async def show_points(self, points: tuple[str, ...]) -> None:
        """Shows the points of another card, none ticked."""
        self._points = points
        self._ticked = [False] * len(points)
        self.display = bool(points)
        await self.query(_Point).remove()
        await self.mount_all([_Point(index, text) for index, text in enumerate(points)])

    def say_suggestion(self, suggestion: Rating) -> None:
        """Shows what the share ticked suggests."""
        self.query_one(HeaderLine).say("what it had", f"{self.ticked} of {self.total} → {suggestion.word}")

    def toggle(self, index: int) -> None:
        """Ticks or unticks the point at `index`, counted from 0; beyond the last one nothing happens."""
        if 0 <= index < self.total:
            self._set(index, ticked=not self._ticked[index])
            self.post_message(self.Ticked(self.ticked, self.total))

    def toggle_all(self) -> None:
        """Ticks every point, or none when all were ticked."""
        ticked = self.ticked < self.total
        for index in range(self.total):
            self._set(index, ticked=ticked)
        self.post_message(self.Ticked(self.ticked, self.total))

    def _set(self, index: int, *, ticked: bool) -> None:
        self._ticked[index] = ticked
        point = list(self.query(_Point))[index]
        point.say(ticked=ticked)
        point.scroll_visible(animate=False)


class _Point(Horizontal):
    """One point: a box, and the text beside it."""

    DEFAULT_CSS = """
    _Point {
        height: auto;
        pointer: pointer;
        &:hover { background: $panel; }
        .point-box { width: 7; padding-left: 1; color: $muted; }
        .point-text { width: 1fr; height: auto; }
        &.-ticked .point-box { color: $accent; text-style: bold; }
    }
    """

    def __init__(self, index: int, text: str) -> None:
        super().__init__()
        self.index = index
        self._box = Static(self._sign(ticked=False), classes="point-box", markup=False)
        self._text = Static(inline_content(text), classes="point-text")

    def compose(self) -> ComposeResult:
        """The box and the text."""
        yield self._box
        yield self._text

    def say(self, *, ticked: bool) -> None:
        """Shows the box ticked or empty."""
        self.set_class(ticked, "-ticked")
        self._box.update(self._sign(ticked=ticked))

    def _sign(self, *, ticked: bool) -> str:
        number = f"{self.index + 1}" if self.index < 9 else " "
        return f"{number} [{'x' if ticked else ' '}]"

    def on_click(self, event: events.Click) -> None:
        """Ticks or unticks this point."""
        event.stop()
        self.query_ancestor(KeyPoints).toggle(self.index)
