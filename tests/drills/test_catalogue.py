"""The catalogue's own test: every right answer passes, every wrong one fails, and its message conveys its cause.

Finds every drill folder by itself. The judge runs in this process here; confinement is tested elsewhere.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import torch
import torch._dynamo  # prepares a fake device, so that hard-coded devices are found

from studycli.content.drill_folder import read_drill
from studycli.content.drill_source import signature
from studycli.judge import judging
from studycli.judge.cost import Cost
from studycli.judge.drill_files import drill_files
from studycli.judge.in_process import InProcessRun
from studycli.judge.judging import judge_answer
from studycli.model.items import Drill
from studycli.model.verdict import Cause, Verdict, VerdictKind

DRILLS = Path(__file__).parents[2] / "drills"
FOLDERS = sorted(path.parent for path in DRILLS.glob("*/*/drill.md"))
RIGHT = [path for folder in FOLDERS for path in sorted(folder.glob("right/*.py"))]
WRONG = [path for folder in FOLDERS for path in sorted(folder.glob("wrong/*.py"))]
MANY_SEEDS = range(2, 22)
LEAST_CASES = 6

every_drill = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
every_right = pytest.mark.parametrize("path", RIGHT, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
every_wrong = pytest.mark.parametrize("path", WRONG, ids=lambda path: f"{path.parts[-3]}-{path.stem}")


@pytest.fixture(autouse=True)
def _one_thread() -> None:
    torch.set_num_threads(1)


@pytest.fixture
def _no_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Costs are not what is asked about, and measuring them would double the time."""
    monkeypatch.setattr(judging, "measure_cost", lambda *_: Cost())


def drill_in(folder: Path) -> Drill:
    drill, faults = read_drill(folder)
    assert drill is not None, faults
    return drill


def judged(path: Path, seed: int) -> Verdict:
    folder = path.parent.parent
    return judge_answer(folder, drill_in(folder), path.read_text(encoding="utf-8"), InProcessRun, seed=seed)


def header(path: Path, key: str) -> str:
    found = re.search(rf"^# {key}:[ ]*(.*?)\s*$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert found is not None, f"{path}: no line “# {key}: …”"
    return found[1]


def missing_names(path: Path, verdict: Verdict) -> list[str]:
    """The particulars that the message does not name. “a/b” asks for one of the two; “(a/b)” is itself."""
    message = verdict.message.casefold()
    wanted = [names.strip() for names in header(path, "names").split("|") if names.strip()]
    return [
        names
        for names in wanted
        if names.casefold() not in message
        and not any(name.strip() and name.strip().casefold() in message for name in names.split("/"))
    ]


def assert_conveyed(path: Path, verdict: Verdict) -> None:
    kind, _, cause = header(path, "expect").partition("/")
    told = f"{verdict.kind}/{verdict.cause}: {verdict.message}"
    assert (verdict.kind, verdict.cause) == (VerdictKind(kind), Cause(cause)), told
    assert missing_names(path, verdict) == [], told


@pytest.mark.usefixtures("_no_cost")
@every_right
def test_right_answers_pass(path: Path) -> None:
    verdict = judged(path, seed=1)
    assert verdict.kind is VerdictKind.PASSED, verdict.message


@pytest.mark.usefixtures("_no_cost")
@every_wrong
def test_wrong_answers_fail_and_their_cause_is_conveyed(path: Path) -> None:
    verdict = judged(path, seed=1)
    assert verdict.kind is not VerdictKind.PASSED, header(path, "cause")
    assert_conveyed(path, verdict)


@pytest.mark.usefixtures("_no_cost")
@pytest.mark.slow
@every_right
def test_right_answers_pass_whatever_is_drawn(path: Path) -> None:
    refused = {seed: verdict.message for seed in MANY_SEEDS if not (verdict := judged(path, seed)).passed}
    assert refused == {}


@pytest.mark.usefixtures("_no_cost")
@pytest.mark.slow
@every_wrong
def test_wrong_answers_fail_for_their_cause_whatever_is_drawn(path: Path) -> None:
    for seed in MANY_SEEDS:
        verdict = judged(path, seed)
        assert not verdict.passed, f"seed {seed}"
        assert_conveyed(path, verdict)


@every_drill
def test_the_reference_passes_its_own_cases(folder: Path) -> None:
    source = (folder / "reference.py").read_text(encoding="utf-8")
    verdict = judge_answer(folder, drill_in(folder), source, InProcessRun, seed=0)
    assert verdict.kind is VerdictKind.PASSED, verdict.message
    has_benchmark = drill_files(folder, folder.name).table.benchmark is not None
    assert (verdict.answer_seconds is not None) == has_benchmark


@every_drill
def test_enough_is_written(folder: Path) -> None:
    drill = drill_in(folder)
    files = drill_files(folder, drill.name)
    assert len(files.table.cases) >= LEAST_CASES
    assert len(drill.hints) >= 3
    assert len(list(folder.glob("right/*.py"))) >= 2
    assert len(list(folder.glob("wrong/*.py"))) >= 6
    assert signature(drill).startswith(drill.name)


@every_drill
def test_the_prompt_does_not_give_the_answer_away(folder: Path) -> None:
    body = [
        line.strip()
        for line in (folder / "reference.py").read_text(encoding="utf-8").splitlines()
        if line.startswith("    ") and len(line.strip()) > 30
    ]
    told = [line for line in body if line in drill_in(folder).prompt]
    assert told == []


def test_no_two_right_answers_are_the_same() -> None:
    texts = [path.read_text(encoding="utf-8") for path in RIGHT]
    assert len(set(texts)) == len(texts)
