"""What the explainer is given: one failing case, whole, with everything that may help to name the mistake.

`studycli.judge.explain.explain(evidence) -> Explanation` reads it. Nothing here is shown to the learner as it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from studycli.judge.protocol import CallOutcome, Value
from studycli.model.verdict import Cause

if TYPE_CHECKING:
    from studycli.judge.case_result import CaseResult


class MismatchKind(StrEnum):
    """The first way in which the outcome is not what it should be; checked in this order."""

    EXCEPTION = "exception"
    """The answer raised and should not have: see `outcome.error`."""
    NO_EXCEPTION = "no exception"
    """The answer returned and should have raised: see `raises`."""
    TYPE = "type"
    """Another kind of object at `path`: None, a list, a float, a NumPy array (named in `outcome.unusual`) …"""
    STRUCTURE = "structure"
    """Another number of outputs, another length, other keys at `path`."""
    SHAPE = "shape"
    VALUES = "values"
    """Tensors of the right shape, or numbers, texts and lists, with other contents at `path`."""
    DTYPE = "dtype"
    DEVICE = "device"
    MUTATION = "mutation"
    """The argument at `path` was changed and should not have been."""
    IN_PLACE = "in place"
    """The argument at `path` should have been changed in its own memory and holds something else afterwards."""
    REPLACED = "replaced"
    """The argument at `path` was exchanged for another tensor (or its memory was) instead of being written to."""
    NOT_RETURNED = "not returned"
    """A new tensor came back where the argument at `path` itself should have."""
    ALIAS = "alias"
    """What came back should be new, and shares memory, or a list, with the argument at `path`."""
    GRAPH = "graph"
    """What is at `path` carries a graph and should not."""
    GRADIENT = "gradient"
    """The gradient with respect to the argument at `path` differs, or is missing, or should be missing."""
    SIZE = "size"
    """A tensor larger than the drill allows was built: see `outcome.largest_shape`."""


@dataclass(frozen=True, slots=True)
class Tolerance:
    """|got − expected| ≤ atol + rtol·|expected|, elementwise."""

    rtol: float
    atol: float


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Where and how the outcome first differs.

    `path` is that of an output for TYPE … DEVICE ("" the output itself, "1" its second part, "0.k" …) and that of an argument,
    by name ("x", "p.blocks.0.w_up"), for MUTATION … GRADIENT. `expected` and `got` are the two values at `path`
    (for GRADIENT the two gradients, None where there was none; for MUTATION before and after).
    """

    kind: MismatchKind
    path: str = ""
    expected: Value = None
    got: Value = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One failing case."""

    drill: str
    function: str
    source: str
    """The answer's text."""
    case: str
    inputs: Mapping[str, Value]
    """Every argument by name (defaults filled in), as it was before the call, on the CPU. Function arguments are callables."""
    argument_order: tuple[str, ...]
    expected: Value
    """The reference's output, on the CPU, detached. None for a case that should raise."""
    outcome: CallOutcome
    """What the answer did. Outputs are detached CPU tensors; argument paths start with the argument's name."""
    reference: CallOutcome
    """What the reference did in the same call: its gradients, the arguments after it."""
    mismatch: Mismatch
    tolerance: Tolerance
    """For `mismatch.path`'s dtype, overrides applied."""
    right: Callable[..., Value]
    """The drill's own function."""
    reference_source: str
    """The text of its reference.py; it is run again with one slip in it, and never shown."""
    right_answers: tuple[Path, ...]
    """The drill's files in right/: other ways of writing it, which may slip as well."""
    results: tuple[CaseResult, ...]
    """All cases of this run, this one included, as they ended: what a guess is held to."""
    raises: str = ""
    """The exception that was wanted: "ValueError", or empty."""
    axes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Names of the axes where the drill gives them: {"x": ("B", "H", "W", "C"), "returns": (…)}; for several outputs
    "returns.0", "returns.1"."""
    gradient_inputs: tuple[str, ...] = ()
    """Paths of the arguments whose gradients were asked for."""
    defaults: Mapping[str, Value] = field(default_factory=dict)
    """The signature's defaults, by name."""


class Found(StrEnum):
    """How much an explanation knows."""

    MISTAKE = "mistake"
    """What was done instead of what was asked."""
    FACTS = "facts"
    """Only how much is wrong, and where."""


class Said(NamedTuple):
    """A sentence on what is wrong, and one on what would mend it."""

    message: str
    fix: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What the learner is told of it."""

    cause: Cause
    message: str
    """The one sentence (two at most) that a teacher would say first."""
    expected: str = ""
    """Shape, dtype and a few numbers; the first difference marked."""
    got: str = ""
    line: int | None = None
    """The line of the answer that is spoken of, counted from 1."""
    found: Found = Found.MISTAKE
    fix: str = ""
    """What would mend it; shown on a key."""
    shapes: tuple[tuple[str, str], ...] = ()
    """The tensors on that line, by name, such as ("x", "(2, 14, 14, 96) float32")."""
