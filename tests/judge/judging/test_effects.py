"""What an answer does beside returning the right numbers: arguments, gradients, dtypes, devices, tolerance, cost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
import torch

from studycli.judge.calling import draw_cotangents, perform
from studycli.judge.comparing import Tolerances, close, first_difference, identical
from studycli.judge.cost import describe_cost
from studycli.judge.evidence import MismatchKind, Tolerance
from studycli.judge.in_process import InProcessRun
from studycli.judge.judging import judge_answer
from studycli.judge.loading import load_answer
from studycli.judge.protocol import Answer, CallOutcome, CallRequest, CallStatus
from studycli.model.verdict import CaseVerdict, Cause, Verdict, VerdictKind
from studycli.wording import MOST_WORDS, word_count

from .conftest import DrillMaker, SmallDrill

REFERENCE = "def scaled(x, w):\n    return (x * w).sum(-1)\n"
CASES = """
    CASES = [
        case("plain", x=normal(2, 3), w=normal(3)),
        case("turned", x=normal(3, 4).transposed(), w=normal(3)),
        case("shared", x=normal(1, 3).expanded(4, 3), w=normal(3)),
        case("float64", x=normal(2, 3, dtype="float64"), w=normal(3, dtype="float64")),
    ]
    BENCHMARK = case("benchmark", x=normal(64, 64), w=normal(64))
    """


@pytest.fixture
def drill(make_drill: DrillMaker) -> SmallDrill:
    return make_drill(reference=REFERENCE, cases=CASES)


def assert_wrong(verdict: Verdict, cause: Cause, *words: str) -> None:
    assert (verdict.passed, verdict.cause) == (False, cause), verdict.message
    text = f"{verdict.message} {verdict.fix}"
    assert [word for word in words if word not in text] == [], text
    assert word_count(verdict.message) <= MOST_WORDS, verdict.message


@pytest.mark.parametrize(
    "body",
    [
        "return x @ w",
        "return torch.einsum('nd,d->n', x, w)",
        "return sum(x[:, i] * w[i] for i in range(len(w)))",
    ],
)
def test_right_answers_pass(drill: SmallDrill, body: str) -> None:
    drill.passes(f"import torch\ndef scaled(x, w):\n    {body}\n")


@pytest.mark.parametrize(
    ("body", "cause", "word"),
    [
        ("w *= 1.5\n    return (x * w / 1.5).sum(-1)", Cause.MUTATION, "w"),
        (
            "x[0, 0] = x[0, 0] + 1\n    x[0, 0] -= 1; y = (x * w).sum(-1); x.zero_(); return y",
            Cause.MUTATION,
            "x",
        ),
        ("return (x * w.detach()).sum(-1)", Cause.GRADIENT, "w"),
        ("return (x * w).sum(-1).detach()", Cause.GRADIENT, ""),
        ("return torch.tensor([(row * w).sum().item() for row in x], dtype=x.dtype)", Cause.GRADIENT, ""),
        ("with torch.no_grad():\n        return x @ w", Cause.GRADIENT, ""),
        ("return (x * w).sum(-1).float()", Cause.DTYPE, "float64"),
        ("return (x * w).sum(-1, keepdim=True)", Cause.SHAPE, ""),
    ],
)
def test_unwanted_effects_are_found(drill: SmallDrill, body: str, cause: Cause, word: str) -> None:
    assert_wrong(drill.judge(f"import torch\ndef scaled(x, w):\n    {body}\n"), cause, word)


@pytest.mark.parametrize(
    "body",
    [
        "return x @ w + torch.zeros(len(x), dtype=x.dtype)",
        "return torch.stack([x, x.cpu()])[0] @ w",
        "return (x.cpu() @ w.cpu())",
        "return (x @ w).to('cpu')",
    ],
)
def test_devices_written_into_the_code_are_found(drill: SmallDrill, body: str) -> None:
    assert_wrong(drill.judge(f"import torch\ndef scaled(x, w):\n    {body}\n"), Cause.DEVICE, "GPU")


def test_devices_taken_from_the_input_pass(drill: SmallDrill) -> None:
    drill.passes(
        "import torch\ndef scaled(x, w):\n    return x @ w + torch.zeros(len(x), device=x.device, dtype=x.dtype)\n"
    )
    drill.passes("def scaled(x, w):\n    return (x @ w).clone() if bool((x == x).all()) else x\n")


def test_what_is_left_behind_does_not_reach_the_next_call(drill: SmallDrill) -> None:
    drill.passes(
        "import torch\ndef scaled(x, w):\n    y = x @ w\n    torch.set_default_dtype(torch.float64)\n"
        "    torch.set_grad_enabled(False)\n    torch.manual_seed(3)\n    return y\n"
    )
    torch.set_default_dtype(torch.float32)
    torch.set_grad_enabled(True)


def test_an_error_is_told_by_the_answers_own_line(drill: SmallDrill) -> None:
    verdict = drill.judge("def scaled(x, w):\n    y = x * w\n    return y @ x\n")
    assert verdict.kind is VerdictKind.ERROR
    assert verdict.line == 3
    assert "line 3, in scaled: return y @ x" in verdict.trace


def test_each_case_is_heard_of_as_it_ends(drill: SmallDrill) -> None:
    heard: list[CaseVerdict] = []
    verdict = drill.judge("def scaled(x, w):\n    return (x * w).mean(-1)\n", on_case=heard.append)
    assert [case.name for case in heard] == [case.name for case in verdict.cases]
    assert not any(case.passed for case in heard)
    # Every one of them shows its values, not only the one that the message speaks of.
    assert all("[0] ▸" in case.got and "[0] " in case.expected for case in (*heard, *verdict.cases))
    assert verdict.seed == 0
    assert verdict.seconds > 0


def test_the_cost_is_measured_beside_the_reference(drill: SmallDrill) -> None:
    verdict = drill.judge("def scaled(x, w):\n    return sum(x[:, i] * w[i] for i in range(len(w)))\n")
    assert verdict.passed
    assert verdict.answer_seconds
    assert verdict.reference_seconds
    assert "reference's" in verdict.cost


def test_a_slow_or_wasteful_answer_hears_why() -> None:
    def ran(seconds: float, mebibytes: int) -> CallOutcome:
        return CallOutcome(CallStatus.RETURNED, seconds=seconds, peak_memory_bytes=mebibytes * 2**20)

    assert (
        describe_cost(ran(1, 20), ran(1, 20), "", "")
        == "about the reference's time, about the reference's memory"
    )
    loop, copy = "for i in x: pass", "y = x.contiguous()"
    slow = describe_cost(ran(5, 0), ran(1, 0), loop, "")
    assert slow == "5.0× the reference's time (a Python loop)"
    wasteful = describe_cost(ran(1, 60), ran(1, 20), copy, "")
    assert wasteful.endswith("3.0× the reference's memory (a copy by .contiguous() in line 1)")
    # What the reference does as well is not the reason.
    assert describe_cost(ran(5, 0), ran(1, 0), loop, loop) == "5.0× the reference's time"
    assert describe_cost(ran(1, 60), ran(1, 20), copy, copy).endswith("3.0× the reference's memory")


def test_an_error_that_is_not_what_is_told_of_shows_no_trace(make_drill: DrillMaker) -> None:
    """Writing into x raises only where a gradient is asked for; the values are wrong, too, and they are told of."""
    pair = make_drill(
        reference="def pair(x):\n    return x * 2, x.sum()\n",
        cases='CASES = [case("plain", x=normal(2, 3))]',
    )
    wrong_values = pair.judge("def pair(x):\n    x.mul_(2)\n    return x, x.sum()\n")
    assert wrong_values.cause is not Cause.MUTATION
    assert (wrong_values.kind, wrong_values.trace) == (VerdictKind.WRONG, "")
    in_place = pair.judge("def pair(x):\n    s = x.sum()\n    return x.mul_(2), s\n")
    assert "x.mul_(2)" in in_place.trace


class GoneRun(InProcessRun):
    """A run whose process disappears in the second call."""

    calls = 0

    def call(self, request: CallRequest, *, meanwhile: Callable[[], None] | None = None) -> CallOutcome:
        self.calls += 1
        outcome = super().call(request, meanwhile=meanwhile)
        return outcome if self.calls == 1 else replace(outcome, status=self.status, detail="signal 11")

    status = CallStatus.CRASHED


@pytest.mark.parametrize(
    ("status", "kind", "cause"),
    [
        (CallStatus.CRASHED, VerdictKind.CRASHED, Cause.CRASH),
        (CallStatus.TIMEOUT, VerdictKind.TIMEOUT, Cause.TIME),
        (CallStatus.MEMORY, VerdictKind.MEMORY, Cause.MEMORY),
        (CallStatus.UNSAFE, VerdictKind.UNSAFE, None),
    ],
)
def test_a_run_that_does_not_come_back_ends_there(
    drill: SmallDrill, status: CallStatus, kind: VerdictKind, cause: Cause | None
) -> None:
    class Gone(GoneRun):
        pass

    Gone.status = status
    verdict = judge_answer(drill.folder, drill.drill.name, REFERENCE, Gone, seed=0)
    assert verdict.kind is kind
    assert cause in (None, verdict.cause)
    assert [case.passed for case in verdict.cases] == [True, False]


def test_cotangents_are_never_small_and_always_the_same() -> None:
    outputs = {
        "0": torch.zeros(200),
        "1": torch.zeros(3, dtype=torch.int64),
        "2": torch.zeros(4, dtype=torch.bfloat16),
    }
    drawn = draw_cotangents(outputs, 5)
    assert list(drawn) == ["0", "2"]
    assert drawn["0"].abs().min() >= 0.5
    assert drawn["0"].min() < 0 < drawn["0"].max()
    assert all(torch.equal(drawn[path], again) for path, again in draw_cotangents(outputs, 5).items())


@pytest.mark.parametrize(
    "body",
    ["x.masked_fill(x < 0, -torch.inf)", "x + torch.where(x < 0, -torch.inf, 0.0)"],
    ids=["filled", "added"],
)
def test_an_infinite_output_has_no_gradient_however_it_came_about(body: str) -> None:
    _, function = load_answer(Answer(f"import torch\ndef f(x):\n    return {body}\n", "f"))
    assert function is not None
    x = torch.tensor([1.0, -2.0, 3.0])
    outcome = perform(function, CallRequest((x,), {}, gradients=("0",), cotangent_seed=9))
    assert outcome.gradients is not None
    gradient = outcome.gradients["0"]
    assert gradient is not None
    assert gradient[1] == 0
    assert gradient[[0, 2]].abs().min() >= 0.5


def test_gradients_are_those_of_the_weighted_sum() -> None:
    _, function = load_answer(Answer("def f(x, y):\n    return x * y, (y ** 2, 3)\n", "f"))
    assert function is not None
    x, y = torch.randn(3), torch.randn(3)
    outcome = perform(function, CallRequest((x,), {"y": y}, gradients=("0", "y"), cotangent_seed=9))
    first, second = draw_cotangents({"0": x, "1.0": y}, 9).values()
    assert outcome.gradients is not None
    torch.testing.assert_close(outcome.gradients["0"], first * y)
    torch.testing.assert_close(outcome.gradients["y"], first * x + second * 2 * y)


def test_a_call_tells_what_it_shares_and_what_it_replaces() -> None:
    source = "def f(xs, y):\n    xs[0] = xs[0] + 1\n    y.data = y.data.clone()\n    return xs[1]\n"
    _, function = load_answer(Answer(source, "f"))
    assert function is not None
    given = [torch.ones(2), torch.ones(3)]
    outcome = perform(function, CallRequest((given, torch.ones(1)), {}))
    assert outcome.aliases == ("0.1",)
    assert set(outcome.replaced) == {"0.0", "1"}
    assert torch.equal(given[0], torch.ones(2))


@pytest.mark.parametrize(
    ("expected", "got", "same"),
    [
        ([1.0, float("nan")], [1.0, float("nan")], [True, True]),
        ([float("inf"), float("-inf")], [float("inf"), float("inf")], [True, False]),
        ([float("inf"), 1.0], [1e30, float("nan")], [False, False]),
        ([1.0, 1000.0], [1.00005, 1000.05], [True, True]),
        ([1.0, 0.0], [1.001, 1e-4], [False, False]),
    ],
)
def test_closeness(expected: list[float], got: list[float], same: list[bool]) -> None:
    assert close(torch.tensor(expected), torch.tensor(got), Tolerance(1e-4, 1e-5)).tolist() == same


def test_a_lowered_dtype_is_told_before_its_rounding() -> None:
    exact = torch.randn(50, dtype=torch.float64)
    found = first_difference(exact, exact.to(torch.bfloat16), Tolerances(), {})
    assert found is not None
    assert found.kind is MismatchKind.DTYPE


def test_identical_means_every_bit() -> None:
    values = {"a": [torch.tensor([float("nan"), 1.0]), (1, "b", None)]}
    assert identical(values, {"a": [torch.tensor([float("nan"), 1.0]), (1, "b", None)]})
    assert not identical(values, {"a": [torch.tensor([float("nan"), 1.0 + 1e-6]), (1, "b", None)]})
    assert not identical(values, {"a": [torch.tensor([float("nan"), 1.0]), [1, "b", None]]})
    assert not identical(1, True)


def test_drill_files_are_read_again_when_they_change(drill: SmallDrill) -> None:
    drill.passes(REFERENCE, seeds=1)
    (drill.folder / "reference.py").write_text(REFERENCE.replace("sum", "mean"), encoding="utf-8")
    assert not drill.judge(REFERENCE).passed


def test_what_should_be_new_shares_no_memory(make_drill: DrillMaker) -> None:
    drill = make_drill(
        reference="def halved(x, n):\n    return x / 2 if n else x.clone()\n",
        cases="""
            CASES = [case("plain", x=normal(2, 3), n=1), case("nothing changes", x=normal(2, 3), n=0)]
            JUDGED = values(new=True)
        """,
    )
    drill.passes("def halved(x, n):\n    return x / (2 if n else 1)\n", seeds=1)
    for body in (
        "x / 2 if n else x",
        "x / 2 if n else x[:]",
        "x / 2 if n else x.T.contiguous().T * 1 if n else x.view(-1).view(x.shape)",
    ):
        assert_wrong(drill.judge(f"def halved(x, n):\n    return {body}\n"), Cause.MUTATION, "not new", "x")


def test_a_list_that_should_be_new_is_another_list(make_drill: DrillMaker) -> None:
    drill = make_drill(
        reference="def longer(ids, last):\n    return ids + [last] if last else list(ids)\n",
        cases="""
            CASES = [case("plain", ids=[1, 2], last=3), case("nothing to add", ids=[1, 2], last=0)]
            JUDGED = values(new=True)
        """,
    )
    drill.passes("def longer(ids, last):\n    return [*ids, *([last] if last else [])]\n", seeds=1)
    verdict = drill.judge("def longer(ids, last):\n    return ids + [last] if last else ids\n")
    assert_wrong(verdict, Cause.MUTATION, "not new", "ids")
    drill.passes("def longer(ids, last):\n    return ids + [last] if last else ids[:]\n", seeds=1)


DEEP = """
    def deep(x, w):
        for _ in range(12):
            x = (x @ w).sin() * 3
        return x
"""


def test_a_deep_composition_has_the_room_that_the_reference_itself_needs(make_drill: DrillMaker) -> None:
    drill = make_drill(reference=DEEP, cases='CASES = [case("plain", x=normal(3, 8), w=normal(8, 8))]')
    in_another_order = DEEP.replace("x @ w", "(w.T @ x.T).T").replace("range(12)", "range({})")
    drill.passes(in_another_order.format(12), seeds=20)
    assert not drill.judge(in_another_order.format(11)).passed
