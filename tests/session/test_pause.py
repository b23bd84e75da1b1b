"""A holiday: what would suffer from waiting comes before it, nothing during it, the rest after it without a heap."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta

import pytest

from studycli.errors import UsageError
from studycli.model.review import Rating
from studycli.reports.gather import gather_report
from studycli.scheduler.load import crowd
from studycli.scheduler.pause import Pause
from studycli.session.entries import Queue, Reason
from studycli.session.holidays import begin, end, outlook, read_pause
from studycli.session.summing_up import days_in_a_row

from .conftest import World

DAY = timedelta(days=1)


def pause(world: World, begins_in: int, days: int) -> Pause:
    first = world.clock.now().day + begins_in * DAY
    chosen = Pause(first, first + (days - 1) * DAY)
    begin(world.store, chosen, world.clock.now())
    return chosen


def grown(world: World, cards: int) -> World:
    """The world with that many more cards, a few of them met on each of the last four weeks' days."""
    deck = [f"## Question {n}? {{#many-{n}}}\n\nAnswer {n}.\n" for n in range(cards)]
    text = "---\ntitle: Many\ntopic: attention\n---\n\n" + "\n".join(deck)
    (world.root / "cards" / "many.md").write_text(text)
    bigger = World(world.store, world.reread(), world.scheduler, world.clock, world.root)
    draw = random.Random(3)
    for day in range(28):
        for n in range(day * cards // 28, (day + 1) * cards // 28):
            bigger.answer(f"many-{n}", draw.choice([Rating.GOOD, Rating.EASY]))
        study(bigger, bigger.queue(new=0), draw)
        bigger.days_pass(1)
    return bigger


def study(world: World, queue: Queue, draw: random.Random) -> None:
    for entry in queue.entries:
        if world.clock.now().day >= (entry.due_at or world.clock.now().at).date():
            world.answer(entry.item, draw.choices([Rating.AGAIN, Rating.GOOD], (1, 9))[0])
            world.answer(entry.item, Rating.GOOD)


@pytest.mark.slow
def test_the_days_around_a_pause(world: World) -> None:
    world = grown(world, 280)
    away = pause(world, begins_in=8, days=10)
    holds = crowd(world.store.usual_load(world.clock.now().day))
    known = outlook(world.store, away, world.clock.now(), holds)
    assert known.early > 10
    draw = random.Random(4)
    early: Counter[date] = Counter()
    load: dict[date, int] = {}
    while world.clock.now().day <= away.last + 10 * DAY:
        day = world.clock.now().day
        queue = world.queue(new=0)
        early[day] += sum(entry.reason is Reason.EARLY for entry in queue.entries)
        load[day] = sum(entry.reason in (Reason.EARLY, Reason.DUE) for entry in queue.entries)
        if away.holds(day):
            assert queue.entries == ()
            assert "nothing is planned" in queue.opening
        if day < away.first:
            assert "You pause from 7 April to 16 April" in queue.opening
        if day == away.last + DAY and queue.backlog is not None:
            assert queue.backlog.days_away <= 1
            assert "It has been" not in queue.opening, "a holiday is nobody's delay"
        assert load[day] <= holds
        study(world, queue, draw)
        world.days_pass(1)
    assert sum(early.values()) >= known.early * 3 / 4
    assert max(early.values()) <= sum(early.values()) / 2, "spread over the days before it"
    assert all(day < away.first for day in +early)
    assert world.store.rebuild() == 0


@pytest.mark.slow
def test_sixty_days_away_without_a_word_are_caught_up_by_risk_and_without_a_heap(world: World) -> None:
    world = grown(world, 280)
    world.days_pass(60)
    draw = random.Random(6)
    first = world.queue()
    assert first.backlog is not None
    assert first.opening.startswith("It has been 61 days.")
    assert first.backlog.waiting > 250
    assert all(entry.reason is not Reason.NEW for entry in first.entries), "too much was forgotten"
    days = 0
    while (queue := world.queue()).backlog is not None and days < 60:
        assert queue.expected <= 1800
        study(world, queue, draw)
        days += 1
        world.days_pass(1)
    assert 5 <= days <= 40


def test_a_pause_that_is_taken_back_leaves_no_trace(world: World) -> None:
    world.learn("attention-idea", "attention-scale", "parts/query", "swin-why")
    world.days_pass(5)
    before = world.queue()
    pause(world, begins_in=2, days=14)
    with_pause = world.queue()
    assert {entry.reason for entry in with_pause.entries} == {Reason.EARLY}
    assert "New items wait until then." in with_pause.opening
    assert end(world.store, world.clock.now()) is not None
    assert world.queue() == before
    assert world.store.pauses() == ()
    assert end(world.store, world.clock.now()) is None


def test_a_pause_that_runs_can_be_ended_and_its_days_stay_nobodys_delay(world: World) -> None:
    world.learn("attention-idea", "attention-scale", "swin-why")
    away = pause(world, begins_in=1, days=30)
    world.days_pass(20)
    assert world.queue().entries == ()
    assert world.queue(topic="attention").entries, "a topic that is asked for is wanted now"
    assert {entry.reason for entry in world.queue(new=1).entries} == {Reason.NEW}
    assert end(world.store, world.clock.now()) == away
    assert world.store.pauses() == (Pause(away.first, world.clock.now().day - DAY),)
    queue = world.queue(reviews_per_day=1)
    assert queue.opening.startswith("3 items wait")


def test_short_of_time_what_comes_early_waits(world: World) -> None:
    world.learn("attention-idea", "attention-scale", "parts/query", "swin-why")
    world.days_pass(5)
    pause(world, begins_in=2, days=14)
    queue = world.queue(minutes=1)
    assert len(queue.entries) == 1
    assert queue.backlog is None, "it is not due yet"


def test_the_day_before_a_pause_promises_nothing_for_tomorrow(world: World) -> None:
    world.learn("attention-idea", "attention-scale")
    world.days_pass(30)
    session = world.session()
    assert session.summary().tomorrow.due == 2
    pause(world, begins_in=1, days=3)
    assert session.summary().tomorrow.due == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("tomorrow", "is no span of days"),
        ("2026-03-40..2026-04-01", "is no span of days"),
        ("2026-03-05...2026-03-09", "is no span of days"),
        ("2026-03-09..2026-03-05", "is later than"),
        ("2026-02-01..2026-03-01", "is over already"),
        ("2026-03-05..2062-03-09", "a pause may take a year"),
        ("2036-03-05..2036-03-09", "end within three"),
        ("2026-03-05..9999-12-31", "a pause may take a year"),
    ],
)
def test_what_is_no_pause_is_told(text: str, told: str) -> None:
    with pytest.raises(UsageError, match=told) as caught:
        read_pause(text, date(2026, 3, 2))
    assert caught.value.hint


def test_a_pause_is_a_span_or_a_day() -> None:
    assert read_pause("2026-03-05..2026-03-09", date(2026, 3, 9)) == Pause(date(2026, 3, 5), date(2026, 3, 9))
    assert read_pause("2026-03-05", date(2026, 3, 5)).days == 1


def test_the_forecast_of_reports_keeps_pauses_free(world: World) -> None:
    world.learn("attention-idea", "attention-scale", "parts/query", "swin-why")
    world.days_pass(5)
    away = pause(world, begins_in=2, days=14)
    forecast = gather_report(
        world.store, world.catalogue, world.clock.now(), settings=world.scheduler.settings
    ).forecast
    load = {day.day: day.cards for day in forecast if day.cards}
    assert sum(load.values()) == 4
    assert not any(away.holds(day) for day in load)


def test_a_row_of_days_outlasts_a_pause(world: World) -> None:
    pause(world, begins_in=2, days=5)
    for wait in (1, 1 + 5, 0):
        world.answer("swin-why")
        world.days_pass(wait)
    assert days_in_a_row(world.store, world.clock.now().day) == 3
    world.days_pass(2)
    assert days_in_a_row(world.store, world.clock.now().day) == 0, "a day that was missed ends it"
