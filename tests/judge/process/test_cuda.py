"""Answers on a CUDA device. The zygote must never initialise CUDA: a fork after that is broken."""

from __future__ import annotations

import pytest
import torch

from studycli.judge.client import JudgeClient
from studycli.judge.protocol import Answer, CallRequest, CallStatus
from studycli.judge.runner import ChildRun
from studycli.judge.zygote_control import ZygoteControl
from studycli.model.items import Drill

pytestmark = [
    pytest.mark.cuda,
    pytest.mark.skipif(not torch.cuda.is_available(), reason="PyTorch finds no CUDA device on this machine"),
]
RIGHT = """\
def window_partition(x, window_size=7):
    B, H, W, C = x.shape
    x = x.reshape(B, H // window_size, window_size, W // window_size, window_size, C)
    return x.permute(0, 1, 3, 2, 4, 5).reshape(-1, window_size, window_size, C)
"""


def test_a_child_runs_on_cuda_and_the_zygote_stays_clean(zygote: ZygoteControl) -> None:
    source = "import torch\n\ndef f(x):\n    return x.device.type, (x @ x).cpu()\n"
    for _ in range(2):
        run = ChildRun(zygote, cuda=True)
        run.load(Answer(source, "f"))
        outcome = run.call(CallRequest((torch.eye(4),), {}, device="cuda", time_limit=60.0))
        run.close()
        assert outcome.status is CallStatus.RETURNED, outcome
        assert outcome.outputs[0] == "cuda"
        assert torch.equal(outcome.outputs[1], torch.eye(4))
    run = ChildRun(zygote)
    run.load(Answer("import torch\n\ndef f():\n    return torch.cuda.is_initialized()\n", "f"))
    assert run.call(CallRequest((), {})).outputs is False
    run.close()


def test_an_answer_may_not_have_the_whole_device(zygote: ZygoteControl) -> None:
    source = "import torch\n\ndef f():\n    return torch.empty(int(torch.cuda.mem_get_info()[1] * 0.8), dtype=torch.uint8, device='cuda').numel()\n"
    run = ChildRun(zygote, cuda=True)
    run.load(Answer(source, "f"))
    assert run.call(CallRequest((), {}, device="cuda", time_limit=60.0)).status is CallStatus.MEMORY
    run.close()


def test_auto_takes_the_device_and_the_verdict_says_so(judge: JudgeClient, window_partition: Drill) -> None:
    verdict = judge.check(window_partition, RIGHT, device="auto")
    assert verdict.passed
    assert verdict.device == "cuda"
