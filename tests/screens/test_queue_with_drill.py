"""A drill in the queue opens its own screen and comes back with a rating."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from studycli.model.review import ReviewKind
from studycli.screens.drill import DrillScreen
from studycli.screens.today import TodayScreen

from .drill_stand import FILES, PASSED, SaidJudge
from .piloting import press, settled, shown
from .sittings import Place

Sit = Callable[..., Place]
NO_CARDS = "Nothing but a drill.\n"


async def test_a_drill_is_announced_opened_passed_and_rated(sit: Sit) -> None:
    place = sit(NO_CARDS, **FILES)
    judge = place.sitting.workspace.judge = SaidJudge([PASSED])
    async with shown(place) as pilot:
        text = await settled(pilot)
        assert "Write halve: Half of it" in text
        assert "~5 min" in text
        assert "space start" in text
        assert judge.warmed == 1
        await press(pilot, "space")
        assert isinstance(pilot.app.screen, DrillScreen)
        await press(pilot, *"return x/2", "f5")
        await pilot.app.workers.wait_for_complete()
        await press(pilot, "space")
        await settled(pilot)
    review = place.store.reviews_of("drill:halve")[0]
    assert review.kind is ReviewKind.DRILL
    assert review.rating == 4
    assert "return x/2" in review.answer


@pytest.mark.slow
async def test_leaving_a_drill_keeps_it_in_the_queue_with_its_draft(sit: Sit) -> None:
    place = sit(NO_CARDS, **FILES)
    place.sitting.workspace.judge = SaidJudge([PASSED])
    async with shown(place) as pilot:
        await press(pilot, "enter", *"return", "escape", "q")
        assert isinstance(pilot.app.screen, TodayScreen)
        assert "Your draft is kept." in await settled(pilot)
    assert "return" in place.session.draft()
    assert place.ratings("drill:halve") == []


async def test_a_drill_whose_reference_is_broken_is_said_in_a_sentence_and_can_be_skipped(sit: Sit) -> None:
    place = sit(NO_CARDS, **{**FILES, "drills/vit/halve/reference.py": "def other(): pass\n"})
    async with shown(place) as pilot:
        text = await press(pilot, "space")
        assert "✗" in text
        assert isinstance(pilot.app.screen, TodayScreen)
        await press(pilot, "b")
    assert place.session.current() is None
