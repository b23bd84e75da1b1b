"""Chosen parameters and their spread: what the cache says is still what a replay says."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from studycli.model.review import Choice, ChoiceKey, Rating
from studycli.scheduler.settings import DEFAULT_PARAMETERS
from studycli.scheduler.spread import spread_over
from studycli.store.event_ids import new_event_id
from studycli.store.plan import fitted_value
from studycli.store.store import Store

from .conftest import Desk

FORGETFUL = (0.05, 0.3, 0.6, 2.0, *DEFAULT_PARAMETERS[4:])


def choose(desk: Desk, store: Store, value: str) -> Choice:
    moment = desk.clock.now()
    choice = Choice(new_event_id(moment), ChoiceKey.PARAMETERS, value, moment, store.device)
    store.add_choice(choice)
    return choice


def studied(desk: Desk, store: Store) -> None:
    """Sixty items that were learnt together, a month ago."""
    for _ in range(2):
        for n in range(60):
            desk.answer(store, f"item-{n}", Rating.EASY)
    desk.clock.advance(timedelta(days=30))


def due_days(store: Store) -> dict[str, int]:
    found = [store.memory(item) for item in store.known_items()]
    return {memory.item: memory.due_day.toordinal() for memory in found if memory}


def test_a_spread_holds_until_the_next_answer_and_a_replay_agrees(desk: Desk) -> None:
    with desk.open() as store:
        studied(desk, store)
        before = due_days(store)
        today = desk.clock.now().day
        settings = replace(store.scheduler.settings, parameters=FORGETFUL)
        fresh = store.memories_under(settings)
        assert due_days(store) == before, "looking changes nothing"
        spread = spread_over(fresh, today, usual=3.0, answered=0)
        assert spread is not None
        choice = choose(desk, store, fitted_value(FORGETFUL, spread, {}))
        assert store.scheduler.settings.spread == spread
        days = due_days(store)
        assert sorted(set(days.values())) == [today.toordinal() + n for n in range(3)]
        assert store.rebuild() == 0
        first = min(days, key=lambda item: days[item])
        desk.answer(store, first)
        assert store.rebuild() == 0
        store.undo(desk.clock.now())
        assert due_days(store) == days
    with desk.open() as store:
        assert due_days(store) == days
        store.retract(choice.id, desk.clock.now())
        assert due_days(store) == before


@pytest.mark.parametrize(
    "value",
    [
        json.dumps({"parameters": [9e9, *DEFAULT_PARAMETERS[1:]]}),
        json.dumps({"parameters": FORGETFUL, "spread": {"day": "2026-02-30", "last_places": []}}),
        json.dumps({"parameters": FORGETFUL, "spread": {"day": "2026-02-03", "last_places": [1]}}),
        json.dumps({"parameters": FORGETFUL, "spread": 7}),
        json.dumps([FORGETFUL]),
    ],
)
def test_a_choice_that_cannot_be_used_gives_way_to_the_one_before(desk: Desk, value: str) -> None:
    with desk.open() as store:
        choose(desk, store, fitted_value(FORGETFUL, None, {}))
        choose(desk, store, value)
        assert store.scheduler.settings.parameters == FORGETFUL
        desk.answer(store, "a")
