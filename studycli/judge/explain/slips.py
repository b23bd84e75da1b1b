"""The reference with one slip in it gives what came out: < for ≤, a forgotten division, the wrong axis, a sum for a mean.

The judge runs the reference anyway, in its own process; here it runs it again with one node of its syntax tree exchanged.
Loops are counted, so that a slip that never ends is given up.
"""

from __future__ import annotations

import ast
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import torch
from torch import Tensor

from studycli.judge.evidence import Evidence, Explanation, MismatchKind
from studycli.judge.explain.hypothesis import ENOUGH, agreement, program
from studycli.judge.explain.named import copied, reproduces
from studycli.judge.explain.numbers import explains
from studycli.judge.explain.slip import Change, Slot
from studycli.judge.explain.slip_places import changes
from studycli.judge.explain.turns import TICK, tick, ticking
from studycli.judge.explain.view import flat_inputs
from studycli.judge.protocol import Answer
from studycli.judge.trees import at_path
from studycli.model.verdict import Cause

_MOST_SLIPS = 400
_MOST_NUMBERS = 50_000
_MOST_SECONDS = 0.25
"""Of this thread's own work, so that a busy machine does not change what is found."""

_EXPLAINED = (MismatchKind.VALUES, MismatchKind.IN_PLACE)


def explain_slip(evidence: Evidence) -> Explanation | None:
    """The first slip that turns the reference into what came out."""
    if evidence.mismatch.kind not in _EXPLAINED or not evidence.reference_source:
        return None
    flat = flat_inputs(evidence.inputs)
    if sum(value.numel() for value in flat.values() if isinstance(value, Tensor)) > _MOST_NUMBERS:
        return None
    try:
        tree = ast.parse(evidence.reference_source)
    except (SyntaxError, ValueError):
        return None
    best: tuple[float, Change | None] = (-1.0, None)
    started = time.thread_time()
    tried = 0
    ast.fix_missing_locations(tree)
    state = torch.random.get_rng_state()
    try:
        for change in changes(tree, evidence.source, evidence.argument_order):
            tried += 1
            if tried > _MOST_SLIPS or time.thread_time() - started > _MOST_SECONDS:
                break
            function = with_slip(tree, change, evidence.function)
            if function is None or not _gives(function, evidence):
                continue
            share = _confirmed(function, evidence)
            if share == 1.0:
                return _told(evidence, change)
            if share >= ENOUGH and share > best[0]:
                best = (share, change)
    finally:
        torch.random.set_rng_state(state)
    return _told(evidence, best[1]) if best[1] is not None else None


def _told(evidence: Evidence, change: Change) -> Explanation:
    if evidence.mismatch.kind is MismatchKind.IN_PLACE:
        message = f"{evidence.mismatch.path} holds afterwards what you get {change.words}."
        return Explanation(Cause.MUTATION, message)
    return Explanation(change.cause, f"Your result is what you get {change.words}.")


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


@contextmanager
def slipped(tree: ast.Module, change: Change) -> Iterator[None]:
    """The tree with the slip in it, while this lasts."""
    before = [(slot, _put(slot, node)) for slot, node in change.places]
    try:
        yield
    finally:
        for slot, node in reversed(before):
            _put(slot, node)


def with_slip(tree: ast.Module, change: Change, name: str) -> Callable[..., Any] | None:
    """The reference's function with the slip in it; None when that is no Python."""
    try:
        with slipped(tree, change):
            for slot, node in change.places:
                _locate(node, slot[0] if hasattr(slot[0], "lineno") else tree.body[-1])
            with ticking(tree):
                code = compile(tree, "reference.py", "exec")
    except (SyntaxError, ValueError, TypeError):
        return None
    names: dict[str, Any] = {"__name__": "reference"}
    exec(code, names)
    function: Callable[..., Any] = names[name]

    def counted(*arguments: Any, **named: Any) -> Any:
        names[TICK] = tick()
        return function(*arguments, **named)

    return counted


def _gives(function: Callable[..., Any], evidence: Evidence) -> bool:
    outputs = _outputs(function, evidence.inputs, evidence)
    if evidence.mismatch.kind is MismatchKind.IN_PLACE:
        wanted, got = evidence.mismatch.expected, evidence.mismatch.got
        both = isinstance(outputs, Tensor) and isinstance(wanted, Tensor) and isinstance(got, Tensor)
        return both and explains(outputs, wanted, got)
    return outputs is not _FAILED and reproduces(outputs, evidence)


def _confirmed(function: Callable[..., Any], evidence: Evidence) -> float:
    """The share of the failing cases in which the slip gives what came out; where the answer passed it must, too."""
    if not evidence.results:
        return 1.0
    answer = Answer(evidence.reference_source, evidence.function)
    return agreement(program(function, answer), evidence.results)


_FAILED = object()


def _outputs(function: Callable[..., Any], inputs: Mapping[str, Any], evidence: Evidence) -> Any:
    own = copied(dict(inputs))
    try:
        arguments = [own[name] for name in evidence.argument_order]
        with torch.no_grad():
            returned = function(*arguments)
        return (
            at_path(own, evidence.mismatch.path)
            if evidence.mismatch.kind is MismatchKind.IN_PLACE
            else returned
        )
    except Exception:
        # Most slips make the reference fail on some shape: then this was not the mistake.
        return _FAILED


def _locate(node: ast.AST, near: ast.AST) -> None:
    """Line numbers for the new nodes; the others have theirs."""
    for part in ast.walk(node):
        if "lineno" in part._attributes and not hasattr(part, "lineno"):
            ast.copy_location(part, near)
