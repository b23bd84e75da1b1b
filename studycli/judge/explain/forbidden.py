"""A call that gives the answer away."""

from __future__ import annotations

from collections.abc import Sequence

from studycli.judge.evidence import Explanation
from studycli.model.verdict import Cause


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
