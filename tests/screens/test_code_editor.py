"""The habits that hands expect of a code editor."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets.text_area import Selection
from tree_sitter import Query

from studycli.screens.themes import THEMES
from studycli.widgets.code_editor import CodeEditor, as_typed
from studycli.widgets.code_highlighting import QUERY, code_theme, python_grammar


class _Page(App[None]):
    def __init__(self, text: str, theme: str) -> None:
        super().__init__()
        for each in THEMES:
            self.register_theme(each)
        self.theme = theme
        self.editor = CodeEditor(text)

    def compose(self) -> ComposeResult:
        yield self.editor


@asynccontextmanager
async def editing(text: str = "", theme: str = "study-dark") -> AsyncIterator[tuple[CodeEditor, Pilot[None]]]:
    page = _Page(text, theme)
    async with page.run_test(size=(60, 10)) as pilot:
        page.editor.set_cursor((999, 999))
        yield page.editor, pilot


async def test_enter_indents_and_dedents() -> None:
    async with editing("def f(x):") as (editor, pilot):
        await pilot.press("enter", "i", "f", "space", "x", "colon", "enter", "p", "a", "s", "s", "enter", "y")
        assert editor.text == "def f(x):\n    if x:\n        pass\n    y"
        await pilot.press("ctrl+z")
        await pilot.press("ctrl+y")
        assert editor.text == "def f(x):\n    if x:\n        pass\n    y"


async def test_enter_within_a_line_takes_the_rest_along_without_its_spaces() -> None:
    async with editing("    a = 1;   b = 2") as (editor, pilot):
        editor.set_cursor((0, 10))
        await pilot.press("enter")
        assert editor.text == "    a = 1;\n    b = 2"


async def test_tab_and_backspace_go_by_levels() -> None:
    async with editing("") as (editor, pilot):
        await pilot.press("tab", "tab", "space")
        assert editor.text == " " * 9
        await pilot.press("backspace")
        assert editor.text == " " * 8
        await pilot.press("backspace")
        assert editor.text == " " * 4
        await pilot.press("x", "backspace", "backspace", "backspace")
        assert editor.text == ""


async def test_tab_indents_the_selection_and_shift_tab_takes_it_back_as_one_edit() -> None:
    async with editing("a\n\nb\nc") as (editor, pilot):
        editor.selection = Selection((0, 0), (3, 0))
        await pilot.press("tab")
        assert editor.text == "    a\n\n    b\nc"
        assert editor.selected_text == "    a\n\n    b"
        await pilot.press("shift+tab")
        assert editor.text == "a\n\nb\nc"
        await pilot.press("ctrl+z")
        assert editor.text == "    a\n\n    b\nc"


async def test_shift_tab_keeps_the_cursor_on_its_sign() -> None:
    async with editing("      ab") as (editor, pilot):
        editor.set_cursor((0, 7))
        await pilot.press("shift+tab")
        assert (editor.text, editor.cursor_location) == ("  ab", (0, 3))


async def test_comments_can_be_put_and_taken_back() -> None:
    async with editing("if x:\n    y\n") as (editor, pilot):
        editor.selection = Selection((0, 0), (1, 5))
        await pilot.press("ctrl+underscore")
        assert editor.text == "# if x:\n#     y\n"
        await pilot.press("ctrl+underscore")
        assert editor.text == "if x:\n    y\n"


async def test_home_goes_to_the_first_sign_then_to_the_start() -> None:
    async with editing("    x = 1") as (editor, pilot):
        await pilot.press("home")
        assert editor.cursor_location == (0, 4)
        await pilot.press("home")
        assert editor.cursor_location == (0, 0)


async def test_what_is_pasted_comes_as_if_typed() -> None:
    async with editing("") as (editor, pilot):
        editor.post_message(events.Paste("def f(x):\r\n\treturn\u00a0x\x1b[0m\r"))
        await pilot.pause()
        assert editor.text == "def f(x):\n    return x[0m\n"


@pytest.mark.slow
@given(st.text())
def test_no_paste_brings_tabs_or_control_characters(text: str) -> None:
    assert all(sign == "\n" or sign.isprintable() for sign in as_typed(text))


async def test_escape_is_left_to_the_screen() -> None:
    async with editing("x") as (editor, pilot):
        await pilot.press("escape")
        assert editor.has_focus  # the screen here does nothing with it
        assert editor.text == "x"


async def test_a_read_only_one_cannot_be_changed() -> None:
    async with editing("x") as (editor, pilot):
        editor.read_only = True
        await pilot.press("enter", "tab", "y", "shift+tab", "backspace", "ctrl+underscore", "ctrl+v")
        editor.post_message(events.Paste("z"))
        await pilot.pause()
        assert editor.text == "x"


async def test_a_marked_row_stands_out_and_is_in_sight() -> None:
    async with editing("\n".join(f"x{row} = {row}" for row in range(50))) as (editor, pilot):
        editor.mark(20)
        await pilot.pause()
        assert editor.scroll_offset.y <= 20 < editor.scroll_offset.y + editor.size.height
        assert any(span.style and "underline" in str(span.style) for span in editor.get_line(20).spans)
        editor.mark(500)
        assert editor.marked_row is None


def colours(editor: CodeEditor, row: int) -> dict[str, str]:
    """The colour of each word of a row on the screen."""
    return {
        segment.text.strip(): segment.style.color.name.lower()
        for segment in editor.render_line(row)
        if segment.style is not None and segment.style.color is not None
    }


@pytest.mark.parametrize("theme", ["study-dark", "study-light"])
async def test_python_has_the_colours_of_the_theme(theme: str) -> None:
    async with editing("def f(x):\n    return 'a', 1  # why\n", theme) as (editor, pilot):
        await pilot.pause()
        theme_colours = {name: colour.lower() for name, colour in editor.app.theme_variables.items()}
        assert colours(editor, 0)["def"] == theme_colours["accent"]
        shown = colours(editor, 1)
        assert (shown["return"], shown["'a'"], shown["1"], shown["# why"]) == (
            theme_colours["accent"],
            theme_colours["success"],
            theme_colours["warning"],
            theme_colours["muted"],
        )


async def test_the_colours_follow_a_change_of_theme() -> None:
    async with editing("def f(x): pass\n") as (editor, pilot):
        before = colours(editor, 0)["def"]
        editor.app.theme = "study-light"
        await pilot.pause()
        assert colours(editor, 0)["def"] != before


def test_every_captured_kind_of_word_has_a_style() -> None:
    query = Query(python_grammar(), QUERY)
    captured = {query.capture_name(index) for index in range(query.capture_count)}
    assert captured == set(code_theme("t", {}).syntax_styles)
