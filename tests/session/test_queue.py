"""A queue that a learner of Anki would call right."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studycli.errors import UsageError
from studycli.model.items import TopicId
from studycli.model.review import MarkKind, Rating
from studycli.session.entries import Form, Queue, Reason

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


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    acts=st.lists(ACTS, max_size=25),
    new=st.sampled_from([None, 0, 3, 50]),
    minutes=st.sampled_from([None, 0.0, 5.0]),
    topic=st.sampled_from([None, "attention", "swin"]),
)
def test_what_holds_for_every_queue(
    worlds: Worlds, acts: list, new: object, minutes: object, topic: object
) -> None:
    world = worlds()
    live(world, acts)
    now = world.clock.now()
    queue = world.queue(new=new, minutes=minutes, topic=topic)
    assert len(set(ids(queue))) == len(queue.entries)
    groups: Counter[str] = Counter()
    seen = {topic for topic, count in world.store.topic_counts().items() if count.seen}
    for entry in queue.entries:
        assert not {MarkKind.SUSPEND, MarkKind.BURY} & world.store.standing(entry.item, now.day)
        memory = world.store.memory(entry.item)
        assert (memory is None) == (entry.reason is Reason.NEW)
        assert topic in (None, entry.topic)
        groups[entry.group] += entry.reason is Reason.NEW
        if entry.reason is Reason.NEW and topic is None:
            below = set(world.catalogue.curriculum.ancestors(entry.topic)) - {"empty"}
            stuck = {name for name in below - seen if not world.store.new_rows(now, [name], 1)}
            assert below <= seen | stuck
        if entry.reason is Reason.DUE:
            assert memory is not None
            assert memory.due_day <= now.day
        seen.add(entry.topic)
    assert all(count <= 1 for count in groups.values())
    if new is not None:
        assert sum(groups.values()) <= int(str(new))
    if minutes is not None:
        steps = [entry for entry in queue.entries if entry.due_at and entry.due_at > now.at]
        rest = [entry.expected for entry in queue.entries if entry not in steps]
        assert sum(rest) <= float(str(minutes)) * 60 or len(rest) == 1
    line = [entry for entry in queue.entries if entry.due_at is None]
    if max(Counter(entry.group for entry in line).values(), default=0) <= (len(line) + 1) // 2:
        assert all(one.group != other.group for one, other in pairwise(line))


def test_the_first_day_brings_new_items_in_curriculum_order(world: World) -> None:
    queue = world.queue(new_per_day=3)
    assert ids(queue) == ["attention-idea", "drill:scores", "attention-scale"]
    assert {entry.reason for entry in queue.entries} == {Reason.NEW}


def test_a_topic_opens_when_what_it_builds_on_was_seen(world: World) -> None:
    for item in ("attention-idea", "attention-scale", "drill:scores", "drill:attend", "parts/query"):
        assert item in ids(world.queue())
    world.mark("vit-three-sentences", MarkKind.BURY)
    world.mark("family", MarkKind.BURY)
    assert not [item for item in ids(world.queue()) if item.startswith("swin")]


def test_what_is_suspended_as_a_whole_holds_nothing_back(world: World) -> None:
    world.mark("vit-three-sentences", MarkKind.SUSPEND)
    world.mark("family", MarkKind.SUSPEND)
    assert "swin-why" in ids(world.queue())


def test_a_drill_waits_for_the_drills_that_it_builds_on(world: World) -> None:
    world.learn("attention-idea", "family")
    world.mark("drill:attend", MarkKind.BURY)
    assert "drill:window_partition" not in ids(world.queue())
    world.days_pass(1)
    line = ids(world.queue())
    assert line.index("drill:scores") < line.index("drill:attend") < line.index("drill:window_partition")


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
    known = [entry.retrievability or 0.0 for entry in queue.entries]
    assert known == sorted(known)


def test_daily_limits_count_what_was_already_answered(world: World) -> None:
    assert len(world.queue(new_per_day=3).entries) == 3
    world.learn("attention-idea", "attention-scale")
    assert len(world.queue(new_per_day=3).entries) == 1
    assert len(world.queue(new_per_day=3, new=4).entries) == 4
    world.days_pass(60)
    assert len(world.queue(new=0, reviews_per_day=1).entries) == 1
    world.answer("attention-scale", Rating.GOOD)
    assert ids(world.queue(new=0, reviews_per_day=1)) == []


def test_what_is_in_its_learning_steps_comes_back_in_the_next_session(world: World) -> None:
    world.answer("attention-scale", Rating.GOOD)
    soon = world.queue(new=0)
    assert [(entry.item, entry.reason) for entry in soon.entries] == [("attention-scale", Reason.LEARNING)]
    world.days_pass(1)
    assert world.queue().entries[0].item == "attention-scale"


def test_a_topic_that_is_asked_for_need_not_wait_for_others(world: World) -> None:
    queue = world.queue(topic=TopicId("swin"))
    assert ids(queue) == ["swin-why", "drill:window_partition", "swin-count/1"]


def test_an_unknown_topic_names_the_nearest(world: World) -> None:
    with pytest.raises(UsageError) as caught:
        world.queue(topic=TopicId("swim"))
    assert caught.value.hint == "Did you mean swin?"


def test_a_backlog_is_announced_and_new_items_wait(world: World) -> None:
    world.learn("attention-idea", "attention-scale", "parts/query", "family", "swin-why")
    world.days_pass(40)
    queue = world.queue(reviews_per_day=2)
    assert queue.backlog is not None
    assert queue.backlog.message == (
        "It has been 40 days. 5 items are waiting; today brings the 2 most endangered, "
        "the rest follows over 2 days."
    )
    assert {entry.reason for entry in queue.entries} == {Reason.DUE}
    assert len(world.queue(reviews_per_day=2, new=1).entries) == 3
    hurried = world.queue(reviews_per_day=2, minutes=0.1)
    assert hurried.backlog is not None
    assert "today brings the one most endangered" in hurried.backlog.message


def test_the_expected_cost_is_what_the_item_has_cost_before(world: World) -> None:
    world.answer("attention-idea", Rating.EASY, seconds=12.0)
    world.days_pass(60)
    queue = world.queue()
    assert {entry.item: entry.expected for entry in queue.entries}["attention-idea"] == 12.0
    scores = next(entry for entry in queue.entries if entry.form is Form.DRILL)
    assert scores.expected == 300.0


def test_short_of_time_a_new_item_that_fits_goes_before_one_that_does_not(world: World) -> None:
    """A drill of five minutes stands first in the curriculum; with three minutes the card behind it is what fits."""
    world.answer("attention-idea", Rating.EASY)
    everything = world.queue(new_per_day=99).entries
    assert max(entry.expected for entry in everything) > 180
    queue = world.queue(minutes=3)
    assert queue.entries
    assert queue.expected <= 180


def test_when_nothing_fits_the_cheapest_new_item_comes(world: World) -> None:
    queue = world.queue(minutes=0.1)
    cheapest = min(entry.expected for entry in world.queue().entries)
    assert [entry.expected for entry in queue.entries] == [cheapest]


def test_a_day_brings_only_so_many_new_drills(world: World) -> None:
    def drills(queue: Queue) -> int:
        return sum(entry.form is Form.DRILL for entry in queue.entries)

    world.learn("attention-idea", "attention-scale")
    assert drills(world.queue(new_per_day=99, new_drills_per_day=99)) > 1
    assert drills(world.queue(new_per_day=99, new_drills_per_day=1)) == 1
    assert drills(world.queue(new_per_day=99, new_drills_per_day=0)) == 0
    world.answer("drill:scores")
    assert drills(world.queue(new_per_day=99, new_drills_per_day=1)) == 0, "what was answered today counts"
    assert drills(world.queue(new=99, new_drills_per_day=0)) > 0, "who asks for new items gets drills too"
