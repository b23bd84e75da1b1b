"""The drill's own named mistakes."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

from studycli.judge.evidence import Evidence, Explanation, MismatchKind, OtherCase
from studycli.judge.explain.numbers import agree, distinct, explains
from studycli.judge.protocol import CallStatus

if TYPE_CHECKING:
    from studycli.judge.cases.language import Mistake

_OF_OUTPUTS = (
    MismatchKind.TYPE,
    MismatchKind.STRUCTURE,
    MismatchKind.SHAPE,
    MismatchKind.VALUES,
    MismatchKind.DTYPE,
    MismatchKind.DEVICE,
)
"""Elsewhere the outputs are right, and a mistake that makes no difference in this case would be told."""

_MANY = 6
"""So many different numbers do not agree by chance."""


def explain_named_mistake(evidence: Evidence) -> Explanation | None:
    """The first named mistake that gives exactly what came out, here and in other failing cases; or else only here."""
    if evidence.outcome.status is not CallStatus.RETURNED or evidence.mismatch.kind not in _OF_OUTPUTS:
        return None
    here = None
    for mistake in evidence.mistakes:
        try:
            made = _made(mistake, evidence)
            if made and (mistake.gives is None or _gives_elsewhere(mistake, evidence)):
                return Explanation(mistake.cause, mistake.message)
        except Exception:
            # A mistake is written for the usual case; on an input that it does not fit it has nothing to say.
            continue
        if made and here is None and _proves_itself(evidence):
            here = Explanation(mistake.cause, mistake.message)
    return here


def _made(mistake: Mistake, evidence: Evidence) -> bool:
    inputs = SimpleNamespace(**copied(dict(evidence.inputs)))
    if mistake.when is not None:
        return bool(mistake.when(inputs, evidence.outcome.outputs, torch))
    given = mistake.gives(inputs, torch) if mistake.gives is not None else None
    return given is not None and reproduces(given, evidence) and not same(given, evidence.expected)


def _gives_elsewhere(mistake: Mistake, evidence: Evidence) -> bool:
    """Whether it gives what came out of the other small cases.

    A tensor only has to be given in half of those that failed: there may be a second mistake.
    """
    others = [
        other
        for other in evidence.others
        if other.inputs and other.name != evidence.case and not (other.output is None and not other.passed)
    ]
    needed: float = len(others)
    if isinstance(evidence.mismatch.got, Tensor):
        others = [other for other in others if not other.passed]
        needed = len(others) / 2
    return sum(_gives_in(mistake, other) for other in others) >= needed


def _proves_itself(evidence: Evidence) -> bool:
    """Whether so many different numbers came out that they do not agree by chance."""
    got = evidence.mismatch.got
    return isinstance(got, Tensor) and distinct(got) >= _MANY


def _gives_in(mistake: Mistake, other: OtherCase) -> bool:
    try:
        return mistake.gives is not None and same(
            mistake.gives(SimpleNamespace(**copied(dict(other.inputs or {}))), torch), other.output
        )
    except Exception:
        # A mistake is written for the usual case.
        return False


def reproduces(outputs: Any, evidence: Evidence) -> bool:
    """Whether a guess gives all that came out, and is nearer to it than the right result is."""
    if not same(outputs, evidence.outcome.outputs):
        return False
    if isinstance(outputs, list | str) and not outputs:
        return False  # many a mistake gives nothing at all: it would prove none of them
    for key in evidence.mismatch.path.split(".") if evidence.mismatch.path else []:
        if not isinstance(outputs, list | tuple) or not key.isdigit():
            return True
        outputs = outputs[int(key)]
    expected, got = evidence.mismatch.expected, evidence.mismatch.got
    if isinstance(outputs, Tensor) and isinstance(expected, Tensor) and isinstance(got, Tensor):
        if bool(expected.isfinite().any()) and not bool(got.isfinite().any()):
            return False  # many a mistake gives nothing but NaN: it would prove none of them
        return explains(outputs, expected, got)
    return True


def copied(value: Any) -> Any:
    """The value with tensors of its own, so that what is tried leaves nothing behind."""
    if isinstance(value, Tensor):
        return value.detach().clone()
    if isinstance(value, dict):
        return {key: copied(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(copied(part) for part in value)
    return value


def same(left: Any, right: Any, relative: float | None = None) -> bool:
    """Whether two results are the same: parts, shapes and numbers."""
    if isinstance(left, Tensor) and isinstance(right, Tensor):
        if left.ndim == 0 and relative is None and left.is_floating_point():
            relative = 5e-6 if left.dtype in (torch.float32, torch.float64) else None
        return agree(left, right, relative)
    if isinstance(left, list | tuple) and isinstance(right, list | tuple):
        return len(left) == len(right) and all(
            same(one, other, relative) for one, other in zip(left, right, strict=True)
        )
    if isinstance(left, bool | int | float) and isinstance(right, bool | int | float):
        return left == right or abs(left - right) <= 1e-6 * abs(left) or (left != left and right != right)
    return type(left) is type(right) and bool(left == right)
