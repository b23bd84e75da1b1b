"""From an answer's text to a verdict. Runs in the judge, which is trusted; the answer runs elsewhere, behind `Runner`."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from studycli.judge.answer_file import clean
from studycli.judge.banned_names import banned_name
from studycli.judge.case_result import CaseResult
from studycli.judge.case_run import Bench, Preparations, run_case
from studycli.judge.cases.generic import LeftOut
from studycli.judge.chance_run import judge_properties
from studycli.judge.cost import with_cost
from studycli.judge.device_check import check_device
from studycli.judge.drill_files import DrillFiles, WrongFiles, drill_files
from studycli.judge.explain.endings import explain_forbidden
from studycli.judge.mending import explain_by_mending
from studycli.judge.output import visible
from studycli.judge.protocol import Answer, LoadOutcome, Runner
from studycli.judge.signature_check import check_signature
from studycli.judge.source_checks import SourceReport, check_source
from studycli.judge.telling import case_verdict, load_refusal, tell_results, verdict_of
from studycli.model.items import Seconds
from studycli.model.verdict import CaseVerdict, Verdict, VerdictKind

_SLOW_TO_LOAD = 1.0
_MOST_OUTPUT = 20_000


def judge_answer(
    folder: Path,
    name: str,
    source: str,
    runner: Runner,
    *,
    not_allowed: tuple[str, ...] = (),
    device: str = "cpu",
    seed: int = 0,
    wrong_files: WrongFiles = WrongFiles.ASKED,
    on_case: Callable[[CaseVerdict], None] | None = None,
    on_passed: Callable[[Verdict], None] | None = None,
    prepared: Preparations | None = None,
) -> Verdict:
    """Runs `source` on every case of the drill `name` in `folder` and says what is wrong, if anything.

    `on_case` hears of each case as it ends; the verdict's own cases may say more. `on_passed` hears of a pass at once,
    before what it costs is measured, which the verdict that is returned says as well. `device` is "cpu" or "cuda".
    `prepared` are rows that were made ready before, by this seed; others are not used.
    Raises ContentError when the drill itself cannot be used.
    """
    begin = time.perf_counter()
    files = replace(drill_files(folder, name), wrong_files=wrong_files)
    told = _Told(on_case, on_passed, lambda verdict: _stamped(verdict, device, seed, begin))
    return told.stamped(_judge(files, not_allowed, clean(source), runner, device, seed, told, prepared))


@dataclass(frozen=True, slots=True)
class _Told:
    """Who hears of what, and how a verdict gets its device, seed and duration."""

    on_case: Callable[[CaseVerdict], None] | None
    on_passed: Callable[[Verdict], None] | None
    stamped: Callable[[Verdict], Verdict]

    def case(self, result: CaseResult) -> None:
        if self.on_case is not None:
            self.on_case(case_verdict(result))

    def passed(self, verdict: Verdict) -> None:
        if self.on_passed is not None:
            self.on_passed(self.stamped(verdict))


def _stamped(verdict: Verdict, device: str, seed: int, begin: float) -> Verdict:
    return replace(verdict, device=device, seed=seed, seconds=Seconds(time.perf_counter() - begin))


def _judge(
    files: DrillFiles,
    not_allowed: tuple[str, ...],
    source: str,
    runner: Runner,
    device: str,
    seed: int,
    told: _Told,
    prepared: Preparations | None,
) -> Verdict:
    report = check_source(source, files.name, str(files.signature))
    refusal = report.refusal or _banned(files, report, not_allowed, source)
    if refusal is not None:
        return _noted(refusal, report.note)
    run = runner()
    try:
        load = run.load(Answer(source, files.name))
        refusal = load_refusal(load, files.name, source) or check_signature(
            files.signature, load.signature, files.name, _line_of(report, files.name)
        )
        if refusal is not None:
            return replace(_noted(refusal, report.note), output=visible(load.printed))
        bench = Bench(files, run, seed, device, not_allowed)
        results, left_out = run_cases(bench, told.case, prepared)
        verdict = _with_notes(_tell(bench, runner, source, results), load, results, report)
        verdict = replace(verdict, left_out=tuple(f"{row.name}: {row.reason}" for row in left_out))
        if not verdict.passed:
            return verdict
        told.passed(verdict)
        return with_cost(verdict, run, runner, files, source, device=device, seed=seed)
    finally:
        run.close()


def _banned(
    files: DrillFiles, report: SourceReport, not_allowed: tuple[str, ...], source: str
) -> Verdict | None:
    found = banned_name(report.tree, not_allowed) if report.tree else None
    if found is None:
        return None
    told = explain_forbidden([found[0]], source)
    return verdict_of(files.name, VerdictKind.NOT_ALLOWED, replace(told, line=told.line or found[1]))


def run_cases(
    bench: Bench, on_case: Callable[[CaseResult], None], prepared: Preparations | None = None
) -> tuple[list[CaseResult], tuple[LeftOut, ...]]:
    """Every case in the order of the table, until one does not come back; and the rows that had to be left out."""
    results: list[CaseResult] = []
    left_out = list(bench.files.left_out)
    preparations = prepared if prepared is not None and prepared.are_for(bench) else Preparations(bench)
    for index in range(len(bench.files.table.cases)):
        result = run_case(bench, index, preparations, judge_properties)
        if isinstance(result, LeftOut):
            left_out.append(result)
            continue
        results.append(result)
        on_case(result)
        if not result.came_back:
            break
    added = bench.run.settle()
    if added is not None and results:
        results[-1] = replace(results[-1], outcome=added, mismatch=None, finding=None)
    return results, tuple(left_out)


def _tell(bench: Bench, runner: Runner, source: str, results: list[CaseResult]) -> Verdict:
    name = bench.files.name
    cases = (case_verdict(result) for result in results)
    forbidden = list(dict.fromkeys(call for result in results for call in result.outcome.forbidden))
    if forbidden and all(result.came_back for result in results):
        return verdict_of(name, VerdictKind.NOT_ALLOWED, explain_forbidden(forbidden, source), cases)
    if not all(result.passed for result in results):
        mend = partial(explain_by_mending, bench, runner, source, results)
        return tell_results(bench.files, source, results, mend)
    left = check_device(bench.run, results) if bench.device == "cpu" else None
    if left is not None:
        return verdict_of(name, VerdictKind.WRONG, left, cases)
    return Verdict(name, VerdictKind.PASSED, "Passed.", None, tuple(cases))


def _with_notes(
    verdict: Verdict, load: LoadOutcome, results: list[CaseResult], report: SourceReport
) -> Verdict:
    """What the answer printed, and what is worth knowing beside the verdict."""
    notes = [report.note]
    if verdict.passed and load.seconds > _SLOW_TO_LOAD:
        notes.append(f"Your file takes {load.seconds:.1f} s to load, before the function is called.")
    if verdict.passed and load.printed.strip():
        notes.append("Your file prints while it is loaded.")
    printed = visible(load.printed + "".join(result.outcome.printed for result in results))
    return replace(_noted(verdict, *notes), output=printed[:_MOST_OUTPUT])


def _noted(verdict: Verdict, *notes: str) -> Verdict:
    return replace(verdict, message=" ".join([verdict.message, *filter(None, notes)]))


def _line_of(report: SourceReport, function: str) -> int | None:
    """The line of the definition that counts."""
    nodes = report.tree.body if report.tree else []
    lines = [node.lineno for node in nodes if getattr(node, "name", "") == function]
    return lines[-1] if lines else None
