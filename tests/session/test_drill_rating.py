"""The rating of a drill follows from what happened, and may only be lowered."""

from __future__ import annotations

import pytest

from studycli.model.items import Minutes, Seconds
from studycli.model.review import Rating
from studycli.session.drill_rating import DrillEnd, hints_taken, rate_drill


@pytest.mark.parametrize(
    ("end", "failed", "hints", "elapsed", "said"),
    [
        (DrillEnd.PASSED, 0, 0, 149, "passed at once, in under half of 5 minutes → Easy"),
        (DrillEnd.PASSED, 0, 0, 150, "passed at once, within 5 minutes → Good"),
        (DrillEnd.PASSED, 0, 0, 300, "passed at once, within 5 minutes → Good"),
        (DrillEnd.PASSED, 0, 0, 301, "passed at once, in more than 5 minutes → Hard"),
        (DrillEnd.PASSED, 1, 0, 10, "passed at the second attempt → Hard"),
        (DrillEnd.PASSED, 0, 1, 10, "passed at once, with 1 hint → Hard"),
        (DrillEnd.PASSED, 21, 2, 10, "passed at the 22nd attempt, with 2 hints → Hard"),
        (DrillEnd.PASSED, 11, 0, 10, "passed at the 12th attempt → Hard"),
        (DrillEnd.SHOWN, 0, 0, 10, "the answer was shown → Again"),
        (DrillEnd.GAVE_UP, 3, 0, 10, "given up for today → Again"),
    ],
)
def test_the_rating_and_its_reason(end: DrillEnd, failed: int, hints: int, elapsed: float, said: str) -> None:
    rating = rate_drill(end, failed=failed, hints=hints, elapsed=Seconds(elapsed), minutes=Minutes(5.0))
    assert str(rating) == said


@pytest.mark.parametrize(
    ("failed", "hints", "fixes", "said"),
    [
        (
            0,
            0,
            1,
            "passed at the second attempt, slips aside, with a fix shown, within 5 minutes → Good",
        ),
        (0, 0, 2, "passed at the second attempt, slips aside, with 2 fixes shown → Hard"),
        (1, 1, 1, "passed at the second attempt, with 1 hint and a fix shown → Hard"),
    ],
)
def test_a_fix_is_half_a_hint(failed: int, hints: int, fixes: int, said: str) -> None:
    rating = rate_drill(
        *(DrillEnd.PASSED,),
        failed=failed,
        hints=hints,
        fixes=fixes,
        attempt=2,
        elapsed=Seconds(10),
        minutes=Minutes(5),
    )
    assert str(rating) == said


def test_the_log_knows_whole_hints_and_hides_no_help() -> None:
    assert [hints_taken(1, fixes) for fixes in range(4)] == [1, 2, 2, 3]


def test_a_rating_may_be_lowered_but_not_raised() -> None:
    rating = rate_drill(DrillEnd.PASSED, failed=1, hints=0, elapsed=Seconds(60), minutes=Minutes(5.0))
    assert rating.allowed == (Rating.AGAIN, Rating.HARD)
