"""The searches in their order: the surest and cheapest first. The first one that finds the mistake has the word."""

from __future__ import annotations

from collections.abc import Callable

from studycli.judge.evidence import Evidence, Explanation, MismatchKind
from studycli.judge.explain.altered import (
    explain_altered_argument,
    explain_altered_mask,
    explain_altered_shape,
    explain_exchanged_axes,
    explain_rescaled_argument,
)
from studycli.judge.explain.difference import Difference
from studycli.judge.explain.discrete import explain_mask, explain_mask_counts, explain_whole_numbers
from studycli.judge.explain.endings import explain_ending
from studycli.judge.explain.exceptions import explain_exception
from studycli.judge.explain.gradient import explain_gradient
from studycli.judge.explain.kinds import (
    explain_arguments,
    explain_device,
    explain_dtype,
    explain_other_numbers_in_place,
)
from studycli.judge.explain.limits import explain_no_exception, explain_size
from studycli.judge.explain.named import explain_named_mistake
from studycli.judge.explain.order import explain_order, explain_rearranged, explain_scattered
from studycli.judge.explain.places import explain_places, explain_samples
from studycli.judge.explain.precision import explain_precision
from studycli.judge.explain.reduced import explain_reduction
from studycli.judge.explain.scale import (
    explain_argument_left_out,
    explain_scale,
    explain_scale_along_axes,
    explain_scale_of_one,
    explain_sign,
)
from studycli.judge.explain.sequences import explain_first_entry, explain_sequence
from studycli.judge.explain.shape import explain_shape
from studycli.judge.explain.slips import explain_slip
from studycli.judge.explain.special import explain_constant, explain_not_finite, explain_overflow
from studycli.judge.explain.structure import explain_structure
from studycli.judge.explain.transformed import (
    explain_last_step,
    explain_last_step_of_one,
    explain_normalisation,
)
from studycli.judge.explain.view import difference_of
from studycli.judge.protocol import CallStatus

Search = Callable[[Evidence], Explanation | None]


def _ending(evidence: Evidence) -> Explanation | None:
    if evidence.outcome.status is CallStatus.RAISED and evidence.outcome.error is not None:
        return explain_exception(evidence.outcome.error, evidence.source, evidence.inputs)
    if evidence.outcome.status is not CallStatus.RETURNED:
        return explain_ending(evidence.outcome, evidence.source)
    return None


def _on_shapes(evidence: Evidence) -> Explanation | None:
    if evidence.mismatch.kind is not MismatchKind.SHAPE:
        return None
    difference = difference_of(evidence)
    return explain_shape(difference) if difference is not None else None


def _on_values(search: Callable[[Difference], Explanation | None]) -> Search:
    """Makes a search over one pair of tensors one over the evidence."""

    def searched(evidence: Evidence) -> Explanation | None:
        if evidence.mismatch.kind is not MismatchKind.VALUES:
            return None
        difference = difference_of(evidence)
        if difference is None or not difference.same_shape or not difference.expected.numel():
            return None
        return search(difference)

    return searched


SEARCHES: tuple[Search, ...] = (
    _ending,
    explain_named_mistake,
    explain_structure,
    explain_altered_mask,
    _on_values(explain_rearranged),
    explain_exchanged_axes,
    explain_altered_shape,
    _on_shapes,
    explain_dtype,
    explain_device,
    explain_arguments,
    explain_gradient,
    explain_size,
    explain_no_exception,
    _on_values(explain_overflow),
    _on_values(explain_constant),
    _on_values(explain_mask),
    _on_values(explain_order),
    _on_values(explain_samples),
    explain_precision,
    _on_values(explain_sign),
    _on_values(explain_scale),
    _on_values(explain_argument_left_out),
    _on_values(explain_reduction),
    _on_values(explain_normalisation),
    explain_altered_argument,
    _on_values(explain_last_step),
    explain_slip,
    explain_sequence,
    explain_other_numbers_in_place,
    _on_values(explain_whole_numbers),
    _on_values(explain_mask_counts),
    explain_first_entry,
    explain_rescaled_argument,
    _on_values(explain_scale_of_one),
    _on_values(explain_last_step_of_one),
    _on_values(explain_scattered),
    _on_values(explain_scale_along_axes),
    _on_values(explain_not_finite),
    _on_values(explain_places),
)
"""Every search, in order; `explain_honestly` is what remains."""
