"""An explanation is a hypothesis: a program that gives what the answer gave, wherever it failed and wherever it passed."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import torch

from studycli.judge.calling import perform
from studycli.judge.case_result import CaseResult
from studycli.judge.comparing import TOLERANCES, Tolerances, all_close, first_difference, largest
from studycli.judge.evidence import Mismatch, MismatchKind, Tolerance
from studycli.judge.explain.numbers import as_numbers
from studycli.judge.protocol import Answer, CallOutcome, CallStatus, Foreign, RaisedError, Value
from studycli.judge.trees import at_path, leaves, map_leaves
from studycli.model.verdict import Cause

_CLOSER = 0.05
"""A program that gives what came out is at most so far from it, as a share of how far the right result is."""

_MOST_NUMBERS = 1_000_000
"""Of a larger result, such as one that was broadcast by accident, only the form is compared."""

_OF_MEMORY = (
    MismatchKind.IN_PLACE,
    MismatchKind.REPLACED,
    MismatchKind.NOT_RETURNED,
    MismatchKind.ALIAS,
    MismatchKind.GRAPH,
)


Program = Callable[[CaseResult], CallOutcome]
"""What a program does with a case's inputs, with paths that start with the arguments' names."""

ENOUGH = 0.8
"""The share of the failing cases from which on a hypothesis is believed: in the others there is a second mistake."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """What may have been done instead of what was asked."""

    says: str
    fix: str
    cause: Cause
    run: Program


def program(function: Callable[..., Any], answer: Answer) -> Program:
    """What `function` does when it is called as the answer was; `answer` is the text that it was loaded from."""

    def run(result: CaseResult) -> CallOutcome:
        most = (
            result.request.max_elements if _is_too_large(result) else None
        )  # to watch every tensor takes its time
        request = replace(result.request, not_allowed=(), device="cpu", max_elements=most)
        return result.binding.named(perform(function, request, answer))

    return run


def first_that_fits(
    hypotheses: Iterable[Hypothesis], results: Sequence[CaseResult], seconds: float, *, gradients: bool = True
) -> Hypothesis | None:
    """The first hypothesis that gives all that came out, or else the one that gives most of it, if it gives enough.

    No more are tried after `seconds` of processor time. One that cannot be run says nothing.
    """
    ordered = list(_telling_first(results))
    if not _is_telling(ordered[0].mismatch):
        return None
    until = time.thread_time() + seconds
    best: tuple[float, Hypothesis | None] = (0.0, None)
    for hypothesis in hypotheses:
        try:
            share = _agreement(hypothesis.run, ordered, gradients=gradients)
        except Exception:
            # Written for the usual case; on a case that it does not fit it has nothing to say.
            share = 0.0
        if share >= ENOUGH and share > best[0]:
            best = (share, hypothesis)
        if best[0] == 1.0 or time.thread_time() > until:
            break
    return best[1]


def _is_telling(mismatch: Mismatch | None) -> bool:
    """Whether there is something to compare: many a mistake gives nothing at all, or nothing but NaN, which proves none of them."""
    if mismatch is not None and isinstance(mismatch.got, list | str):
        return bool(mismatch.got)
    if mismatch is None or not isinstance(mismatch.got, torch.Tensor) or not mismatch.got.numel():
        return True
    finite = mismatch.got.isfinite()
    return bool(finite.all() if mismatch.kind is MismatchKind.GRADIENT else finite.any())


def agreement(run: Program, results: Sequence[CaseResult], *, gradients: bool = True) -> float:
    """The share of the failing cases in which a program gives what the answer gave.

    Values, dtypes, errors, gradients and what became of the arguments are compared. 0.0 when it differs anywhere where the
    answer passed, or in the failing case that tells most. Without `gradients` only what is returned counts.
    """
    return _agreement(run, _telling_first(results), gradients=gradients)


def _agreement(run: Program, ordered: Iterable[CaseResult], *, gradients: bool) -> float:
    alike = failing = 0
    for result in ordered:
        if not failing and not _may_be_alike(run, result):
            return 0.0
        is_alike = _is_alike(run(result), result, gradients=gradients)
        if not is_alike and (result.passed or not failing):
            return 0.0
        failing += not result.passed
        alike += is_alike and not result.passed
    return alike / failing if failing else 0.0


def _may_be_alike(run: Program, result: CaseResult) -> bool:
    """A first look without gradients, which take most of the time: nearly every program fails here."""
    if result.outcome.status is not CallStatus.RETURNED or not result.gradients:
        return True
    quick = run(replace(result, request=replace(result.request, gradients=())))
    # What calls backward itself, with parameters that require no gradient now, raises.
    return quick.status is not CallStatus.RETURNED or _is_alike(quick, result, gradients=False)


def _telling_first(results: Sequence[CaseResult]) -> Iterator[CaseResult]:
    failing = sorted((result for result in results if not result.passed), key=CaseResult.telling_order)
    # At the edge of rounding and of overflow two ways of writing the same mistake differ.
    failing = [result for result in failing if not result.case.is_generic] or failing
    # What was broadcast to millions of numbers takes as long to make again, and says no more than a smaller case.
    failing = [result for result in failing if _numbers_in(result) <= _MOST_NUMBERS] or failing
    yield from (result for result in failing if not _is_too_large(result))
    yield from (result for result in results if result.passed)
    yield from filter(_is_too_large, failing)  # to watch the size of every tensor takes its time


def _is_too_large(result: CaseResult) -> bool:
    return result.mismatch is not None and result.mismatch.kind is MismatchKind.SIZE


def _is_alike(made: CallOutcome, result: CaseResult, *, gradients: bool = True) -> bool:
    got = result.outcome
    if made.status is not got.status:
        return False
    if got.status is CallStatus.RAISED:
        return result.passed or _is_same_error(made.error, got.error)
    tolerances = _tolerances(result)
    if not _is_same(made.outputs, got.outputs, tolerances):
        return False
    return _is_nearer_than_the_right_one(made, result) and (
        not gradients
        or (
            _has_same_gradients(made, result)
            and _is_same(made.arguments, got.arguments, tolerances)
            and _has_same_effects(made, result)
        )
    )


def _is_same_error(made: RaisedError | None, got: RaisedError | None) -> bool:
    """The same type and words; the numbers in them may depend on how the answer is written."""
    if made is None or got is None:
        return made is got
    return made.type == got.type and _words(made.message) == _words(got.message)


def _words(message: str) -> str:
    return re.sub(r"[\d\W]+", " ", message)[:60]


def _is_same(made: Value, got: Value, tolerances: Tolerances) -> bool:
    """Kinds, shapes, dtypes and, within the tolerances, numbers."""
    return first_difference(_plain(made), _plain(got), tolerances, {}) is None


def _tolerances(result: CaseResult) -> Tolerances:
    """The usual ones, and in half precision those of half precision whatever came out: how a result is promoted shows in its digits."""
    names = {str(tensor.dtype).removeprefix("torch.") for tensor in result.tensors().values()}
    coarse = [TOLERANCES[name] for name in ("bfloat16", "float16") if name in names]
    is_form_enough = _numbers_in(result) > _MOST_NUMBERS or (result.passed and result.case.is_generic)
    return Tolerances(case=coarse[0] if coarse else None, form_only=is_form_enough)


def _numbers_in(result: CaseResult) -> int:
    """How many numbers came out."""
    return sum(part.numel() for _, part in leaves(result.outcome.outputs) if isinstance(part, torch.Tensor))


def _plain(value: Value) -> Value:
    return map_leaves(value, lambda path, leaf: str(leaf) if isinstance(leaf, Foreign) else leaf)


def _has_same_gradients(made: CallOutcome, result: CaseResult) -> bool:
    got = result.outcome
    if result.passed and result.case.is_generic:
        return True
    if bool(made.gradient_error) != bool(got.gradient_error):
        return False
    for path in result.gradients:
        mine, theirs = (made.gradients or {}).get(path), (got.gradients or {}).get(path)
        if mine is None or theirs is None:
            one = theirs if mine is None else mine
            if one is not None and bool(one.any()):
                return False
        elif mine.shape != theirs.shape or not _is_close(mine, theirs):
            return False
    return True


def _is_close(mine: torch.Tensor, theirs: torch.Tensor) -> bool:
    """Gradients are sums whose terms cancel: the room is in proportion to the largest."""
    usual = Tolerances().of(theirs.dtype)
    return all_close(theirs, mine, Tolerance(0.0, usual.atol + 10 * usual.rtol * largest(theirs)))


def _has_same_effects(made: CallOutcome, result: CaseResult) -> bool:
    """What becomes of memory and graphs, in a case that fails for it."""
    mismatch, got = result.mismatch, result.outcome
    if mismatch is None:
        return True
    if mismatch.kind is MismatchKind.SIZE:
        return result.case.max_elements is None or made.largest_elements > result.case.max_elements
    if mismatch.kind not in _OF_MEMORY:
        return True
    return (
        set(made.replaced) == set(got.replaced)
        and set(made.aliases) == set(got.aliases)
        and set(made.shared) == set(got.shared)
        and bool(made.graphs) == bool(got.graphs)
        and set(made.argument_graphs) == set(got.argument_graphs)
    )


def _is_nearer_than_the_right_one(made: CallOutcome, result: CaseResult) -> bool:
    """Whether the numbers that are wrong agree far better with this than with what is asked for."""
    mismatch = result.mismatch
    if mismatch is None or mismatch.kind not in (MismatchKind.VALUES, MismatchKind.GRADIENT):
        return True
    expected, got = mismatch.expected, mismatch.got
    guess = _at(made, mismatch)
    tensors = [part for part in (guess, expected, got) if isinstance(part, torch.Tensor)]
    if len(tensors) < 3 or len({part.shape for part in tensors}) > 1:
        return True
    guess, right, came = (as_numbers(part) for part in tensors)
    finite = guess.isfinite() & right.isfinite() & came.isfinite()
    if not bool(finite.any()) or not torch.equal(came.isfinite(), right.isfinite()):
        return True
    left_over = float((guess - came)[finite].abs().max())
    return left_over <= _CLOSER * float((right - came)[finite].abs().max())


def _at(made: CallOutcome, mismatch: Mismatch) -> Value:
    if mismatch.kind is MismatchKind.GRADIENT:
        return (made.gradients or {}).get(mismatch.path)
    try:
        return at_path(made.outputs, mismatch.path)
    except KeyError:
        return None
