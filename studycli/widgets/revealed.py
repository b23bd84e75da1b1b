"""After revealing: what was written beside what is right, the points to tick, the ratings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

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

ROWS_BESIDE = 8
"""Rows of half a narrow screen beyond which an answer gets the whole width."""

_WIDE = re.compile(r"^\s*(```|~~~|\||\$\$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Revelation:
    """Everything that is shown of one answered item."""

    written: str
    """What the learner wrote; may be empty."""
    last_time: str
    """What the learner wrote the last time; may be empty."""
    answer: str
    """The model answer, in Markdown; empty where all of it is to be ticked."""
    to_tick: tuple[str, ...]
    """The points that the answer is held against; may be none."""
    previews: Mapping[Rating, Interval]
    marked: Content | None = None
    """A rebuilt tree with its marks, in place of what was written."""
    share: tuple[int, int] | None = None
    """(right, in all), for what the program has marked itself."""


class Side(StrEnum):
    """What can be read of an answered item."""

    ANSWER = "the answer"
    WRITTEN = "your answer"
    LAST_TIME = "last time's answer"


class Revealed(Vertical):
    """Side by side; one below the other where a table, code or a formula needs the whole width; or one at a time.

    One at a time on a narrow screen where half of it would be too little for a long answer.
    """

    DEFAULT_CSS = """
    Revealed {
        height: 1fr;
        .answers { height: auto; }
        .answers-scroll { height: 1fr; min-height: 3; }
        .answer-title { height: 1; color: $muted; }
        .written { height: auto; width: 1fr; margin-bottom: 1; }
        .right { height: auto; width: 1fr; }
        .answer-text { height: auto; max-width: 100; }
        KeyPoints { max-width: 100; }
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
        self._side = Side.ANSWER
        """Which is turned to: where the answer stands beside it, the other side."""
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
    def next_side(self) -> Side | None:
        """What `turn` would show; None when there is nothing else to look at."""
        sides = self._sides()
        if len(sides) < 2:
            return None
        at = sides.index(self._side) if self._side in sides else 0
        return sides[(at + 1) % len(sides)]

    def _sides(self) -> list[Side]:
        """What can be turned to, one after the other."""
        shown = self._shown
        if shown is None:
            return []
        written = [Side.WRITTEN] if self._has_written() else []
        last = [Side.LAST_TIME] if shown.last_time else []
        if self.has_class("-paged"):
            return [Side.ANSWER, *written, *last]
        return [*(written or [Side.ANSWER]), *last]

    def _has_written(self) -> bool:
        return self._shown is not None and (
            self._shown.marked is not None or bool(self._shown.written.strip())
        )

    @property
    def points(self) -> KeyPoints:
        """The list to tick."""
        return self.query_one(KeyPoints)

    async def reveal(self, revelation: Revelation) -> None:
        """Shows another item's answers."""
        self._shown = revelation
        self._side = Side.ANSWER
        self.query_one(".answers-scroll", VerticalScroll).scroll_home(animate=False)
        self._show_written()
        await self._show_answer(revelation.answer)
        self.set_class(bool(revelation.to_tick), "-ticking")
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
        """Puts the learner's text, or last time's, into its column, and lays out what there is."""
        shown = self._shown
        if shown is None:
            return
        was_paged = self.has_class("-paged")
        self._lay_out(shown)
        if was_paged is not self.has_class("-paged") or self._side not in self._sides():
            # The marks of a tree say more than the right tree does.
            marked = shown.marked is not None and Side.WRITTEN in self._sides()
            self._side = Side.WRITTEN if marked else self._sides()[0]
        on_last = self._side is Side.LAST_TIME
        title = "your tree" if shown.marked is not None else str(Side.WRITTEN)
        self.query_one("#written-title", Static).update(str(Side.LAST_TIME) if on_last else title)
        text = shown.last_time if on_last else shown.marked or shown.written
        self.query_one("#written-text", Static).update(text)
        paged = self.has_class("-paged")
        column, right = self.query_one(".written"), self.query_one(".right")
        column.display = on_last or (self._side is Side.WRITTEN if paged else self._has_written())
        right.display = bool(shown.answer) and not (paged and column.display)
        self.query_one(".answers-scroll").display = column.display or right.display
        self.set_class(column.display and right.display and not self.has_class("-stacked"), "-beside")

    def _lay_out(self, shown: Revelation) -> None:
        """One at a time, one below the other, or side by side: by the width, and by what needs how much of it."""
        narrow = self.app.size.width < ROOM_FOR_TWO
        both = self._has_written() or bool(shown.last_time)
        has_figure = bool(_WIDE.search(shown.answer))
        width, texts = self.app.size.width - 6, (shown.answer, shown.written)
        # A figure cannot stand beside anything, so both must fit below each other.
        rows = (
            sum(_rows(text, width) for text in texts)
            if has_figure
            else max(_rows(text, width // 2) for text in texts)
        )
        self.set_class(narrow and both and bool(shown.answer) and rows > ROWS_BESIDE, "-paged")
        self.set_class(narrow and has_figure, "-stacked")

    def on_resize(self) -> None:
        """Lays out anew."""
        self._show_written()

    def turn(self) -> None:
        """Shows the next side."""
        self._side = self.next_side or self._side
        self._show_written()
        self.query_one(".answers-scroll", VerticalScroll).scroll_home(animate=False)

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


def _rows(text: str, width: int) -> int:
    """About how many rows a text takes in a column."""
    return sum(1 + len(line) // max(1, width) for line in text.splitlines())
