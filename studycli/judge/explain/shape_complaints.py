"""What torch says of shapes that do not fit, in words: which sizes differ, and what would mend them."""

from __future__ import annotations

import re
from collections.abc import Callable

from studycli.judge.evidence import Said
from studycli.judge.protocol import RaisedError

_Teller = Callable[[re.Match[str], RaisedError], Said]


def shape_complaint(error: RaisedError, source: str) -> Said | None:
    """The first of torch's complaints about shapes that is recognised."""
    if "view size is not compatible" in error.message:
        return Said(
            "view needs numbers that lie side by side in memory; after a permute or transpose they do not",
            "Use reshape, or call .contiguous() first.",
        )
    for pattern, teller in _COMPLAINTS:
        found = re.search(pattern, error.message, re.S)
        if found:
            return teller(found, error)
    return None


def _product(found: re.Match[str], error: RaisedError) -> Said:
    a, b, c, d = found.groups()
    message = f"({a}, {b}) @ ({c}, {d}) fails: the inner sizes {b} and {c} must be equal"
    if re.search(r"one_hot\([^(),]*\)", error.source_line):
        return Said(
            message, "Give one_hot the number of classes; without it, it is only as wide as the largest id."
        )
    return Said(message, "Transpose the second one (weight.T)." if b == d else "")


def _broadcast(found: re.Match[str], error: RaisedError) -> Said:
    return Said(
        f"The shapes do not broadcast: {found[1]} against {found[2]} at axis {found[3]}",
        "An unsqueeze or keepdim=True may be missing.",
    )


def _batched_product(found: re.Match[str], error: RaisedError) -> Said:
    return Said(
        f"The inner sizes of the batched product differ: {found[2]} and {found[4]}",
        "One of the two needs transpose(-2, -1).",
    )


def _index(found: re.Match[str], error: RaisedError) -> Said:
    axis = _axis_of_size(error, int(found[2]), int(found[3]))
    entries = f"{found[3]} entries (0 to {int(found[3]) - 1})"
    return Said(f"Index {found[1]} is beyond the end of axis {axis}, which has {entries}")


_COMPLAINTS: tuple[tuple[str, _Teller], ...] = (
    (
        r"shape '(\[[^']*\])' is invalid for input of size (\d+)",
        lambda found, _: Said(f"{int(found[2]):,} numbers do not fit into the shape {found[1]}"),
    ),
    (r"mat1 and mat2 shapes cannot be multiplied \((\d+)x(\d+) and (\d+)x(\d+)\)", _product),
    (
        r"The size of tensor a \((\d+)\) must match the size of tensor b \((\d+)\) at non-singleton dimension (\d+)",
        _broadcast,
    ),
    (
        r"Expected size for first two dimensions of batch2 tensor to be: \[(\d+), (\d+)\] but got: \[(\d+), (\d+)\]",
        _batched_product,
    ),
    (r"index (-?\d+) is out of bounds for dimension (\d+) with size (\d+)", _index),
    (
        r"Dimension out of range \(expected to be in range of \[(-?\d+), (-?\d+)\], but got (-?\d+)\)",
        lambda found, _: Said(f"There is no axis {found[3]}: the tensor has axes {found[1]} to {found[2]}"),
    ),
    (
        r"Sizes of tensors must match except in dimension (\d+)\. Expected size (\d+) but got size (\d+)",
        lambda found, _: Said(
            f"cat along axis {found[1]} needs equal sizes along the other axes: {found[2]} and {found[3]} differ"
        ),
    ),
    (
        r"number of dimensions in the tensor input does not match.*?input\.dim\(\) = (\d+).*?len\(dims\) = (\d+)",
        lambda found, _: Said(f"permute is given {found[2]} axes, and the tensor has {found[1]}"),
    ),
)


def label_complaint(error: RaisedError, source: str) -> Said | None:
    """torch's complaint about labels that do not fit the scores."""
    if "Expected target size [" in error.message:
        return Said(
            "cross_entropy reads the classes along axis 1, also where there are more axes",
            "Move them there with transpose(1, 2), or make rows of scores and one row of labels.",
        )
    found = re.search(
        r"Expected input batch_size \((\d+)\) to match target batch_size \((\d+)\)", error.message
    )
    if not found:
        return None
    return Said(
        f"There are {found[1]} rows of scores and {found[2]} labels; each row needs one label",
        "Check for an argmax over the batch axis, which gives another number of labels.",
    )


def _axis_of_size(error: RaisedError, axis: int, size: int) -> int:
    """The axis that torch means: a tensor of indices it counts from the first indexed axis on, as in `table[:, ids]`."""
    shapes = [
        [int(part) for part in re.findall(r"\d+", text.partition(")")[0])] for text in error.shapes.values()
    ]
    if any(axis < len(shape) and shape[axis] == size for shape in shapes):
        return axis
    return next((shape.index(size) for shape in shapes if size in shape), axis)
