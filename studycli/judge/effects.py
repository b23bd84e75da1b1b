"""What a call may and may not do beside returning the right thing: arguments, memory, graphs, gradients, sizes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import torch

from studycli.judge.cases.language import Case, Compared, Judged
from studycli.judge.comparing import Tolerances, all_close, first_difference, identical, largest
from studycli.judge.evidence import Mismatch, MismatchKind, Tolerance
from studycli.judge.protocol import CallOutcome, Value
from studycli.judge.rounding import gradient_key
from studycli.judge.trees import leaves


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one case asks for."""

    case: Case
    judged: Judged
    before: Mapping[str, Value]
    """The arguments, by name, before the call."""
    reference: CallOutcome
    gradients: tuple[str, ...]
    """Paths of the arguments whose gradients are asked for."""
    tolerances: Tolerances


def first_effect(wanted: Wanted, outcome: CallOutcome) -> Mismatch | None:
    """The first unwanted effect of a call whose outputs are right."""
    return (
        _mutation(wanted, outcome)
        or _in_place(wanted, outcome)
        or _not_returned(wanted, outcome)
        or _shared(wanted, outcome)
        or _graph(wanted, outcome)
        or _gradient(wanted, outcome)
        or _size(wanted, outcome)
    )


def _mutation(wanted: Wanted, outcome: CallOutcome) -> Mismatch | None:
    after = outcome.arguments if isinstance(outcome.arguments, dict) else {}
    for name, before in wanted.before.items():
        if name in wanted.judged.in_place or identical(before, after.get(name)):
            continue
        now = dict(leaves(after.get(name), name))
        for path, leaf in leaves(before, name):
            if path not in now or not identical(leaf, now[path]):
                return Mismatch(MismatchKind.MUTATION, path, leaf, now.get(path))
        return Mismatch(MismatchKind.MUTATION, name, before, after.get(name))
    return None


def _in_place(wanted: Wanted, outcome: CallOutcome) -> Mismatch | None:
    after = outcome.arguments if isinstance(outcome.arguments, dict) else {}
    right = wanted.reference.arguments
    for name in wanted.judged.in_place:
        if name not in right:
            continue
        found = first_difference(right[name], after.get(name), wanted.tolerances, {}, name)
        if found is not None:
            return Mismatch(MismatchKind.IN_PLACE, found.path, found.expected, found.got)
        for path in outcome.replaced:
            if path.partition(".")[0] == name and path not in wanted.reference.replaced:
                return Mismatch(MismatchKind.REPLACED, path)
    return None


def _not_returned(wanted: Wanted, outcome: CallOutcome) -> Mismatch | None:
    name = wanted.judged.returned
    if not name or name in outcome.aliases or name not in wanted.reference.aliases:
        return None
    return Mismatch(MismatchKind.NOT_RETURNED, name)


def _shared(wanted: Wanted, outcome: CallOutcome) -> Mismatch | None:
    if not wanted.judged.new or not outcome.shared or wanted.reference.shared:
        return None
    return Mismatch(MismatchKind.ALIAS, outcome.shared[0])


def _graph(wanted: Wanted, outcome: CallOutcome) -> Mismatch | None:
    for path in outcome.argument_graphs:
        if path not in wanted.reference.argument_graphs:
            return Mismatch(MismatchKind.GRAPH, path)
    if wanted.judged.detached and not wanted.reference.graphs and outcome.graphs:
        return Mismatch(MismatchKind.GRAPH, outcome.graphs[0])
    return None


def _gradient(wanted: Wanted, outcome: CallOutcome) -> Mismatch | None:
    if outcome.gradient_error and not wanted.reference.gradient_error:
        path = wanted.gradients[0] if wanted.gradients else ""
        return Mismatch(MismatchKind.GRADIENT, path, (wanted.reference.gradients or {}).get(path))
    if wanted.reference.gradients is None:
        return None
    got = outcome.gradients or {}
    for path in wanted.gradients:
        right, given = wanted.reference.gradients.get(path), got.get(path)
        if not same_gradient(right, given, wanted, path):
            return Mismatch(MismatchKind.GRADIENT, path, right, given)
    return None


def same_gradient(right: Value, given: Value, wanted: Wanted, path: str = "") -> bool:
    """No gradient and one of zeros are the same; numbers agree relative to the largest of them."""
    if wanted.case.compared is Compared.RESULT:
        finite = right is None or bool(right.isfinite().all())
        return not finite or given is None or bool(given.isfinite().all())
    if right is None or given is None:
        one = given if right is None else right
        return one is None or not bool(one.any())
    if right.shape != given.shape:
        return False
    if wanted.tolerances.form_only:
        return bool(given.isfinite().all()) and bool(given.any()) == bool(right.any())
    same = right.dtype == given.dtype and torch.equal(right, given)
    return same or all_close(right, given, gradient_tolerance(right, wanted.tolerances, path))


def gradient_tolerance(right: torch.Tensor, tolerances: Tolerances, path: str = "") -> Tolerance:
    """That of the values, with room in proportion to the largest element: gradients are sums whose terms cancel.

    At least what the reference's own rounding asks for, which grows with its depth.
    """
    usual = tolerances.case or tolerances.of(right.dtype)
    own = tolerances.room(gradient_key(path), right)
    return Tolerance(usual.rtol, max(usual.atol * max(1.0, largest(right)), own))


def _size(wanted: Wanted, outcome: CallOutcome) -> Mismatch | None:
    most = wanted.case.max_elements
    if most is None or outcome.largest_elements <= most:
        return None
    return Mismatch(MismatchKind.SIZE, "", most, outcome.largest_elements)
