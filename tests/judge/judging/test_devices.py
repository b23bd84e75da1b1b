"""Devices, looked at without a graphics card: what an answer leaves on the CPU, and what follows its input."""

from __future__ import annotations

import pytest

from studycli.model.verdict import Cause, VerdictKind

from .conftest import DrillMaker, SmallDrill

MAKES_ON_THE_CPU = [
    "return x[torch.arange(len(x))]",
    "out = torch.empty(x.shape)\n    for i in range(len(x)):\n        out[i] = x[i]\n    return out",
    "return x * torch.tensor(2.0) / 2",
    "return x + torch.zeros(3) if x.max().item() < 9 else x",
    "return torch.tensor(x.tolist(), dtype=x.dtype) + 0 * x",
    "make = torch.zeros\n    return x + make(3)",
    "return x + torch.zeros(3, device=None)",
]
ASKS_FOR_THE_CPU = [
    "return x.cpu() + 0",
    "return x + torch.zeros(3, device='cpu')",
    "return (x + 0).to('cpu')",
    "return (x + 0).to(device=torch.device('cpu'))",
    "device = torch.device('cuda' if torch.cuda.is_available() else 'cpu')\n    return x + torch.ones(3, device=device) - 1",
    "with torch.device('cpu'):\n        return x + torch.zeros(3)",
]
SAYS_WHERE = [
    "return x[torch.arange(len(x), device=x.device)]",
    "return torch.where(x > 0, x, 0.0) + torch.where(x > 0, 0.0, x)",
    "return x + x.new_zeros(3) + torch.zeros_like(x) + torch.as_tensor(x) * 0",
    "with torch.device(x.device):\n        return x + torch.zeros(3)",
    "return torch.nn.functional.pad(x, (1, 1))[:, 1:-1]",
    "return x.cpu().to(x.device)",
    "return x + torch.zeros(3).to(x)",
    "return x + torch.zeros(3).type_as(x)",
    "return x + torch.zeros(3, device=torch.device(x.device))  # not on the CPU",
    "return x + torch.zeros(3, device=x.device.type)  # not on the CPU",
    "return x + torch.zeros(3, device='cuda' if x.is_cuda else 'cpu')",
    "return x + torch.nn.Linear(3, 3, device=x.device)(x) * 0",
    "return x + torch.zeros(3, device='cpu').to(x.device)",
    "return x + torch.tensor(x.cpu().tolist(), device=x.device) - x",
    "return x + (torch.arange(3) * 0.0).to(x.device)",
    "return x * torch.rand(()).clamp(min=1).item()",
    "out = torch.empty_like(x)\n    out[:] = torch.zeros(3)\n    return out + x",
]


@pytest.fixture
def same(make_drill: DrillMaker) -> SmallDrill:
    return make_drill(
        reference="def same(x):\n    return x.clone()\n",
        cases='CASES = [case("plain", x=normal(2, 3))]\nJUDGED = values(gradients=[])\n',
    )


@pytest.mark.parametrize("body", MAKES_ON_THE_CPU)
def test_every_tensor_that_is_made_on_the_cpu_is_told(same: SmallDrill, body: str) -> None:
    verdict = same.judge(f"import torch\ndef same(x):\n    {body}\n")
    assert (verdict.kind, verdict.cause) == (VerdictKind.WRONG, Cause.DEVICE), verdict.message
    assert verdict.message.startswith("Right on the CPU; on a GPU")
    assert all(case.passed for case in verdict.cases)
    assert "device=x.device" in verdict.fix


@pytest.mark.parametrize("body", ASKS_FOR_THE_CPU)
def test_a_device_that_is_written_down_is_told(same: SmallDrill, body: str) -> None:
    verdict = same.judge(f"import torch\ndef same(x):\n    {body}\n")
    assert (verdict.kind, verdict.cause) == (VerdictKind.WRONG, Cause.DEVICE), verdict.message
    assert "still asks for the CPU" in verdict.message
    assert verdict.fix == "Take the device from the input: x.device."
    assert verdict.line in (3, 4)


@pytest.mark.parametrize("body", SAYS_WHERE)
def test_what_says_where_passes(same: SmallDrill, body: str) -> None:
    same.passes(f"import torch\ndef same(x):\n    {body}\n", seeds=1)


def test_drills_with_functions_and_generators_are_asked_too(make_drill: DrillMaker) -> None:
    drill = make_drill(
        reference="def moved(x, step):\n    return step(x)\n",
        cases="""
            def add_one(x):
                return x + torch.ones(3)
            CASES = [case("plain", x=normal(2, 3), step=function(add_one))]
        """,
    )
    drill.passes("def moved(x, step):\n    return step(x * 1)\n", seeds=1)
    verdict = drill.judge("import torch\ndef moved(x, step):\n    return step(x + torch.zeros(3))\n")
    assert verdict.cause is Cause.DEVICE


def test_without_tensors_among_the_arguments_there_is_no_other_device(make_drill: DrillMaker) -> None:
    drill = make_drill(
        reference="import torch\ndef steps(n):\n    return torch.arange(n)\n",
        cases='CASES = [case("plain", n=4)]',
    )
    drill.passes("import torch\ndef steps(n):\n    return torch.ones(n).cumsum(0).long() - 1\n", seeds=1)
