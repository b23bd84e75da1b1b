"""The screens as text, at the two sizes that are promised."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from studycli import paths
from studycli.content.stand_in import find_section
from studycli.paths import ContentRoot

from .piloting import LARGE, SMALL, press, shown, text_of
from .sittings import ESSAY, FORMULA, SHORT, TREE, Place

Sit = Callable[..., Place]

SIZES = pytest.mark.parametrize(
    "size", [pytest.param(SMALL, id="80x24"), pytest.param(LARGE, id="200x60", marks=pytest.mark.slow)]
)


@SIZES
async def test_an_essay(sit: Sit, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with shown(sit(ESSAY + SHORT), size) as pilot:
        assert text_of(pilot.app) == snapshot(name="asked")
        text = await press(pilot, "f2", "enter", *"Cut, then attend.")
        assert text == snapshot(name="written")
        assert await press(pilot, "ctrl+r", "1") == snapshot(name="revealed")
        assert await press(pilot, "space") == snapshot(name="next")
        assert await press(pilot, "question_mark") == snapshot(name="keys")


@SIZES
async def test_markdown(sit: Sit, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with shown(sit(FORMULA), size) as pilot:
        assert await press(pilot, "enter", *"softmax", "ctrl+r") == snapshot


@SIZES
async def test_a_tree(sit: Sit, size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    place = sit(TREE)
    place.session.save_draft("Self-attention\n  BERT\n  GPT\n    ViT")
    async with shown(place, size) as pilot:
        assert text_of(pilot.app) == snapshot(name="asked")
        assert await press(pilot, "tab", "down", "down") == snapshot(name="in the tree")
        assert await press(pilot, "ctrl+r") == snapshot(name="marked")


@pytest.mark.slow
async def test_the_end(sit: Sit, snapshot: SnapshotAssertion) -> None:
    async with shown(sit(SHORT)) as pilot:
        assert await press(pilot, "space", "f") == snapshot(name="done")
    async with shown(sit(SHORT)) as pilot:
        assert text_of(pilot.app) == snapshot(name="nothing due")


@pytest.mark.slow
async def test_the_picture_in_the_readme_is_what_the_screen_shows(sit: Sit) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    picture = readme.split("```\n  study today")[1].split("```")[0]
    section = find_section("vit-three-sentences", ContentRoot(paths.shipped_content()))
    assert section is not None
    deck = "\n".join(["\n## " + section.heading.text + " {#vit-three-sentences}", *section.lines])
    place = sit(deck)
    place.session.save_draft(
        "An image is cut into 16×16 patches, each flattened and projected. A position embedding is added, then a "
        "plain transformer encoder follows."
    )
    async with shown(place, (100, 27)) as pilot:
        text = await press(pilot, "ctrl+r", "1", "2")
    assert text.splitlines()[1:] == picture.splitlines()[1:]
