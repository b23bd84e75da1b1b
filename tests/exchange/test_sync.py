"""Machines that meet in a folder: what each has done reaches the others, and no accident takes anything away."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from studycli.errors import StoreError, UsageError
from studycli.exchange import sync as syncing
from studycli.exchange.line import UNDERSTOOD, event_line, header_line, read_line
from studycli.exchange.lock import only_one
from studycli.exchange.reading import EventFile
from studycli.model.items import ItemId
from studycli.model.review import MarkKind, Rating
from studycli.store.events import Event, EventType

from .conftest import Machine

Make = Callable[..., Machine]
A = ItemId("a")


@pytest.fixture
def here(machine: Make) -> Machine:
    return machine("here")


@pytest.fixture
def there(machine: Make) -> Machine:
    return machine("there")


def answer(one: Machine, item: str = "a", rating: Rating = Rating.GOOD, text: str = "") -> None:
    one.on(one.answer, one.store, item, rating, answer=text)


def undo(one: Machine) -> None:
    one.on(one.store.undo, one.clock.now())


def own(one: Machine, folder: Path) -> Path:
    return folder / f"{one.store.device}.jsonl"


def agree(folder: Path, *machines: Machine) -> None:
    """All machines meet, and then have the same, which is what a replay of the log gives."""
    for one in (*machines, *machines):
        one.sync(folder)
    dumps = [one.dump() for one in machines]
    for one, dump in zip(machines, dumps, strict=True):
        assert dump == dumps[0]
        assert one.store.rebuild() == 0
        assert one.store.check() == []


def test_one_card_answered_on_both_machines_on_one_day(here: Machine, there: Machine, folder: Path) -> None:
    answer(here)
    there.later(hours=2)
    answer(there, rating=Rating.AGAIN)
    here.later(hours=4)
    answer(here)
    agree(folder, here, there)
    assert [review.rating for review in there.store.reviews_of(A)] == [Rating.GOOD, Rating.AGAIN, Rating.GOOD]
    memory = there.store.memory(A)
    assert memory is not None
    assert memory.reps == 3


def test_undo_on_one_machine_takes_back_everywhere(here: Machine, there: Machine, folder: Path) -> None:
    answer(here, text="what I wrote")
    here.sync(folder)
    assert there.sync(folder).received == {EventType.REVIEW: 1}
    here.later(minutes=1)
    undo(here)
    assert here.sync(folder).sent == {EventType.RETRACTION: 1, EventType.DRAFT: 1}
    assert there.sync(folder).received == {EventType.RETRACTION: 1, EventType.DRAFT: 1}
    assert there.store.memory(A) is None
    assert there.store.draft(A) == "what I wrote"
    agree(folder, here, there)


def test_an_undo_may_come_before_what_it_takes_back(here: Machine, there: Machine, folder: Path) -> None:
    answer(here)
    undo(here)
    here.sync(folder)
    file = own(here, folder)
    lines = file.read_bytes().splitlines(keepends=True)
    review = next(line for line in lines if b'"review"' in line)
    file.write_bytes(b"".join(line for line in lines if line != review))
    assert there.sync(folder).received == {EventType.RETRACTION: 1}
    file.write_bytes(b"".join(lines))
    assert there.sync(folder).received == {EventType.REVIEW: 1}
    assert there.store.memory(A) is None
    agree(folder, here, there)


def test_undo_takes_back_what_was_done_on_this_machine(here: Machine, there: Machine, folder: Path) -> None:
    answer(here, "a")
    there.later(hours=1)
    answer(there, "b")
    agree(folder, here, there)
    undo(here)
    agree(folder, here, there)
    assert there.store.memory(A) is None
    assert there.store.memory(ItemId("b")) is not None


def test_suspensions_flags_and_runs_travel(here: Machine, there: Machine, folder: Path) -> None:
    here.on(here.mark, here.store, "a", MarkKind.SUSPEND)
    here.on(here.attempt, here.store, "drill:x")
    there.on(there.mark, there.store, "a", MarkKind.FLAG)
    agree(folder, here, there)
    assert there.store.suspended() == here.store.flagged() == {A}
    there.later(days=1)
    there.on(there.mark, there.store, "a", MarkKind.UNSUSPEND)
    agree(folder, here, there)
    assert here.store.suspended() == set()
    assert len(there.store.attempts_of(ItemId("drill:x"))) == 1


def test_the_latest_draft_counts(here: Machine, there: Machine, folder: Path) -> None:
    there.later(hours=1)
    there.store.save_draft(A, "later", there.clock.now())
    here.store.save_draft(A, "earlier", here.clock.now())
    agree(folder, here, there)
    assert here.store.draft(A) == "later"
    here.store.save_draft(A, "although this clock is behind", here.clock.now())
    agree(folder, here, there)
    assert there.store.draft(A) == "although this clock is behind"
    there.store.save_draft(A, "", there.clock.now())
    agree(folder, here, there)
    assert here.store.draft(A) is None


def test_an_answer_ends_the_drafts_of_other_machines(here: Machine, there: Machine, folder: Path) -> None:
    here.store.save_draft(A, "half an answer", here.clock.now())
    there.later(hours=1)
    answer(there)
    agree(folder, here, there)
    assert here.store.draft(A) is None
    undo(there)
    agree(folder, here, there)
    assert here.store.draft(A) == there.store.draft(A) == "half an answer"


def test_nothing_new_costs_no_write(here: Machine, there: Machine, folder: Path) -> None:
    answer(here)
    agree(folder, here, there)
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    with here.store.content.reading() as connection:
        changes = connection.total_changes
        done = here.sync(folder)
        assert connection.total_changes == changes
    assert (done.received, done.sent, done.backup) == ({}, {}, None)
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before
    assert list(folder.iterdir()) == [own(here, folder)]


def test_a_backup_is_made_before_something_comes_in(here: Machine, there: Machine, folder: Path) -> None:
    answer(here)
    here.sync(folder)
    answer(there, "b")
    done = there.sync(folder)
    assert done.backup is not None
    with sqlite3.connect(done.backup) as backup:
        assert backup.execute("SELECT item FROM reviews").fetchall() == [("b",)]


def test_one_backup_a_day_is_enough(here: Machine, there: Machine, folder: Path) -> None:
    made = []
    for hours in (0, 2, 22):
        here.later(hours=hours)
        there.later(hours=hours)
        answer(here)
        here.sync(folder)
        made.append(there.sync(folder).backup is not None)
    assert made == [True, False, True]


@pytest.mark.parametrize("deed", ["answer", "undo"])
def test_an_open_session_goes_on_while_settings_come_in(
    here: Machine, there: Machine, folder: Path, deed: str
) -> None:
    answer(here, rating=Rating.EASY)
    here.set_up("maximum_interval_days = 5\n")
    for one in (here, there):
        one.sync(folder)
    session = there.store
    there.later(hours=1)
    if deed == "undo":
        answer(there, "a")
    there.store = there.on(there.open)
    there.reopened()
    if deed == "undo":
        there.on(session.undo, there.clock.now())
    else:
        there.on(there.answer, session, "b", Rating.EASY)
    session.close()
    there.reopened()
    assert there.store.rebuild() == 0


def test_an_undo_of_a_lost_answer_is_a_loose_end_and_no_fault(
    here: Machine, there: Machine, folder: Path
) -> None:
    answer(here)
    undo(here)
    here.sync(folder)
    file = own(here, folder)
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(line for line in lines if b'"review"' not in line))
    there.sync(folder)
    assert there.store.check() == []
    assert there.store.loose_ends() == ["1 undo of something that has not arrived here."]


def test_files_that_a_synchronising_program_set_aside_are_read(
    here: Machine, there: Machine, folder: Path
) -> None:
    answer(here)
    here.sync(folder)
    file = own(here, folder)
    shutil.copy(file, folder / f"{file.stem}.sync-conflict-20261126-101010-ABC.jsonl")
    file.rename(folder / f"{file.stem} (conflicted copy 2026-11-26).jsonl")
    (folder / ".syncthing.part.jsonl").write_text("{")
    (folder / "notes.txt").write_text("not ours")
    done = there.sync(folder)
    assert (done.received, done.damaged.count) == ({EventType.REVIEW: 1}, 0)
    agree(folder, here, there)


def test_a_lost_file_is_made_good_by_whoever_knows_its_events(
    here: Machine, there: Machine, machine: Make, folder: Path
) -> None:
    answer(here)
    agree(folder, here, there)
    own(here, folder).unlink()
    assert there.sync(folder).sent == {EventType.REVIEW: 1}
    third = machine("third")
    assert third.sync(folder).received == {EventType.REVIEW: 1}


def test_what_came_by_one_folder_goes_on_through_another(
    here: Machine, there: Machine, machine: Make, folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    answer(here)
    here.sync(folder)
    there.sync(folder)
    assert there.sync(other).sent == {EventType.REVIEW: 1}
    assert machine("third").sync(other).received == {EventType.REVIEW: 1}


def test_damage_is_told_once_with_file_and_line_and_made_good_with_again(
    here: Machine, there: Machine, folder: Path
) -> None:
    for item in "abc":
        answer(here, item)
    here.sync(folder)
    file = own(here, folder)
    lines = file.read_bytes().splitlines(keepends=True)
    lines[2] = lines[2][:40] + b"?" + lines[2][41:]
    file.write_bytes(b"".join(lines))
    done = there.sync(folder)
    assert done.received == {EventType.REVIEW: 2}
    assert [(damage.file, damage.line) for damage in done.damaged.lines] == [(file.name, 3)]
    assert there.sync(folder).damaged.count == 0
    assert here.sync(folder, again=True).sent == {EventType.REVIEW: 1}
    assert there.sync(folder).received == {EventType.REVIEW: 1}


def test_a_half_written_last_line_waits_until_it_is_whole(
    here: Machine, there: Machine, folder: Path
) -> None:
    answer(here)
    here.sync(folder)
    file = own(here, folder)
    whole = file.read_bytes()
    file.write_bytes(whole[:-30])
    done = there.sync(folder)
    assert (done.received, done.damaged.count) == ({}, 0)
    file.write_bytes(whole)
    assert there.sync(folder).received == {EventType.REVIEW: 1}


def test_what_a_newer_version_wrote_is_taken_in_after_the_update(
    here: Machine, there: Machine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(here)
    here.sync(folder)
    with own(here, folder).open("ab") as file:
        file.write(b'{"type":"mood","id":"1"}\n')
    assert there.sync(folder).unknown == {"mood": 1}
    assert there.sync(folder).unknown == {}
    monkeypatch.setattr("studycli.exchange.state.UNDERSTOOD", "more")
    assert there.sync(folder).unknown == {"mood": 1}


def copied(one: Machine, make: Make, name: str) -> Machine:
    """Another machine with a copy of this one's home."""
    one.store.close()
    shutil.copytree(one.home, one.home.parent / name)
    one.reopened()
    return make(name)


@pytest.mark.parametrize("met_before", [False, True])
def test_a_copied_home_gets_a_name_of_its_own(
    here: Machine, there: Machine, machine: Make, folder: Path, met_before: bool
) -> None:
    answer(here, "a")
    if met_before:
        here.sync(folder)
    twin = copied(here, machine, "twin")
    assert twin.store.device == here.store.device
    here.later(hours=1)
    twin.later(hours=2)
    answer(here, "b")
    answer(twin, "c")
    assert here.sync(folder).new_device is None
    done = twin.sync(folder)
    assert done.new_device == twin.store.device != here.store.device
    agree(folder, here, there, twin)
    assert there.store.known_items() == {"a", "b", "c"}
    twin.later(hours=1)
    answer(twin, "d")
    undo(twin)
    assert [one.sync(folder).new_device for one in (here, twin, there)] == [None, None, None]
    agree(folder, here, there, twin)
    assert there.store.known_items() == {"a", "b", "c"}


def test_copies_that_wrote_at_once_lose_nothing(
    here: Machine, machine: Make, folder: Path, tmp_path: Path
) -> None:
    """Each has its own copy of the folder; the synchronising program keeps one version and sets the other aside."""
    answer(here, "a")
    here.sync(folder)
    twin = copied(here, machine, "twin")
    away = tmp_path / "away"
    shutil.copytree(folder, away)
    answer(here, "b")
    here.sync(folder)
    twin.later(hours=1)
    answer(twin, "c")
    twin.sync(away)
    name = own(here, folder).name
    own(here, folder).rename(folder / name.replace(".", ".sync-conflict-1.", 1))
    shutil.copy(away / name, folder / name)
    assert here.sync(folder).new_device is not None
    agree(folder, here, twin)
    assert twin.store.known_items() == {"a", "b", "c"}


def test_a_restored_backup_gets_back_what_it_lacks_and_goes_on_under_a_new_name(
    here: Machine, there: Machine, folder: Path
) -> None:
    from studycli.store.staging import staged

    answer(here, "a")
    here.sync(folder)
    kept = here.home / "kept.db"
    here.store.backup(kept)
    here.later(days=1)
    answer(here, "b")
    here.sync(folder)
    with staged(kept, here.home) as backup:
        here.on(here.store.restore, backup, here.clock.now(), here.backups)
    assert here.store.known_items() == {"a"}
    answer(here, "c")
    done = here.sync(folder)
    assert (done.received, done.sent) == ({EventType.REVIEW: 1}, {EventType.REVIEW: 1})
    assert done.new_device is not None
    agree(folder, here, there)
    assert there.store.known_items() == {"a", "b", "c"}


def test_times_to_come_are_kept_and_named(here: Machine, there: Machine, folder: Path) -> None:
    here.later(days=1)
    answer(here)
    here.sync(folder)
    done = there.sync(folder)
    assert done.received == {EventType.REVIEW: 1}
    assert done.ahead is not None
    assert (done.ahead.events, done.ahead.latest) == (1, here.clock.instant)
    there.store.save_draft(A, "begun anew", there.clock.now())
    assert there.store.draft(A) == "begun anew"
    answer(there, rating=Rating.AGAIN)
    agree(folder, here, there)
    assert [review.rating for review in here.store.reviews_of(A)] == [Rating.GOOD, Rating.AGAIN]


def test_an_id_of_the_far_future_does_not_break_the_counting_of_ids(
    here: Machine, there: Machine, folder: Path
) -> None:
    answer(here)
    here.sync(folder)
    file = own(here, folder)
    event = read_line(file.read_bytes().splitlines()[1])
    for number in ("ffffffff-ffff-7fff-bfff-ffffffffffff", "fffffffe-0000-4000-8000-000000000000"):
        with file.open("ab") as log:
            log.write(event_line(event._replace(row=(number, "far", *event.row[2:]))))  # type: ignore[union-attr]
    assert there.sync(folder).received == {EventType.REVIEW: 3}
    there.reopened()
    answer(there, "b")
    assert len(there.store.reviews_of(ItemId("far"))) == 2


def test_a_full_disk_keeps_what_came_in_and_can_be_repeated(
    here: Machine, there: Machine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(here)
    here.sync(folder)
    there.later(hours=1)
    answer(there, "b")
    own(there, folder).symlink_to("/dev/full")
    done = there.sync(folder)
    assert (done.received, done.sent) == ({EventType.REVIEW: 1}, {})
    assert done.unsent is not None
    assert "cannot be written (No space left" in done.unsent.message
    assert "What came in is saved" in done.unsent.hint
    assert there.store.known_items() == {"a", "b"}
    own(there, folder).unlink()
    assert there.sync(folder).sent == {EventType.REVIEW: 1}
    agree(folder, here, there)


def test_a_disk_that_is_full_in_the_middle(
    here: Machine, there: Machine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for item in "abc":
        answer(here, item)
    lines = iter(range(2))

    def failing(event: Event) -> bytes:
        if next(lines, None) is None:
            raise OSError(28, "No space left on device")
        return event_line(event)

    monkeypatch.setattr("studycli.exchange.writing.event_line", failing)
    done = here.sync(folder)
    assert "No space left" in str(done.unsent)
    assert done.sent == {}
    monkeypatch.undo()
    assert here.sync(folder).sent == {EventType.REVIEW: 1}
    assert there.sync(folder).received == {EventType.REVIEW: 3}
    agree(folder, here, there)


def test_a_folder_that_vanishes_while_it_is_read(
    here: Machine, there: Machine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(here)
    here.sync(folder)
    answer(there, "b")
    real = EventFile.batches

    def vanishing(self: EventFile):
        shutil.rmtree(folder)
        yield from real(self)

    monkeypatch.setattr(EventFile, "batches", vanishing)
    assert "cannot be written" in str(there.sync(folder).unsent)
    monkeypatch.undo()
    folder.mkdir()
    agree(folder, here, there)
    assert there.store.known_items() == {"a", "b"}


def test_a_file_that_cannot_be_read_is_named_and_read_the_next_time(
    here: Machine, there: Machine, machine: Make, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    third = machine("third")
    for one, item in ((here, "a"), (there, "b")):
        answer(one, item)
        one.sync(folder)
    real = EventFile.batches

    def failing(self: EventFile):
        if self.path == own(here, folder):
            raise PermissionError(13, "Permission denied")
        yield from real(self)

    monkeypatch.setattr(EventFile, "batches", failing)
    done = third.sync(folder)
    assert [(unread.file, unread.why) for unread in done.unread] == [
        (own(here, folder).name, "Permission denied")
    ]
    monkeypatch.undo()
    assert third.sync(folder).unread == ()
    agree(folder, here, there, third)


def test_a_folder_that_is_not_there_is_never_made(here: Machine, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no folder") as caught:
        here.sync(tmp_path / "drive")
    assert "mkdir" in caught.value.hint
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="is not a folder"):
        here.sync(tmp_path / "file")


def test_only_one_at_a_time(tmp_path: Path) -> None:
    with only_one(tmp_path / "lock"):
        second = only_one(tmp_path / "lock")
        with pytest.raises(StoreError, match="under way"):
            second.__enter__()
    with only_one(tmp_path / "lock"):
        pass


def test_a_state_that_cannot_be_used_only_costs_time(here: Machine, there: Machine, folder: Path) -> None:
    answer(here)
    agree(folder, here, there)
    known = {"understood": UNDERSTOOD}
    for text in ("", "{", "[]", *map(json.dumps, (known, {**known, "files": {"x": {}}}))):
        here.store.set_meta(syncing.state_key(folder), text)
        done = here.sync(folder)
        assert (done.received, done.sent, done.new_device) == ({}, {}, None)


def test_what_another_wrote_into_our_file_meanwhile_is_read_the_next_time(
    here: Machine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(here)
    here.sync(folder)
    event = read_line(own(here, folder).read_bytes().splitlines()[1])
    stranger = event_line(event._replace(row=("0stranger", "b", *event.row[2:])))  # type: ignore[union-attr]
    real = syncing.append_events

    def racing(path: Path, events, device: str):
        with path.open("ab") as file:
            file.write(stranger)
        return real(path, events, device)

    answer(here)
    monkeypatch.setattr(syncing, "append_events", racing)
    here.sync(folder)
    monkeypatch.undo()
    done = here.sync(folder)
    assert done.received == {EventType.REVIEW: 1}
    assert done.new_device is not None


def test_a_file_without_events_of_ours_is_let_alone(here: Machine, folder: Path) -> None:
    (folder / "other.jsonl").write_text('{"role": "user"}\n' * 3)
    (folder / "empty.jsonl").touch()
    (folder / "new.jsonl").write_bytes(header_line("d"))
    done = here.sync(folder)
    assert [unread.file for unread in done.unread] == ["other.jsonl"]
    assert done.damaged.count == 0
    assert here.sync(folder).unread == ()
