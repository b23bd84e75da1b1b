"""What is not tried on a second device must be unable to name one."""

from __future__ import annotations

from pathlib import Path

import pytest

from studycli.judge.device_free import follows_its_input
from studycli.model.verdict import Cause, VerdictKind
from studycli.paths import shipped_content

from .conftest import DrillMaker, SmallDrill

DRILLS = shipped_content() / "drills"

WRITES_A_DEVICE = [
    "import torch\ndef f(x):\n    return x + torch.zeros(3)",
    "import torch\ndef f(x):\n    return torch.arange(3)",
    "def f(x):\n    return x.cpu()",
    "def f(x):\n    return x.to('cuda')",
    "def f(x, device='cpu'):\n    return x",
    "def f(x):\n    return getattr(x, 'c' + 'pu')()",
    "import numpy as np\ndef f(x):\n    return np.ones(3)",
    "from torch import zeros\ndef f(x):\n    return zeros(3)",
    "from torch import nn\ndef f(x):\n    return nn.Linear(3, 3)(x)",
    "import torch\ndef f(x):\n    g = torch.ones\n    return x + g(3)",
    "def f(x):\n    return x.new_tensor([1.0]).to(**{'device': x.device})",
    "def f(x:\n",
]


@pytest.mark.parametrize("source", WRITES_A_DEVICE)
def test_whatever_could_name_a_device_is_tried(source: str) -> None:
    assert not follows_its_input(source)


@pytest.mark.parametrize("drill", ["swin/window_partition", "vit/patch_embed"])
def test_moving_numbers_about_is_not_tried(drill: str) -> None:
    assert follows_its_input((DRILLS / drill / "reference.py").read_text(encoding="utf-8"))


def test_every_wrong_answer_about_devices_is_tried() -> None:
    about = [path for path in Path(DRILLS).rglob("wrong/*.py") if "# cause: device" in path.read_text()]
    assert about, "some drill has such a mistake"
    assert not [path for path in about if follows_its_input(path.read_text(encoding="utf-8"))]


MAKES_ON_THE_CPU = [
    "return x[torch.arange(len(x))]",
    "out = torch.empty(x.shape)\n    for i in range(len(x)):\n        out[i] = x[i]\n    return out",
    "return x * torch.tensor(2.0) / 2",
    "return x + torch.zeros(3) if x.max().item() < 9 else x",
    "return torch.tensor(x.tolist(), dtype=x.dtype) + 0 * x",
    "make = torch.zeros\n    return x + make(3)",
    "return x + torch.zeros(3, device=None)",
]
SAYS_WHERE = [
    "return x[torch.arange(len(x), device=x.device)]",
    "return torch.where(x > 0, x, 0.0) + torch.where(x > 0, 0.0, x)",
    "return x + x.new_zeros(3) + torch.zeros_like(x) + torch.as_tensor(x) * 0",
    "with torch.device(x.device):\n        return x + torch.zeros(3)",
    "return torch.nn.functional.pad(x, (1, 1))[:, 1:-1]",
    "return x.cpu().to(x.device)",
    "return x + torch.zeros(3).to(x)",
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
