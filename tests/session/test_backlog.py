"""A backlog stops nothing; it is told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from studycli.session.backlog import describe


def test_what_is_said_of_a_backlog() -> None:
    told = describe(84, 30, 0)
    assert told is not None
    assert told.message == "84 items wait; today's minutes go where they bring most."
    away = describe(1, 0, 40)
    assert away is not None
    assert away.message == "It has been 40 days. 1 item waits; today's minutes go where they bring most."


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 9))
def test_nothing_is_said_when_nothing_is_left_over(waiting: int, today: int, days: int) -> None:
    told = describe(waiting, today, days)
    assert (told is None) == (waiting <= today)
