"""Every theme that Textual has shows every screen's colours; a name that it does not have is told and costs nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.css.stylesheet import Stylesheet
from textual.theme import BUILTIN_THEMES

from studycli.screens.app import ScreenApp
from studycli.screens.map import MapScreen
from studycli.screens.themes import THEMES
from studycli.widgets.code_highlighting import code_theme

SCREENS = Path(__file__).parents[2] / "studycli" / "screens"


def app_in(theme: str) -> ScreenApp:
    return ScreenApp(lambda: MapScreen(()), theme)


@pytest.mark.parametrize(
    "theme",
    [
        *(each.name for each in THEMES),
        *(pytest.param(name, marks=pytest.mark.slow) for name in BUILTIN_THEMES),
    ],
)
async def test_any_theme_of_textual_s_has_what_our_stylesheets_ask(theme: str) -> None:
    app = app_in(theme)
    async with app.run_test(size=(80, 24)):
        assert app.current_theme.name == theme
        assert not app._notifications
        variables = app.get_css_variables()
        for sheet in sorted(SCREENS.glob("*.tcss")):
            own = Stylesheet(variables=variables)
            own.read(sheet)
            own.parse()
        code_theme("ours", variables)


async def test_an_unknown_theme_is_told_with_the_nearest_and_ours_is_shown() -> None:
    app = app_in("nrod")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.current_theme.name == "study-dark"
        assert [note.message for note in app._notifications] == [
            "config.toml: there is no theme called nrod. Did you mean nord?"
        ]
