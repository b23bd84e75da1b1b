"""The end of a session."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.widgets import Static

from studycli.keys.places import SUMMARY
from studycli.screens.registry import opening_keys
from studycli.screens.study_screen import StudyScreen
from studycli.session.progress import Summary
from studycli.widgets.header_line import HeaderLine
from studycli.widgets.key_line import KeyLine, bindings
from studycli.wording import summary_lines


class SummaryScreen(StudyScreen[bool]):
    """What the session came to. Its result is whether the latest answer is to be taken back."""

    KEYS = (*SUMMARY, *opening_keys("summary"))
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

    def action_leave(self) -> None:
        """Leaves the program."""
        self.dismiss(False)

    def action_undo(self) -> None:
        """Goes back to the latest answer."""
        self.dismiss(True)
