"""The reference with an argument changed gives what came out: the mask the wrong way round, eps forgotten, q and k swapped.

A row of a table says what is done to one argument and what that means. It is tried in every case of the run, on the values
that the argument has there.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, permutations
from typing import Any

import torch
from torch import Tensor

from studycli.judge.case_result import CaseResult
from studycli.judge.evidence import Evidence, Explanation, MismatchKind
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
Change = Callable[[Any, Inputs], Any]
"""An argument's value, and all of them by path → what takes its place."""


@dataclass(frozen=True, slots=True)
class Altered:
    """Other values for some arguments, by path, and what it means when they explain the result."""

    changes: Mapping[str, Change]
    says: str
    cause: Cause = Cause.VALUES
    after: Callable[[Any], Any] | None = None
    """What is done to the reference's result as well."""


def explain_altered_argument(evidence: Evidence) -> Explanation | None:
    """The answer computes the right thing of a wrong argument."""
    if evidence.mismatch.kind not in _KINDS:
        return None
    flat = flat_inputs(evidence.inputs)
    if sum(value.numel() for value in flat.values() if isinstance(value, Tensor)) > _MOST_NUMBERS:
        return None
    right = program(evidence.right, Answer(evidence.reference_source, evidence.function))

    def hypothesis(altered: Altered) -> Hypothesis:
        def run(result: CaseResult) -> CallOutcome:
            outcome = right(replace(result, request=_request(result, altered)))
            if altered.after is None:
                return outcome
            after = altered.after
            return replace(outcome, outputs=map_leaves(outcome.outputs, lambda path, leaf: after(leaf)))

        cause = altered.cause
        if cause is Cause.EDGE and evidence.mismatch.kind is MismatchKind.SHAPE:
            cause = Cause.SHAPE
        return Hypothesis(altered.says, "", cause, run)

    tried = map(hypothesis, alterations(evidence, flat))
    # Gradients would be those with respect to what is changed.
    found = first_that_fits(tried, evidence.results, _MOST_SECONDS, gradients=False)
    return None if found is None else Explanation(found.cause, found.says, fix=found.fix)


def _request(result: CaseResult, altered: Altered) -> CallRequest:
    """The call of one case with the arguments changed; unchanged where a change does not fit the case."""
    given = dict(result.inputs)
    flat = flat_inputs(given)

    def changed(path: str, leaf: Any) -> Any:
        change = altered.changes.get(path)
        if change is None:
            return leaf
        try:
            return change(leaf, flat)
        except (RuntimeError, TypeError, ValueError, IndexError, AttributeError, OverflowError, KeyError):
            return leaf

    named = {name: map_leaves(value, changed, name) for name, value in given.items()}
    heads = result.binding.heads
    first = [name for name, head in heads.items() if head.isdigit()]
    rest = {name: value for name, value in named.items() if name not in first}
    return replace(result.request, args=tuple(named[name] for name in first), kwargs=rest)


def alterations(evidence: Evidence, flat: Inputs) -> Iterator[Altered]:
    """Everything that is tried, the likeliest first; `flat` has the arguments of the case that is explained."""
    yield from _switches(evidence, flat)
    yield from _exchanged(evidence, flat)
    yield from _defaults(evidence, flat)
    yield from _swaps(flat)
    yield from _plain(flat)
    floats = {n: v for n, v in flat.items() if isinstance(v, Tensor) and v.is_floating_point()}
    for name, value in floats.items():
        yield from _rows(name, value, _TENSORS if value.ndim else _NUMBERS)
    yield from _chunks(floats)
    for name, value in floats.items():
        yield from _turned(name, value)
    for name, value in floats.items():
        yield from _rescaled(name, value, evidence)


def _plain(flat: Inputs) -> Iterator[Altered]:
    """Numbers, axes and indices."""
    rank = next((part.ndim for part in flat.values() if isinstance(part, Tensor)), 0)
    for name, value in flat.items():
        if type(value) is float:
            yield from _rows(name, value, _FLOATS)
        elif type(value) is int and name in ("dim", "axis") and rank:
            for axis in (-1, 0, 1, -2, 2):
                if axis % rank != value % rank and -rank <= axis < rank:
                    yield from _rows(name, value, ((_OTHER_AXIS, _constant(axis), Cause.VALUES),))
        elif type(value) is int:
            yield from _rows(name, value, _WHOLE)
        elif isinstance(value, Tensor) and value.dtype == torch.long and value.numel():
            yield from _rows(name, value, _INDICES)


_Row = tuple[str, Change, Cause]


def _constant(value: Any) -> Change:
    return lambda _, inputs: value


def _one(change: Callable[[Any], Any]) -> Change:
    return lambda value, inputs: change(value)


def _rows(name: str, value: Any, rows: tuple[_Row, ...]) -> Iterator[Altered]:
    """The rows of a table that change this value, with its name and numbers in their sentences."""
    for says, change, cause in rows:
        try:
            now = change(value, {})
        except (RuntimeError, ValueError, IndexError, OverflowError, ZeroDivisionError):
            continue
        if isinstance(value, int | float) and now == value:
            continue
        shown = (number(part) if isinstance(part, int | float) else "" for part in (value, now))
        was, then = shown
        yield Altered({name: change}, says.format(x=name, was=was, now=then), cause)


_LEFT_OUT = "{x} is left out: your result is the one for {x} = {now}."
_ONE_FOR = "Your result is the one for {x} = {now}; here {x} is {was}."
_OTHER_AXIS = "{x} is ignored: your code works along axis {now} where {x} = {was} asks for another."
_WRONG_SIGN = "{x} has the wrong sign in your code."

_FLOATS: tuple[_Row, ...] = (
    (_LEFT_OUT, _constant(0.0), Cause.VALUES),
    (_LEFT_OUT, _constant(1.0), Cause.SCALE),
    ("Your code uses 1 − {x} where {x} = {was} belongs.", _one(lambda v: 1 - v), Cause.VALUES),
    (_WRONG_SIGN, _one(lambda v: -v), Cause.VALUES),
    ("Your code uses 2·{x} where {x} = {was} belongs.", _one(lambda v: 2 * v), Cause.SCALE),
    ("Your code uses {x}/2 where {x} = {was} belongs.", _one(lambda v: v / 2), Cause.SCALE),
    ("Your code uses {x}² where {x} = {was} belongs (applied twice).", _one(lambda v: v * v), Cause.SCALE),
    ("Your code divides by {x} = {was} where it should multiply, or the other way round.", _one(lambda v: 1 / v), Cause.SCALE),
    ("Your code uses √{x} where {x} = {was} belongs.", _one(math.sqrt), Cause.SCALE),
    ("Your code uses the logarithm of {x} = {was}.", _one(math.log), Cause.SCALE),
    ("Your code uses exp({x}) where {x} = {was} belongs.", _one(math.exp), Cause.SCALE),
)  # fmt: skip
_WHOLE: tuple[_Row, ...] = (
    ("Off by one: your result is the one for {x} = {now}; here {x} is {was}.", _one(lambda v: v + 1), Cause.EDGE),
    ("Off by one: your result is the one for {x} = {now}; here {x} is {was}.", _one(lambda v: v - 1), Cause.EDGE),
    (_LEFT_OUT, _constant(0), Cause.VALUES),
    (_LEFT_OUT, _constant(1), Cause.VALUES),
    (_WRONG_SIGN, _one(lambda v: -v), Cause.VALUES),
    (_ONE_FOR, _one(lambda v: 2 * v), Cause.SCALE),
    (_ONE_FOR, _one(lambda v: v // 2), Cause.SCALE),
)  # fmt: skip
_INDICES: tuple[_Row, ...] = (
    ("Off by one: your code uses {x} + 1 where {x} belongs.", _one(lambda v: v + 1), Cause.EDGE),
    ("Off by one: your code uses {x} − 1 where {x} belongs.", _one(lambda v: v - 1), Cause.EDGE),
    ("{x} is ignored: your result is the one for {x} = 0.", _one(torch.zeros_like), Cause.VALUES),
    ("{x} is ignored: your code counts 0, 1, 2, … instead.", _one(lambda v: torch.arange(v.shape[-1]).expand_as(v).clone()), Cause.VALUES),
    ("{x} is used the other way round: your code applies its inverse (argsort).", _one(lambda v: v.argsort(-1)), Cause.ORDER),
    ("{x} is reversed in your code.", _one(lambda v: v.flip(-1)), Cause.ORDER),
    ("Your code uses the first entry of {x} for all.", _one(lambda v: v[:1].expand_as(v).clone()), Cause.EDGE),
)  # fmt: skip
_MASKS: tuple[_Row, ...] = (
    ("{x} is inverted: your code treats True as False.", _one(torch.logical_not), Cause.VALUES),
    ("{x} is ignored: your result is the one for a mask that is True everywhere.", _one(torch.ones_like), Cause.VALUES),
    ("{x} is ignored: your result is the one for a mask that is False everywhere.", _one(torch.zeros_like), Cause.VALUES),
    ("{x} is transposed: its rows are the queries, its columns the keys.", _one(lambda v: v.transpose(-1, -2)), Cause.ORDER),
)  # fmt: skip
_TENSORS: tuple[_Row, ...] = (
    ("{x} is left out: your result is the one for {x} = 0.", _one(torch.zeros_like), Cause.VALUES),
    ("{x} is left out: your result is the one for {x} = 1.", _one(torch.ones_like), Cause.VALUES),
    (_WRONG_SIGN, _one(torch.neg), Cause.VALUES),
)
_NUMBERS: tuple[_Row, ...] = (
    *_TENSORS,
    ("Your code uses exp({x}) where {x} belongs.", _one(torch.exp), Cause.SCALE),
    ("Your code uses {x} as it is where exp({x}) belongs.", _one(torch.log), Cause.SCALE),
)


def _switches(evidence: Evidence, flat: Inputs) -> Iterator[Altered]:
    """A mask or switch ignored, or the wrong way round: first of all, since a wrong mask makes NaN."""
    for name, value in flat.items():
        if isinstance(value, bool):
            says = f"Your result is the one for {name}={not value}; here {name} is {value}."
            yield Altered({name: _one(lambda v: not v)}, says)
            yield Altered({name: _constant(not value)}, f"{name} is ignored: your code works as if it were {not value}.")  # fmt: skip
        elif isinstance(value, Tensor) and value.dtype == torch.bool:
            if name in evidence.defaults and evidence.defaults[name] is None:
                said = f"{name} is ignored: your result is the same without it."
                yield Altered({name: _constant(None)}, said)
            yield from _rows(name, value, _MASKS)


def _defaults(evidence: Evidence, flat: Inputs) -> Iterator[Altered]:
    """The default in place of what was given."""
    for name, default in evidence.defaults.items():
        value = flat.get(name)
        if default is None and value is not None:
            said = f"{name} is ignored: your result is the same without it."
            yield Altered({name: _constant(None)}, said)
        elif isinstance(default, int | float) and not isinstance(default, bool) and value != default:
            says = "{x} is ignored: your code works as if it were {now}, the default; here it is {was}."
            yield from _rows(name, value, ((says, _constant(default), Cause.VALUES),))


def _swaps(flat: Inputs) -> Iterator[Altered]:
    """Two arguments exchanged, or one used for another."""
    for one, other in combinations(flat, 2):
        if _are_alike(flat[one], flat[other]):
            changes = {one: _other(other), other: _other(one)}
            yield Altered(changes, f"{one} and {other} are swapped in your code.", Cause.ORDER)
    for one, other in permutations(flat, 2):
        if _are_alike(flat[one], flat[other]) and isinstance(flat[one], Tensor) and flat[one].ndim:
            yield Altered({other: _other(one)}, f"Your code uses {one} where {other} belongs.")


def _other(name: str) -> Change:
    def change(value: Any, inputs: Inputs) -> Any:
        if type(inputs[name]) is not type(value):
            raise TypeError(name)
        return inputs[name]

    return change


def _are_alike(first: Any, second: Any) -> bool:
    if isinstance(first, Tensor) and isinstance(second, Tensor):
        return first.shape == second.shape and first.dtype == second.dtype and first.dtype != torch.bool
    return type(first) is type(second) and type(first) in (int, float) and first != second


def _exchanged(evidence: Evidence, flat: Inputs) -> Iterator[Altered]:
    """Two axes of an argument read in the other order, such as height and width: right only where they are equal."""
    for name, value in flat.items():
        if not isinstance(value, Tensor) or value.ndim < 2:
            continue
        labels = list(evidence.axes.get(name, ()))
        for one, other in combinations(range(1 if value.ndim > 3 else 0, value.ndim), 2):
            if value.shape[one] == value.shape[other]:
                continue
            said = f"Your code exchanges axes {one} and {other} of {name}. That is right only where they are equal."
            if len(labels) == value.ndim:
                read = [labels[{one: other, other: one}.get(axis, axis)] for axis in range(value.ndim)]
                said = (
                    f"Your code exchanges {labels[one]} and {labels[other]}: it reads {name} as ({', '.join(read)}). "
                    f"That is right only where {labels[one]} = {labels[other]}."
                )
            yield Altered({name: _with_sizes_swapped(one, other)}, said, Cause.ORDER)


def _with_sizes_swapped(one: int, other: int) -> Change:
    def change(value: Tensor, inputs: Inputs) -> Tensor:
        sizes = list(value.shape)
        sizes[one], sizes[other] = sizes[other], sizes[one]
        return value.reshape(sizes)

    return change


def _chunks(tensors: Mapping[str, Tensor]) -> Iterator[Altered]:
    """Stacked weights, and the biases that belong to them, cut in another order or interleaved."""
    groups: dict[int, list[str]] = {}
    for name, value in tensors.items():
        last = name.rsplit(".", 1)[-1].lower()
        if value.ndim in (1, 2) and last.startswith(("w", "b")):
            groups.setdefault(value.shape[0], []).append(name)
    for size, names in groups.items():
        said = " and ".join(names)
        for pieces in (3, 2, 4):
            if size % pieces or size < 2 * pieces:
                continue
            plain = tuple(range(pieces))
            for order in list(permutations(plain))[1:]:
                sentence = (
                    f"Your code takes the {pieces} parts of {said} in the order {order} instead of {plain}."
                )
                yield Altered({name: _reordered(order) for name in names}, sentence, Cause.ORDER)
            sentence = f"Your code reads the {pieces} parts of {said} interleaved; they are stacked, one whole part after the other."
            yield Altered({name: _interleaved(pieces) for name in names}, sentence, Cause.ORDER)


def _reordered(order: tuple[int, ...]) -> Change:
    return _one(lambda v: torch.cat([v.chunk(len(order))[place] for place in order]))


def _interleaved(pieces: int) -> Change:
    return _one(
        lambda v: v.reshape(v.shape[0] // pieces, pieces, *v.shape[1:]).transpose(0, 1).reshape(v.shape)
    )


def _turned(name: str, value: Tensor) -> Iterator[Altered]:
    """A tensor transposed, reversed, the same for all, or read in pairs instead of halves."""
    if value.ndim >= 2 and value.shape[-1] % 2 == 0 and value.shape[-1] > 2:
        half = value.shape[-1] // 2
        pairs, halves = (
            "entry 2i with entry 2i + 1 (interleaved)",
            f"entry i with entry i + {half} (two halves)",
        )
        for there, back, made, asked in (
            (_apart, _together, pairs, halves),
            (_together, _apart, halves, pairs),
        ):
            said = f"Of {name}, your code pairs {made}; {asked} is asked for."
            yield Altered({name: _one(there)}, said, Cause.ORDER)
            yield Altered({name: _one(there)}, said, Cause.ORDER, back)
    if value.ndim >= 2 and value.shape[-1] == value.shape[-2] > 1:
        transposed = _one(lambda v: v.transpose(-1, -2))
        yield Altered({name: transposed}, f"{name} is transposed in your code.", Cause.ORDER)
    if value.ndim == 4 and value.shape[2] == value.shape[3] > 1:
        said = f"{name} is flipped in both axes: that is convolution; the drill asks for cross-correlation."
        yield Altered({name: _one(lambda v: v.flip((2, 3)))}, said, Cause.ORDER)
    for axis in range(value.ndim):
        if value.shape[axis] < 2:
            continue
        where = f" along axis {axis}" if value.ndim > 1 else ""
        first = f"Your code uses the first entry of {name}{where} for all."
        yield Altered({name: _repeated(axis)}, first, Cause.EDGE)
        yield Altered({name: _flipped(axis)}, f"{name} is reversed{where} in your code.", Cause.ORDER)
        for step in (1, -1) if value.shape[axis] > 2 else ():
            yield Altered({name: _rolled(step, axis)}, f"Your code takes {name} shifted by one{where}.", Cause.ORDER)  # fmt: skip


def _repeated(axis: int) -> Change:
    return _one(lambda v: v.narrow(axis, 0, 1).expand_as(v).clone())


def _flipped(axis: int) -> Change:
    return _one(lambda v: v.flip(axis))


def _rolled(step: int, axis: int) -> Change:
    return _one(lambda v: v.roll(step, axis))


def _apart(value: Any) -> Any:
    """Along the last axis, even entries first and odd entries behind them."""
    if not isinstance(value, Tensor) or not value.ndim:
        return value
    return torch.cat([value[..., 0::2], value[..., 1::2]], -1)


def _together(value: Any) -> Any:
    """Along the last axis, the two halves interleaved: the inverse of `_apart`."""
    if not isinstance(value, Tensor) or not value.ndim:
        return value
    return torch.stack(value.chunk(2, -1), -1).flatten(-2)


def _rescaled(name: str, value: Tensor, evidence: Evidence) -> Iterator[Altered]:
    """A tensor divided by the root of a size, centred, normalised or squashed on the way."""
    for size in named_sizes(flat_inputs(evidence.inputs), evidence.axes):
        divided = f"Your code divides by √{size} once too often."
        yield Altered({name: _scaled(size, -0.5, evidence.axes)}, divided, Cause.SCALE)
        yield Altered({name: _scaled(size, 0.5, evidence.axes)}, f"Your code does not divide by √{size}.", Cause.SCALE)  # fmt: skip
    for axis in dict.fromkeys((value.ndim - 1, 0)) if value.ndim else ():
        yield Altered({name: _centred(axis)}, f"Your code subtracts the mean of {name} along axis {axis} first.")  # fmt: skip
        said = f"Your code scales {name} to length 1 along axis {axis}; it should stay as it is."
        yield Altered({name: _of_length_one(axis)}, said)
    yield Altered({name: _one(torch.sigmoid)}, f"Your code applies the sigmoid to {name} once too often.")
    if value.ndim:
        yield Altered({name: _one(lambda v: v.softmax(-1))}, f"Your code applies softmax to {name} once too often.")  # fmt: skip
    yield Altered({name: _one(torch.relu)}, f"Your code sets what is negative in {name} to 0.")


def _scaled(size: str, power: float, axes: Mapping[str, tuple[str, ...]]) -> Change:
    return lambda value, inputs: value * named_sizes(inputs, axes)[size] ** power


def _centred(axis: int) -> Change:
    return _one(lambda v: v - v.mean(axis, keepdim=True))


def _of_length_one(axis: int) -> Change:
    return _one(lambda v: v / v.norm(dim=axis, keepdim=True))
