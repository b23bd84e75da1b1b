"""How verdicts are said: the sign and the word first, so that colour is never needed."""

from __future__ import annotations

from collections.abc import Sequence

from studycli.model.verdict import CaseVerdict, Verdict, VerdictKind

_WORDS = {
    VerdictKind.PASSED: ("✓", "passed"),
    VerdictKind.WRONG: ("✗", "wrong"),
    VerdictKind.ERROR: ("✗", "error"),
    VerdictKind.TIMEOUT: ("✗", "too slow"),
    VerdictKind.MEMORY: ("✗", "too much memory"),
    VerdictKind.CRASHED: ("✗", "crashed"),
    VerdictKind.NOT_ALLOWED: ("✗", "not allowed"),
    VerdictKind.UNSAFE: ("✗", "unsafe"),
}


def headline(kind: VerdictKind) -> str:
    """The sign and the word of a verdict: `✗ wrong`."""
    sign, word = _WORDS[kind]
    return f"{sign} {word}"


def nothing_written(name: str) -> str:
    """What to say instead of judging an answer that nobody has begun."""
    return f"Nothing is written yet: write the body of {name}, then run it. This was no attempt."


def case_row(cases: Sequence[CaseVerdict]) -> str:
    """`5 cases: ✓ ✗ ✗ ✓ ✗`; empty without cases."""
    if not cases:
        return ""
    signs = " ".join("✓" if case.passed else "✗" for case in cases)
    return f"{len(cases)} {'case' if len(cases) == 1 else 'cases'}: {signs}"


def shape_table(verdict: Verdict) -> str:
    """The tensors on the line that the message speaks of: a name and a shape in each line, aligned; empty without any."""
    width = max((len(name) for name, _ in verdict.shapes), default=0)
    return "\n".join(f"{name:<{width}}  {shape}" for name, shape in verdict.shapes)


def told_fix(fix: str) -> str:
    """The sentence as it stands below the message; empty when there is none to show."""
    return f"Fix: {fix}" if fix else ""


def where_and_how_long(verdict: Verdict) -> str:
    """`0.02 s on cpu`."""
    seconds = verdict.seconds
    figure = f"{seconds:.2f}" if seconds < 9.995 else f"{seconds:.0f}"
    return f"{figure} s on {verdict.device}"
