"""The report's numbers, counted by hand on a small history."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from studycli.model.items import ItemId, Seconds
from studycli.model.review import Attempt, MarkKind, Rating
from studycli.place.scope import Selection
from studycli.reports.data import ReportData
from studycli.reports.drill_data import Trend
from studycli.reports.gather import default_period, gather_report
from studycli.scheduler.forgetting import retrievability
from studycli.store.event_ids import new_event_id

from ..session.conftest import World

MONDAY = date(2026, 3, 2)
DRILL = "drill:window_partition"


def report(world: World, **wishes: object) -> ReportData:
    settings = world.scheduler.settings
    return gather_report(world.store, world.catalogue, world.clock.now(), settings=settings, **wishes)


def cards(world: World, count: int) -> list[str]:
    return [entry.id for entry in world.catalogue.entries() if entry.kind != "drill"][:count]


def run_drill(world: World, verdict: str, cause: str) -> None:
    moment = world.clock.now()
    attempt = Attempt(
        new_event_id(moment),
        ItemId(DRILL),
        moment,
        verdict,
        cause,
        "def …",
        0,
        Seconds(60.0),
        world.store.device,
    )
    world.store.add_attempt(attempt)


def test_an_empty_history_is_told_as_such(world: World) -> None:
    told = report(world)
    assert (told.period.since, told.period.until) == (MONDAY, MONDAY)
    assert told.effort.reviews == 0
    assert told.retention.share is None
    assert all(topic.remembered is None for topic in told.topics)
    assert told.weakest == ()


def test_effort_counts_answers_minutes_days_and_new_items(world: World) -> None:
    one, two = cards(world, 2)
    world.answer(one, Rating.GOOD, seconds=30)
    world.answer(two, Rating.AGAIN, seconds=90)
    world.days_pass(1)
    world.answer(one, Rating.GOOD, seconds=60)
    told = report(world).effort
    assert (told.reviews, told.forgotten, told.days_studied, told.new_items) == (3, 1, 2, 2)
    assert told.minutes == pytest.approx(3.0)
    assert [(day.day, day.reviews) for day in told.days] == [(MONDAY, 2), (MONDAY + timedelta(days=1), 1)]


def test_a_period_leaves_out_what_lies_outside(world: World) -> None:
    one, two = cards(world, 2)
    world.answer(one)
    world.days_pass(10)
    world.answer(two)
    told = report(world, since=MONDAY + timedelta(days=10))
    assert told.effort.reviews == 1
    assert told.effort.new_items == 1
    assert report(world, until=MONDAY).effort.reviews == 1
    assert default_period(MONDAY, 1) == MONDAY


def test_retention_counts_only_first_reviews_of_items_learned_on_an_earlier_day(world: World) -> None:
    one, two = cards(world, 2)
    world.answer(one, Rating.GOOD)
    world.answer(one, Rating.GOOD)  # a learning step on its first day says nothing about memory
    world.answer(two, Rating.GOOD)
    world.days_pass(3)
    world.answer(one, Rating.AGAIN)
    world.answer(one, Rating.GOOD)  # nor does the step after a lapse
    world.answer(two, Rating.HARD)
    retention = report(world).retention
    assert (retention.asked, retention.remembered) == (2, 1)


def test_what_was_taken_back_does_not_count(world: World) -> None:
    (one,) = cards(world, 1)
    world.answer(one)
    world.store.undo(world.clock.now())
    assert report(world).effort.reviews == 0
    assert report(world).effort.new_items == 0


def test_a_topic_is_remembered_as_well_as_its_items_on_average(world: World) -> None:
    one, two = cards(world, 2)
    world.learn(one)
    world.answer(two, Rating.GOOD)
    world.days_pass(5)
    rows = {row.item: row for row in world.store.studied_rows(world.clock.now())}
    told = {topic.topic: topic for topic in report(world).topics}
    for topic in {row.topic for row in rows.values()}:
        chances = [
            retrievability(row.stability, row.elapsed_days) for row in rows.values() if row.topic == topic
        ]
        assert told[topic].remembered == pytest.approx(sum(chances) / len(chances), abs=1e-4)
        assert told[topic].seen == len(chances)


def test_a_moment_after_again_a_topic_does_not_count_as_remembered_whole(world: World) -> None:
    (one,) = cards(world, 1)
    world.answer(one, Rating.AGAIN)
    (topic,) = (topic for topic in report(world).topics if topic.seen)
    assert topic.remembered is not None
    assert topic.remembered < 0.9


def test_drills_tell_runs_times_and_what_went_wrong(world: World) -> None:
    run_drill(world, "wrong", "order")
    run_drill(world, "wrong", "order")
    run_drill(world, "error", "crash")
    run_drill(world, "passed", "")
    world.answer(DRILL, Rating.HARD, seconds=280)
    world.days_pass(6)
    run_drill(world, "passed", "")
    world.answer(DRILL, Rating.GOOD, seconds=125)
    (told,) = report(world).drills
    assert (told.name, told.runs, told.failed_runs, told.passed_in_period) == ("window_partition", 5, 3, 2)
    assert (told.first_seconds, told.last_seconds, told.last_rating) == (280, 125, Rating.GOOD)
    assert [(cause.cause, cause.runs) for cause in told.causes] == [("order", 2), ("crash", 1)]
    assert [(one.runs, one.rating) for one in told.repetitions] == [(4, Rating.HARD), (1, Rating.GOOD)]
    assert told.trend is Trend.FASTER


def test_what_is_recalled_as_well_as_is_wanted_is_not_at_risk(world: World) -> None:
    one, two = cards(world, 2)
    world.learn(one)
    world.answer(two, Rating.AGAIN)
    assert report(world).weakest == ()
    world.days_pass(4)
    assert [weak.item for weak in report(world).weakest] == [two]


def test_the_weakest_come_first(world: World) -> None:
    one, two = cards(world, 2)
    world.learn(one)
    world.answer(two, Rating.AGAIN)
    world.days_pass(60)
    told = report(world).weakest
    assert [weak.item for weak in told] == [two, one]
    assert told[0].remembered < told[1].remembered
    assert told[0].question


def test_a_topic_can_be_asked_for_alone(world: World) -> None:
    topics = {entry.topic for entry in world.catalogue.entries()}
    for topic in topics:
        assert [told.topic for told in report(world, scope=Selection(frozenset({topic}))).topics] == [topic]


def test_the_forecast_leaves_out_what_is_suspended(world: World) -> None:
    one, two = cards(world, 2)
    world.learn(one, two)
    before = sum(day.due for day in report(world).forecast)
    world.mark(one, MarkKind.SUSPEND)
    assert sum(day.due for day in report(world).forecast) == before - 1
