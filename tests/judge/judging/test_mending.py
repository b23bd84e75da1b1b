"""An answer that is right but for one step, in a way that no table and no file shows: the step is named, and what passes in its place."""

from __future__ import annotations

import pytest

from studycli.judge.judging import judge_answer
from studycli.judge.runner import child_runner
from studycli.judge.zygote_control import ZygoteControl

from .conftest import DrillMaker, SmallDrill

ALIKE = """
    import torch
    def alike(a, b):
        return torch.nn.functional.cosine_similarity(a, b, dim=-1).mul(100).cumsum(-1)
"""
BY_HAND = """import torch
def alike(a, b):
    a = a / (a.norm(dim=-1, keepdim=True) + 1e-4)
    b = b / (b.norm(dim=-1, keepdim=True) + 1e-4)
    return ((a * b).sum(-1) * 100).cumsum(-1)
"""
CASES = 'CASES = [case(name, a=normal(n, 3), b=normal(n, 3)) for name, n in (("five", 5), ("seven", 7))]\n'


@pytest.fixture
def alike(make_drill: DrillMaker) -> SmallDrill:
    return make_drill(reference=ALIKE, cases=CASES)


def test_a_small_number_too_much_is_named_wherever_it_stands(alike: SmallDrill) -> None:
    verdict = alike.judge(BY_HAND)
    assert verdict.message == "One step is wrong in line 3: `a.norm(dim=-1, keepdim=True) + 0.0001`."
    assert verdict.fix == "Every case is right with `a.norm(dim=-1, keepdim=True) + 0.0` in its place."
    assert verdict.line == 3


def test_a_step_is_named_with_what_passes_in_its_place(alike: SmallDrill) -> None:
    once_too_often = BY_HAND.replace(" + 1e-4", "").replace("(a * b).sum(-1)", "(a * b).sum(-1).abs()")
    verdict = alike.judge(once_too_often)
    assert verdict.message == "One step is wrong in line 5: `(a * b).sum(-1).abs()`."
    assert verdict.fix == "Every case is right with `(a * b).sum(-1)` in its place."


def test_where_two_steps_are_wrong_none_is_named(alike: SmallDrill) -> None:
    verdict = alike.judge(BY_HAND.replace("(a * b).sum(-1)", "(a * b).sum(-1).abs()"))
    assert "numbers differ" in verdict.message


def test_an_answer_that_never_ends_without_a_step_costs_no_more_than_its_second(alike: SmallDrill) -> None:
    counting = """import torch
def alike(a, b):
    i, total = 0, a.sum(-1) * 0
    while i < a.shape[-1]:
        total = total + a[..., i] * b[..., i].sin()
        i += 1
    return total.cumsum(-1)
"""
    assert "numbers differ" in alike.judge(counting).message


def test_mends_are_tried_where_answers_run(alike: SmallDrill, zygote: ZygoteControl) -> None:
    runner = child_runner(zygote)
    verdict = judge_answer(alike.folder, "alike", BY_HAND, runner, seed=3)
    assert verdict.message == "One step is wrong in line 3: `a.norm(dim=-1, keepdim=True) + 0.0001`."
