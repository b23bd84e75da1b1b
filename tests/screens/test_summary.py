"""The end of a session: what went wrong by name, and the ways on from there."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from studycli.errors import ExitCode
from studycli.model.items import ItemId
from studycli.screens.summary import SummaryScreen
from studycli.screens.today import TodayScreen

from .conftest import Sit
from .piloting import press, shown
from .sittings import ESSAY, SHORT, later

TWO = ESSAY + SHORT


async def test_what_went_wrong_is_named_and_r_asks_it_again_now(
    sit: Sit, snapshot: SnapshotAssertion
) -> None:
    place = sit(TWO)
    async with shown(place) as pilot:
        # The essay is not known, the other one is; the essay's step comes and is passed.
        await press(pilot, "space", "a", "space", "f")
        text = await press(pilot, "space", "f")
        assert isinstance(pilot.app.screen, SummaryScreen)
        assert text == snapshot(name="80x24")
        assert "forgotten" not in text, "what is new cannot be forgotten"
        asked = await press(pilot, "r")
        assert "1 of 1" in asked
        assert "Explain ViT" in asked
        await press(pilot, "space", "f", "q")
    assert len(place.ratings("vit-essay")) == 3


@pytest.mark.slow
async def test_plus_brings_what_is_not_due_yet_as_an_ordinary_review(sit: Sit) -> None:
    place = sit(TWO)
    async with shown(place) as pilot:
        await press(pilot, "space", "f", "space", "f")
        assert isinstance(pilot.app.screen, SummaryScreen)
        before = len(place.ratings("tokens"))
        await press(pilot, "plus")
        later(place, 3)
        assert before == 1
        if isinstance(pilot.app.screen, TodayScreen):
            await press(pilot, "space", "d")
            assert sum(len(place.ratings(item)) for item in ("tokens", "vit-essay")) == 3


@pytest.mark.slow
async def test_a_forgotten_item_is_called_so_on_a_later_day(sit: Sit) -> None:
    place = sit(SHORT)
    async with shown(place) as pilot:
        await press(pilot, "space", "d", "q")
    later(place, 30)
    queue = place.sitting.workspace.queue()
    assert [entry.item for entry in queue.entries] == [ItemId("tokens")]
    place.sitting = place.sitting.workspace.sitting(queue)
    async with shown(place) as pilot:
        text = await press(pilot, "space", "a", "space", "f")
        assert "1 forgotten" in text
        assert "To look at again: “How many tokens has" in text
        await press(pilot, "q")
    assert pilot.app.return_value is ExitCode.DONE
