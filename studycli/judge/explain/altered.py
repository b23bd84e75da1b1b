"""The reference with one argument altered gives what came out: the mask the wrong way round, eps forgotten, q and k swapped."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, islice, permutations
from typing import Any

import torch
from torch import Tensor

from studycli.judge.evidence import Evidence, Explanation, MismatchKind
from studycli.judge.explain.axis_names import axis_letters
from studycli.judge.explain.named import copied, reproduces
from studycli.judge.explain.numbers import number
from studycli.judge.explain.view import flat_inputs
from studycli.model.verdict import Cause

_MOST_TRIALS = 160
_MOST_NUMBERS = 100_000


@dataclass(frozen=True, slots=True)
class Alteration:
    """Other values for some arguments, by path, and what it means when they explain the result."""

    changes: Mapping[str, Any]
    sentence: str
    cause: Cause = Cause.VALUES
    after: Callable[[Any], Any] | None = None
    """What is done to the reference's result as well."""


def explain_altered_mask(evidence: Evidence) -> Explanation | None:
    """A mask or switch ignored, or the wrong way round: before anything else, since a wrong mask makes NaN."""
    return _first(evidence, _switches, (MismatchKind.VALUES,))


def explain_exchanged_axes(evidence: Evidence) -> Explanation | None:
    """Two axes of an argument read in the other order, such as height and width: right only where they are equal."""
    return _first(evidence, _exchanged, (MismatchKind.VALUES, MismatchKind.SHAPE))


def explain_altered_shape(evidence: Evidence) -> Explanation | None:
    """A wrong shape that is the right one for other arguments: off by one, height and width exchanged, a default."""
    found = _first(evidence, _shaping, (MismatchKind.SHAPE, MismatchKind.STRUCTURE))
    return replace(found, cause=Cause.SHAPE) if found is not None else None


def explain_altered_argument(evidence: Evidence) -> Explanation | None:
    """The answer computes the right thing of a wrong argument."""
    return _first(evidence, _alterations, (MismatchKind.VALUES,))


def explain_rescaled_argument(evidence: Evidence) -> Explanation | None:
    """The answer divides, centres or squashes an argument on the way, or does not."""
    return _first(evidence, _rescalings, (MismatchKind.VALUES,))


def _first(
    evidence: Evidence,
    alterations: Callable[[Evidence, Mapping[str, Any]], Iterator[Alteration]],
    kinds: tuple[MismatchKind, ...],
) -> Explanation | None:
    if evidence.probe is None or evidence.mismatch.kind not in kinds:
        return None
    flat = flat_inputs(evidence.inputs)
    if sum(value.numel() for value in flat.values() if isinstance(value, Tensor)) > _MOST_NUMBERS:
        return None
    for alteration in islice(alterations(evidence, flat), _MOST_TRIALS):
        if _gives(evidence, alteration):
            return Explanation(alteration.cause, alteration.sentence)
    return None


def _gives(evidence: Evidence, alteration: Alteration) -> bool:
    inputs = copied(dict(evidence.inputs))
    for path, value in alteration.changes.items():
        inputs = _with(inputs, path.split("."), value)
    assert evidence.probe is not None
    try:
        outputs = evidence.probe([inputs[name] for name in evidence.argument_order])
    except Exception:
        # The reference may refuse what no learner would pass to it; then this was not the mistake.
        return False
    return reproduces(alteration.after(outputs) if alteration.after else outputs, evidence)


def _with(tree: Any, keys: list[str], value: Any) -> Any:
    """The tree with one leaf exchanged."""
    head, rest = keys[0], keys[1:]
    if isinstance(tree, dict):
        return {**tree, head: _with(tree[head], rest, value) if rest else value}
    place = int(head)
    parts = [
        (_with(part, rest, value) if rest else value) if index == place else part
        for index, part in enumerate(tree)
    ]
    return type(tree)(parts)


def _switches(evidence: Evidence, flat: Mapping[str, Any]) -> Iterator[Alteration]:
    for name, value in flat.items():
        if isinstance(value, bool):
            yield Alteration(
                {name: not value}, f"Your result is the one for {name}={not value}; here {name} is {value}."
            )
        elif isinstance(value, Tensor) and value.dtype == torch.bool:
            if name in evidence.defaults and evidence.defaults[name] is None:
                yield Alteration({name: None}, f"{name} is ignored: your result is the same without it.")
            yield from _masks(name, value)


def _exchanged(evidence: Evidence, flat: Mapping[str, Any]) -> Iterator[Alteration]:
    letters = _letters(evidence, flat)
    for name, value in flat.items():
        if not isinstance(value, Tensor) or value.ndim < 2:
            continue
        own = letters.get(name, ())
        for one, other in combinations(range(1 if value.ndim > 3 else 0, value.ndim), 2):
            sizes = list(value.shape)
            if sizes[one] == sizes[other]:
                continue
            labels = [own[axis] if axis < len(own) and own[axis] else str(axis) for axis in range(value.ndim)]
            first, second = labels[one], labels[other]
            labels[one], labels[other] = second, first
            sizes[one], sizes[other] = sizes[other], sizes[one]
            named = not any(label.isdigit() for label in labels)
            what = f"{first} and {second}" if named else f"axes {one} and {other} of {name}"
            how = f": it reads {name} as ({', '.join(labels)})" if named else ""
            only = f"{first} = {second}" if named else "they are equal"
            yield Alteration(
                {name: value.reshape(sizes)},
                f"Your code exchanges {what}{how}. That is right only where {only}.",
                Cause.ORDER,
            )


def _letters(evidence: Evidence, flat: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The axes' names, as the drill gives them or else as the reference does: the answer's may be the mistake."""
    letters = axis_letters((evidence.reference_source,), "", flat)
    return {**letters, **{name: axes for name, axes in evidence.axes.items() if name in letters}}


def _shaping(evidence: Evidence, flat: Mapping[str, Any]) -> Iterator[Alteration]:
    yield from _defaults(flat, evidence.defaults)
    yield from _swaps({name: value for name, value in flat.items() if type(value) is int})
    for name, value in flat.items():
        if type(value) is int:
            yield from _ints(name, value)


def _alterations(evidence: Evidence, flat: Mapping[str, Any]) -> Iterator[Alteration]:
    yield from _defaults(flat, evidence.defaults)
    yield from _swaps(flat)
    for name, value in flat.items():
        if type(value) is float:
            yield from _floats(name, value)
        elif type(value) is int:
            yield from _ints(name, value)
        elif isinstance(value, Tensor) and value.dtype == torch.long:
            yield from _indices(name, value)
    tensors = [
        (name, value)
        for name, value in flat.items()
        if isinstance(value, Tensor) and value.is_floating_point()
    ]
    for name, value in tensors:
        yield from _left_out(name, value)
    yield from _chunks(tensors)
    for name, value in tensors:
        yield from _turned(name, value)
        if value.ndim == 0:
            yield Alteration(
                {name: value.exp()}, f"Your code uses exp({name}) where {name} belongs.", Cause.SCALE
            )
            if float(value) > 0:
                yield Alteration(
                    {name: value.log()},
                    f"Your code uses {name} as it is where exp({name}) belongs.",
                    Cause.SCALE,
                )


def _rescalings(evidence: Evidence, flat: Mapping[str, Any]) -> Iterator[Alteration]:
    letters = _letters(evidence, flat)
    for name, value in flat.items():
        if isinstance(value, Tensor) and value.is_floating_point() and value.ndim:
            yield from _rescaled(name, value, letters.get(name, ()))


def _defaults(flat: Mapping[str, Any], defaults: Mapping[str, Any]) -> Iterator[Alteration]:
    for name, default in defaults.items():
        if name not in flat:
            continue
        value = flat[name]
        if default is None and value is not None:
            yield Alteration({name: None}, f"{name} is ignored: your result is the same without it.")
        elif isinstance(default, int | float) and not isinstance(default, bool) and value != default:
            yield Alteration(
                {name: default},
                f"{name} is ignored: your code works as if it were {number(default)}, the default; here it is {number(value)}.",
            )


def _masks(name: str, value: Tensor) -> Iterator[Alteration]:
    yield Alteration({name: ~value}, f"{name} is the wrong way round: your code treats True as False.")
    yield Alteration(
        {name: torch.ones_like(value)},
        f"{name} is ignored: your result is the one for a mask that is True everywhere.",
    )
    yield Alteration(
        {name: torch.zeros_like(value)},
        f"{name} is ignored: your result is the one for a mask that is False everywhere.",
    )
    if value.ndim >= 2 and value.shape[-1] == value.shape[-2]:
        yield Alteration(
            {name: value.transpose(-1, -2)},
            f"{name} is transposed: its rows are the queries, its columns the keys.",
            Cause.ORDER,
        )


def _swaps(flat: Mapping[str, Any]) -> Iterator[Alteration]:
    for (one, first), (other, second) in combinations(flat.items(), 2):
        if isinstance(first, Tensor) and isinstance(second, Tensor):
            if first.shape != second.shape or first.dtype != second.dtype:
                continue
            if first.dtype.is_floating_point or first.dtype == torch.long:
                yield Alteration(
                    {one: second, other: first},
                    f"{one} and {other} have changed places in your code.",
                    Cause.ORDER,
                )
        elif type(first) is type(second) and isinstance(first, int | float) and first != second:
            yield Alteration(
                {one: second, other: first},
                f"{one} and {other} have changed places in your code.",
                Cause.ORDER,
            )
    tensors = [
        (name, value)
        for name, value in flat.items()
        if isinstance(value, Tensor) and value.is_floating_point()
    ]
    for (one, first), (other, second) in permutations(tensors, 2):
        if first.shape == second.shape and first.dtype == second.dtype and first.ndim:
            yield Alteration({other: first}, f"Your code uses {one} where {other} belongs.")


def _floats(name: str, value: float) -> Iterator[Alteration]:
    shown = f"{name} = {number(value)}"
    trials: list[tuple[float, str, Cause]] = [
        (0.0, f"{name} is left out: your result is the one for {name} = 0.", Cause.VALUES),
        (1.0, f"{name} is left out: your result is the one for {name} = 1.", Cause.SCALE),
        (-value, f"{name} has the wrong sign in your code.", Cause.VALUES),
        (2 * value, f"Your code uses 2·{name} where {shown} belongs.", Cause.SCALE),
        (value / 2, f"Your code uses {name}/2 where {shown} belongs.", Cause.SCALE),
        (value * value, f"Your code uses {name}² where {shown} belongs (applied twice?).", Cause.SCALE),
    ]
    if 0 < value < 1:
        trials.insert(
            2,
            (
                1 - value,
                f"Your code uses 1 − {name} where {name} belongs ({shown}), or the other way round.",
                Cause.VALUES,
            ),
        )
    if value > 0:
        trials += [
            (
                1 / value,
                f"Your code divides by {name} where it should multiply, or the other way round ({shown}).",
                Cause.SCALE,
            ),
            (math.sqrt(value), f"Your code uses √{name} where {name} belongs ({shown}).", Cause.SCALE),
            (math.log(value), f"Your code uses the logarithm of {name} ({shown}).", Cause.SCALE),
        ]
    if abs(value) < 20:
        trials.append(
            (math.exp(value), f"Your code uses exp({name}) where {name} belongs ({shown}).", Cause.SCALE)
        )
    if "eps" in name and value > 0:
        trials.append(
            (
                value * value,
                f"{name} stands at another place: your code squares it (inside against outside the root).",
                Cause.VALUES,
            )
        )
    for changed, sentence, cause in trials:
        if changed != value:
            yield Alteration({name: changed}, sentence, cause)


def _axes(name: str, value: int) -> Iterator[Alteration]:
    """Another axis than the one that was given: to the end first, as most are written down."""
    for other in (-1, 0, 1, -2, 2):
        if other != value:
            sentence = f"Your result is the one for {name} = {other}; here {name} is {value}: use the {name} that is given."
            yield Alteration({name: other}, sentence)


def _ints(name: str, value: int) -> Iterator[Alteration]:
    if name in ("dim", "axis"):
        for other in (-1, 0, 1, 2):
            if other != value:
                where = "the last axis" if other == -1 else f"axis {other}"
                yield Alteration(
                    {name: other},
                    f"{name} is ignored: your code works along {where} ({name} = {other}); here {name} is {value}.",
                )
        return
    if name in ("dim", "axis"):
        yield from _axes(name, value)
        return
    for step in (1, -1):
        yield Alteration(
            {name: value + step},
            f"Off by one: your result is the one for {name} = {value + step}; here {name} is {value}.",
            Cause.EDGE,
        )
    if value:
        yield Alteration(
            {name: 0}, f"{name} is left out: your result is the one for {name} = 0; here it is {value}."
        )
        yield Alteration(
            {name: -value},
            f"{name} has the wrong sign in your code: your result is the one for {name} = {-value}.",
        )
    if value != 1:
        yield Alteration(
            {name: 1}, f"{name} is left out: your result is the one for {name} = 1; here it is {value}."
        )
    yield Alteration(
        {name: 2 * value},
        f"Your result is the one for {name} = {2 * value}; here {name} is {value}.",
        Cause.SCALE,
    )
    if value % 2 == 0 and value > 2:
        yield Alteration(
            {name: value // 2},
            f"Your result is the one for {name} = {value // 2}; here {name} is {value}.",
            Cause.SCALE,
        )


def _indices(name: str, value: Tensor) -> Iterator[Alteration]:
    if value.numel() == 0:
        return
    yield Alteration(
        {name: value + 1}, f"Off by one: your code uses {name} + 1 where {name} belongs.", Cause.EDGE
    )
    yield Alteration(
        {name: value - 1}, f"Off by one: your code uses {name} − 1 where {name} belongs.", Cause.EDGE
    )
    if value.ndim:
        yield Alteration(
            {name: torch.zeros_like(value)}, f"{name} is ignored: your result is the one for {name} = 0."
        )
        steps = torch.arange(value.shape[-1]).expand_as(value)
        yield Alteration({name: steps.clone()}, f"{name} is ignored: your code counts 0, 1, 2, … instead.")
        yield Alteration(
            {name: value.argsort(-1)},
            f"{name} is used the other way round: its inverse (argsort) is what your code applies.",
            Cause.ORDER,
        )
        yield Alteration({name: value.flip(-1)}, f"{name} is reversed in your code.", Cause.ORDER)
        if value.shape[0] > 1:
            yield Alteration(
                {name: value[:1].expand_as(value).clone()},
                f"Your code uses the first entry of {name} for all.",
                Cause.EDGE,
            )


def _left_out(name: str, value: Tensor) -> Iterator[Alteration]:
    yield Alteration(
        {name: torch.zeros_like(value)}, f"{name} is left out: your result is the one for {name} = 0."
    )
    yield Alteration(
        {name: torch.ones_like(value)}, f"{name} is left out: your result is the one for {name} = 1."
    )
    yield Alteration({name: -value}, f"{name} has the wrong sign in your code.")
    if value.ndim >= 1 and value.shape[0] > 1:
        yield Alteration(
            {name: value[:1].expand_as(value).clone()},
            f"Your code uses the first entry of {name} for all.",
            Cause.EDGE,
        )


def _chunks(tensors: list[tuple[str, Tensor]]) -> Iterator[Alteration]:
    """Stacked weights, and the biases that belong to them, cut in another order or interleaved."""
    groups: dict[int, list[tuple[str, Tensor]]] = {}
    for name, value in tensors:
        last = name.rsplit(".", 1)[-1].lower()
        if value.ndim in (1, 2) and last.startswith(("w", "b")):
            groups.setdefault(value.shape[0], []).append((name, value))
    for size, group in groups.items():
        said = " and ".join(name for name, _ in group)
        for pieces in (3, 2, 4):
            if size % pieces or size < 2 * pieces:
                continue
            plain = tuple(range(pieces))
            for order in list(permutations(plain))[1:]:
                changed = {
                    name: torch.cat([value.chunk(pieces)[place] for place in order]) for name, value in group
                }
                sentence = (
                    f"Your code takes the {pieces} parts of {said} in the order {order} instead of {plain}."
                )
                yield Alteration(changed, sentence, Cause.ORDER)
            mixed = {
                name: value.reshape(size // pieces, pieces, *value.shape[1:])
                .transpose(0, 1)
                .reshape(value.shape)
                for name, value in group
            }
            sentence = f"Your code reads the {pieces} parts of {said} interleaved; they are stacked, one whole part after the other."
            yield Alteration(mixed, sentence, Cause.ORDER)


def _turned(name: str, value: Tensor) -> Iterator[Alteration]:
    if value.ndim >= 2 and value.shape[-1] % 2 == 0 and value.shape[-1] > 2:
        apart, together = _apart(value), _together(value)
        said = f"Your code pairs entry 2i of {name} with entry 2i + 1 (interleaved); entry i belongs with entry i + {value.shape[-1] // 2} (two halves)."
        yield Alteration({name: apart}, said, Cause.ORDER)
        yield Alteration({name: apart}, said, Cause.ORDER, _together)
        said = f"Your code pairs entry i of {name} with entry i + {value.shape[-1] // 2} (two halves); entry 2i belongs with entry 2i + 1 (interleaved)."
        yield Alteration({name: together}, said, Cause.ORDER)
        yield Alteration({name: together}, said, Cause.ORDER, _apart)
    if value.ndim >= 2 and value.shape[-1] == value.shape[-2] and value.shape[-1] > 1:
        yield Alteration({name: value.transpose(-1, -2)}, f"{name} is transposed in your code.", Cause.ORDER)
    for axis in range(value.ndim):
        if value.shape[axis] > 1:
            yield Alteration(
                {name: value.flip(axis)}, f"{name} is reversed along axis {axis} in your code.", Cause.ORDER
            )
    if value.ndim == 4 and value.shape[2] == value.shape[3]:
        yield Alteration(
            {name: value.flip((2, 3))},
            f"{name} is flipped in both axes: that is convolution; the drill asks for cross-correlation.",
            Cause.ORDER,
        )


def _apart(value: Any) -> Any:
    """Along the last axis, even entries first and odd entries behind them."""
    return (
        torch.cat([value[..., 0::2], value[..., 1::2]], -1)
        if isinstance(value, Tensor) and value.ndim
        else value
    )


def _together(value: Any) -> Any:
    """Along the last axis, the two halves interleaved: the inverse of `_apart`."""
    return (
        torch.stack(value.chunk(2, -1), -1).flatten(-2) if isinstance(value, Tensor) and value.ndim else value
    )


def _rescaled(name: str, value: Tensor, letters: tuple[str, ...]) -> Iterator[Alteration]:
    for axis in range(value.ndim - 1, -1, -1):
        size = value.shape[axis]
        if size > 1:
            letter = letters[axis] if letters and letters[axis] else str(size)
            where = (
                f"{letter} = {size}, axis {axis} of {name}"
                if letter != str(size)
                else f"{size} is axis {axis} of {name}"
            )
            yield Alteration(
                {name: value / math.sqrt(size)},
                f"Your code divides by √{letter} once too often ({where}).",
                Cause.SCALE,
            )
            yield Alteration(
                {name: value * math.sqrt(size)},
                f"Your code does not divide by √{letter} ({where}).",
                Cause.SCALE,
            )
    for axis in dict.fromkeys((value.ndim - 1, 0)):
        mean = value.mean(axis, keepdim=True)
        yield Alteration(
            {name: value - mean}, f"Your code takes the mean of {name} along axis {axis} away first."
        )
        length = value.norm(dim=axis, keepdim=True)
        yield Alteration(
            {name: value / length},
            f"Your code scales {name} to length 1 along axis {axis}; it should stay as it is.",
        )
    yield Alteration({name: value.sigmoid()}, f"Your code applies the sigmoid to {name} once too often.")
    yield Alteration({name: value.softmax(-1)}, f"Your code applies softmax to {name} once too often.")
    yield Alteration({name: value.relu()}, f"Your code cuts {name} off below 0.")
