"""A mistake is a file: when a drill's wrong answer is told of a learner's, and when it has to be silent."""

from __future__ import annotations

import pytest

from studycli.judge.explain import wrong_files
from studycli.judge.explain.patience import patience
from studycli.model.verdict import Cause

from .conftest import DrillMaker, SmallDrill

REFERENCE = "def scaled(x, w):\n    return (x * w).sum(-1)\n"
CASES = """
    CASES = [
        case("plain", x=normal(2, 3), w=normal(3)),
        case("wide", x=normal(3, 5), w=normal(5)),
        case("one", x=normal(1, 3), w=normal(3)),
        case("bfloat16", x=normal(2, 3, dtype="bfloat16"), w=normal(3, dtype="bfloat16")),
    ]
    """
WRONG = {
    "mean": ("return (x * w).mean(-1)", "You take the mean."),
    "no_gradient": ("return (x * w.detach()).sum(-1)", "w is cut off."),
    "promoted": ("return (x * w).float().sum(-1)", "The dtype is lost."),
    "changed": ("return x.mul_(w).sum(-1)", "You write into x."),
    "viewed": ("return (x * w).sum(-1).view(2)", "The batch size is written in."),
}


def head(says: str, cause: str = "values") -> str:
    return f"# says: {says}\n# fix: Mend\n#   it.\n# cause: {cause}\n"


def answer(body: str) -> str:
    return f"import torch\n\n\ndef scaled(x, w):\n    {body}\n"


@pytest.fixture
def drill(make_drill: DrillMaker) -> SmallDrill:
    made = make_drill(reference=REFERENCE, cases=CASES)
    (made.folder / "wrong").mkdir()
    for name, (body, says) in WRONG.items():
        write(made, name, head(says) + answer(body))
    return made


def write(drill: SmallDrill, name: str, text: str) -> None:
    (drill.folder / "wrong" / f"{name}.py").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("return torch.einsum('nd,d->n', x, w) / x.shape[1]", "mean"),
        ("return x @ w.data", "no_gradient"),
        ("return torch.stack([(row.float() * w.float()).sum() for row in x])", "promoted"),
        ("x *= w\n    return x.sum(1)", "changed"),
        ("return torch.einsum('nd,d->n', x, w).view(2)", "viewed"),
    ],
)
def test_an_answer_that_does_the_same_is_told_by_the_file(drill: SmallDrill, body: str, name: str) -> None:
    verdict = drill.judge(answer(body))
    assert not verdict.passed
    assert (verdict.message, verdict.fix) == (WRONG[name][1], "Mend it.")


def test_a_crash_that_a_file_explains_has_its_line_and_the_shapes_there(drill: SmallDrill) -> None:
    verdict = drill.judge(answer("return torch.einsum('nd,d->n', x, w).view(2)"))
    assert verdict.message == WRONG["viewed"][1]
    assert verdict.line == 5
    assert [name for name, _ in verdict.shapes] == ["x", "w"]


@pytest.mark.parametrize(
    "body",
    [
        "return (x * w).mean(-1) if x.shape[1] == 3 else (x * w).sum(-1) + 1",
        "return (x * w).mean(-1).to(torch.float64)",
        "return (x * w.detach()).mean(-1)",
        "return (x * w).mean(-1) if len(x) > 1 else (x * w).sum(-1)",
    ],
    ids=[
        "another case differs",
        "the dtype differs",
        "the gradient differs",
        "it passes where the file fails",
    ],
)
def test_a_file_that_one_case_contradicts_is_silent(drill: SmallDrill, body: str) -> None:
    verdict = drill.judge(answer(body))
    assert not verdict.passed
    assert verdict.message not in {says for _, says in WRONG.values()}


@pytest.mark.parametrize(
    "text",
    [
        head("Never.") + answer("return (x * w).sum(-1)"),
        answer("return (x * w).max(-1).values"),
        head("Never.", "nonsense") + answer("return (x * w).max(-1).values"),
        head("Never.") + answer("while True:\n        pass"),
        head("Never.") + "while True:\n    pass\n",
        head("Never.") + answer("raise SystemExit"),
        head("Never.") + "def other(x): pass\n",
        head("Never.") + "def scaled(\n",
        "\0",
    ],
    ids=["right", "no head", "no cause", "endless", "endless at once", "leaves", "other", "broken", "binary"],
)
def test_a_file_that_is_no_mistake_costs_nobody_the_verdict(
    drill: SmallDrill, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wrong_files, "patience", lambda seconds: patience(0.1))
    write(drill, "aaa", text)
    verdict = drill.judge(answer("return (x * w).max(-1).values"))
    assert not verdict.passed
    assert verdict.message != "Never."
    assert drill.judge(answer("return (x * w).mean(-1)")).message == WRONG["mean"][1]


def test_a_changed_file_is_read_again(drill: SmallDrill) -> None:
    body = "return (x * w).max(-1).values"
    assert drill.judge(answer(body)).message != "You take the largest."
    write(drill, "largest", head("You take the largest.", "values") + answer(body))
    told = drill.judge(answer(body))
    assert (told.message, told.cause) == ("You take the largest.", Cause.VALUES)
