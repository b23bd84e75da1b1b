"""The statistics: what was done, what is held, how the drills go, and what comes."""

from __future__ import annotations

from enum import Enum

from textual.app import ComposeResult
from textual.containers import Container, Horizontal, VerticalScroll
from textual.widgets import Static, TabbedContent, TabPane
from textual.widgets import Tabs as TabRow

from studycli.errors import StudyError
from studycli.keys.places import STATS
from studycli.reports.as_text import is_empty
from studycli.reports.data import ReportData
from studycli.reports.gather import Reporter
from studycli.screens.stats_panes import PANES
from studycli.screens.study_screen import StudyScreen
from studycli.screens.workspace import Workspace
from studycli.widgets.header_line import HeaderLine
from studycli.widgets.key_line import KeyLine, bindings
from studycli.widgets.row_table import RowTable


class Span(Enum):
    """How far back the screen looks."""

    MONTH = ("the last 30 days", 30)
    YEAR = ("the last year", 365)
    ALWAYS = ("from the first day on", None)

    def __init__(self, label: str, days: int | None) -> None:
        self.label = label
        self.days = days

    def next(self) -> Span:
        """The one that follows, in a circle."""
        spans = list(Span)
        return spans[(spans.index(self) + 1) % len(spans)]


class StatsScreen(StudyScreen[None]):
    """One pane at a time. What it shows is counted once the screen stands, and again for another span."""

    KEYS = STATS
    BINDINGS = bindings(STATS)
    CSS_PATH = "stats.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]

    def __init__(self, report: Reporter, span: Span = Span.MONTH) -> None:
        super().__init__()
        self._report = report
        self._span = span
        self._data: ReportData | None = None

    def compose(self) -> ComposeResult:
        """The frame; the panes follow."""
        with Container(classes="page"):
            yield HeaderLine("study stats", "counting …", id="about", classes="top")
            yield Container(id="stats")
            with Horizontal(classes="bottom"):
                yield KeyLine()

    def on_mount(self) -> None:
        """Counts after the first paint: a million reviews take seconds."""
        self.call_after_refresh(self._show)

    async def _show(self) -> None:
        """Counts, and shows the pane that was open before."""
        body = self.query_one("#stats")
        shown = self._open_pane()
        try:
            data = self._data = self._report(self._span.days)
        except StudyError as error:
            await body.remove_children()
            await body.mount(Static(f"{error.message} {error.hint}", id="nothing", markup=False))
            return
        self.query_one("#about", HeaderLine).say(f"study stats{data.about}", self._span.label)
        await body.remove_children()
        if is_empty(data):
            await body.mount(
                Static("Nothing has been studied yet. `study today` begins.", id="nothing", markup=False)
            )
            self.refresh_bindings()
            return
        await body.mount(_Panes(data, shown))
        self._focus_table()
        self.refresh_bindings()

    def _open_pane(self) -> str:
        tabs = self.query(TabbedContent)
        return tabs.first().active if tabs else PANES[0].id

    def on_tabbed_content_tab_activated(self) -> None:
        """The pane's table takes the arrows."""
        self._focus_table()

    def _focus_table(self) -> None:
        pane = self.query_one(TabbedContent).active_pane
        tables = pane.query(RowTable) if pane else None
        self.set_focus(tables.first() if tables else None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without anything to show there is only the way out."""
        if action in {"turn", "open_pane", "span", "scroll"}:
            return bool(self.query(TabbedContent)) and not (action == "scroll" and self._has_table())
        return True

    def _has_table(self) -> bool:
        pane = self.query_one(TabbedContent).active_pane
        return pane is not None and bool(pane.query(RowTable))

    def action_turn(self, by: int) -> None:
        """Goes on to a neighbouring pane."""
        ids = [pane.id for pane in PANES]
        tabs = self.query_one(TabbedContent)
        tabs.active = ids[(ids.index(tabs.active) + by) % len(ids)]

    def action_open_pane(self, number: int) -> None:
        """Opens the pane with this number."""
        self.query_one(TabbedContent).active = PANES[number - 1].id

    async def action_span(self) -> None:
        """Looks farther back, or only at the last month again."""
        self._span = self._span.next()
        await self._show()

    def action_scroll(self, by: int) -> None:
        """Scrolls the pane by half of its height."""
        pane = self.query_one(TabbedContent).active_pane
        for part in pane.query(VerticalScroll) if pane else ():
            part.scroll_relative(y=by * max(1, part.size.height // 2), animate=False)


def open_stats(workspace: Workspace) -> StatsScreen:
    """The statistics of everything."""
    return StatsScreen(workspace.report)


class _Panes(Container):
    """The tabs and what is behind them."""

    def __init__(self, data: ReportData, shown: str) -> None:
        super().__init__()
        self._data = data
        self._shown = shown

    def compose(self) -> ComposeResult:
        """The numbers in the titles are the keys that open them."""
        with TabbedContent(initial=self._shown):
            for place, pane in enumerate(PANES, 1):
                with TabPane(f"{place} {pane.title}", id=pane.id):
                    yield pane.make(self._data)

    def on_mount(self) -> None:
        """The screen's keys turn the panes."""
        self.query_one(TabRow).can_focus = False
