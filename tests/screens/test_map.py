"""The map on the screen: it folds, and it says in figures what it shows in colour."""

from __future__ import annotations

from textual.widgets import Tree

from studycli.model.items import TopicId
from studycli.model.memory import Probability
from studycli.reports.data import MapNode, TopicMemory
from studycli.screens.app import ScreenApp, StudyApp
from studycli.screens.map import MapScreen
from studycli.screens.registry import registered

from .conftest import Sit
from .piloting import press

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
            "ViT ████████░░ 82 % ● 1 due global attention",
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


async def test_enter_folds_and_a_unfolds_everything() -> None:
    app = map_app("study-light")
    async with app.run_test(size=(200, 60)) as pilot:
        await pilot.press("enter")
        assert labels(app) == ["Self-attention ·", "DDPM ·", "DDIM ·"]
        await pilot.press("a")
        assert len(labels(app)) == 5
        await pilot.press("a")
        assert labels(app) == ["Self-attention ·", "DDPM ·"]
        await pilot.press("q")
    assert app.return_value == 0
