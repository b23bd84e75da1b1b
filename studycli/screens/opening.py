"""What `study today` paints at once: its name. Behind that everything is opened, and the first question takes its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Container

from studycli.errors import ExitCode, StudyError
from studycli.screens.study_screen import StudyScreen
from studycli.widgets.header_line import HeaderLine

if TYPE_CHECKING:
    from studycli.screens.sitting import Sitting
    from studycli.screens.workspace import Workspace

Begin = Callable[["Workspace"], "Sitting | None"]
"""Makes the session of an opened workspace; None when there is nothing to study. Raises StudyError."""

MEASURE = 104
"""Columns of the page of the screen that takes this one's place, so that nothing jumps."""


class OpeningScreen(StudyScreen[None]):
    """Stands below the session that it begins, and is not come back to."""

    AUTO_FOCUS = ""
    CSS_PATH = "today.tcss"

    def __init__(self, begin: Begin) -> None:
        super().__init__()
        self._begin = begin
        self._has_asked = False
        self.is_never_seen = False
        """Whether the session has begun: until then the question where to start leads back here."""

    def compose(self) -> ComposeResult:
        """The frame."""
        with Container(classes="page"):
            yield HeaderLine("study today", classes="top")

    def on_mount(self) -> None:
        """As wide as the screen that takes its place."""
        # Here, because the stylesheet that all screens share would win over the screen's own.
        self.query_one(".page").styles.max_width = MEASURE

    def on_screen_resume(self) -> None:
        """Goes on once this is painted: at first, after the question where to start, in a window made larger."""
        self.call_after_refresh(self._go_on)

    def _go_on(self) -> None:
        if self.app.screen is not self:
            return  # the window is too small
        try:
            if self._may_begin():
                self.is_never_seen = True
                self._show(self._begin(self.study.workspace))
        except StudyError as error:
            self.study.fail(error)

    def _may_begin(self) -> bool:
        """Asks an empty home once where its learner is; who leaves that without an answer leaves the program."""
        from studycli.place.starting import needs_asking

        if not needs_asking(self.study.workspace.store):
            return True
        if self._has_asked:
            self.app.exit(ExitCode.DONE)
        else:
            self._has_asked = True
            self.study.open_screen("start")
        return False

    def _show(self, sitting: Sitting | None) -> None:
        if sitting is None:
            self.app.exit(ExitCode.DONE)
            return
        from studycli.screens.today import TodayScreen

        self.app.push_screen(TodayScreen(sitting))
