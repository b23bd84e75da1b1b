"""The end of a drill: the learner's answer and the reference, the rating and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content, Span
from textual.widgets import Static

from studycli.drilling.repetition import Repetition
from studycli.keys.drill import FINISHED
from studycli.keys.key import Key
from studycli.model.memory import Interval
from studycli.model.review import Rating
from studycli.screens.study_screen import StudyScreen
from studycli.session.drill_rating import DrillRating
from studycli.widgets.code_editor import CodeEditor
from studycli.widgets.header_line import HeaderLine
from studycli.widgets.key_line import KeyLine, bindings
from studycli.widgets.rating_bar import RatingBar
from studycli.widgets.side_by_side import Arrangement, SideBySide
from studycli.wording import clock, interval

_AROUND_ANSWERS = 12
"""Rows that are not code: header, what happened, titles, ratings, keys, and the space between."""
_GAPS = 6
"""Columns that are not code when two answers stand beside each other."""


class FinishedScreen(StudyScreen[Rating | None]):
    """Dismisses with the rating that the learner takes; with None when they go back to the code."""

    KEYS: ClassVar[tuple[Key, ...]] = FINISHED
    BINDINGS: ClassVar[list[BindingType]] = bindings(FINISHED)
    AUTO_FOCUS: ClassVar[str] = ""

    def __init__(
        self, repetition: Repetition, heading: str, reference: str, previews: Mapping[Rating, Interval]
    ) -> None:
        """Raises ValueError when the repetition has earned no rating yet."""
        super().__init__()
        earned = repetition.rating()
        if earned is None:
            raise ValueError("a drill that is neither passed nor shown has no end")
        self._earned: DrillRating = earned
        self._repetition = repetition
        self._heading = heading
        self._previews = previews
        self._yours = code_to_read(repetition.answer)
        self._reference = code_to_read(reference)
        self._answers = SideBySide(
            "your answer", self._yours, "the reference", self._reference, id="finished-answers"
        )

    def compose(self) -> ComposeResult:
        """What happened, both answers, the ratings."""
        yield HeaderLine(self._heading, clock(self._repetition.needed()), id="drill-header")
        yield Static(self._what_happened(), id="finished-why")
        yield Static(self._facts(), id="finished-facts", markup=False)
        yield self._answers
        yield RatingBar()
        yield KeyLine()

    def on_mount(self) -> None:
        """Offers the earned rating and those below it."""
        bar = self.query_one(RatingBar)
        bar.offer(self._previews, self._earned.rating, allowed=self._earned.allowed, digits=True)

    def on_resize(self, event: events.Resize) -> None:
        """Beside each other where no line has to be broken for it; else both in full width, at once if they fit."""
        lines = [code.document.lines for code in (self._yours, self._reference)]
        longest = max(len(line) for each in lines for line in each)
        if longest <= (event.size.width - _GAPS) // 2:
            arrangement = Arrangement.BESIDE
        elif sum(map(len, lines)) + _AROUND_ANSWERS <= event.size.height:
            arrangement = Arrangement.STACKED
        else:
            arrangement = Arrangement.SINGLE
        self._answers.place(arrangement, *map(len, lines))
        self.refresh_bindings()

    def _what_happened(self) -> Content:
        earned = self._earned
        sign, colour = ("●", "$warning") if self._repetition.shown else ("✓", "$success")
        until = self._previews.get(earned.rating)
        text = f"{sign} {earned}{f', {in_time(until)}' if until else ''}"
        return Content(text, spans=[Span(0, len(sign) + 1 + len(earned.reason), f"bold {colour}")])

    def _facts(self) -> str:
        repetition = self._repetition
        facts = [f"It took {clock(repetition.needed())}"]
        if repetition.last_time is not None:
            facts[0] += f"; last time {clock(repetition.last_time)}"
        if repetition.verdict is not None and repetition.verdict.cost:
            facts.append(repetition.verdict.cost)
        return "\n".join(facts)

    def action_take(self) -> None:
        """Takes the earned rating."""
        self.dismiss(self._earned.rating)

    def action_rate(self, rating: int) -> None:
        """Takes a lower rating."""
        self.dismiss(Rating(rating))

    @on(RatingBar.Chosen)
    def _clicked(self, event: RatingBar.Chosen) -> None:
        self.action_rate(event.rating)

    def action_back(self) -> None:
        """Back to the code."""
        self.dismiss(None)

    def action_other(self) -> None:
        """Shows the other answer, where only one has room."""
        self._answers.turn()

    def action_scroll(self, pages: int) -> None:
        """Scrolls both answers by half a page."""
        for code in (self._yours, self._reference):
            code.scroll_relative(y=pages * max(1, code.size.height // 2), animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A rating can be lowered, never raised."""
        if action == "rate":
            return Rating(int(str(parameters[0]))) in self._earned.allowed
        return action != "other" or self._answers.arrangement is Arrangement.SINGLE


def code_to_read(source: str) -> CodeEditor:
    """Code with its colours, to be read and scrolled but not changed."""
    code = CodeEditor(source.strip("\n"))
    code.read_only = True
    code.soft_wrap = True
    code.show_line_numbers = False
    code.can_focus = False
    return code


def in_time(until: Interval) -> str:
    """When it comes back, at the end of a sentence: `in 6 days`, `tomorrow`."""
    return "tomorrow" if until.days == 1 else f"in {interval(until)}"
