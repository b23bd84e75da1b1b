"""The home screen: what there is this morning, and the way to everything."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.widgets import Static

from studycli.errors import ExitCode, StudyError
from studycli.keys.key import Show
from studycli.keys.places import HOME, QUIT
from studycli.keys.review import HELP
from studycli.screens.registry import opening_keys
from studycli.screens.study_screen import StudyScreen
from studycli.widgets.header_line import HeaderLine
from studycli.widgets.key_line import KeyLine, bindings
from studycli.widgets.notice import Notice

if TYPE_CHECKING:
    from studycli.reports.home import Home
    from studycli.screens.workspace import Workspace


class HomeScreen(StudyScreen[None]):
    """Painted with nothing but its name; the record is opened and counted behind that."""

    # What opens from here stands in the rows, each with its key.
    KEYS = (*HOME, *(replace(key, show=Show.HELP) for key in opening_keys("home")), HELP, QUIT)
    BINDINGS = bindings(KEYS)
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    HomeScreen {
        .page { max-width: 104; }
        #place { height: 1; margin: 1 0; text-style: bold; }
        #menu { height: auto; }
        #told { height: auto; max-height: 3; margin: 1 0 0 0; color: $muted; }
    }
    """

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
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        from studycli.widgets.menu_row import MenuRow

        await self.query_one("#menu").mount(*(MenuRow(*row) for row in _ROWS))
        self._count()
        self._ask_once()

    def _ask_once(self) -> None:
        """Asks an empty home where its learner is."""
        from studycli.place.starting import needs_asking

        if self.study.fault is None and needs_asking(self.study.workspace.store):
            self.action_open("start")

    def on_screen_resume(self) -> None:
        """Counts anew after whatever was done elsewhere."""
        if self.query("MenuRow"):
            self._count()

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
            said_queue,
            said_streak,
            spark,
        )
        from studycli.widgets.menu_row import MenuRow

        self.query_one("#about", HeaderLine).say("study", said_date(home.today))
        row = said_streak(home)
        self.query_one("#place", Static).update(home.place)
        told = {
            "today": (said_queue(home), said_minutes(home)),
            "drills": (said_drills(home), ""),
            "cards": (said_cards(home), ""),
            "the map": ("   ·   ".join(home.branches), ""),
            "progress": ("   ".join(filter(None, [spark(home).strip(), row])), ""),
        }
        for (label, *_), widget in zip(_ROWS, self.query(MenuRow), strict=True):
            widget.say(*told[label])
        self.tell("\n".join(filter(None, [home.opening, home.latest])))
        self.refresh_bindings()

    def action_start(self) -> None:
        """Begins today's session."""
        self.tried(lambda: self.study.begin(self.study.workspace.queue()))

    def action_leave(self) -> None:
        """Leaves the program: home is where every other way ends."""
        self.app.exit(ExitCode.DONE)


_ROWS = (
    ("today", "enter", "start"),
    ("drills", "d", "open('drills')"),
    ("cards", "c", "open('cards')"),
    ("the map", "m", "open('map')"),
    ("progress", "s", "open('statistics')"),
)
"""Label, key, action."""


def open_home(workspace: Workspace) -> HomeScreen:
    """The home screen."""
    return HomeScreen()
