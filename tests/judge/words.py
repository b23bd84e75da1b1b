"""What a learner is told, as a test asks about it."""

from __future__ import annotations

from studycli.judge.evidence import Explanation


def whole(told: Explanation) -> str:
    """What a learner reads who asks for the fix as well."""
    return f"{told.message} {told.fix}".rstrip()
