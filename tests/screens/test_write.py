"""`study write`: all answers first, against the clock; then reveal and mark each."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from studycli.config import Config
from studycli.errors import ExitCode
from studycli.model.items import Minutes
from studycli.model.review import ReviewKind
from studycli.scheduler.scheduler import Scheduler
from studycli.scheduler.settings import SchedulingSettings
from studycli.screens.app import StudyApp
from studycli.screens.write import WriteScreen
from studycli.session.write_session import WriteSession, choose_to_write

from .piloting import SMALL, press, settled, text_of
from .sittings import ESSAY, SHORT, Place

Sit = Callable[..., Place]


class Stopwatch:
    """Seconds that pass when told."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@asynccontextmanager
async def writing(place: Place, stopwatch: Stopwatch) -> AsyncIterator[Pilot[ExitCode]]:
    scheduler = Scheduler(SchedulingSettings.from_config(Config()))
    queue = choose_to_write(place.store, scheduler, place.clock.now(), minutes=Minutes(15))
    session = WriteSession(
        place.store,
        place.sitting.catalogue,
        scheduler,
        place.clock,
        queue,
        minutes=Minutes(15),
        stopwatch=stopwatch,
    )
    app = StudyApp(place.sitting.workspace, lambda: WriteScreen(place.sitting, session))
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        yield pilot


async def test_nothing_is_revealed_before_everything_is_written(sit: Sit) -> None:
    place, stopwatch = sit(ESSAY + SHORT), Stopwatch()
    async with writing(place, stopwatch) as pilot:
        text = text_of(pilot.app)
        assert "question 1 of 2 · 15:00 left" in text
        assert "Explain ViT" in text
        stopwatch.seconds = 60
        text = await press(pilot, *"one", "ctrl+r", *"two")
        assert "How many tokens" in text
        assert "question 2 of 2 · 14:00 left" in text
        assert "one" in await press(pilot, "ctrl+o")
        stopwatch.seconds = 90
        text = await press(pilot, "ctrl+r", "ctrl+r")
        assert "one" in text
        assert "cut into fixed-size" in text
        assert "two" in await press(pilot, "3", "space")
        assert "Done: 2 items" in await press(pilot, "d")
    essay, short = place.store.reviews_of("vit-essay")[0], place.store.reviews_of("tokens")[0]
    assert (essay.kind, essay.answer, essay.duration) == (ReviewKind.WRITE, "one", 90)
    assert (short.kind, short.answer, short.duration) == (ReviewKind.WRITE, "two", 0)


@pytest.mark.slow
async def test_when_the_time_is_up_the_sentence_may_be_finished(sit: Sit) -> None:
    place, stopwatch = sit(ESSAY + SHORT), Stopwatch()
    async with writing(place, stopwatch) as pilot:
        await press(pilot, *"half")
        stopwatch.seconds = 15 * 60
        await pilot.pause(1.1)  # the clock of the screen ticks once a second
        text = await press(pilot, *"way")
        assert "The time is up." in text
        assert "0:00 left" in text
        assert "halfway" in await press(pilot, "ctrl+r")


@pytest.mark.slow
async def test_leaving_takes_two_presses_and_keeps_what_was_written(sit: Sit) -> None:
    place = sit(SHORT)
    async with writing(place, Stopwatch()) as pilot:
        text = await press(pilot, *"some", "escape")
        assert "esc once more leaves" in text
        await press(pilot, "escape")
        assert pilot.app.return_value is ExitCode.DONE
    assert place.store.draft("tokens") == "some"


@pytest.mark.slow
async def test_any_shape_of_the_window_keeps_what_was_written(sit: Sit) -> None:
    place = sit(SHORT)
    async with writing(place, Stopwatch()) as pilot:
        before = await press(pilot, *"some")
        for shape in ((60, 20), (300, 90), (50, 10), (80, 24)):
            await pilot.resize_terminal(*shape)
            await settled(pilot)
        assert await settled(pilot) == before
