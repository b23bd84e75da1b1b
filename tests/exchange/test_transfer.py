"""The whole record as one file, and back."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from studycli.errors import UsageError
from studycli.exchange.transfer import export_events
from studycli.model.review import MarkKind
from studycli.store.events import EventType

from .conftest import Machine

Make = Callable[..., Machine]


def test_an_export_holds_everything_and_an_import_takes_in_what_is_new(machine: Make, tmp_path: Path) -> None:
    here, there = machine("here"), machine("there")
    here.on(here.answer, here.store, "a", answer="mine")
    here.on(here.mark, here.store, "b", MarkKind.FLAG)
    here.on(here.attempt, here.store, "drill:x")
    here.on(here.store.undo, here.clock.now())
    here.store.save_draft("c", "half", here.clock.now())  # type: ignore[arg-type]
    file = tmp_path / "record.jsonl"
    here.export(file)
    assert there.take_in(file).received == {
        EventType.REVIEW: 1,
        EventType.MARK: 1,
        EventType.ATTEMPT: 1,
        EventType.RETRACTION: 1,
        EventType.DRAFT: 1,
    }
    assert there.dump() == here.dump()
    again = there.take_in(file)
    assert (again.received, again.backup) == ({}, None)


def test_a_file_that_was_cut_off_gives_what_is_whole_and_says_so(machine: Make, tmp_path: Path) -> None:
    here, there = machine("here"), machine("there")
    for item in "ab":
        here.on(here.answer, here.store, item)
    file = tmp_path / "record.jsonl"
    here.export(file)
    file.write_bytes(file.read_bytes()[:-10])
    done = there.take_in(file)
    assert done.received == {EventType.REVIEW: 1}
    assert [str(damage) for damage in done.damaged.lines] == ["record.jsonl:3: it is cut off"]


def test_a_file_of_something_else_changes_nothing(machine: Make, tmp_path: Path) -> None:
    here = machine("here")
    (tmp_path / "x.jsonl").write_text("{}\n")
    before = here.dump()
    with pytest.raises(UsageError, match="holds no events"):
        here.take_in(tmp_path / "x.jsonl")
    assert here.dump() == before


def test_a_reader_that_leaves_is_no_fault_of_the_database(machine: Make) -> None:
    class Left(io.BytesIO):
        def write(self, line: object) -> int:
            if b'"review"' in bytes(line):  # type: ignore[call-overload]
                raise BrokenPipeError
            return 0

    here = machine("here")
    for item in "abc":
        here.on(here.answer, here.store, item)
    with pytest.raises(BrokenPipeError):
        export_events(here.store, here.place, Left(), here.clock.now())
    assert export_events(here.store, here.place, io.BytesIO(), here.clock.now()) == {EventType.REVIEW: 3}
