"""What a day brings: the most endangered within the limits, new items when they are ready, one of each group."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from studycli.model.items import ItemId, Minutes, Seconds, TopicId, drill_id
from studycli.model.memory import Probability
from studycli.session.budget import Budget, Costs
from studycli.session.choosing import choose_due, choose_new
from studycli.session.entries import Form, QueueEntry, Reason
from studycli.session.prerequisites import Prerequisites, ancestors

from .entries import card, drill, lines

WANTED = Probability(0.9)


def due(
    ranked: list[QueueEntry], limit: int = 99, minutes: float | None = None, groups: set[ItemId] | None = None
):
    allowed = None if minutes is None else Minutes(minutes)
    return choose_due(ranked, limit=limit, groups=groups or set(), wanted=WANTED, budget=Budget(allowed))


def names(entries: list[QueueEntry]) -> list[str]:
    return [entry.item for entry in entries]


def test_the_most_endangered_come_within_the_limit() -> None:
    assert names(due([card("a", risk=0.9), card("b", risk=0.5), card("c", risk=0.1)], limit=2)) == ["a", "b"]
    assert due([card("a")], limit=0) == []


def test_a_sibling_waits_for_another_day_while_it_safely_can() -> None:
    ranked = [card("a", group="g", risk=0.3), card("b", group="g", risk=0.2), card("c", group="g", risk=0.11)]
    assert names(due(ranked)) == ["a", "b"]
    assert names(due([card("c", group="g", risk=0.11)], groups={ItemId("g")})) == []


@given(lines(Reason.DUE, "due"), st.integers(0, 20))
def test_a_budget_is_kept_and_never_leaves_a_session_empty(ranked: list[QueueEntry], minutes: int) -> None:
    chosen = due(ranked, minutes=minutes)
    spent = sum(entry.expected for entry in chosen)
    assert spent <= minutes * 60 or len(chosen) == 1
    assert bool(chosen) == bool(ranked)
    if ranked:
        assert chosen[0] is ranked[0]


def test_what_does_not_fit_makes_room_for_what_does() -> None:
    assert names(due([card("a"), drill("long"), card("b")], minutes=2)) == ["a", "b"]


@given(lines(Reason.NEW, "new"), st.integers(0, 9), st.sampled_from([None, 1, 4]))
def test_new_items_come_when_they_are_ready_and_one_of_each_group(
    listed: list[QueueEntry], limit: int, minutes: int | None
) -> None:
    builds_on = {TopicId("a"): ["d"], TopicId("b"): ["a"], TopicId("c"): [], TopicId("d"): []}
    needs = ancestors(builds_on)
    prerequisites = Prerequisites(needs, lambda _: frozenset())
    budget = Budget(None if minutes is None else Minutes(float(minutes)))
    chosen = choose_new(
        listed, limit=limit, drills=limit, groups=set(), prerequisites=prerequisites, budget=budget
    )
    assert len(chosen) <= limit
    assert len({entry.group for entry in chosen}) == len(chosen)
    seen: set[TopicId] = set()
    for entry in chosen:
        assert needs[entry.topic] <= seen
        seen.add(entry.topic)


def test_a_drill_waits_for_the_drills_that_it_builds_on() -> None:
    base, above = drill("base", reason=Reason.NEW), drill("above", reason=Reason.NEW)
    needs = {above.item: frozenset({base.item}), base.item: frozenset()}

    def chosen(listed: list[QueueEntry], seen: set[ItemId]) -> list[str]:
        prerequisites = Prerequisites({}, needs.__getitem__, seen_drills=seen)
        return names(
            choose_new(
                listed, limit=9, drills=9, groups=set(), prerequisites=prerequisites, budget=Budget(None)
            )
        )

    assert chosen([above], set()) == []
    assert chosen([above, base], set()) == ["drill:base", "drill:above"]
    assert chosen([above], {drill_id("base")}) == ["drill:above"]


def test_a_circle_of_topics_keeps_nobody_waiting_for_itself() -> None:
    circle = ancestors({TopicId("a"): ["b"], TopicId("b"): ["a"]})
    assert circle == {"a": {"b"}, "b": {"a"}}


def test_an_items_own_mean_beats_that_of_its_form_and_that_beats_the_prior() -> None:
    costs = Costs(of_card=Seconds(30.0), of_drill=Seconds(200.0))
    assert costs.expected(Form.CARD, own=Seconds(12.0)) == 12
    assert costs.expected(Form.CARD) == 30
    assert Costs().expected(Form.CARD) == 40
    assert Costs().expected(Form.CARD, reason=Reason.NEW) == 80
    assert costs.expected(Form.DRILL, minutes=Minutes(8)) == 480
    assert costs.expected(Form.DRILL) == 200
