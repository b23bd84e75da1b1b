"""What would make a wrong answer right: the answer with one node of its syntax tree exchanged, judged by every row.

Tried where nothing else knows the mistake. It is the answer's own code, and runs where answers run.
"""

from __future__ import annotations

import ast
import time
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from studycli.judge.case_result import CaseResult
from studycli.judge.case_run import Bench, KeptRows
from studycli.judge.chance_run import judge_properties
from studycli.judge.evidence import Explanation
from studycli.judge.explain.patience import OutOfPatience, patience
from studycli.judge.explain.slip import Change, Slot
from studycli.judge.explain.slip_places import changes, slots
from studycli.judge.explain.slips import slipped
from studycli.judge.explain.syntax import syntax
from studycli.judge.protocol import Answer, CallStatus, Run, Runner
from studycli.model.verdict import Cause

_MOST_TRIED = 300
_MOST_SECONDS = 1.0
"""By the clock: the learner waits."""
_MOST_SECONDS_EACH = 0.3
_SMALL = 1e-3
"""A number that is added so that nothing is divided by 0, and no logarithm of 0 is taken."""
_LONGEST = 70
"""Characters of code that are shown."""
_SHORTEST = 8


def explain_by_mending(
    bench: Bench, runner: Runner, source: str, results: Sequence[CaseResult]
) -> Explanation | None:
    """The step of the answer that is wrong, and what passes every row in its place; None when no single exchange does."""
    if bench.files.table.judged.by_properties or bench.device != "cpu":
        return None
    tree = syntax(source)
    failing = [result.case.name for result in results if not result.passed]
    until = time.monotonic() + _MOST_SECONDS
    rows = KeptRows(bench, time_limit=_MOST_SECONDS_EACH)
    run = runner()
    try:
        for change in islice(_mends(tree, source, bench), _MOST_TRIED):
            if time.monotonic() > until:
                break
            with slipped(tree, change):
                text = ast.unparse(ast.fix_missing_locations(tree))
            try:
                with patience(_MOST_SECONDS_EACH):
                    if _passes(Answer(text, bench.files.name), run, rows, failing):
                        return _told(tree, change)
            except OutOfPatience:
                pass
            if run.settle() is not None:
                run.close()
                run = runner()
    finally:
        run.close()
    return None


def _passes(answer: Answer, run: Run, rows: KeptRows, failing: Sequence[str]) -> bool:
    load = run.load(answer, time_limit=_MOST_SECONDS_EACH)
    return load.status is CallStatus.RETURNED and not rows.reject(run, judge_properties, failing[:1])


def _mends(tree: ast.Module, source: str, bench: Bench) -> Iterator[Change]:
    """Small numbers left out wherever they stand, and all that may slip in a reference: what is a slip there mends one here."""
    return chain(_without_small_numbers(tree), changes(tree, source, bench.files.signature.parameters))


def _without_small_numbers(tree: ast.Module) -> Iterator[Change]:
    places: dict[float, list[Slot]] = {}
    for slot, node in slots(tree):
        if isinstance(node, ast.Constant) and type(node.value) is float and 0 < node.value < _SMALL:
            places.setdefault(node.value, []).append(slot)
    for found in places.values():
        yield Change(tuple((slot, ast.Constant(0.0)) for slot in found), "", Cause.VALUES)


def _told(tree: ast.Module, change: Change) -> Explanation:
    (parent, field, place), instead = change.places[0]
    wrong = getattr(parent, field) if place is None else getattr(parent, field)[place]
    line = getattr(wrong, "lineno", None)
    seen = _around(tree, wrong)
    was = _shown(seen)
    with slipped(tree, change):
        now = _shown(instead if seen is wrong else seen)
    where = f" in line {line}" if line else ""
    fix = f"Every case is right with `{now}` in its place."
    if isinstance(instead, ast.Pass):
        fix = "Leave it out: every case is right without it."
    return Explanation(change.cause, f"One step is wrong{where}: `{was}`.", line=line, fix=fix)


def _around(tree: ast.Module, node: ast.AST) -> ast.AST:
    """The smallest expression with the node in it that says something by itself: mean(1), and not 1."""
    if len(ast.unparse(node)) >= _SHORTEST:
        return node
    holding = [
        each
        for each in ast.walk(tree)
        if isinstance(each, ast.expr)
        and any(part is node for part in ast.walk(each))
        and len(ast.unparse(each)) >= _SHORTEST
    ]
    return min(holding, key=lambda each: len(ast.unparse(each)), default=node)


def _shown(node: ast.AST) -> str:
    text = ast.unparse(node).splitlines()[0]
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
