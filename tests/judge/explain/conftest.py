"""Real answers, really run: an evidence from a reference, an answer and inputs."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from textwrap import dedent
from typing import Any

import pytest
import torch

from studycli.judge.binding import Binding
from studycli.judge.case_result import CaseResult
from studycli.judge.cases.language import Case
from studycli.judge.comparing import Tolerances, first_difference
from studycli.judge.evidence import Evidence, Explanation, Mismatch, MismatchKind, Tolerance
from studycli.judge.explain import explain
from studycli.judge.in_process import InProcessRun
from studycli.judge.protocol import Answer, CallOutcome, CallRequest, CallStatus
from studycli.wording import MOST_WORDS, word_count

HEADER = "import math\nimport torch\nimport torch.nn.functional as F\n\n\n"
Explained = Callable[..., Explanation]


def run(source: str, function: str, inputs: Mapping[str, Any], gradients: tuple[str, ...]) -> CallOutcome:
    """One call in this process."""
    answer = InProcessRun()
    answer.load(Answer(source, function))
    return answer.call(CallRequest((), dict(inputs), gradients=gradients, cotangent_seed=1))


def first_mismatch(
    inputs: Mapping[str, Any],
    reference: CallOutcome,
    outcome: CallOutcome,
    gradients: tuple[str, ...],
    writes: bool,
) -> Mismatch | None:
    """What the judge would find first; None when the answer is right."""
    if outcome.status is not CallStatus.RETURNED:
        return Mismatch(MismatchKind.EXCEPTION)
    found = first_difference(reference.outputs, outcome.outputs, Tolerances(), outcome.unusual)
    if found is not None:
        return found
    for name, before in inputs.items():
        after = outcome.arguments[1][name]
        if isinstance(before, list) and before != after and not writes:
            return Mismatch(MismatchKind.MUTATION, name, before, after)
        if isinstance(before, torch.Tensor) and not torch.equal(before, after) and not writes:
            return Mismatch(MismatchKind.MUTATION, name, before, after)
        right = reference.arguments[1][name]
        if isinstance(before, torch.Tensor) and writes and not torch.allclose(right, after, 1e-5, 1e-6):
            return Mismatch(MismatchKind.IN_PLACE, name, right, after)
    for path in gradients:
        wanted, got = (reference.gradients or {}).get(path), (outcome.gradients or {}).get(path)
        if wanted is None or got is None or not torch.allclose(wanted, got, 1e-4, 1e-5):
            return Mismatch(MismatchKind.GRADIENT, path, wanted, got)
    return None


def evidence_of(
    reference: str,
    answer: str,
    inputs: Mapping[str, Any],
    *,
    gradients: tuple[str, ...] = (),
    also: Sequence[Mapping[str, Any]] = (),
    axes: Mapping[str, tuple[str, ...]] | None = None,
    writes: bool = False,
) -> Evidence:
    """Runs both on the inputs, and on those of other cases, and puts together what the judge would hand over."""
    reference, answer = HEADER + dedent(reference), HEADER + dedent(answer)
    names: dict[str, Any] = {}
    exec(reference, names)
    function = next(name for name in reversed(names) if inspect.isfunction(names[name]))
    signature = inspect.signature(names[function])
    defaults = {
        n: p.default for n, p in signature.parameters.items() if p.default is not inspect.Parameter.empty
    }
    results = tuple(
        case_result(f"case {place}", reference, answer, function, {**defaults, **given}, gradients, writes)
        for place, given in enumerate((inputs, *also))
    )
    shown = results[0]
    assert shown.mismatch is not None, "the answer is right"
    return Evidence(
        drill=function,
        function=function,
        source=answer,
        case=shown.case.name,
        inputs=shown.inputs,
        argument_order=tuple(signature.parameters),
        expected=shown.reference.outputs,
        outcome=shown.outcome,
        reference=shown.reference,
        mismatch=shown.mismatch,
        tolerance=Tolerance(1e-4, 1e-5),
        right=names[function],
        reference_source=reference,
        right_answers=(),
        results=results,
        axes=axes or {},
        gradient_inputs=gradients,
        defaults=defaults,
    )


def case_result(
    name: str,
    reference: str,
    answer: str,
    function: str,
    inputs: dict[str, Any],
    gradients: tuple[str, ...],
    writes: bool,
) -> CaseResult:
    """One case, called as the judge calls it."""
    right, outcome = (run(source, function, inputs, gradients) for source in (reference, answer))
    assert right.status is CallStatus.RETURNED, right.error
    binding = Binding((), inputs, {argument: argument for argument in inputs})
    return CaseResult(
        case=Case(name, inputs),
        inputs=inputs,
        request=CallRequest((), inputs, gradients=gradients, cotangent_seed=1),
        binding=binding,
        reference=binding.named(right),
        outcome=binding.named(outcome),
        mismatch=first_mismatch(inputs, right, outcome, gradients, writes),
        gradients=gradients,
    )


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    """As in the judge: hundreds of tiny operations are slower on many threads."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture
def explained() -> Explained:
    """explained(reference, answer, x=…, gradients=(…)) → what the learner is told."""

    def of(reference: str, answer: str, /, **rest: Any) -> Explanation:
        torch.manual_seed(3)
        options = {key: rest.pop(key) for key in ("gradients", "also", "axes", "writes") if key in rest}
        told = explain(evidence_of(reference, answer, rest, **options))
        assert word_count(told.message) <= MOST_WORDS, told.message
        return told

    return of
