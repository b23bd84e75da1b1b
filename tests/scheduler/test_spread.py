"""A new plan's overdue items come back evenly, the most endangered first, and a replay says the same."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studycli.model.items import ItemId
from studycli.model.memory import Days, Memory, Stage
from studycli.scheduler.load import LEAST_LOAD
from studycli.scheduler.spread import WITHIN_DAYS, spread_over

TODAY = date(2026, 11, 23)


def memory(name: str, stability: float, away: int, due_in: int) -> Memory:
    """Answered `away` days ago and planned for `due_in` days from today."""
    return Memory(
        item=ItemId(name),
        stage=Stage.REVIEW,
        step=0,
        stability=Days(stability),
        difficulty=5.0,
        due_day=TODAY + timedelta(days=due_in),
        due_at=None,
        last_day=TODAY - timedelta(days=away),
        reps=4,
        lapses=0,
    )


MEMORIES = st.lists(
    st.tuples(st.sampled_from([1.0, 5.0, 40.0]), st.integers(0, 60), st.integers(-50, 30)), max_size=200
).map(lambda given: [memory(f"item-{n}", *one) for n, one in enumerate(given)])


@pytest.mark.slow
@given(memories=MEMORIES, usual=st.floats(0, 60), answered=st.integers(0, 40), copies=st.integers(1, 6))
def test_no_day_stands_out_and_the_most_endangered_come_first(
    memories: list[Memory], usual: float, answered: int, copies: int
) -> None:
    # Many items share their risk to the last digit: they were learnt and rated together.
    memories = [
        memory(f"{one.item}-{n}", one.stability, (TODAY - one.last_day).days, (one.due_day - TODAY).days)
        for one in memories
        for n in range(copies)
    ]
    spread = spread_over(memories, TODAY, usual=usual, answered=answered)
    if spread is None:
        due = sum(one.due_day <= TODAY for one in memories)
        assert due + answered <= max(usual, LEAST_LOAD) + 1 or all(
            one.last_day >= TODAY for one in memories if one.due_day <= TODAY
        )
        return
    days = {
        one.item: spread.due_day(one.due_day, one.last_day, one.stability, one.item, one.reps)
        for one in memories
    }
    moved = [one for one in memories if one.due_day <= TODAY and one.last_day < TODAY]
    assert all(days[one.item] == one.due_day for one in memories if one not in moved)
    assert all(TODAY <= days[one.item] < TODAY + timedelta(days=WITHIN_DAYS) for one in moved)
    fixed = Counter(max(TODAY, one.due_day) for one in memories if one not in moved)
    fixed[TODAY] += answered
    load = fixed + Counter(days[one.item] for one in moved)
    water = [day for day in load if load[day] > fixed[day]]
    held = sum(fixed[TODAY + timedelta(days=n)] for n in range(WITHIN_DAYS)) + len(moved)
    level = max(usual, LEAST_LOAD, held / WITHIN_DAYS, *fixed.values())
    assert all(load[day] <= level + 1 for day in water)
    by_day = sorted((days[one.item], -(TODAY - one.last_day).days / one.stability) for one in moved)
    safest = -float("inf")
    for _, group in groupby(by_day, key=lambda pair: pair[0]):
        risks = [risk for _, risk in group]
        assert min(risks) >= safest
        safest = max(risks)


def test_four_thousand_that_were_learnt_together_do_not_come_together() -> None:
    memories = [memory(f"item-{n}", 3.0, 20, -12) for n in range(4000)]
    spread = spread_over(memories, TODAY, usual=100.0, answered=0)
    assert spread is not None
    load = Counter(
        spread.due_day(one.due_day, one.last_day, one.stability, one.item, one.reps) for one in memories
    )
    assert len(load) == WITHIN_DAYS
    assert max(load.values()) == -(-4000 // WITHIN_DAYS)


def test_what_a_day_holds_needs_no_spread() -> None:
    assert spread_over([memory("a", 3.0, 20, -12)] * LEAST_LOAD, TODAY, usual=3.0, answered=0) is None


def test_an_answered_item_is_let_go() -> None:
    memories = [memory(f"item-{n}", 3.0, 20, -12) for n in range(400)]
    spread = spread_over(memories, TODAY, usual=20.0, answered=0)
    assert spread is not None
    again = TODAY + timedelta(days=1)
    assert spread.due_day(again, TODAY, Days(1.0), ItemId("item-7"), 5) == again
