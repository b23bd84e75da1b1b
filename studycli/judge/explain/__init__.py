"""Finds out what an answer did instead of what was asked, and says it in a sentence."""

from __future__ import annotations

import time
from dataclasses import replace

from studycli.judge.evidence import Evidence, Explanation, MismatchKind, Said
from studycli.judge.explain.excerpt import side_by_side
from studycli.judge.explain.fallback import explain_honestly
from studycli.judge.explain.patience import OutOfPatience, patience
from studycli.judge.explain.patterns import explain_pattern
from studycli.judge.explain.searches import SEARCHES
from studycli.judge.protocol import CallStatus
from studycli.model.verdict import Cause
from studycli.wording import MOST_WORDS, word_count

_UNSURE = (Cause.CRASH, Cause.SHAPE)
"""What happened is plain, but not why: which cases it happens in says more."""

MOST_SECONDS = 0.7
"""Of processor time for all searches together; the surest and cheapest come first."""
_LEAST_SECONDS = 0.01

_TRIPS = (RuntimeError, ValueError, IndexError, TypeError, KeyError, OverflowError, ZeroDivisionError)

__all__ = ["Explanation", "explain"]


def explain(evidence: Evidence) -> Explanation:
    """What the learner is told of a failing case: the first search that finds the mistake, or else the bare facts.

    A search that trips over an unusual value, or thinks for too long, says nothing; it never costs the learner the verdict.
    """
    found: Explanation | None = None
    until = time.thread_time() + MOST_SECONDS
    for search in SEARCHES:
        try:
            with patience(max(until - time.thread_time(), _LEAST_SECONDS)):
                found = search(evidence)
        except (*_TRIPS, OutOfPatience):
            continue
        if found is not None:
            break
    else:
        found = explain_honestly(evidence)
        pattern = explain_pattern(evidence)
        if pattern is not None:
            return _with_texts(evidence, _joined(found, f"{pattern.message} {found.message}", pattern))
    if found.cause in _UNSURE:
        pattern = explain_pattern(evidence)
        if pattern is not None:
            found = _joined(found, f"{found.message} {pattern.message}", pattern)
    return _with_texts(evidence, found)


def _joined(found: Explanation, message: str, pattern: Said) -> Explanation:
    if word_count(message) > MOST_WORDS:
        return replace(found, fix=f"{found.fix} {pattern.message} {pattern.fix}".strip())
    return replace(found, message=message, fix=f"{found.fix} {pattern.fix}".strip())


def _with_texts(evidence: Evidence, found: Explanation) -> Explanation:
    """The explanation with what to show side by side; an exception has nothing to show."""
    if evidence.outcome.status is not CallStatus.RETURNED or evidence.mismatch.kind is MismatchKind.EXCEPTION:
        return found
    expected, got = side_by_side(evidence.mismatch.expected, evidence.mismatch.got)
    return replace(found, expected=found.expected or expected, got=found.got or got)
