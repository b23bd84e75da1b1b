"""The forgetting curve is fsrs's own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studycli.model.memory import Days
from studycli.scheduler.forgetting import retrievability
from studycli.scheduler.settings import DEFAULT_PARAMETERS

START = datetime(2020, 1, 1, tzinfo=UTC)


@given(st.floats(0.001, 36500), st.integers(0, 36500), st.floats(0.1, 0.8))
def test_it_agrees_with_fsrs(stability: float, elapsed: int, decay: float) -> None:
    parameters = (*DEFAULT_PARAMETERS[:20], decay)
    scheduler = fsrs.Scheduler(parameters=parameters)
    card = fsrs.Card(card_id=0, stability=stability, difficulty=5.0, due=START, last_review=START)
    theirs = scheduler.get_card_retrievability(card, START + timedelta(days=elapsed))
    assert retrievability(Days(stability), elapsed, parameters) == pytest.approx(theirs, rel=1e-12)


@given(st.floats(0.001, 36500), st.floats(0.1, 0.8))
def test_after_the_stability_nine_in_ten_are_left(stability: float, decay: float) -> None:
    parameters = (*DEFAULT_PARAMETERS[:20], decay)
    assert retrievability(Days(stability), stability, parameters) == pytest.approx(0.9)


@given(st.floats(0.001, 36500), st.floats(-1000, 0))
def test_no_time_and_time_that_went_backwards_forget_nothing(stability: float, elapsed: float) -> None:
    assert retrievability(Days(stability), elapsed) == 1.0
