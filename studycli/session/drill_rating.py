"""The rating that follows from how a drill went. The learner may lower it, never raise it."""

from __future__ import annotations

from enum import StrEnum

from studycli.frozen import frozen
from studycli.model.items import Minutes, Seconds
from studycli.model.review import Rating
from studycli.wording import count, ordinal


class DrillEnd(StrEnum):
    """How a repetition of a drill ended."""

    PASSED = "passed"
    SHOWN = "shown"
    """The learner looked at the answer, before or after passing runs."""
    GAVE_UP = "gave up"


@frozen
class DrillRating:
    """A rating, and why."""

    rating: Rating
    reason: str
    """What happened, in the learner's words: `passed at the second attempt`."""

    @property
    def allowed(self) -> tuple[Rating, ...]:
        """The ratings that the learner may choose: this one and those below it."""
        return tuple(rating for rating in Rating if rating <= self.rating)

    def __str__(self) -> str:
        return f"{self.reason} → {self.rating.word}"


def hints_taken(hints: int, fixes: int) -> int:
    """What the log keeps of hints and of fixes shown, two of which count as a hint. It knows whole ones only, and rounds up."""
    return hints + (fixes + 1) // 2


def rate_drill(
    end: DrillEnd,
    *,
    failed: int,
    hints: int,
    elapsed: Seconds,
    minutes: Minutes,
    attempt: int = 0,
    fixes: int = 0,
) -> DrillRating:
    """The rating for a drill that ended so, after `elapsed` seconds, when one who knows it needs `minutes`.

    `attempt` is the number of the one that passed, and `failed` of those before it count: a slip of syntax does not.
    Without failed attempts and hints: Easy in under half of the minutes, Good within them, Hard beyond them (it was
    there, but not at hand). After failed attempts or hints Hard; with the answer shown or given up, Again.
    A fix that was shown is half a hint: one alone (a slip of syntax has one, too) leaves Good at best, two make it Hard.
    """
    if end is DrillEnd.SHOWN:
        return DrillRating(Rating.AGAIN, "the answer was shown")
    if end is DrillEnd.GAVE_UP:
        return DrillRating(Rating.AGAIN, "given up for today")
    passed = _passed_at(max(attempt, failed + 1), failed)
    helped = _helped(hints, fixes)
    if failed or hints or fixes > 1:
        return DrillRating(Rating.HARD, passed + helped)
    allowance = minutes * 60
    if elapsed > allowance:
        return DrillRating(Rating.HARD, f"{passed}, in more than {_minutes(minutes)}")
    if elapsed < allowance / 2 and not fixes:
        return DrillRating(Rating.EASY, f"{passed}, in under half of {_minutes(minutes)}")
    return DrillRating(Rating.GOOD, f"{passed}{helped}, within {_minutes(minutes)}")


def _helped(hints: int, fixes: int) -> str:
    fix = "a fix" if fixes == 1 else count(fixes, "fix", "fixes")
    given = [*([count(hints, "hint")] if hints else []), *([f"{fix} shown"] if fixes else [])]
    return f", with {' and '.join(given)}" if given else ""


def _passed_at(attempt: int, failed: int) -> str:
    if attempt == 1:
        return "passed at once"
    only_slips = "" if failed else ", slips aside"
    return f"passed at the {ordinal(attempt)} attempt{only_slips}"


def _minutes(minutes: Minutes) -> str:
    return "1 minute" if minutes == 1.0 else f"{minutes:g} minutes"
