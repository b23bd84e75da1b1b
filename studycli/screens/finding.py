"""A line to type in and a table of what was found: what the browser and the catalogue of drills have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.widgets import Input

from studycli.errors import StudyError
from studycli.reports.finding import Findable, Finder
from studycli.reports.standings import Standings, standings
from studycli.screens.study_screen import StudyScreen
from studycli.widgets.filter_box import FilterBox
from studycli.widgets.growing_table import GrowingTable
from studycli.widgets.header_line import HeaderLine
from studycli.widgets.key_line import KeyLine
from studycli.widgets.notice import Notice
from studycli.widgets.row_table import Cell


class FindingScreen(StudyScreen[None]):
    """The items are read once the frame is painted; every key that is typed narrows them."""

    COLUMNS: ClassVar[tuple[tuple[str, int], ...]]
    HEADING: ClassVar[str]
    AUTO_FOCUS = "FilterBox"
    PLACEHOLDER = "type words, or a scope: vit, IV, day:45-50, drills, failed, due …"

    def __init__(self, typed: str = "", among: Sequence[str] = ()) -> None:
        """Begins with `typed`; `among`, unless empty, are the ids of the only items that are there to be found."""
        super().__init__()
        self.typed, self._among = typed, frozenset(among)
        self.found_for: str | None = None
        """What was typed when the table was filled last; None before the first time."""
        self.standings: Standings | None = None
        self._finder: Finder | None = None

    def compose(self) -> ComposeResult:
        """The frame."""
        with Container(classes="page"):
            yield HeaderLine(self.HEADING, "reading …", id="about", classes="top")
            yield FilterBox(self.PLACEHOLDER, self.typed)
            with Container(id="found"):
                yield GrowingTable(self.COLUMNS, self.cells)
                yield from self.beside()
            yield Notice()
            with Horizontal(classes="bottom"):
                yield KeyLine()

    def beside(self) -> ComposeResult:
        """What stands beside the table."""
        yield from ()

    def on_mount(self) -> None:
        """Reads after the first paint."""
        self.call_after_refresh(self.read)

    def on_screen_resume(self) -> None:
        """What was done elsewhere shows here, too."""
        if self._finder is not None:
            self.read()

    def read(self) -> None:
        """Reads content and record, and finds anew."""
        work = self.study.workspace
        moment = work.clock.now()
        self.standings = standings(work.store, moment, work.place().assumed)
        here = [one for one in work.findables() if self.is_here(one)]
        self._finder = Finder(work.store, work.catalogue, moment, here)
        self.find()

    def is_here(self, one: Findable) -> bool:
        """Whether the screen is about this item at all."""
        return not self._among or one.item in self._among or one.group in self._among

    def cells(self, one: Findable) -> Sequence[Cell]:
        """The item's row."""
        raise NotImplementedError

    @property
    def table(self) -> GrowingTable[Findable]:
        """What was found."""
        return self.query_one(GrowingTable)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Finds what is typed."""
        event.stop()
        self.typed = event.value
        if self._finder is not None:
            self.find()

    def find(self) -> None:
        """Shows what fits what was typed; the cursor stays on its item, if that is still there."""
        if self._finder is None:
            return
        try:
            found = self.sorted(self._finder.find(self.typed))
            self.tell("" if found else "Nothing fits. esc shows everything again.")
        except StudyError as error:
            self.query_one(Notice).tell_fault(error)
            found = []
        self.table.show(found, cursor=self.first(found))
        self.say_count()
        self.refresh_bindings()

    def sorted(self, found: Sequence[Findable]) -> Sequence[Findable]:
        """What was found, in the order in which it is shown: that of the curriculum."""
        return found

    def first(self, found: Sequence[Findable]) -> int:
        """On which of them the cursor is put: on the same one as before, while nothing else is typed."""
        before = self.table.at_cursor if self.typed == self.found_for else None
        self.found_for = self.typed
        return next((place for place, one in enumerate(found) if before and one.item == before.item), 0)

    def say_count(self) -> None:
        """Says how much was found."""
        shown, there = len(self.table.things), len(self._finder.all) if self._finder else 0
        self.query_one("#about", HeaderLine).say(
            self.HEADING, f"{there:,}" if shown == there else f"{shown:,} of {there:,}"
        )

    def on_input_submitted(self) -> None:
        """Enter, in the line."""
        self.entered()

    def on_filter_box_left(self) -> None:
        """The arrow down, in the line."""
        self.went_down()

    def entered(self) -> None:
        """Goes to the table."""
        self.table.focus()

    def went_down(self) -> None:
        """So does the arrow."""
        self.table.focus()

    def action_filter(self) -> None:
        """Up to the line."""
        self.query_one(FilterBox).focus()
