"""`study drill NAME`: one drill on a screen of its own, rated at its end."""

from __future__ import annotations

from textual.screen import Screen

from studycli.drilling.repetition import DrillOutcome
from studycli.errors import ExitCode, StudyError
from studycli.model.items import Drill
from studycli.screens.drill import DrillScreen, Start
from studycli.screens.run import run_screen
from studycli.screens.sitting import Sitting
from studycli.wording import clock, interval


class DrillAlone(Screen[None]):
    """Stands behind the drill: opens it, writes the review that comes of it, and leaves."""

    is_never_seen = True

    def __init__(self, sitting: Sitting, drill: Drill, start: Start) -> None:
        super().__init__()
        self._sitting = sitting
        self._drill = drill
        self._start = start
        self.told = ""
        """What became of it, in one line."""
        self.fault: StudyError | None = None
        """Why it could not be shown or rated."""

    def on_mount(self) -> None:
        """Opens the drill."""
        try:
            self.app.push_screen(DrillScreen(self._sitting, self._drill, self._start), self._ended)
        except StudyError as error:
            self._fail(error)

    def _ended(self, outcome: DrillOutcome | None) -> None:
        if outcome is None or outcome.rating is None:
            self.told = f"{self._drill.name}: left unfinished; the draft is kept."
            self.app.exit(ExitCode.DONE)
            return
        until = self._sitting.session.previews().get(outcome.rating)
        try:
            self._sitting.session.rate(outcome.rating, answer=outcome.source, duration=outcome.elapsed)
        except StudyError as error:
            self._fail(error)
            return
        back = f", back in {interval(until)}" if until else ""
        took = clock(outcome.elapsed)
        self.told = f"{self._drill.name}: {outcome.reason}, {took} → {outcome.rating.word}{back}."
        self.app.exit(ExitCode.DONE)

    def _fail(self, error: StudyError) -> None:
        self.fault = error
        self.app.exit(error.exit_code)


def run_drill(sitting: Sitting, drill: Drill, start: Start = Start.EDITOR) -> ExitCode:
    """Shows `drill`, the one item of the sitting's session, until it is rated or left; says in a line what came of it.

    Raises UsageError when there is no terminal to show it on, StoreError when the review cannot be written (the draft
    is kept), ContentError when the drill's reference cannot be read.
    """
    behind = DrillAlone(sitting, drill, start)
    code = run_screen(sitting.workspace, lambda: behind)
    if behind.fault is not None:
        raise behind.fault
    if behind.told:
        print(behind.told)
    return code
