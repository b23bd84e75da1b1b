"""Running an answer: it is judged in a thread while typing goes on, and a listener hears of it in the screen's thread."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Protocol

from studycli.errors import StudyError
from studycli.model.verdict import CaseVerdict, Verdict

if TYPE_CHECKING:
    from textual.widget import Widget

    from studycli.judge.client import JudgeClient
    from studycli.model.items import Drill

PATIENCE = 0.3
"""Seconds after which a run that has told nothing yet is said to be running."""


@dataclass(eq=False)
class AnswerRun:
    """What is being judged, and how far it is."""

    source: str
    cancelled: threading.Event = field(default_factory=threading.Event)
    cases: list[CaseVerdict] = field(default_factory=list)
    passed: Verdict | None = None
    """The pass that has been told, while what it costs is being measured."""


class RunListener(Protocol):
    """Who hears of a run. Nothing more is heard of one that was given up."""

    def run_goes_on(self, run: AnswerRun) -> None:
        """It takes a while, or one more case has been judged."""
        ...

    def run_judged(self, run: AnswerRun, verdict: Verdict) -> None:
        """The verdict is there; of a pass, before its cost has been measured."""
        ...

    def run_ended(self, run: AnswerRun, verdict: Verdict) -> None:
        """Nothing more will come: the verdict once more, of a pass with its cost."""
        ...

    def run_failed(self, error: StudyError) -> None:
        """There is no verdict, and why."""
        ...


class AnswerRunner:
    """Has answers to one drill judged, one at a time."""

    def __init__(
        self, screen: Widget, listener: RunListener, judge: JudgeClient, drill: Drill, device: str
    ) -> None:
        """`screen`: whose thread the listener is told in, and with which a run ends."""
        self._screen, self._listener = screen, listener
        self._judge, self._drill, self._device = judge, drill, device
        self.now: AnswerRun | None = None
        """The run going on."""
        self.has_judged = False
        """Whether the judge has answered before: the first time it may have to start."""

    def run(self, source: str) -> None:
        """Has `source` judged; a run still going on is given up."""
        self.give_up()
        run = self.now = AnswerRun(source)
        thread = partial(self._judge_in_thread, run)
        self._screen.run_worker(thread, thread=True, group="judge", exit_on_error=False)
        self._screen.set_timer(PATIENCE, partial(self._waited, run))

    def give_up(self) -> AnswerRun | None:
        """Ends the run going on and returns it; it does not count unless it has passed already."""
        run, self.now = self.now, None
        if run is not None:
            run.cancelled.set()
        return run

    def _judge_in_thread(self, run: AnswerRun) -> None:
        tell = self._screen.call_later

        def tell_case(case: CaseVerdict) -> None:
            tell(self._case, run, case)

        def tell_passed(verdict: Verdict) -> None:
            tell(self._passed, run, verdict)

        try:
            verdict = self._judge.check(
                self._drill,
                run.source,
                device=self._device,
                on_case=tell_case,
                on_passed=tell_passed,
                cancelled=run.cancelled,
            )
        except StudyError as error:
            tell(self._failed, run, error)
        except Exception as error:  # a fault of the judge must not take the screen and the draft with it
            hint = "Your draft is kept. Run it again; `study doctor` may tell more."
            fault = StudyError(f"The judge stumbled ({type(error).__name__}: {error}).", hint)
            tell(self._failed, run, fault)
        else:
            tell(self._judged, run, verdict)

    def _waited(self, run: AnswerRun) -> None:
        if run is self.now and not run.cases:
            self._listener.run_goes_on(run)

    def _case(self, run: AnswerRun, case: CaseVerdict) -> None:
        if run is self.now:
            run.cases.append(case)
            self._listener.run_goes_on(run)

    def _passed(self, run: AnswerRun, verdict: Verdict) -> None:
        if run is self.now and run.passed is None:
            run.passed = verdict
            self._tell(run, verdict)

    def _judged(self, run: AnswerRun, verdict: Verdict) -> None:
        if run is self.now:
            if run.passed is None:
                self._tell(run, verdict)
            self._end(run, verdict)

    def _failed(self, run: AnswerRun, error: StudyError) -> None:
        if run is not self.now:
            return
        if run.passed is not None:
            self._end(run, run.passed)
        else:
            self.now = None
            self._listener.run_failed(error)

    def _tell(self, run: AnswerRun, verdict: Verdict) -> None:
        self.has_judged = True
        self._listener.run_judged(run, verdict)

    def _end(self, run: AnswerRun, verdict: Verdict) -> None:
        self.now = None
        self._listener.run_ended(run, verdict)
