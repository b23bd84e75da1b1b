"""From the evidence to the one pair of tensors that most searches compare."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor

from studycli.judge.evidence import Evidence
from studycli.judge.explain.axis_names import axis_letters, known_sizes, short_names
from studycli.judge.explain.difference import Difference
from studycli.judge.explain.numbers import ordinal

MOST_ELEMENTS = 2_000_000
"""Larger tensors are not searched: the fallback reads them once."""


def difference_of(evidence: Evidence) -> Difference | None:
    """The two tensors at the place of the mismatch; None when one of them is no tensor or number."""
    expected, got = as_tensor(evidence.mismatch.expected), as_tensor(evidence.mismatch.got)
    if expected is None or got is None or max(expected.numel(), got.numel()) > MOST_ELEMENTS:
        return None
    inputs = flat_inputs(evidence.inputs)
    letters = axis_letters((evidence.source, evidence.reference_source), "", inputs)
    for name, axes in evidence.axes.items():
        if name in letters and len(axes) == len(letters[name]):
            letters[name] = tuple(own or given for own, given in zip(letters[name], axes, strict=True))
    sizes = known_sizes(inputs, letters, short_names(evidence.source))
    path = evidence.mismatch.path
    returned = evidence.axes.get(f"returns.{path}" if path else "returns", ())
    named = returned if len(returned) == expected.ndim else ()
    return Difference(
        expected,
        got,
        inputs,
        letters,
        sizes,
        evidence.function,
        which_output(evidence),
        evidence.source,
        named,
    )


def as_tensor(value: Any) -> Tensor | None:
    """A tensor as it is, a number as a tensor without axes, anything else None."""
    if isinstance(value, Tensor):
        return value.detach()
    if isinstance(value, bool | int | float):
        return torch.tensor(value, dtype=torch.float64)
    return None


def flat_inputs(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Dicts and lists of arguments opened: {"p": {"w": t}} → {"p.w": t}."""
    flat: dict[str, Any] = {}
    for name, value in inputs.items():
        if isinstance(value, Mapping):
            flat |= flat_inputs({f"{name}.{key}": part for key, part in value.items()})
        elif isinstance(value, list | tuple) and (
            any(isinstance(part, Tensor | Mapping) for part in value)
            or (0 < len(value) <= 4 and all(type(part) is float for part in value))
        ):
            flat |= flat_inputs({f"{name}.{key}": part for key, part in enumerate(value)})
        else:
            flat[name] = value
    return flat


def which_output(evidence: Evidence) -> str:
    """`In the second output, `; empty when there is only one."""
    head = evidence.mismatch.path.split(".")[0]
    if head.isdigit() and isinstance(evidence.expected, tuple):
        return f"In the {ordinal(int(head))} output, "
    return (
        f"In the output {evidence.mismatch.path}, " if evidence.mismatch.path and not head.isdigit() else ""
    )
