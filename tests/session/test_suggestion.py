"""What an answer had suggests its rating; Easy is the learner's to say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studycli.model.review import Rating
from studycli.session.suggestion import suggest_rating, suggestion


@pytest.mark.parametrize(
    ("had", "total", "rating"),
    [
        (0, 3, Rating.AGAIN),
        (1, 3, Rating.AGAIN),
        (2, 3, Rating.HARD),
        (3, 3, Rating.GOOD),
        (1, 2, Rating.HARD),
        (4, 5, Rating.GOOD),
        (3, 4, Rating.HARD),
        (0, 0, Rating.GOOD),
    ],
)
def test_the_share_decides(had: int, total: int, rating: Rating) -> None:
    assert suggest_rating(had, total) is rating


@given(st.integers(0, 40), st.integers(0, 40))
def test_more_points_never_suggest_less_and_nothing_suggests_easy(had: int, more: int) -> None:
    total = had + more + 1
    assert suggest_rating(had, total) <= suggest_rating(had + 1, total) < Rating.EASY


@pytest.mark.parametrize(("had", "total"), [(-1, 3), (4, 3)])
def test_impossible_counts_are_refused(had: int, total: int) -> None:
    with pytest.raises(ValueError, match="points"):
        suggest_rating(had, total)


@pytest.mark.parametrize(
    ("written", "had", "is_earned"), [("", 0, False), (" \n", 0, False), ("x", 0, True), ("", 1, True)]
)
def test_a_suggestion_is_earned_by_something_written_or_ticked(
    written: str, had: int, is_earned: bool
) -> None:
    assert suggestion(written, had, 3).is_earned is is_earned
