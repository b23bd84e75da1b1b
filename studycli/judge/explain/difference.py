"""One wrong tensor beside the right one, with what is known of the inputs: what most facts are read from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import torch
from torch import Tensor

from studycli.judge.evidence import Evidence, Explanation, Said
from studycli.judge.explain.numbers import continued, ordinal
from studycli.model.verdict import Cause

_MOST_ELEMENTS = 2_000_000
"""Larger tensors are not searched: the fallback reads them once."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A tensor of the output that is wrong."""

    expected: Tensor
    got: Tensor
    inputs: Mapping[str, Any]
    """The arguments by name, before the call; entries of dicts and lists as "p.w_qkv", "blocks.0.w_up"."""
    sizes: Mapping[str, int]
    """What the numbers that shapes are made of are called: {"B": 2, "H": 14, "window_size": 7}."""
    which: str = ""
    """"In the second output, " when there are several outputs; otherwise empty."""
    source: str = ""
    """The answer's text."""
    returned: tuple[str, ...] = ()
    """What the axes of the right result are called; empty where the drill does not say."""

    @property
    def same_shape(self) -> bool:
        """Whether the two can be compared number by number."""
        return self.expected.shape == self.got.shape

    def told(self, cause: Cause, said: Said | str) -> Explanation:
        """What the learner is told of it, with the output that it speaks of in front when there are several."""
        message, fix = (said, "") if isinstance(said, str) else said
        return Explanation(cause, continued(self.which, message), fix=fix)


def difference_of(evidence: Evidence) -> Difference | None:
    """The two tensors at the place of the mismatch; None when one of them is no tensor or number."""
    expected, got = as_tensor(evidence.mismatch.expected), as_tensor(evidence.mismatch.got)
    if expected is None or got is None or max(expected.numel(), got.numel()) > _MOST_ELEMENTS:
        return None
    inputs = flat_inputs(evidence.inputs)
    path = evidence.mismatch.path
    returned = evidence.axes.get(f"returns.{path}" if path else "returns", ())
    return Difference(
        expected,
        got,
        inputs,
        named_sizes(inputs, evidence.axes),
        which_output(evidence),
        evidence.source,
        returned if len(returned) == expected.ndim else (),
    )


def as_tensor(value: Any) -> Tensor | None:
    """A tensor as it is, a number as a tensor without axes, anything else None."""
    if isinstance(value, Tensor):
        return value.detach()
    if isinstance(value, bool | int | float):
        try:
            return torch.tensor(float(value), dtype=torch.float64)
        except OverflowError:  # a whole number beyond what a float can hold
            return None
    return None


def flat_inputs(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Dicts and lists of arguments opened: {"p": {"w": t}} → {"p.w": t}."""
    flat: dict[str, Any] = {}
    for name, value in inputs.items():
        if isinstance(value, Mapping):
            flat |= flat_inputs({f"{name}.{key}": part for key, part in value.items()})
        elif isinstance(value, list | tuple) and (
            any(isinstance(part, Tensor | Mapping) for part in value)
            or (0 < len(value) <= 4 and all(type(part) is float for part in value))
        ):
            flat |= flat_inputs({f"{name}.{key}": part for key, part in enumerate(value)})
        else:
            flat[name] = value
    return flat


def which_output(evidence: Evidence) -> str:
    """`In the second output, `; empty when there is only one."""
    head = evidence.mismatch.path.split(".")[0]
    if head.isdigit() and isinstance(evidence.expected, tuple):
        return f"In the {ordinal(int(head))} output, "
    return (
        f"In the output {evidence.mismatch.path}, " if evidence.mismatch.path and not head.isdigit() else ""
    )


def named_sizes(inputs: Mapping[str, Any], axes: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """The whole-number arguments and the named axes of the tensor arguments (`inputs` flat); a name with two values is left out."""
    found = {name: value for name, value in inputs.items() if type(value) is int and value > 0}
    twice = set()
    for name, letters in axes.items():
        value = inputs.get(name)
        if isinstance(value, Tensor) and (len(letters) == value.ndim or letters[:1] == ("…",)):
            # Any axes may stand in front: the others are counted from the end.
            for letter, length in zip(reversed(letters), reversed(value.shape), strict=False):
                if letter.isidentifier() and found.setdefault(letter, length) != length:
                    twice.add(letter)
    return {name: value for name, value in found.items() if name not in twice}


def name_size(value: int, sizes: Mapping[str, int]) -> str:
    """What a length is called: "D", "H/M", "B·N", "N+1"; the bare number when no name or more than one fits."""
    plain = {name for name, size in sizes.items() if size == value}
    if value == 1 or plain:
        return plain.pop() if len(plain) == 1 and value != 1 else str(value)
    usable = [(name, size) for name, size in sizes.items() if size > 1]
    derived = {f"{name}+1" for name, size in usable if size + 1 == value}
    for left, right in combinations(usable, 2):
        if left[1] * right[1] == value:
            derived.add(f"{left[0]}·{right[0]}")
        for outer, inner in ((left, right), (right, left)):
            if inner[1] * value == outer[1]:
                derived.add(f"{outer[0]}/{inner[0]}")
    return derived.pop() if len(derived) == 1 else str(value)


def shape_text(shape: Iterable[int]) -> str:
    """`(2, 14, 14, 96)`; `()` for a single number; `(3,)` for one axis."""
    lengths = tuple(int(length) for length in shape)
    return f"({lengths[0]},)" if len(lengths) == 1 else "(" + ", ".join(map(str, lengths)) + ")"


def named_shape(shape: Iterable[int], sizes: Mapping[str, int]) -> str:
    """`(2, 5, 8), that is (B, N, D)`; without the letters when one of them is unknown."""
    lengths = tuple(int(length) for length in shape)
    names = [name_size(length, sizes) for length in lengths]
    if not names or set(names) <= {"1"} or any(name.isdigit() and name != "1" for name in names):
        return shape_text(lengths)
    return f"{shape_text(lengths)}, that is ({', '.join(names)})"
