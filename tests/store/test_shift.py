"""The running shift is what the log says and nothing else: a replay gives it again, an undone answer takes it back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from studycli.model.review import Rating
from studycli.scheduler import shifting
from studycli.scheduler.settings import SchedulingSettings
from studycli.scheduler.shifting import shift_after
from studycli.store.store import Store

from .conftest import Desk

NAMES = [f"card-{number}" for number in range(12)]


def forgetful(desk: Desk, store: Store) -> None:
    """Everything is met, and every third item forgotten each time that it comes back."""
    desk.content(store, *((name, "plain", "vit", name) for name in NAMES))
    for day in range(5):
        for number, name in enumerate(NAMES):
            desk.answer(store, name, Rating.AGAIN if day and (number + day) % 3 == 0 else Rating.GOOD)
        desk.later(hours=48)


def replayed(store: Store) -> float:
    answers = [(answer.item, answer.rating, answer.day) for answer in store.rated_days()]
    return shift_after(answers, SchedulingSettings(), 0).log_odds


def test_it_is_what_a_replay_of_the_log_gives(study_home: Path) -> None:
    desk = Desk(study_home / "study.db")
    with desk.open() as store:
        assert store.shift(desk.clock.now().day).log_odds == 0.0
        forgetful(desk, store)
        today = desk.clock.now().day
        before = store.shift(today).log_odds
        assert before == pytest.approx(replayed(store))
        assert before < 0
        assert store.shift(today - timedelta(days=9)).log_odds == 0.0, "on the first days nothing was asked"
        desk.answer(store, NAMES[0], Rating.AGAIN)
        assert store.shift(today).log_odds < before
        assert store.shift(today - timedelta(days=1)).log_odds == before, "today is left out"
        store.undo(desk.clock.now())
        assert store.shift(today).log_odds == before
    with desk.open() as store:
        assert store.shift(today).log_odds == before


def test_only_the_latest_answers_are_learnt_from(study_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(study_home / "study.db")
    with desk.open() as store:
        forgetful(desk, store)
        today, whole = desk.clock.now().day, replayed(store)
        monkeypatch.setattr(shifting, "LATEST", 2 * len(NAMES))
        assert whole < store.shift(today).log_odds < 0


def test_the_same_answers_are_computed_once_and_new_ones_anew(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    computed: list[float] = []
    really = shifting.shift_after

    def counting(*given: Any) -> shifting.Shift:
        shift = really(*given)
        computed.append(shift.log_odds)
        return shift

    monkeypatch.setattr(shifting, "shift_after", counting)
    with desk.open() as store:
        for _ in range(4):
            desk.answer(store)
            desk.later(days=2)
        today = desk.clock.now().day
        first = store.shift(today)
        assert store.shift(today - timedelta(days=1)).log_odds == first.log_odds
        assert len(computed) == 1
        first.learn(0.9, is_recalled=False)
        assert store.shift(today).log_odds == computed[0], "what is handed out is the asker's own"
        with desk.open() as other:
            desk.answer(other, rating=Rating.AGAIN)
        assert store.shift(today).log_odds < computed[0]
        desk.answer(store, "b")
        assert store.shift(today).log_odds == computed[-1]
        assert len(computed) == 3
