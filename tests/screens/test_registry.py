"""Every registered screen opens by its name and key, and costs nothing until then."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from textual.widgets import Input

from studycli.screens.app import LEAST_HEIGHT, LEAST_WIDTH, StudyApp
from studycli.screens.browse import PAUSE
from studycli.screens.registry import REGISTERED, opening_keys, registered
from studycli.screens.too_small import TooSmallScreen

from .conftest import Sit
from .piloting import press, settled
from .sittings import ESSAY, SHORT


@pytest.mark.parametrize("name", [screen.name for screen in REGISTERED if screen.name != "home"])
async def test_a_screen_opens_by_its_name_and_leads_back(sit: Sit, name: str) -> None:
    workspace = sit().sitting.workspace
    app = StudyApp(workspace, lambda: registered(name).open(workspace))
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_screen(name)
        await settled(pilot)
        assert len(app.screen_stack) == 2
        assert type(app.screen_stack[1]) is type(app.screen_stack[0])


def test_no_two_screens_share_a_name_or_a_key_on_one_screen() -> None:
    names = [screen.name for screen in REGISTERED]
    assert len(names) == len(set(names))
    for origin in {origin for screen in REGISTERED for origin in screen.opens_from}:
        keys = [name for key in opening_keys(origin) for name in key.keys]
        assert len(keys) == len(set(keys)), origin


def test_the_table_imports_no_screen() -> None:
    script = """
import sys, studycli.screens.registry as registry
shown = {f"studycli.screens.{screen.opener.split(':')[0]}" for screen in registry.REGISTERED}
assert not shown & set(sys.modules), shown & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", script], check=True)


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
