"""Answers, undo, marks, drafts and attempts, as a session uses them."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from studycli.errors import StoreError
from studycli.model.items import ItemId
from studycli.model.review import EventId, MarkKind, Rating, ReviewKind
from studycli.scheduler.scheduler import Scheduler
from studycli.store import event_ids
from studycli.store.store import Store

A = ItemId("a")


def test_an_answer_is_logged_remembered_and_its_draft_cleared(desk, store: Store) -> None:
    store.save_draft(A, "half a thought", desk.clock.now())
    review = desk.review(store, "a", Rating.GOOD, answer="a whole thought")
    memory = store.add_review(review)
    assert store.reviews_of(A) == [review]
    assert store.memory(A) == memory == Scheduler(desk.settings).replay(A, [review])
    assert store.draft(A) is None
    assert store.last_answer(A) == "a whole thought"


def test_everything_is_there_after_reopening(desk) -> None:
    with desk.open() as store:
        review = desk.review(store, "a", Rating.HARD, answer="naïve ≠ 朴素", kind=ReviewKind.WRITE)
        memory = store.add_review(review)
        run = desk.attempt(store, "drill:softmax")
        store.save_draft(ItemId("b"), "x", desk.clock.now())
    with desk.open() as store:
        assert store.reviews_of(A) == [review]
        assert store.memory(A) == memory
        assert store.attempts_of(ItemId("drill:softmax")) == [run]
        assert store.draft(ItemId("b")) == "x"


def test_undo_walks_back_over_reviews_and_marks_across_sessions(desk) -> None:
    with desk.open() as store:
        desk.answer(store, "a")
        after_first = store.memory(A)
        desk.later(minutes=1)
        desk.mark(store, "b", MarkKind.SUSPEND)
    with desk.open() as store:
        desk.later(minutes=10)
        desk.answer(store, "a", Rating.AGAIN)
        assert store.latest_event().item == "a"
        assert store.undo(desk.clock.now()).rating is Rating.AGAIN
        assert store.memory(A) == after_first
        assert store.undo(desk.clock.now()).kind is MarkKind.SUSPEND
        assert store.standing(ItemId("b"), desk.clock.now().day) == frozenset()
    with desk.open() as store:
        assert store.undo(desk.clock.now()).rating is Rating.GOOD
        assert store.memory(A) is None
        assert store.undo(desk.clock.now()) is None
        assert store.latest_event() is None


def test_undo_after_the_clock_went_back_takes_back_the_latest(desk) -> None:
    with desk.open() as store:
        desk.answer(store, "a")
    desk.later(days=-30)
    with desk.open() as store:
        desk.answer(store, "b")
        assert store.undo(desk.clock.now()).item == "b"
        assert store.rebuild() == 0


def test_ids_sort_after_those_of_earlier_sessions_whatever_the_clock_says(
    desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk.open() as store:
        desk.answer(store)
    desk.later(days=-30)
    monkeypatch.setattr(event_ids, "_latest", 0)
    with desk.open() as store:
        assert store.reviews_of(A)[0].id < desk.review(store).id


def test_undo_gives_the_answer_back_as_a_draft(desk, store: Store) -> None:
    desk.answer(store, "a", answer="my essay")
    store.undo(desk.clock.now())
    assert store.draft(A) == "my essay"
    assert store.last_answer(A) is None


def test_undo_leaves_a_newer_draft_alone(desk, store: Store) -> None:
    desk.answer(store, "a", answer="my essay")
    store.save_draft(A, "a better one", desk.clock.now())
    store.undo(desk.clock.now())
    assert store.draft(A) == "a better one"


def test_undo_is_this_machines_own(desk, store: Store) -> None:
    desk.answer(store, "a")
    desk.answer(store, "b", device="another machine")
    assert store.undo(desk.clock.now()).item == "a"
    assert store.undo(desk.clock.now()) is None
    assert store.memory(ItemId("b")) is not None


def test_an_earlier_review_can_be_taken_back_by_its_id(desk, store: Store) -> None:
    first = desk.review(store, "a", Rating.AGAIN)
    store.add_review(first)
    desk.later(days=1)
    second = desk.review(store, "a", Rating.EASY)
    store.add_review(second)
    store.retract(first.id, desk.clock.now())
    assert store.reviews_of(A) == [second]
    assert store.memory(A) == Scheduler(desk.settings).replay(A, [second])
    with pytest.raises(StoreError, match="nothing to take back"):
        store.retract(first.id, desk.clock.now())
    with pytest.raises(StoreError, match="nothing to take back"):
        store.retract(EventId("never was"), desk.clock.now())


def test_an_older_review_that_arrives_late_takes_its_place(desk, store: Store) -> None:
    # As after a merge with another machine: replay order is id order, not the order of arrival.
    early = desk.review(store, "a", Rating.AGAIN)
    desk.later(days=2)
    late = desk.review(store, "a", Rating.EASY)
    store.add_review(late)
    memory = store.add_review(early)
    assert memory == Scheduler(desk.settings).replay(A, [early, late])


def test_what_holds_follows_from_the_marks(desk, store: Store) -> None:
    day = desk.clock.now().day
    for kind in (MarkKind.SUSPEND, MarkKind.BURY, MarkKind.FLAG):
        desk.mark(store, "a", kind)
    assert store.standing(A, day) == {MarkKind.SUSPEND, MarkKind.BURY, MarkKind.FLAG}
    assert store.standing(A, date(2026, 11, 24)) == {MarkKind.SUSPEND, MarkKind.FLAG}, (
        "buried for the day alone"
    )
    assert (store.suspended(), store.flagged()) == ({A}, {A})
    desk.mark(store, "a", MarkKind.UNSUSPEND)
    desk.mark(store, "a", MarkKind.UNFLAG)
    assert store.standing(A, day) == {MarkKind.BURY}
    store.undo(desk.clock.now())
    assert store.standing(A, day) == {MarkKind.BURY, MarkKind.FLAG}


def test_drafts_are_kept_replaced_and_removed(desk, store: Store) -> None:
    store.save_draft(A, "one", desk.clock.now())
    store.save_draft(A, "two\n", desk.clock.now())
    assert store.draft(A) == "two\n"
    store.save_draft(A, "", desk.clock.now())
    assert store.draft(A) is None


def test_spans_of_days_include_both_ends_and_leave_out_what_was_taken_back(desk, store: Store) -> None:
    for _ in range(4):
        desk.answer(store, "a")
        desk.attempt(store, "drill:x")
        desk.later(days=1)
    store.undo(desk.clock.now())
    days = [review.moment.day.day for review in store.reviews(date(2026, 11, 24), date(2026, 11, 26))]
    assert days == [24, 25]
    assert [run.moment.day.day for run in store.attempts(since=date(2026, 11, 25))] == [25, 26]
    assert len(list(store.reviews())) == 3


def test_known_items_have_a_history(desk, store: Store) -> None:
    desk.answer(store, "a")
    desk.mark(store, "b", MarkKind.FLAG)
    desk.answer(store, "c")
    store.undo(desk.clock.now())
    assert store.known_items() == {"a", "b"}


@pytest.mark.parametrize("table", ["reviews", "marks", "retractions", "attempts"])
def test_the_log_refuses_to_be_changed(desk, store: Store, table: str) -> None:
    desk.answer(store, "a")
    desk.answer(store, "a")
    store.undo(desk.clock.now())
    desk.mark(store, "a", MarkKind.FLAG)
    desk.attempt(store, "a")
    store.close()
    with desk.open() as again, again.content.reading() as connection:
        before = connection.execute(f"SELECT * FROM {table}").fetchall()
        assert before
        for statement in (
            f"UPDATE {table} SET at = 'never'",
            f"DELETE FROM {table}",
            f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(statement)
        assert connection.execute(f"SELECT * FROM {table}").fetchall() == before


@pytest.mark.parametrize("text", ["caf\udce9", "\ud800", "nul \x00 inside", "\r\n\t ", "👩‍🔬"])
def test_no_text_is_too_odd_to_be_kept(desk, store: Store, text: str) -> None:
    kept = text.encode("utf-8", "replace").decode()
    desk.answer(store, answer=text)
    store.save_draft(A, text, desk.clock.now())
    assert (store.last_answer(A), store.draft(A)) == (kept, kept)


def test_the_same_event_is_not_logged_twice(desk, store: Store) -> None:
    review = desk.review(store, "a")
    memory = store.add_review(review)
    with pytest.raises(StoreError, match="was not saved"):
        store.add_review(review)
    assert store.memory(A) == memory
    desk.answer(store, "a")
    assert store.rebuild() == 0
