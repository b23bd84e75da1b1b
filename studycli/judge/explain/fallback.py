"""When no mistake is recognised: how much is wrong, by how much, and where first. True, and honest about it."""

from __future__ import annotations

from dataclasses import replace

from studycli.judge.evidence import Evidence, Explanation, Found, MismatchKind, Said
from studycli.judge.explain.difference import Difference, difference_of
from studycli.judge.explain.excerpt import describe, first_difference
from studycli.judge.explain.numbers import as_numbers, number, two_numbers
from studycli.judge.explain.places import region_of, wrong_places
from studycli.model.verdict import Cause

_CAUSES = {
    MismatchKind.SHAPE: Cause.SHAPE,
    MismatchKind.DTYPE: Cause.DTYPE,
    MismatchKind.DEVICE: Cause.DEVICE,
    MismatchKind.TYPE: Cause.TYPE,
    MismatchKind.STRUCTURE: Cause.TYPE,
    MismatchKind.MUTATION: Cause.MUTATION,
    MismatchKind.IN_PLACE: Cause.MUTATION,
    MismatchKind.REPLACED: Cause.MUTATION,
    MismatchKind.NOT_RETURNED: Cause.MUTATION,
    MismatchKind.ALIAS: Cause.MUTATION,
    MismatchKind.GRAPH: Cause.GRADIENT,
    MismatchKind.GRADIENT: Cause.GRADIENT,
    MismatchKind.SIZE: Cause.MEMORY,
}


def explain_honestly(evidence: Evidence) -> Explanation:
    """What can be said without knowing the mistake."""
    cause = _CAUSES.get(evidence.mismatch.kind, Cause.VALUES)
    difference = difference_of(evidence)
    if difference is not None and difference.same_shape and difference.expected.numel():
        return replace(difference.told(cause, _extent(difference)), found=Found.FACTS)
    expected, got = describe(evidence.mismatch.expected), describe(evidence.mismatch.got)
    return Explanation(cause, f"{expected} is asked for; {got} came out.", found=Found.FACTS)


def _extent(difference: Difference) -> Said:
    expected, got = as_numbers(difference.expected), as_numbers(difference.got)
    wrong = wrong_places(difference)
    if expected.ndim == 0 or expected.numel() == 1:
        wanted, made = two_numbers(float(expected.flatten()[0]), float(got.flatten()[0]))
        return Said(f"Your number is {made}; {wanted} is asked for.")
    amount = int(wrong.sum())
    apart = (expected - got).abs()
    apart = apart[apart.isfinite()]
    largest = number(float(apart.max())) if apart.numel() else "NaN"
    if amount == 0:
        scale = float(expected[expected.isfinite()].abs().max()) if bool(expected.isfinite().any()) else 0.0
        return Said(
            f"Nearly right: your numbers are off by at most {largest} (the largest is {number(scale)}), "
            "which is more than rounding.",
            "Look for a step in a lower precision, or an eps in the wrong place.",
        )
    place = first_difference(expected, got)
    at = ""
    if place:
        wanted, made = two_numbers(float(expected[place]), float(got[place]))
        at = f" At {list(place)}, {made} came out instead of {wanted}."
    if amount == wrong.numel():
        return Said(f"All {amount:,} numbers differ, by up to {largest}.{at}")
    region = region_of(wrong, difference)
    where = f", {region}" if region else ""
    return Said(f"{amount:,} of {wrong.numel():,} numbers differ{where}, by up to {largest}.{at}")
