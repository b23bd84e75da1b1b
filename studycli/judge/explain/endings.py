"""A run that did not come back: too long, too much memory, a crash, or something that is not allowed to happen."""

from __future__ import annotations

import ast

from studycli.judge.evidence import Explanation
from studycli.judge.explain.numbers import number
from studycli.judge.protocol import CallOutcome, CallStatus
from studycli.model.verdict import Cause


def explain_ending(outcome: CallOutcome, source: str) -> Explanation:
    """The sentence for TIMEOUT, MEMORY, CRASHED and UNSAFE."""
    if outcome.status is CallStatus.TIMEOUT:
        line = _endless(source)
        seconds = f" after {number(round(outcome.seconds, 1))} seconds" if outcome.seconds else ""
        if line:
            message = f"No result{seconds}: the `while` in line {line} may never end."
            fix = "Change something in the loop that its condition depends on."
        else:
            message = f"No result{seconds}: a loop does not end, or does far more work than the task needs."
            fix = ""
        return Explanation(Cause.TIME, message, line=line, fix=fix)
    if outcome.status is CallStatus.MEMORY:
        return Explanation(
            Cause.MEMORY,
            "The answer used more memory than it may.",
            fix="Look for a tensor far larger than the inputs call for, or a list that grows without end.",
        )
    detail = f" ({outcome.detail})" if outcome.detail else ""
    if outcome.status is CallStatus.UNSAFE:
        return Explanation(
            Cause.CRASH,
            f"What came back cannot be trusted{detail}.",
            fix="Only compute and return; an answer must not reach outside its function.",
        )
    return Explanation(Cause.CRASH, f"The process ended during the call{detail}: nothing came back.")


def _endless(source: str) -> int | None:
    """The line of the only `while`; of several, the first `while True` without a way out."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return None
    loops = [node for node in ast.walk(tree) if isinstance(node, ast.While)]
    closed = [
        loop for loop in loops if not any(isinstance(node, ast.Break | ast.Return) for node in ast.walk(loop))
    ]
    candidates = loops if len(loops) == 1 else closed
    return min((loop.lineno for loop in candidates), default=None)
