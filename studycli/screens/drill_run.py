"""Runs: an answer is judged in a thread, and its news reach the screen as messages; typing goes on meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from textual import on, work
from textual.message import Message

from studycli.drilling.repetition import Repetition
from studycli.errors import StudyError
from studycli.model.items import Drill
from studycli.model.verdict import CaseVerdict, Verdict
from studycli.screens.drill_desk import DrillDesk

PATIENCE = 0.3
"""Seconds after which a run that has told nothing yet is said to be running."""


class Judge(Protocol):
    """What the screen needs of the judge's client."""

    def warm(self) -> None:
        """Starts it without waiting."""
        ...

    def check(
        self,
        drill: Drill,
        source: str,
        *,
        device: str = ...,
        on_case: Callable[[CaseVerdict], None] | None = ...,
        on_passed: Callable[[Verdict], None] | None = ...,
        cancelled: threading.Event | None = ...,
    ) -> Verdict:
        """The verdict; blocks. Raises StudyError when there is none to be had."""
        ...


@dataclass(eq=False)
class JudgeRun:
    """What is being judged, and how far it is."""

    source: str
    cancelled: threading.Event = field(default_factory=threading.Event)
    cases: list[CaseVerdict] = field(default_factory=list)
    passed: Verdict | None = None
    """The pass that was shown and logged, while what it costs is being measured."""


@dataclass
class CaseArrived(Message):
    """One case has been judged."""

    run: JudgeRun
    case: CaseVerdict


@dataclass
class Passed(Message):
    """It passed; what it costs is being measured."""

    run: JudgeRun
    verdict: Verdict


@dataclass
class Judged(Message):
    """The verdict is there."""

    run: JudgeRun
    verdict: Verdict


@dataclass
class NotJudged(Message):
    """There is no verdict, and why."""

    run: JudgeRun
    error: StudyError


def judge_run(
    run: JudgeRun, judge: Judge, drill: Drill, device: str, post: Callable[[Message], bool]
) -> None:
    """Judges `run` and posts what happens. Blocks: for a thread. Whatever goes wrong is posted, never raised."""

    def tell(case: CaseVerdict) -> None:
        post(CaseArrived(run, case))

    def tell_passed(verdict: Verdict) -> None:
        post(Passed(run, verdict))

    try:
        verdict = judge.check(
            drill,
            run.source,
            device=device,
            on_case=tell,
            on_passed=tell_passed,
            cancelled=run.cancelled,
        )
    except StudyError as error:
        post(NotJudged(run, error))
    except Exception as error:  # a fault of the judge must not take the screen and the draft with it
        hint = "Your draft is kept. Run it again; `study doctor` may tell more."
        post(NotJudged(run, StudyError(f"The judge stumbled ({type(error).__name__}: {error}).", hint)))
    else:
        post(Judged(run, verdict))


class RunningDesk(DrillDesk):
    """A desk whose answers can be run."""

    def __init__(
        self, drill: Drill, repetition: Repetition, topic_title: str, judge: Judge, device: str
    ) -> None:
        super().__init__(drill, repetition, topic_title)
        self._judge = judge
        self._device = device
        self._judge_has_answered = False
        self._run: JudgeRun | None = None

    def on_mount(self) -> None:
        """Starts the judge: it is ready when the prompt has been read."""
        self._judge.warm()

    def on_unmount(self) -> None:
        """Nothing goes on running."""
        self.give_up_run()

    def is_judging(self) -> bool:
        """Whether a verdict is being waited for."""
        return self._run is not None

    def action_run(self) -> None:
        """Runs what is in the editor."""
        self.run_source(self.editor.text)

    def run_source(self, source: str) -> None:
        """Has `source` judged; a run still going on is given up."""
        self.give_up_run()
        self.keep_draft()
        run = self._run = JudgeRun(source)
        self.panel.add_class("-stale")
        self.editor.mark(None)
        self._judge_in_thread(run)
        self.set_timer(PATIENCE, lambda: self._say_running(run))
        self.refresh_bindings()

    @work(thread=True, group="judge", exit_on_error=False)
    def _judge_in_thread(self, run: JudgeRun) -> None:
        judge_run(run, self._judge, self.drill, self._device, self.post_message)

    def _say_running(self, run: JudgeRun) -> None:
        if run is not self._run or run.cases:
            return
        self.panel.remove_class("-stale")
        if self._judge_has_answered:
            self.panel.say("running …", "f5 or esc cancels.")
        else:
            self.panel.say("starting the judge …", "The first run takes about 3 s; typing goes on.")
        self.turn_to_verdict()

    def give_up_run(self) -> None:
        """Ends the run going on, if any; it does not count unless it has passed already."""
        if self._run is not None:
            self._run.cancelled.set()
            self._run_is_over()

    def action_cancel(self) -> None:
        """The same, and says so."""
        counted = self._run is not None and self._run.passed is not None
        self.give_up_run()
        if not counted:
            self.panel.say("cancelled", "This run does not count.")

    def _run_is_over(self) -> None:
        self._run = None
        self.panel.remove_class("-stale")
        self.refresh_bindings()

    @on(CaseArrived)
    def _case_arrived(self, event: CaseArrived) -> None:
        if event.run is self._run:
            event.run.cases.append(event.case)
            self.panel.remove_class("-stale")
            self.panel.running("running …", event.run.cases)

    @on(Passed)
    def _passed(self, event: Passed) -> None:
        if event.run is self._run and event.run.passed is None:
            event.run.passed = event.verdict
            self._take(event.run, event.verdict)

    @on(NotJudged)
    def _not_judged(self, event: NotJudged) -> None:
        if event.run is not self._run:
            return
        if event.run.passed is not None:
            self._ended(event.run, event.run.passed)
            return
        self._run_is_over()
        self.panel.fault(event.error)
        self.turn_to_verdict()

    @on(Judged)
    def _judged(self, event: Judged) -> None:
        if event.run is not self._run:
            return
        if event.run.passed is None:
            self._take(event.run, event.verdict)
            self._ended(event.run, event.verdict)
        else:
            self.repetition.costed(event.verdict)
            self._ended(event.run, event.run.passed)

    def _take(self, run: JudgeRun, verdict: Verdict) -> None:
        """Logs and shows a verdict."""
        self._judge_has_answered = True
        self.safely(lambda: self.repetition.judged(verdict, run.source))
        self.panel.remove_class("-stale")
        self.panel.show(verdict)
        if verdict.line is not None and run.source == self.editor.text:
            self.editor.mark(verdict.line - 1)
        self.turn_to_verdict()
        self.tell_progress()

    def _ended(self, run: JudgeRun, verdict: Verdict) -> None:
        self._run_is_over()
        if verdict.passed and run.source == self.editor.text and self.is_current:
            self.finish()

    def finish(self) -> None:
        """What follows a pass."""
        raise NotImplementedError
