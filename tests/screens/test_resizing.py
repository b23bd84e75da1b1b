"""The request for a larger window stays on top, whatever is pressed or opens by itself."""

from __future__ import annotations

from textual.pilot import Pilot

from studycli.errors import ExitCode
from studycli.place.chosen_place import choose_position
from studycli.screens.app import StudyApp
from studycli.screens.home import HomeScreen
from studycli.screens.opening import OpeningScreen
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
