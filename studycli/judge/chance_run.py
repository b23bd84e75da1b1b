"""Random drills: the properties of one case, what the seed does, and statistics over draws."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import torch

from studycli.judge.binding import bind
from studycli.judge.case_result import CaseResult
from studycli.judge.case_run import Bench, PreparedCase, ask_reference
from studycli.judge.cases.language import Finding, Property
from studycli.judge.comparing import Tolerances, first_difference, identical
from studycli.judge.protocol import CallOutcome, CallRequest, CallStatus, GeneratorSeed, Value
from studycli.judge.trees import map_leaves
from studycli.model.verdict import Cause

_ANOTHER = 7_919
"""Added to a seed to have another one."""

_UNSEEDED = Finding(
    "The same seed gives another result each time.",
    Cause.RANDOM,
    "Draw from torch's own generator, not from Python's random or NumPy.",
)
_FIXED = Finding(
    "Every seed gives the same result: nothing is drawn, or your code sets a seed.",
    Cause.RANDOM,
    "Leave the seed to the caller.",
)
_GLOBAL = Finding(
    "The global seed changes the result although a generator is given.",
    Cause.RANDOM,
    "Pass generator= to every call that draws.",
)
_IGNORES_GENERATOR = Finding(
    "Another generator gives the same result.", Cause.RANDOM, "Draw from the generator that is given."
)


def judge_properties(bench: Bench, index: int, prepared: PreparedCase, result: CaseResult) -> CaseResult:
    """`result`, whose form is right, with the first property that does not hold."""
    judged = bench.files.table.judged
    found = _first(judged.always, prepared, result.outcome.outputs)
    if found is None and prepared.case.is_by_chance:
        return _by_chance(bench, index, prepared, result)
    return replace(result, finding=found)


def _by_chance(bench: Bench, index: int, prepared: PreparedCase, result: CaseResult) -> CaseResult:
    found = _seed_finding(bench, index, prepared, result.outcome)
    if isinstance(found, CallOutcome):
        return replace(result, outcome=found)
    if found is not None:
        return replace(result, finding=found)
    judged = bench.files.table.judged
    draws = [result.outcome.outputs]
    form = Tolerances(form_only=True)
    for draw in range(1, prepared.case.draws):
        request = _request(prepared, bench.seed + draw * _ANOTHER)
        outcome = prepared.binding.named(bench.run.call(request))
        drawn = replace(result, outcome=outcome, request=request, gradients=())
        if outcome.status is not CallStatus.RETURNED:
            return drawn
        mismatch = first_difference(prepared.reference.outputs, outcome.outputs, form, outcome.unusual)
        if mismatch is not None:
            return replace(drawn, mismatch=mismatch)
        found = _first(judged.always, prepared, outcome.outputs)
        if found is not None:
            return replace(result, finding=found)
        draws.append(outcome.outputs)
    observed = draws if prepared.case.draws > 1 else draws[0]
    return replace(result, finding=_first(judged.by_chance, prepared, observed))


_TIMES_AGAIN = 4


def _seed_finding(
    bench: Bench, index: int, prepared: PreparedCase, first: CallOutcome
) -> Finding | CallOutcome | None:
    """What is wrong with how the seed rules the result; an outcome when a call did not return."""
    # More than once: of few possible results two draws may well be the same by chance.
    for _ in range(_TIMES_AGAIN):
        again = _call_again(bench, prepared, bench.seed)
        if again.status is not CallStatus.RETURNED:
            return again
        if not identical(first.outputs, again.outputs):
            return _UNSEEDED
    if prepared.has_generator:
        other_global = _call_again(bench, prepared, bench.seed + _ANOTHER)
        if other_global.status is not CallStatus.RETURNED:
            return other_global
        if not identical(first.outputs, other_global.outputs):
            return _GLOBAL
    if not _reference_varies(bench, prepared):
        return None
    other = _call_again(bench, prepared, bench.seed + _ANOTHER, reseed=True)
    if other.status is not CallStatus.RETURNED:
        return other
    if identical(first.outputs, other.outputs):
        return _IGNORES_GENERATOR if prepared.has_generator else _FIXED
    return None


def _reference_varies(bench: Bench, prepared: PreparedCase) -> bool:
    made = replace(prepared.made, arguments=_reseeded(prepared.made.arguments))
    binding = bind(prepared.case, made, bench.files.signature)
    other = ask_reference(bench.files, binding, (), bench.seed + _ANOTHER, prepared.case)
    return not identical(prepared.reference.outputs, other.outputs)


def _request(prepared: PreparedCase, seed: int, *, reseed: bool = False) -> CallRequest:
    request = replace(prepared.request, seed=seed, gradients=())
    if reseed:
        return replace(request, args=_reseeded(request.args), kwargs=_reseeded(request.kwargs))
    return request


def _call_again(bench: Bench, prepared: PreparedCase, seed: int, *, reseed: bool = False) -> CallOutcome:
    return prepared.binding.named(bench.run.call(_request(prepared, seed, reseed=reseed)))


def _reseeded(arguments: Any) -> Any:
    """The same arguments with every generator seeded otherwise."""
    return map_leaves(
        arguments,
        lambda path, leaf: GeneratorSeed(leaf.seed + _ANOTHER) if isinstance(leaf, GeneratorSeed) else leaf,
    )


def _first(checks: Iterable[Property], prepared: PreparedCase, outputs: Value) -> Finding | None:
    """The first property that does not hold."""
    inputs = SimpleNamespace(**prepared.inputs)
    for check in checks:
        try:
            found = check(inputs, outputs, torch)
        except Exception:  # ids out of range, an argmax of nothing: the property could not even be asked
            found = f"The result cannot be what was asked for: {_words(check)} cannot be checked on it."
        if found is not None:
            return found if isinstance(found, Finding) else Finding(found, Cause.RANDOM)
    return None


def _words(check: Property) -> str:
    return f"“{check.__name__.strip('_').replace('_', ' ')}”"
