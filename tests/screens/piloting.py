"""What a screen shows, as plain text; and the pilot's usual steps."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import groupby

from textual.app import App
from textual.pilot import Pilot

from studycli.errors import ExitCode
from studycli.screens.app import StudyApp
from studycli.screens.today import TodayScreen

from .sittings import Place

SMALL, LARGE = (80, 24), (200, 60)


def text_of(app: App[ExitCode]) -> str:
    """The screen, line by line, without colours and trailing blanks."""
    strips = app.screen._compositor.render_strips()
    lines = ["".join(segment.text for segment in strip).rstrip() for strip in strips[: app.size.height]]
    return "\n".join(lines).rstrip() + "\n"


@asynccontextmanager
async def shown(place: Place, size: tuple[int, int] = SMALL) -> AsyncIterator[Pilot[ExitCode]]:
    """The sitting's first question on a screen of `size`, with a timer that stands still."""
    app = StudyApp(place.sitting.workspace, lambda: TodayScreen(place.sitting, timer=lambda: 0.0))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot


async def settled(pilot: Pilot[ExitCode]) -> str:
    """The screen once everything that was under way is done."""
    await pilot.pause()
    await pilot.pause()
    return text_of(pilot.app)


async def press(pilot: Pilot[ExitCode], *keys: str) -> str:
    """The screen after `keys`; single characters are pressed without a breath between them."""
    for is_text, run in groupby(keys, key=lambda key: len(key) == 1):
        for batch in [tuple(run)] if is_text else zip(run, strict=False):
            await pilot.press(*batch)
    return await settled(pilot)
