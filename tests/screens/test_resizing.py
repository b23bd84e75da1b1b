"""In any shape of the window nothing is lost, and the request for a larger one stays on top."""

from __future__ import annotations

import re

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from studycli.errors import ExitCode
from studycli.place.chosen_place import choose_position
from studycli.screens.app import LEAST_HEIGHT, LEAST_WIDTH, StudyApp
from studycli.screens.browse import PAUSE
from studycli.screens.home import HomeScreen
from studycli.screens.opening import OpeningScreen
from studycli.screens.registry import REGISTERED, registered
from studycli.screens.today import TodayScreen
from studycli.screens.too_small import TooSmallScreen

from .conftest import Sit
from .piloting import press, settled
from .sittings import ESSAY, SHORT

ASKS = "Please make the window larger"


async def resized(pilot: Pilot[ExitCode], size: tuple[int, int]) -> str:
    """The screen in another size."""
    await pilot.resize_terminal(*size)
    await pilot.pause(0.05)
    return await settled(pilot)


async def test_no_key_takes_the_request_away(sit: Sit) -> None:
    place = sit(ESSAY + SHORT)
    choose_position(place.store, place.clock.now(), None)
    app = StudyApp(place.sitting.workspace, HomeScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        before = await settled(pilot)
        await resized(pilot, (50, 12))
        for key in ("ctrl+p", "question_mark", "f1", "escape", "q", "enter", "space"):
            await pilot.press(key)
            await pilot.pause(0.1)
            assert isinstance(app.screen, TooSmallScreen), key
            assert ASKS in await settled(pilot), key
        assert (await resized(pilot, (80, 24))).split() == before.split()


async def test_what_opens_by_itself_opens_below_the_request(sit: Sit) -> None:
    place = sit(ESSAY + SHORT)
    choose_position(place.store, place.clock.now(), None)
    app = StudyApp(place.sitting.workspace, HomeScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await resized(pilot, (50, 12))
        app.open_screen("map")
        assert ASKS in await settled(pilot)
        assert "study map" in await resized(pilot, (80, 24))
        await press(pilot, "q")
        assert app.screen_stack == [app.screen]
        assert isinstance(app.screen, HomeScreen)


async def test_a_session_that_opens_in_a_small_window_waits_below_the_request(sit: Sit) -> None:
    place = sit(ESSAY + SHORT)
    work = place.sitting.workspace
    choose_position(work.store, work.clock.now(), None)
    app = StudyApp(work, lambda: OpeningScreen(lambda _: place.sitting))
    async with app.run_test(size=(50, 12)) as pilot:
        await pilot.pause(0.3)
        assert ASKS in await settled(pilot)
        await resized(pilot, (80, 24))
        assert isinstance(app.screen, TodayScreen)
        await resized(pilot, (50, 12))
        assert ASKS in await settled(pilot)


@pytest.mark.slow
@pytest.mark.parametrize("name", [screen.name for screen in REGISTERED])
async def test_a_screen_is_whole_again_after_any_shape_of_the_window(sit: Sit, name: str) -> None:
    workspace = sit(ESSAY + SHORT).sitting.workspace
    app = StudyApp(workspace, lambda: registered(name).open(workspace))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(2 * PAUSE)  # the browser's preview follows a moment later
        before, focused = _timeless(await settled(pilot)), app.focused
        for shape in ((60, 20), (300, 90), (40, 8), (200, 60)):
            await pilot.resize_terminal(*shape)
            shown = await settled(pilot)
            is_too_small = shape[0] < LEAST_WIDTH or shape[1] < LEAST_HEIGHT
            assert isinstance(app.screen, TooSmallScreen) == is_too_small, (shape, shown)
        await pilot.resize_terminal(80, 24)
        await pilot.pause(2 * PAUSE)
        assert _timeless(await settled(pilot)) == before
        assert app.focused is focused


def _timeless(shown: str) -> str:
    """What is shown, whatever the clock says."""
    return re.sub(r"\d+:\d\d", "0:00", shown)


async def test_the_palette_keeps_what_was_typed_in_any_shape_of_the_window(sit: Sit) -> None:
    workspace = sit(ESSAY + SHORT).sitting.workspace
    app = StudyApp(workspace, lambda: registered("home").open(workspace))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+p", *"map")
        for shape in ((60, 20), (300, 90), (40, 8), (80, 24)):
            await pilot.resize_terminal(*shape)
            await settled(pilot)
        assert isinstance(app.focused, Input)
        assert app.focused.value == "map"
