"""What the store tells a queue: due, waiting and new items, counts and costs."""

from __future__ import annotations

from datetime import date

import pytest

from studycli.model.items import ItemId, TopicId
from studycli.model.review import MarkKind, Rating, ReviewKind
from studycli.place.scope import Selection
from studycli.store.store import Store

VIT, SWIN = TopicId("vit"), TopicId("swin")


@pytest.fixture
def shelf(desk, store: Store) -> Store:
    """Five items of content: a and b are siblings; d is a drill."""
    desk.content(
        store,
        ("a", "plain", "vit", "ab"),
        ("b", "cloze", "vit", "ab"),
        ("c", "plain", "swin", "c"),
        ("d", "drill", "swin", "d"),
        ("e", "row", "swin", "e"),
    )
    return store


def ids(rows) -> list[str]:
    return [row.item for row in rows]


def test_new_items_come_in_the_contents_order(desk, shelf: Store) -> None:
    moment = desk.clock.now()
    assert ids(shelf.new_rows(moment)) == ["a", "b", "c", "d", "e"]
    assert ids(shelf.new_rows(moment, limit=2)) == ["a", "b"]
    assert ids(shelf.new_rows(moment, {SWIN})) == ["c", "d", "e"]
    assert ids(shelf.new_rows(moment, set())) == []
    desk.answer(shelf, "c")
    assert ids(shelf.new_rows(moment)) == ["a", "b", "d", "e"]
    shelf.undo(moment)
    assert ids(shelf.new_rows(moment)) == ["a", "b", "c", "d", "e"]
    row = shelf.new_rows(moment)[0]
    assert (row.kind, row.topic, row.group, row.position, row.minutes) == ("plain", "vit", "ab", 0, None)


def test_due_items_come_with_the_most_endangered_first(desk, shelf: Store) -> None:
    desk.answer(shelf, "a", Rating.EASY)
    desk.later(days=6)
    desk.answer(shelf, "c", Rating.EASY)
    desk.answer(shelf, "e", Rating.EASY)
    desk.later(days=9)
    desk.answer(shelf, "e", Rating.EASY)
    desk.later(days=1)
    rows = shelf.due_rows(desk.clock.now())
    assert ids(rows) == ["a", "c"], "a waits longer at the same stability; e is not due"
    assert rows[0].elapsed_days == 16
    assert rows[0].overdue_days == (desk.clock.now().day - shelf.memory(ItemId("a")).due_day).days
    assert rows[0].stability == shelf.memory(ItemId("a")).stability
    assert ids(shelf.due_rows(desk.clock.now(), limit=1)) == ["a"]
    assert ids(shelf.due_rows(desk.clock.now(), Selection(topics=frozenset({SWIN})))) == ["c"]
    assert ids(shelf.studied_rows(desk.clock.now())) == ["a", "c", "e"]


def test_a_learning_step_waits_until_its_minute_has_come(desk, shelf: Store) -> None:
    desk.answer(shelf, "b", Rating.AGAIN)
    desk.later(seconds=30)
    desk.answer(shelf, "a", Rating.AGAIN)
    assert ids(shelf.due_rows(desk.clock.now())) == []
    assert ids(shelf.learning_rows(desk.clock.now())) == ["b", "a"]
    desk.later(minutes=9, seconds=45)
    assert ids(shelf.due_rows(desk.clock.now())) == ["b"]
    assert ids(shelf.learning_rows(desk.clock.now())) == ["a"]
    desk.later(days=1)
    assert set(ids(shelf.due_rows(desk.clock.now()))) == {"a", "b"}


def test_suspended_buried_and_vanished_items_stay_away(desk, shelf: Store) -> None:
    for item in ("a", "b", "c", "gone"):
        desk.answer(shelf, item, Rating.EASY)
    desk.later(days=30)
    desk.mark(shelf, "a", MarkKind.SUSPEND)
    desk.mark(shelf, "b", MarkKind.BURY)
    desk.mark(shelf, "d", MarkKind.BURY)
    desk.mark(shelf, "e", MarkKind.SUSPEND)
    assert ids(shelf.due_rows(desk.clock.now())) == ["c"]
    assert ids(shelf.new_rows(desk.clock.now())) == []
    desk.later(days=1)
    assert set(ids(shelf.due_rows(desk.clock.now()))) == {"b", "c"}
    assert ids(shelf.new_rows(desk.clock.now())) == ["d"]


def test_today_counts_each_item_once_as_new_or_known(desk, shelf: Store) -> None:
    day = desk.clock.now().day
    assert shelf.today(day) == (0, 0, 0)
    desk.answer(shelf, "a", Rating.AGAIN)
    desk.later(minutes=1)
    desk.answer(shelf, "a", Rating.EASY)
    desk.answer(shelf, "c", Rating.EASY)
    assert shelf.today(day) == (2, 0, 0)
    assert shelf.groups_answered(day) == {"ab", "c"}
    shelf.undo(desk.clock.now())
    assert shelf.today(day) == (1, 0, 0)
    desk.later(days=20)
    desk.answer(shelf, "a")
    desk.answer(shelf, "d")
    assert shelf.today(desk.clock.now().day) == (1, 1, 0)
    assert shelf.groups_answered(desk.clock.now().day) == {"ab", "d"}


def test_topics_know_how_much_of_them_was_seen(desk, shelf: Store) -> None:
    desk.answer(shelf, "b")
    desk.mark(shelf, "c", MarkKind.SUSPEND)
    desk.mark(shelf, "e", MarkKind.FLAG)
    assert shelf.topic_counts() == {VIT: (2, 1, 0), SWIN: (3, 0, 1)}


def test_costs_follow_the_learner_and_ignore_lunch(desk, shelf: Store) -> None:
    assert shelf.kind_costs() == {}
    for seconds in (10.0, 20.0, 5000.0):
        desk.answer(shelf, "a", Rating.EASY, duration=seconds)
    desk.answer(shelf, "d", Rating.EASY, duration=900.0, kind=ReviewKind.DRILL)
    assert shelf.kind_costs() == {ReviewKind.CARD: 20.0, ReviewKind.DRILL: 900.0}
    cost = {row.item: row.seconds for row in shelf.studied_rows(desk.clock.now())}
    assert cost == {"a": pytest.approx((10 + 20 + 300) / 3), "d": 900.0}
    shelf.undo(desk.clock.now())
    shelf.undo(desk.clock.now())
    assert shelf.studied_rows(desk.clock.now())[0].seconds == 15.0


def test_costs_forget_how_slow_the_beginning_was(desk, shelf: Store) -> None:
    for seconds in [100.0] * 5 + [10.0] * 20:
        desk.answer(shelf, "a", Rating.EASY, duration=seconds)
    assert shelf.studied_rows(desk.clock.now())[0].seconds == pytest.approx(10 + 90 * 0.8**20)


def test_a_clock_that_went_back_leaves_no_negative_days(desk, shelf: Store) -> None:
    desk.answer(shelf, "a", Rating.AGAIN)
    desk.mark(shelf, "c", MarkKind.BURY)
    desk.later(days=-10)
    assert "c" in ids(shelf.new_rows(desk.clock.now())), "buried for a day that is not today"
    assert shelf.studied_rows(desk.clock.now())[0].elapsed_days == 0
    assert shelf.today(date(2026, 11, 13)) == (0, 0, 0)
