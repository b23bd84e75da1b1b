"""The statistics on the screen: what each pane says, how one walks through them, and how one gets back."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot
from textual.widgets import ProgressBar, TabbedContent

from studycli.errors import ExitCode, StoreError
from studycli.reports.data import ReportData, Retention
from studycli.screens.app import ScreenApp
from studycli.screens.stats import StatsScreen
from studycli.screens.stats_panes import PANES

from ..reports.awkward import awkward_report
from .piloting import press, settled, shown
from .sittings import SHORT, Place


def empty_report() -> ReportData:
    """Nothing has happened."""
    told = awkward_report()
    return replace(
        told,
        effort=replace(told.effort, reviews=0, days=()),
        calendar=replace(told.calendar, days=()),
        retention=Retention(0, 0, ()),
        topics=(),
    )


@asynccontextmanager
async def statistics(
    report: Callable[[int | None], ReportData] = lambda days: awkward_report(),
    *,
    theme: str = "study-dark",
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[Pilot[ExitCode]]:
    """The screen over a report."""
    app = ScreenApp(lambda: StatsScreen(report), theme)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot


@pytest.mark.slow
async def test_every_pane_at_80_by_24(snapshot: SnapshotAssertion) -> None:
    async with statistics() as pilot:
        for number, pane in enumerate(PANES, 1):
            text = await press(pilot, str(number))
            assert max(map(len, text.splitlines())) <= 80
            assert text == snapshot(name=pane.title)


@pytest.mark.slow
async def test_every_pane_at_120_by_40_in_the_light(snapshot: SnapshotAssertion) -> None:
    async with statistics(theme="study-light", size=(120, 40)) as pilot:
        for number, pane in enumerate(PANES, 1):
            assert await press(pilot, str(number)) == snapshot(name=pane.title)


@pytest.mark.slow
async def test_arrows_turn_the_panes_and_walk_through_rows() -> None:
    async with statistics() as pilot:
        tabs = pilot.app.screen.query_one(TabbedContent)
        await press(pilot, "left")
        assert tabs.active == "ahead"
        await press(pilot, "right", "right")
        assert tabs.active == "topics"
        text = await press(pilot, "4")
        assert "study drill patch_embed" in text
        assert "study drill random_mask" in await press(pilot, "down")
        assert "passed in  4:40 → 1:00" in await press(pilot, "up")
        assert await press(pilot, "question_mark") != text
        await press(pilot, "escape", "q")
    assert pilot.app.return_value is ExitCode.DONE


@pytest.mark.slow
async def test_a_short_pane_scrolls() -> None:
    async with statistics(size=(80, 18)) as pilot:
        assert "What is remembered now" not in await settled(pilot)
        assert "What is remembered now" in await press(pilot, "j", "j", "j")
        bars = pilot.app.screen.query(ProgressBar)
        assert [bar.progress for bar in bars] == [pytest.approx(0.823 * 2 / 6, abs=1e-4)], (
            "the whole bar is all six items"
        )


@pytest.mark.slow
async def test_another_period_is_counted_anew_and_the_pane_stays() -> None:
    asked: list[int | None] = []

    def report(days: int | None) -> ReportData:
        asked.append(days)
        return awkward_report()

    async with statistics(report) as pilot:
        await press(pilot, "4")
        assert "the last year" in await press(pilot, "p")
        assert pilot.app.screen.query_one(TabbedContent).active == "drills"
        assert "from the first day on" in await press(pilot, "p")
        assert "the last 30 days" in await press(pilot, "p")
    assert asked == [30, 365, None, 30]


async def test_nothing_studied_yet_leaves_only_the_way_out() -> None:
    async with statistics(lambda days: empty_report()) as pilot:
        text = await press(pilot, "2", "right", "p")
        assert "Nothing has been studied yet. `study today` begins." in text
        assert "period" not in text
        assert "q leaves." in await press(pilot, "escape")
        await press(pilot, "q")
    assert pilot.app.return_value is ExitCode.DONE


async def test_what_cannot_be_counted_is_told() -> None:
    def broken(days: int | None) -> ReportData:
        raise StoreError("Your record cannot be read.", "`study doctor` says more.")

    async with statistics(broken) as pilot:
        text = await settled(pilot)
        assert "Your record cannot be read. `study doctor` says more." in text


@pytest.mark.slow
async def test_they_are_reached_from_the_end_of_a_session_and_lead_back(
    sit: Callable[..., Place],
) -> None:
    async with shown(sit(SHORT)) as pilot:
        assert "s statistics" in await press(pilot, "space", "f")
        assert "1 answer in 1 minute" in await press(pilot, "s")
        assert "Done: 1 item" in await press(pilot, "q")
