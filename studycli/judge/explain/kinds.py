"""The right numbers in another dtype, with a graph, or in arguments that were changed."""

from __future__ import annotations

import ast
import re

import torch
from torch import Tensor

from studycli.judge.evidence import Evidence, Explanation, MismatchKind, Said
from studycli.judge.explain.difference import flat_inputs, which_output
from studycli.judge.explain.numbers import agree, as_numbers, continued, number
from studycli.model.verdict import Cause

_CASTS = {
    torch.float64: ".double()",
    torch.float32: ".float()",
    torch.int64: ".long()",
}


def explain_dtype(evidence: Evidence) -> Explanation | None:
    """Another dtype: promoted, lowered, or whole numbers where truth values are asked for."""
    if evidence.mismatch.kind is not MismatchKind.DTYPE:
        return None
    expected, got = _dtype(evidence.mismatch.expected), _dtype(evidence.mismatch.got)
    if expected is None or got is None:
        return None
    wanted, made = _name(expected), _name(got)
    line = line_with(evidence.source, _suspects(got))
    from_input = next(
        (
            name
            for name, value in evidence.inputs.items()
            if isinstance(value, Tensor) and value.dtype == expected
        ),
        None,
    )
    place = f" in line {line}" if line else ""
    if expected.is_floating_point and got.is_floating_point:
        word = "promoted" if got.itemsize > expected.itemsize else "lowered"
        same = f" like {from_input}" if from_input else ""
        back = f"return it with .to({from_input}.dtype)" if from_input else f"make it {wanted}"
        said = Said(
            f"Your result is {word} to {made}{place}; it should be {wanted}{same}.",
            f"Look for {_why(got)}, or {back}.",
        )
    elif expected == torch.bool:
        said = Said(
            f"A mask of True and False (bool) is asked for; yours is {made}.",
            "Return a comparison, or finish with .bool().",
        )
    elif got == torch.bool:
        cast = _CASTS.get(expected, f".to(torch.{wanted})")
        said = Said(f"{wanted} is asked for; yours is bool.", f"Convert it to numbers with {cast}.")
    else:
        cast = _CASTS.get(expected, f".to(torch.{wanted})")
        said = Said(f"The dtype should be {wanted} and is {made}.", f"Finish with {cast}.")
    return Explanation(Cause.DTYPE, continued(which_output(evidence), said.message), line=line, fix=said.fix)


def _why(dtype: torch.dtype) -> str:
    if dtype == torch.float32:
        return "a .float(), or a tensor made without dtype="
    if dtype == torch.float64:
        return "a .double(), or a NumPy array on the way"
    return f"a cast to {_name(dtype)}"


def _suspects(dtype: torch.dtype) -> tuple[str, ...]:
    if dtype == torch.float32:
        return (
            ".float()",
            "torch.float32",
            "torch.float)",
            "torch.zeros(",
            "torch.ones(",
            "torch.full(",
            "torch.tensor(",
            "torch.arange(",
            "torch.eye(",
            "torch.rand",
        )
    if dtype == torch.float64:
        return (".double()", "torch.float64", "torch.double")
    return (f"torch.{_name(dtype)}", ".half()", ".bfloat16()", ".long()", ".int()", ".bool()")


def line_with(source: str, suspects: tuple[str, ...]) -> int | None:
    """The only line that has one of the suspects, the strongest first."""
    lines = source.splitlines()
    for suspect in suspects:
        found = [place for place, text in enumerate(lines, 1) if suspect in text.split("#")[0]]
        if len(found) == 1 and "dtype=" not in lines[found[0] - 1].replace("dtype=torch.float", ""):
            return found[0]
    return None


def _dtype(value: object) -> torch.dtype | None:
    if isinstance(value, Tensor):
        return value.dtype
    return value if isinstance(value, torch.dtype) else None


def _name(dtype: torch.dtype) -> str:
    return str(dtype).removeprefix("torch.")


def explain_arguments(evidence: Evidence) -> Explanation | None:
    """An argument was changed, or was not where it should have been."""
    kind, name = evidence.mismatch.kind, evidence.mismatch.path
    before, after = evidence.mismatch.expected, evidence.mismatch.got
    if kind is MismatchKind.MUTATION:
        line = _line_of_change(evidence.source, name)
        where = f" in line {line}" if line else ""
        root = name.split(".")[0]
        if isinstance(evidence.inputs.get(root), list) and _is_another_list(evidence, root, after):
            message = f"Your code changes the list that it is given, {root}{where}."
            fix = f"Build a new list, or start with list({root})."
            return Explanation(Cause.MUTATION, message, line=line, fix=fix)
        change = _first_change(before, after)
        written = re.sub(r"\.(\d+)", r"[\1]", name)  # grads.1 is how the judge names grads[1]
        message = f"Your code changes its argument {written} in place{where}{change}."
        fix = f"Work on a new tensor: leave out the underscore or +=, or start with {written}.clone()."
        return Explanation(Cause.MUTATION, message, line=line, fix=fix)
    if kind is MismatchKind.REPLACED:
        return Explanation(
            Cause.MUTATION,
            f"{name} is replaced by another tensor; it should be changed in place, in its own memory.",
            fix=f"Write into it: {name}.copy_(…), .mul_(…), .add_(…).",
        )
    if kind is MismatchKind.NOT_RETURNED:
        return Explanation(
            Cause.MUTATION,
            f"You return a new tensor; {name} itself should be filled in place and returned.",
        )
    if kind is MismatchKind.ALIAS:
        written = re.sub(r"\.(\d+)", r"[\1]", name)
        given = evidence.inputs.get(name)
        what, copy = (
            ("list", f"list({written})") if isinstance(given, list) else ("tensor", f"{written}.clone()")
        )
        message = f"What you return is not new: it shares its memory with the argument {written}."
        fix = f"Return another {what}, also where nothing changes: {copy}."
        return Explanation(Cause.MUTATION, message, fix=fix)
    if kind is MismatchKind.GRAPH:
        return Explanation(
            Cause.GRADIENT,
            f"{name or 'Your result'} still carries a graph and should not.",
            fix="Do this part under torch.no_grad(), or detach the result.",
        )
    return None


def _first_change(before: object, after: object) -> str:
    if not isinstance(before, Tensor) or not isinstance(after, Tensor) or before.shape != after.shape:
        return ""
    left, right = as_numbers(before), as_numbers(after)
    changed = (left != right) & ~(left.isnan() & right.isnan())
    if not bool(changed.any()):
        return ""
    place = [int(part) for part in changed.nonzero()[0]] if changed.ndim else []
    at = tuple(place)
    spot = f"at {place} " if place else ""
    return f": {spot}{number(float(left[at]))} became {number(float(right[at]))}"


def _line_of_change(source: str, path: str) -> int | None:
    """The first line that writes to the argument by its own name."""
    name = path.split(".")[0]
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return None
    lines = []
    for node in ast.walk(tree):
        if (
            (isinstance(node, ast.AugAssign) and _root(node.target) == name)
            or (
                isinstance(node, ast.Assign)
                and any(isinstance(t, ast.Subscript) and _root(t) == name for t in node.targets)
            )
            or (isinstance(node, ast.Delete) and any(_root(t) == name for t in node.targets))
            or (isinstance(node, ast.Call) and _writes(node.func, name))
        ):
            lines.append(node.lineno)
    return min(lines) if lines else None


_OF_LISTS = ("append", "clear", "extend", "insert", "pop", "remove", "reverse", "sort")


def _writes(function: ast.expr, name: str) -> bool:
    """Whether a call is a method of the argument that changes it: add_, append."""
    if not isinstance(function, ast.Attribute) or _root(function.value) != name:
        return False
    method = function.attr
    return (method.endswith("_") and not method.endswith("__")) or method in _OF_LISTS


def _root(node: ast.expr) -> str | None:
    """`x` in `x[0].view(-1)`."""
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else None


def explain_in_place(evidence: Evidence) -> Explanation | None:
    """An argument that was updated wrongly."""
    if evidence.mismatch.kind is not MismatchKind.IN_PLACE:
        return None
    name = evidence.mismatch.path
    wanted, made = evidence.mismatch.expected, evidence.mismatch.got
    before = flat_inputs(evidence.inputs).get(name)
    if isinstance(before, Tensor) and isinstance(wanted, Tensor) and agree(before, wanted, 0.0):
        flags = [f"{flag}={value}" for flag, value in evidence.inputs.items() if isinstance(value, bool)]
        when = f" with {', '.join(flags)}" if flags else " here"
        return Explanation(Cause.MUTATION, f"{name} is changed, and should stay as it is{when}.")
    if isinstance(before, Tensor) and isinstance(made, Tensor) and agree(before, made, 0.0):
        message = f"{name} is the same after the call as before; it should be updated in place."
        return Explanation(
            Cause.MUTATION, message, fix=f"Write into it: {name}.copy_(…), .mul_(…), .lerp_(…)."
        )
    if isinstance(before, Tensor) and isinstance(made, Tensor) and isinstance(wanted, Tensor):
        old, new, asked = as_numbers(before), as_numbers(made), as_numbers(wanted)
        moved, step = new - old, asked - old
        norm = float((step * step).sum())
        share = float((moved * step).sum()) / norm if norm else 0.0
        if share and abs(share - 1) > 1e-3 and agree(old + step * share, new, 1e-4):
            message = f"{name} moves {number(share)} times as far as it should in this case."
            return Explanation(Cause.MUTATION, message)
    message = f"{name} is updated in place, but holds the wrong numbers afterwards."
    return Explanation(Cause.MUTATION, message)


def _is_another_list(evidence: Evidence, name: str, after: object) -> bool:
    """Whether the list itself was changed, and not what a tensor in it holds."""
    arguments = evidence.outcome.arguments
    now = arguments.get(name) if isinstance(arguments, dict) else None
    return not isinstance(after, Tensor) or (isinstance(now, list) and len(now) != len(evidence.inputs[name]))
