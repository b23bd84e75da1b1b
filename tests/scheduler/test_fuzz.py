"""Fuzz: the published ranges, a draw that can be replayed, and never beyond the maximum."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studycli.model.items import ItemId
from studycli.scheduler.fuzz import fuzz_bounds, fuzzed

ITEMS = st.text(min_size=1, max_size=12).map(ItemId)


@pytest.mark.parametrize(
    ("interval", "bounds"),
    # By hand from the bands: 1 + 0.15 up to 7 days, + 0.1 up to 20, + 0.05 beyond, on each side.
    [(1, (1, 1)), (2, (2, 2)), (3, (2, 4)), (7, (5, 9)), (10, (8, 12)), (20, (17, 23)), (100, (93, 107))],
)
def test_the_ranges_are_those_published(interval: int, bounds: tuple[int, int]) -> None:
    assert fuzz_bounds(interval, 36500) == bounds


@given(st.integers(1, 36500), ITEMS, st.integers(1, 500), st.integers(1, 36500))
def test_it_stays_in_range_and_below_the_maximum(
    interval: int, item: ItemId, reps: int, maximum: int
) -> None:
    days = fuzzed(interval, item, reps, maximum)
    lower, upper = fuzz_bounds(interval, maximum)
    assert 1 <= lower <= days <= upper <= maximum
    assert days == fuzzed(interval, item, reps, maximum)


@given(st.integers(1, 5000), ITEMS, st.integers(1, 500))
def test_a_longer_interval_never_becomes_the_shorter(interval: int, item: ItemId, reps: int) -> None:
    assert fuzzed(interval, item, reps, 3650) <= fuzzed(interval + 1, item, reps, 3650)


def test_every_day_in_range_is_drawn() -> None:
    drawn = {fuzzed(30, ItemId(f"item-{n}"), 1, 3650) for n in range(500)}
    lower, upper = fuzz_bounds(30, 3650)
    assert drawn == set(range(lower, upper + 1))


def test_the_draw_is_the_same_for_ever() -> None:
    # A replay on another machine or Python must plan the same days, so the very numbers are pinned.
    assert [fuzzed(100, ItemId("vit-three-sentences"), reps, 3650) for reps in range(1, 6)] == PINNED


PINNED = [100, 104, 101, 97, 106]
