"""The reference with an argument changed gives what came out: the mask the wrong way round, eps forgotten, q and k swapped.

A change is tried in every case of the run, on the values that the arguments have there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, permutations, product
from typing import Any

import torch
from torch import Tensor

from studycli.judge.case_result import CaseResult
from studycli.judge.evidence import Evidence, Explanation, MismatchKind
from studycli.judge.explain.changed_values import FIRST, ROWS, Row, expanded, kinds_of, value_of
from studycli.judge.explain.difference import flat_inputs, named_sizes
from studycli.judge.explain.hypothesis import Hypothesis, first_that_fits, program
from studycli.judge.explain.numbers import number
from studycli.judge.protocol import Answer, CallOutcome, CallRequest
from studycli.judge.trees import map_leaves
from studycli.model.verdict import Cause

_MOST_NUMBERS = 100_000
_MOST_SECONDS = 0.3
_KINDS = (MismatchKind.VALUES, MismatchKind.SHAPE, MismatchKind.STRUCTURE)

Inputs = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Altered:
    """Other values for some arguments, by path, and what it means when they explain the result."""

    changes: Mapping[str, str]
    """Python, in the language of `changed_values`; the name of another argument behind = is that argument."""
    says: str
    cause: Cause = Cause.VALUES
    after: str = ""


def explain_altered_argument(evidence: Evidence) -> Explanation | None:
    """The answer computes the right thing of a wrong argument."""
    if evidence.mismatch.kind not in _KINDS:
        return None
    flat = flat_inputs(evidence.inputs)
    if sum(value.numel() for value in flat.values() if isinstance(value, Tensor)) > _MOST_NUMBERS:
        return None
    right = program(evidence.right, Answer(evidence.reference_source, evidence.function))

    def hypothesis(altered: _Altered) -> Hypothesis:
        def run(result: CaseResult) -> CallOutcome:
            outcome = right(replace(result, request=_request(result, altered, evidence)))
            made = map_leaves(outcome.outputs, lambda path, leaf: _after(altered.after, leaf))
            return replace(outcome, outputs=made)

        is_edge_of_shape = altered.cause is Cause.EDGE and evidence.mismatch.kind is MismatchKind.SHAPE
        return Hypothesis(altered.says, "", Cause.SHAPE if is_edge_of_shape else altered.cause, run)

    tried = map(hypothesis, _alterations(evidence, flat))
    # Gradients would be those with respect to what is changed.
    found = first_that_fits(tried, evidence.results, _MOST_SECONDS, gradients=False)
    return None if found is None else Explanation(found.cause, found.says, fix=found.fix)


def _after(change: str, leaf: Any) -> Any:
    return value_of(change, leaf, {}) if change and isinstance(leaf, Tensor) and leaf.ndim else leaf


def _request(result: CaseResult, altered: _Altered, evidence: Evidence) -> CallRequest:
    """The call of one case with the arguments changed; unchanged where a change does not fit the case."""
    given = dict(result.inputs)
    flat = flat_inputs(given)
    sizes = named_sizes(flat, evidence.axes)

    def changed(path: str, leaf: Any) -> Any:
        change = altered.changes.get(path)
        if change is None:
            return leaf
        try:
            if not change.startswith("="):
                return value_of(change, leaf, sizes)
            other = flat[change[1:]]
        except Exception:
            return leaf
        return other if type(other) is type(leaf) else leaf

    named = {name: map_leaves(value, changed, name) for name, value in given.items()}
    heads = result.binding.heads
    first = [name for name, head in heads.items() if head.isdigit()]
    rest = {name: value for name, value in named.items() if name not in first}
    return replace(result.request, args=tuple(named[name] for name in first), kwargs=rest)


def _alterations(evidence: Evidence, flat: Inputs) -> Iterator[_Altered]:
    """Everything that is tried, the likeliest first; `flat` has the arguments of the case that is explained."""
    yield from _of_rows(FIRST, flat, evidence)
    yield from _swaps(flat)
    yield from _stacked(flat)
    yield from _of_rows(ROWS, flat, evidence)


def _of_rows(rows: tuple[Row, ...], flat: Inputs, evidence: Evidence) -> Iterator[_Altered]:
    for row, (name, value) in product(rows, flat.items()):
        if not kinds_of(name, value, evidence.defaults.get(name, value)).isdisjoint(row.of.split()):
            yield from _of_row(row, name, value, evidence)


def _of_row(row: Row, name: str, value: Any, evidence: Evidence) -> Iterator[_Altered]:
    """What a row of the table makes of one argument."""
    flat = flat_inputs(evidence.inputs)
    sizes = named_sizes(flat, evidence.axes)
    rank = next((part.ndim for part in flat.values() if isinstance(part, Tensor)), 0)
    for change, chosen in expanded(row, value, sizes, rank=rank, default=evidence.defaults.get(name)):
        now: Any = None
        if not isinstance(value, Tensor):
            try:
                now = value_of(change, value, sizes)
            except (ValueError, ZeroDivisionError, OverflowError):
                continue
            if now == value:
                continue
        words = {"x": name, "was": _shown(value), "now": _shown(now), **chosen}
        if "pair" in chosen:
            words |= _exchange(value, chosen["pair"], evidence.axes.get(name, ()))
        yield _Altered({name: change}, row.says.format(**words), row.cause, row.after)


def _shown(value: Any) -> str:
    return number(value) if isinstance(value, int | float) and not isinstance(value, bool) else str(value)


def _exchange(value: Tensor, pair: tuple[int, int], labels: Sequence[str]) -> dict[str, str]:
    """Two axes by their names, and how the tensor is read when they are exchanged."""
    is_known = len(labels) == value.ndim
    read = list(labels) if is_known else [str(size) for size in value.shape]
    one, other = pair
    names = (read[one], read[other]) if is_known else (f"axis {one}", f"axis {other}")
    read[one], read[other] = read[other], read[one]
    return {"one": names[0], "two": names[1], "read": ", ".join(read)}


def _swaps(flat: Inputs) -> Iterator[_Altered]:
    """Two arguments exchanged, or one used for another."""
    for one, other in combinations(flat, 2):
        if _are_alike(flat[one], flat[other]):
            changes = {one: f"={other}", other: f"={one}"}
            yield _Altered(changes, f"{one} and {other} are swapped in your code.", Cause.ORDER)
    for one, other in permutations(flat, 2):
        if _are_alike(flat[one], flat[other]) and isinstance(flat[one], Tensor) and flat[one].ndim:
            yield _Altered({other: f"={one}"}, f"Your code uses {one} where {other} belongs.")


def _are_alike(first: Any, second: Any) -> bool:
    if isinstance(first, Tensor) and isinstance(second, Tensor):
        return first.shape == second.shape and first.dtype == second.dtype and first.dtype != torch.bool
    return type(first) is type(second) and type(first) in (int, float) and first != second


def _stacked(flat: Inputs) -> Iterator[_Altered]:
    """Stacked weights, and the biases that belong to them, cut in another order or interleaved."""
    groups: dict[int, list[str]] = {}
    for name, value in flat.items():
        last = name.rsplit(".", 1)[-1].lower()
        if (
            isinstance(value, Tensor)
            and value.is_floating_point()
            and value.ndim in (1, 2)
            and last[:1] in "wb"
        ):
            groups.setdefault(value.shape[0], []).append(name)
    for (size, names), pieces in product(groups.items(), (3, 2, 4)):
        if size % pieces or size < 2 * pieces:
            continue
        parts = f"the {pieces} parts of {' and '.join(names)}"
        plain, *orders = permutations(range(pieces))
        for order in orders:
            says = f"Your code takes {parts} in the order {order} instead of {plain}."
            yield _Altered(dict.fromkeys(names, f"reordered(x, {order})"), says, Cause.ORDER)
        says = f"Your code reads {parts} interleaved; they are stacked, one whole part after the other."
        yield _Altered(dict.fromkeys(names, f"interleaved(x, {pieces})"), says, Cause.ORDER)
