"""While the answer runs on one row, the next one is made ready; who is at fault is still told in the table's order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from studycli.errors import ContentError
from studycli.judge import case_run, judging
from studycli.judge.in_process import InProcessRun
from studycli.judge.protocol import CallOutcome, CallStatus
from studycli.model.verdict import Verdict, VerdictKind

from .conftest import DrillMaker, SmallDrill

REFERENCE = "def root(x):\n    assert (x >= 0).all(), 'negative'\n    return x.sqrt()\n"
CASES = """
    CASES = [
        case("plain", x=uniform(3)),
        case("more", x=uniform(5)),
        case("the drill is at fault", x=uniform(4, low=-2, high=-1)),
    ]
    JUDGED = values(gradients=[])
"""


@pytest.fixture
def faulty(make_drill: DrillMaker) -> SmallDrill:
    return make_drill(reference=REFERENCE, cases=CASES)


@pytest.fixture
def sound(make_drill: DrillMaker) -> SmallDrill:
    return make_drill(reference=REFERENCE, cases=CASES.replace("low=-2, high=-1", "low=0, high=1"))


def test_every_row_is_made_ready_once(sound: SmallDrill, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    prepare = case_run.prepare
    monkeypatch.setattr(case_run, "prepare", lambda bench, at: made.append(at) or prepare(bench, at))
    sound.passes("def root(x):\n    return x ** 0.5\n", seeds=1)
    assert made == [0, 1, 2]


def test_a_fault_of_the_drill_is_told_when_its_row_has_come(faulty: SmallDrill) -> None:
    cases: list[str] = []
    with pytest.raises(ContentError, match="the drill is at fault"):
        faulty.judge("def root(x):\n    return x ** 0.5\n", on_case=lambda case: cases.append(case.name))
    assert cases == ["plain", "more"]


def test_an_answer_that_ends_before_is_told_of_itself(
    faulty: SmallDrill, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = InProcessRun.call

    def crashes_on_the_second(self: InProcessRun, request, *, meanwhile=None) -> CallOutcome:
        outcome = call(self, request, meanwhile=meanwhile)
        return CallOutcome(CallStatus.CRASHED, detail="gone") if request.args[0].numel() == 5 else outcome

    monkeypatch.setattr(InProcessRun, "call", crashes_on_the_second)
    verdict = faulty.judge("def root(x):\n    return x ** 0.5\n")
    assert verdict.kind is VerdictKind.CRASHED
    assert len(verdict.cases) == 2


def test_a_pass_is_told_before_its_cost_is_measured(
    sound: SmallDrill, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Verdict] = []

    def measured(passed: Verdict, *_: object, **__: object) -> Verdict:
        assert [verdict.passed for verdict in heard] == [True]
        return replace(passed, cost="twice the time")

    monkeypatch.setattr(judging, "with_cost", measured)
    verdict = sound.judge("print('hi')\ndef root(x):\n    return x ** 0.5\n", seed=5, on_passed=heard.append)
    assert (verdict.cost, heard[0].cost) == ("twice the time", "")
    assert (heard[0].seed, heard[0].output) == (5, verdict.output)
    assert "prints while it is loaded" in heard[0].message
    heard.clear()
    assert not sound.judge("def root(x):\n    return x\n", on_passed=heard.append).passed
    assert heard == []
