"""What a learner decides about the plan is part of the log: kept, taken back, and obeyed."""

from __future__ import annotations

import json
import sqlite3

import pytest

from studycli.errors import StoreError
from studycli.model.items import ItemId
from studycli.model.review import Choice, ChoiceKey, EventId, Rating
from studycli.scheduler.settings import DEFAULT_PARAMETERS
from studycli.store.connection import StoreMode
from studycli.store.event_ids import new_event_id
from studycli.store.migrations import m001_first_tables
from studycli.store.open import open_store

FORGETFUL = (0.1, 0.3, 0.6, 1.2, *DEFAULT_PARAMETERS[4:])


def choose(desk, store, value: str, key: ChoiceKey = ChoiceKey.PARAMETERS) -> EventId:
    moment = desk.clock.now()
    choice = Choice(new_event_id(moment), key, value, moment, store.device)
    store.add_choice(choice)
    return choice.id


def test_chosen_parameters_replan_at_once_and_after_reopening(desk) -> None:
    with desk.open() as store:
        before = desk.answer(store, "a", Rating.EASY)
        chosen = choose(desk, store, json.dumps({"parameters": FORGETFUL}))
        after = store.memory(ItemId("a"))
        assert after.stability == pytest.approx(1.2)
        assert after.due_day < before.due_day
        assert store.rebuild() == 0
    with desk.open() as store:
        assert store.scheduler.settings.parameters == FORGETFUL
        assert store.memory(ItemId("a")) == after
        store.retract(chosen, desk.clock.now())
        assert store.memory(ItemId("a")) == before
        assert store.scheduler.settings.parameters == DEFAULT_PARAMETERS
        assert store.rebuild() == 0
        assert store.check() == []
    with desk.open(StoreMode.READ_ONLY) as store:
        assert store.choices(ChoiceKey.PARAMETERS) == []


@pytest.mark.parametrize(
    "value",
    [
        "",
        "[]",
        "{}",
        '{"parameters": null}',
        '{"parameters": [1, 2]}',
        json.dumps({"parameters": [1e999] * 21}),
    ],
)
def test_parameters_that_cannot_be_used_give_way_to_those_before(desk, value: str) -> None:
    with desk.open() as store:
        choose(desk, store, json.dumps({"parameters": FORGETFUL}))
        choose(desk, store, value)
        assert store.scheduler.settings.parameters == FORGETFUL
    with desk.open() as store:
        assert store.scheduler.settings.parameters == FORGETFUL


def test_choices_are_kept_in_order_and_by_key(desk, store) -> None:
    first = choose(desk, store, '"first"', ChoiceKey.PAUSE)
    second = choose(desk, store, '"second"', ChoiceKey.PAUSE)
    assert [choice.id for choice in store.choices(ChoiceKey.PAUSE)] == [first, second]
    assert store.choices(ChoiceKey.PARAMETERS) == []
    store.retract(first, desk.clock.now())
    assert [choice.value for choice in store.choices(ChoiceKey.PAUSE)] == ['"second"']
    with pytest.raises(StoreError, match="nothing to take back"):
        store.retract(first, desk.clock.now())


def test_undo_leaves_choices_alone(desk, store) -> None:
    desk.answer(store)
    chosen = choose(desk, store, '"holidays"', ChoiceKey.PAUSE)
    assert store.undo(desk.clock.now()).item == ItemId("a")
    assert store.undo(desk.clock.now()) is None
    assert [choice.id for choice in store.choices(ChoiceKey.PAUSE)] == [chosen]


def test_a_database_of_the_first_format_is_backed_up_and_goes_on(desk) -> None:
    from sqlite_utils import Database, Migrations

    desk.path.parent.mkdir(parents=True, exist_ok=True)
    raw = sqlite3.connect(desk.path, isolation_level=None)
    old = Migrations("study")
    old(name="m001_first_tables")(m001_first_tables)
    raw.execute("BEGIN")
    old.apply(Database(raw))
    raw.execute("COMMIT")
    columns = "'0190', 'a', 3, '2026-11-20T09:00:00.000000+00:00', 0, '2026-11-20', 9, 'card', 'mine', 'd'"
    raw.execute(f"INSERT INTO reviews VALUES ({columns})")
    raw.close()
    with open_store(desk.path, desk.settings, desk.clock, backups=desk.backups) as store:
        assert [review.answer for review in store.reviews_of(ItemId("a"))] == ["mine"]
        choose(desk, store, '"holidays"', ChoiceKey.PAUSE)
        assert store.memory(ItemId("a")) is not None
        assert store.check() == []
    assert [path.name for path in desk.backups.glob("*before-format-2*")] == [
        "study-2026-11-23T090000-before-format-2.db"
    ]
