"""The home screen: what it shows, where its keys lead, and the way back to it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from studycli.errors import ExitCode, StoreError
from studycli.place.chosen_place import choose_position, focus_words
from studycli.screens.app import StudyApp
from studycli.screens.home import HomeScreen
from studycli.screens.summary import SummaryScreen
from studycli.screens.today import TodayScreen
from studycli.screens.workspace import Workspace

from .conftest import Sit
from .piloting import press, settled
from .sittings import ESSAY, SHORT, Place, later

MIDDLE = (120, 40)


@asynccontextmanager
async def at_home(
    place: Place, size: tuple[int, int] = (80, 24), day: int | None = None
) -> AsyncIterator[Pilot[ExitCode]]:
    """The home screen over the sitting's workspace, for a learner who said that they are at `day`, or at the beginning."""
    workspace = place.sitting.workspace
    choose_position(workspace.store, workspace.clock.now(), day)
    app = StudyApp(place.sitting.workspace, HomeScreen)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot


async def test_an_empty_home_asks_once_where_its_learner_is(sit: Sit) -> None:
    place = sit(ESSAY + SHORT)
    app = StudyApp(place.sitting.workspace, HomeScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Where are you in the course?" in await settled(pilot)
        assert "○ 2 new" in await press(pilot, "enter")
        assert isinstance(app.screen, HomeScreen)


async def test_in_a_window_that_is_too_small_it_asks_once_there_is_room(sit: Sit) -> None:
    app = StudyApp(sit(SHORT).sitting.workspace, HomeScreen)
    async with app.run_test(size=(50, 12)) as pilot:
        assert "make the window larger" in await settled(pilot)
        await pilot.resize_terminal(80, 24)
        assert "Where are you in the course?" in await settled(pilot)
        assert "○ 1 new" in await press(pilot, "enter")
        await pilot.resize_terminal(50, 12)
        await pilot.resize_terminal(80, 24)
        assert "○ 1 new" in await settled(pilot)


@pytest.mark.parametrize(
    "size",
    [
        pytest.param((80, 24), id="80x24"),
        pytest.param(MIDDLE, id="120x40", marks=pytest.mark.slow),
        pytest.param((60, 20), id="60x20", marks=pytest.mark.slow),
    ],
)
async def test_it_shows_where_the_learner_stands(
    sit: Sit, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    place = sit(ESSAY + SHORT)
    async with at_home(place, size) as pilot:
        assert await settled(pilot) == snapshot(name="at first")
        await press(pilot, "enter", "space", "f", "space", "1", "d", "q")
        assert await settled(pilot) == snapshot(name="after a session")
        later(place, 1)
        pilot.app.screen.on_screen_resume()  # type: ignore[attr-defined]
        assert await settled(pilot) == snapshot(name="the day after")


async def test_enter_begins_and_leaving_comes_home_with_other_figures(sit: Sit) -> None:
    async with at_home(sit(ESSAY + SHORT)) as pilot:
        assert "○ 2 new" in await settled(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, TodayScreen)
        await press(pilot, "space", "f", "q")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "1 of 2 begun" in await settled(pilot)


async def test_escape_does_not_end_the_program_and_q_does(sit: Sit) -> None:
    async with at_home(sit()) as pilot:
        await press(pilot, "escape", "escape")
        assert pilot.app.is_running
        await press(pilot, "q")
    assert pilot.app.return_value is ExitCode.DONE


@pytest.mark.slow
async def test_home_is_reached_from_a_session_that_began_without_it(sit: Sit) -> None:
    sitting = sit(SHORT).sitting
    app = StudyApp(sitting.workspace, lambda: TodayScreen(sitting))
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "space", "f", "h")
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "enter")
        assert isinstance(app.screen, SummaryScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "q")
    assert app.return_value is ExitCode.DONE


async def test_a_record_that_cannot_be_opened_ends_it_with_the_reason() -> None:
    def enter() -> Workspace:
        raise StoreError("The database is damaged.", "study restore")

    app = StudyApp(enter, HomeScreen, "study-dark")
    async with app.run_test() as pilot:
        await settled(pilot)
    with pytest.raises(StoreError, match="damaged"):
        app.raise_fault()


async def test_n_goes_on_to_the_next_day_and_p_studies_the_page(sit: Sit) -> None:
    place = sit(ESSAY + SHORT)
    async with at_home(place, day=44) as pilot:
        assert "Day 44" in await settled(pilot)
        text = await press(pilot, "n")
        assert "Day 45" in text
        assert "day 45: 0 of 2 done" in text
        assert "1 of 2" in await press(pilot, "p")


async def test_behind_the_last_day_there_is_no_next_one(sit: Sit) -> None:
    place = sit(ESSAY + SHORT)
    async with at_home(place, day=57) as pilot:
        assert "n next day" in await settled(pilot)
        assert "n next day" not in await press(pilot, "n")


@pytest.mark.slow
async def test_f_asks_for_a_focus_and_tells_what_is_no_scope(sit: Sit) -> None:
    place = sit(ESSAY + SHORT)
    async with at_home(place) as pilot:
        assert "Nothing is called vitt" in await press(pilot, "f", *"vitt", "enter")
        assert "new items from vit" in await press(pilot, "backspace", "enter")
        assert focus_words(place.store) == ("vit",)
        await press(pilot, "f", "backspace", "backspace", "backspace", "enter")
        assert focus_words(place.store) == ()


async def test_w_writes_and_comes_back(sit: Sit) -> None:
    async with at_home(sit(ESSAY + SHORT)) as pilot:
        assert "study write" in await press(pilot, "w")
        await press(pilot, "escape", "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
