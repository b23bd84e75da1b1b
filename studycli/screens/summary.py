"""The end of a session."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.widgets import Static

from studycli.keys.places import DONE, SUMMARY
from studycli.keys.review import LEAVE
from studycli.screens.registry import opening_keys
from studycli.screens.study_screen import StudyScreen
from studycli.screens.workspace import MORE
from studycli.session.progress import Summary
from studycli.widgets.header_line import HeaderLine
from studycli.widgets.key_line import KeyLine, bindings
from studycli.wording import summary_lines

if TYPE_CHECKING:
    from studycli.screens.app import ScreenApp
    from studycli.session.entries import Queue


class SummaryScreen(StudyScreen[bool]):
    """What the session came to. Its result is whether the latest answer is to be taken back."""

    KEYS = (*SUMMARY, *opening_keys("summary"), DONE)
    BINDINGS = bindings(KEYS)
    DEFAULT_CSS = """
    SummaryScreen {
        #summary { margin: 2 2; height: auto; }
        #summary > Static { margin-bottom: 1; }
    }
    """

    def __init__(self, summary: Summary) -> None:
        super().__init__()
        self._summary = summary

    def compose(self) -> ComposeResult:
        """A few lines."""
        with Container(classes="page"):
            yield HeaderLine("study today", "", classes="top")
            with Container(id="summary"):
                for line in summary_lines(self._summary):
                    yield Static(line, markup=False)
            with Horizontal(classes="bottom"):
                yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what was missed can be looked at again."""
        return bool(self._summary.missed) if action == "again" else True

    def action_again(self) -> None:
        """Goes through what was missed once more."""
        work = self.study.workspace
        self.tried(lambda: self.study.begin(work.chosen([one.item for one in self._summary.missed])))

    def action_more(self) -> None:
        """Goes on ahead of time."""
        queue: list[Queue] = []
        if self.tried(lambda: queue.append(self.study.workspace.queue(ahead=MORE))):
            if queue[0].entries:
                self.study.begin(queue[0])
            else:
                self.tell("Nothing that you have begun can come ahead of time today.")

    async def action_step_back(self) -> None:
        """Goes back to where the session was opened from; where there is no way back, only says how to leave."""
        *_, session, _ = self.app.screen_stack
        if cast("ScreenApp", self.app).has_before(session):
            self.action_leave()
        else:
            self.tell(f"{LEAVE.name} leaves. Everything is saved.")

    def action_leave(self) -> None:
        """Leaves the session."""
        self.dismiss(False)

    def action_undo(self) -> None:
        """Goes back to the latest answer."""
        self.dismiss(True)
