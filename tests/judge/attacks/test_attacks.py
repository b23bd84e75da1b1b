"""Every attack ends in a clear verdict in time, and leaves nothing: no process, no file, no harm to the next answer."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import torch

from studycli.judge.judging import judge_answer
from studycli.judge.protocol import Answer, CallRequest, CallStatus, Runner
from studycli.judge.runner import ChildRun, child_runner
from studycli.judge.zygote import SPARES
from studycli.judge.zygote_control import ZygoteControl
from studycli.model.items import Drill
from studycli.model.verdict import Verdict


def _load_answers() -> Any:
    spec = importlib.util.spec_from_file_location("attack_answers", Path(__file__).with_name("answers.py"))
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


answers = _load_answers()
LIMIT = 0.7
"""Seconds that an attack's call may take here; ten for a learner."""


def fingerprint(folder: Path) -> dict[str, object]:
    """Everything about a folder's files that an attack could change."""
    found: dict[str, object] = {}
    for path in sorted(folder.rglob("*")):
        facts = path.lstat()
        content = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        found[str(path)] = (
            facts.st_mode,
            facts.st_uid,
            facts.st_gid,
            facts.st_size,
            facts.st_mtime_ns,
            content,
        )
    return found


def descendants(pid: int) -> set[int]:
    """Every living process below `pid`, as the kernel lists them."""
    found: set[int] = set()
    waiting = [pid]
    while waiting:
        try:
            text = Path(f"/proc/{waiting[0]}/task/{waiting[0]}/children").read_text()
        except OSError:
            text = ""
        waiting = [*waiting[1:], *map(int, text.split())]
        found.update(map(int, text.split()))
    return found


@pytest.fixture
def home(study_home: Path) -> Path:
    """A learner's folder with a database in it."""
    study_home.mkdir()
    study_home.chmod(0o755)
    (study_home / "study.db").write_bytes(b"SQLite format 3\0 every review of a year")
    (study_home / "config.toml").write_text("device = 'cpu'\n")
    return study_home


@pytest.fixture
def contained(
    home: Path, zygote: ZygoteControl, hurry: Callable[[Runner, float], Runner], window_partition: Drill
) -> Iterator[Callable[[str], Verdict]]:
    """Judges an answer, and proves afterwards that the world is as it was."""
    before = fingerprint(home)
    runner = hurry(child_runner(zygote), LIMIT)

    def judge(source: str) -> Verdict:
        source = source.replace("HOME", str(home))
        source = source.replace("REFERENCE", str(window_partition.folder / "reference.py"))
        return judge_answer(
            window_partition.folder, window_partition.name, source, runner, device="cpu", seed=1
        )

    yield judge
    assert fingerprint(home) == before
    assert_next_run_is_right(zygote)
    assert_nothing_left(zygote)


def assert_next_run_is_right(zygote: ZygoteControl) -> None:
    """An honest answer is run by the same zygote, and right."""
    run = ChildRun(zygote)
    try:
        run.load(Answer(answers.HEAD + answers.RIGHT, "right"))
        outcome = run.call(CallRequest((torch.arange(8.0).reshape(1, 2, 4, 1), 2), {}))
        assert torch.equal(outcome.outputs.flatten(), torch.tensor([0.0, 1, 4, 5, 2, 3, 6, 7]))
    finally:
        run.close()


def assert_nothing_left(zygote: ZygoteControl) -> None:
    """But for the zygote and its spare children, no process and no folder is left."""
    deadline = time.monotonic() + 10.0
    while time.monotonic() < deadline:
        facts = zygote.facts()
        processes = descendants(facts["pid"])
        folders = os.listdir(facts["scratch"])
        if len(processes) <= SPARES and len(folders) <= SPARES:
            return
        time.sleep(0.02)
    pytest.fail(f"left behind: processes {processes}, folders {folders}")


EVERY_ATTACK = [
    pytest.param(
        attack,
        id=attack.name,
        marks=[pytest.mark.slow]
        if number % 4 or attack.slow or answers.Kind.TIMEOUT in attack.kinds
        else [],  # a fourth of the quick ones is tried all day
    )
    for number, attack in enumerate(answers.ALL)
]


@pytest.mark.parametrize("attack", EVERY_ATTACK)
def test_attack(attack: Any, contained: Callable[[str], Verdict]) -> None:
    verdict = contained(attack.source)
    assert verdict.kind in attack.kinds, verdict
    assert verdict.message
    assert re.search(attack.says, verdict.message), verdict.message
    assert "\x1b" not in verdict.output
    assert len(verdict.output) < 100_000


def test_a_reply_before_the_true_one_shows_at_the_next_call_and_when_the_run_is_settled(
    zygote: ZygoteControl,
) -> None:
    """While the next row is prepared, the number that would show it is the next call's."""
    forging = (
        answers.FORGED_FRAME
        + "for nonce in nonces():\n    os.write(3, frame({'nonce': nonce, 'value': reply}, bytes(4)))"
    )
    lines = forging.strip().replace("\n", "\n    ")
    source = f"import gc, os\ndef f(x):\n    {lines}\n    return x\n"
    for after in (
        lambda run: run.settle(),
        lambda run: run.call(CallRequest((torch.ones(1),), {}), meanwhile=lambda: None),
    ):
        run = ChildRun(zygote)
        try:
            run.load(Answer(source, "f"))
            forged = run.call(CallRequest((torch.ones(1),), {}), meanwhile=lambda: None)
            assert forged.status is CallStatus.RETURNED
            assert after(run).status is CallStatus.UNSAFE
        finally:
            run.close()


def test_a_run_in_which_nothing_was_added_is_settled(zygote: ZygoteControl) -> None:
    run = ChildRun(zygote)
    try:
        run.load(Answer("def f(x):\n    return x\n", "f"))
        run.call(CallRequest((torch.ones(1),), {}), meanwhile=lambda: None)
        assert run.settle() is None
    finally:
        run.close()
