"""Another kind of thing came back: nothing, a list, a tuple in the other order, a number of outputs."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import Any

from torch import Tensor

from studycli.judge.evidence import Evidence, Explanation, MismatchKind, Said
from studycli.judge.explain.difference import as_tensor, shape_text, which_output
from studycli.judge.explain.numbers import agree, continued, number
from studycli.judge.explain.syntax import syntax
from studycli.judge.protocol import Foreign
from studycli.model.verdict import Cause


def explain_structure(evidence: Evidence) -> Explanation | None:
    """The result is of another type, or has another number of parts."""
    outputs = _swapped_outputs(evidence)
    if outputs is not None:
        return outputs
    if evidence.mismatch.kind not in (MismatchKind.TYPE, MismatchKind.STRUCTURE):
        return None
    line: int | None = None
    if evidence.mismatch.got is None and evidence.mismatch.expected is not None:
        said, line = _nothing(evidence)
    else:
        said = _unlike(evidence.mismatch.expected, evidence.mismatch.got, evidence)
    message = continued(which_output(evidence), said.message)
    return Explanation(Cause.TYPE, message, line=line, fix=said.fix)


def _nothing(evidence: Evidence) -> tuple[Said, int | None]:
    """None came back: is there a return at all?"""
    wanted = kind(evidence.mismatch.expected)
    if evidence.mismatch.path:
        return Said(f"None came back where {wanted} is asked for."), None
    nodes = list(ast.walk(syntax(evidence.source)))
    functions = [
        node for node in nodes if isinstance(node, ast.FunctionDef) and node.name == evidence.function
    ]
    returns = [node for node in ast.walk(functions[-1]) if isinstance(node, ast.Return)] if functions else []
    if not returns:
        return Said("Your function returns nothing (None): it has no return.", f"Return {wanted}."), None
    bare = next((node.lineno for node in returns if node.value is None), None)
    if bare is not None:
        message = f"Your function returns None: the return in line {bare} has no value."
        return Said(message, "Return the result."), bare
    message = f"Your function returns None where {wanted} is asked for."
    return Said(message, "One path through it ends without a return: check every branch."), None


def _unlike(expected: Any, got: Any, evidence: Evidence) -> Said:
    unusual = evidence.outcome.unusual.get(evidence.mismatch.path, "") or (
        got.type if isinstance(got, Foreign) else ""
    )
    made = f"a {unusual}" if unusual else kind(got)
    said = Said(f"You return {made} where {kind(expected)} is asked for.")
    match expected, got:
        case list() | tuple(), list() | tuple() if isinstance(expected, list) and isinstance(got, tuple):
            return Said(f"You return {made} where only a list is asked for.")
        case list() | tuple(), list() | tuple() if len(got) < len(expected):
            return Said(f"You return {len(got)} of the {len(expected)} parts.")
        case list() | tuple(), list() | tuple() if len(got) > len(expected):
            return Said(f"You return {len(got)} parts where {len(expected)} are asked for.")
        case Tensor(), list() | tuple():
            return _several(expected, got, said)
        case tuple(), _ if not evidence.mismatch.path and not isinstance(got, list):
            return Said(f"{len(expected)} outputs are asked for; you return only {made}.")
        case Tensor(), int() | float():
            shown = f" ({number(float(got))})" if isinstance(got, float) or abs(got) < 10**300 else ""
            message = f"You return a Python number{shown} where a tensor is asked for."
            return Said(message, "Leave out .item() and float(), which also cut the gradient.")
        case int() | float(), Tensor():
            return Said(
                "You return a tensor where a plain Python number is asked for.", "Finish with .item()."
            )
    if unusual.startswith("numpy"):
        message = "You return a NumPy array where a tensor is asked for."
        return Said(message, "Stay with torch: NumPy also cuts the gradient.")
    return said


def _several(expected: Tensor, got: Sequence[Any], said: Said) -> Said:
    """A list or tuple where one tensor is asked for."""
    places = (place for place, part in enumerate(got) if isinstance(part, Tensor) and agree(part, expected))
    place = next(places, None)
    if place is not None:
        message = f"A single tensor is asked for; you return {kind(got)}."
        return Said(message, f"Return only its entry {place}.")
    if isinstance(got, list) and got and all(isinstance(part, Tensor) for part in got):
        message = f"You return a list of {len(got)} tensors where one tensor is asked for."
        return Said(message, "Join them with torch.stack or torch.cat.")
    if isinstance(got, list):
        return Said("You return a list where a tensor is asked for.", "Convert it with torch.tensor.")
    return said


def _swapped_outputs(evidence: Evidence) -> Explanation | None:
    """All outputs are right, and in another order."""
    expected, got = evidence.expected, evidence.outcome.outputs
    if not isinstance(expected, tuple) or not isinstance(got, tuple | list):
        return None
    if len(expected) != len(got) or len(got) < 2:
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
        return Explanation(
            Cause.ORDER, "Your two outputs are right, but in the wrong order.", fix="Swap them."
        )
    shown = ", ".join(map(str, order))
    message = f"Your outputs are right, but in the wrong order: you return them as ({shown})."
    return Explanation(Cause.ORDER, message)


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
