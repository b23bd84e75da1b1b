"""What a day brings: what fits, by worth or by risk, one of each group, new items within their share."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from studycli.model.items import ItemId
from studycli.session.choosing import (
    Room,
    choose_due,
    choose_new,
    choose_page,
    choose_together,
    first_in_order,
)
from studycli.session.entries import QueueEntry, Reason

from .entries import card, drill, lines

NEW = Reason.NEW


def names(entries: list[QueueEntry]) -> list[str]:
    return [entry.item for entry in entries]


def always(_: QueueEntry) -> bool:
    return True


def test_due_ones_come_in_their_order_within_the_bound() -> None:
    room = Room(reviews=2)
    choose_due([card("a", risk=0.9), card("b", risk=0.5), card("c", risk=0.1)], room)
    assert names(room.due) == ["a", "b"]
    assert room.left_out == 1


def test_a_sibling_waits_for_another_day_while_it_safely_can() -> None:
    ranked = [card("a", group="g", risk=0.3), card("b", group="g", risk=0.2), card("c", group="g", risk=0.11)]
    room = Room(near=0.88)
    choose_due(ranked, room)
    assert names(room.due) == ["a", "b"]
    assert room.left_out == 0, "what waits for its sibling's sake is no backlog"
    met = Room(near=0.88, groups={ItemId("g")})
    choose_due(ranked[2:], met)
    assert met.due == []


def test_what_does_not_fit_makes_room_for_what_does() -> None:
    room = Room(seconds=120)
    choose_due([card("a"), drill("long"), card("b")], room)
    assert names(room.due) == ["a", "b"]
    assert room.left_out == 1


@given(lines(Reason.DUE, "due"), lines(NEW, "page"), lines(NEW, "new"), st.floats(0, 1200), st.floats(0, 600))
def test_the_minutes_hold_and_new_siblings_are_apart(
    due: list[QueueEntry], page: list[QueueEntry], new: list[QueueEntry], seconds: float, share: float
) -> None:
    room = Room(seconds=seconds, new_seconds=share, new=7, new_drills=1, reviews=5)
    choose_together(due, page, new, room, lambda entry: entry.topic != "a")
    chosen = [*room.due, *room.fresh]
    assert sum(entry.expected for entry in chosen) <= seconds + 1e-6
    assert len({entry.group for entry in room.fresh}) == len(room.fresh) <= 7
    assert sum(entry.item.startswith("drill:") for entry in room.fresh) <= 1
    assert len(room.due) <= 5
    others = [entry for entry in room.fresh if entry in new]
    assert all(entry.topic != "a" for entry in others)
    assert sum(entry.expected for entry in others) <= share + 1e-6
    places = [page.index(entry) for entry in room.fresh if entry in page]
    if all(entry.expected <= 40 for entry in page):
        assert places == sorted(places), "the page keeps its order"


@given(lines(NEW, "new"))
def test_what_is_not_ready_never_comes(new: list[QueueEntry]) -> None:
    room = Room()
    choose_new(new, room, lambda entry: entry.topic in "ab")
    assert {entry.topic for entry in room.fresh} <= {"a", "b"}


def test_due_and_new_compete_by_what_they_gain() -> None:
    due = [card("dull", score=0.1), card("rich", score=0.9)]
    new = [card("fresh", reason=NEW, score=0.5), card("more", reason=NEW, score=0.4)]
    room = Room(seconds=80, new_seconds=40)
    choose_together(due, [], new, room, always)
    assert names([*room.due, *room.fresh]) == ["rich", "fresh"]
    assert room.left_out == 1


def test_new_items_keep_to_their_share_and_the_page_does_not() -> None:
    new = [card(str(n), reason=NEW) for n in range(9)]
    room = Room(seconds=400, new_seconds=90)
    choose_new(new, room, always)
    assert len(room.fresh) == 2
    page = Room(seconds=400, new_seconds=90)
    choose_page(new, page)
    assert len(page.fresh) == 9


def test_the_score_may_choose_among_the_first_of_the_order_only() -> None:
    new = [card(str(n), reason=NEW, topic="ab"[n % 2]) for n in range(9)]
    ready = [entry for entry in new if entry.topic == "a"]
    near = list(first_in_order(new, Room(), 80, lambda entry: entry.topic == "a"))
    assert near == ready[:2]
    assert list(first_in_order(new, Room(), math.inf, always)) == new
    assert list(first_in_order(new, Room(new=0), math.inf, always)) == []
