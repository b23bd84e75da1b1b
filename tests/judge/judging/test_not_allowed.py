"""Calls that give the answer away are found under every name, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from studycli.judge.not_allowed import normalised, read_ban
from studycli.model.verdict import Cause, VerdictKind

from .conftest import DrillMaker, SmallDrill

REFERENCE = """
    import torch

    def softmax(x, dim):
        e = (x - x.amax(dim, keepdim=True)).exp()
        return e / e.sum(dim, keepdim=True)
    """


@pytest.fixture
def softmax(make_drill: DrillMaker) -> SmallDrill:
    return make_drill(
        reference=REFERENCE,
        cases='CASES = [case("plain", x=normal(2, 3), dim=1)]',
        not_allowed=("softmax", "log_softmax", "softmin"),
    )


@pytest.mark.parametrize(
    "body",
    [
        "import torch\ndef softmax(x, dim):\n    return torch.softmax(x, dim)",
        "import torch\ndef softmax(x, dim):\n    return x.softmax(dim)",
        "import torch\ndef softmax(x, dim):\n    return getattr(x, 'soft' + 'max')(dim)",
        "import torch.nn.functional as F\ndef softmax(x, dim):\n    return F.softmax(x, dim)",
        "from torch.nn.functional import softmax as s\ndef softmax(x, dim):\n    return s(x, dim)",
        "from torch.nn.functional import *\ng = log_softmax\ndef softmax(x, dim):\n    return g(x, dim).exp()",
        "from torch import nn\ndef softmax(x, dim):\n    return nn.Softmax(dim)(x)",
        "import torch\ndef softmax(x, dim):\n    return torch.nn.Softmin(dim=dim)(-x)",
        "import torch\ndef softmax(x, dim):\n    return torch.special.softmax(x, dim)",
        "import torch\ndef softmax(x, dim):\n    return torch.special.log_softmax(x, dim).exp()",
        "import torch\ndef softmax(x, dim):\n    return torch.ops.aten.softmax(x, dim)",
        "import torch\ndef softmax(x, dim):\n    return torch.ops.aten._softmax.default(x, dim, False)",
        "import torch\ndef softmax(x, dim):\n    return torch.Tensor.softmax(x, dim)",
        "import torch\nf = torch.softmax\ndef softmax(x, dim):\n    return f(x, dim)",
    ],
)
def test_every_name_is_found(softmax: SmallDrill, body: str) -> None:
    verdict = softmax.judge(body)
    assert (verdict.kind, verdict.cause) == (VerdictKind.NOT_ALLOWED, Cause.NOT_ALLOWED), verdict.message
    assert "softm" in verdict.message.casefold()


@pytest.mark.parametrize(
    "body",
    [
        REFERENCE,
        "def helper_softmax(x, dim):\n    e = x.exp()\n    return e / e.sum(dim, keepdim=True)\nsoftmax = helper_softmax",
        "import torch\nfrom torch.nn.functional import log_softmax\n"
        + REFERENCE.strip("\n").replace("\n    ", "\n").strip(),
        "import torch\ndef softmax(x, dim):\n    return (x - x.logsumexp(dim, keepdim=True)).exp()",
    ],
)
def test_nothing_else_is_taken_for_one(softmax: SmallDrill, body: str) -> None:
    softmax.passes(body, seeds=1)


@pytest.mark.parametrize(
    ("bans", "body"),
    [
        (
            ("torch.optim",),
            "import torch.optim as o\ndef step(x):\n    o.SGD([x.clone().requires_grad_()], 0.1)\n    return x + 1",
        ),
        (("torch.optim",), "from torch.optim import AdamW\ndef step(x):\n    AdamW\n    return x + 1"),
        (
            ("torch.distributions",),
            "import torch\ndef step(x):\n    torch.distributions.Normal(0, 1)\n    return x + 1",
        ),
        (
            ("nn.utils.clip_grad*",),
            "import torch\ndef step(x):\n    torch.nn.utils.clip_grad_norm_\n    return x + 1",
        ),
        (("nn.init",), "import torch\ndef step(x):\n    torch.nn.init.ones_(x.clone())\n    return x + 1"),
        (
            ("F.conv*",),
            "import torch\ndef step(x):\n    torch.conv1d(x[None, None], x.new_ones(1, 1, 1))\n    return x + 1",
        ),
        (("nn.BatchNorm*",), "from torch import nn\ndef step(x):\n    nn.BatchNorm1d(3)\n    return x + 1"),
        (("scipy.fft",), "from scipy import fft\ndef step(x):\n    fft.dct\n    return x + 1"),
        (("clamp", "clip"), "def step(x):\n    return (x + 1).clamp_(-1e9, 1e9)"),
    ],
)
def test_modules_and_families(make_drill: DrillMaker, bans: tuple[str, ...], body: str) -> None:
    drill = make_drill(
        reference="def step(x):\n    return x + 1",
        cases='CASES = [case("plain", x=normal(3))]',
        not_allowed=bans,
    )
    verdict = drill.judge(body)
    assert verdict.kind is VerdictKind.NOT_ALLOWED, verdict.message
    assert verdict.line is not None


def test_what_an_entry_covers() -> None:
    fft = read_ban("scipy.fft")
    assert fft.covers("scipy.fft.dct")
    assert not fft.covers("torch.fft.fft")
    unfold = read_ban("F.unfold")
    assert not unfold.covers("torch.nn.functional.fold")
    assert read_ban("F.max_pool*").covers("torch.nn.MaxPool2d")
    assert not read_ban("F.max_pool*").covers("torch.nn.functional.avg_pool2d")
    assert not read_ban("softmax").covers("torch.nn.functional.gumbel_softmax")
    assert not read_ban("softmax").covers("answer.softmax")
    assert (
        normalised("_log_softmax_")
        == normalised("LogSoftmax")
        == normalised("special_log_softmax")
        == "logsoftmax"
    )
