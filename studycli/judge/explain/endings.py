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
            message = f"No result{seconds}: the `while` in line {line} may never end. Does its condition change inside?"
        else:
            message = f"No result{seconds}: a loop that does not end, or far more work than the task needs."
        return Explanation(Cause.TIME, message, line=line)
    if outcome.status is CallStatus.MEMORY:
        return Explanation(
            Cause.MEMORY,
            "The answer ran out of the memory that it may use: a tensor is far larger than the inputs call for, "
            "or a list grows without end.",
        )
    detail = f" ({outcome.detail})" if outcome.detail else ""
    if outcome.status is CallStatus.UNSAFE:
        return Explanation(
            Cause.CRASH,
            f"What came back cannot be trusted{detail}: an answer only computes and returns; it does not reach outside.",
        )
    return Explanation(
        Cause.CRASH, f"The process ended in the middle of the call{detail}: nothing came back."
    )


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
