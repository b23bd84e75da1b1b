"""Where are you in the course? Asked once in an empty home, and by `study start` at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from studycli.errors import UsageError
from studycli.place.chosen_place import choose_position
from studycli.place.pages import course_days
from studycli.place.place import is_said
from studycli.place.placement import MOST_QUESTIONS
from studycli.place.starting import LATER, QUESTION, Beginning, beginnings
from studycli.place.vocabulary import read_day
from studycli.screens.choosing import ChoiceList, ChoosingScreen
from studycli.screens.placement import open_placement
from studycli.widgets.header_line import HeaderLine
from studycli.widgets.key_line import KeyLine
from studycli.widgets.notice import Notice

if TYPE_CHECKING:
    from studycli.content.curriculum import Curriculum
    from studycli.screens.workspace import Workspace

SHOW_ME = f"Show me: at most {MOST_QUESTIONS} questions find it"
ELSEWHERE = "Somewhere else: I type the day, or choose it from the list"


class StartScreen(ChoosingScreen[None]):
    """The places to start from; choosing one keeps it, and leaves."""

    AUTO_FOCUS = "OptionList"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._offered = beginnings(workspace.catalogue.curriculum)

    def compose(self) -> ComposeResult:
        """The question and its answers."""
        with Container(classes="page"):
            yield HeaderLine("study start", self._now(), id="about", classes="top")
            yield Static(QUESTION, id="question")
            more = (Option(ELSEWHERE, id=_ELSEWHERE), Option(SHOW_ME, id=_SHOW_ME))
            yield ChoiceList(*map(_option, self._offered), *more)
            yield Static(LATER, id="later")
            yield Notice(id="told")
            with Horizontal(classes="bottom"):
                yield KeyLine()

    def _now(self) -> str:
        work = self._workspace
        if not is_said(work.store):
            return ""
        day = work.place().day
        return "you are at the beginning" if day is None else f"you are at day {day}"

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Keeps the place, or asks on."""
        if event.option_id == _ELSEWHERE:
            self.app.push_screen(DayScreen(self._workspace.catalogue.curriculum), self._keep_day)
        elif event.option_id == _SHOW_ME:
            self.app.push_screen(open_placement(self._workspace), self._after_placement)
        else:
            self._keep(self._offered[event.option_index].day)

    def _after_placement(self, kept: bool | None) -> None:
        if kept:
            self.action_leave()

    def _keep_day(self, day: int | None) -> None:
        if day is not None:
            self._keep(day)

    def _keep(self, day: int | None) -> None:
        work = self._workspace
        if self.tried(lambda: choose_position(work.store, work.clock.now(), day)):
            self.action_leave()


class DayScreen(ChoosingScreen[int | None]):
    """The days of the course; typing a number, or words of a title, leaves those that fit."""

    AUTO_FOCUS = "Input"

    def __init__(self, curriculum: Curriculum) -> None:
        super().__init__()
        self._curriculum = curriculum
        titles: dict[int, list[str]] = {day: [] for day in course_days(curriculum)}
        for topic in curriculum.topics.values():
            if topic.day is not None:
                titles[topic.day].append(topic.title)
        self._days = {
            day: " · ".join(
                (f"Day {day:<3}", page.title if (page := curriculum.pages.get(day)) else ", ".join(told))
            )
            for day, told in titles.items()
        }

    def compose(self) -> ComposeResult:
        """A line to type in, and the days."""
        with Container(classes="page"):
            yield HeaderLine("study start", "", classes="top")
            yield Static("Which day of the course have you reached?", id="question")
            yield Input(placeholder="a number, or words of a title", id="day")
            yield ChoiceList(id="days")
            yield Notice(id="told")
            with Horizontal(classes="bottom"):
                yield KeyLine()

    def on_mount(self) -> None:
        """All days."""
        self._list("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Leaves the days that fit."""
        self.tell("")
        self._list(event.value.strip().lower())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The day that was typed; else the one that is marked."""
        days = self.query_one(OptionList)
        typed = event.value.strip()
        if not typed.isdecimal() and days.highlighted is not None:
            days.action_select()
            return
        try:
            self.dismiss(read_day(typed, self._curriculum))
        except UsageError as error:
            self.query_one(Notice).tell_fault(error)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The day that was chosen."""
        self.dismiss(int(event.option_id or 0))

    def action_leave(self) -> None:
        """Back to the question, with no day."""
        self.dismiss(None)

    def _list(self, typed: str) -> None:
        days = self.query_one(OptionList)
        days.clear_options()
        fitting = [day for day, text in self._days.items() if typed in text.lower()]
        exact = [day for day in fitting if str(day) == typed]
        shown = [*exact, *(day for day in fitting if day not in exact)]
        days.add_options([Option(self._days[day], id=str(day)) for day in shown])
        days.highlighted = 0 if shown else None


_ELSEWHERE, _SHOW_ME = "elsewhere", "show-me"


def _option(beginning: Beginning) -> Option:
    note = f"\n{beginning.note}" if beginning.note else ""
    return Option(Content.assemble(beginning.label, (note, "$muted")))


def open_start(workspace: Workspace) -> StartScreen:
    """The question."""
    return StartScreen(workspace)
