"""From the results of all cases to what the learner is told: which case to show, and in which words."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import torch

from studycli.judge.arguments import build_function
from studycli.judge.case_result import CaseResult
from studycli.judge.device_check import explain_devices, mixes_devices
from studycli.judge.drill_files import DrillFiles, WrongFiles, defaults
from studycli.judge.evidence import Evidence, Explanation, Found, Mismatch, MismatchKind
from studycli.judge.explain import explain
from studycli.judge.explain.endings import explain_ending
from studycli.judge.explain.exceptions import explain_exception
from studycli.judge.explain.excerpt import side_by_side
from studycli.judge.explain.wrong_files import explain_by_wrong_file
from studycli.judge.loading import NO_FUNCTION
from studycli.judge.protocol import (
    CallOutcome,
    CallStatus,
    FunctionSource,
    GeneratorSeed,
    LoadOutcome,
    Value,
)
from studycli.judge.trees import map_leaves
from studycli.model.verdict import CaseVerdict, Cause, Verdict, VerdictKind

_MOST_EXPLAINED = 3
"""Cases that are explained in search of one whose explanation says more than “other values”."""

_THINKS_ON = 0.2
"""Seconds of processor time after which no other case is explained."""

_KINDS = {
    CallStatus.TIMEOUT: VerdictKind.TIMEOUT,
    CallStatus.MEMORY: VerdictKind.MEMORY,
    CallStatus.CRASHED: VerdictKind.CRASHED,
    CallStatus.UNSAFE: VerdictKind.UNSAFE,
}

_LONGEST_QUOTE = 110
"""Characters of an exception's own words."""


def case_verdict(result: CaseResult, explanation: Explanation | None = None) -> CaseVerdict:
    """One line of the list of cases, in the explainer's words or in short ones."""
    name = result.case.name
    if result.passed:
        return CaseVerdict(name, passed=True)
    if explanation is not None:
        texts = (explanation.expected, explanation.got)
        if not any(texts) and result.mismatch is not None:
            texts = _values(result, result.mismatch)
        return CaseVerdict(name, False, explanation.message, *texts)
    if not result.came_back:
        return CaseVerdict(name, False, explain_ending(result.outcome, "").message)
    if result.finding is not None:
        return CaseVerdict(name, False, result.finding.message)
    assert result.mismatch is not None
    return CaseVerdict(name, False, _in_short(result, result.mismatch), *_values(result, result.mismatch))


def load_refusal(load: LoadOutcome, function: str, source: str) -> Verdict | None:
    """What is said when the answer's file does not run to its end, or leaves no function behind."""
    if load.status in _KINDS:
        told = explain_ending(CallOutcome(load.status, detail=load.detail, seconds=load.seconds), source)
        return verdict_of(function, _KINDS[load.status], told)
    if load.detail == NO_FUNCTION:
        message = f"{function} is not a function once the file has run."
        fix = "Define it with “def”, and assign nothing else to that name."
        return Verdict(function, VerdictKind.ERROR, message, Cause.MISSING, fix=fix)
    if load.error is None:
        return None
    error = load.error
    where = f"Line {error.line} stops the file" if error.line else "The file stops"
    said = error.message.splitlines()[0][:_LONGEST_QUOTE] if error.message else ""
    message = f"{where} before the function can be called: {error.type}: {said}".rstrip(": ")
    missing = error.type in ("ModuleNotFoundError", "ImportError")
    fix = "Use torch and the standard library; nothing else is installed for answers." if missing else ""
    return Verdict(
        function, VerdictKind.ERROR, message, Cause.CRASH, line=error.line, trace=error.trace, fix=fix
    )


def verdict_of(
    drill: str, kind: VerdictKind, told: Explanation, cases: Iterable[CaseVerdict] = ()
) -> Verdict:
    """The verdict that says what was told."""
    return Verdict(drill, kind, told.message, told.cause, tuple(cases), line=told.line, fix=told.fix)


def tell_results(
    files: DrillFiles, source: str, results: Sequence[CaseResult], mend: Callable[[], Explanation | None]
) -> Verdict:
    """The verdict on an answer of which at least one case failed; `mend` is asked where only the numbers tell of it."""
    gone = next((result for result in results if not result.came_back), None)
    if gone is not None:
        told = explain_ending(gone.outcome, source)
        return _verdict(files, _KINDS[gone.outcome.status], results, gone, told)
    is_asked = files.wrong_files is WrongFiles.ASKED
    named = explain_by_wrong_file(files, results) if is_asked else None
    shown, told = _best_told(files, source, results) if named is None else (_failing(results)[0], named)
    mended = mend() if told.found is Found.FACTS else None
    if mended is not None:
        told = replace(mended, expected=told.expected, got=told.got)
    error = shown.outcome.error if shown.outcome.status is CallStatus.RAISED else None
    kind = VerdictKind.ERROR if error and not shown.case.exception else VerdictKind.WRONG
    return _verdict(files, kind, results, shown, told)


def _verdict(
    files: DrillFiles, kind: VerdictKind, results: Sequence[CaseResult], shown: CaseResult, told: Explanation
) -> Verdict:
    error = shown.outcome.error
    # Whoever explains a crash, its line and the shapes there are known.
    crash = told if error is None or kind is not VerdictKind.ERROR else explain_exception(error, "")
    # Writing to a leaf raises under autograd although the call returned without it: of no interest beside other values.
    speaks_of_it = shown.outcome.status is CallStatus.RAISED or told.cause in (Cause.GRADIENT, Cause.MUTATION)
    cases = (case_verdict(result, told if result is shown else None) for result in results)
    return replace(
        verdict_of(files.name, kind, told, cases),
        line=crash.line if told.line is None else told.line,
        trace=error.trace if error and speaks_of_it else "",
        shapes=crash.shapes,
    )


def _best_told(
    files: DrillFiles, source: str, results: Sequence[CaseResult]
) -> tuple[CaseResult, Explanation]:
    """The smallest failing case, unless a slightly larger one says more."""
    failing = _failing(results)
    first: tuple[CaseResult, Explanation] | None = None
    began = time.thread_time()
    for result in failing[:_MOST_EXPLAINED]:
        if first is not None and time.thread_time() - began > _THINKS_ON:
            break
        told = _told(files, source, result, results)
        if told.cause is not Cause.VALUES:
            return result, told
        if first is None or (first[1].found is Found.FACTS and told.found is Found.MISTAKE):
            first = (result, told)
    assert first is not None
    return first


def _failing(results: Sequence[CaseResult]) -> list[CaseResult]:
    """The failing cases, those that tell most first."""
    failing = [result for result in results if not result.passed]
    failing = [result for result in failing if not result.is_wrong_in_gradient_only] or failing
    return sorted(failing, key=CaseResult.telling_order)


def _told(
    files: DrillFiles,
    source: str,
    result: CaseResult,
    results: Sequence[CaseResult],
) -> Explanation:
    if result.finding is not None:
        return Explanation(result.finding.cause, result.finding.message, fix=result.finding.fix)
    assert result.mismatch is not None
    if mixes_devices(result.outcome) or result.mismatch.kind is MismatchKind.DEVICE:
        return explain_devices(source, result.outcome.error.line if result.outcome.error else None)
    return explain(_evidence(files, source, result, result.mismatch, results))


def _evidence(
    files: DrillFiles,
    source: str,
    result: CaseResult,
    mismatch: Mismatch,
    results: Sequence[CaseResult],
) -> Evidence:
    return Evidence(
        drill=files.name,
        function=files.name,
        source=source,
        case=result.case.name,
        inputs={name: _callable_parts(value) for name, value in result.inputs.items()},
        argument_order=tuple(files.signature.parameters),
        expected=result.reference.outputs,
        outcome=result.outcome,
        reference=result.reference,
        mismatch=mismatch,
        tolerance=result.tolerance,
        right=files.reference,
        reference_source=files.answer.source,
        right_answers=tuple(sorted(files.folder.glob("right/*.py"))),
        results=tuple(results),
        raises=result.case.exception,
        axes=files.table.axes,
        gradient_inputs=result.gradients,
        defaults=defaults(files.signature),
    )


def _callable_parts(value: Value) -> Value:
    def make(path: str, leaf: Value) -> Value:
        if isinstance(leaf, FunctionSource):
            return build_function(leaf)
        return torch.Generator().manual_seed(leaf.seed) if isinstance(leaf, GeneratorSeed) else leaf

    return map_leaves(value, make)


def _in_short(result: CaseResult, mismatch: Mismatch) -> str:
    where = f" in output {mismatch.path}" if mismatch.path and mismatch.kind in _OF_OUTPUTS else ""
    if mismatch.kind is MismatchKind.EXCEPTION and result.outcome.error is not None:
        error = result.outcome.error
        line = f" in line {error.line}" if error.line else ""
        first = error.message.splitlines()[0][:200] if error.message else ""
        return f"{error.type}{line}: {first}"
    if mismatch.kind is MismatchKind.NO_EXCEPTION:
        return f"should raise {result.case.exception}"
    return _SHORT[mismatch.kind].format(path=mismatch.path) + where


_OF_OUTPUTS = (
    MismatchKind.TYPE,
    MismatchKind.STRUCTURE,
    MismatchKind.SHAPE,
    MismatchKind.VALUES,
    MismatchKind.DTYPE,
    MismatchKind.DEVICE,
)
_SHORT = {
    MismatchKind.TYPE: "another kind of thing",
    MismatchKind.STRUCTURE: "another number of parts",
    MismatchKind.SHAPE: "another shape",
    MismatchKind.VALUES: "other values",
    MismatchKind.DTYPE: "another dtype",
    MismatchKind.DEVICE: "on another device",
    MismatchKind.MUTATION: "{path} is changed",
    MismatchKind.IN_PLACE: "{path} holds other values afterwards",
    MismatchKind.REPLACED: "{path} is exchanged, not written to",
    MismatchKind.NOT_RETURNED: "{path} itself should come back",
    MismatchKind.ALIAS: "not new: shares memory with {path}",
    MismatchKind.GRAPH: "{path} carries a graph",
    MismatchKind.GRADIENT: "another gradient with respect to {path}",
    MismatchKind.SIZE: "a tensor that is too large is built",
}


def _values(result: CaseResult, mismatch: Mismatch) -> tuple[str, str]:
    """What was expected and what came, the first difference marked; an exception has nothing to show."""
    if result.outcome.status is not CallStatus.RETURNED or mismatch.kind is MismatchKind.EXCEPTION:
        return "", ""
    return side_by_side(mismatch.expected, mismatch.got)
