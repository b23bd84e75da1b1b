"""No false explanations; what is shown side by side; patterns over the cases."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from studycli.judge.binding import Binding
from studycli.judge.case_result import CaseResult
from studycli.judge.cases.language import Case
from studycli.judge.evidence import Evidence, Found, Mismatch, MismatchKind, Tolerance
from studycli.judge.explain import explain
from studycli.judge.explain.excerpt import describe, side_by_side
from studycli.judge.explain.patterns import explain_pattern
from studycli.judge.protocol import CallOutcome, CallRequest, CallStatus

from ..words import whole

REFERENCE = "import torch\n\n\ndef f(x, w, eps=1e-5, n=4):\n    y = x @ w.T\n    return (y - y.mean(-1, keepdim=True)) / (y.var(-1, keepdim=True) + eps).sqrt() * n\n"
NAMES: dict[str, Any] = {}
exec(REFERENCE, NAMES)


def case(name: str, inputs: dict[str, Any], expected: Any, mismatch: Mismatch | None) -> CaseResult:
    """One case in which `mismatch` came out."""
    got = expected if mismatch is None else mismatch.got
    outcomes = [CallOutcome(CallStatus.RETURNED, outputs=made, arguments=inputs) for made in (expected, got)]
    binding = Binding((), inputs, {name: name for name in inputs})
    return CaseResult(Case(name, inputs), inputs, CallRequest((), inputs), binding, *outcomes, mismatch)


def evidence(got: torch.Tensor, inputs: dict[str, Any], others: tuple[CaseResult, ...] = ()) -> Evidence:
    """Any output against the reference's."""
    expected = NAMES["f"](**inputs)
    kind = MismatchKind.SHAPE if got.shape != expected.shape else MismatchKind.VALUES
    shown = case("plain", inputs, expected, Mismatch(kind, "", expected, got))
    return Evidence(
        drill="f",
        function="f",
        source="def f(x, w, eps=1e-5, n=4):\n    return x\n",
        case="plain",
        inputs=inputs,
        argument_order=("x", "w", "eps", "n"),
        expected=expected,
        outcome=shown.outcome,
        reference=shown.reference,
        mismatch=Mismatch(kind, "", expected, got),
        tolerance=Tolerance(1e-4, 1e-5),
        right=NAMES["f"],
        reference_source=REFERENCE,
        right_answers=(),
        results=(shown, *others),
        defaults={"eps": 1e-5, "n": 4},
    )


def given_inputs(seed: int) -> tuple[dict[str, Any], torch.Generator]:
    chance = torch.Generator().manual_seed(seed)
    x, w = torch.randn(3, 5, 6, generator=chance), torch.randn(7, 6, generator=chance)
    return {"x": x, "w": w, "eps": 0.1, "n": 3}, chance


@pytest.mark.slow
@given(st.integers(0, 10_000))
@settings(max_examples=25, deadline=None)
def test_random_numbers_are_not_explained(seed: int) -> None:
    inputs, chance = given_inputs(seed)
    found = explain(evidence(torch.randn(3, 5, 7, generator=chance), inputs))
    assert found.found is Found.FACTS
    assert "105 numbers differ" in whole(found)


@given(st.integers(0, 10_000), st.floats(0.001, 0.3))
@settings(max_examples=15, deadline=None)
def test_noise_on_the_right_result_is_not_explained(seed: int, size: float) -> None:
    inputs, chance = given_inputs(seed)
    right = NAMES["f"](**inputs)
    found = explain(evidence(right * (1 + size * torch.randn(right.shape, generator=chance)), inputs))
    assert found.found is Found.FACTS, found.message


@given(st.integers(0, 10_000))
@settings(max_examples=10, deadline=None)
def test_an_explained_result_stays_explained(seed: int) -> None:
    """The same search does find a true slip, whatever the numbers."""
    inputs, _ = given_inputs(seed)
    found = explain(evidence(NAMES["f"](**{**inputs, "eps": 0.0}), inputs))
    assert found.found is Found.MISTAKE
    assert "eps is" in whole(found)


@pytest.mark.parametrize(
    ("expected", "got", "texts"),
    [
        (
            torch.arange(24.0).reshape(2, 3, 4),
            torch.arange(24.0).reshape(2, 3, 4).index_fill(2, torch.tensor([1]), 7.0),
            ("(2, 3, 4) float32  [0, 0, 1] 0, 1, 2, 3", "(2, 3, 4) float32  [0, 0, 1] 0, ▸7◂, 2, 3"),
        ),
        (torch.tensor(2.5), torch.tensor(1.25), ("() float32  2.5", "() float32  ▸1.25◂")),
        (torch.zeros(2, 3), torch.zeros(3, 2), ("(2, 3) float32  0, 0, 0", "(3, 2) float32  0, 0")),
        (
            torch.tensor([True, False]),
            torch.tensor([True, True]),
            ("(2,) bool  [1] True, False", "(2,) bool  [1] True, ▸True◂"),
        ),
        ([1, 2, 3, 4], [1, 2, 9], ("length 4  [1, 2, 3, 4]", "length 3  [1, 2, ▸9◂]")),
        (torch.ones(3), None, ("(3,) float32", "None")),
    ],
)
def test_side_by_side(expected: Any, got: Any, texts: tuple[str, str]) -> None:
    assert side_by_side(expected, got) == texts


def test_numbers_that_look_alike_get_more_digits() -> None:
    expected, got = side_by_side(torch.tensor([1.0, 1.00001]), torch.tensor([1.0, 1.00007]))
    assert expected != got.replace("▸", "").replace("◂", "")


def test_large_outputs_are_never_shown_whole() -> None:
    for text in side_by_side(torch.randn(50, 50, 50), torch.randn(50, 50, 50)):
        assert len(text) < 120
    assert len(describe(list(range(10_000)))) < 120


def test_control_characters_do_not_reach_the_screen() -> None:
    assert "\x1b" not in describe("\x1b[2Jgone")
    assert "\x1b" not in "".join(side_by_side(["\x1b[2J"], ["a\x07"]))


def cases(*rows: tuple[bool, tuple[int, ...], dict[str, Any]]) -> tuple[CaseResult, ...]:
    """Each of them twice: one case alone proves no rule."""
    wrong = Mismatch(MismatchKind.VALUES, "", torch.zeros(2), torch.ones(2))
    return tuple(
        case(f"case {i}", {"x": torch.zeros(shape), **plain}, torch.zeros(2), None if passed else wrong)
        for i, (passed, shape, plain) in enumerate(rows * 2)
    )


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (((True, (1, 5, 6), {}), (False, (3, 5, 6), {})), "right for a batch of 1"),
        (((True, (2, 4, 4, 3), {}), (False, (2, 4, 6, 3), {})), "height and width are equal"),
        (((True, (2, 5, 6), {"n": 4}), (False, (3, 5, 6), {"n": 3})), "right only for n = 4, the default"),
        (((True, (2, 5, 6), {"mask": None}), (False, (2, 5, 6), {"mask": 1})), "only where mask is given"),
    ],
)
def test_what_the_failing_cases_have_in_common(rows: Any, words: str) -> None:
    inputs, chance = given_inputs(1)
    wrong = evidence(torch.randn(3, 5, 7, generator=chance), inputs)
    results = cases(*rows)
    said = explain_pattern(replace(wrong, inputs=results[1].inputs, results=results))
    assert said is not None
    assert words in said.message
    alone = replace(wrong, inputs=results[1].inputs, results=results[:2])
    assert explain_pattern(alone) is None


def test_rounding_is_not_read_off_a_single_number(explained: Any) -> None:
    reference = "def loss(x):\n    return x.exp().mean() * 0 + 1.04\n"
    found = explained(reference, "def loss(x):\n    return x.sum() * 0 + 1.0\n", x=torch.randn(3, 4))
    assert "round" not in found.message
