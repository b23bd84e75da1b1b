"""The question of an empty home: on a screen, in lines, and not where nobody is there to ask."""

from __future__ import annotations

import io

import pytest
from textual.widgets import Input, OptionList

from studycli.commands.opening import Study
from studycli.config import Config
from studycli.line_mode.starting import SHOW_ME, ask_where
from studycli.model.review import ChoiceKey
from studycli.place.place import is_said
from studycli.place.starting import beginnings, needs_asking
from studycli.screens.app import StudyApp
from studycli.screens.placement import PlacementScreen
from studycli.screens.start import DayScreen, StartScreen
from studycli.screens.today import TodayScreen
from studycli.screens.workspace import Workspace

from ..screens.piloting import press, settled
from .conftest import Learner


def start_app(learner: Learner) -> StudyApp:
    study = Study(Config(), learner.clock, learner.store, learner.catalogue, learner.scheduler)
    workspace = Workspace(study)
    return StudyApp(workspace, lambda: StartScreen(workspace))


async def test_enter_begins_with_the_page(learner: Learner) -> None:
    app = start_app(learner)
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await settled(pilot)
        assert "Where are you in the course?" in shown
        assert "Day 50: the page about universal tokens" in shown
        assert "phases I–III count as met" in shown
        assert "▸ Day 50" in shown, "colours alone do not tell which one is marked"
        assert "study start" in shown
        await press(pilot, "enter")
    assert learner.place().day == 50
    assert not needs_asking(learner.store)


async def test_the_beginning_is_a_place_too_and_is_not_asked_again(learner: Learner) -> None:
    app = start_app(learner)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "j", "enter")
    assert learner.place().day is None
    assert is_said(learner.store)
    assert not needs_asking(learner.store)


async def test_a_day_is_typed_or_chosen(learner: Learner) -> None:
    app = start_app(learner)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "▸ Somewhere else" in await press(pilot, "down", "down")
        assert "Which day" in await press(pilot, "enter")
        assert isinstance(app.screen, DayScreen)
        assert "The course has no day 113" in await press(pilot, "1", "1", "3", "enter")
        app.screen.query_one(Input).value = ""
        shown = await press(pilot, "s", "w")
        assert "Swin" in shown
        assert "DINO" not in shown
        await press(pilot, "escape")
        assert isinstance(app.screen, StartScreen)
        await press(pilot, "enter", "4", "7", "enter")
    assert learner.place().day == 47


@pytest.mark.slow
async def test_arrows_move_in_the_list_while_a_day_is_typed(learner: Learner) -> None:
    app = start_app(learner)
    async with app.run_test(size=(200, 60)) as pilot:
        await settled(pilot)
        await press(pilot, "down", "down", "enter", "down")
        assert app.screen.query_one(OptionList).highlighted == 1
        await press(pilot, "enter")
    assert learner.place().day == 2


async def test_who_leaves_has_chosen_nothing(learner: Learner) -> None:
    app = start_app(learner)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "escape")
    assert learner.store.choices(ChoiceKey.POSITION) == []
    assert needs_asking(learner.store)


def test_a_home_in_which_something_was_answered_is_not_asked(learner: Learner) -> None:
    assert needs_asking(learner.store)
    learner.answer("swin-why")
    assert not needs_asking(learner.store)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("\n", (50,)),
        ("1\n", (50,)),
        ("2\n", (None,)),
        ("3\n0\nx\n47\n", (47,)),
        ("9\n2\n", (None,)),
        ("q\n", None),
        ("", None),
    ],
)
def test_in_lines_it_is_asked_until_it_is_answered(learner: Learner, typed: str, answer: object) -> None:
    out = io.StringIO()
    told = ask_where(learner.catalogue.curriculum, io.StringIO(typed), out)
    assert (None if told is None else (told.day,)) == answer
    assert "Where are you in the course?" in out.getvalue()


def test_in_lines_one_may_ask_to_be_asked(learner: Learner) -> None:
    assert ask_where(learner.catalogue.curriculum, io.StringIO("4\n"), io.StringIO()) is SHOW_ME


@pytest.mark.slow
async def test_the_questions_lead_to_the_map_which_is_put_right_and_kept(learner: Learner) -> None:
    app = start_app(learner)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "down", "down", "down", "enter")
        assert isinstance(app.screen, TodayScreen)
        assert "At most 12 questions" in await settled(pilot)
        shown = await press(pilot, "q")
        assert isinstance(app.screen, PlacementScreen)
        assert "0 of" in shown
        await press(pilot, "space", "s")
    place = learner.place()
    assert place.assumed == {"autograd"}
    assert place.day == 2


def test_a_curriculum_without_a_page_offers_the_beginning(learner: Learner) -> None:
    pages = learner.catalogue.curriculum.pages
    kept = dict(pages)
    pages.clear()
    assert [one.day for one in beginnings(learner.catalogue.curriculum)] == [None]
    pages.update(kept)
