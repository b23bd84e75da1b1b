"""The four ratings, each with the time until the item would come back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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
            cell.say(previews.get(rating), suggested=rating is suggestion, digits=digits)


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

    def say(self, until: Interval | None, *, suggested: bool, digits: bool) -> None:
        """Shows the key, the word and the interval."""
        key = RATING_KEYS[self.rating] + (f"/{int(self.rating)}" if digits else "")
        sign = "▸" if suggested else ""
        when = f" {interval(until)}" if until else ""
        text = f"{sign}{key} {self.rating.word}{when}"
        self.set_class(suggested, "-suggested")
        start = len(sign)
        styles = [Span(start, start + len(key), "bold")]
        if not suggested:
            styles.append(Span(len(text) - len(when), len(text), "$muted"))
        self.update(Content(text, spans=styles))

    def on_click(self, event: events.Click) -> None:
        """Chooses this rating."""
        event.stop()
        self.post_message(RatingBar.Chosen(self.rating))
