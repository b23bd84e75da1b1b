"""One repetition of a drill: from opening it to its rating, through any number of runs and sittings."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from studycli.drilling.draft import DrillDraft
from studycli.model.items import Drill, Seconds
from studycli.model.review import Attempt, Rating
from studycli.model.verdict import Cause, Verdict
from studycli.session.drill_rating import DrillEnd, DrillRating, rate_drill


class DrillLog(Protocol):
    """Where a repetition is kept: a Session with the drill on show."""

    def draft(self) -> str:
        """The kept draft; empty when there is none."""
        ...

    def save_draft(self, text: str) -> None:
        """Keeps a draft. Raises StoreError when it cannot."""
        ...

    def record_attempt(self, verdict: Verdict, *, source: str, hints: int, elapsed: Seconds) -> Attempt:
        """Logs a run. Raises StoreError when it cannot."""
        ...

    def last_passed(self) -> Seconds | None:
        """What the drill took the last time that it was passed."""
        ...


@dataclass(frozen=True, slots=True)
class DrillOutcome:
    """How a drill was left. `rating` is None when the repetition is unfinished (its draft is kept)."""

    rating: Rating | None
    source: str
    elapsed: Seconds
    verdict: Verdict | None
    """The first passing verdict, else the latest one, else None."""
    reason: str
    """Why this rating, as a learner reads it: `passed at the second run`."""


class Repetition:
    """The state of one repetition.

    It begins when the drill is opened without a draft, that is for the first time or after a review, and ends with the
    next review; closing the program in between changes nothing. Hints and failed runs count up to the first pass;
    what is tried after it (to write it better) is logged but no longer changes the rating.
    """

    def __init__(
        self,
        drill: Drill,
        log: DrillLog,
        *,
        starter: str,
        timer: Callable[[], float] = time.monotonic,
    ) -> None:
        """Opens the drill: the kept draft when there is one, else `starter`. The clock starts now.

        `timer` gives seconds; the default one stands still while the machine sleeps.
        """
        self.drill = drill
        self.starter = starter
        self.last_time = log.last_passed()
        """What it took the last time; None the first time."""
        self.verdict: Verdict | None = None
        """The latest verdict of this sitting."""
        self._passing: Verdict | None = None
        self._passing_source: str | None = None
        self._log = log
        self._timer = timer
        kept = log.draft()
        self.resumed = bool(kept)
        """Whether there was a draft to go on with."""
        self._state = (
            DrillDraft.from_text(kept) if kept else DrillDraft(source=starter, cursor=end_of(starter))
        )
        self._saved = self._state
        self._before = float(self._state.elapsed)
        self._opened: float | None = timer()

    @property
    def source(self) -> str:
        """The code as it stands."""
        return self._state.source

    @property
    def answer(self) -> str:
        """The code that passed last in this sitting; before any has, the code as it stands."""
        return self.source if self._passing_source is None else self._passing_source

    @property
    def cursor(self) -> tuple[int, int]:
        """Where the cursor was left: row and column, counted from 0."""
        return self._state.cursor

    @property
    def runs(self) -> int:
        """Runs that the judge finished."""
        return self._state.runs

    @property
    def failed_runs(self) -> int:
        """Runs before the first pass that count against the rating."""
        return self._state.failed_runs

    @property
    def hints(self) -> int:
        """How many hints have been shown."""
        return self._state.hints

    @property
    def shown(self) -> bool:
        """Whether the answer has been shown."""
        return self._state.shown

    @property
    def passed(self) -> bool:
        """Whether an answer of this repetition has passed."""
        return self._state.passed_after is not None

    def elapsed(self) -> Seconds:
        """Time with the drill open, over all sittings of this repetition."""
        running = 0.0 if self._opened is None else self._timer() - self._opened
        return Seconds(self._before + running)

    def pause(self) -> None:
        """Stops the clock: the drill is out of sight."""
        self._before, self._opened = float(self.elapsed()), None

    def resume(self) -> None:
        """Starts the clock again, if it stands."""
        if self._opened is None:
            self._opened = self._timer()

    def write(self, source: str, cursor: tuple[int, int]) -> None:
        """Takes the code as it stands now; `save` keeps it."""
        self._state = self._state.with_source(source, cursor)

    def reset(self) -> str:
        """Back to the starter; what happened so far still counts. Returns the starter."""
        self.write(self.starter, end_of(self.starter))
        return self.starter

    def save(self) -> None:
        """Keeps the draft, unless nothing happened since it was kept. Raises StoreError when it cannot."""
        self._state = replace(self._state, elapsed=self.elapsed())
        if replace(self._state, elapsed=self._saved.elapsed) == self._saved:
            return
        self._log.save_draft(self._state.to_text())
        self._saved = self._state

    def next_hint(self) -> str | None:
        """Shows one more hint and counts it; None when there are no more."""
        if self.hints >= len(self.drill.hints):
            return None
        self._change(hints=self.hints + 1)
        return self.drill.hints[self.hints - 1]

    def shown_hints(self) -> tuple[str, ...]:
        """The hints that have been shown, first to last."""
        return self.drill.hints[: self.hints]

    def show_answer(self) -> None:
        """Notes that the answer was shown. Looking after having passed is no fault."""
        if not self.passed:
            self._change(shown=True)

    def judged(self, verdict: Verdict, source: str) -> Attempt:
        """Takes the verdict on `source`: logs the attempt and counts it.

        A syntax error is logged but does not count as a failed run: nothing ran, and a slip of the fingers is no slip
        of the memory. Raises StoreError when it cannot be logged (it has been counted all the same).
        """
        self.verdict = verdict
        changes: dict[str, object] = {"runs": self.runs + 1}
        if verdict.passed:
            self._passing, self._passing_source = self._passing or verdict, source
        if verdict.passed and not self.passed:
            changes["passed_after"] = self.elapsed()
        elif not verdict.passed and not self.passed and verdict.cause is not Cause.SYNTAX:
            changes["failed_runs"] = self.failed_runs + 1
        self._change(**changes)
        return self._log.record_attempt(verdict, source=source, hints=self.hints, elapsed=self.elapsed())

    def costed(self, verdict: Verdict) -> None:
        """Takes the same pass as `judged` did, with what the answer costs, which is measured afterwards."""
        if verdict.passed and self.verdict is not None and self.verdict.passed:
            if self._passing is self.verdict:
                self._passing = verdict
            self.verdict = verdict

    def rating(self) -> DrillRating | None:
        """The rating that follows from what happened; None while it is neither passed nor shown."""
        if self.shown:
            return self._rate(DrillEnd.SHOWN)
        return self._rate(DrillEnd.PASSED) if self.passed else None

    def finished(self, chosen: Rating) -> DrillOutcome:
        """The outcome with the rating that the learner takes: the earned one or a lower one.

        Raises ValueError for a higher one, or when nothing has been earned yet.
        """
        earned = self.rating()
        if earned is None or chosen not in earned.allowed:
            raise ValueError(f"{chosen.word} has not been earned")
        reason = earned.reason if chosen is earned.rating else f"{earned.reason}, lowered by you"
        return DrillOutcome(chosen, self.answer, self.needed(), self._passing or self.verdict, reason)

    def left(self) -> DrillOutcome:
        """The outcome of leaving it unfinished. `save` keeps the draft."""
        return DrillOutcome(
            None, self.source, self.elapsed(), self._passing or self.verdict, "left unfinished"
        )

    def needed(self) -> Seconds:
        """Time up to the first pass, or until now when there was none."""
        return self.elapsed() if self._state.passed_after is None else self._state.passed_after

    def _rate(self, end: DrillEnd) -> DrillRating:
        return rate_drill(
            end,
            failed_runs=self.failed_runs,
            hints=self.hints,
            elapsed=self.needed(),
            minutes=self.drill.minutes,
        )

    def _change(self, **changes: object) -> None:
        self._state = replace(self._state, **changes)  # type: ignore[arg-type]
        self.save()


def end_of(source: str) -> tuple[int, int]:
    """Row and column of the end of `source`."""
    rows = source.split("\n")
    return len(rows) - 1, len(rows[-1])
