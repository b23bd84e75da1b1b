"""After revealing: what was written beside what is right, the points to tick, the ratings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from studycli.model.memory import Interval
from studycli.model.review import Rating
from studycli.session.suggestion import suggestion
from studycli.widgets.inline_text import inline_content
from studycli.widgets.key_points import KeyPoints
from studycli.widgets.markup_signs import is_one_paragraph
from studycli.widgets.rating_bar import RatingBar

ROOM_FOR_TWO = 100
"""Columns from which code, tables and formulas fit into half of the screen."""

_WIDE = re.compile(r"^\s*(```|~~~|\||\$\$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Revelation:
    """Everything that is shown of one answered item."""

    written: str
    """What the learner wrote; may be empty."""
    last_time: str
    """What the learner wrote the last time; may be empty."""
    answer: str
    """The model answer, in Markdown."""
    to_tick: tuple[str, ...]
    """The points that the answer is held against; may be none."""
    previews: Mapping[Rating, Interval]
    marked: Content | None = None
    """A rebuilt tree with its marks, in place of what was written."""
    share: tuple[int, int] | None = None
    """(right, in all), for what the program has marked itself."""


class Revealed(Vertical):
    """Side by side, or one below the other where a table, code or a formula needs the whole width."""

    DEFAULT_CSS = """
    Revealed {
        height: 1fr;
        .answers { height: auto; }
        .answers-scroll { height: 1fr; min-height: 3; }
        .answer-title { height: 1; color: $muted; }
        .written { height: auto; width: 1fr; margin-bottom: 1; }
        .right { height: auto; width: 1fr; max-width: 100; }
        .answer-text { height: auto; }
        &.-beside .right { border-left: solid $panel; padding-left: 2; margin-left: 2; }
        &.-stacked .answers { layout: vertical; }
        KeyPoints { margin-top: 1; }
        RatingBar { margin-top: 1; }
    }
    """

    @dataclass
    class Rated(Message):
        """The learner chose a rating with the mouse."""

        rating: Rating

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown: Revelation | None = None
        self._on_last_time = False
        self.suggestion = suggestion("", 0, 0)

    def compose(self) -> ComposeResult:
        """The two answers, the points, the ratings."""
        with VerticalScroll(classes="answers-scroll", can_focus=False), Horizontal(classes="answers"):
            with Vertical(classes="written"):
                yield Static("your answer", classes="answer-title", id="written-title")
                yield Static("", classes="answer-text", id="written-text", markup=False)
            with Vertical(classes="right"):
                yield Static("the answer", classes="answer-title")
                yield Static("", classes="answer-text", id="right-text", markup=False)
        yield KeyPoints(id="key-points")
        yield RatingBar(id="ratings")

    @property
    def has_last_time(self) -> bool:
        """Whether there is an earlier answer to look at."""
        return self._shown is not None and bool(self._shown.last_time)

    @property
    def points(self) -> KeyPoints:
        """The list to tick."""
        return self.query_one(KeyPoints)

    async def reveal(self, revelation: Revelation) -> None:
        """Shows another item's answers."""
        self._shown = revelation
        self._on_last_time = False
        self.query_one(".answers-scroll", VerticalScroll).scroll_home(animate=False)
        self._show_written()
        await self._show_answer(revelation.answer)
        await self.points.show_points(revelation.to_tick)
        self._suggest()

    async def _show_answer(self, answer: str) -> None:
        text = self.query_one("#right-text", Static)
        await self.query(".right Prose").remove()
        short = is_one_paragraph(answer)
        text.display = short
        if short:
            text.update(inline_content(answer))
        else:
            from studycli.widgets.prose import Prose

            await self.query_one(".right").mount(Prose(answer))

    def _show_written(self) -> None:
        shown = self._shown
        if shown is None:
            return
        title = self.query_one("#written-title", Static)
        text = self.query_one("#written-text", Static)
        column = self.query_one(".written")
        if self._on_last_time:
            title.update("last time's answer")
            text.update(shown.last_time)
        elif shown.marked is not None:
            title.update("your tree")
            text.update(shown.marked)
        else:
            title.update("your answer")
            text.update(shown.written)
        column.display = self._on_last_time or shown.marked is not None or bool(shown.written.strip())

        self.on_resize()

    def on_resize(self) -> None:
        """Puts what is right below what was written when there is no room beside it."""
        wide_answer = self._shown is not None and bool(_WIDE.search(self._shown.answer))
        stacked = wide_answer and self.app.size.width < ROOM_FOR_TWO
        self.set_class(stacked, "-stacked")
        self.set_class(not stacked and self.query_one(".written").display, "-beside")

    def toggle_last_time(self) -> None:
        """Shows the answer of the last time, or this one again."""
        self._on_last_time = not self._on_last_time
        self._show_written()

    def digit(self, digit: int) -> Rating | None:
        """Ticks point `digit`; without points, the rating that `digit` stands for is returned instead."""
        if self.points.total:
            self.points.toggle(digit - 1)
            return None
        return Rating(digit) if 1 <= digit <= 4 else None

    def scroll_answers(self, pages: int) -> None:
        """Scrolls the answers by half a screen."""
        area = self.query_one(".answers-scroll", VerticalScroll)
        area.scroll_relative(y=pages * max(1, area.size.height // 2), animate=False)

    @on(KeyPoints.Ticked)
    def _suggest(self) -> None:
        shown = self._shown
        if shown is None:
            return
        had, total = shown.share or (self.points.ticked, self.points.total)
        self.suggestion = suggestion(shown.written, had, total)
        rating = self.suggestion.rating
        self.points.say_suggestion(rating)
        self.query_one(RatingBar).offer(shown.previews, rating, digits=self.points.total == 0)

    @on(RatingBar.Chosen)
    def _clicked(self, event: RatingBar.Chosen) -> None:
        event.stop()
        self.post_message(self.Rated(event.rating))
