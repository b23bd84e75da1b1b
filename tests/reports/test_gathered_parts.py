"""What statistics say beyond effort and topics, counted by hand on a small history."""

from __future__ import annotations

from datetime import timedelta

import pytest

from studycli.model.items import ItemId, TopicId
from studycli.model.review import MarkKind, Rating
from studycli.place.scope import Selection
from studycli.reports.data import Maturity

from ..session.conftest import World
from .test_gather import DRILL, MONDAY, cards, report, run_drill


def shares(world: World) -> dict[Maturity, tuple[int, int]]:
    return {one.maturity: (one.asked, one.remembered) for one in report(world).retention.by_maturity}


def test_retention_is_told_by_maturity(world: World) -> None:
    one, two = cards(world, 2)
    world.answer(one, Rating.GOOD)  # stays in its learning steps over night
    world.learn(two)  # Easy: eight days of stability
    world.days_pass(1)
    world.answer(one, Rating.AGAIN)
    world.days_pass(7)
    world.answer(two, Rating.GOOD)
    assert shares(world) == {Maturity.LEARNING: (1, 0), Maturity.YOUNG: (1, 1), Maturity.MATURE: (0, 0)}
    assert world.store.memory(ItemId(two)).stability >= 21
    world.days_pass(30)
    world.answer(two, Rating.AGAIN)
    assert shares(world)[Maturity.MATURE] == (1, 0)


def test_predictions_are_those_from_before_the_answer(world: World) -> None:
    (one,) = cards(world, 1)
    world.learn(one)
    world.days_pass(20)
    before = {row.item: row for row in world.store.studied_rows(world.clock.now())}[one]
    world.answer(one, Rating.AGAIN)
    (only,) = report(world).calibration.bins
    predicted = (1 + (0.9 ** (-1 / 0.1542) - 1) * 20 / before.stability) ** -0.1542
    assert only.predicted == pytest.approx(predicted, abs=1e-4)
    assert only.low <= only.predicted < only.high
    assert (only.asked, only.remembered, only.share) == (1, 0, 0)


def test_a_period_asks_only_what_was_asked_in_it_with_all_that_was_before(world: World) -> None:
    (one,) = cards(world, 1)
    world.learn(one)
    for _ in range(2):
        world.days_pass(9)
        world.answer(one)
    whole, late = report(world), report(world, since=MONDAY + timedelta(days=18))
    assert (whole.calibration.asked, late.calibration.asked, late.retention.asked) == (2, 1, 1)
    assert late.calibration.bins[0] in whole.calibration.bins or whole.calibration.bins[0].asked == 2


def test_the_calendar_spans_a_year_whatever_the_period(world: World) -> None:
    (one,) = cards(world, 1)
    for days in (0, 1, 1, 5, 1):
        world.days_pass(days)
        world.answer(one)
    today = world.clock.now().day
    told = report(world, since=today)
    assert told.effort.days_studied == 1
    assert len(told.calendar.days) == 5
    assert (told.calendar.streak, told.calendar.longest_streak) == (2, 3)
    assert told.calendar.since.weekday() == 0
    assert (told.calendar.until - told.calendar.since).days in range(364, 371)
    world.days_pass(1)
    assert report(world).calendar.streak == 2, "a day that is not over breaks no row"
    world.days_pass(1)
    assert report(world).calendar.streak == 0


def test_a_card_left_open_over_lunch_counts_five_minutes(world: World) -> None:
    (one,) = cards(world, 1)
    world.answer(one, seconds=7200)
    assert report(world).effort.minutes == 5


def test_the_forecast_tells_cards_from_drills_and_leaves_out_what_is_suspended(world: World) -> None:
    one, two = cards(world, 2)
    world.learn(one, two)
    world.answer(DRILL, Rating.GOOD, seconds=120)
    told = report(world)
    assert (sum(day.cards for day in told.forecast), sum(day.drills for day in told.forecast)) == (2, 1)
    assert sum(week.due for week in told.weeks) == 3
    assert sum(week.minutes for week in told.weeks) == pytest.approx(3.0)
    world.days_pass(40)
    world.mark(one, MarkKind.SUSPEND)
    told = report(world)
    assert (told.forecast[0].cards, told.forecast[0].drills) == (1, 1), "what is overdue counts to today"
    assert sum(topic.due for topic in told.topics) == 2


def test_what_was_studied_is_told_by_topic(world: World) -> None:
    topics = {entry.id: entry.topic for entry in world.catalogue.entries()}
    one = cards(world, 1)[0]
    world.answer(one, Rating.AGAIN, seconds=60)
    world.answer(one, Rating.GOOD, seconds=60)
    world.answer("gone", Rating.GOOD)
    first, last = report(world).studied
    assert (first.topic, first.reviews, first.forgotten, first.items, first.new_items) == (
        topics[one],
        2,
        1,
        1,
        1,
    )
    assert first.minutes == 2
    assert [named.item for named in first.named] == [one]
    assert (last.topic, last.items) == (None, 1)


def test_a_leech_is_told_with_what_it_builds_on(world: World) -> None:
    leech = "vit-three-sentences"
    world.learn(leech)
    for _ in range(8):
        world.days_pass(3)
        world.answer(leech, Rating.AGAIN)
        world.answer(leech, Rating.GOOD)
    (told,) = report(world).leeches
    assert (told.item, told.lapses) == (leech, 8)
    assert told.builds_on == (), "a topic without content is no foundation to look at"
    assert "words of your own" in told.suggestion
    world.mark(leech, MarkKind.SUSPEND)
    assert report(world).leeches == ()


def test_a_drill_that_keeps_failing_names_the_drill_below(world: World) -> None:
    world.learn(DRILL)
    for _ in range(8):
        world.days_pass(2)
        world.answer(DRILL, Rating.AGAIN)
    world.days_pass(20)
    (told,) = report(world).leeches
    assert [below.id for below in told.builds_on] == ["attend"]
    assert told.suggestion == "Look first at attend (not begun), which it builds on."
    assert told.suggestion == report(world).weakest[0].suggestion


def test_drills_count_runs_to_the_first_pass_without_syntax_errors(world: World) -> None:
    run_drill(world, "error", "syntax")
    run_drill(world, "wrong", "order")
    run_drill(world, "passed", "")
    run_drill(world, "passed", "")
    world.answer(DRILL, Rating.HARD, seconds=100)
    world.days_pass(4)
    run_drill(world, "passed", "")
    world.answer(DRILL, Rating.GOOD, seconds=99)
    told = report(world)
    assert [one.runs for one in told.drills[0].repetitions] == [2, 1]
    assert told.drills[0].trend == "steady"
    late = report(world, since=MONDAY + timedelta(days=1)).drilling
    assert (late.repetitions, late.passed, late.passed_at_once, late.runs, late.failed_runs) == (
        1,
        1,
        1,
        1,
        0,
    )


def test_everything_of_one_topic_is_of_that_topic(world: World) -> None:
    topics = {entry.id: entry.topic for entry in world.catalogue.entries()}
    for item in topics:
        world.answer(item, Rating.EASY)
    run_drill(world, "passed", "")
    world.days_pass(10)
    for item in topics:
        world.answer(item, Rating.GOOD)
    mine = [item for item, topic in topics.items() if topic == "swin"]
    scope = Selection(frozenset({TopicId("swin")}))
    told = report(world, scope=scope)
    assert told.effort.reviews == 2 * len(mine)
    assert told.calendar.days == told.effort.days
    assert told.retention.asked == told.calibration.asked == len(mine)
    assert sum(one.items for one in told.stability.bins) == len(mine)
    assert [one.topic for one in told.studied] == ["swin"]
    assert [one.label for one in told.phases] == ["Phase II"]
    world.days_pass(400)
    assert {one.topic for one in report(world, scope=scope).weakest} == {"swin"}
    assert [one.name for one in told.drills] == ["window_partition"]
    assert sum(day.due for day in told.forecast) <= len(mine)
    path = []
    nodes = told.family
    while nodes:
        (node,) = nodes
        path.append(node.topic)
        nodes = node.children
    assert path == ["attention", "empty", "vit", "swin"]
