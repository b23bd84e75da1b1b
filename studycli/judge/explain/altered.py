"""The reference with one argument altered gives what came out: the mask the wrong way round, eps forgotten, q and k swapped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations, islice
from typing import Any

import torch
from torch import Tensor

from studycli.judge.evidence import Evidence, Explanation, MismatchKind
from studycli.judge.explain.alteration import Alteration
from studycli.judge.explain.axis_names import axis_letters
from studycli.judge.explain.named import copied, reproduces, same
from studycli.judge.explain.plain_alterations import axes, defaults, floats, indices, ints, masks, swaps
from studycli.judge.explain.tensor_alterations import chunks, left_out, rescaled, turned
from studycli.judge.explain.view import flat_inputs
from studycli.model.verdict import Cause

_MOST_TRIALS = 160
_MOST_NUMBERS = 100_000


def explain_altered_mask(evidence: Evidence) -> Explanation | None:
    """A mask or switch ignored, or the wrong way round: before anything else, since a wrong mask makes NaN."""
    return _first(evidence, _switches, (MismatchKind.VALUES,))


def explain_exchanged_axes(evidence: Evidence) -> Explanation | None:
    """Two axes of an argument read in the other order, such as height and width: right only where they are equal."""
    return _first(evidence, _exchanged, (MismatchKind.VALUES, MismatchKind.SHAPE))


def explain_altered_shape(evidence: Evidence) -> Explanation | None:
    """A wrong shape that is the right one for other arguments: off by one, height and width exchanged, a default."""
    found = _first(evidence, _shaping, (MismatchKind.SHAPE, MismatchKind.STRUCTURE))
    return replace(found, cause=Cause.SHAPE) if found is not None and found.cause is Cause.EDGE else found


def explain_altered_argument(evidence: Evidence) -> Explanation | None:
    """The answer computes the right thing of a wrong argument."""
    return _first(evidence, _alterations, (MismatchKind.VALUES,))


def explain_rescaled_argument(evidence: Evidence) -> Explanation | None:
    """The answer divides, centres or squashes an argument on the way, or does not."""
    return _first(evidence, _rescalings, (MismatchKind.VALUES,))


def _first(
    evidence: Evidence,
    candidates: Callable[[Evidence, Mapping[str, Any]], Iterator[Alteration]],
    kinds: tuple[MismatchKind, ...],
) -> Explanation | None:
    if evidence.probe is None or evidence.mismatch.kind not in kinds:
        return None
    flat = flat_inputs(evidence.inputs)
    if sum(value.numel() for value in flat.values() if isinstance(value, Tensor)) > _MOST_NUMBERS:
        return None
    for alteration in islice(candidates(evidence, flat), _MOST_TRIALS):
        if _may_not_end(evidence, alteration):
            continue
        if _gives(evidence, alteration) and _gives_elsewhere(evidence, candidates, alteration):
            return Explanation(alteration.cause, alteration.sentence)
    return None


def _may_not_end(evidence: Evidence, alteration: Alteration) -> bool:
    """Whether a `while` of the reference might wait for ever for a step of 0: nobody counts its turns here."""
    steps = (value for value in alteration.changes.values() if isinstance(value, int | float))
    return "while " in evidence.reference_source and any(step <= 0 for step in steps)


def _gives(evidence: Evidence, alteration: Alteration) -> bool:
    outputs = _outputs(evidence, evidence.inputs, alteration)
    return outputs is not _FAILED and reproduces(outputs, evidence)


def _gives_elsewhere(
    evidence: Evidence,
    candidates: Callable[[Evidence, Mapping[str, Any]], Iterator[Alteration]],
    alteration: Alteration,
) -> bool:
    """Whether the same alteration gives what came out of the other small cases. A few whole numbers in one case prove nothing."""
    if isinstance(evidence.mismatch.got, Tensor):
        return True
    kind = _without_numbers(alteration.sentence)
    for other in evidence.others:
        if not other.inputs or other.name == evidence.case or (other.output is None and not other.passed):
            continue
        alike = [
            each
            for each in islice(candidates(evidence, flat_inputs(other.inputs)), _MOST_TRIALS)
            if _without_numbers(each.sentence) == kind
        ]
        given = [_outputs(evidence, other.inputs, each) for each in alike]
        possible = [outputs for outputs in given if outputs is not _FAILED]
        if possible and not any(same(outputs, other.output) for outputs in possible):
            return False
    return True


def _without_numbers(sentence: str) -> str:
    """The sentence with a sign for each number: that for another case differs in nothing else."""
    return re.sub(r"[−-]?\d[\d.,e−-]*", "#", sentence)


_FAILED = object()


def _outputs(evidence: Evidence, given: Mapping[str, Any], alteration: Alteration) -> Any:
    inputs = copied(dict(given))
    for path, value in alteration.changes.items():
        inputs = _with(inputs, path.split("."), value)
    assert evidence.probe is not None
    try:
        outputs = evidence.probe([inputs[name] for name in evidence.argument_order])
        return alteration.after(outputs) if alteration.after else outputs
    except Exception:
        # The reference may refuse what no learner would pass to it; then this was not the mistake.
        return _FAILED


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
            yield from masks(name, value)


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


def _whole(name: str, value: int, flat: Mapping[str, Any]) -> Iterator[Alteration]:
    rank = next((part.ndim for part in flat.values() if isinstance(part, Tensor)), 0)
    return axes(name, value, rank) if name in ("dim", "axis") and rank else ints(name, value)


def _shaping(evidence: Evidence, flat: Mapping[str, Any]) -> Iterator[Alteration]:
    yield from defaults(flat, evidence.defaults)
    yield from swaps({name: value for name, value in flat.items() if type(value) is int})
    for name, value in flat.items():
        if type(value) is int:
            yield from _whole(name, value, flat)


def _alterations(evidence: Evidence, flat: Mapping[str, Any]) -> Iterator[Alteration]:
    yield from defaults(flat, evidence.defaults)
    yield from swaps(flat)
    for name, value in flat.items():
        if type(value) is float:
            yield from floats(name, value)
        elif type(value) is int:
            yield from _whole(name, value, flat)
        elif isinstance(value, Tensor) and value.dtype == torch.long:
            yield from indices(name, value)
    tensors = [
        (name, value)
        for name, value in flat.items()
        if isinstance(value, Tensor) and value.is_floating_point()
    ]
    for name, value in tensors:
        yield from left_out(name, value)
    yield from chunks(tensors)
    for name, value in tensors:
        yield from turned(name, value)
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
            yield from rescaled(name, value, letters.get(name, ()))
