"""One repetition of a drill: from opening it to its rating, through any number of attempts and sittings."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from studycli.content.drill_source import is_untouched
from studycli.drilling.draft import DrillDraft
from studycli.model.items import Drill, Seconds
from studycli.model.review import Attempt, Rating
from studycli.model.verdict import Cause, Verdict, VerdictKind
from studycli.session.drill_rating import DrillEnd, DrillRating, hints_taken, rate_drill


class DrillLog(Protocol):
    """Where a repetition is kept: a Session with the drill on show."""

    def draft(self) -> str:
        """The kept draft; empty when there is none."""
        ...

    def save_draft(self, text: str) -> None:
        """Keeps a draft. Raises StoreError when it cannot."""
        ...

    def attempts(self) -> Sequence[Attempt]:
        """The attempts since the drill was last rated, oldest first."""
        ...

    def record_attempt(self, verdict: Verdict, *, source: str, hints: int, elapsed: Seconds) -> Attempt:
        """Logs an attempt. Raises StoreError when it cannot."""
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
    reason: str
    """Why this rating, as a learner reads it: `passed at the second attempt`."""


_SLIPS = (Cause.SYNTAX, Cause.DEVICE)


@dataclass(frozen=True, slots=True)
class _Judged:
    """What counts of an attempt."""

    source: str
    passed: bool
    is_slip: bool
    """A syntax error, or right but for a GPU: it has to be mended, and the rating is about what was remembered."""
    elapsed: Seconds


class Repetition:
    """The state of one repetition.

    It begins when the drill is opened for the first time or after a review, and ends with the next review; closing the
    program in between changes nothing. Attempts are those in the log, and are counted by it. Hints, fixes and failed attempts
    count up to the first pass; what is tried after it (to write it better) is logged but no longer changes the rating.
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
        self._log = log
        self._timer = timer
        self._judged = [
            _Judged(each.source, each.verdict == VerdictKind.PASSED, each.cause in _SLIPS, each.elapsed)
            for each in log.attempts()
        ]
        kept = log.draft()
        self.resumed = bool(kept)
        """Whether there was a draft to go on with."""
        self._state = (
            DrillDraft.from_text(kept) if kept else DrillDraft(source=starter, cursor=end_of(starter))
        )
        self._saved = self._state
        self._before = float(self._state.elapsed)
        self._opened = timer()

    @property
    def source(self) -> str:
        """The code as it stands."""
        return self._state.source

    @property
    def answer(self) -> str:
        """The code that passed last; before any has, the code as it stands."""
        return next((each.source for each in reversed(self._judged) if each.passed), self.source)

    @property
    def cursor(self) -> tuple[int, int]:
        """Where the cursor was left: row and column, counted from 0."""
        return self._state.cursor

    @property
    def attempts(self) -> int:
        """How many attempts have been judged; the number of the latest one."""
        return len(self._judged)

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
        return self._first_pass < len(self._judged)

    @property
    def _first_pass(self) -> int:
        return next((at for at, each in enumerate(self._judged) if each.passed), len(self._judged))

    def elapsed(self) -> Seconds:
        """Time with the drill open, over all sittings of this repetition."""
        return Seconds(self._before + self._timer() - self._opened)

    def is_untouched(self, source: str) -> bool:
        """Whether nothing is written in `source` yet: running it would be no attempt."""
        return is_untouched(source, self.starter)

    def write(self, source: str, cursor: tuple[int, int]) -> None:
        """Takes the code as it stands now; `save` keeps it."""
        self._state = replace(self._state, source=source, cursor=cursor)

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
        self._state = replace(self._state, hints=self.hints + 1)
        self.save()
        return self.drill.hints[self.hints - 1]

    def shown_hints(self) -> tuple[str, ...]:
        """The hints that have been shown, first to last."""
        return self.drill.hints[: self.hints]

    @property
    def fix(self) -> str:
        """What would mend the latest answer, once it was asked for; after a pass it costs nothing, and is told at once."""
        text = "" if self.verdict is None else self.verdict.fix
        return text if self.passed or text in self._state.fixes else ""

    @property
    def has_fix(self) -> bool:
        """Whether `show_fix` would tell something that is not told yet."""
        return self.verdict is not None and bool(self.verdict.fix) and not self.fix

    def show_fix(self) -> str:
        """Shows what would mend the latest answer, and counts it as half a hint, the same one only once."""
        if self.verdict is not None and self.has_fix:
            self._state = replace(self._state, fixes=(*self._state.fixes, self.verdict.fix))
            self.save()
        return self.fix

    def show_answer(self) -> None:
        """Notes that the answer was shown. Looking after having passed is no fault."""
        if not self.passed:
            self._state = replace(self._state, shown=True)
            self.save()

    def judged(self, verdict: Verdict, source: str) -> None:
        """Takes the verdict on `source`: counts the attempt and logs it.

        Raises StoreError when it cannot be logged (it has been counted all the same).
        """
        self.verdict = verdict
        elapsed = self.elapsed()
        self._judged.append(_Judged(source, verdict.passed, verdict.cause in _SLIPS, elapsed))
        hints = hints_taken(self.hints, len(self._state.fixes))
        self._log.record_attempt(verdict, source=source, hints=hints, elapsed=elapsed)
        self._state = self._saved = replace(self._state, elapsed=elapsed)
        self._log.save_draft(self._state.to_text())

    def costed(self, verdict: Verdict) -> None:
        """Takes the same pass as `judged` did, with what the answer costs, which is measured afterwards."""
        if verdict.passed and self.verdict is not None and self.verdict.passed:
            self.verdict = verdict

    def rating(self) -> DrillRating | None:
        """The rating that follows from what happened; None while it is neither passed nor shown."""
        if self.shown:
            return self._rate(DrillEnd.SHOWN)
        return self._rate(DrillEnd.PASSED) if self.passed else None

    def given_up(self) -> DrillRating:
        """The rating for giving it up for today."""
        return self._rate(DrillEnd.GAVE_UP)

    def finished(self, chosen: Rating) -> DrillOutcome:
        """The outcome with the rating that the learner takes: the earned one or a lower one.

        Raises ValueError for a higher one, or when nothing has been earned yet.
        """
        earned = self.rating()
        if earned is None or chosen not in earned.allowed:
            raise ValueError(f"{chosen.word} has not been earned")
        reason = earned.reason if chosen is earned.rating else f"{earned.reason}, lowered by you"
        return DrillOutcome(chosen, self.answer, self.needed(), reason)

    def left(self) -> DrillOutcome:
        """The outcome of leaving it unfinished. `save` keeps the draft."""
        return DrillOutcome(None, self.source, self.elapsed(), "left unfinished")

    def needed(self) -> Seconds:
        """Time up to the first pass, or until now when there was none."""
        return self._judged[self._first_pass].elapsed if self.passed else self.elapsed()

    def _rate(self, end: DrillEnd) -> DrillRating:
        before = self._judged[: self._first_pass]
        return rate_drill(
            end,
            attempt=self._first_pass + 1,
            failed=sum(not each.is_slip for each in before),
            hints=self.hints,
            fixes=len(self._state.fixes),
            elapsed=self.needed(),
            minutes=self.drill.minutes,
        )


def end_of(source: str) -> tuple[int, int]:
    """Row and column of the end of `source`."""
    rows = source.split("\n")
    return len(rows) - 1, len(rows[-1])
