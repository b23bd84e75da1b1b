"""The rows that the judge makes itself: each tells a mistake that nothing else in the table tells, and refuses no right answer."""

from __future__ import annotations

import pytest

from studycli.judge.drill_files import DrillFiles, drill_files
from studycli.model.verdict import Cause, Verdict

from .conftest import DrillMaker, SmallDrill

NORMED = """
    def normed(x, weight):
        return x / x.square().mean(-1, keepdim=True).add(1e-6).sqrt() * weight
"""
PLAIN = 'CASES = [case("plain", x=normal(3, 4), weight=normal(4))]\n'
AXES = 'AXES = {"x": "N D", "weight": "D"}\n'


@pytest.fixture
def normed(make_drill: DrillMaker) -> SmallDrill:
    return make_drill(reference=NORMED, cases=PLAIN + AXES)


def names(drill: SmallDrill) -> list[str]:
    return [case.name for case in files(drill).table.cases]


def files(drill: SmallDrill) -> DrillFiles:
    return drill_files(drill.folder, drill.drill.name)


def failing(verdict: Verdict) -> list[str]:
    return [case.name for case in verdict.cases if not case.passed]


def test_without_axes_there_are_none(make_drill: DrillMaker) -> None:
    assert names(make_drill(reference=NORMED, cases=PLAIN)) == ["plain"]


def test_they_stand_behind_those_of_the_table(normed: SmallDrill) -> None:
    assert names(normed) == [
        "plain",
        "N = 1",
        "D = 1",
        "float64, memory in another order",
        "bfloat16, part of a larger tensor",
        "entries of ±100",
    ]
    normed.passes(
        "import torch\ndef normed(x, weight):\n"
        "    return weight * x * torch.rsqrt((x * x).mean(dim=-1, keepdim=True) + 1e-6)\n"
    )


@pytest.mark.parametrize(
    ("body", "row"),
    [
        ("return (x / x.square().mean(-1, keepdim=True).add(1e-6).sqrt() * weight).squeeze(0)", "N = 1"),
        ("return (x / x.square().mean(-1, keepdim=True).add(1e-6).sqrt() * weight).squeeze(-1)", "D = 1"),
        (
            "return (x.view(-1) / x.square().mean(-1, keepdim=True).add(1e-6).sqrt().expand(x.shape).reshape(-1)).reshape(x.shape) * weight",
            "float64, memory in another order",
        ),
        (
            "return x.float() / x.float().square().mean(-1, keepdim=True).add(1e-6).sqrt() * weight.float()",
            "bfloat16, part of a larger tensor",
        ),
        (
            "import torch; return x / (torch.log(torch.exp(x.square()).mean(-1, keepdim=True) * 0 + torch.exp(x.square().mean(-1, keepdim=True))) + 1e-6).sqrt() * weight",
            "entries of ±100",
        ),
    ],
)
def test_each_tells_a_mistake_of_its_own(normed: SmallDrill, body: str, row: str) -> None:
    verdict = normed.judge(f"def normed(x, weight):\n    {body}\n")
    assert not verdict.passed
    assert row in failing(verdict)
    assert "plain" not in failing(verdict)


def test_sizes_hang_together(make_drill: DrillMaker) -> None:
    drill = make_drill(
        reference="""
            def heads(x, w, n_heads=2, bound=None, parts=None):
                return (x @ w.T).unflatten(-1, (n_heads, -1))
        """,
        cases="""
            CASES = [case("plain", x=normal(3, 6), w=normal(12, 6), n_heads=3)]
            AXES = {"x": "N D", "w": "2D D"}
            SIZES = {"n_heads": "h", "D": "h·d"}
        """,
    )
    made = {
        case.name: (case.arguments["x"].shape, case.arguments["w"].shape, case.arguments["n_heads"])
        for case in files(drill).table.cases
    }
    assert made["N = 1"] == ((1, 6), (12, 6), 3)
    assert made["n_heads = 1"] == ((3, 2), (4, 2), 1)
    assert made["D = 3"] == ((3, 3), (6, 3), 3)
    drill.passes(
        "def heads(x, w, n_heads=2, bound=None, parts=None):\n    y = x @ w.mT\n    return y.reshape(*y.shape[:-1], n_heads, y.shape[-1] // n_heads)\n"
    )


def test_labels_stay_below_the_number_of_classes_and_lists_have_their_length(make_drill: DrillMaker) -> None:
    drill = make_drill(
        reference="def picked(scores, labels, scales, k):\n    return scores.gather(1, labels[:, None]).topk(min(k, 1)).values * sum(scales)\n",
        cases="""
            CASES = [case("plain", scores=normal(2, 4), labels=exactly([3, 1], dtype="int64"), scales=[2.0, 3.0], k=2)]
            AXES = {"scores": "N K", "labels": "N"}
            SIZES = {"labels": "K", "scales": "N", "k": "min(2, K)"}
        """,
    )
    rows = {case.name: case.arguments for case in files(drill).table.cases}
    assert (rows["N = 1"]["scales"], rows["N = 1"]["k"]) == ([2.0], 2)
    assert (rows["K = 1"]["scales"], rows["K = 1"]["k"], rows["K = 1"]["labels"].below) == ([2.0, 3.0], 1, 1)
    assert files(drill).left_out == ()
    drill.passes((drill.folder / "reference.py").read_text())


def test_any_number_of_axes_in_front(make_drill: DrillMaker) -> None:
    drill = make_drill(
        reference="def doubled(x, y):\n    return 2 * x + y\n",
        cases='CASES = [case("plain", x=normal(2, 3, 4), y=normal(3, 4))]\nAXES = {"x": "… D", "y": "… D"}\n',
    )
    shapes = [tuple(case.arguments[name].shape for name in "xy") for case in files(drill).table.cases[1:4]]
    assert names(drill)[1:4] == ["D = 1", "axis 0 of size 1", "axis 1 of size 1"]
    assert shapes == [((2, 3, 1), (3, 1)), ((1, 3, 4), (3, 4)), ((2, 1, 4), (1, 4))]


def test_what_the_drill_leaves_out_is_no_fault(make_drill: DrillMaker) -> None:
    drill = make_drill(reference=NORMED, cases=PLAIN + AXES + 'WITHOUT = {"D = 1": "nothing to average"}\n')
    assert "D = 1" not in names(drill)
    assert files(drill).left_out == ()


def test_what_the_reference_does_not_bear_is_left_out(make_drill: DrillMaker) -> None:
    drill = make_drill(
        reference="def halves(x):\n    return x.unflatten(-1, (2, -1))\n",
        cases='CASES = [case("plain", x=normal(3, 4))]\nAXES = {"x": "N D"}\n',
    )
    verdict = drill.judge("def halves(x):\n    return x.reshape(len(x), 2, x.shape[1] // 2)\n")
    assert verdict.passed
    assert "D = 1" not in [case.name for case in verdict.cases]


@pytest.mark.parametrize(
    ("words", "name", "reason"),
    [
        ('AXES = {"x": "N D", "weight": "N"}', "AXES", "is 4, and “N” comes to 3"),
        ('AXES = {"x": "N H D"}', "AXES", "x: it has 2 axes, not “N H D”"),
        ('AXES = {"x": "N D!"}', "AXES", "“D!” is no size"),
        ('AXES = {"x": "N __import__(1)"}', "AXES", "is no size"),
        (AXES + 'SIZES = {"D": "3d"}', "AXES", "“3d” cannot be"),
        (AXES + 'WITHOUT = {"Q = 1": "there is none"}', "Q = 1", "the rows are"),
    ],
)
def test_words_that_contradict_the_first_row_are_told_and_judged_without(
    make_drill: DrillMaker, words: str, name: str, reason: str
) -> None:
    drill = make_drill(reference=NORMED, cases=PLAIN + words + "\n")
    assert [(left.name, reason in left.reason) for left in files(drill).left_out] == [(name, True)]
    drill.passes((drill.folder / "reference.py").read_text(), seeds=1)


def test_a_row_written_for_one_shape_is_told(make_drill: DrillMaker) -> None:
    drill = make_drill(
        reference="def doubled(x):\n    return 2 * x\n",
        cases='CASES = [case("plain", x=normal(3, 4).put(at[2, 1], 0.0))]\nAXES = {"x": "N D"}\n',
    )
    assert [left.name for left in files(drill).left_out] == ["N = 1", "D = 1"]
    assert "D = 1" not in names(drill)


def test_random_drills_are_asked_for_their_form(make_drill: DrillMaker) -> None:
    drill = make_drill(
        reference="import torch\ndef noisy(x):\n    return x + torch.randn_like(x)\n",
        cases='CASES = [case("plain", x=normal(3, 4))]\nAXES = {"x": "N D"}\nJUDGED = properties(gradients=["x"])\n',
    )
    assert names(drill)[1:] == [
        "N = 1",
        "D = 1",
        "float64, memory in another order",
        "bfloat16, part of a larger tensor",
    ]
    drill.passes((drill.folder / "reference.py").read_text())
    verdict = drill.judge("import torch\ndef noisy(x):\n    return x + torch.randn(x.shape)\n")
    assert verdict.cause is Cause.DTYPE
