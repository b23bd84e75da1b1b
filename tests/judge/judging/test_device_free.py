"""What is not tried on a second device must be unable to name one."""

from __future__ import annotations

from pathlib import Path

import pytest

from studycli.judge.device_free import follows_its_input
from studycli.paths import shipped_content

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
