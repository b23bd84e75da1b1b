"""The four ratings, each with the time until the item would come back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content, Span
from textual.message import Message
from textual.widgets import Static

from studycli.keys.review import RATES
from studycli.model.memory import Interval
from studycli.model.review import Rating
from studycli.wording import interval

RATING_KEYS: Mapping[Rating, str] = {rating: key.name for rating, key in zip(Rating, RATES, strict=True)}


class RatingBar(Horizontal):
    """Shows the ratings side by side, the suggested one marked by a sign and by colour; each can be clicked."""

    DEFAULT_CSS = """
    RatingBar { height: 1; width: 1fr; }
    """

    @dataclass
    class Chosen(Message):
        """A rating was clicked."""

        rating: Rating

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._cells = {rating: _Cell(rating) for rating in Rating}

    def compose(self) -> ComposeResult:
        """The four cells."""
        yield from self._cells.values()

    def offer(
        self,
        previews: Mapping[Rating, Interval],
        suggestion: Rating,
        *,
        allowed: Iterable[Rating] = tuple(Rating),
        digits: bool,
    ) -> None:
        """Shows when each rating would bring the item back. `digits`: 1–4 rate too, and are told beside the letters."""
        offered = frozenset(allowed)
        for rating, cell in self._cells.items():
            cell.display = rating in offered
            cell.offer(previews.get(rating), suggested=rating is suggestion, digits=digits)
        self._fit()

    def on_resize(self) -> None:
        """Tells the times in fewer letters where there is no room for all of them."""
        self._fit()

    def _fit(self) -> None:
        shown = [cell for cell in self._cells.values() if cell.display]
        for style in _Style:
            room = self.size.width or self.app.size.width
            if sum(cell.write(style) for cell in shown) <= room:
                break


class _Style(StrEnum):
    """How much is told, from most to least."""

    WORDS = "words"
    SHORT = "short"
    SHORTEST = "shortest"
    """Without the digits."""


def _when(until: Interval, style: _Style) -> str:
    """`10 min`, or `10m` for short."""
    told = interval(until)
    if style is _Style.WORDS:
        return told
    number, unit = told.split(" ")
    return number + ("mo" if unit.startswith("month") else unit[0])


_AROUND = 3
"""Columns around the text of a cell."""


class _Cell(Static):
    """One rating."""

    DEFAULT_CSS = """
    _Cell { width: auto; height: 1; padding: 0 1; margin-right: 1; color: $foreground; pointer: pointer; }
    _Cell:hover { background: $panel; }
    _Cell.-suggested { background: $accent; color: $background; text-style: bold; }
    """

    def __init__(self, rating: Rating) -> None:
        super().__init__("", markup=False)
        self.rating = rating

        self._until: Interval | None = None
        self._suggested = self._digits = False

    def offer(self, until: Interval | None, *, suggested: bool, digits: bool) -> None:
        """Takes what `write` shows."""
        self._until, self._suggested, self._digits = until, suggested, digits
        self.set_class(suggested, "-suggested")

    def write(self, style: _Style) -> int:
        """Shows the key, the word and the interval; returns the columns that this takes."""
        digits = self._digits and style is not _Style.SHORTEST
        key = RATING_KEYS[self.rating] + (f"/{int(self.rating)}" if digits else "")
        sign = "▸" if self._suggested else ""
        when = "" if self._until is None else f" {_when(self._until, style)}"
        text = f"{sign}{key} {self.rating.word}{when}"
        start = len(sign)
        styles = [Span(start, start + len(key), "bold")]
        if not self._suggested:
            styles.append(Span(len(text) - len(when), len(text), "$muted"))
        self.update(Content(text, spans=styles))
        return len(text) + _AROUND

    def on_click(self, event: events.Click) -> None:
        """Chooses this rating."""
        event.stop()
        self.post_message(RatingBar.Chosen(self.rating))
