"""Position, focus and what is known travel, are backed up and come back like everything else in the log."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from studycli.model.items import TopicId
from studycli.model.review import ChoiceKey
from studycli.place.chosen_place import (
    choose_focus,
    choose_known,
    choose_position,
    focus_words,
    positions,
    take_back,
)
from studycli.scheduler.settings import SchedulingSettings
from studycli.store.open import open_store

from .conftest import Machine

Make = Callable[..., Machine]


def chosen_everything(one: Machine) -> None:
    moment = one.clock.now()
    one.on(choose_position, one.store, moment, 50)
    one.on(choose_focus, one.store, moment, ["vision", "drills"])
    one.on(choose_known, one.store, moment, [TopicId("bert")], known=True)


def test_of_two_positions_set_apart_the_later_one_stands_and_both_are_in_the_log(
    machine: Make, folder: Path
) -> None:
    here, there = machine("here"), machine("there")
    there.later(hours=1)
    there.on(choose_position, there.store, there.clock.now(), 60)
    here.on(choose_position, here.store, here.clock.now(), 50)
    for one in (here, there, here):
        one.sync(folder)
    for one in (here, there):
        assert [position.day for position in positions(one.store)] == [50, 60]
    here.later(hours=2)
    here.on(take_back, here.store, here.clock.now(), ChoiceKey.POSITION)
    for one in (here, there):
        one.sync(folder)
    assert [position.day for position in positions(there.store)] == [50]


def test_a_place_is_written_out_and_read_back(machine: Make, tmp_path: Path) -> None:
    here, there = machine("here"), machine("there")
    chosen_everything(here)
    here.export(tmp_path / "record.jsonl")
    there.take_in(tmp_path / "record.jsonl")
    assert there.dump()["choices"] == here.dump()["choices"]
    assert focus_words(there.store) == ("vision", "drills")


def test_a_backup_holds_the_place(machine: Make, tmp_path: Path) -> None:
    here = machine("here")
    chosen_everything(here)
    here.store.backup(tmp_path / "backup.db")
    with open_store(tmp_path / "backup.db", SchedulingSettings(), here.clock) as kept:
        assert [position.day for position in positions(kept)] == [50]
        assert focus_words(kept) == ("vision", "drills")
