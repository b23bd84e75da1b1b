"""Backups: one a day, one before a migration, whole or not at all, and the old ones thinned."""

from __future__ import annotations

from pathlib import Path

import pytest

from studycli.errors import StoreError
from studycli.model.items import ItemId
from studycli.store import backup_check, migrations, schema
from studycli.store import open as open_module
from studycli.store.connection import StoreMode
from studycli.store.store import Store

A = ItemId("a")

NEXT = schema.SCHEMA_VERSION + 1


def backups(desk) -> list[str]:
    return sorted(path.name for path in desk.backups.glob("*")) if desk.backups.exists() else []


def test_the_first_opening_of_a_study_day_makes_a_backup(desk) -> None:
    with desk.open() as store:
        desk.answer(store)
    assert backups(desk) == [], "there was nothing to keep yet"
    desk.later(days=1)
    with desk.open() as store:
        desk.answer(store)
    assert backups(desk) == ["study-2026-11-24-daily.db"]
    made = desk.backups / "study-2026-11-24-daily.db"
    before = made.read_bytes()
    desk.open().close()
    assert made.read_bytes() == before, "once a day"
    desk.path = made
    with desk.open(StoreMode.READ_ONLY) as kept:
        assert kept.reviews_of(A)
        assert kept.check() == []


def test_reading_makes_no_backup(desk) -> None:
    with desk.open() as store:
        desk.answer(store)
    with desk.open(StoreMode.READ_ONLY):
        pass
    assert backups(desk) == []


def test_a_backup_by_hand_is_a_whole_database_in_one_file(desk, store: Store, tmp_path: Path) -> None:
    desk.answer(store, answer="kept")
    store.backup(tmp_path / "copies" / "mine.db")
    assert [path.name for path in (tmp_path / "copies").iterdir()] == ["mine.db"]
    desk.path = tmp_path / "copies" / "mine.db"
    with desk.open() as copy:
        assert copy.last_answer(A) == "kept"
        assert copy.device == store.device


def test_a_failed_backup_leaves_the_old_one_and_no_debris(desk, store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "full"
    folder.mkdir()
    (folder / "mine.db").mkdir()
    with pytest.raises(StoreError, match="could not be written"):
        store.backup(folder / "mine.db")
    assert [path.name for path in folder.iterdir()] == ["mine.db"]
    desk.answer(store)


def test_a_daily_backup_that_fails_is_told_and_stops_nobody(desk) -> None:
    with desk.open() as store:
        desk.answer(store)
    desk.backups.write_text("in the way")
    with desk.open() as store:
        desk.answer(store)
    assert "could not be written" in store.backup_fault.message
    with desk.open() as store:
        assert len(store.reviews_of(A)) == 2


def test_a_damaged_database_makes_no_backup(desk) -> None:
    with desk.open() as store:
        for n in range(300):
            desk.answer(store, f"item-{n}", answer="words " * 30)
    whole = bytearray(desk.path.read_bytes())
    leaf = whole.rfind(b"words words") // 4096
    whole[leaf * 4096 : (leaf + 1) * 4096] = b"\xff" * 4096
    desk.path.write_bytes(whole)
    with desk.open() as store:
        with pytest.raises(StoreError, match="damaged"):
            store.backup(desk.path.with_name("copy.db"))
        assert store.check() != []
    assert backups(desk) == []
    assert not desk.path.with_name("copy.db").exists()


def test_a_migration_is_preceded_by_a_backup(desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with desk.open() as store:
        desk.answer(store)
    steps = migrations.Migrations("study")
    for step in migrations.migrations._migrations:
        steps(name=step.name)(step.fn)

    @steps()
    def m999_more(database) -> None:
        database.conn.execute("CREATE TABLE more (x INTEGER) STRICT")
        database.conn.execute(f"PRAGMA user_version = {NEXT}")

    monkeypatch.setattr(migrations, "migrations", steps)
    for module in (schema, migrations, open_module, backup_check):
        monkeypatch.setattr(module, "SCHEMA_VERSION", NEXT)
    with pytest.raises(StoreError, match="older format"):
        desk.open(StoreMode.READ_ONLY)
    with desk.open() as store:
        assert len(store.reviews_of(A)) == 1
        assert store.check() == []
    assert backups(desk) == ["study-2026-11-23-daily.db", f"study-2026-11-23T090000-before-format-{NEXT}.db"]
    monkeypatch.undo()
    desk.path = desk.backups / f"study-2026-11-23T090000-before-format-{NEXT}.db"
    with desk.open() as old:
        assert len(old.reviews_of(A)) == 1


def test_a_migration_that_fails_changes_nothing(desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with desk.open() as store:
        desk.answer(store)
    before = desk.path.read_bytes()
    steps = migrations.Migrations("study")
    for step in migrations.migrations._migrations:
        steps(name=step.name)(step.fn)

    @steps()
    def m999_half(database) -> None:
        database.conn.execute("CREATE TABLE half (x INTEGER) STRICT")
        database.conn.execute("SELECT nonsense")

    monkeypatch.setattr(migrations, "migrations", steps)
    for module in (schema, migrations, open_module, backup_check):
        monkeypatch.setattr(module, "SCHEMA_VERSION", NEXT)
    with pytest.raises(StoreError, match="not opened"):
        desk.open()
    assert desk.path.read_bytes() == before
