"""Tables of shapes keep their columns in any width."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import ComposeResult
from textual.screen import Screen

from studycli.content.drill_folder import read_drill
from studycli.screens.app import ScreenApp
from studycli.widgets.prose import Prose
from studycli.widgets.shape_table import fitted, is_table

from .piloting import settled

TABLE = """\
x         (B, H, W, C)       a feature map, channels last
returns   (B·nW, M, M, C)    M = window_size, nW = (H/M)·(W/M)
"""
FIGURE = """\
 0  1  2  3
 4  5  6  7    →    returns
"""
SHAPES = re.compile(r"(?<!\w)\(\w*,[^()\n]{0,12}\)")
DRILLS = sorted((Path(__file__).parents[2] / "drills").glob("*/*"))


def test_what_does_not_fit_beside_goes_below_and_stays_in_its_column() -> None:
    assert fitted(TABLE, 30).splitlines() == [
        "x        (B, H, W, C)",
        "         a feature map,",
        "         channels last",
        "returns  (B·nW, M, M, C)",
        "         M = window_size, nW =",
        "         (H/M)·(W/M)",
    ]


def test_long_names_have_their_texts_below() -> None:
    table = "position_bias_table  (…, h)    by axis\nreturns              (N, N)    the bias"
    assert fitted(table, 26).splitlines() == [
        "position_bias_table",
        "    (…, h)  by axis",
        "returns",
        "    (N, N)  the bias",
    ]


def test_a_table_with_room_stays_as_it_was_written() -> None:
    assert fitted(TABLE, 80) == TABLE.rstrip()


def test_a_figure_is_no_table() -> None:
    assert is_table(TABLE)
    assert not is_table(FIGURE)


@pytest.mark.parametrize("width", [28, 46, 62])
def test_no_shape_of_the_drills_that_ship_is_broken(width: int) -> None:
    for folder in DRILLS:
        drill, _ = read_drill(folder)
        assert drill is not None
        table = drill.prompt.partition("\n\n    ")[2].partition("\n\n")[0].replace("\n    ", "\n")
        if is_table(table):
            laid_out = fitted(table, width)
            assert [line for line in laid_out.splitlines() if cell_len(line) > width] == []
            assert [shape for shape in SHAPES.findall(table) if shape not in laid_out] == []


@given(st.text("ab(), \n", max_size=200), st.integers(-5, 60))
def test_no_sign_is_lost(code: str, width: int) -> None:
    assert "".join(fitted(code, width).split()) == "".join(code.split())


async def test_a_figure_that_is_cut_off_says_so_and_keeps_its_lines() -> None:
    wide = "0  1\n" + "4  5  " * 12 + "\n"
    app = ScreenApp(lambda: Shown(f"```\n{wide}```"), "study-dark")
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause(0.2)
        lines = [line.rstrip() for line in (await settled(pilot)).splitlines()]
    first, second = (line for line in lines if line)
    assert first == " 0  1"
    assert second.startswith(" 4  5  4  5")
    assert second.endswith("…")


class Shown(Screen[None]):
    """A text and nothing else."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self._markdown = markdown

    def compose(self) -> ComposeResult:
        yield Prose(self._markdown)
