"""An item that keeps failing, and when that is said."""

from __future__ import annotations

from studycli.model.memory import Days
from studycli.scheduler.leech import is_leech, is_named_at


def test_eight_lapses_make_a_leech() -> None:
    assert [is_leech(lapses, Days(2.0)) for lapses in (0, 7, 8, 30)] == [False, False, True, True]


def test_what_holds_for_three_weeks_is_healed() -> None:
    assert is_leech(9, Days(20.9))
    assert not is_leech(9, Days(21.0))


def test_it_is_named_at_the_eighth_lapse_and_every_fourth_after() -> None:
    assert [lapses for lapses in range(30) if is_named_at(lapses)] == [8, 12, 16, 20, 24, 28]
