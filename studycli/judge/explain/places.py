"""Where a result is wrong when some of it is right: an entry of an axis, a diagonal, the masked places."""

from __future__ import annotations

import torch
from torch import Tensor

from studycli.judge.evidence import Explanation
from studycli.judge.explain.difference import Difference
from studycli.judge.explain.numbers import agree, as_numbers, looseness, number, ordinal
from studycli.model.verdict import Cause


def wrong_places(difference: Difference) -> Tensor:
    """A boolean tensor, True where the two differ."""
    return wrong_between(difference.expected, difference.got)


def wrong_between(left: Tensor, right: Tensor) -> Tensor:
    """True where two tensors of one shape differ by more than rounding."""
    slack = looseness(left, right)
    expected, got = as_numbers(left), as_numbers(right)
    finite = expected.isfinite() & got.isfinite()
    largest = float(expected[finite].abs().max()) if bool(finite.any()) else 0.0
    near = (expected - got).abs() <= 5 * slack * (expected.abs() + 0.1 * largest)
    same = (expected == got) | (expected.isnan() & got.isnan())
    return ~(same | (finite & near))


def where_wrong(wrong: Tensor, difference: Difference) -> str:
    """`everywhere`, `at [0, 3]`, `in the last entry of axis 1`, `at 5 of 24 places, first at [0, 1, 2]`."""
    total = int(wrong.sum())
    if wrong.ndim == 0 or wrong.numel() == 1:
        return "here"
    if total == wrong.numel():
        return "everywhere"
    region = region_of(wrong, difference)
    if region:
        return region
    first = [int(part) for part in wrong.nonzero()[0]]
    if total == 1:
        return f"at {first}"
    return f"at {total:,} of {wrong.numel():,} places, first at {first}"


def region_of(wrong: Tensor, difference: Difference) -> str | None:
    """A name for exactly the places that are True; None when there is none."""
    return _slices(wrong) or _triangle(wrong) or _by_mask(wrong, difference)


def _slices(wrong: Tensor) -> str | None:
    """Whole entries along one axis."""
    for axis in range(wrong.ndim):
        size = wrong.shape[axis]
        lines = wrong.movedim(axis, 0).reshape(size, -1)
        touched = lines.any(1)
        chosen = [int(place) for place in touched.nonzero().flatten()]
        if not chosen or len(chosen) == size:
            continue
        share = float(lines[touched].double().mean())
        if share < 0.6:
            continue
        name = _entries(chosen, size)
        if name:
            return f"in {name} of axis {axis}"
    return None


def _entries(chosen: list[int], size: int) -> str | None:
    """A name for a set of places among `size`."""
    amount = len(chosen)
    if amount == 1:
        (only,) = chosen
        if only == size - 1:
            return "the last entry"
        return f"the {ordinal(only)} entry (index {only})"
    if chosen == list(range(amount)):
        return f"the first {amount} entries"
    if chosen == list(range(size - amount, size)):
        return (
            f"all entries but the first{'' if size - amount == 1 else f' {size - amount}'}"
            if amount > size / 2
            else f"the last {amount} entries"
        )
    if chosen == [0, size - 1]:
        return "the first and the last entry"
    if size >= 4 and chosen == list(range(0, size, 2)):
        return "every even entry"
    if size >= 4 and chosen == list(range(1, size, 2)):
        return "every odd entry"
    if amount == size - 1:
        (kept,) = set(range(size)) - set(chosen)
        return f"all entries but the {ordinal(kept)}"
    if chosen == list(range(chosen[0], chosen[-1] + 1)):
        return f"entries {chosen[0]} to {chosen[-1]}"
    return None


def _triangle(wrong: Tensor) -> str | None:
    """Above, below or on the diagonal of the last two axes."""
    if wrong.ndim < 2 or min(wrong.shape[-2:]) < 3:
        return None
    rows, columns = wrong.shape[-2:]
    flat = wrong.reshape(-1, rows, columns)
    any_, all_ = flat.any(0), flat.all(0)
    if not torch.equal(any_, all_) and float(flat[:, any_].double().mean()) < 0.8:
        return None
    square = torch.ones(rows, columns, dtype=torch.bool)
    for name, region in (
        ("on the diagonal (of the last two axes)", square.tril() & square.triu()),
        ("above the diagonal", square.triu(1)),
        ("below the diagonal", square.tril(-1)),
        ("on and above the diagonal", square.triu()),
        ("on and below the diagonal", square.tril()),
        ("everywhere but on the diagonal", ~(square.tril() & square.triu())),
    ):
        if torch.equal(any_, region):
            return name
    for shift in (-3, -2, -1, 1, 2, 3):
        line = square.triu(shift) & square.tril(shift)
        if line.any() and torch.equal(any_, line):
            place = "above" if shift > 0 else "below"
            return f"on the {ordinal(abs(shift) - 1)} diagonal {place} the main one"
    return None


def _by_mask(wrong: Tensor, difference: Difference) -> str | None:
    """Exactly where a boolean argument is True, or False."""
    for name, value in difference.inputs.items():
        if not isinstance(value, Tensor) or value.dtype != torch.bool or value.ndim == 0:
            continue
        for shown, mask in ((f"where {name} is True", value), (f"where {name} is False", ~value)):
            shape = mask.shape + (1,) * (wrong.ndim - mask.ndim)
            for view in (mask, mask.reshape(shape)):
                try:
                    spread = view.expand(wrong.shape)
                except RuntimeError:
                    continue
                if torch.equal(spread, wrong):
                    return shown
    return None


def explain_places(difference: Difference) -> Explanation | None:
    """Right except at places that have a name."""
    wrong = wrong_places(difference)
    region = region_of(wrong, difference) if wrong.numel() >= 4 and not bool(wrong.all()) else None
    if region is None:
        return None
    return difference.told(Cause.EDGE, f"Your result is wrong {region}{_content(difference, wrong)}.")


def _content(difference: Difference, wrong: Tensor) -> str:
    """What stands at the wrong places, when it is one thing."""
    got, expected = as_numbers(difference.got)[wrong], as_numbers(difference.expected)[wrong]
    if difference.expected.dtype == torch.bool:
        return (
            f": {_truth(got[0])} there, where {_truth(expected[0])} is asked for"
            if bool((got == got[0]).all())
            else ""
        )
    if bool((got == got[0]).all()):
        other = (
            f"{number(float(expected[0]))} is asked for"
            if bool((expected == expected[0]).all())
            else "numbers are asked for"
        )
        return f", where {number(float(got[0]))} came out and {other}"
    if bool((expected == expected[0]).all()):
        return f", where only {number(float(expected[0]))} is asked for"
    if got.numel() >= 3:
        if agree(got, -expected):
            return ", where the sign is wrong"
        norm = float((expected * expected).sum())
        factor = float((got * expected).sum()) / norm if norm else 0.0
        if factor and agree(got, expected * factor):
            return f", where your numbers are {number(factor)} times what they should be"
    return ""


def _truth(value: Tensor) -> str:
    return "True" if bool(value) else "False"
