"""Random drills are judged by properties: form, membership, the seed, independence and counts."""

from __future__ import annotations

from math import comb

import pytest

from studycli.judge.cases import improbable
from studycli.model.verdict import Cause, Verdict

from .conftest import DrillMaker, SmallDrill

DROPOUT = """
    import torch

    def dropout(x, p, training=True):
        if not training or p == 0:
            return x
        kept = torch.rand_like(x) >= p
        return torch.where(kept, x / (1 - p) if p < 1 else x, 0.0)
    """
DROPOUT_CASES = """
    def zero_or_scaled(inputs, outputs, torch):
        x, p = inputs.x, inputs.p
        if not inputs.training:
            return None if torch.equal(outputs, x) else finding("Without training nothing is dropped.", "values")
        scaled = x / (1 - p) if p < 1 else x * 0
        if not bool(((outputs == 0) | (outputs - scaled).abs().lt(1e-4)).all()):
            return finding(f"What stays is multiplied by 1/(1 − p), with p = {p}.", "scale")
        return None

    def right_share(inputs, outputs, torch):
        dropped = int((outputs == 0).sum())
        if improbable(dropped, outputs.numel(), inputs.p):
            return f"{dropped} of {outputs.numel()} elements are dropped."
        return None

    def one_by_one(inputs, outputs, torch):
        rows = int((outputs == 0).all(-1).sum())
        return "Whole rows are dropped." if improbable(rows, len(outputs), inputs.p ** outputs.shape[-1]) else None

    CASES = [
        case("plain", x=normal(3, 4).plus(9), p=0.5),
        case("not training", x=normal(3, 4), p=0.5, training=False),
        case("all", x=normal(3, 4), p=1.0),
        case("none", x=normal(3, 4), p=0.0).by_chance(),
        case("many", x=normal(200, 10).plus(9), p=0.3).by_chance(),
    ]
    JUDGED = properties(always=[zero_or_scaled], by_chance=[right_share, one_by_one])
    """


@pytest.fixture
def dropout(make_drill: DrillMaker) -> SmallDrill:
    return make_drill(reference=DROPOUT, cases=DROPOUT_CASES)


def assert_random(verdict: Verdict, *words: str) -> None:
    assert verdict.cause is Cause.RANDOM, verdict
    for word in words:
        assert word in f"{verdict.message} {verdict.fix}"


def test_another_way_of_drawing_passes(dropout: SmallDrill) -> None:
    dropout.passes(
        """
        import torch
        def dropout(x, p, training=True):
            if not training: return x.clone()
            if p == 1: return torch.zeros_like(x)
            return x * torch.empty_like(x).bernoulli_(1 - p) / (1 - p)
        """,
        seeds=20,
    )


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("torch.rand_like(x) >= p", "torch.rand_like(x) >= p * p", "dropped"),
        ("torch.rand_like(x) >= p", "torch.rand(x.shape[0], 1) >= p", ""),
        (
            "torch.rand_like(x) >= p",
            "torch.rand(x.shape, generator=torch.Generator().manual_seed(1)) >= p",
            "seed",
        ),
        ("import torch", "import torch, random", "seed"),
        ("if not training or p == 0:", "torch.manual_seed(0)\n        if not training or p == 0:", "seed"),
    ],
)
def test_wrong_chances_are_found(dropout: SmallDrill, old: str, new: str, word: str) -> None:
    answer = DROPOUT.replace(old, new)
    if "random" in new:
        answer = answer.replace(
            "torch.rand_like(x) >= p", "torch.tensor([[random.random() for _ in r] for r in x]) >= p"
        )
    for seed in range(8):
        assert_random(dropout.judge(answer, seed=seed), word)


def test_a_property_tells_its_own_cause(dropout: SmallDrill) -> None:
    verdict = dropout.judge(DROPOUT.replace("x / (1 - p) if p < 1 else x", "x"))
    assert verdict.cause is Cause.SCALE
    assert "1/(1 − p)" in verdict.message


def test_a_result_that_no_property_can_be_asked_of_is_wrong(make_drill: DrillMaker) -> None:
    drill = make_drill(
        reference="import torch\ndef shuffled(x):\n    ids = torch.randperm(len(x))\n    return x[ids], ids",
        cases="""
        def named(inputs, outputs, torch):
            return None if torch.equal(outputs[0], inputs.x[outputs[1]]) else "Not the rows that ids names."
        CASES = [case("plain", x=normal(5))]
        JUDGED = properties(always=[named])
        """,
    )
    drill.passes(
        "import torch\ndef shuffled(x):\n    ids = torch.rand(len(x), device=x.device).argsort()\n    return x[ids], ids"
    )
    verdict = drill.judge("import torch\ndef shuffled(x):\n    return x, torch.arange(len(x)) + 7")
    assert_random(verdict, "named")


MASK = """
    import torch

    def mask(n, generator=None):
        return torch.rand(n, generator=generator) < 0.5
    """


def test_the_generator_that_is_given_rules_alone(make_drill: DrillMaker) -> None:
    drill = make_drill(
        reference=MASK,
        cases="""
        CASES = [case("plain", n=100).by_chance(), case("generator", n=100, generator=generator()).by_chance()]
        JUDGED = properties()
        """,
    )
    drill.passes(MASK)
    ignored = drill.judge(MASK.replace(", generator=generator", ""))
    assert_random(ignored, "generator=")
    assert [case.passed for case in ignored.cases] == [True, False]
    own = drill.judge(MASK.replace("generator=generator)", "generator=torch.Generator().manual_seed(3))"))
    assert_random(own)


XAVIER = """
    import torch

    def xavier_uniform(weight):
        a = (6 / sum(weight.shape)) ** 0.5
        with torch.no_grad():
            return weight.uniform_(-a, a)
    """


def test_filled_in_place_without_a_graph(make_drill: DrillMaker) -> None:
    drill = make_drill(
        reference=XAVIER,
        cases="""
        def spread(inputs, outputs, torch):
            a = (6 / sum(outputs.shape)) ** 0.5
            inside = int((outputs.abs() < a / 2).sum())
            if bool((outputs.abs() > a).any()) or improbable(inside, outputs.numel(), 0.5):
                return "Not uniform on (−a, a)."
            return None
        CASES = [case("plain", weight=normal(3, 4)), case("parameter", weight=parameter(normal(30, 40))).by_chance()]
        JUDGED = properties(by_chance=[spread], in_place=["weight"], returned="weight", detached=True)
        """,
        not_allowed=("nn.init",),
    )
    drill.passes(XAVIER)
    drill.passes(
        XAVIER.replace("weight.uniform_(-a, a)", "weight.copy_(torch.rand(weight.shape) * 2 * a - a)")
    )
    new = drill.judge(XAVIER.replace("weight.uniform_(-a, a)", "torch.empty_like(weight).uniform_(-a, a)"))
    assert new.cause is Cause.MUTATION, new.message
    normal = drill.judge(XAVIER.replace("uniform_(-a, a)", "normal_(0, a)"))
    assert_random(normal, "uniform")
    graph = drill.judge(XAVIER.replace("with torch.no_grad():", "if True:"))
    assert not graph.passed
    banned = drill.judge(
        "from torch.nn import init\ndef xavier_uniform(weight):\n    return init.xavier_uniform_(weight)"
    )
    assert banned.cause is Cause.NOT_ALLOWED
    assert "init.xavier_uniform_" in banned.message


def test_statistics_over_several_draws(make_drill: DrillMaker) -> None:
    reference = "import torch\ndef coin(x):\n    return x * (torch.rand((), device=x.device) < 0.5)"
    drill = make_drill(
        reference=reference,
        cases="""
        def fair(inputs, draws, torch):
            heads = sum(bool(draw.any()) for draw in draws)
            return f"{heads} of {len(draws)}" if improbable(heads, len(draws), 0.5) else None
        CASES = [case("plain", x=normal(3)).by_chance(draws=200)]
        JUDGED = properties(by_chance=[fair])
        """,
    )
    # One coin cannot show that the seed matters: reference and answer may both show heads twice.
    drill.passes(reference, seeds=1)
    verdict = drill.judge(reference.replace("0.5", "0.95"), seed=1)
    assert verdict.cause is Cause.RANDOM


def test_the_bound_on_false_alarms_is_true() -> None:
    trials, probability, alarm = 60, 0.3, 1e-3
    chance = sum(
        comb(trials, count) * probability**count * (1 - probability) ** (trials - count)
        for count in range(trials + 1)
        if improbable(count, trials, probability, alarm)
    )
    assert 0 < chance < alarm
    assert improbable(0, 1, 1.0)
    assert not improbable(5, 5, 1.0)
    assert not improbable(0, 0, 0.5)
