"""What the doctor repairs: state that follows from the log by itself, what the learner wrote or did when asked to."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from studycli import paths
from studycli.health import examination, repair
from studycli.health.finding import Health, HealthFinding
from studycli.health.leftovers import leftovers
from studycli.health.opening import open_own_store
from studycli.model.items import ItemId, Seconds
from studycli.model.review import Rating, Review, ReviewKind
from studycli.store.event_ids import new_event_id
from studycli.store.store import Store
from studycli.study_days import moment_at

A, B = ItemId("a"), ItemId("b")
NOW = datetime.now(UTC)


def answer(store: Store, item: str, at: datetime, rating: Rating = Rating.GOOD) -> Review:
    moment = moment_at(at)
    review = Review(
        new_event_id(moment),
        ItemId(item),
        rating,
        moment,
        Seconds(9.0),
        ReviewKind.CARD,
        "text",
        store.device,
    )
    store.add_review(review)
    return review


@pytest.fixture
def store() -> Iterator[Store]:
    with open_own_store() as opened:
        yield opened


def told(findings: Iterator[HealthFinding], about: str) -> list[str]:
    return [f"{finding.health} {finding.told}" for finding in findings if finding.about == about]


def database() -> list[HealthFinding]:
    return list(examination.database())


def test_cached_state_without_a_log_is_put_right_and_told(store: Store) -> None:
    answer(store, "a", NOW)
    answer(store, "b", NOW)
    with store.content.writing("the damage") as connection:
        connection.execute("UPDATE memory SET item = 'ghost' WHERE item = 'a'")
        connection.execute("INSERT INTO standing VALUES ('spectre', 1, 0, NULL)")
    found = database()
    assert [(finding.about, finding.health) for finding in found] == [
        ("memory", Health.NOTE),
        ("memory", Health.NOTE),
        ("memory", Health.NOTE),
        ("database", Health.WELL),
        ("backups", Health.WELL),
    ]
    assert "1 item with a memory but no review" in found[0].told
    assert store.memory(A) is not None
    assert store.suspended() == set()
    assert [finding.about for finding in database()] == ["database", "backups"]


def test_a_rebuild_says_how_many_were_compared_and_which_differed(store: Store) -> None:
    for item in "abcdefg":
        answer(store, item, NOW)
    assert examination.rebuild().told == "made anew from the log: 7 items compared, all equal"
    with store.content.writing("the damage") as connection:
        connection.execute("UPDATE memory SET stability = 99 WHERE item IN ('a', 'c')")
    assert examination.rebuild().told == "made anew from the log: 7 items compared, 2 put right (a, c)"
    with store.content.writing("the damage") as connection:
        connection.execute("UPDATE memory SET stability = 99")
    assert examination.rebuild().told.endswith("7 put right (a, b, c, d, e …)")


def test_loose_ends_are_named_and_kept(store: Store) -> None:
    answer(store, "a", NOW)
    store.save_draft(ItemId("gone"), "half an answer", moment_at(NOW))
    with store.content.writing("another machine's undo") as connection:
        connection.execute("INSERT INTO retractions VALUES ('0190', 'unknown', '', 0, '2026-01-01', 'far')")
    assert told(iter(database()), "database")[1:] == [
        "note kept, and harmless: 1 undo of something that has not arrived here.",
        "note kept, and harmless: 1 draft for items that the content does not have now.",
    ]
    assert store.draft(ItemId("gone")) == "half an answer"


def test_answers_from_the_future_are_named_and_dated_anew_when_asked(store: Store) -> None:
    answer(store, "a", NOW - timedelta(days=3), Rating.EASY)
    first = answer(store, "b", NOW + timedelta(days=400), Rating.AGAIN)
    second = answer(store, "b", NOW + timedelta(days=401), Rating.EASY)
    before = store.memory(A)
    found = told(repair.look(), "clock")
    assert len(found) == 1
    assert "2 answers of later than now" in found[0]
    assert store.reviews_of(B) == [first, second], "looking changes nothing"
    assert "2 answers logged anew" in told(repair.repair(), "clock")[0]
    kept = store.reviews_of(B)
    assert [(review.rating, review.answer) for review in kept] == [
        (Rating.AGAIN, "text"),
        (Rating.EASY, "text"),
    ]
    assert all(abs(review.moment.at - NOW) < timedelta(hours=1) for review in kept)
    memory = store.memory(B)
    assert memory is not None
    assert memory.due_day < (NOW + timedelta(days=40)).date()
    assert store.memory(A) == before
    assert store.rebuild() == 0
    assert told(repair.look(), "clock") == []
    assert len(list(paths.backups().glob("*-before-repair.db"))) == 1


def test_a_clock_that_is_a_day_ahead_is_nothing_to_repair(store: Store) -> None:
    answer(store, "a", NOW + timedelta(hours=20))
    assert list(repair.look()) == []
    assert list(repair.repair()) == []


def test_missing_ids_are_named_and_written_when_asked(study_home: Path) -> None:
    deck = study_home / "cards" / "mine.md"
    deck.parent.mkdir(parents=True)
    deck.write_text("---\ntitle: Mine\ntopic: vit\n---\n\n## Why?\n\nBecause.\n")
    before = deck.read_bytes()
    assert "cards without an id" in told(repair.look(), "ids")[0]
    assert deck.read_bytes() == before
    assert "wrote why" in told(repair.repair(), "ids")[0]
    assert "## Why? {#why}" in deck.read_text()
    assert (paths.backups() / "mine.md.before-ids").read_bytes() == before
    assert list(repair.look()) == []


def test_shipped_decks_are_never_written(
    study_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = tmp_path / "shipped"
    deck = shipped / "cards" / "theirs.md"
    deck.parent.mkdir(parents=True)
    deck.write_text("---\ntitle: Theirs\ntopic: vit\n---\n\n## Why?\n\nBecause.\n")
    monkeypatch.setattr(paths, "shipped_content", lambda: shipped)
    before = deck.read_bytes()
    assert list(repair.look()) == []
    assert list(repair.repair()) == []
    assert deck.read_bytes() == before


def test_half_written_copies_are_removed_once_nobody_writes_them(store: Store) -> None:
    answer(store, "a", NOW)
    old, new = paths.home() / "restore.1.partial", paths.home() / "restore.2.partial"
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (time.time() - 7200,) * 2)
    assert told(leftovers(), "leftovers") == [
        "note removed restore.1.partial: half-written by a program that was interrupted"
    ]
    assert (old.exists(), new.exists()) == (False, True)


def test_reports_of_faults_are_named_and_kept(study_home: Path) -> None:
    study_home.mkdir()
    (study_home / "fault-x.txt").write_text("Traceback")
    assert "1 report of faults of the program" in told(leftovers(), "leftovers")[0]
    assert (study_home / "fault-x.txt").exists()


def test_a_wal_without_its_database_is_named(
    store: Store, study_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(store, "a", NOW)
    alone = study_home.with_name("alone")
    alone.mkdir()
    shutil.copy(study_home / "study.db-wal", alone)
    monkeypatch.setenv("STUDY_HOME", str(alone))
    finding = next(leftovers())
    assert finding.health is Health.ILL
    assert "without its database" in finding.told
    assert "study restore" in finding.remedy


def test_a_long_wal_is_folded_in_by_looking(
    store: Store, study_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(30):
        answer(store, f"item-{n}", NOW)
    killed = Path(shutil.copytree(study_home, study_home.with_name("killed")))
    monkeypatch.setenv("STUDY_HOME", str(killed))
    assert (killed / "study.db-wal").stat().st_size > 0
    assert database()[0].health is Health.WELL
    assert not (killed / "study.db-wal").exists()


def test_a_damaged_newest_backup_is_told(store: Store) -> None:
    answer(store, "a", NOW)
    kept = store.backup_before("test", moment_at(NOW), paths.backups())
    assert "is sound" in database()[-1].told
    kept.write_bytes(kept.read_bytes()[:20_000])
    assert database()[-1].health is Health.ILL
