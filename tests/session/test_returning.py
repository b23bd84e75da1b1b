"""When an answered item comes back is said as it will be: never a time at which the session does not ask it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studycli.model.items import ItemId, Seconds
from studycli.model.memory import Interval
from studycli.model.review import Rating
from studycli.session.entries import Form
from studycli.session.returning import Return, Where, returning
from studycli.session.session import Returns
from studycli.session.state import Answered, State
from studycli.wording import rated, returns

from .conftest import World
from .entries import card

ANSWERED = Answered(ItemId("answered"), Form.CARD, Rating.AGAIN, Seconds(5.0), None)


def state(*minutes: float, on_show: str = "next") -> State:
    """A session with so many minutes of items before it, the answered one waiting."""
    first, *rest = [
        replace(card(f"item{place}"), expected=Seconds(60 * each)) for place, each in enumerate(minutes)
    ]
    return State(replace(first, item=ItemId(on_show)), tuple(rest), (card("answered"),), (ANSWERED,))


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [((4.0, 7.0), Where.WHEN_DUE), ((4.0,), Where.SOONER), ((10.0,), Where.WHEN_DUE)],
)
def test_ten_minutes_are_told_only_where_the_session_lasts_so_long(
    minutes: tuple[float, ...], expected: Where
) -> None:
    assert returning(Interval(10.0, None), state(*minutes), within_session=True).where is expected


def test_a_step_that_is_too_far_off_is_not_brought_forward() -> None:
    until = Interval(40.0, None)
    assert returning(until, state(4.0), within_session=True).where is Where.ELSEWHERE


def test_nothing_else_left_shows_it_at_once() -> None:
    until = Interval(10.0, None)
    assert returning(until, state(1.0, on_show="answered"), within_session=True).where is Where.AT_ONCE
    assert returning(until, State(None, (), (), (ANSWERED,)), within_session=True).where is Where.ELSEWHERE


def test_days_are_days_in_any_session() -> None:
    back = Return(Interval(None, 4), Where.WHEN_DUE)
    assert returning(Interval(None, 4), state(1.0), within_session=False) == back
    assert returns(back) == "back in 4 days"


def test_a_session_that_shows_each_item_once_says_so(world: World) -> None:
    session = world.session(world.queue(topic="vit"), returns=Returns.NEVER)
    assert session.comes_back() is None
    session.rate(Rating.AGAIN, duration=Seconds(5.0))
    told = rated(Rating.AGAIN, session.comes_back())
    assert told == "Again: due again in 1 min, in another session. u takes it back."
