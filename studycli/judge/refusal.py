"""What is said of an answer that cannot be judged case by case."""

from __future__ import annotations

from dataclasses import dataclass

from studycli.model.verdict import Cause, VerdictKind


@dataclass(frozen=True, slots=True)
class Refusal:
    """A verdict on the answer as a whole."""

    kind: VerdictKind
    cause: Cause
    message: str
    line: int | None = None
    trace: str = ""
    fix: str = ""
    """What would mend it."""
