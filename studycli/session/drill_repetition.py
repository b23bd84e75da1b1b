"""One repetition of a drill: its hints, runs and time, also when it was begun in an earlier sitting."""

from __future__ import annotations

import time
from collections.abc import Callable

from studycli.model.items import Drill, Seconds
from studycli.model.review import Attempt, Review
from studycli.model.verdict import Verdict
from studycli.session.drill_rating import DrillEnd, DrillRating, rate_drill
from studycli.session.session import Session


class DrillRepetition:
    """What has happened since the drill on show was begun; the rating follows from it.

    Runs of an earlier sitting that ended without a rating count, with their hints and their time: a learner who closes
    the terminal and returns is still at the same repetition.
    """

    def __init__(
        self, session: Session, drill: Drill, stopwatch: Callable[[], float] = time.monotonic
    ) -> None:
        self._session, self._drill, self._stopwatch = session, drill, stopwatch
        earlier = session.attempts()
        self.failed_runs = sum(attempt.verdict != "passed" for attempt in earlier)
        """Runs that did not pass."""
        self.hints_shown = max((attempt.hints for attempt in earlier), default=0)
        """How many of the drill's hints the learner has seen."""
        self._before = max((attempt.elapsed for attempt in earlier), default=Seconds(0.0))
        self._began = stopwatch()

    def elapsed(self) -> Seconds:
        """Seconds since the repetition began, pauses between sittings left out."""
        return Seconds(self._before + self._stopwatch() - self._began)

    def hint(self) -> str | None:
        """The next hint, which then counts as shown; None when there are no more."""
        if self.hints_shown >= len(self._drill.hints):
            return None
        self.hints_shown += 1
        return self._drill.hints[self.hints_shown - 1]

    def ran(self, verdict: Verdict, source: str) -> Attempt:
        """Logs a run."""
        attempt = self._session.record_attempt(
            verdict, source=source, hints=self.hints_shown, elapsed=self.elapsed()
        )
        self.failed_runs += not verdict.passed
        return attempt

    def rating(self, end: DrillEnd) -> DrillRating:
        """The rating, were it to end so now."""
        return rate_drill(
            end,
            failed_runs=self.failed_runs,
            hints=self.hints_shown,
            elapsed=self.elapsed(),
            minutes=self._drill.minutes,
        )

    def finish(self, rating: DrillRating, source: str, duration: Seconds) -> Review:
        """Rates the drill so and moves the session on; `duration` is what it took to the end of the last run."""
        return self._session.rate(rating.rating, answer=source, duration=duration)
