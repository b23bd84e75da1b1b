"""What a call did beside its result: arguments changed or not changed, memory shared, a graph kept, a tensor too large, no error."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from math import prod

from torch import Tensor

from studycli.judge.evidence import Evidence, Explanation, MismatchKind
from studycli.judge.explain.difference import flat_inputs, name_size, named_sizes, shape_text
from studycli.judge.explain.numbers import agree, as_numbers, number
from studycli.judge.explain.syntax import called, syntax
from studycli.model.verdict import Cause

_SAID = {
    MismatchKind.REPLACED: (
        Cause.MUTATION,
        "{path} is replaced by another tensor; it should be changed in place, in its own memory.",
        "Write into it: {path}.copy_(…), .mul_(…), .add_(…).",
    ),
    MismatchKind.NOT_RETURNED: (
        Cause.MUTATION,
        "You return a new tensor; {path} itself should be filled in place and returned.",
        "",
    ),
    MismatchKind.ALIAS: (
        Cause.MUTATION,
        "What you return is not new: it shares its memory with the argument {path}.",
        "Return another {what}, also where nothing changes: {copy}.",
    ),
    MismatchKind.GRAPH: (
        Cause.GRADIENT,
        "{result} still carries a graph and should not.",
        "Do this part under torch.no_grad(), or detach the result.",
    ),
    MismatchKind.NO_EXCEPTION: (
        Cause.EDGE,
        "This input is not valid and should raise {error}; your function returns a result.",
        "Check the input first, and raise {error}.",
    ),
}


def explain_effect(evidence: Evidence) -> Explanation | None:
    """An argument was changed, or was not where it should have been; or there is a tensor, a graph or a result too much."""
    kind, path = evidence.mismatch.kind, evidence.mismatch.path
    if kind is MismatchKind.MUTATION:
        return _changed(evidence)
    if kind is MismatchKind.SIZE:
        return _too_large(evidence)
    if kind not in _SAID:
        return None
    cause, message, fix = _SAID[kind]
    is_list = isinstance(evidence.inputs.get(path), list)
    words = {
        "path": _written(path),
        "result": path or "Your result",
        "what": "list" if is_list else "tensor",
        "copy": f"list({_written(path)})" if is_list else f"{_written(path)}.clone()",
        "error": evidence.raises or "an exception",
    }
    return Explanation(cause, message.format(**words), fix=fix.format(**words))


def _written(path: str) -> str:
    """`grads.1`, as the judge names it, as it stands in Python: grads[1]."""
    return re.sub(r"\.(\d+)", r"[\1]", path)


def _changed(evidence: Evidence) -> Explanation:
    """An argument that should have stayed as it was."""
    name, after = evidence.mismatch.path, evidence.mismatch.got
    root = name.split(".")[0]
    line = min(_lines_that_write(evidence.source, root), default=None)
    where = f" in line {line}" if line else ""
    if isinstance(evidence.inputs.get(root), list) and _is_another_list(evidence, root, after):
        message = f"Your code changes the list that it is given, {root}{where}."
        fix = f"Build a new list, or start with list({root})."
    else:
        change = _first_change(evidence.mismatch.expected, after)
        message = f"Your code changes its argument {_written(name)} in place{where}{change}."
        fix = f"Work on a new tensor: leave out the underscore or +=, or start with {_written(name)}.clone()."
    return Explanation(Cause.MUTATION, message, line=line, fix=fix)


def _first_change(before: object, after: object) -> str:
    if not isinstance(before, Tensor) or not isinstance(after, Tensor) or before.shape != after.shape:
        return ""
    left, right = as_numbers(before), as_numbers(after)
    changed = (left != right) & ~(left.isnan() & right.isnan())
    if not bool(changed.any()):
        return ""
    at = tuple(int(part) for part in changed.nonzero()[0])
    spot = f"at {list(at)} " if at else ""
    return f": {spot}{number(float(left[at]))} became {number(float(right[at]))}"


_OF_LISTS = ("append", "clear", "extend", "insert", "pop", "remove", "reverse", "sort")


def _lines_that_write(source: str, name: str) -> Iterator[int]:
    """Where the answer writes to the argument by its own name: x += 1, x[0] = 1, del x[0], x.add_(1), x.append(1)."""
    for node in ast.walk(syntax(source)):
        written: list[ast.expr] = []
        match node:
            case ast.AugAssign():
                written = [node.target]
            case ast.Assign():
                written = [target for target in node.targets if isinstance(target, ast.Subscript)]
            case ast.Delete():
                written = node.targets
            case ast.Call(func=ast.Attribute(value=value)) if _changes_its_own(called(node)):
                written = [value]
        if any(_root(part) == name for part in written):
            yield node.lineno  # type: ignore[attr-defined]


def _changes_its_own(method: str) -> bool:
    return (method.endswith("_") and not method.endswith("__")) or method in _OF_LISTS


def _root(node: ast.expr) -> str | None:
    """`x` in `x[0].view(-1)`."""
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else None


def _is_another_list(evidence: Evidence, name: str, after: object) -> bool:
    """Whether the list itself was changed, and not what a tensor in it holds."""
    arguments = evidence.outcome.arguments
    now = arguments.get(name) if isinstance(arguments, dict) else None
    return not isinstance(after, Tensor) or (isinstance(now, list) and len(now) != len(evidence.inputs[name]))


def _too_large(evidence: Evidence) -> Explanation:
    """A tensor larger than the drill allows was built on the way."""
    shape = tuple(evidence.outcome.largest_shape or ())
    if not shape:
        message = f"A tensor of {evidence.outcome.largest_elements:,} numbers is built on the way; the drill asks you not to build one so large."
        return Explanation(Cause.MEMORY, message)
    message = f"A tensor of shape {shape_text(shape)} ({prod(shape):,} numbers{_square(evidence, shape)}) is built on the way; the drill asks you not to build it."
    return Explanation(
        Cause.MEMORY, message, fix="Work block by block, and keep only what the next block needs."
    )


def _square(evidence: Evidence, shape: tuple[int, ...]) -> str:
    """`, an (N, N)` when the last two axes are the same known size."""
    if len(shape) < 2 or shape[-1] != shape[-2]:
        return ""
    name = name_size(shape[-1], named_sizes(flat_inputs(evidence.inputs), evidence.axes))
    if name.isdigit():
        long_axes = [v for v in evidence.inputs.values() if isinstance(v, Tensor) and shape[-1] in v.shape]
        return ", every token by every token" if long_axes else ""
    return f", an ({name}, {name})"


def explain_still_as_before(evidence: Evidence) -> Explanation | None:
    """An argument that was not updated, or was and should not have been."""
    name, wanted, made = evidence.mismatch.path, evidence.mismatch.expected, evidence.mismatch.got
    before = (
        flat_inputs(evidence.inputs).get(name) if evidence.mismatch.kind is MismatchKind.IN_PLACE else None
    )
    if not isinstance(before, Tensor) or not isinstance(wanted, Tensor) or not isinstance(made, Tensor):
        return None
    if agree(before, wanted, 0.0):
        flags = [f"{flag}={value}" for flag, value in evidence.inputs.items() if isinstance(value, bool)]
        when = f" with {', '.join(flags)}" if flags else " here"
        return Explanation(Cause.MUTATION, f"{name} is changed, and should stay as it is{when}.")
    if agree(before, made, 0.0):
        message = f"{name} is the same after the call as before; it should be updated in place."
        fix = f"Write into it: {name}.copy_(…), .mul_(…), .lerp_(…)."
        return Explanation(Cause.MUTATION, message, fix=fix)
    return None


def explain_in_place(evidence: Evidence) -> Explanation | None:
    """An argument that was updated wrongly."""
    name, wanted, made = evidence.mismatch.path, evidence.mismatch.expected, evidence.mismatch.got
    if evidence.mismatch.kind is not MismatchKind.IN_PLACE:
        return None
    before = flat_inputs(evidence.inputs).get(name)
    message = f"{name} is updated in place, but holds the wrong numbers afterwards."
    if isinstance(before, Tensor) and isinstance(wanted, Tensor) and isinstance(made, Tensor):
        share = _share(as_numbers(before), as_numbers(made), as_numbers(wanted))
        if share is not None:
            message = f"{name} moves {number(share)} times as far as it should in this case."
    return Explanation(Cause.MUTATION, message)


def _share(old: Tensor, new: Tensor, asked: Tensor) -> float | None:
    """How many times as far as it should an argument has moved, if all of it has."""
    step = asked - old
    norm = float((step * step).sum())
    share = float(((new - old) * step).sum()) / norm if norm else 0.0
    return share if share and abs(share - 1) > 1e-3 and agree(old + step * share, new, 1e-4) else None
