"""Lists, texts and single numbers of Python: what is missing, too many, or in another order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from torch import Tensor

from studycli.judge.evidence import Evidence, Explanation, MismatchKind
from studycli.judge.explain.excerpt import clean
from studycli.judge.explain.numbers import continued, ordinal
from studycli.judge.explain.view import which_output
from studycli.model.verdict import Cause


def explain_sequence(evidence: Evidence) -> Explanation | None:
    """Two lists (or tuples, or texts) of plain values: reversed, in another order, too short or too long."""
    return _explain(evidence, _compare)


def explain_first_entry(evidence: Evidence) -> Explanation | None:
    """Where two lists part; said when nothing better is known."""
    return _explain(evidence, lambda left, right: (Cause.VALUES, _first(left, right)))


def _explain(
    evidence: Evidence, compare: Callable[[list[Any], list[Any]], tuple[Cause, str] | None]
) -> Explanation | None:
    expected, got = evidence.mismatch.expected, evidence.mismatch.got
    if evidence.mismatch.kind not in (MismatchKind.VALUES, MismatchKind.STRUCTURE):
        return None
    expected, got = _whole_lists(evidence, expected, got)
    if not isinstance(expected, list | tuple | str) or not isinstance(got, list | tuple | str):
        return None
    if isinstance(expected, str) is not isinstance(got, str):
        return None
    left, right = list(expected), list(got)
    if any(isinstance(part, Tensor) for part in left + right):
        return None
    if left == right:
        return None
    compared = compare(left, right)
    if compared is None:
        return None
    cause, sentence = compared
    return Explanation(cause, continued(which_output(evidence), sentence))


def _whole_lists(evidence: Evidence, expected: Any, got: Any) -> tuple[Any, Any]:
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
    return expected, got


def _compare(left: list[Any], right: list[Any]) -> tuple[Cause, str] | None:
    if not right:
        return Cause.VALUES, f"Your list is empty; {len(left)} entries are asked for."
    if left[::-1] == right:
        return Cause.ORDER, "Your list is right, but reversed: the last comes first."
    if len(left) == len(right) and _counted(left) == _counted(right):
        return Cause.ORDER, _reordered(left, right)
    if right == left[: len(right)]:
        amount = len(left) - len(right)
        return (
            Cause.EDGE,
            f"Your list stops too early: the last {_entries(amount)} missing ({_shown(left[len(right) :])}).",
        )
    if left == right[: len(left)]:
        amount = len(right) - len(left)
        return (
            Cause.EDGE,
            f"Your list goes on too long: the last {_entries(amount)} too many ({_shown(right[len(left) :])}).",
        )
    if right == left[len(left) - len(right) :]:
        return (
            Cause.EDGE,
            f"The first {_entries(len(left) - len(right))} missing ({_shown(left[: len(left) - len(right)])}).",
        )
    if left == right[len(right) - len(left) :]:
        return (
            Cause.EDGE,
            f"The first {_entries(len(right) - len(left))} too many ({_shown(right[: len(right) - len(left)])}).",
        )
    return None


def _entries(amount: int) -> str:
    return "entry is" if amount == 1 else f"{amount} entries are"


def _counted(values: list[Any]) -> Counter[str]:
    return Counter(map(repr, values))


def _reordered(left: list[Any], right: list[Any]) -> str:
    try:
        if sorted(left) == right:
            return "Your list has the right entries, but sorted; another order is asked for."
        if sorted(right) == left:
            return "Your list has the right entries, but should be sorted."
    except TypeError:
        pass
    size = len(left)
    for step in range(1, size):
        if right == left[step:] + left[:step]:
            return f"Your list has the right entries, but is rolled by {min(step, size - step)}."
    place = next(i for i in range(size) if left[i] != right[i])
    return f"Your list has the right entries, but in another order: entry {place} is {clean(repr(right[place]))} and should be {clean(repr(left[place]))}."


def _first(left: list[Any], right: list[Any]) -> str:
    shortest = min(len(left), len(right))
    place = next((i for i in range(shortest) if left[i] != right[i]), shortest)
    if place >= shortest:
        return f"Your list has {len(right)} entries; {len(left)} are asked for."
    one, other = left[place], right[place]
    steps = {b - a for a, b in zip(left, right, strict=False) if type(a) is int and type(b) is int}
    if len(left) == len(right) and len(steps) == 1 and all(type(v) is int for v in left + right):
        step = steps.pop()
        return f"All your numbers are {abs(step)} too {'large' if step > 0 else 'small'}."
    if isinstance(one, tuple) and isinstance(other, tuple) and one == other[::-1]:
        return f"The {ordinal(place)} pair is the wrong way round: {clean(repr(other))} instead of {clean(repr(one))}."
    length = (
        "" if len(left) == len(right) else f" Your list has {len(right)} entries, {len(left)} are asked for."
    )
    return (
        f"The first {'entry is' if place == 1 else f'{place} entries are'} right; entry {place} is {clean(repr(other))} and should be {clean(repr(one))}.{length}"
        if place
        else f"The first entry is {clean(repr(other))} and should be {clean(repr(one))}.{length}"
    )


def _shown(values: Sequence[Any]) -> str:
    return clean(", ".join(repr(value) for value in values[:4]) + (", …" if len(values) > 4 else ""))
