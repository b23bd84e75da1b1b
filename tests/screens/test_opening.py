"""`study today` paints its name first; what is opened behind that, and what may go wrong there."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from studycli.errors import ExitCode, StoreError, StudyError, UsageError
from studycli.place.chosen_place import choose_position, positions
from studycli.screens.app import StudyApp
from studycli.screens.opening import OpeningScreen
from studycli.screens.sitting import Sitting
from studycli.screens.start import StartScreen
from studycli.screens.today import TodayScreen
from studycli.screens.workspace import Workspace

from .conftest import Sit
from .piloting import press, settled, text_of
from .sittings import SHORT, Place

QUESTION = "How many tokens has ViT-S/16"


def begun(workspace: Workspace) -> Sitting:
    return workspace.sitting(workspace.queue())


def placed(sit: Sit) -> Place:
    """A sitting whose learner has said where they are."""
    place = sit(SHORT)
    workspace = place.sitting.workspace
    choose_position(workspace.store, workspace.clock.now(), None)
    return place


async def test_the_name_is_painted_before_anything_is_opened_and_the_question_takes_its_place(
    sit: Sit,
) -> None:
    place, seen = placed(sit), []

    def enter() -> Workspace:
        seen.append(text_of(app))
        return place.sitting.workspace

    app = StudyApp(enter, lambda: OpeningScreen(begun), "study-dark")
    async with app.run_test(size=(80, 24)) as pilot:
        assert QUESTION in await settled(pilot)
        assert len(seen) == 1
        assert seen[0].splitlines()[0].strip() == "study today"
        assert set("".join(seen[0].splitlines()[1:])) <= {" ", "─"}
        assert isinstance(app.screen, TodayScreen)
        # Escape leads nowhere and q leads out: the frame is not come back to.
        assert "q leaves" in await press(pilot, "escape")
        await press(pilot, "q")
    assert app.return_value is ExitCode.DONE


@pytest.mark.parametrize("size", [(80, 24), (200, 60)], ids=["80x24", "200x60"])
async def test_nothing_jumps_when_the_question_comes(sit: Sit, size: tuple[int, int]) -> None:
    place, names = placed(sit), []

    def enter() -> Workspace:
        names.append(text_of(app).index("study today"))
        return place.sitting.workspace

    app = StudyApp(enter, lambda: OpeningScreen(begun), "study-dark")
    async with app.run_test(size=size) as pilot:
        assert names == [(await settled(pilot)).index("study today")]


@pytest.mark.parametrize(
    "fault", [StoreError("The database is damaged.", "study restore"), UsageError("There is no topic swim.")]
)
@pytest.mark.parametrize("fails", ["the record", "the queue"])
async def test_a_fault_behind_the_first_paint_ends_it_with_the_reason(
    sit: Sit, fails: str, fault: StudyError
) -> None:
    workspace = placed(sit).sitting.workspace

    def enter() -> Workspace:
        if fails == "the record":
            raise fault
        return workspace

    def begin(_: Workspace) -> Sitting:
        raise fault

    app = StudyApp(enter, lambda: OpeningScreen(begin), "study-dark")
    async with app.run_test() as pilot:
        await settled(pilot)
    assert app.return_value is fault.exit_code
    with pytest.raises(type(fault), match=fault.message):
        app.raise_fault()


async def test_keys_that_come_before_the_question_do_no_harm(sit: Sit) -> None:
    place = placed(sit)

    def enter() -> Workspace:
        for key in ("space", "f", "u", "escape"):
            app.simulate_key(key)
        return place.sitting.workspace

    app = StudyApp(enter, lambda: OpeningScreen(begun), "study-dark")
    async with app.run_test() as pilot:
        await pilot.press("space", "escape", "f")
        assert QUESTION in await settled(pilot)
        assert place.ratings("tokens") == []
        await press(pilot, "escape")
        await press(pilot, "space", "f")
    assert place.ratings("tokens") == [4]


async def test_an_empty_home_is_asked_first_and_its_answer_begins(sit: Sit) -> None:
    place = sit(SHORT)
    app = StudyApp(place.sitting.workspace, lambda: OpeningScreen(begun))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "Where are you in the course?" in await settled(pilot)
        assert QUESTION in await press(pilot, "enter")


async def test_who_leaves_the_question_where_to_start_leaves_the_program(sit: Sit) -> None:
    place = sit(SHORT)
    app = StudyApp(place.sitting.workspace, lambda: OpeningScreen(begun))
    async with app.run_test() as pilot:
        await settled(pilot)
        assert isinstance(app.screen, StartScreen)
        await press(pilot, "escape")
    assert app.return_value is ExitCode.DONE
    assert not positions(place.sitting.workspace.store)


async def test_without_anything_to_study_it_leaves(sit: Sit) -> None:
    app = StudyApp(placed(sit).sitting.workspace, lambda: OpeningScreen(lambda _: None))
    async with app.run_test() as pilot:
        await settled(pilot)
    assert app.return_value is ExitCode.DONE


async def test_a_window_that_is_too_small_is_asked_for_more_before_anything_else(sit: Sit) -> None:
    app = StudyApp(placed(sit).sitting.workspace, lambda: OpeningScreen(begun))
    async with app.run_test(size=(50, 12)) as pilot:
        assert "make the window larger" in await settled(pilot)
        await pilot.resize_terminal(80, 24)
        assert QUESTION in await settled(pilot)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["swim"], ExitCode.USAGE, "swim"),
        (["failed"], ExitCode.DONE, "There is nothing to study in failed now."),
    ],
)
def test_on_a_terminal_it_ends_in_its_sentence_and_code(
    study_home: Path, words: list[str], code: ExitCode, told: str
) -> None:
    environment = {**os.environ, "STUDY_HOME": str(study_home), "TERM": "xterm-256color"}
    program = [sys.executable, "-m", "studycli"]
    subprocess.run([*program, "start", "--beginning"], env=environment, check=True, capture_output=True)
    process, terminal = pty.fork()
    if process == 0:
        os.execvpe(program[0], [*program, "today", *words], environment)
    said, until = b"", time.monotonic() + 60
    while time.monotonic() < until:
        try:
            said += os.read(terminal, 65536)
        except OSError:  # the other side is closed: it has ended
            break
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == code
    os.close(terminal)
    # What stands after the screen was given back.
    end = re.sub(rb"\x1b\[[0-9;?<>=]*[a-zA-Z]", b"", said.rsplit(b"\x1b[?1049l", 1)[1])
    assert told in end.decode()
    assert "Traceback" not in end.decode()
