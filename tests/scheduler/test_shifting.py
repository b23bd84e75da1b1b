"""The running shift follows how answers turn out, and is a pure function of the log."""

from __future__ import annotations

import random
from math import exp, log
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studycli.model.items import ItemId
from studycli.scheduler.retracing import recollections
from studycli.scheduler.settings import SchedulingSettings
from studycli.scheduler.shifting import Shift, shifted

CHANCES = st.floats(0.0, 1.0)


def test_a_surprise_moves_the_log_odds_by_the_rate() -> None:
    shift = Shift()
    assert shift.learn(0.9, is_recalled=False) == 0.9
    assert shift.log_odds == pytest.approx(-0.02 * 0.9)
    assert shift.of(0.9) == pytest.approx(1 / (1 + exp(-(log(9) - 0.018))))


@given(st.lists(st.tuples(CHANCES, st.booleans()), max_size=60), CHANCES, CHANCES)
def test_what_is_believed_stays_a_chance_and_in_its_order(
    answers: list[tuple[float, bool]], one: float, other: float
) -> None:
    shift = Shift()
    for chance, is_recalled in answers:
        assert 0.0 <= shift.learn(chance, is_recalled=is_recalled) <= 1.0
    assert (shift.of(one) <= shift.of(other)) == (one <= other) or shift.of(one) == pytest.approx(
        shift.of(other)
    )


def test_who_recalls_less_than_is_believed_is_believed_less() -> None:
    draw, shift = random.Random(1), Shift()
    foreseen = [shift.learn(0.95, is_recalled=draw.random() < 0.8) for _ in range(3000)]
    assert foreseen[0] == 0.95
    assert fmean(foreseen[-500:]) == pytest.approx(0.8, abs=0.04)


def test_recollections_are_shifted_by_those_before_them_alone() -> None:
    answers = [(ItemId(f"card-{n}"), 1 + (n + day) % 3, 100 + 3 * day) for day in range(6) for n in range(20)]
    plain = list(recollections(answers, SchedulingSettings()))
    shift = Shift()
    told = list(shifted(plain, shift))
    assert told[0] == plain[0]
    assert told[:40] == list(shifted(plain[:40], Shift()))
    assert [one._replace(predicted=0.0) for one in told] == [one._replace(predicted=0.0) for one in plain]
    assert shift.log_odds < 0, "a third was forgotten"
    assert told[-1].predicted < plain[-1].predicted
