"""Answers of the catalogue in the processes that a learner's answers run in: what comes back there has travelled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import torch

from studycli.content.drill_folder import read_drill
from studycli.judge import judging
from studycli.judge.judging import judge_answer
from studycli.judge.protocol import Answer, CallRequest, CallStatus
from studycli.judge.runner import ChildRun, child_runner
from studycli.judge.zygote_control import ZygoteControl

DRILLS = Path(__file__).parents[3] / "drills"
FOLDERS = sorted(path.parent for path in DRILLS.glob("*/*/drill.md"))


@pytest.mark.slow
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_right_answers_pass_and_a_wrong_one_fails(
    folder: Path, zygote: ZygoteControl, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "with_cost", lambda verdict, *_, **__: verdict)
    torch.set_num_threads(1)
    drill, faults = read_drill(folder)
    assert drill is not None, faults
    right, *_ = sorted(folder.glob("right/*.py"))
    wrong, *_ = sorted(folder.glob("wrong/*.py"))
    for path, is_right in ((folder / "reference.py", True), (right, True), (wrong, False)):
        source = path.read_text(encoding="utf-8")
        runner = child_runner(zygote)
        verdict = judge_answer(folder, drill.name, source, runner, not_allowed=drill.not_allowed, seed=1)
        assert verdict.passed is is_right, (path.name, verdict.message)


@pytest.mark.parametrize("lay", [lambda x: x.T, lambda x: x[:, ::2], lambda x: x[:1].expand(3, -1)])
def test_gradients_of_inputs_in_any_layout_come_back(
    zygote: ZygoteControl, lay: Callable[[torch.Tensor], torch.Tensor]
) -> None:
    x = lay(torch.randn(3, 4))
    run = ChildRun(zygote)
    try:
        run.load(Answer("def f(x):\n    return x.T * 2\n", "f"))
        outcome = run.call(CallRequest((x,), {}, gradients=("0",)))
        assert outcome.status is CallStatus.RETURNED, outcome.detail
        assert outcome.gradients is not None
        assert outcome.gradients["0"].shape == x.shape
    finally:
        run.close()
