"""Facts on a wrong result that are worth a sentence: it never changes, is in another order, is a multiple, or parts at an entry."""

from __future__ import annotations

from collections import Counter
from typing import Any

import torch
from torch import Tensor

from studycli.judge.evidence import Evidence, Explanation, MismatchKind, Said
from studycli.judge.explain.difference import Difference, which_output
from studycli.judge.explain.excerpt import clean, first_difference
from studycli.judge.explain.numbers import agree, as_numbers, continued, count, distinct, number
from studycli.judge.explain.places import wrong_places
from studycli.judge.explain.transformed import factor_of, offset_of
from studycli.model.verdict import Cause

_MANY = 6
"""So many different numbers are not the same ones by chance."""


def explain_constant(difference: Difference) -> Explanation | None:
    """Only zeros, or one and the same number, came out; or an argument as it was."""
    expected, got = difference.expected, difference.got
    if expected.numel() < 2:
        return None
    for name, value in difference.inputs.items():
        if isinstance(value, Tensor) and value.shape == got.shape and agree(value, got, 0.0):
            return difference.told(Cause.VALUES, f"Your result is {name} itself, unchanged.")
    values = as_numbers(got)
    only = values.flatten()[0]
    if values.numel() < 3 or not bool((values == only).all()):
        return None
    if got.dtype == torch.bool:
        wrong = int((as_numbers(expected) != only).sum())
        sentence = f"Your whole mask is {bool(only)}; {count(wrong, 'entry', 'entries')} of {values.numel():,} should not be."
        return difference.told(Cause.VALUES, sentence)
    if float(only) == 0:
        fix = "Check that the result is written to before it is returned."
        return difference.told(Cause.VALUES, Said("Only zeros came out.", fix))
    return difference.told(Cause.VALUES, f"Every number of your result is {number(float(only))}.")


def explain_multiple(difference: Difference) -> Explanation | None:
    """One factor, or one offset, between all numbers of this case, though it has no name that holds in the others."""
    if distinct(difference.expected) < 3:
        return None
    factor, offset = factor_of(difference), offset_of(difference)
    if factor is not None and abs(factor - 1) > 1e-3:
        size, sign = abs(factor), " and have the wrong sign" if factor < 0 else ""
        word = "large" if size > 1 else "small"
        sentence = f"Your numbers are {number(max(size, 1 / size))} times too {word}{sign} in this case."
        return difference.told(Cause.SCALE, sentence)
    if offset is not None:
        word = "large" if offset > 0 else "small"
        return difference.told(Cause.SCALE, f"Your numbers are all {number(abs(offset))} too {word} in this case.")  # fmt: skip
    return None


def explain_other_order(difference: Difference) -> Explanation | None:
    """The right numbers, each as often as it should be, in other places."""
    expected, got = as_numbers(difference.expected), as_numbers(difference.got)
    if distinct(expected) < _MANY or not agree(got.flatten().sort().values, expected.flatten().sort().values):
        return None
    wrong = wrong_places(difference)
    place = first_difference(expected, got)
    if place is None or int(wrong.sum()) < wrong.numel() / 2:
        return None
    there = ((expected - got[place]).abs() <= 1e-6 * got[place].abs()).nonzero()
    belongs = f" {list(place)} holds what belongs at {there[0].tolist()}." if len(there) == 1 else ""
    return difference.told(Cause.ORDER, f"Your numbers are right, but in another order.{belongs}")


def explain_list(evidence: Evidence) -> Explanation | None:
    """Two lists (or tuples, or texts) of plain values: reversed, in another order, too short or too long, and where they part."""
    if evidence.mismatch.kind not in (MismatchKind.VALUES, MismatchKind.STRUCTURE):
        return None
    expected, got = _whole_lists(evidence)
    is_text = isinstance(expected, str), isinstance(got, str)
    if not isinstance(expected, list | tuple | str) or not isinstance(got, list | tuple | str):
        return None
    if is_text[0] is not is_text[1] or any(isinstance(part, Tensor) for part in (*expected, *got)):
        return None
    cause, sentence = _compare(list(expected), list(got))
    return Explanation(cause, continued(which_output(evidence), sentence))


def _whole_lists(evidence: Evidence) -> tuple[Any, Any]:
    """A mismatch inside a list is better explained by the lists that hold it."""
    whole, made = evidence.expected, evidence.outcome.outputs
    for key in evidence.mismatch.path.split("."):
        if isinstance(whole, list) and isinstance(made, list):
            return whole, made
        if not key.isdigit() or not isinstance(whole, list | tuple) or not isinstance(made, list | tuple):
            break
        if int(key) >= min(len(whole), len(made)):
            break
        whole, made = whole[int(key)], made[int(key)]
    return evidence.mismatch.expected, evidence.mismatch.got


def _compare(wanted: list[Any], made: list[Any]) -> tuple[Cause, str]:
    if not made:
        return Cause.VALUES, f"Your list is empty; {len(wanted)} entries are asked for."
    if wanted[::-1] == made:
        return Cause.ORDER, "Your list is right, but reversed: the last comes first."
    shorter, longer = sorted((wanted, made), key=len)
    amount = len(longer) - len(shorter)
    what = "entry is" if amount == 1 else f"{amount} entries are"
    how = "missing" if longer is wanted else "too many"
    if amount and longer[: len(shorter)] == shorter:
        return Cause.EDGE, f"The last {what} {how} ({_shown(longer[len(shorter) :])})."
    if amount and longer[amount:] == shorter:
        return Cause.EDGE, f"The first {what} {how} ({_shown(longer[:amount])})."
    place = next((i for i, (left, right) in enumerate(zip(wanted, made, strict=False)) if left != right), 0)
    parts = f"entry {place} is {_shown([made[place]])} and should be {_shown([wanted[place]])}"
    if not amount and Counter(map(repr, wanted)) == Counter(map(repr, made)):
        return Cause.ORDER, f"Your list has the right entries, but in another order: {parts}."
    length = f" Your list has {len(made)} entries; {len(wanted)} are asked for." if amount else ""
    before = (
        ("", "The first entry is right; ")[place] if place < 2 else f"The first {place} entries are right; "
    )
    return Cause.VALUES, f"{before}{parts if before else parts.capitalize()}.{length}"


def _shown(values: list[Any]) -> str:
    return clean(", ".join(map(repr, values[:4])) + (", …" if len(values) > 4 else ""))
