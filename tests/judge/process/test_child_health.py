"""A forked child can do everything that PyTorch can, and one run leaves nothing to the next."""

from __future__ import annotations

import pytest
import torch

from studycli.judge.protocol import Answer, CallOutcome, CallRequest, CallStatus, FunctionSource, LoadOutcome
from studycli.judge.runner import ChildRun
from studycli.judge.zygote_control import ZygoteControl

OPERATIONS = {
    "matmul": "return x @ x",
    "large matmul": "y = torch.ones(700, 700)\n    return (y @ y).sum()",
    "convolve": "return F.conv2d(torch.ones(4, 8, 40, 40), torch.ones(16, 8, 3, 3)).sum()",
    "backward": "y = torch.ones(300, 300, requires_grad=True)\n    (y @ y).sum().backward()\n    return y.grad.sum()",
    "sort": "return torch.arange(200_000.0).flip(0).sort().values[:3]",
    "decompose": "return torch.linalg.svd(torch.eye(120)).S.sum()",
    "attention": "q = torch.ones(2, 4, 64, 32)\n    return F.scaled_dot_product_attention(q, q, q).sum()",
    "train": "net = nn.Sequential(nn.Linear(8, 8), nn.ReLU(), nn.Linear(8, 1))\n"
    "    opt = torch.optim.Adam(net.parameters())\n"
    "    for _ in range(3):\n        opt.zero_grad(); net(torch.ones(16, 8)).pow(2).mean().backward(); opt.step()\n"
    "    return net(torch.ones(1, 8)).isfinite().all()",
    "vmap": "return torch.func.vmap(lambda row: row.sum())(x)",
    "two threads": "torch.set_num_threads(2)\n    y = torch.ones(600, 600)\n    return (y @ y).sum()",
    "python threads": "out = []\n    t = threading.Thread(target=lambda: out.append(x @ x))\n    t.start(); t.join()\n    return out[0]",
    "fft": "return torch.fft.rfft(torch.ones(64)).real",
    "bfloat16": "return (x.to(torch.bfloat16) @ x.to(torch.bfloat16))",
}


def run_once(
    zygote: ZygoteControl, source: str, request: CallRequest
) -> tuple[LoadOutcome, CallOutcome, ChildRun]:
    run = ChildRun(zygote)
    try:
        return run.load(Answer(source, "f")), run.call(request), run
    finally:
        run.close()


@pytest.mark.parametrize("name", OPERATIONS)
def test_a_child_can(name: str, zygote: ZygoteControl) -> None:
    source = f"import threading\nimport torch\nfrom torch import nn\nimport torch.nn.functional as F\n\ndef f(x):\n    {OPERATIONS[name]}\n"
    load, outcome, _ = run_once(zygote, source, CallRequest((torch.eye(4),), {}, time_limit=30.0))
    assert load.status is CallStatus.RETURNED
    assert outcome.status is CallStatus.RETURNED, outcome
    assert isinstance(outcome.outputs, torch.Tensor)


def test_gradients_come_back_under_their_paths(zygote: ZygoteControl) -> None:
    source = "def f(p, x):\n    return (p['w'] * x).sum()\n"
    request = CallRequest(
        ({"w": torch.ones(3)},), {"x": torch.arange(3.0)}, gradients=("0.w", "x"), cotangent_seed=5
    )
    _, outcome, _ = run_once(zygote, source, request)
    assert outcome.gradients is not None
    ratio = outcome.gradients["0.w"][1:] / torch.tensor([1.0, 2.0])
    assert torch.allclose(ratio, ratio[:1].expand(2))
    assert torch.allclose(outcome.gradients["x"], ratio[:1].expand(3))


def test_a_function_argument_is_built_in_the_child(zygote: ZygoteControl) -> None:
    step = FunctionSource("def step(x, shift):\n    return x + shift\n", "step", {"shift": torch.tensor(2.0)})
    _, outcome, _ = run_once(
        zygote, "def f(g, x):\n    return g(x)\n", CallRequest((step, torch.ones(2)), {})
    )
    assert torch.equal(outcome.outputs, torch.full((2,), 3.0)), outcome


def test_a_non_contiguous_input_is_not_contiguous_over_there(zygote: ZygoteControl) -> None:
    x = torch.arange(24.0).view(2, 3, 4).permute(2, 0, 1)
    source = "def f(x):\n    return [x.is_contiguous(), list(x.stride()), x]\n"
    _, outcome, _ = run_once(zygote, source, CallRequest((x,), {}))
    contiguous, stride, same = outcome.outputs
    assert (contiguous, tuple(stride)) == (False, x.stride())
    assert torch.equal(same, x)


def test_one_answer_leaves_nothing_to_the_next(zygote: ZygoteControl) -> None:
    spoil = (
        "import os, sys, builtins, torch\ntorch.set_default_dtype(torch.float64)\ntorch.nn.functional.softmax = None\n"
        "builtins.abs = None\nopen('left', 'w').write('here')\nsys.modules['trap'] = sys\n\ndef f():\n    return 1\n"
    )
    look = (
        "import os, sys, torch\n\ndef f():\n    return [torch.ones(1), abs(-3), os.path.exists('left'), 'trap' in sys.modules,"
        " torch.nn.functional.softmax is None]\n"
    )
    _, first, _ = run_once(zygote, spoil, CallRequest((), {}))
    assert first.status is CallStatus.RETURNED
    _, second, _ = run_once(zygote, look, CallRequest((), {}))
    assert second.outputs[0].dtype == torch.float32
    assert second.outputs[1:] == [3, False, False, False]


def test_the_run_goes_on_after_an_exception_and_ends_after_a_crash(zygote: ZygoteControl) -> None:
    source = "import os\n\ndef f(n):\n    if n == 1:\n        raise ValueError('one')\n    if n == 2:\n        os._exit(3)\n    return n\n"
    run = ChildRun(zygote)
    run.load(Answer(source, "f"))
    raised = run.call(CallRequest((1,), {}))
    assert raised.status is CallStatus.RAISED
    assert raised.error is not None
    assert (raised.error.type, raised.error.line) == ("ValueError", 5)
    assert run.call(CallRequest((0,), {})).outputs == 0
    crashed = run.call(CallRequest((2,), {}))
    assert crashed.status is CallStatus.CRASHED
    assert "exit status 3" in crashed.detail
    assert run.call(CallRequest((0,), {})).status is CallStatus.CRASHED
    run.close()
    run.close()


def test_printed_text_is_bounded_and_harmless(zygote: ZygoteControl) -> None:
    source = "import os\n\ndef f():\n    print('\\x1b[31mred\\x1b[0m \\u202e')\n    os.write(1, b'low\\xff\\x07' + b'x' * 300_000)\n"
    _, outcome, _ = run_once(zygote, source, CallRequest((), {}))
    assert "\\x1b[31mred\\x1b[0m \\u202e" in outcome.printed
    assert "low�\\x07" in outcome.printed
    assert "more bytes" in outcome.printed
    assert len(outcome.printed) < 70_000


def test_children_are_small(zygote: ZygoteControl) -> None:
    """30 MB of its own for a small drill."""
    source = (
        "def f(x):\n    lines = open('/proc/self/smaps_rollup').read().splitlines()\n"
        "    return [int(line.split()[1]) for line in lines if line.startswith(('Private_Dirty', 'Private_Clean'))]\n"
    )
    _, outcome, _ = run_once(zygote, source, CallRequest((torch.ones(2, 14, 14, 96),), {}))
    assert outcome.status is CallStatus.RETURNED, outcome
    assert 0 < sum(outcome.outputs) * 1024 < 30e6
