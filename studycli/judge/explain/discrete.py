"""Masks, counts and whole numbers: the wrong way round, off by one, rounded instead of cut off."""

from __future__ import annotations

import torch
from torch import Tensor

from studycli.judge.evidence import Explanation, Said
from studycli.judge.explain.difference import Difference
from studycli.judge.explain.numbers import as_numbers, count, number
from studycli.judge.explain.places import region_of
from studycli.model.verdict import Cause


def explain_mask(difference: Difference) -> Explanation | None:
    """A boolean result that is inverted, or wrong exactly at places that have a name."""
    wrong = _wrong_mask(difference)
    if wrong is None:
        return None
    expected, got = difference.expected, difference.got
    if bool(wrong.all()):
        sentence = "Your mask is inverted: it is True where False is asked for, and False where True is."
        return Explanation(Cause.VALUES, difference.say(sentence))
    extra, missing = bool((got & ~expected).any()), bool((expected & ~got).any())
    region = region_of(wrong, difference)
    if region is None or (extra and missing):
        return None
    shown, asked = ("True", "False") if extra else ("False", "True")
    return Explanation(
        Cause.EDGE, difference.say(f"Your mask is {shown} {region}; it should be {asked} there.")
    )


def explain_mask_counts(difference: Difference) -> Explanation | None:
    """A boolean result with too many or too few True, or as many elsewhere."""
    wrong = _wrong_mask(difference)
    if wrong is None:
        return None
    expected, got = difference.expected, difference.got
    extra, missing = int((got & ~expected).sum()), int((expected & ~got).sum())
    first = [int(part) for part in wrong.nonzero()[0]]
    here = "True" if bool(got[tuple(first)]) else "False"
    cause = Cause.EDGE
    if not missing:
        sentence = f"Your mask has {count(extra, 'True', 'True')} too many, the first at {first}."
    elif not extra:
        sentence = f"Your mask has {count(missing, 'True', 'True')} too few, the first missing at {first}."
    elif extra == missing:
        sentence = f"Your mask has as many True as it should, but {extra:,} of them are in the wrong place: {first} is {here}."
    else:
        cause = Cause.VALUES
        sentence = (
            f"Your mask differs at {count(extra + missing, 'place')} of {expected.numel():,} "
            f"({extra:,} True too many, {missing:,} missing); the first is {first}, where it is {here}."
        )
    return Explanation(cause, difference.say(sentence))


def _wrong_mask(difference: Difference) -> Tensor | None:
    expected, got = difference.expected, difference.got
    if (
        not difference.same_shape
        or expected.dtype != torch.bool
        or got.dtype != torch.bool
        or expected.numel() < 2
    ):
        return None
    return expected != got


def explain_whole_numbers(difference: Difference) -> Explanation | None:
    """Long results: off by one throughout or at some places, rounding, the inverse permutation, clamping."""
    expected, got = difference.expected, difference.got
    if (
        not difference.same_shape
        or expected.is_floating_point()
        or expected.dtype == torch.bool
        or expected.numel() < 2
    ):
        return None
    if got.dtype == torch.bool:
        return None
    left, right = as_numbers(expected), as_numbers(got)
    apart = right - left
    wrong = apart != 0
    said = (
        _inverse(left, right)
        or _clamped(left, right, apart)
        or _neighbours(difference, apart, wrong)
        or _filled(left, right, wrong)
    )
    if said is None:
        return None
    return difference.told(Cause.ORDER if "inverse" in said.message else Cause.VALUES, said)


def _inverse(expected: Tensor, got: Tensor) -> Said | None:
    """Each row is a permutation, and the other one."""
    if expected.ndim < 1 or expected.shape[-1] < 3:
        return None
    steps = torch.arange(expected.shape[-1], dtype=torch.float64)
    if not bool((expected.sort(-1).values == steps).all() & (got.sort(-1).values == steps).all()):
        return None
    undone = torch.gather(got, -1, expected.long())
    if bool((undone == steps).all()):
        return Said(
            "You return the inverse permutation: where each entry goes, not which entry comes here.",
            "Call argsort once more, or once less.",
        )
    return None


def _clamped(expected: Tensor, got: Tensor, apart: Tensor) -> Said | None:
    """Right but for values outside the allowed range."""
    low, high = float(expected.min()), float(expected.max())
    outside = (got < low) | (got > high)
    if (
        bool(outside.any())
        and bool((apart[~outside] == 0).all())
        and torch.equal(got.clamp(low, high), expected)
    ):
        worst = float(got[outside][0])
        bound = f"above {number(high)}" if worst > high else f"below {number(low)}"
        return Said(f"Your numbers go out of range: {number(worst)} is {bound}.", "Clamp them.")
    return None


def _neighbours(difference: Difference, apart: Tensor, wrong: Tensor) -> Said | None:
    """Off by one at some places."""
    steps = torch.unique(apart[wrong])
    if steps.numel() != 1 or abs(float(steps[0])) != 1 or bool(wrong.all()):
        return None
    amount, total = int(wrong.sum()), wrong.numel()
    word = "large" if float(steps[0]) > 0 else "small"
    region = region_of(wrong, difference)
    if region:
        return Said(f"Off by one {region}: your numbers are 1 too {word} there.")
    return Said(
        f"At {amount:,} of {total:,} places your number is 1 too {word}.",
        "Check how you round (floor, round or ceil), and on which side a boundary belongs (< or ≤).",
    )


def _filled(expected: Tensor, got: Tensor, wrong: Tensor) -> Said | None:
    """One and the same number where another one is asked for."""
    made, wanted = torch.unique(got[wrong]), torch.unique(expected[wrong])
    if wanted.numel() == 1 and bool((expected == wanted[0]).sum() == wrong.sum()) and made.numel() > 1:
        return Said(
            f"{number(float(wanted[0]))} is asked for at {count(int(wrong.sum()), 'place')} where other numbers came out."
        )
    if wanted.numel() == 1 and made.numel() == 1:
        return Said(
            f"{number(float(made[0]))} came out at {count(int(wrong.sum()), 'place')} where {number(float(wanted[0]))} is asked for."
        )
    return None
