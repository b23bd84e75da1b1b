"""Another kind of thing came back: nothing, a list, a tuple in the other order, a number of outputs."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import Any

from torch import Tensor

from studycli.judge.evidence import Evidence, Explanation, MismatchKind
from studycli.judge.explain.axis_names import shape_text
from studycli.judge.explain.numbers import agree, continued, number
from studycli.judge.explain.view import as_tensor, which_output
from studycli.judge.protocol import Foreign
from studycli.model.verdict import Cause


def explain_structure(evidence: Evidence) -> Explanation | None:
    """The result is of another type, or has another number of parts."""
    outputs = _swapped_outputs(evidence)
    if outputs is not None:
        return outputs
    if evidence.mismatch.kind not in (MismatchKind.TYPE, MismatchKind.STRUCTURE):
        return None
    expected, got = evidence.mismatch.expected, evidence.mismatch.got
    line: int | None = None
    if got is None and expected is not None:
        sentence, line = _nothing(evidence)
    else:
        sentence = _unlike(expected, got, evidence)
    return Explanation(Cause.TYPE, continued(which_output(evidence), sentence), line=line)


def _nothing(evidence: Evidence) -> tuple[str, int | None]:
    """None came back: is there a return at all?"""
    wanted = kind(evidence.mismatch.expected)
    if evidence.mismatch.path:
        return f"None came back where {wanted} is asked for.", None
    function = _definition(evidence.source, evidence.function)
    returns = [node for node in ast.walk(function) if isinstance(node, ast.Return)] if function else []
    if not returns:
        return (
            f"Your function returns nothing (None): it has no return. {wanted[0].upper()}{wanted[1:]} is asked for.",
            None,
        )
    bare = next((node.lineno for node in returns if node.value is None), None)
    if bare is not None:
        return f"Your function returns None: the return in line {bare} has nothing behind it.", bare
    return (
        f"Your function returns None where {wanted} is asked for; one way through it ends without a return.",
        None,
    )


def _definition(source: str, name: str) -> ast.FunctionDef | None:
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return None
    found = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name == name]
    return found[-1] if found else None


def _unlike(expected: Any, got: Any, evidence: Evidence) -> str:
    if isinstance(expected, list | tuple) and isinstance(got, list | tuple):
        return _parts(expected, got)
    if isinstance(got, tuple | list) and isinstance(expected, Tensor):
        return _several(expected, got)
    if isinstance(expected, tuple) and not evidence.mismatch.path:
        parts = ", ".join(kind(part) for part in expected)
        return f"{len(expected)} outputs are asked for, ({parts}); you return {_made(got, evidence)} only."
    if isinstance(expected, Tensor) and isinstance(got, int | float):
        shown = number(float(got))
        return f"You return a Python number ({shown}) where a tensor is asked for: leave out .item(), which also cuts the gradient."
    if isinstance(got, Tensor) and isinstance(expected, int | float):
        return "You return a tensor where a plain Python number is asked for: .item() gives it."
    if _unusual(got, evidence).startswith("numpy"):
        return "You return a NumPy array where a tensor is asked for: stay with torch, since NumPy also cuts the gradient."
    return f"You return {_made(got, evidence)} where {kind(expected)} is asked for."


def _unusual(got: Any, evidence: Evidence) -> str:
    """The type's name of what is no plain value."""
    unusual = evidence.outcome.unusual.get(evidence.mismatch.path, "")
    return unusual or (got.type if isinstance(got, Foreign) else "")


def _made(got: Any, evidence: Evidence) -> str:
    made = _unusual(got, evidence)
    return f"a {made}" if made else kind(got)


def _several(expected: Tensor, got: Sequence[Any]) -> str:
    """A list or tuple where one tensor is asked for."""
    for place, part in enumerate(got):
        if isinstance(part, Tensor) and agree(part, expected):
            return f"A single tensor is asked for; you return {kind(got)}, whose entry {place} it is."
    if isinstance(got, list) and got and all(isinstance(part, Tensor) for part in got):
        return f"You return a list of {len(got)} tensors where one tensor is asked for: join them with torch.stack or torch.cat."
    if isinstance(got, list):
        return "You return a list where a tensor is asked for: make it one with torch.tensor."
    return f"You return {kind(got)} where {kind(expected)} is asked for."


def _parts(expected: Sequence[Any], got: Sequence[Any]) -> str:
    if type(expected) is not type(got) and isinstance(expected, list):
        return f"You return {kind(got)} where a list is asked for, and nothing beside it."
    if len(expected) != len(got):
        word = "few" if len(got) < len(expected) else "many"
        return (
            f"You return {len(got)} of the {len(expected)} parts: {abs(len(got) - len(expected))} too {word}."
            if word == "few"
            else (f"You return {len(got)} parts where {len(expected)} are asked for.")
        )
    return f"You return {kind(got)} where {kind(expected)} is asked for."


def _swapped_outputs(evidence: Evidence) -> Explanation | None:
    """All outputs are right, and in another order."""
    expected, got = evidence.expected, evidence.outcome.outputs
    if (
        not isinstance(expected, tuple)
        or not isinstance(got, tuple | list)
        or len(expected) != len(got)
        or len(got) < 2
    ):
        return None
    order: list[int] = []
    for part in got:
        fits = [place for place, wanted in enumerate(expected) if place not in order and _same(wanted, part)]
        if not fits:
            return None
        order.append(fits[0])
    if order == sorted(order) or any(_same(expected[0], other) for other in expected[1:]):
        return None
    if len(order) == 2:
        return Explanation(Cause.ORDER, "Your two outputs are right, but in the other order: swap them.")
    shown = ", ".join(str(place) for place in order)
    return Explanation(
        Cause.ORDER, f"Your outputs are right, but in another order: you return them as ({shown})."
    )


def _same(wanted: Any, made: Any) -> bool:
    if isinstance(wanted, list | tuple) and isinstance(made, list | tuple):
        return len(wanted) == len(made) and all(map(_same, wanted, made))
    left, right = as_tensor(wanted), as_tensor(made)
    if left is None or right is None:
        return type(wanted) is type(made) and bool(wanted == made)
    return agree(left, right)


def kind(value: Any) -> str:
    """`a tensor (2, 3)`, `a tuple of 2`, `a list`, `None`, `a float`."""
    if value is None:
        return "None"
    if isinstance(value, Tensor):
        return f"a tensor of shape {shape_text(value.shape)}"
    if isinstance(value, tuple | list):
        return f"a {type(value).__name__} of {len(value)}"
    if isinstance(value, bool):
        return "True or False"
    names = {"int": "an int", "float": "a float", "str": "a string", "dict": "a dict"}
    return names.get(type(value).__name__, f"a {type(value).__name__}")
