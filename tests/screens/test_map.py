"""The map on the screen: it folds, and it says in figures what it shows in colour."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot
from textual.widgets import Tree

from studycli.config import Pace
from studycli.errors import ExitCode
from studycli.model.items import TopicId
from studycli.model.memory import Probability
from studycli.place.chosen_place import choose_position, focus_words
from studycli.place.place import read_place
from studycli.reports.data import MapNode, TopicMemory
from studycli.screens.app import ScreenApp, StudyApp
from studycli.screens.browse import BrowseScreen
from studycli.screens.map import MapScreen, open_map
from studycli.screens.registry import registered
from studycli.screens.today import TodayScreen

from .conftest import Sit
from .piloting import press, settled
from .sittings import ESSAY, SHORT, Place, later

REMEMBERED = TopicMemory(TopicId("vit"), "ViT", "Phase IV", 6, 4, 1, Probability(0.82))
ROOTS = (
    MapNode(
        "Self-attention",
        "",
        TopicId("self-attention"),
        None,
        (
            MapNode(
                "Vision",
                "",
                None,
                None,
                (MapNode("ViT", "global attention", TopicId("vit"), REMEMBERED, ()),),
            ),
        ),
    ),
    MapNode("DDPM", "", TopicId("ddpm"), None, (MapNode("DDIM", "", TopicId("ddim"), None, ()),)),
)


def map_app(theme: str) -> ScreenApp:
    return ScreenApp(lambda: MapScreen(ROOTS), theme)


def labels(app: ScreenApp) -> list[str]:
    """What stands on the lines that are to be seen."""
    tree = app.screen.query_one(Tree)
    return [" ".join(str(tree.get_node_at_line(line).label).split()) for line in range(tree.last_line + 1)]


async def test_what_was_begun_is_unfolded_and_figures_stand_beside_it() -> None:
    app = map_app("study-dark")
    async with app.run_test(size=(80, 24)):
        assert labels(app) == [
            "Self-attention ·",
            "Vision",
            "ViT █████░░░░░ 4 of 6 · 82 % of these ● 1 due global attention",
            "DDPM ·",
            "DDIM ·",
        ]


async def test_s_shows_the_statistics_and_q_leads_back(sit: Sit) -> None:
    workspace = sit().sitting.workspace
    app = StudyApp(workspace, lambda: registered("map").open(workspace))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "study stats" in await press(pilot, "s")
        await press(pilot, "q")
        assert labels(app)


async def test_space_folds_and_a_unfolds_everything() -> None:
    app = map_app("study-light")
    async with app.run_test(size=(200, 60)) as pilot:
        await pilot.press("space")
        assert labels(app) == ["Self-attention ·", "DDPM ·", "DDIM ·"]
        await pilot.press("a")
        assert len(labels(app)) == 5
        await pilot.press("a")
        assert labels(app) == ["Self-attention ·", "DDPM ·"]
        await pilot.press("q")
    assert app.return_value == 0


@asynccontextmanager
async def real_map(sit: Sit) -> AsyncIterator[tuple[Place, Pilot[ExitCode]]]:
    place = sit(ESSAY + SHORT)
    workspace = place.sitting.workspace
    app = StudyApp(workspace, lambda: registered("map").open(workspace))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        yield place, pilot


@pytest.mark.slow
async def test_enter_studies_the_topic_and_the_figures_follow(sit: Sit) -> None:
    async with real_map(sit) as (_, pilot):
        assert "░░░░░░░░░░  2 new" in await settled(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, TodayScreen)
        await settled(pilot)
        await press(pilot, "space", "f", "escape")
        assert isinstance(pilot.app.screen, MapScreen)
        assert "█████░░░░░  1 of 2 · 100 % of these" in await settled(pilot), (
            "half of all, all of what was seen"
        )


async def test_x_counts_a_topic_as_known_and_not_any_more(sit: Sit) -> None:
    async with real_map(sit) as (place, pilot):
        assert "2 assumed" in await press(pilot, "x")
        assert read_place(place.store, place.sitting.catalogue, place.clock.now()).assumed == {"vit"}
        assert "2 new" in await press(pilot, "x")


async def test_f_focuses_and_o_opens_the_items(sit: Sit) -> None:
    async with real_map(sit) as (place, pilot):
        assert "New items come from ViT now" in await press(pilot, "f")
        assert focus_words(place.store) == ("vit",)
        assert "from everywhere" in await press(pilot, "f")
        await press(pilot, "o")
        await pilot.pause(0.2)
        assert isinstance(pilot.app.screen, BrowseScreen)
        assert [one.item for one in pilot.app.screen.table.things] == ["vit-essay", "tokens"]


async def test_the_map_as_it_looks(sit: Sit, snapshot: SnapshotAssertion) -> None:
    async with real_map(sit) as (_, pilot):
        assert await settled(pilot) == snapshot(name="80x24")


async def test_it_begins_where_the_course_is() -> None:
    app = ScreenApp(lambda: MapScreen(ROOTS, here=[TopicId("ddim"), TopicId("vit")]), "study-dark")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        node = app.screen.query_one(Tree).cursor_node
        assert node is not None
        assert node.data.topic == "ddim"


async def test_it_opens_where_a_course_that_goes_on_daily_has_come_to(sit: Sit) -> None:
    place = sit(SHORT)
    curriculum = place.deck.parent / "curriculum.toml"
    deit = '[[topic]]\nid = "deit"\nphase = "vision"\ntitle = "DeiT"\nday = 46\nbuilds_on = ["vit"]\n'
    curriculum.write_text(f"{curriculum.read_text()}\n{deit}")
    work = place.sitting.workspace
    work.reread()
    work.config = replace(work.config, course_pace=Pace.DAILY)
    choose_position(place.store, place.clock.now(), 45)
    for titles in ("ViT", "DeiT"):
        app = StudyApp(work, partial(open_map, work))
        async with app.run_test() as pilot:
            await settled(pilot)
            at = app.screen.query_one(Tree).cursor_node
            assert at is not None
            assert at.data.title == titles
        later(place, days=1)


async def test_in_a_narrow_window_every_figure_stays_in_sight() -> None:
    long = replace(ROOTS[0], title="Multi-head attention, written out")
    async with ScreenApp(lambda: MapScreen((long,)), "study-dark").run_test(size=(80, 24)) as pilot:
        assert "███░░  4 of 6 · 82 % of these ●1" in await settled(pilot)
        await pilot.resize_terminal(120, 24)
        assert "█████░░░░░  4 of 6 · 82 % of these  ● 1 due" in await settled(pilot)
