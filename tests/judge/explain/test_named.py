"""The drill's own named mistakes: when they are believed."""

from __future__ import annotations

from dataclasses import replace

import torch

from studycli.judge.cases import mistake
from studycli.judge.evidence import OtherCase
from studycli.judge.explain.named import explain_named_mistake
from tests.judge.explain.conftest import evidence_of

REFERENCE = "def f(x):\n    return x.mean()\n"
SUMMED = "def f(x):\n    return x.sum()\n"
DOUBLED = mistake("You double it.", cause="scale", gives=lambda inputs, torch: 2 * inputs.x.mean())
ADDED_UP = mistake("You add up.", cause="scale", gives=lambda inputs, torch: inputs.x.sum())


def other(name: str, x: torch.Tensor, passed: bool = False) -> OtherCase:
    return OtherCase(name, passed, {}, inputs={"x": x}, output=x.sum())


def test_a_single_number_must_be_given_in_the_other_failing_cases_too() -> None:
    evidence = evidence_of(REFERENCE, SUMMED, {"x": torch.tensor([1.0, 4.0])})
    evidence = replace(evidence, mistakes=(DOUBLED, ADDED_UP))
    alone = explain_named_mistake(evidence)
    assert alone is not None
    assert alone.message == "You double it."
    more = (other("three", torch.tensor([1.0, 2.0, 5.0])), other("one", torch.tensor([3.0]), passed=True))
    told = explain_named_mistake(replace(evidence, others=more))
    assert told is not None
    assert told.message == "You add up."


def test_a_second_mistake_elsewhere_does_not_hide_the_first() -> None:
    evidence = evidence_of(REFERENCE, SUMMED, {"x": torch.tensor([1.0, 4.0])})
    odd = replace(other("odd", torch.ones(3)), output=torch.tensor(9.0))
    told = explain_named_mistake(
        replace(evidence, mistakes=(ADDED_UP,), others=(odd, other("four", torch.ones(4))))
    )
    assert told is not None
    assert told.message == "You add up."


def test_many_numbers_prove_a_mistake_that_is_found_here_only_unless_another_is_found_everywhere() -> None:
    x = torch.arange(8.0)
    evidence = evidence_of("def f(x):\n    return x + 1\n", "def f(x):\n    return x * 2\n", {"x": x})
    here = mistake("Only here.", cause="values", gives=lambda inputs, torch: torch.arange(8.0) * 2)
    everywhere = mistake("Everywhere.", cause="values", gives=lambda inputs, torch: inputs.x * 2)
    others = tuple(
        OtherCase(f"case {size}", False, {}, inputs={"x": torch.ones(size)}, output=2 * torch.ones(size))
        for size in (2, 3)
    )
    messages = []
    for mistakes in ((here,), (here, everywhere)):
        told = explain_named_mistake(replace(evidence, mistakes=mistakes, others=others))
        messages.append(told.message if told is not None else "")
    assert messages == ["Only here.", "Everywhere."]
