"""A day is minutes: what comes in them, what waits, and what is told."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studycli.model.items import ItemId
from studycli.model.review import MarkKind, Rating
from studycli.place.scope import Selection
from studycli.scheduler.pause import Pause
from studycli.session.entries import Form, Queue, Reason
from studycli.session.holidays import begin

from .conftest import World, Worlds

IDS = (
    "attention-idea",
    "attention-scale",
    "drill:scores",
    "parts/query",
    "parts/key",
    "parts/value",
    "drill:attend",
    "vit-three-sentences",
    "family",
    "swin-why",
    "swin-count/1",
    "swin-count/2",
    "drill:window_partition",
)
ACTS = st.one_of(
    st.tuples(st.just("answer"), st.sampled_from(IDS), st.sampled_from(Rating)),
    st.tuples(st.just("mark"), st.sampled_from(IDS), st.sampled_from([MarkKind.SUSPEND, MarkKind.BURY])),
    st.tuples(st.just("wait"), st.sampled_from([0.004, 1.0, 3.0, 30.0]), st.none()),
)


def ids(queue: Queue) -> list[str]:
    return [entry.item for entry in queue.entries]


def live(world: World, acts: list[tuple[str, object, object]]) -> None:
    for act, what, how in acts:
        match act:
            case "answer":
                world.answer(str(what), Rating(how))
            case "mark":
                world.mark(str(what), MarkKind(how))
            case _:
                world.days_pass(float(str(what)))
                continue
        world.clock.advance(timedelta(seconds=20))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    acts=st.lists(ACTS, max_size=25),
    new=st.sampled_from([None, 0, 3, 50]),
    minutes=st.sampled_from([None, 1.0, 5.0]),
    topic=st.sampled_from([None, "attention", "swin"]),
    ahead=st.sampled_from([0, 3]),
)
def test_what_holds_for_every_queue(
    worlds: Worlds, acts: list, new: int | None, minutes: float | None, topic: str | None, ahead: int
) -> None:
    world = worlds()
    live(world, acts)
    now = world.clock.now()
    asked = {"new": new, "minutes": minutes, "topic": topic, "ahead": ahead}
    queue = world.queue(**asked)
    assert queue == world.queue(**asked), "asking changes nothing"
    assert len(set(ids(queue))) == len(queue.entries)
    groups: Counter[str] = Counter()
    for entry in queue.entries:
        assert not {MarkKind.SUSPEND, MarkKind.BURY} & world.store.standing(entry.item, now.day)
        memory = world.store.memory(entry.item)
        assert (memory is None) == (entry.reason is Reason.NEW)
        assert topic in (None, entry.topic)
        groups[entry.group] += entry.reason is Reason.NEW
        if entry.reason is Reason.DUE:
            assert memory is not None
            assert memory.due_day <= now.day
        if entry.reason is Reason.AHEAD:
            assert memory is not None
            assert memory.due_day > now.day > memory.last_day
    assert all(count <= 1 for count in groups.values())
    assert sum(entry.reason is Reason.AHEAD for entry in queue.entries) <= ahead
    if new is not None:
        assert sum(groups.values()) <= new
    steps = [entry for entry in queue.entries if entry.reason is Reason.LEARNING]
    rest = [entry for entry in queue.entries if entry not in steps]
    held = [entry.expected for entry in rest if minutes is not None or entry.reason is not Reason.AHEAD]
    if minutes is not None:
        assert sum(held) <= minutes * 60 + 1e-6 or len(held) == 1
    elif topic is None and not new:
        spent = world.store.spent(now.day).total
        assert sum(held) <= max(0.0, 1800 - spent) + 1e-6 or len(held) == 1
    if max(Counter(entry.group for entry in rest).values(), default=0) <= (len(rest) + 1) // 2:
        line = [entry for entry in queue.entries if entry.due_at is None]
        assert all(one.group != other.group for one, other in pairwise(line))


def known(world: World, *items: str) -> None:
    """Learns the items so well that what builds on them is ready."""
    world.learn(*items)
    world.days_pass(1)


def fresh(queue: Queue) -> list[str]:
    return [entry.item for entry in queue.entries if entry.reason is Reason.NEW]


ATTENTION = ("attention-idea", "attention-scale", "parts/query", "parts/key", "parts/value")


def test_a_new_home_begins_with_what_builds_on_nothing(world: World) -> None:
    queue = world.queue()
    assert {entry.topic for entry in queue.entries} == {"attention"}
    assert {entry.reason for entry in queue.entries} == {Reason.NEW}
    assert fresh(queue)[0] == "attention-idea"
    assert sum(entry.expected for entry in queue.entries) <= 900, "half of the day"


def test_a_topic_is_ready_when_what_it_builds_on_is_remembered(world: World) -> None:
    """`empty` between them has no content and is looked through."""
    known(world, *ATTENTION[:4])
    assert "vit" not in {entry.topic for entry in world.queue(new_drills_per_day=0).entries}, "4 of 7"
    known(world, "parts/value")
    ready = world.queue(new_drills_per_day=0)
    assert "vit-three-sentences" in fresh(ready), "5 of 7, and 0.7 is what is wanted"
    assert "swin-why" not in fresh(ready)
    world.days_pass(400)
    world.answer("swin-why")  # something new came today, or anything seen would count as ready
    assert "vit-three-sentences" not in fresh(world.queue(new_drills_per_day=0)), "forgotten"


def test_what_was_met_only_today_is_not_ready(world: World) -> None:
    world.learn(*ATTENTION)
    assert "vit-three-sentences" not in fresh(world.queue(minutes=60))


def test_what_is_suspended_as_a_whole_holds_nothing_back(world: World) -> None:
    for item in ("attention-scale", *ATTENTION[2:], "drill:scores", "drill:attend"):
        world.mark(item, MarkKind.SUSPEND)
    known(world, "attention-idea")
    assert "vit-three-sentences" in fresh(world.queue())


def test_with_nothing_ready_and_the_day_before_one_what_was_seen_counts(world: World) -> None:
    for item in ("attention-scale", *ATTENTION[2:], "drill:scores", "drill:attend"):
        world.mark(item, MarkKind.BURY)
    world.learn("attention-idea")
    assert fresh(world.queue()) == [], "something new came today"
    world.days_pass(1)
    for item in ("attention-scale", *ATTENTION[2:], "drill:scores", "drill:attend"):
        world.mark(item, MarkKind.BURY)
    assert "vit-three-sentences" in fresh(world.queue())
    assert fresh(world.queue(new_per_day=0)) == []


def test_a_drill_waits_for_the_drills_that_it_builds_on(world: World) -> None:
    known(world, *ATTENTION)
    assert fresh(world.queue(minutes=60)) == ["vit-three-sentences", "drill:scores", "family"]
    world.answer("drill:scores", Rating.EASY)
    assert "drill:attend" not in fresh(world.queue(minutes=60)), "met only today"
    world.days_pass(1)
    assert "drill:attend" in fresh(world.queue(minutes=60))


def test_new_siblings_come_on_different_days(world: World) -> None:
    parts = [item for item in ids(world.queue()) if item.startswith("parts/")]
    assert parts == ["parts/query"]
    world.answer("parts/query", Rating.EASY)
    assert not [item for item in ids(world.queue()) if item.startswith("parts/")]
    world.days_pass(1)
    assert [item for item in ids(world.queue()) if item.startswith("parts/")] == ["parts/key"]


def test_the_most_endangered_comes_first(world: World) -> None:
    world.answer("attention-idea", Rating.EASY)
    world.answer("parts/query", Rating.AGAIN)
    world.answer("attention-scale", Rating.GOOD)
    world.clock.advance(timedelta(minutes=11))
    world.answer("parts/query", Rating.GOOD)
    world.answer("attention-scale", Rating.GOOD)
    world.clock.advance(timedelta(minutes=11))
    world.answer("parts/query", Rating.GOOD)
    world.days_pass(30)
    queue = world.queue(new=0)
    assert ids(queue) == ["parts/query", "attention-scale", "attention-idea"]
    chances = [entry.retrievability or 0.0 for entry in queue.entries]
    assert chances == sorted(chances)


def test_bounds_that_are_set_count_what_was_already_answered(world: World) -> None:
    assert len(world.queue(new_per_day=3).entries) == 3
    world.learn("attention-idea", "attention-scale")
    assert len(world.queue(new_per_day=3).entries) == 1
    assert len(world.queue(new_per_day=2).entries) == 0
    world.days_pass(60)
    assert len(world.queue(new=0, reviews_per_day=1).entries) == 1
    world.answer("attention-scale", Rating.GOOD)
    assert ids(world.queue(new=0, reviews_per_day=1)) == []


def test_a_number_of_new_items_that_is_asked_for_comes_beside_the_days_minutes(world: World) -> None:
    world.learn("attention-idea", "attention-scale", "swin-why")
    world.days_pass(30)
    queue = world.queue(new=3, minutes_per_day=1)
    assert len(fresh(queue)) == 3
    assert {"attention-idea", "attention-scale", "swin-why"} & set(ids(queue))


def test_what_is_in_its_learning_steps_comes_back_in_the_next_session(world: World) -> None:
    world.answer("attention-scale", Rating.GOOD)
    soon = world.queue(new=0)
    assert [(entry.item, entry.reason) for entry in soon.entries] == [("attention-scale", Reason.LEARNING)]
    world.days_pass(1)
    assert "attention-scale" in ids(world.queue())


def test_a_scope_that_is_named_need_not_be_ready(world: World) -> None:
    queue = world.queue(topic="swin")
    assert set(ids(queue)) == {"swin-why", "drill:window_partition", "swin-count/1"}


def test_items_that_are_named_come_whether_due_or_not(world: World) -> None:
    known(world, "attention-idea", "swin-why")
    failed = Selection(items=frozenset({ItemId("swin-why"), ItemId("family")}))
    queue = world.queue(scope=failed)
    assert {(entry.item, entry.reason) for entry in queue.entries} == {
        ("swin-why", Reason.CHOSEN),
        ("family", Reason.NEW),
    }


def test_ahead_brings_what_gains_most_of_what_is_not_due(world: World) -> None:
    world.learn("attention-idea", "attention-scale", "swin-why")
    world.days_pass(4)
    assert world.queue(new=0).entries == ()
    queue = world.queue(new=0, ahead=2)
    assert [entry.reason for entry in queue.entries] == [Reason.AHEAD, Reason.AHEAD]
    world.answer(queue.entries[0].item, Rating.GOOD)
    assert queue.entries[0].item not in ids(world.queue(new=0, ahead=9)), "it was seen today"


def test_a_backlog_is_told_and_stops_nothing(world: World) -> None:
    world.learn("attention-idea", "attention-scale", "parts/query", "family", "swin-why")
    world.days_pass(40)
    queue = world.queue(reviews_per_day=2)
    assert queue.backlog is not None
    assert queue.backlog.message.startswith("It has been 40 days. 5 items wait; today's minutes go ")
    assert (queue.backlog.waiting, queue.backlog.today) == (5, 2)


def test_below_the_recall_that_is_wanted_what_is_due_comes_first(world: World) -> None:
    world.learn("attention-idea", "attention-scale", "swin-why")
    world.days_pass(4)
    assert fresh(world.queue())
    world.days_pass(900)
    behind = world.queue(minutes_per_day=2)
    assert fresh(behind) == []
    assert {entry.reason for entry in behind.entries} == {Reason.DUE}
    whole = world.queue(minutes_per_day=60)
    due = [entry for entry in whole.entries if entry.reason is Reason.DUE]
    assert max(due, key=lambda entry: entry.score).item in {entry.item for entry in behind.entries}
    caught_up = world.queue()
    share = sum(entry.expected for entry in caught_up.entries if entry.reason is Reason.NEW)
    assert 0 < share <= 0.15 * 1800


def test_what_was_studied_today_counts_against_the_day(world: World) -> None:
    whole = world.queue()
    for _ in range(6):
        world.answer("attention-idea", Rating.EASY, seconds=290)
    used = world.queue()
    assert whole.entries
    assert used.entries == ()
    assert used.opening == "Today's 30 minutes are used. `study today --minutes 10` goes on for ten more."
    assert world.queue(minutes=10).entries
    assert world.queue(topic="vit").entries, "what is named is wanted now"


def test_a_days_share_of_new_items_is_told_when_it_is_used(world: World) -> None:
    for _ in range(4):
        world.answer("attention-idea", Rating.EASY, seconds=240)
    queue = world.queue()
    assert queue.entries == ()
    assert queue.opening.startswith("What is due is done, and new items had their share of today.")


def test_on_a_day_of_a_pause_what_is_asked_ahead_comes_and_nothing_else(world: World) -> None:
    world.learn("attention-idea", "attention-scale", "swin-why")
    world.days_pass(4)
    day = world.clock.now().day
    begin(world.store, Pause(day, day), world.clock.now())
    assert world.queue().entries == ()
    assert {entry.reason for entry in world.queue(ahead=2).entries} == {Reason.AHEAD}


def test_the_expected_cost_follows_what_the_item_has_cost_before(world: World) -> None:
    world.answer("attention-idea", Rating.EASY, seconds=12.0)
    world.answer("attention-scale", Rating.EASY, seconds=80.0)
    world.days_pass(60)
    expected = {entry.item: entry.expected for entry in world.queue(new=0).entries}
    assert expected["attention-idea"] < 40 < expected["attention-scale"]


def test_every_entry_says_what_it_gains(world: World) -> None:
    world.learn("attention-idea")
    world.days_pass(60)
    for entry in world.queue().entries:
        assert entry.worth is not None
        assert 0 < entry.worth.gain < 1
        assert entry.worth.score > 0


def test_short_of_time_a_new_item_that_fits_goes_before_one_that_does_not(world: World) -> None:
    """A drill of five minutes stands first in the curriculum; with three minutes the card behind it is what fits."""
    world.answer("attention-idea", Rating.EASY)
    queue = world.queue(minutes=3)
    assert queue.entries
    assert queue.expected <= 180


def test_when_nothing_fits_the_cheapest_comes(world: World) -> None:
    queue = world.queue(minutes=0.1)
    cheapest = min(entry.expected for entry in world.queue().entries)
    assert [entry.expected for entry in queue.entries] == [cheapest]


def test_what_takes_more_than_its_share_comes_when_it_is_first_in_the_order(world: World) -> None:
    """In a day of eight minutes new items have four, and a drill takes seven and a half."""
    known(world, *ATTENTION)
    queue = world.queue(minutes_per_day=8)
    assert fresh(queue) == ["drill:scores"]
    shorter = world.queue(minutes_per_day=5)
    assert fresh(shorter) == ["drill:scores"], "even more than the day, where it is all that comes"
    assert len(shorter.entries) == 1


def test_a_bound_on_new_drills_that_is_set_holds(world: World) -> None:
    def drills(queue: Queue) -> int:
        return sum(entry.form is Form.DRILL for entry in queue.entries)

    known(world, *ATTENTION)
    assert drills(world.queue()) == 1
    assert drills(world.queue(new_drills_per_day=0)) == 0
    assert drills(world.queue(new=99, new_drills_per_day=0)) > 0, "who asks for new items gets drills too"
