"""Bad drills of a learner's own: `study lint --run` names file, line and remedy, and `study check` judges by what holds."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from studycli.errors import ExitCode
from studycli.judge.client import JudgeClient

from .conftest import Study

HEAD = "# says: x comes back tripled.\n# fix: Multiply it by 2.\n# cause: scale\n"
TRIPLED = "def my_double(x):\n    return x * 3\n"
DOUBLED = "def my_double(x):\n    return x + x\n"


@pytest.fixture(scope="module", autouse=True)
def _one_judge() -> Iterator[None]:
    """One judge for all of these tests, away from the learner's own."""
    before = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = folder = tempfile.mkdtemp(prefix="st-")
    yield
    JudgeClient().stop()
    shutil.rmtree(folder, ignore_errors=True)
    os.environ.pop("XDG_RUNTIME_DIR")
    if before is not None:
        os.environ["XDG_RUNTIME_DIR"] = before


@pytest.fixture
def folder(here: Study, study_home: Path) -> Path:
    """A new drill of the learner's own."""
    assert here("new", "drill", "my_double", "--topic", "vit").returncode == 0
    return study_home / "drills" / "vit" / "my_double"


def judged(here: Study, elsewhere: Path, answer: str) -> tuple[int, str]:
    """What `study check` says of an answer."""
    (elsewhere / "answer.py").write_text(answer)
    done = here("check", "my_double", "answer.py")
    return done.returncode, done.stdout


def test_a_drill_in_order_is_told_with_what_its_rows_kill(here: Study, folder: Path) -> None:
    done = here("lint", "my_double", "--run")
    assert done.returncode == 0
    assert "right 2/2   wrong 1/1   slips 6/6" in done.stderr


def test_a_wrong_file_that_is_right_is_named(here: Study, folder: Path, elsewhere: Path) -> None:
    (folder / "wrong" / "added.py").write_text(HEAD + DOUBLED)
    done = here("lint", "my_double", "--run")
    assert done.returncode == ExitCode.CONTENT
    assert "wrong/added.py:1: This wrong answer passes" in done.stdout
    assert "Add a row to cases.py in which it differs" in done.stdout
    assert "wrong 1/2" in done.stderr
    assert judged(here, elsewhere, DOUBLED)[0] == 0


@pytest.mark.parametrize(
    "ending",
    [
        pytest.param("import os\ndef my_double(x):\n    os._exit(0)\n", marks=pytest.mark.slow),
        "import ctypes\ndef my_double(x):\n    return ctypes.string_at(0)\n",
        "import os\nos._exit(3)\ndef my_double(x):\n    return x\n",
        pytest.param("def my_double(x):\n    while True:\n        pass\n", marks=pytest.mark.slow),
    ],
)
def test_a_wrong_file_that_does_not_come_back_is_named_and_the_others_are_not(
    here: Study, folder: Path, elsewhere: Path, ending: str
) -> None:
    (folder / "wrong" / "ending.py").write_text(HEAD + ending)
    done = here("lint", "my_double", "--run")
    assert done.returncode == ExitCode.CONTENT
    assert "wrong/ending.py:" in done.stdout
    assert "does not come back" in done.stdout
    assert "Let it return or raise" in done.stdout
    assert done.stdout.count("my_double/") == 1
    assert judged(here, elsewhere, DOUBLED)[0] == 0
    code, told = judged(here, elsewhere, TRIPLED)
    assert code == ExitCode.WRONG
    assert "✗ wrong  my_double" in told


@pytest.mark.parametrize(
    ("head", "message", "remedy"),
    [
        ("# cause: scale\n", "does not say what the learner is told", "# says: "),
        (
            HEAD.replace("tripled", "tripled, " + "as it were " * 25),
            "`says` has 80 words; at most 30",
            "# fix:",
        ),
    ],
)
def test_a_head_that_says_nothing_or_far_too_much_is_named(
    here: Study, folder: Path, elsewhere: Path, head: str, message: str, remedy: str
) -> None:
    (folder / "wrong" / "tripled.py").write_text(head + TRIPLED)
    done = here("lint", "my_double", "--run")
    assert done.returncode == ExitCode.CONTENT
    assert "wrong/tripled.py:1: " in done.stdout
    assert message in done.stdout
    assert remedy in done.stdout
    assert judged(here, elsewhere, TRIPLED)[0] == ExitCode.WRONG


def test_two_wrong_files_that_no_row_tells_apart_are_named(here: Study, folder: Path) -> None:
    (folder / "wrong" / "unchanged.py").write_text(
        HEAD.replace("tripled", "unchanged") + "def my_double(x):\n    return x + 0\n"
    )
    done = here("lint", "my_double", "--run")
    assert done.returncode == ExitCode.CONTENT
    assert "wrong/unchanged.py:1: No row tells this mistake from not_doubled.py" in done.stdout
    assert "1 to mend" in done.stderr


def test_a_slip_that_no_row_rejects_is_a_note_with_its_line(here: Study, folder: Path) -> None:
    (folder / "reference.py").write_text(
        "def my_double(x):\n    if x.numel() > 1_000_000:\n        x = x.clone()\n    return x * 2\n"
    )
    done = here("lint", "my_double", "--run")
    assert done.returncode == 0
    assert "reference.py:2: no row rejects  if False:" in done.stderr
    assert "in place of  if x.numel() > 1000000:" in done.stderr


@pytest.mark.parametrize(
    ("axes", "message"),
    [
        ('AXES = {"x": "B D", "returns": "B 2D"}', "an axis of returns is 3"),
        ('AXES = {"x": "B D", "returns": "B"}', "returns: it has 2 axes, not “B”"),
        ('AXES = {"x": "B D", "y": "B D"}', "the reference has no argument y"),
    ],
)
def test_axes_that_contradict_the_reference_are_named(
    here: Study, folder: Path, elsewhere: Path, axes: str, message: str
) -> None:
    table = (folder / "cases.py").read_text().partition("AXES")[0]
    (folder / "cases.py").write_text(table + axes + "\n")
    line = table.count("\n") + 1
    done = here("lint", "my_double", "--run")
    assert done.returncode == ExitCode.CONTENT
    assert f"cases.py:{line}: " in done.stdout
    assert message in done.stdout
    assert "Correct AXES or SIZES" in done.stdout
    assert judged(here, elsewhere, DOUBLED)[0] == 0
    assert judged(here, elsewhere, TRIPLED)[0] == ExitCode.WRONG


def test_a_reference_that_fails_on_a_row_of_the_judges_own_is_named(
    here: Study, folder: Path, elsewhere: Path
) -> None:
    body = "    if x.shape[1] == 1:\n        raise ValueError('one alone')\n    return x * 2\n"
    (folder / "reference.py").write_text("def my_double(x):\n" + body)
    done = here("lint", "my_double", "--run")
    assert done.returncode == ExitCode.CONTENT
    assert "The judge's own row D = 1: the reference raises ValueError: one alone." in done.stdout
    assert 'WITHOUT = {"D = 1": "why"}' in done.stdout
    assert "cases.py:9: " in done.stdout
    assert judged(here, elsewhere, DOUBLED)[0] == 0
    assert judged(here, elsewhere, TRIPLED)[0] == ExitCode.WRONG
