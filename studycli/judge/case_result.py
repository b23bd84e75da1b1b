"""How one case of a run ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import torch

from studycli.judge.binding import Binding
from studycli.judge.cases.language import Case, Finding
from studycli.judge.evidence import Mismatch, MismatchKind, Tolerance
from studycli.judge.protocol import CallOutcome, CallRequest, CallStatus, FunctionSource, GeneratorSeed, Value
from studycli.judge.trees import leaves

_SMALL = 6
"""Tensors of fewer elements tell one mistake from another badly."""


@dataclass(frozen=True, slots=True)
class CaseResult:
    """One row of the table, called and compared."""

    case: Case
    inputs: Mapping[str, Value]
    """Every argument by name, before the call."""
    request: CallRequest
    binding: Binding
    reference: CallOutcome
    outcome: CallOutcome
    mismatch: Mismatch | None = None
    finding: Finding | None = None
    """What a property found."""
    tolerance: Tolerance = field(default=Tolerance(0.0, 0.0))
    gradients: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether there is nothing to say."""
        return self.came_back and self.mismatch is None and self.finding is None

    @property
    def came_back(self) -> bool:
        """Whether the call returned or raised, so that the run goes on."""
        return self.outcome.status in (CallStatus.RETURNED, CallStatus.RAISED)

    def tensors(self) -> dict[str, torch.Tensor]:
        """The tensor arguments, by path."""
        return {path: leaf for path, leaf in leaves(dict(self.inputs)) if isinstance(leaf, torch.Tensor)}

    def plain(self) -> dict[str, Value]:
        """The arguments that are neither tensors nor functions nor generators, by path."""
        return {
            path: leaf
            for path, leaf in leaves(dict(self.inputs))
            if not isinstance(leaf, torch.Tensor | FunctionSource | GeneratorSeed)
        }

    @property
    def is_wrong_in_gradient_only(self) -> bool:
        """Whether all outputs are right; it says little where they are wrong in another case."""
        return self.mismatch is not None and self.mismatch.kind is MismatchKind.GRADIENT

    def telling_order(self) -> tuple[bool, bool, bool, int]:
        """Sorts failing cases: first those of the table that tell mistakes apart best, and of these the smallest.

        An axis of size 1 fits anywhere, so that with one a wrong place looks like a right one.
        """
        tensors = list(self.tensors().values())
        elements = sum(tensor.numel() for tensor in tensors)
        has_axis_of_one = any(1 in tensor.shape for tensor in tensors)
        return self.case.is_generic, bool(tensors) and elements < _SMALL, has_axis_of_one, elements
