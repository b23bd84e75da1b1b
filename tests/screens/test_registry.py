"""Every registered screen opens by its name and key, and costs nothing until then."""

from __future__ import annotations

import subprocess
import sys

import pytest

from studycli.screens.app import StudyApp
from studycli.screens.registry import REGISTERED, opening_keys, registered

from .conftest import Sit
from .piloting import settled


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
