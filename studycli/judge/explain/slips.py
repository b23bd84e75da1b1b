"""The reference with one slip in it gives what came out: < for ≤, a forgotten division, the wrong axis, a sum for a mean.

The judge runs the reference anyway, in its own process; here it runs it again with one node of its syntax tree exchanged.
Loops are counted, so that a slip that never ends is given up.
"""

from __future__ import annotations

import ast
import sys
import time
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

import torch
from torch import Tensor

from studycli.judge.evidence import Evidence, Explanation, MismatchKind
from studycli.judge.explain.named import copied, reproduces
from studycli.judge.explain.slip import Names, Slip, axis_value, other_axes, sign
from studycli.judge.explain.slip_calls import WITH_AXES, function_name
from studycli.judge.explain.slip_words import variants
from studycli.judge.explain.view import flat_inputs

_MOST_SLIPS = 400
_MOST_NUMBERS = 50_000
_MOST_LINES = 20_000
_MOST_SECONDS = 0.15
"""A verdict that comes late is worth less than one without the reason."""

Slot = tuple[ast.AST, str, int | None]
"""Where a node hangs: its parent, the field, the place in the field's list."""


def explain_slip(evidence: Evidence) -> Explanation | None:
    """The first slip that turns the reference into what came out."""
    if evidence.mismatch.kind is not MismatchKind.VALUES or not evidence.reference_source:
        return None
    flat = flat_inputs(evidence.inputs)
    if sum(value.numel() for value in flat.values() if isinstance(value, Tensor)) > _MOST_NUMBERS:
        return None
    try:
        tree = ast.parse(evidence.reference_source)
    except (SyntaxError, ValueError):
        return None
    started = time.perf_counter()
    tried = 0
    ast.fix_missing_locations(tree)
    loops = any(isinstance(node, ast.While | ast.For | ast.comprehension) for node in ast.walk(tree))
    state = torch.random.get_rng_state()
    try:
        for slots, slip in _all_slips(tree, evidence):
            tried += 1
            if tried > _MOST_SLIPS or time.perf_counter() - started > _MOST_SECONDS:
                return None
            if _gives(tree, slots, slip, evidence, counted=loops):
                return Explanation(slip.cause, f"Your result is what comes out {slip.words}.")
    finally:
        torch.random.set_rng_state(state)
    return None


def _all_slips(tree: ast.Module, evidence: Evidence) -> Iterator[tuple[list[Slot], Slip]]:
    """Slips of names and axes first, of numbers last."""
    names = Names(frozenset(evidence.argument_order), _axes_in(evidence.source))
    slots = list(_slots(tree))
    early = [(slot, node) for slot, node in slots if not isinstance(node, ast.Constant)]
    late = [
        (slot, node) for slot, node in slots if isinstance(node, ast.Constant) and not _counts_an_axis(slot)
    ]
    yield from _axis_throughout(slots, names)
    for slot, node in [*early, *late]:
        for slip in variants(node, names):
            yield [slot], slip


def _axis_throughout(slots: list[tuple[Slot, ast.AST]], names: Names) -> Iterator[tuple[list[Slot], Slip]]:
    """One axis taken for another in every call that names it."""
    groups: dict[int, list[Slot]] = {}
    for slot, node in slots:
        axis = axis_value(node) if isinstance(node, ast.expr) else None
        parent, field, _ = slot
        is_axis = (isinstance(parent, ast.keyword) and parent.arg in ("dim", "axis", "dims")) or (
            isinstance(parent, ast.Call) and field == "args" and function_name(parent) in WITH_AXES
        )
        if axis is not None and is_axis:
            groups.setdefault(axis, []).append(slot)
    for axis, places in groups.items():
        if len(places) > 1:
            for other in other_axes(axis, names):
                words = f"along axis {sign(other)} where axis {sign(axis)} belongs, throughout"
                yield places, Slip(ast.Constant(other), words)


def _axes_in(source: str) -> tuple[int, ...]:
    """The small whole numbers of the answer, in its order."""
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except (SyntaxError, ValueError, RecursionError):
        return ()
    found = [axis_value(node) for node in nodes if isinstance(node, ast.UnaryOp | ast.Constant)]
    return tuple(dict.fromkeys(axis for axis in found if axis is not None and -4 <= axis <= 4))


def _counts_an_axis(slot: Slot) -> bool:
    """`-1` in x.shape[-1]: the axis as a whole is tried elsewhere."""
    parent = slot[0]
    if isinstance(parent, ast.UnaryOp):
        return True
    return (
        isinstance(parent, ast.Subscript)
        and isinstance(parent.value, ast.Attribute)
        and parent.value.attr == "shape"
    )


def _slots(tree: ast.Module) -> Iterator[tuple[Slot, ast.AST]]:
    """Every node inside a function, with its place; defaults, annotations and texts left out."""
    for top in tree.body:
        if isinstance(top, ast.FunctionDef):
            yield from _below(top, "body")


def _below(parent: ast.AST, *fields: str) -> Iterator[tuple[Slot, ast.AST]]:
    for field in fields or parent._fields:
        value = getattr(parent, field, None)
        if isinstance(value, list):
            for place, item in enumerate(list(value)):
                if isinstance(item, ast.AST):
                    yield (parent, field, place), item
                    yield from _below(item)
        elif isinstance(value, ast.AST):
            yield (parent, field, None), value
            yield from _below(value)


def _put(slot: Slot, node: ast.AST) -> ast.AST:
    """Hangs a node into its place and returns the one that was there."""
    parent, field, place = slot
    if place is None:
        before: ast.AST = getattr(parent, field)
        setattr(parent, field, node)
        return before
    items = getattr(parent, field)
    before = items[place]
    items[place] = node
    return before


def _gives(tree: ast.Module, slots: list[Slot], slip: Slip, evidence: Evidence, *, counted: bool) -> bool:
    before = [_put(slot, slip.node) for slot in slots]
    try:
        parent = slots[0][0]
        code = compile(
            _located(tree, slip.node, parent if hasattr(parent, "lineno") else tree.body[-1]),
            "reference.py",
            "exec",
        )
    except (SyntaxError, ValueError, TypeError):
        return False
    finally:
        for slot, node in zip(slots, before, strict=True):
            _put(slot, node)
    names: dict[str, Any] = {"__name__": "reference"}
    inputs = copied(dict(evidence.inputs))
    try:
        exec(code, names)
        function = names[evidence.function]
        arguments = [inputs[name] for name in evidence.argument_order]
        with torch.no_grad():
            outputs = _counted(function, arguments) if counted else function(*arguments)
    except Exception:
        # Most slips make the reference fail on some shape: then this was not the mistake.
        return False
    return reproduces(outputs, evidence)


def _located(tree: ast.Module, node: ast.AST, near: ast.AST) -> ast.Module:
    """The tree with line numbers for the new nodes; the others have theirs."""
    for part in ast.walk(node):
        if "lineno" in part._attributes and not hasattr(part, "lineno"):
            ast.copy_location(part, near)
    return tree


class _TooLongError(Exception):
    """The slip made a loop that does not end."""


def _counted(function: Callable[..., Any], arguments: list[Any]) -> Any:
    """Calls the function and gives up after many lines."""
    left = _MOST_LINES

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal left
        if frame.f_code.co_filename != "reference.py":
            return None
        left -= 1
        if left < 0:
            raise _TooLongError
        return trace

    outer = sys.gettrace()
    sys.settrace(trace)
    try:
        return function(*arguments)
    finally:
        sys.settrace(outer)
