"""A pause is planned around: nothing inside it, the most endangered first, no day above what it holds."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studycli.model.items import ItemId
from studycli.model.memory import Days, Probability
from studycli.scheduler.forgetting import retrievability
from studycli.scheduler.pause import BEARABLE, DueItem, Pause, Wanted, merged, plan_around
from studycli.scheduler.settings import DEFAULT_PARAMETERS

TODAY = date(2026, 12, 1)
DAY = timedelta(days=1)


def wanted(holds: int) -> Wanted:
    return Wanted(Probability(0.9), DEFAULT_PARAMETERS, holds)


def days(low: int, high: int) -> st.SearchStrategy[date]:
    return st.integers(low, high).map(lambda ahead: TODAY + ahead * DAY)


@st.composite
def pauses(draw: st.DrawFn) -> tuple[Pause, ...]:
    firsts = draw(st.lists(st.tuples(days(-5, 40), st.integers(0, 20)), max_size=3))
    return merged(Pause(first, first + length * DAY) for first, length in firsts)


@st.composite
def due_items(draw: st.DrawFn) -> list[DueItem]:
    drawn = draw(st.lists(st.tuples(days(-3, 60), st.integers(1, 200), st.floats(0.5, 400)), max_size=80))
    return [
        DueItem(ItemId(f"i{n}"), due, min(due, TODAY) - ago * DAY, Days(stability))
        for n, (due, ago, stability) in enumerate(drawn)
    ]


def chance(one: DueItem, pause: Pause) -> float:
    return retrievability(one.stability, (pause.last + DAY - one.last_day).days)


def ripe(one: DueItem) -> date:
    return one.last_day + max(1, (one.due_day - one.last_day).days // 2) * DAY


@given(pauses(), due_items(), st.integers(0, 30), st.integers(0, 10))
def test_what_holds_for_every_plan(
    pauses: tuple[Pause, ...], items: list[DueItem], holds: int, answered: int
) -> None:
    planned = plan_around(pauses, items, TODAY, wanted(holds), answered=answered)
    due = {one.item: max(one.due_day, TODAY) for one in items}
    assert set(planned) == {item for item, day in due.items() if any(pause.holds(day) for pause in pauses)}, (
        "only what comes due in a pause is moved"
    )
    assert all(day >= TODAY for day in planned.values())
    assert not any(pause.holds(day) for pause in pauses for day in planned.values())
    own = Counter(day for item, day in due.items() if item not in planned)
    own[TODAY] += answered
    load = own + Counter(planned.values())
    for day in set(planned.values()):
        assert load[day] <= max(holds, 1), "no day is filled above what it holds"
    for pause in pauses:
        those = [one for one in items if one.item in planned and pause.holds(due[one.item])]
        late = sorted(
            (one for one in those if planned[one.item] > pause.last),
            key=lambda one: (chance(one, pause), one.item),
        )
        assert [planned[one.item] for one in late] == sorted(planned[one.item] for one in late)
        for one in those:
            if planned[one.item] < pause.first:
                assert chance(one, pause) < 0.9 - BEARABLE
                assert planned[one.item] >= pause.run_up
                assert one.last_day < ripe(one) <= planned[one.item]
            elif chance(one, pause) < 0.9 - BEARABLE:
                others = [
                    o
                    for o in those
                    if planned[o.item] < pause.first
                    and (chance(o, pause), o.item) > (chance(one, pause), one.item)
                ]
                assert not [o for o in others if planned[o.item] >= ripe(one)], (
                    "it had to wait for one less endangered"
                )


@given(due_items(), st.integers(1, 30))
def test_without_a_pause_nothing_is_moved(items: list[DueItem], holds: int) -> None:
    assert plan_around((), items, TODAY, wanted(holds)) == {}
    past = (Pause(TODAY - 9 * DAY, TODAY - DAY),)
    assert plan_around(past, items, TODAY, wanted(holds)) == {}


def test_the_days_before_are_filled_evenly_and_the_days_after_no_further_than_they_hold() -> None:
    pause = Pause(TODAY + 4 * DAY, TODAY + 13 * DAY)
    items = [
        DueItem(ItemId(f"i{n:02}"), pause.first + n % 10 * DAY, TODAY - 10 * DAY, Days(10)) for n in range(60)
    ]
    items += [DueItem(ItemId(f"own{n}"), TODAY, TODAY - 9 * DAY, Days(9)) for n in range(6)]
    planned = plan_around((pause,), items, TODAY, wanted(10))
    load = Counter(planned.values())
    assert [load[TODAY + n * DAY] for n in range(4)] == [4, 10, 10, 10]
    assert [load[pause.last + n * DAY] for n in range(1, 5)] == [10, 10, 6, 0]


def test_what_has_hardly_begun_to_fade_is_not_asked_before_it() -> None:
    pause = Pause(TODAY + 2 * DAY, TODAY + 11 * DAY)
    fresh = DueItem(ItemId("fresh"), pause.first + 5 * DAY, TODAY - DAY, Days(8))
    assert plan_around((pause,), [fresh], TODAY, wanted(10)) == {"fresh": pause.last + DAY}


def test_pauses_that_overlap_or_touch_are_one() -> None:
    first, second = Pause(TODAY, TODAY + 3 * DAY), Pause(TODAY + 4 * DAY, TODAY + 6 * DAY)
    far = Pause(TODAY + 8 * DAY, TODAY + 8 * DAY)
    assert merged([far, second, first, Pause(TODAY + DAY, TODAY + 2 * DAY)]) == (
        Pause(TODAY, TODAY + 6 * DAY),
        far,
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3",
        "[]",
        '{"first": "2026-12-01"}',
        '{"first": 1, "last": 2}',
        '{"first": "2026-12-02", "last": "2026-12-01"}',
    ],
)
def test_a_pause_that_cannot_be_read_is_none(text: str) -> None:
    assert Pause.from_text(text) is None
    pause = Pause(TODAY, TODAY + DAY)
    assert Pause.from_text(pause.to_text()) == pause
