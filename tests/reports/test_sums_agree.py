"""Whatever happened, every sum of a report agrees with every other and with the log."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studycli.model.review import Rating

from ..session.conftest import World, Worlds
from .test_gather import DRILL, MONDAY, report, run_drill

UNDO, RUN = "undo", "run"
ITEMS = ["attention-idea", "attention-scale", "vit-three-sentences", "swin-why", "gone", DRILL]

acts = st.one_of(
    st.tuples(st.sampled_from(ITEMS), st.sampled_from(list(Rating))),
    st.tuples(st.just(UNDO), st.none()),
    st.tuples(st.just(RUN), st.sampled_from(["passed", "wrong", "error"])),
)
histories = st.lists(st.tuples(st.sampled_from([0, 0, 0, 1, 2, 9, 40]), acts), max_size=30)


def live(world: World, history: list) -> None:
    """Does what the history says."""
    for days, (what, how) in history:
        world.days_pass(days)
        if what == UNDO:
            world.store.undo(world.clock.now())
        elif what == RUN:
            run_drill(world, how, "" if how == "passed" else "order")
        else:
            world.answer(what, how)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories)
def test_sums_agree_on_every_history(worlds: Worlds, history: list) -> None:
    world = worlds()
    live(world, history)
    logged = list(world.store.reviews())
    told = report(world)
    assert told.effort.reviews == len(logged)
    assert told.effort.forgotten == sum(review.rating is Rating.AGAIN for review in logged)
    assert Counter({day.day: day.reviews for day in told.effort.days}) == Counter(
        review.moment.day for review in logged
    )
    inside = [review for review in logged if review.moment.day >= told.calendar.since]
    assert sum(day.reviews for day in told.calendar.days) == len(inside)
    assert sum(topic.reviews for topic in told.studied) == len(logged)
    assert sum(topic.items for topic in told.studied) == len({review.item for review in logged})
    assert sum(topic.new_items for topic in told.studied) == told.effort.new_items
    _recall_agrees(world, told)
    held = len(world.store.studied_rows(world.clock.now()))
    for spread in (told.stability, told.difficulty):
        assert sum(one.items for one in spread.bins) == held
    assert sum(topic.seen for topic in told.topics) == held == sum(phase.seen for phase in told.phases)
    assert sum(week.due for week in told.weeks) == sum(day.due for day in told.forecast) <= held
    drills = sum(review.item == DRILL for review in logged)
    assert sum(len(drill.repetitions) for drill in told.drills) == told.drilling.repetitions == drills


def _recall_agrees(world: World, told) -> None:
    """Retention and calibration speak of the same questions: an item's first answers of all days but its first."""
    seen: dict[str, set] = {}
    for review in world.store.reviews():
        seen.setdefault(review.item, set()).add(review.moment.day)
    asked = sum(len(days) - 1 for days in seen.values())
    assert told.retention.asked == told.calibration.asked == asked
    assert sum(one.asked for one in told.retention.by_maturity) == asked
    assert sum(one.asked for one in told.calibration.bins) == asked
    assert sum(one.remembered for one in told.retention.by_maturity) == told.retention.remembered
    assert sum(one.remembered for one in told.calibration.bins) == told.retention.remembered
    assert all(one.low <= one.predicted <= one.high for one in told.calibration.bins)


@pytest.mark.slow
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories, st.integers(1, 60))
def test_two_periods_make_the_whole(worlds: Worlds, history: list, ahead: int) -> None:
    world = worlds()
    live(world, history)
    day = MONDAY + timedelta(days=ahead)
    world.days_pass(max(0, (day - world.clock.now().day).days))
    whole = report(world, since=MONDAY)
    early, late = report(world, since=MONDAY, until=day - timedelta(days=1)), report(world, since=day)
    for total in (
        lambda data: data.effort.reviews,
        lambda data: data.effort.new_items,
        lambda data: data.retention.asked,
        lambda data: data.retention.remembered,
        lambda data: data.drilling.runs,
        lambda data: data.drilling.passed,
    ):
        assert total(early) + total(late) == total(whole)
