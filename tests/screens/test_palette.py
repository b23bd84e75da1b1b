"""ctrl+p: everything by its name, themes and settings that are kept."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.command import CommandList
from textual.pilot import Pilot

from studycli import paths
from studycli.config import load_config
from studycli.errors import ExitCode
from studycli.place.chosen_place import choose_position
from studycli.screens.app import StudyApp
from studycli.screens.browse import BrowseScreen
from studycli.screens.drill import DrillScreen
from studycli.screens.home import HomeScreen
from studycli.screens.map import MapScreen
from studycli.screens.palette import entry, found
from studycli.screens.today import TodayScreen

from .conftest import Sit
from .drill_stand import FILES
from .piloting import press, settled
from .sittings import ESSAY, SHORT


@asynccontextmanager
async def palette(sit: Sit) -> AsyncIterator[Pilot[ExitCode]]:
    workspace = sit(ESSAY + SHORT, **FILES).sitting.workspace
    choose_position(workspace.store, workspace.clock.now(), None)
    app = StudyApp(workspace, HomeScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "ctrl+p")
        await pilot.pause(0.2)
        yield pilot


async def choose(pilot: Pilot[ExitCode], typed: str) -> None:
    await press(pilot, *typed)
    for _ in range(50):
        await pilot.pause(0.05)
        options = pilot.app.screen.query(CommandList)
        if (
            options
            and options.first().option_count
            and typed in str(options.first().get_option_at_index(0).prompt)
        ):
            break
    await press(pilot, "enter")
    await pilot.pause(0.3)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        pytest.param("hal", DrillScreen, id="a drill"),
        pytest.param("map", MapScreen, id="a screen", marks=pytest.mark.slow),
        pytest.param("tokens", BrowseScreen, id="a card", marks=pytest.mark.slow),
        pytest.param("ViT", TodayScreen, id="a topic", marks=pytest.mark.slow),
    ],
)
async def test_a_few_letters_and_enter_open_it(sit: Sit, typed: str, kind: type) -> None:
    async with palette(sit) as pilot:
        await choose(pilot, typed)
        assert isinstance(pilot.app.screen, kind)


@pytest.mark.slow
async def test_a_theme_is_changed_and_kept(sit: Sit) -> None:
    async with palette(sit) as pilot:
        await choose(pilot, "nord")
        assert pilot.app.theme == "nord"
    assert load_config(paths.config_file()).theme == "nord"


@pytest.mark.slow
async def test_a_setting_is_asked_for_checked_and_kept(sit: Sit) -> None:
    async with palette(sit) as pilot:
        await choose(pilot, "minutes_per_day")
        assert "does not fit" in await press(pilot, "backspace", "backspace", *"lots", "enter")
        await press(pilot, *["backspace"] * 4, *"45", "enter")
        assert isinstance(pilot.app.screen, HomeScreen)
    assert load_config(paths.config_file()).minutes_per_day == 45


def test_names_that_begin_with_what_was_typed_come_first() -> None:
    names = ["sliding_window", "unwind", "window_reverse", "other"]
    these = [entry(name, "window" if name == "other" else "", lambda: None, 1) for name in names]
    assert [one.name for one in found(these, "win")] == [
        "window_reverse",
        "sliding_window",
        "unwind",
        "other",
    ]
    assert [one.name for one in found(these, "slwi")] == ["sliding_window"], "letters in their order"
    assert found(these, "zzz") == []
