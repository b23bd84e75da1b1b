"""A simulated collection behaves as FSRS says, the same way each time, and tells what a retention costs."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studycli.model.items import ItemId, Minutes, Seconds
from studycli.scheduler.settings import SchedulingSettings
from studycli.simulation.as_text import comparison_as_text, mean_reviews
from studycli.simulation.collection import USUAL, Collection, Cost, Habits, HeldItem, Limits, NewItem
from studycli.simulation.comparison import RETENTIONS, compare
from studycli.simulation.course import Course
from studycli.simulation.gather import ENOUGH, habits_of
from studycli.store.rows import RatedDay

TODAY = date(2026, 11, 26).toordinal()
SETTINGS = SchedulingSettings()
WIDE = Limits(new=10, new_drills=3)
COST = Cost(nominal=Seconds(40.0), first=Seconds(80.0), recalled=Seconds(12.0), forgotten=Seconds(24.0))


def held(number: int, stability: float = 20.0, due_in: int = 3) -> HeldItem:
    return HeldItem(stability + number % 7, 5.0, TODAY - 5, TODAY + due_in + number % 11, COST)


def collection(count: int = 300, new: int = 0, drills: int = 0) -> Collection:
    card, drill = (NewItem(is_drill, COST) for is_drill in (False, True))
    return Collection(
        TODAY, tuple(held(number) for number in range(count)), (drill,) * drills + (card,) * new, USUAL
    )


def test_the_same_seed_gives_the_same_numbers_and_another_one_others() -> None:
    one = compare(collection(new=50), SETTINGS, WIDE, days=30, seed=1)
    assert one == compare(collection(new=50), SETTINGS, WIDE, days=30, seed=1)
    assert one != compare(collection(new=50), SETTINGS, WIDE, days=30, seed=2)


def test_more_retention_costs_more_reviews_and_keeps_more() -> None:
    told = compare(collection(), SETTINGS, WIDE, days=200).workloads
    assert [workload.retention for workload in told] == sorted(RETENTIONS)
    reviews = [mean_reviews(workload) for workload in told]
    assert reviews == sorted(reviews)
    low, high = (next(each for each in told if each.retention == wanted) for wanted in (0.8, 0.95))
    assert low.remembered < high.remembered <= 300


@pytest.mark.parametrize("retention", [0.8, 0.9])
def test_what_is_asked_is_recalled_as_often_as_wanted(retention: float) -> None:
    settings = replace(SETTINGS, desired_retention=retention)
    workload = Course(collection(1500), settings, WIDE, seed=3).live(300, planned_anew=True)
    assert workload.asked > 3000
    # Whole days and fuzz move short intervals: hence two points and not the standard error.
    assert workload.recalled / workload.asked == pytest.approx(retention, abs=0.02)


def test_the_present_retention_begins_with_the_days_as_they_are_planned() -> None:
    mine = collection(200)
    planned = Counter(item.due_day for item in mine.held)
    workload = Course(mine, SETTINGS, WIDE, seed=0).live(3, planned_anew=False)
    assert [day.reviews for day in workload.days] == [planned[TODAY + ahead] for ahead in range(3)]


def test_a_day_holds_no_more_than_the_limits_and_the_rest_follows() -> None:
    overdue = replace(collection(), held=tuple(held(number, due_in=-40) for number in range(300)))
    told = Course(overdue, SETTINGS, Limits(reviews=50, new=10, new_drills=3), seed=0).live(
        6, planned_anew=False
    )
    assert [day.reviews for day in told.days[:5]] == [50] * 5
    begun = Course(
        collection(0, new=25, drills=8), SETTINGS, Limits(reviews=50, new=10, new_drills=3), seed=0
    )
    days = begun.live(6, planned_anew=False).days
    assert [day.begun for day in days] == [10, 10, 10, 3, 0, 0]
    # Three drills and seven cards on the first day, a drill costing as much here.
    assert days[0].minutes == pytest.approx(10 * 80 / 60)


def test_a_day_holds_its_minutes_and_what_finds_no_room_waits() -> None:
    overdue = replace(collection(new=40), held=tuple(held(number, due_in=-40) for number in range(300)))
    told = Course(overdue, SETTINGS, Limits(minutes=Minutes(10.0)), seed=0).live(30, planned_anew=False)
    assert all(9 <= day.minutes <= 10.5 for day in told.days[:9])
    assert sum(day.begun for day in told.days) == 40
    tight = Course(overdue, SETTINGS, Limits(minutes=Minutes(10.0), new=1), seed=0).live(
        9, planned_anew=False
    )
    assert max(day.begun for day in tight.days) == 1


def test_while_much_is_forgotten_nothing_new_begins_before_all_that_is_due() -> None:
    lost = tuple(HeldItem(3.0, 5.0, TODAY - 60, TODAY - 50, COST) for _ in range(300))
    told = Course(
        replace(collection(new=40), held=lost), SETTINGS, Limits(minutes=Minutes(10.0)), seed=0
    ).live(8, planned_anew=False)
    assert [day.begun for day in told.days[:5]] == [0] * 5
    more = Course(
        replace(collection(new=40), held=lost), SETTINGS, Limits(minutes=Minutes(240.0)), seed=0
    ).live(8, planned_anew=False)
    assert more.days[0].begun > 0


def test_more_minutes_bring_more() -> None:
    mine = collection(100, new=300)
    told = [
        Course(mine, SETTINGS, Limits(minutes=Minutes(minutes)), seed=0)
        .live(60, planned_anew=False)
        .remembered
        for minutes in (5.0, 10.0, 20.0)
    ]
    assert told[0] < told[1] < told[2]


@given(st.integers(0, 60), st.integers(0, 30), st.integers(0, 5), st.integers(1, 40), st.integers(0, 9))
def test_nothing_is_lost_on_the_way(count: int, new: int, drills: int, days: int, seed: int) -> None:
    mine = collection(count, new, drills)
    course = Course(mine, SETTINGS, WIDE if seed % 2 else Limits(minutes=Minutes(6.0)), seed)
    told = course.live(days, planned_anew=True)
    begun = sum(day.begun for day in told.days)
    assert begun <= new + drills
    assert told.asked == sum(day.reviews for day in told.days)
    assert 0 <= told.recalled <= told.asked
    assert 0 <= told.remembered <= count + begun


def test_no_item_and_nothing_new_is_told_without_stumbling() -> None:
    text = comparison_as_text(compare(collection(0), SETTINGS, WIDE, days=5), 5)
    assert "0 items begun" in text
    assert "–" in text


def test_the_table_fits_and_marks_the_present_setting() -> None:
    settings = replace(SETTINGS, desired_retention=0.7)
    lines = comparison_as_text(compare(collection(), settings, WIDE, days=20), 20).splitlines()
    assert max(map(len, lines)) <= 80
    assert [line[:10].strip() for line in lines if line.startswith("▸") and "%" in line] == [
        "▸      70",
        "▸   70 %",
    ]
    assert any("desired_retention = 0.75" in line for line in lines)


def test_habits_are_the_learners_own_from_enough_answers_on() -> None:
    few = [RatedDay(ItemId(f"a{number}"), 1, 4) for number in range(ENOUGH - 1)]
    assert habits_of(few) == USUAL
    many = [
        RatedDay(ItemId(f"a{number}"), day, 4 if day == 1 else 2)
        for day in (1, 2)
        for number in range(ENOUGH)
    ]
    steps = [RatedDay(ItemId("a1"), 2, 3)]
    assert habits_of(many + steps) == Habits(recalled=(1.0, 0.0, 0.0), first=(0.0, 0.0, 0.0, 1.0))
