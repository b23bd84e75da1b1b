"""The home screen: what there is this morning, and the way to everything."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.widgets import Static

from studycli.errors import ExitCode, StudyError
from studycli.keys.key import Key, Show
from studycli.keys.places import EVERYTHING, HOME, LAB, QUIT
from studycli.keys.review import HELP
from studycli.place.chosen_place import choose_focus, choose_position
from studycli.screens.registry import opening_keys
from studycli.screens.study_screen import StudyScreen
from studycli.widgets.header_line import HeaderLine
from studycli.widgets.key_line import KeyLine, bindings
from studycli.widgets.notice import Notice

if TYPE_CHECKING:
    from studycli.place.pages import DayPage
    from studycli.reports.home import Home
    from studycli.screens.workspace import Workspace


MEASURE = 104
"""Columns that the eye still crosses from a figure to its key."""

_ROWS = (
    ("today", "enter", "start"),
    ("the page", "p", "page"),
    ("drills", "d", "open('drills')"),
    ("cards", "c", "open('cards')"),
    ("the map", "m", "open('map')"),
    ("progress", "s", "open('statistics')"),
)
"""Label, key, action."""


def _in_a_row(key: Key) -> Key:
    """What stands in a row of its own, with its key, is not told in the bottom line again."""
    return replace(key, show=Show.HELP) if any(row[1] in key.keys for row in _ROWS) else key


class HomeScreen(StudyScreen[None]):
    """Painted with nothing but its name; the record is opened and counted behind that."""

    # The line drops what stands next to last where it is too narrow: what is seldom pressed stands there.
    KEYS = (*HOME, EVERYTHING, HELP, *map(_in_a_row, opening_keys("home")), LAB, QUIT)
    BINDINGS = bindings(KEYS)
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    HomeScreen {
        #place { height: 1; margin: 1 0; text-style: bold; }
        #menu { height: auto; }
        #told { height: auto; max-height: 3; margin: 1 0 0 0; color: $muted; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._home: Home | None = None
        self._has_asked = False

    def compose(self) -> ComposeResult:
        """The frame; figures follow."""
        with Container(classes="page"):
            yield HeaderLine("study", "", id="about", classes="top")
            yield Static("", id="place")
            yield Container(id="menu")
            yield Notice(id="told")
            with Horizontal(classes="bottom"):
                yield KeyLine()

    def on_mount(self) -> None:
        """Counts after the first paint."""
        # Here, because the stylesheet that all screens share would win over the screen's own.
        self.query_one(".page").styles.max_width = MEASURE
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        from studycli.widgets.menu_row import MenuRow

        await self.query_one("#menu").mount(*(MenuRow(*row) for row in _ROWS))
        self._count()
        self._ask_once()

    def _ask_once(self) -> None:
        """Asks an empty home where its learner is; in a window that is too small once it is larger."""
        from studycli.place.starting import needs_asking

        if self._has_asked or self.app.screen is not self:
            return
        self._has_asked = True
        if self.study.fault is None and needs_asking(self.study.workspace.store):
            self.action_open("start")

    def on_screen_resume(self) -> None:
        """Counts anew after whatever was done elsewhere."""
        if self.query("MenuRow"):
            self._count()
            self._ask_once()

    def _count(self) -> None:
        from studycli.reports.home import gather_home

        try:
            work = self.study.workspace
            self._show(gather_home(work.store, work.catalogue, work.config, work.clock.now()))
        except StudyError as error:
            self.study.fail(error)

    def _show(self, home: Home) -> None:
        from studycli.reports.home import (
            said_cards,
            said_date,
            said_drills,
            said_minutes,
            said_page,
            said_queue,
            said_streak,
            spark,
        )
        from studycli.widgets.menu_row import MenuRow

        self.query_one("#about", HeaderLine).say("study", said_date(home.today))
        row = said_streak(home)
        self._home = home
        focus = f"   ·   new items from {home.focus}" if home.focus else ""
        self.query_one("#place", Static).update(Content.assemble(home.place, (focus, "$muted")))
        told = {
            "today": (said_queue(home), said_minutes(home)),
            "the page": (said_page(home), ""),
            "drills": (said_drills(home), ""),
            "cards": (said_cards(home), ""),
            "the map": (" · ".join(home.branches), ""),
            "progress": ("   ".join(filter(None, [spark(home).strip(), row])), ""),
        }
        for (label, *_), widget in zip(_ROWS, self.query(MenuRow), strict=True):
            widget.say(*told[label])
            widget.display = label != "the page" or bool(told[label][0])
        self.tell("\n".join(filter(None, [home.opening, home.latest])))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what there is: a page, a next day, an experiment."""
        page = self._home.page if self._home else None
        match action:
            case "page":
                return page is not None and bool(page.parts)
            case "next_day":
                return page is not None and self._home is not None and page.day < self._home.last_day
            case "lab":
                return page is not None and bool(page.lab)
            case _:
                return True

    def _page(self) -> DayPage:
        """The page of the day; its keys work only when there is one."""
        page = self._home.page if self._home else None
        assert page is not None, "check_action lets nobody come here"
        return page

    def action_page(self) -> None:
        """Studies what the page of the day asks for."""
        page = self._page()
        self.tried(lambda: self.study.begin(self.study.workspace.chosen(page.to_study())))

    def action_next_day(self) -> None:
        """Goes on to the next day of the course."""
        work, day = self.study.workspace, self._page().day + 1
        if self.tried(lambda: choose_position(work.store, work.clock.now(), day)):
            self._count()
            self.tell(f"The course goes on with day {day}. `study start --undo` takes that back.")

    def action_focus_on(self) -> None:
        """Asks where new items come from."""
        from studycli.place.vocabulary import select
        from studycli.screens.ask_line import AskLine

        work = self.study.workspace

        def answer(typed: str) -> None:
            words, moment = typed.split(), work.clock.now()
            select(work.store, work.catalogue, moment, words)
            choose_focus(work.store, moment, words)

        question = (
            "Where should new items come from? Scopes: vit, vision, IV, drills … Nothing: from everywhere."
        )
        self.app.push_screen(AskLine(question, self._home.focus if self._home else "", answer))

    def action_lab(self) -> None:
        """Lends the terminal to the experiment."""
        from studycli.screens.settings import run_command

        lab = self._page().lab
        self.tried(lambda: run_command(self.study, "lab", lab))

    def action_start(self) -> None:
        """Begins today's session."""
        self.tried(lambda: self.study.begin(self.study.workspace.queue()))

    def action_leave(self) -> None:
        """Leaves the program: home is where every other way ends."""
        self.app.exit(ExitCode.DONE)


def open_home(workspace: Workspace) -> HomeScreen:
    """The home screen."""
    return HomeScreen()
