"""The right value with the wrong gradient: none, cut, scaled, or wrong at one argument only."""

from __future__ import annotations

import ast

from torch import Tensor

from studycli.judge.evidence import Evidence, Explanation, MismatchKind
from studycli.judge.explain.difference import Difference, difference_of
from studycli.judge.explain.numbers import as_numbers, number
from studycli.judge.explain.places import where_wrong, wrong_places
from studycli.judge.explain.syntax import called, syntax
from studycli.judge.explain.transformed import factor_of
from studycli.model.verdict import Cause

_CUTS = {
    "detach": ".detach()",
    "data": ".data",
    "item": ".item()",
    "tolist": ".tolist()",
    "numpy": ".numpy()",
    "no_grad": "torch.no_grad()",
    "inference_mode": "torch.inference_mode()",
}
_STEPS = ("argmax", "argsort", "round", "floor", "ceil", "sign", "one_hot")
_COPIES = {"tensor": "torch.tensor(…)", "as_tensor": "torch.as_tensor(…)", "float": "float(…)"}

_OF_TORCH = (
    ("inplace", "{head}: a tensor that backward needs was changed in place.", "Use the form without the underscore, which makes a new tensor."),
    ("does not require grad", "{head}: the graph is cut somewhere.", "Build the result from tensor operations alone, without .item(), float() or torch.tensor."),
    ("", "{head}: the graph is cut on the way there.", ""),
)  # fmt: skip
"""Part of what torch says when it is asked to go backward, what is wrong, and what would mend it."""


def _told(message: str, fix: str = "", line: int | None = None) -> Explanation:
    return Explanation(Cause.GRADIENT, message, line=line, fix=fix)


def explain_gradient(evidence: Evidence) -> Explanation | None:
    """What is wrong with the gradient with respect to the argument at the mismatch's path."""
    if evidence.mismatch.kind is not MismatchKind.GRADIENT:
        return None
    name = evidence.mismatch.path
    expected, got = evidence.mismatch.expected, evidence.mismatch.got
    if got is None and expected is not None:
        return _missing(evidence, name)
    for other in evidence.gradient_inputs:
        if _is_lost(evidence, other):
            return _missing(evidence, other)
    if not isinstance(got, Tensor):
        return _told(f"The gradient with respect to {name} is wrong.")
    if expected is None or not bool(as_numbers(expected).any()):
        message = f"The value is right, but a gradient flows back into {name}, and none should."
        return _told(message, "Detach it, or compute this part under torch.no_grad().")
    if not bool(as_numbers(got).any()):
        return _missing(evidence, name)
    head = f"The value is right, but the gradient with respect to {name}"
    difference = difference_of(evidence)
    if difference is None or not difference.same_shape:
        return _told(f"{head} has another shape.")
    return _different(evidence, difference, head)


def _is_lost(evidence: Evidence, path: str) -> bool:
    """Whether the reference has a gradient there and the answer has none at all."""
    right, made = (evidence.reference.gradients or {}).get(path), (evidence.outcome.gradients or {}).get(path)
    return made is None and isinstance(right, Tensor) and bool(as_numbers(right).any())


def _missing(evidence: Evidence, name: str) -> Explanation:
    gradients, error = evidence.outcome.gradients or {}, evidence.outcome.gradient_error
    asked = sorted(set(evidence.gradient_inputs))
    given = {path: gradients[path] for path in asked if isinstance(gradients.get(path), Tensor)}
    arrived = [path for path, gradient in given.items() if bool(as_numbers(gradient).any())]
    others = f" (it does reach {', '.join(arrived[:3])})" if arrived else ""
    head = f"The value is right, but no gradient reaches {name}{others}"
    cut, line = _find_cut(evidence.source)
    if cut:
        fix = f"Leave out {cut}, or apply it only to what needs no gradient."
        return _told(f"{head}: {cut} in line {line} cuts the graph.", fix, line)
    if "leaf variable" in error.lower():
        place = evidence.outcome.error.line if evidence.outcome.error else None
        where = f" (line {place})" if place else ""
        message = f"{name} requires a gradient, and torch refuses to change it in place while it records a graph{where}."
        return _told(message, "Change it under torch.no_grad().", place)
    text = error.replace("-", "")
    message, fix = next((message, fix) for part, message, fix in _OF_TORCH if part in text)
    return _told(message.format(head=head), fix)


def _find_cut(source: str) -> tuple[str, int]:
    """The first thing in the answer that cuts a graph, and its line; ("", 0) when there is none."""
    weak: tuple[str, int] = ("", 0)
    nodes = (node for node in ast.walk(syntax(source)) if isinstance(node, ast.Attribute | ast.Call))
    for node in sorted(nodes, key=lambda node: node.lineno):
        if isinstance(node, ast.Attribute) and node.attr in _CUTS:
            return _CUTS[node.attr], node.lineno
        name = called(node)
        if not isinstance(node, ast.Call) or weak[0]:
            continue
        is_cast = name == "float" and isinstance(node.func, ast.Attribute)
        if name in _STEPS:
            weak = (f"{name}(…)", node.lineno)
        elif (
            name in _COPIES
            and not is_cast
            and node.args
            and not isinstance(node.args[0], ast.Constant | ast.List)
        ):
            weak = (_COPIES[name], node.lineno)
    return weak


def _different(evidence: Evidence, difference: Difference, head: str) -> Explanation:
    expected, got = as_numbers(difference.expected), as_numbers(difference.got)
    nan, infinite = got.isnan() & ~expected.isnan(), got.isinf() & ~expected.isinf()
    if bool(nan.any()):
        fix = (
            "Replace the input before the step that fails (a root, a length, a division by 0): "
            "torch.where and masks do not stop a NaN from the branch that is not taken."
        )
        return _told(f"{head} is NaN {where_wrong(nan, difference)}.", fix)
    if bool(infinite.any()):
        message = (
            f"{head} is infinite {where_wrong(infinite, difference)}: a division by 0, or the root of 0."
        )
        return _told(message, "Keep that step away from 0, by an eps inside it or by replacing its input.")
    wrong = wrong_places(difference)
    cut, line = _find_cut(evidence.source)
    note = f"Look at {cut} in line {line}: no gradient flows through it." if cut else ""
    factor = factor_of(difference)
    if factor is not None and abs(factor + 1) < 1e-3:
        return _told(f"{head} has the wrong sign.")
    if factor is not None:
        return _told(f"{head} is {number(factor)} times what it should be.", note)
    if not bool(wrong.any()):
        fix = "Look for a step that rounds, a lower precision, or a small number that is added."
        return _told(f"{head} is off by a little more than rounding.", fix)
    name = evidence.mismatch.path
    argument = difference.inputs.get(name)
    if (
        isinstance(argument, Tensor)
        and argument.shape == wrong.shape
        and bool(((argument == 0) == wrong).all())
    ):
        fix = "At a tie, maximum and abs split the gradient; ≥ lets it pass, and > stops it."
        return _told(f"{head} is wrong where {name} is 0, and only there.", fix)
    if not bool(wrong.all()):
        zero = " (it is 0 there)" if bool((got[wrong] == 0).all()) else ""
        return _told(f"{head} is wrong {where_wrong(wrong, difference)}{zero}.", note)
    return _told(f"{head} is wrong: part of the graph is cut, or a part is counted twice.", note)
