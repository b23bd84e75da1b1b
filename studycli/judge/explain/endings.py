"""A run that did not come back: too long, too much memory, a crash; or a call that gives the answer away."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from studycli.judge.evidence import Explanation
from studycli.judge.explain.numbers import number
from studycli.judge.explain.syntax import syntax
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
    loops = [node for node in ast.walk(syntax(source)) if isinstance(node, ast.While)]
    closed = [
        loop for loop in loops if not any(isinstance(node, ast.Break | ast.Return) for node in ast.walk(loop))
    ]
    candidates = loops if len(loops) == 1 else closed
    return min((loop.lineno for loop in candidates), default=None)


def explain_forbidden(names: Sequence[str], source: str) -> Explanation:
    """Names what was called, and where, and why it is not allowed."""
    unique = list(dict.fromkeys(names))
    shown = " and ".join(unique) if len(unique) < 3 else ", ".join(unique[:3])
    line = next((found for name in unique if (found := _line(name, source)) is not None), None)
    where = f" (line {line})" if line else ""
    verb = "is" if len(unique) == 1 else "are"
    message = f"{shown} {verb} not allowed here{where}: the drill asks you to write it yourself."
    return Explanation(Cause.NOT_ALLOWED, message, line=line)


def _line(name: str, source: str) -> int | None:
    """The first line that uses the last part of the name as a word."""
    last = name.rstrip("*").rsplit(".", 1)[-1]
    for place, text in enumerate(source.splitlines(), 1):
        code = text.split("#")[0]
        if last and f"{last}(" in code.replace(" (", "("):
            return place
    return next(
        (place for place, text in enumerate(source.splitlines(), 1) if last and last in text.split("#")[0]),
        None,
    )
