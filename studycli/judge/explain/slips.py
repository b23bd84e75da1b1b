"""The reference, or another right answer, with one slip in it gives what came out: < for ≤, a forgotten division, the wrong axis, a sum for a mean.

The judge runs the reference anyway, in its own process; here it runs again with one node of its syntax tree exchanged.
Loops are counted, so that a slip that never ends is given up.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from typing import Any

from torch import Tensor

from studycli.judge.evidence import Evidence, Explanation, MismatchKind
from studycli.judge.explain.difference import flat_inputs
from studycli.judge.explain.hypothesis import Hypothesis, first_that_fits, program
from studycli.judge.explain.slip import Change, Slot
from studycli.judge.explain.slip_places import changes
from studycli.judge.explain.turns import TICK, tick, ticking
from studycli.judge.protocol import Answer
from studycli.model.verdict import Cause

_MOST_SLIPS = 400
_MOST_NUMBERS = 50_000
_MOST_SECONDS = 0.5
"""Of processor time."""

_EXPLAINED = (MismatchKind.VALUES, MismatchKind.IN_PLACE, MismatchKind.GRADIENT)
_HEADS = {
    MismatchKind.IN_PLACE: "{path} holds afterwards what you get {words}.",
    MismatchKind.GRADIENT: "The gradient with respect to {path} is what you get {words}.",
}
_CAUSES = {MismatchKind.IN_PLACE: Cause.MUTATION, MismatchKind.GRADIENT: Cause.GRADIENT}


def explain_slip(evidence: Evidence) -> Explanation | None:
    """The first slip that turns the reference into what came out."""
    if evidence.mismatch.kind not in _EXPLAINED or evidence.mismatch.got is None:
        return None
    flat = flat_inputs(evidence.inputs)
    if sum(value.numel() for value in flat.values() if isinstance(value, Tensor)) > _MOST_NUMBERS:
        return None
    others = (path.read_text(encoding="utf-8") for path in evidence.right_answers)
    sources = (evidence.reference_source, *others)
    tried = chain.from_iterable(islice(_hypotheses(source, evidence), _MOST_SLIPS) for source in sources)
    found = first_that_fits(tried, evidence.results, _MOST_SECONDS)
    return None if found is None else Explanation(found.cause, found.says)


def _hypotheses(source: str, evidence: Evidence) -> Iterator[Hypothesis]:
    """Each slip that leaves the right answer a program."""
    tree = ast.fix_missing_locations(ast.parse(source))
    answer = Answer(source, evidence.function)
    kind, path = evidence.mismatch.kind, evidence.mismatch.path
    head = _HEADS.get(kind, "Your result is what you get {words}.")
    strange = _strange_words(tree, evidence) if source != evidence.reference_source else frozenset()
    for change in changes(tree, evidence.source, evidence.argument_order):
        is_clear = strange.isdisjoint(re.findall(r"\w+|…", change.words))
        function = with_slip(tree, change, evidence.function) if is_clear else None
        if function is not None:
            says = head.format(path=path, words=change.words)
            yield Hypothesis(says, "", _CAUSES.get(kind, change.cause), program(function, answer))


def _strange_words(tree: ast.Module, evidence: Evidence) -> frozenset[str]:
    """The names of another right answer that say nothing to who did not write it, and the sign for what has no name."""
    own = {
        node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    return frozenset(own - set(re.findall(r"\w+", evidence.source)) - set(evidence.argument_order) | {"…"})


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


def _locate(node: ast.AST, near: ast.AST) -> None:
    """Line numbers for the new nodes; the others have theirs."""
    for part in ast.walk(node):
        if "lineno" in part._attributes and not hasattr(part, "lineno"):
            ast.copy_location(part, near)
