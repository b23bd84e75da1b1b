"""The catalogue's own test: every right answer passes, every wrong one fails, and its message conveys its cause.

Finds every drill folder by itself. The judge runs in this process here; confinement is tested elsewhere.
"""

from __future__ import annotations

import ast
import os
from pathlib import Path

import pytest
import torch
from _pytest.mark.structures import ParameterSet

from studycli.content.drill_folder import read_drill
from studycli.content.drill_source import is_untouched, signature, starter
from studycli.content.wrong_answer import read_wrong_answer
from studycli.judge import judging
from studycli.judge.banned_names import banned_name
from studycli.judge.drill_files import drill_files
from studycli.judge.in_process import InProcessRun
from studycli.judge.judging import judge_answer
from studycli.model.items import Drill
from studycli.model.verdict import Verdict, VerdictKind
from studycli.wording import MOST_WORDS, word_count

DRILLS = Path(__file__).parents[2] / "drills"
FOLDERS = sorted(path.parent for path in DRILLS.glob("*/*/drill.md"))
RIGHT = [path for folder in FOLDERS for path in sorted(folder.glob("right/*.py"))]
WRONG = [path for folder in FOLDERS for path in sorted(folder.glob("wrong/*.py"))]
OF_THE_PAGE = ("patch_embed", "random_mask", "window_partition")
"""Judged all day; the others only where there is time for slow tests."""
STRETCHING = ("batch_norm", "beam_search", "bert_mask", "flash_attention", "train_bpe", "vit_forward")
"""Together with those of the page, judged by many seeds."""
SEEDS = int(os.environ.get("STUDY_SEEDS", "1"))
"""By how many more each answer is judged where there is time, and by three times as many in the drills that stretch the judge.

All answers by 200: `STUDY_SEEDS=200 pytest tests/drills/test_catalogue.py`.
"""
LEAST_CASES = 6


def answers(paths: list[Path]) -> list[ParameterSet]:
    """One parameter a file, named `drill-file`."""
    return [
        pytest.param(
            path,
            id=f"{path.parts[-3]}-{path.stem}",
            marks=() if path.parts[-3] in OF_THE_PAGE else pytest.mark.slow,
        )
        for path in paths
    ]


def seeds(path: Path) -> range:
    """The seeds by which an answer is judged when there is time."""
    times = 3 if path.parts[-3] in (*OF_THE_PAGE, *STRETCHING) else 1
    return range(2, 2 + SEEDS * times)


every_drill = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
every_right = pytest.mark.parametrize("path", answers(RIGHT))
every_wrong = pytest.mark.parametrize("path", answers(WRONG))


@pytest.fixture(autouse=True)
def _as_in_the_judge() -> None:
    """One thread."""
    torch.set_num_threads(1)


@pytest.fixture
def _no_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Costs are not what is asked about, and measuring them would double the time."""
    monkeypatch.setattr(judging, "with_cost", lambda verdict, *_, **__: verdict)


def drill_in(folder: Path) -> Drill:
    drill, faults = read_drill(folder)
    assert drill is not None, faults
    return drill


def judged(path: Path, seed: int) -> Verdict:
    return judged_text(path.parent.parent, path.read_text(encoding="utf-8"), seed)


def judged_text(folder: Path, source: str, seed: int) -> Verdict:
    allowed = drill_in(folder).not_allowed
    return judge_answer(folder, folder.name, source, InProcessRun, not_allowed=allowed, seed=seed)


@pytest.mark.usefixtures("_no_cost")
@every_right
def test_right_answers_pass(path: Path) -> None:
    verdict = judged(path, seed=1)
    assert verdict.kind is VerdictKind.PASSED, verdict.message


@pytest.mark.usefixtures("_no_cost")
@every_wrong
def test_wrong_answers_fail_and_their_cause_is_conveyed(path: Path) -> None:
    verdict = judged(path, seed=1)
    assert read_wrong_answer(path).shortcoming(verdict) == ""
    assert word_count(verdict.message) <= MOST_WORDS, verdict.message


@pytest.mark.usefixtures("_no_cost")
@pytest.mark.slow
@every_right
def test_right_answers_pass_whatever_is_drawn(path: Path) -> None:
    refused = {seed: verdict.message for seed in seeds(path) if not (verdict := judged(path, seed)).passed}
    assert refused == {}


@pytest.mark.usefixtures("_no_cost")
@pytest.mark.slow
@every_wrong
def test_wrong_answers_fail_for_their_cause_whatever_is_drawn(path: Path) -> None:
    wrong = read_wrong_answer(path)
    unclear = {seed: told for seed in seeds(path) if (told := wrong.shortcoming(judged(path, seed)))}
    assert unclear == {}


@pytest.mark.slow
@every_drill
def test_the_reference_passes_its_own_cases(folder: Path) -> None:
    source = (folder / "reference.py").read_text(encoding="utf-8")
    verdict = judged_text(folder, source, seed=0)
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
def test_nothing_in_the_skeleton_is_forbidden(folder: Path) -> None:
    drill = drill_in(folder)
    skeleton = starter(drill)
    assert skeleton.startswith("import torch\n")
    assert is_untouched(skeleton, skeleton)
    assert banned_name(ast.parse(skeleton + "pass\n"), drill.not_allowed) is None


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
