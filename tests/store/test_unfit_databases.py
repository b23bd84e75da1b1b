"""Databases that cannot be used: a sentence and a hint each, and not a byte of them changed."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from studycli.errors import ExitCode, StoreError
from studycli.model.items import ItemId
from studycli.scheduler.settings import SchedulingSettings
from studycli.store import connection as connection_module
from studycli.store.connection import StoreMode
from studycli.store.open import open_store
from studycli.store.store import Store

A = ItemId("a")
BOTH = pytest.mark.parametrize("mode", list(StoreMode))


def refused(desk, mode: StoreMode, sentence: str) -> StoreError:
    """The refusal, after it was seen to leave file and folder as they were."""
    before = {path: path.read_bytes() for path in desk.path.parent.rglob("*") if path.is_file()}
    with pytest.raises(StoreError, match=sentence) as caught:
        desk.open(mode)
    assert {path: path.read_bytes() for path in desk.path.parent.rglob("*") if path.is_file()} == before
    assert caught.value.hint
    assert caught.value.exit_code is ExitCode.STORE
    return caught.value


@BOTH
def test_a_newer_database_is_left_alone(desk, mode: StoreMode) -> None:
    with desk.open() as store:
        desk.answer(store)
    raw = sqlite3.connect(desk.path)
    raw.execute("PRAGMA user_version = 999")
    raw.close()
    refused(desk, mode, "newer version of study")


@BOTH
def test_a_newer_database_is_left_alone_even_with_its_wal(desk, mode: StoreMode, tmp_path: Path) -> None:
    # The newer program was killed: what it wrote last stands in the WAL, which closing the file would fold in.
    with desk.open() as store:
        desk.answer(store)
    raw = sqlite3.connect(desk.path)
    raw.execute("PRAGMA user_version = 999")
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.execute("CREATE TABLE later (x)")
    raw.commit()
    killed = shutil.copytree(desk.path.parent, tmp_path / "killed")
    raw.close()
    desk.path = killed / "study.db"
    assert (killed / "study.db-wal").stat().st_size > 0
    refused(desk, mode, "newer version of study")


@BOTH
@pytest.mark.parametrize("content", [b"not a database, but long enough for a header\n" * 9, b"short"])
def test_something_else_is_left_alone(desk, mode: StoreMode, content: bytes) -> None:
    desk.path.parent.mkdir()
    desk.path.write_bytes(content)
    refused(desk, mode, "is not a database of study")


@BOTH
def test_another_programs_database_is_left_alone(desk, mode: StoreMode) -> None:
    desk.path.parent.mkdir()
    raw = sqlite3.connect(desk.path)
    raw.execute("CREATE TABLE recipes (name TEXT)")
    raw.close()
    refused(desk, mode, "is not a database of study")


def read_all(desk, mode: StoreMode) -> None:
    with desk.open(mode) as store:
        store.known_items()
        list(store.reviews())


@BOTH
def test_a_torn_database_says_so(desk, mode: StoreMode) -> None:
    with desk.open() as store:
        for n in range(200):
            desk.answer(store, f"item-{n}", answer="words " * 50)
    whole = desk.path.read_bytes()
    desk.path.write_bytes(whole[:4096] + os.urandom(len(whole) - 4096))
    with pytest.raises(StoreError, match=r"damaged|not a database") as caught:
        read_all(desk, mode)
    assert "Move it away" in caught.value.hint


def test_the_hint_names_the_newest_backup_if_there_is_one(desk) -> None:
    with desk.open() as store:
        desk.answer(store)
    desk.later(days=1)
    desk.open().close()
    desk.path.write_bytes(b"garbage " * 100)
    hint = refused(desk, StoreMode.READ_WRITE, "is not a database").hint
    assert f"`study restore {desk.backups / 'study-2026-11-24-daily.db'}`" in hint
    shutil.rmtree(desk.backups)
    hint = refused(desk, StoreMode.READ_WRITE, "is not a database").hint
    assert "study.db-wal" in hint
    assert "begins a new one" in hint


def test_an_empty_file_becomes_a_database(desk) -> None:
    desk.path.parent.mkdir()
    desk.path.touch()
    with desk.open() as store:
        desk.answer(store)
        assert store.check() == []


@BOTH
def test_a_folder_in_its_place_is_named(desk, mode: StoreMode) -> None:
    desk.path.mkdir(parents=True)
    refused(desk, mode, "is a folder")


def test_a_file_where_the_folder_should_be_is_named(desk) -> None:
    desk.path.parent.write_text("in the way")
    with pytest.raises(StoreError, match=r"cannot be (made|reached)"):
        desk.open()


def test_reading_without_a_database_finds_an_empty_one_and_makes_none(desk) -> None:
    with desk.open(StoreMode.READ_ONLY) as store:
        assert store.known_items() == set()
        assert store.memory(A) is None
        with pytest.raises(StoreError, match="may not be written: your answer was not saved"):
            desk.answer(store)
    assert not desk.path.parent.exists()


def test_a_read_only_store_refuses_answers_and_goes_on_reading(desk) -> None:
    with desk.open() as store:
        desk.answer(store)
    with desk.open(StoreMode.READ_ONLY) as store:
        with pytest.raises(StoreError, match="your answer was not saved"):
            desk.answer(store)
        assert len(store.reviews_of(A)) == 1


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Root may write anything, so a test of permissions steps down to nobody for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def outside(desk) -> Iterator[Path]:
    """A folder that every user may reach, for the desk's database; with one answer in it."""
    if not hasattr(os, "geteuid"):
        pytest.skip("needs POSIX permissions")
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    desk.path = folder / "study.db"
    with desk.open() as store:
        desk.answer(store)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_read_only_file_is_refused_before_the_first_answer(desk, outside: Path) -> None:
    desk.path.chmod(0o444)
    outside.chmod(0o777)
    with ordinary_user(), pytest.raises(StoreError, match="may not be written"):
        desk.open()


def test_a_read_only_folder_is_refused_for_writing_and_read_all_the_same(desk, outside: Path) -> None:
    desk.path.chmod(0o444)
    outside.chmod(0o555)
    with ordinary_user():
        with pytest.raises(StoreError, match="may not be written"):
            desk.open()
        with desk.open(StoreMode.READ_ONLY) as store:
            assert len(store.reviews_of(A)) == 1
    desk.path.chmod(0o666)
    with ordinary_user(), pytest.raises(StoreError, match="may not be written"):
        desk.open()


def test_an_unreadable_database_is_named(desk, outside: Path) -> None:
    desk.path.chmod(0)
    with ordinary_user(), pytest.raises(StoreError, match="may not be read"):
        desk.open()
    outside.chmod(0)
    with ordinary_user(), pytest.raises(StoreError, match="cannot be reached"):
        desk.open()


def test_a_folder_that_cannot_be_made_is_named(desk, outside: Path) -> None:
    with ordinary_user(), pytest.raises(StoreError, match="cannot be made"):
        open_store(outside / "new" / "study.db", desk.settings, desk.clock)


def test_a_full_disk_says_that_the_answer_was_not_saved(desk, store: Store) -> None:
    memory = desk.answer(store)
    with store.content.reading() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
    big = "x" * 100_000
    with pytest.raises(StoreError, match="The disk is full: your answer was not saved") as caught:
        desk.answer(store, answer=big)
    assert "answer again" in caught.value.hint
    with pytest.raises(StoreError, match="The disk is full: your draft was not saved"):
        store.save_draft(A, big, desk.clock.now())
    assert store.memory(A) == memory, "log and cache are as they were"
    assert len(store.reviews_of(A)) == 1
    with store.content.reading() as connection:
        connection.execute("PRAGMA max_page_count = 1000000")
    desk.answer(store, answer=big)
    assert len(store.reviews_of(A)) == 2
    assert store.check() == []


HOLD = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def holder(desk) -> Iterator[None]:
    """Another program in the middle of a transaction."""
    with desk.open() as store:
        desk.answer(store)
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, desk.path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout.readline() == "held\n"
    yield
    other.communicate()


def test_a_held_database_can_be_read_and_says_why_it_is_not_written(
    desk, holder: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection_module, "BUSY_SECONDS", 0.05)
    with desk.open(StoreMode.READ_ONLY) as store:
        assert len(store.reviews_of(A)) == 1
    with pytest.raises(StoreError, match="Another program is holding the database"):
        desk.open()


def test_an_answer_waits_for_another_programs_transaction(
    desk, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.content.connection.execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(desk.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(
        StoreError, match="Another program is holding the database: your answer was not saved"
    ):
        desk.answer(store)
    other.execute("ROLLBACK")
    other.close()
    desk.answer(store)
    assert len(store.reviews_of(A)) == 1


def test_two_stores_share_one_database(desk, store: Store) -> None:
    with desk.open() as second:
        desk.answer(store, "a")
        desk.answer(second, "a")
        desk.answer(store, "a")
        assert store.reviews_of(A) == second.reviews_of(A)
        assert store.memory(A).reps == 3
    assert store.rebuild() == 0


START = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from studycli.scheduler.settings import SchedulingSettings
from studycli.store.open import open_store
from studycli.study_days import SetClock
sys.stdin.readline()
open_store(Path(sys.argv[1]), SchedulingSettings(), SetClock(datetime.now(UTC))).close()
"""


def test_programs_that_start_at_once_make_one_database(desk) -> None:
    starting = [
        subprocess.Popen(
            [sys.executable, "-c", START, desk.path], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    for program in starting:
        program.stdin.write("go\n")
        program.stdin.flush()
    assert [program.communicate()[1] for program in starting] == ["", "", ""]
    with desk.open() as store:
        assert store.check() == []


def test_strict_tables_and_settings_of_the_connection(desk, store: Store) -> None:
    with store.content.reading() as connection:
        tables = connection.execute(
            "SELECT name, strict FROM pragma_table_list WHERE schema = 'main'"
        ).fetchall()
        lax = {name for name, strict in tables if not strict and not name.startswith(("sqlite_", "_sqlite"))}
        assert lax == set()
        pragmas = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers")
        }
    full = 2
    assert pragmas == {"journal_mode": "wal", "synchronous": full, "foreign_keys": 1, "recursive_triggers": 1}


def test_opening_an_up_to_date_database_imports_neither_sqlite_utils_nor_fsrs(desk) -> None:
    with desk.open() as store:
        desk.answer(store)
    script = (
        START.replace("sys.stdin.readline()", "")
        + "print([m for m in ('sqlite_utils', 'fsrs', 'torch') if m in sys.modules])"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, desk.path], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"
    assert SchedulingSettings() == desk.settings, (
        "the script opens with the settings that the desk planned with"
    )
