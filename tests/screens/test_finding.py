"""The browser and the catalogue of drills: finding by typing, selecting, marking in bulk, studying what was found."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from studycli.errors import ExitCode
from studycli.model.items import ItemId, TopicId
from studycli.model.review import MarkKind
from studycli.place.chosen_place import choose_known, choose_position
from studycli.screens.app import StudyApp
from studycli.screens.browse import BrowseScreen
from studycli.screens.drill import DrillScreen
from studycli.screens.home import HomeScreen
from studycli.screens.registry import registered
from studycli.screens.today import TodayScreen

from .conftest import Sit
from .drill_stand import FILES
from .piloting import press, settled
from .sittings import ESSAY, FORMULA, SHORT, Place


@asynccontextmanager
async def opened(place: Place, name: str, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[ExitCode]]:
    """A registered screen, opened from home."""
    choose_position(place.store, place.clock.now(), None)
    app = StudyApp(place.sitting.workspace, HomeScreen)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, registered(name).keys[0])
        await pilot.pause(0.2)
        yield pilot


def found(pilot: Pilot[ExitCode]) -> list[str]:
    screen = pilot.app.screen
    assert isinstance(screen, BrowseScreen)
    return [one.item for one in screen.table.things]


@pytest.mark.slow
async def test_the_browser_finds_by_words_and_by_scopes(sit: Sit) -> None:
    async with opened(sit(ESSAY + FORMULA + SHORT, **FILES), "cards") as pilot:
        assert found(pilot) == ["vit-essay", "attention", "drill:halve", "tokens"]
        await press(pilot, *"softmax")
        assert found(pilot) == ["attention"]
        assert "1 of 4" in await press(pilot, "escape", *"drills")
        assert found(pilot) == ["drill:halve"]
        await press(pilot, "escape", *"vit", "space", *"cards", "space", *"token")
        assert found(pilot) == ["vit-essay", "tokens"]
        assert "Nothing fits" in await press(pilot, *"zzz")


@pytest.mark.slow
async def test_a_day_that_the_course_has_not_is_told_and_ends_nothing(sit: Sit) -> None:
    async with opened(sit(), "cards") as pilot:
        assert "no day 999" in await press(pilot, *"day:999")
        assert "no day" not in await press(pilot, "escape")


@pytest.mark.slow
async def test_what_is_selected_is_marked_at_once_and_taken_back_at_once(sit: Sit) -> None:
    place = sit(ESSAY + FORMULA + SHORT)
    async with opened(place, "cards") as pilot:
        await press(pilot, "down", "space", "space")
        assert "2 items suspended" in await press(pilot, "exclamation_mark")
        assert place.store.suspended() == {ItemId("vit-essay"), ItemId("attention")}
        assert "Taken back for 2 items" in await press(pilot, "u")
        assert place.store.suspended() == set()
        await press(pilot, "m", "b")
        assert place.store.flagged() == {ItemId("vit-essay"), ItemId("attention")}
        day = place.clock.now().day
        assert MarkKind.BURY in place.store.standing(ItemId("attention"), day)


@pytest.mark.slow
async def test_what_is_selected_stays_selected_while_something_else_is_looked_for(sit: Sit) -> None:
    async with opened(sit(ESSAY + FORMULA + SHORT), "cards") as pilot:
        await press(pilot, *"softmax", "enter", "space", "slash", "escape", *"197", "enter", "space")
        text = await press(pilot, "enter")
        assert isinstance(pilot.app.screen, TodayScreen)
        assert "1 of 2" in text
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, BrowseScreen)


@pytest.mark.slow
async def test_what_is_found_is_looked_at_before_the_cursor_moves(sit: Sit) -> None:
    async with opened(sit(ESSAY + FORMULA + SHORT), "cards", (120, 40)) as pilot:
        await pilot.pause(0.4)
        assert "cut into fixed-size" in await settled(pilot)
        await press(pilot, *"softmax")
        await pilot.pause(0.4)
        assert "cut into fixed-size" not in await settled(pilot)


@pytest.mark.slow
async def test_the_browser_at_three_sizes(sit: Sit, snapshot: SnapshotAssertion) -> None:
    place = sit(ESSAY + FORMULA + SHORT, **FILES)
    for size in [(80, 24), (120, 40), (60, 20)]:
        async with opened(place, "cards", size) as pilot:
            await press(pilot, "down", "space")
            await pilot.pause(0.4)
            assert await settled(pilot) == snapshot(name=f"{size[0]}x{size[1]}")


async def test_what_the_course_treated_before_is_assumed_and_not_new(sit: Sit) -> None:
    async with opened(sit(ESSAY, **FILES), "drills") as pilot:
        assert "new" in await settled(pilot)
        work = pilot.app.screen.study.workspace  # type: ignore[attr-defined]
        choose_known(work.store, work.clock.now(), [TopicId("vit")], known=True)
        pilot.app.screen.read()  # type: ignore[attr-defined]
        text = await settled(pilot)
        assert "assumed" in text
        assert "new" not in text.split("back", 1)[1]


async def test_the_next_drill_is_marked_although_today_has_no_time_for_one(sit: Sit) -> None:
    place = sit(ESSAY, **FILES)
    place.sitting.workspace.config = replace(place.sitting.workspace.config, minutes_per_day=1)
    async with opened(place, "drills") as pilot:
        assert "▸" in await settled(pilot)


@pytest.mark.slow
async def test_the_catalogue_marks_the_next_drill_and_opens_it(sit: Sit, snapshot: SnapshotAssertion) -> None:
    place = sit(ESSAY, **FILES)
    async with opened(place, "drills") as pilot:
        assert await settled(pilot) == snapshot(name="80x24")
        assert "1 of 1" not in await press(pilot, *"hal", "down")
        await press(pilot, "enter")
        await pilot.pause(0.3)
        assert isinstance(pilot.app.screen, DrillScreen)
        await press(pilot, "escape", "escape", "escape")
        assert "halve" in await settled(pilot)
