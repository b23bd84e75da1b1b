"""A restore makes the log what the backup held, beside other programs, loses nothing, and can be undone."""

from __future__ import annotations

import json
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database, Migrations

from studycli.errors import StoreError
from studycli.model.items import ItemId
from studycli.model.review import Choice, ChoiceKey, MarkKind, Rating
from studycli.scheduler.settings import DEFAULT_PARAMETERS
from studycli.store import event_ids
from studycli.store.event_ids import new_event_id
from studycli.store.migrations import m001_first_tables
from studycli.store.replacing import replace_unreadable
from studycli.store.schema import LOG_TABLES
from studycli.store.staging import staged
from studycli.store.store import Store

FORGETFUL = (0.1, 0.3, 0.6, 1.2, *DEFAULT_PARAMETERS[4:])
A, B = ItemId("a"), ItemId("b")


def rows(store: Store, *tables: str) -> dict[str, list[tuple[object, ...]]]:
    with store.content.reading() as connection:
        return {
            table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr)
            for table in tables or (*LOG_TABLES, "memory", "standing")
        }


def restore(desk, store: Store, source: Path) -> Path:
    with staged(source, desk.path.parent) as backup:
        return store.restore(backup, desk.clock.now(), desk.backups)


def live(desk, store: Store, acts: list[str]) -> None:
    for act in acts:
        match act:
            case "undo":
                store.undo(desk.clock.now())
            case "flag" | "suspend":
                desk.mark(store, "a", MarkKind(act))
            case "run":
                desk.attempt(store, "drill:x")
            case "fit":
                moment = desk.clock.now()
                value = json.dumps({"parameters": FORGETFUL})
                choice = Choice(new_event_id(moment), ChoiceKey.PARAMETERS, value, moment, store.device)
                store.add_choice(choice)
            case _:
                desk.answer(store, act[0], Rating(int(act[1])))
        desk.later(hours=7)


ACTS = st.lists(
    st.sampled_from(["a1", "a3", "b3", "b4", "undo", "flag", "suspend", "run", "fit"]), max_size=8
)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=ACTS, after=ACTS)
def test_a_restore_brings_back_what_was_and_its_undo_what_is(
    new_desk: Callable[[], object], before: list[str], after: list[str]
) -> None:
    desk = new_desk()
    with desk.open() as store:
        live(desk, store, before)
        then = rows(store)
        store.backup(desk.path.with_name("kept.db"))
        live(desk, store, after)
        now = rows(store)
        with staged(desk.path.with_name("kept.db"), desk.path.parent) as backup:
            found = store.difference(backup)
            assert found.is_empty == (now == then)
            assert sum(found.gone.values()) == sum(len(now[name]) - len(then[name]) for name in LOG_TABLES)
            assert not any(found.back.values())
            kept = store.restore(backup, desk.clock.now(), desk.backups)
        assert rows(store) == then
        assert (store.rebuild(), store.check()) == (0, [])
        restore(desk, store, kept)
        assert rows(store) == now
        assert (store.rebuild(), store.check()) == (0, [])


def test_the_difference_names_events_items_and_the_newest_review(desk, store: Store) -> None:
    desk.answer(store, "a")
    store.backup(desk.path.with_name("kept.db"))
    first = desk.clock.now()
    desk.later(days=1)
    desk.answer(store, "b")
    desk.answer(store, "c")
    desk.mark(store, "b", MarkKind.FLAG)
    desk.attempt(store, "drill:x")
    with staged(desk.path.with_name("kept.db"), desk.path.parent) as backup:
        found = store.difference(backup)
    told = {table: number for table, number in found.gone.items() if number}
    assert told == {"reviews": 2, "marks": 1, "attempts": 1}
    assert found.items == 3
    assert (found.now.newest, found.then.newest) == (desk.clock.now(), first)


def test_drafts_content_device_and_other_facts_stay(desk, store: Store) -> None:
    desk.content(store, ("a", "plain", "vit", "a"))
    store.save_draft(A, "old", desk.clock.now())
    store.save_draft(B, "only then", desk.clock.now())
    store.backup(desk.path.with_name("kept.db"))
    with store.content.writing("the content") as connection:
        connection.execute("DELETE FROM items")
    desk.content(store, ("b", "plain", "vit", "b"))
    store.save_draft(A, "newer", desk.clock.now())
    store.save_draft(B, "", desk.clock.now())
    store.set_meta("sync", "a fact of today")
    device = store.device
    restore(desk, store, desk.path.with_name("kept.db"))
    assert (store.draft(A), store.draft(B)) == ("newer", "only then")
    assert store.meta("sync") == "a fact of today"
    assert store.meta("device") == device
    assert [row.item for row in store.new_rows(desk.clock.now())] == ["b"]


def test_the_log_refuses_changes_again_after_a_restore(desk, store: Store) -> None:
    desk.answer(store)
    store.backup(desk.path.with_name("kept.db"))
    desk.answer(store, "b")
    restore(desk, store, desk.path.with_name("kept.db"))
    with store.content.reading() as connection:
        guards = connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'").fetchone()[0]
    assert guards == 2 * len(LOG_TABLES)
    with pytest.raises(StoreError), store.content.writing("a change") as connection:
        connection.execute("DELETE FROM reviews")


def test_ids_made_after_a_restore_sort_after_those_that_it_took_away(
    desk, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.answer(store)
    store.backup(desk.path.with_name("kept.db"))
    desk.later(days=30)
    gone = desk.review(store, "b")
    store.add_review(gone)
    desk.later(days=-30)
    restore(desk, store, desk.path.with_name("kept.db"))
    store.close()
    monkeypatch.setattr(event_ids, "_latest", 0)
    with desk.open() as again:
        assert desk.review(again).id > gone.id


def test_a_backup_of_an_older_format_is_restored_and_stays_as_it_is(desk, store: Store) -> None:
    desk.answer(store, "b")
    kept = desk.path.with_name("kept.db")
    raw = sqlite3.connect(kept, isolation_level=None)
    old = Migrations("study")
    old(name="m001_first_tables")(m001_first_tables)
    raw.execute("BEGIN")
    old.apply(Database(raw))
    raw.execute("COMMIT")
    raw.close()
    before = kept.read_bytes()
    restore(desk, store, kept)
    assert store.known_items() == set()
    assert kept.read_bytes() == before


def test_another_program_that_has_it_open_goes_on_in_the_restored_record(desk, store: Store) -> None:
    desk.answer(store, "a")
    store.backup(desk.path.with_name("kept.db"))
    desk.answer(store, "b")
    with desk.open() as other:
        desk.answer(other, "c")
        restore(desk, store, desk.path.with_name("kept.db"))
        assert other.known_items() == {"a"}
        desk.answer(other, "d")
        assert other.check() == []
    assert store.known_items() == {"a", "d"}
    assert store.rebuild() == 0


@pytest.mark.slow
def test_an_answer_given_while_it_restores_is_in_the_record_or_in_the_copy(desk, store: Store) -> None:
    desk.answer(store, "a")
    store.backup(desk.path.with_name("kept.db"))
    confirmed: list[str] = []
    going = threading.Event()
    enough = threading.Event()

    def answer_on_and_on() -> None:
        with desk.open() as other:
            while not enough.is_set():
                review = desk.review(other, "b")
                other.add_review(review)
                confirmed.append(review.id)
                going.set()

    other = threading.Thread(target=answer_on_and_on)
    other.start()
    going.wait()
    kept = [restore(desk, store, desk.path.with_name("kept.db")) for _ in range(3)]
    time.sleep(0.05)
    enough.set()
    other.join()
    found = {review.id for review in store.reviews_of(B)}
    for path in kept:
        with sqlite3.connect(path) as copy:
            found |= {event for (event,) in copy.execute("SELECT id FROM reviews")}
    assert set(confirmed) <= found
    assert (store.rebuild(), store.check()) == (0, [])


def test_a_restore_that_fails_changes_nothing(desk, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.answer(store)
    store.backup(desk.path.with_name("kept.db"))
    desk.answer(store, "b")
    before = rows(store)
    desk.backups.write_text("in the way")
    with pytest.raises(StoreError, match="could not be written"):
        restore(desk, store, desk.path.with_name("kept.db"))
    desk.backups.unlink()
    monkeypatch.setattr("studycli.store.memory.refresh_memory", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        restore(desk, store, desk.path.with_name("kept.db"))
    assert rows(store) == before
    monkeypatch.undo()
    desk.answer(store, "c")
    assert sorted(path.name for path in desk.path.parent.glob("*.partial")) == []


def spoilt(desk, how: str) -> Path:
    """A file that cannot be restored."""
    with desk.open() as store:
        for n in range(20):
            desk.answer(store, f"item-{n}", answer="words " * 600)
        store.backup(desk.path.with_name("kept.db"))
    kept = desk.path.with_name("kept.db")
    match how:
        case "missing":
            kept.unlink()
        case "a folder":
            kept.unlink()
            kept.mkdir()
        case "newer":
            raw = sqlite3.connect(kept)
            raw.execute("PRAGMA user_version = 999")
            raw.close()
        case "damaged":
            whole = bytearray(kept.read_bytes())
            leaf = whole.rfind(b"words words") // 4096
            whole[leaf * 4096 : (leaf + 1) * 4096] = b"\xff" * 4096
            kept.write_bytes(whole)
        case "cut off":
            kept.write_bytes(kept.read_bytes()[:20_000])
        case "empty":
            kept.write_bytes(b"")
        case "text":
            kept.write_text("not a database\n" * 1000)
        case "another program's":
            kept.unlink()
            raw = sqlite3.connect(kept)
            raw.execute("CREATE TABLE recipes (name TEXT)")
            raw.close()
    return kept


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ("missing", "there is no such file"),
        ("a folder", "it is not a file"),
        ("newer", "newer version of study"),
        ("damaged", "is damaged"),
        ("cut off", "is damaged"),
        ("empty", "is not a database of study"),
        ("text", "is not a database of study"),
        ("another program's", "is not a database of study"),
    ],
)
def test_what_cannot_be_restored_is_told_and_nothing_is_touched(desk, how: str, told: str) -> None:
    kept = spoilt(desk, how)
    before = {path: path.read_bytes() for path in desk.path.parent.rglob("*") if path.is_file()}
    with pytest.raises(StoreError, match=told) as caught, staged(kept, desk.path.parent):
        pass
    assert str(kept) in caught.value.message
    assert caught.value.hint
    assert {path: path.read_bytes() for path in desk.path.parent.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("how", ["missing", "garbage"])
def test_a_database_that_is_gone_or_unreadable_is_replaced_and_kept_apart(desk, how: str) -> None:
    with desk.open() as store:
        desk.answer(store, "a")
        device = store.device
    desk.later(days=1)
    desk.open().close()
    own_copy = next(desk.backups.iterdir())
    desk.path.unlink()
    if how == "garbage":
        desk.path.write_bytes(b"garbage " * 1000)
    desk.path.with_name("study.db-wal").write_bytes(b"left over")
    with staged(own_copy, desk.path.parent) as backup:
        aside = replace_unreadable(desk.path, backup, desk.backups, desk.clock.now())
    assert aside is not None
    assert aside.exists() == (how == "garbage")
    assert aside.with_name(aside.name + "-wal").read_bytes() == b"left over"
    with desk.open() as store:
        assert store.known_items() == {"a"}
        assert store.device == device
        assert (store.rebuild(), store.check()) == (0, [])


def test_a_database_that_cannot_be_set_aside_stays_where_it_is(desk, tmp_path: Path) -> None:
    with desk.open() as store:
        desk.answer(store, "a")
        store.backup(tmp_path / "stick" / "kept.db")
    desk.path.write_bytes(b"garbage " * 1000)
    desk.path.with_name("study.db-wal").write_bytes(b"left over")
    with staged(tmp_path / "stick" / "kept.db", desk.path.parent) as backup:
        desk.backups.write_text("in the way")
        with pytest.raises(StoreError, match="could not be put in the place"):
            replace_unreadable(desk.path, backup, desk.backups, desk.clock.now())
        assert desk.path.read_bytes() == b"garbage " * 1000
        desk.backups.unlink()
        aside = replace_unreadable(desk.path, backup, desk.backups, desk.clock.now())
    assert aside is not None
    assert aside.read_bytes() == b"garbage " * 1000
    with desk.open() as store:
        assert store.known_items() == {"a"}


def test_a_backup_named_from_within_its_folder_is_this_machines(
    desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk.open() as store:
        desk.answer(store, "a")
        device = store.device
        store.set_meta("sync:/shared", "how far it was read")
        store.backup(desk.backups / "kept.db")
    desk.path.unlink()
    monkeypatch.chdir(desk.backups)
    with staged(Path("kept.db"), desk.path.parent) as backup:
        replace_unreadable(desk.path, backup, desk.backups, desk.clock.now())
    with desk.open() as store:
        assert store.device == device
        assert store.meta("sync:/shared") is None, "shared folders are read anew"


def test_a_backup_from_elsewhere_does_not_make_two_machines_of_one_name(desk, tmp_path: Path) -> None:
    with desk.open() as store:
        desk.answer(store, "a")
        device = store.device
        store.backup(tmp_path / "stick" / "kept.db")
    shutil.rmtree(desk.path.parent)
    with staged(tmp_path / "stick" / "kept.db", desk.path.parent) as backup:
        assert replace_unreadable(desk.path, backup, desk.backups, desk.clock.now()) is None
    with desk.open() as store:
        assert store.device != device
        assert len(store.reviews_of(A)) == 1
