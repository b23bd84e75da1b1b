"""Right, but a tensor was built that the drill forbids; or no error where one is asked for."""

from __future__ import annotations

from math import prod

from torch import Tensor

from studycli.judge.evidence import Evidence, Explanation, MismatchKind
from studycli.judge.explain.difference import flat_inputs, name_size, named_sizes, shape_text
from studycli.model.verdict import Cause


def explain_size(evidence: Evidence) -> Explanation | None:
    """A tensor larger than the drill allows was built on the way."""
    if evidence.mismatch.kind is not MismatchKind.SIZE:
        return None
    shape = evidence.outcome.largest_shape
    if not shape:
        message = f"A tensor of {evidence.outcome.largest_elements:,} numbers is built on the way; the drill asks you not to build one so large."
        return Explanation(Cause.MEMORY, message)
    return Explanation(
        Cause.MEMORY,
        f"A tensor of shape {shape_text(shape)} ({prod(shape):,} numbers{_square(evidence, tuple(shape))}) is built on the way; "
        "the drill asks you not to build it.",
        fix="Work block by block, and keep only what the next block needs.",
    )


def _square(evidence: Evidence, shape: tuple[int, ...]) -> str:
    """`, an (N, N)` when the last two axes are the same known size."""
    if len(shape) < 2 or shape[-1] != shape[-2]:
        return ""
    name = name_size(shape[-1], named_sizes(flat_inputs(evidence.inputs), evidence.axes))
    if name.isdigit():
        long_axes = [v for v in evidence.inputs.values() if isinstance(v, Tensor) and shape[-1] in v.shape]
        return ", every token by every token" if long_axes else ""
    return f", an ({name}, {name})"


def explain_no_exception(evidence: Evidence) -> Explanation | None:
    """The answer returned where an exception is asked for."""
    if evidence.mismatch.kind is not MismatchKind.NO_EXCEPTION:
        return None
    wanted = evidence.raises or "an exception"
    return Explanation(
        Cause.EDGE,
        f"This input is not valid and should raise {wanted}; your function returns a result.",
        fix=f"Check the input first, and raise {wanted}.",
    )
