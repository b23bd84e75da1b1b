"""The case language says what the catalogue needs, in a few lines a drill."""

from __future__ import annotations

import pytest
import torch

from studycli.errors import ContentError
from studycli.judge.cases import (
    at,
    counting,
    distinct,
    exactly,
    integers,
    normal,
    permutations,
    probabilities,
)
from studycli.judge.cases.making import make_tensor
from studycli.model.verdict import Cause, VerdictKind

from .conftest import DrillMaker

BATCH_NORM = """
    import torch

    def batch_norm(x, weight, bias, running_mean, running_var, training, momentum=0.1, eps=1e-5):
        axes = [axis for axis in range(x.ndim) if axis != 1]
        shape = [1, -1] + [1] * (x.ndim - 2)
        mean, var = running_mean, running_var
        if training:
            mean, var = x.mean(axes), x.var(axes, unbiased=False)
            with torch.no_grad():
                n = x.numel() / x.shape[1]
                running_mean.lerp_(mean, momentum)
                running_var.lerp_(var * n / (n - 1), momentum)
        x = (x - mean.view(shape)) * (var.view(shape) + eps).rsqrt()
        return x * weight.view(shape) + bias.view(shape)
    """
BATCH_NORM_CASES = """
    rest = dict(weight=normal(4), bias=normal(4), running_mean=normal(4), running_var=uniform(4, low=0.5, high=2))
    CASES = [
        case("training", x=normal(3, 4, 5), training=True, **rest),
        case("eval", x=normal(3, 4, 5), training=False, **rest),
        case("images", x=normal(3, 4, 2, 5), training=True, momentum=0.3, **rest),
    ]
    JUDGED = values(in_place=["running_mean", "running_var"])
    """


def test_in_place_effects(make_drill: DrillMaker) -> None:
    drill = make_drill(
        reference=BATCH_NORM, cases=BATCH_NORM_CASES, not_allowed=("F.batch_norm", "nn.BatchNorm*")
    )
    drill.passes(BATCH_NORM.replace("lerp_(mean, momentum)", "mul_(1 - momentum).add_(momentum * mean)"))
    biased = drill.judge(BATCH_NORM.replace("var * n / (n - 1)", "var"))
    assert biased.kind is VerdictKind.WRONG
    assert [case.name for case in biased.cases if not case.passed] == ["training", "images"]
    new = drill.judge(BATCH_NORM.replace("running_mean.lerp_(mean, momentum)", "running_mean = mean"))
    assert not new.passed
    assert "running_mean" in new.message
    graph = drill.judge(BATCH_NORM.replace("with torch.no_grad():", "if True:"))
    assert graph.cause is Cause.GRADIENT, graph.message
    untouched = drill.judge(BATCH_NORM.replace("if training:", "if True:"))
    assert not untouched.cases[1].passed
    banned = drill.judge("""
        import torch.nn.functional as F
        def batch_norm(x, weight, bias, running_mean, running_var, training, momentum=0.1, eps=1e-5):
            return F.batch_norm(x, running_mean, running_var, weight, bias, training, momentum, eps)
        """)
    assert banned.kind is VerdictKind.NOT_ALLOWED


def test_bounds_on_what_is_built(make_drill: DrillMaker) -> None:
    reference = """
        import torch
        def linear_attention(q, k, v):
            q, k = (torch.where(x > 0, x + 1, x.exp()) for x in (q, k))
            return q @ (k.mT @ v) / (q @ k.sum(-2, keepdim=True).mT)
        """
    drill = make_drill(
        reference=reference,
        cases="""
        def qkv(*shape):
            return {name: normal(*shape) for name in "qkv"}
        CASES = [case("plain", **qkv(2, 2, 5, 3)), case("long", **qkv(1, 1, 64, 4)).building_at_most(64 * 64 - 1)]
        """,
    )
    drill.passes(reference)
    square = drill.judge("""
        import torch
        def linear_attention(q, k, v):
            q, k = (torch.nn.functional.elu(x) + 1 for x in (q, k))
            weights = q @ k.mT
            return weights / weights.sum(-1, keepdim=True) @ v
        """)
    assert square.kind is VerdictKind.WRONG
    assert square.cause is Cause.MEMORY
    assert [case.passed for case in square.cases] == [True, False]


def test_function_arguments(make_drill: DrillMaker) -> None:
    reference = """
        def euler_integrate(velocity, x0, steps):
            x = x0
            for i in range(steps):
                x = x + velocity(x, x.new_full((len(x),), i / steps)) / steps
            return x
        """
    drill = make_drill(
        reference=reference,
        cases="""
        def turning(x, t, matrix):
            return x @ matrix + t[:, None]

        CASES = [
            case("plain", velocity=function(turning, matrix=normal(3, 3)), x0=normal(2, 3), steps=4),
            case("one step", velocity=function(turning, matrix=normal(3, 3)), x0=normal(2, 3), steps=1),
        ]
        """,
    )
    drill.passes(reference)
    late = drill.judge(reference.replace("i / steps", "(i + 1) / steps"))
    assert late.kind is VerdictKind.WRONG
    experts = make_drill(
        reference="""
        def mixture(x, experts):
            return sum(expert(x) for expert in experts)
        """,
        cases="""
        def expert(rows, weight):
            return torch.tanh(rows @ weight)
        CASES = [case("plain", x=normal(5, 3), experts=[function(expert, weight=normal(3, 3)) for _ in range(3)])]
        """,
    )
    experts.passes("def mixture(x, experts):\n    return experts[0](x) + experts[1](x) + experts[2](x)")
    assert not experts.judge("def mixture(x, experts):\n    return experts[0](x)").passed


def test_lists_numbers_and_texts(make_drill: DrillMaker) -> None:
    reference = """
        def pairs(text, n):
            ids = list(text.encode())
            return [(a, b) for a, b in zip(ids, ids[1:])][:n]
        """
    drill = make_drill(
        reference=reference,
        cases="""
        CASES = [case("plain", text="abcab", n=3), case("umlaut", text="äö", n=2), case("empty", text="", n=1)]
        """,
    )
    drill.passes(reference)
    lists = drill.judge(reference.replace("(a, b) for", "[a, b] for"))
    assert lists.cause is Cause.TYPE, lists.message
    characters = drill.judge(reference.replace("list(text.encode())", "[ord(c) for c in text]"))
    assert [case.passed for case in characters.cases] == [True, False, True]
    changed = make_drill(
        reference="def replaced(ids, pair, new_id):\n    return [new_id if i in pair else i for i in ids]",
        cases='CASES = [case("plain", ids=[1, 2, 3], pair=(1, 2), new_id=9)]',
    ).judge("def replaced(ids, pair, new_id):\n    ids[0] = ids[1] = new_id\n    return ids")
    assert changed.cause is Cause.MUTATION, changed.message


def test_floats_and_whole_numbers(make_drill: DrillMaker) -> None:
    drill = make_drill(
        reference="def rate(step, total):\n    return 0.5 * step / total",
        cases='CASES = [case("plain", step=3, total=7), case("start", step=0, total=7)]',
    )
    drill.passes("def rate(step, total):\n    return step / (2 * total) if step else 0")
    tensor = drill.judge("import torch\ndef rate(step, total):\n    return torch.tensor(0.5 * step / total)")
    assert tensor.cause is Cause.TYPE


def test_dicts_of_tensors_and_their_gradients(make_drill: DrillMaker) -> None:
    reference = """
        def forward(x, p):
            for block in p["blocks"]:
                x = x + (x @ block["w_up"].mT).relu() @ block["w_down"].mT
            return x @ p["head"].mT
        """
    drill = make_drill(
        reference=reference,
        cases="""
        def block():
            return {"w_up": normal(6, 4), "w_down": normal(4, 6)}
        CASES = [case("plain", x=normal(2, 3, 4), p={"blocks": [block(), block()], "head": normal(5, 4)})]
        """,
    )
    drill.passes(reference)
    cut = drill.judge(reference.replace('block["w_down"].mT', 'block["w_down"].detach().mT'))
    assert cut.cause is Cause.GRADIENT
    assert "w_down" in cut.message
    changed = drill.judge(
        reference.replace("for block", 'p["head"].mul_(1)\n            p["extra"] = 1\n            for block')
    )
    assert changed.cause is Cause.MUTATION


def test_the_wanted_exception(make_drill: DrillMaker) -> None:
    reference = """
        def spliced(x, n):
            if n != len(x):
                raise ValueError("n must be the number of rows")
            return x * n
        """
    drill = make_drill(
        reference=reference,
        cases='CASES = [case("plain", x=normal(3), n=3), case("too few", x=normal(3), n=2).raising("ValueError")]',
    )
    drill.passes(reference)
    silent = drill.judge("def spliced(x, n):\n    return x * n")
    assert silent.kind is VerdictKind.WRONG
    assert "ValueError" in silent.message
    other = drill.judge("def spliced(x, n):\n    assert n == len(x)\n    return x * n")
    assert not other.passed


def test_parameters_and_no_graph(make_drill: DrillMaker) -> None:
    reference = """
        import torch
        def gradients(loss, params):
            return list(torch.autograd.grad(loss(params), params))
        """
    drill = make_drill(
        reference=reference,
        cases="""
        def loss(params):
            return (params[0] * params[1]).square().sum()
        CASES = [case("plain", loss=function(loss), params=[parameter(normal(3)), parameter(normal(3))])]
        """,
    )
    drill.passes("""
        def gradients(loss, params):
            loss(params).backward()
            return [p.grad for p in params]
        """)
    update = """
        import torch
        def ema_update(teacher, student, momentum):
            with torch.no_grad():
                for t, s in zip(teacher, student):
                    t.mul_(momentum).add_(s, alpha=1 - momentum)
        """
    ema = make_drill(
        reference=update,
        cases="""
        CASES = [
            case("plain", teacher=[normal(2, 3), normal(4)], student=[normal(2, 3), normal(4)], momentum=0.9),
            case("parameters", teacher=[parameter(normal(3))], student=[parameter(normal(3))], momentum=0.5),
        ]
        JUDGED = values(in_place=["teacher"], gradients=[], detached=True)
        """,
    )
    ema.passes(update)
    replaced = ema.judge("""
        def ema_update(teacher, student, momentum):
            for i, (t, s) in enumerate(zip(teacher, student)):
                teacher[i] = (momentum * t + (1 - momentum) * s).detach()
        """)
    assert replaced.cause is Cause.MUTATION, replaced.message
    assert "teacher" in replaced.message
    kept = ema.judge(update.replace("with torch.no_grad():", "if True:"))
    assert not kept.passed


def test_tensors_are_made_as_they_are_described() -> None:
    def made(spec: object) -> torch.Tensor:
        return make_tensor(spec, torch.Generator().manual_seed(3))

    assert torch.equal(made(counting(2, 3)), torch.arange(6.0).reshape(2, 3))
    assert made(normal(2, 3, dtype="bfloat16")).dtype is torch.bfloat16
    assert not made(normal(4, 5).transposed()).is_contiguous()
    assert made(normal(4, 5).strided()).stride() == (10, 2)
    assert made(normal(1, 5).expanded(3, 5)).stride() == (0, 1)
    assert made(normal(3, 4).put(at[1], float("-inf")))[1].isinf().all()
    assert made(probabilities(4, 7)).sum(-1).allclose(torch.ones(4))
    assert torch.equal(made(permutations(3, 6)).sort(-1).values, torch.arange(6).expand(3, 6))
    assert made(distinct(50)).unique().numel() == 50
    labels = made(integers(200, high=4))
    assert labels.dtype is torch.int64
    assert (labels.min(), labels.max()) == (0, 3)
    assert made(exactly([1, 2.5])).tolist() == [1, 2.5]
    assert torch.equal(made(normal(8)), made(normal(8)))


@pytest.mark.parametrize(
    ("cases", "said"),
    [
        ("CASES = []", "no CASES"),
        ("CASE = [case('a', x=1)]", "CASES"),
        ("CASES = [case('a', x=1), case('a', x=2)]", "two cases"),
        ("CASES = [case('a', y=1)]", "argument y"),
        ("CASES = [case('a')]", "lacks x"),
        ("CASES = [case('a', x=nothing)]", "nothing"),
        ("CASES = [case('a', x=None)]", "reference"),
        ("CASES = [case('a', x=1)]\nJUDGED = 3", "JUDGED"),
    ],
)
def test_a_faulty_table_is_named(make_drill: DrillMaker, cases: str, said: str) -> None:
    drill = make_drill(reference="def double(x):\n    return x * 2", cases=cases)
    with pytest.raises(ContentError) as caught:
        drill.judge("def double(x):\n    return x + x")
    assert said in caught.value.message + caught.value.hint
