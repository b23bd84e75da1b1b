"""Finds out what an answer did instead of what was asked, and says it in a sentence."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from studycli.judge.evidence import Evidence, Explanation, Found, MismatchKind, Said
from studycli.judge.explain.altered import explain_altered_argument
from studycli.judge.explain.difference import Difference, difference_of
from studycli.judge.explain.dtype import explain_dtype, explain_precision
from studycli.judge.explain.effects import explain_effect, explain_in_place, explain_still_as_before
from studycli.judge.explain.endings import explain_ending
from studycli.judge.explain.exceptions import explain_exception
from studycli.judge.explain.excerpt import side_by_side
from studycli.judge.explain.fallback import explain_honestly
from studycli.judge.explain.gradient import explain_gradient
from studycli.judge.explain.patience import OutOfPatience, patience
from studycli.judge.explain.patterns import explain_pattern
from studycli.judge.explain.places import explain_places
from studycli.judge.explain.shape import explain_shape
from studycli.judge.explain.slips import explain_slip
from studycli.judge.explain.special import explain_not_finite, explain_overflow
from studycli.judge.explain.structure import explain_structure
from studycli.judge.explain.transformed import explain_transformed_result
from studycli.judge.explain.values import (
    explain_constant,
    explain_list,
    explain_multiple,
    explain_other_order,
)
from studycli.judge.protocol import CallStatus
from studycli.model.verdict import Cause
from studycli.wording import MOST_WORDS, word_count

__all__ = ["Explanation", "explain"]

MOST_SECONDS = 1.0
"""Of processor time for all searches together; the surest and cheapest come first."""
_LEAST_SECONDS = 0.1

_UNSURE = (Cause.CRASH, Cause.SHAPE)
"""What happened is plain, but not why: which cases it happens in says more."""

_TRIPS = (RuntimeError, ValueError, IndexError, TypeError, KeyError, OverflowError, ZeroDivisionError)

Search = Callable[[Evidence], Explanation | None]


def _ending(evidence: Evidence) -> Explanation | None:
    if evidence.outcome.status is CallStatus.RAISED and evidence.outcome.error is not None:
        return explain_exception(evidence.outcome.error, evidence.source, evidence.inputs)
    if evidence.outcome.status is not CallStatus.RETURNED:
        return explain_ending(evidence.outcome, evidence.source)
    return None


def _of(kind: MismatchKind, search: Callable[[Difference], Explanation | None]) -> Search:
    """Makes a search over one pair of tensors one over the evidence."""

    def searched(evidence: Evidence) -> Explanation | None:
        difference = difference_of(evidence) if evidence.mismatch.kind is kind else None
        if difference is None or (kind is MismatchKind.VALUES and not difference.expected.numel()):
            return None
        return search(difference)

    return searched


SEARCHES: tuple[Search, ...] = (
    _ending,
    explain_structure,
    explain_dtype,
    explain_effect,
    _of(MismatchKind.VALUES, explain_constant),
    explain_transformed_result,
    explain_altered_argument,
    _of(MismatchKind.SHAPE, explain_shape),
    _of(MismatchKind.VALUES, explain_overflow),
    explain_precision,
    explain_still_as_before,
    explain_slip,
    explain_gradient,
    explain_in_place,
    _of(MismatchKind.VALUES, explain_not_finite),
)
"""Every search for a mistake, in order."""

FACTS: tuple[Search, ...] = (
    explain_list,
    _of(MismatchKind.VALUES, explain_multiple),
    _of(MismatchKind.VALUES, explain_other_order),
    _of(MismatchKind.VALUES, explain_places),
)
"""Where no mistake is found: what can be said of the numbers. `explain_honestly` is what remains."""


def explain(evidence: Evidence) -> Explanation:
    """What the learner is told of a failing case: the first search that finds the mistake, or else the bare facts.

    A search that trips over an unusual value, or thinks for too long, says nothing; it never costs the learner the verdict.
    """
    found: Explanation | None = None
    until = time.thread_time() + MOST_SECONDS
    for search in (*SEARCHES, *FACTS):
        try:
            with patience(max(until - time.thread_time(), _LEAST_SECONDS)):
                found = search(evidence)
        except (*_TRIPS, OutOfPatience):
            continue
        if found is not None:
            found = replace(found, found=Found.FACTS) if search in FACTS else found
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
