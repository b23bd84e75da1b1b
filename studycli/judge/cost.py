"""What a passing answer costs beside the reference: time and memory on a larger case, in processes of their own."""

from __future__ import annotations

import ast
from dataclasses import replace

from studycli.judge.binding import bind
from studycli.judge.cases.making import make_case
from studycli.judge.drill_files import DrillFiles
from studycli.judge.protocol import CallOutcome, CallRequest, CallStatus, Run, Runner
from studycli.model.items import Seconds
from studycli.model.verdict import Verdict

_REPEATS = 15
_SLOW = 2.0
"""Times the reference's time from which on a reason is looked for."""
_WASTEFUL = 1.5
_NOTHING = 2**16
"""Bytes: less is not worth a word."""
_COPIES = ("clone", "contiguous", "repeat", "repeat_interleave", "tolist", "copy", "deepcopy", "numpy")


def with_cost(
    verdict: Verdict, run: Run, runner: Runner, files: DrillFiles, source: str, *, device: str, seed: int
) -> Verdict:
    """A pass with seconds and bytes of answer and reference, as far as they can be measured, and what to say of them.

    Times the answer in its `run` and the reference in one of its own. Nothing that happens here fails an answer.
    """
    benchmark = files.table.benchmark
    if benchmark is None:
        return verdict
    made = make_case(benchmark, seed, len(files.table.cases))
    binding = bind(benchmark, made, files.signature)
    request = CallRequest(binding.args, binding.kwargs, seed=seed, device=device, repeats=_REPEATS)
    answer = run.call(request)
    if answer.status is not CallStatus.RETURNED:
        return replace(verdict, cost=_unmeasured(answer))
    reference = None
    other = runner()
    try:
        if other.load(files.answer).status is CallStatus.RETURNED:
            # In turn, and the shorter of two: a core that was slow for a while was so for both.
            reference = other.call(request)
            answer = _shorter(answer, run.call(request))
            reference = _shorter(reference, other.call(request))
    finally:
        other.close()
    verdict = replace(
        verdict, answer_seconds=Seconds(answer.seconds), peak_memory_bytes=answer.peak_memory_bytes
    )
    if reference is None or reference.status is not CallStatus.RETURNED:
        return verdict
    return replace(
        verdict,
        cost=describe_cost(answer, reference, source, files.answer.source),
        reference_seconds=Seconds(reference.seconds),
        reference_peak_memory_bytes=reference.peak_memory_bytes,
    )


def _shorter(one: CallOutcome, again: CallOutcome) -> CallOutcome:
    """The one that took less time; the first where the second did not return."""
    returned = again.status is CallStatus.RETURNED and one.status is CallStatus.RETURNED
    return again if returned and again.seconds < one.seconds else one


def describe_cost(answer: CallOutcome, reference: CallOutcome, source: str, reference_source: str) -> str:
    """The ratios in words: “3.2× the reference's time (a Python loop), as much memory”.

    A loop or a copy is named as the reason only where the reference does without one.
    """
    time = answer.seconds / max(reference.seconds, 1e-9)
    words = f"{_times(time)} time"
    if time >= _SLOW and (reason := _reason(source, reference_source, loops=True)):
        words += f" ({reason})"
    ours, theirs = answer.peak_memory_bytes, reference.peak_memory_bytes
    if ours is None or theirs is None or max(ours, theirs) < _NOTHING:
        return words
    memory = max(ours, _NOTHING) / max(theirs, _NOTHING)
    words += f", {_times(memory)} memory"
    if memory >= _WASTEFUL and (reason := _reason(source, reference_source, loops=False)):
        words += f" ({reason})"
    return words


def _times(ratio: float) -> str:
    if 0.8 <= ratio <= 1.25:
        return "about the reference's"
    if ratio < 0.1:
        return "less than a tenth of the reference's"
    return f"{ratio:.1f}× the reference's" if ratio < 10 else f"{ratio:.0f}× the reference's"


def _reason(source: str, reference_source: str, *, loops: bool) -> str:
    reference = _nodes(reference_source)
    nodes = _nodes(source)
    if loops and _has_loop(nodes) and not _has_loop(reference):
        return "a Python loop"
    known = {node.attr for node in reference if isinstance(node, ast.Attribute)}
    for node in nodes:
        if isinstance(node, ast.Attribute) and node.attr in _COPIES and node.attr not in known:
            return f"a copy by .{node.attr}() in line {node.lineno}"
    return ""


def _nodes(source: str) -> list[ast.AST]:
    try:
        return list(ast.walk(ast.parse(source)))
    except (SyntaxError, ValueError, RecursionError):
        return []


def _has_loop(nodes: list[ast.AST]) -> bool:
    return any(isinstance(node, ast.For | ast.While | ast.comprehension) for node in nodes)


def _unmeasured(outcome: CallOutcome) -> str:
    if outcome.status is CallStatus.TIMEOUT:
        return "too slow to be measured on a larger input"
    if outcome.status is CallStatus.MEMORY:
        return "runs out of memory on a larger input"
    return ""
