"""The screens as text, at the two sizes that are promised."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from syrupy.assertion import SnapshotAssertion

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


async def test_the_end(sit: Sit, snapshot: SnapshotAssertion) -> None:
    async with shown(sit(SHORT)) as pilot:
        assert await press(pilot, "space", "f") == snapshot(name="done")
    async with shown(sit(SHORT)) as pilot:
        assert text_of(pilot.app) == snapshot(name="nothing due")
