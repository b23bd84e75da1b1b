"""After a break the waiting items are spread over days, most endangered first, and the learner is told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from studycli.session.backlog import Share, describe, share_of_today

COUNTS = st.integers(0, 3000)


@given(COUNTS, st.floats(0, 300), st.integers(1, 400))
def test_a_backlog_is_gone_after_the_promised_days_and_no_day_is_over_full(
    waiting: int, usual: float, limit: int
) -> None:
    first = share_of_today(waiting=waiting, answered=0, usual=usual, limit=limit)
    days = 0
    while waiting:
        share = share_of_today(waiting=waiting, answered=0, usual=usual, limit=limit)
        assert 0 < share.today <= limit
        waiting -= share.today
        days += 1
    assert days <= first.further_days + 1


@given(COUNTS, st.integers(0, 3000), st.floats(0, 300), st.integers(0, 400))
def test_starting_again_on_the_same_day_brings_no_second_share(
    waiting: int, answered: int, usual: float, limit: int
) -> None:
    whole = share_of_today(waiting=waiting, answered=0, usual=usual, limit=limit)
    answered = min(answered, whole.today)
    again = share_of_today(waiting=waiting - answered, answered=answered, usual=usual, limit=limit)
    assert answered + again.today == whole.today


def test_an_ordinary_day_comes_whole() -> None:
    assert share_of_today(waiting=38, answered=0, usual=20, limit=200) == Share(38, 0)
    assert share_of_today(waiting=150, answered=0, usual=90, limit=200) == Share(150, 0)


def test_the_daily_limit_holds_even_for_those_who_usually_do_more() -> None:
    assert share_of_today(waiting=150, answered=0, usual=90, limit=50) == Share(50, 2)
    assert share_of_today(waiting=150, answered=0, usual=90, limit=0) == Share(0, 0)


def test_the_learner_is_told_what_waits_and_how_long_it_takes() -> None:
    share = share_of_today(waiting=140, answered=0, usual=30, limit=200)
    backlog = describe(140, share, 23)
    assert backlog is not None
    assert backlog.message == (
        "It has been 23 days. 140 items are waiting; today brings the 47 most endangered, "
        "the rest follows over 2 days."
    )
    tomorrow = describe(60, Share(30, 1), 1)
    assert tomorrow is not None
    assert tomorrow.message == (
        "60 items are waiting; today brings the 30 most endangered, the rest follows tomorrow."
    )
    finished = describe(93, Share(0, 2), 0)
    assert finished is not None
    assert finished.message == "Today's share is done. 93 items are waiting; the rest follows over 2 days."


def test_there_is_nothing_to_tell_when_everything_fits() -> None:
    assert describe(12, Share(12, 0), 9) is None
