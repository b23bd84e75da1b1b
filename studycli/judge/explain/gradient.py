"""The right value with the wrong gradient: none, cut, scaled, or wrong at one argument only."""

from __future__ import annotations

import ast

import torch
from torch import Tensor

from studycli.judge.evidence import Evidence, Explanation, MismatchKind
from studycli.judge.explain.difference import Difference, difference_of
from studycli.judge.explain.kinds import line_with
from studycli.judge.explain.numbers import as_numbers, number
from studycli.judge.explain.places import where_wrong, wrong_places
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
_STEPS = {
    "argmax",
    "argsort",
    "round",
    "floor",
    "ceil",
    "long",
    "int",
    "bool",
    "sign",
    "one_hot",
    "tensor",
    "as_tensor",
}


def explain_gradient(evidence: Evidence) -> Explanation | None:
    """What is wrong with the gradient with respect to the argument at the mismatch's path."""
    if evidence.mismatch.kind is not MismatchKind.GRADIENT:
        return None
    name = evidence.mismatch.path
    expected, got = evidence.mismatch.expected, evidence.mismatch.got
    if got is None and expected is not None:
        return _missing(evidence, name)
    for other in evidence.gradient_inputs:
        if _lost(evidence, other):
            return _missing(evidence, other)
    if not isinstance(got, Tensor):
        return Explanation(Cause.GRADIENT, f"The gradient with respect to {name} is wrong.")
    if expected is None or not bool(as_numbers(expected).any()):
        return Explanation(
            Cause.GRADIENT,
            f"The value is right, but a gradient flows back into {name}, and none should.",
            fix="Detach it, or compute this part under torch.no_grad().",
        )
    if not bool(as_numbers(got).any()):
        return _missing(evidence, name)
    difference = difference_of(evidence)
    if difference is None or not difference.same_shape:
        return Explanation(
            Cause.GRADIENT, f"The value is right, but the gradient with respect to {name} has another shape."
        )
    return _different(evidence, difference, name)


def _lost(evidence: Evidence, path: str) -> bool:
    """Whether the reference has a gradient there and the answer has none at all."""
    right, made = (evidence.reference.gradients or {}).get(path), (evidence.outcome.gradients or {}).get(path)
    return made is None and isinstance(right, Tensor) and bool(as_numbers(right).any())


def _missing(evidence: Evidence, name: str) -> Explanation:
    cut, line = find_cut(evidence.source)
    asked = set(evidence.gradient_inputs)
    gradients = evidence.outcome.gradients or {}
    arrived = [
        path
        for path in asked
        if isinstance(gradients.get(path), Tensor) and bool(as_numbers(gradients[path]).any())
    ]
    error = evidence.outcome.gradient_error
    if arrived:
        head = f"The value is right, but no gradient reaches {name} (it does reach {', '.join(sorted(arrived)[:3])})"
    else:
        head = f"The value is right, but no gradient reaches {name}"
    if cut:
        where = f" in line {line}" if line else ""
        fix = f"Leave out {cut}, or apply it only to what needs no gradient."
        return Explanation(Cause.GRADIENT, f"{head}: {cut}{where} cuts the graph.", line=line, fix=fix)
    if "leaf variable" in error.lower():
        refused = evidence.outcome.error
        line = refused.line if refused else None
        where = f" (line {line})" if line else ""
        message = f"{name} requires a gradient, and torch refuses to change it in place while it records a graph{where}."
        return Explanation(Cause.GRADIENT, message, line=line, fix="Change it under torch.no_grad().")
    if error and "inplace" in error.replace("-", ""):
        return Explanation(
            Cause.GRADIENT,
            f"{head}: a tensor that backward needs was changed in place.",
            fix="Use the form without the underscore, which makes a new tensor.",
        )
    if error and "does not require grad" in error:
        return Explanation(
            Cause.GRADIENT,
            f"{head}: the graph is cut somewhere.",
            fix="Build the result from tensor operations alone, without .item(), float() or torch.tensor.",
        )
    return Explanation(Cause.GRADIENT, f"{head}: the graph is cut on the way there.")


def find_cut(source: str) -> tuple[str, int | None]:
    """The first thing in the answer that cuts a graph, and its line; ("", None) when there is none."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):
        return "", None
    weak: tuple[str, int | None] = ("", None)
    nodes = sorted((node for node in ast.walk(tree) if hasattr(node, "lineno")), key=lambda node: node.lineno)
    for node in nodes:
        if isinstance(node, ast.Attribute) and node.attr in _CUTS:
            return _CUTS[node.attr], node.lineno
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in ("tensor", "as_tensor", "float") and isinstance(node.func, ast.Name | ast.Attribute):
                is_cast = called == "float" and isinstance(node.func, ast.Attribute)
                if not is_cast and node.args and not isinstance(node.args[0], ast.Constant | ast.List):
                    weak = (
                        weak
                        if weak[0]
                        else (f"{'torch.' if called != 'float' else ''}{called}(…)", node.lineno)
                    )
            elif called in _STEPS and called not in ("long", "int", "bool") and not weak[0]:
                weak = (f"{called}(…)", node.lineno)
    return weak


def _different(evidence: Evidence, difference: Difference, name: str) -> Explanation:
    expected, got = as_numbers(difference.expected), as_numbers(difference.got)
    head = f"The value is right, but the gradient with respect to {name}"
    wrong = wrong_places(difference)
    if bool((got.isnan() & ~expected.isnan()).any()):
        where = where_wrong(got.isnan() & ~expected.isnan(), difference)
        message = f"{head} is NaN {where}."
        fix = (
            "Replace the input before the step that fails (a root, a length, a division by 0): "
            "torch.where and masks do not stop a NaN from the branch that is not taken."
        )
        return Explanation(Cause.GRADIENT, message, fix=fix)
    if bool((got.isinf() & ~expected.isinf()).any()):
        return Explanation(
            Cause.GRADIENT,
            f"{head} is infinite {where_wrong(got.isinf(), difference)}: a division by 0, or the root of 0.",
            fix="Keep that step away from 0, by an eps inside it or by replacing its input.",
        )
    lowered = _lowered(evidence, difference, head)
    if lowered is not None:
        return lowered
    factor = factor_of(difference)
    if factor is not None:
        if abs(factor + 1) < 1e-3:
            return Explanation(Cause.GRADIENT, f"{head} has the wrong sign.")
        message = f"{head} is {number(factor)} times what it should be."
        return Explanation(Cause.GRADIENT, message, fix=_cut_note(evidence))
    if not bool(wrong.any()):
        message = f"{head} is off by a little more than rounding."
        fix = "Look for a step that rounds, a lower precision, or a small number that is added."
        return Explanation(Cause.GRADIENT, message, fix=fix)
    argument = difference.inputs.get(name)
    if (
        isinstance(argument, Tensor)
        and argument.shape == wrong.shape
        and bool(((argument == 0) == wrong).all())
    ):
        message = f"{head} is wrong where {name} is 0, and only there."
        fix = "At a tie, maximum and abs split the gradient; ≥ lets it pass, and > stops it."
        return Explanation(Cause.GRADIENT, message, fix=fix)
    if not bool(wrong.all()):
        where = where_wrong(wrong, difference)
        zero = " (it is 0 there)" if bool((got[wrong] == 0).all()) else ""
        return Explanation(Cause.GRADIENT, f"{head} is wrong {where}{zero}.", fix=_cut_note(evidence))
    message = f"{head} is wrong: part of the graph is cut, or a part is counted twice."
    return Explanation(Cause.GRADIENT, message, fix=_cut_note(evidence))


def _lowered(evidence: Evidence, difference: Difference, head: str) -> Explanation | None:
    """A float64 gradient with the digits of float32."""
    expected, got = as_numbers(difference.expected), as_numbers(difference.got)
    if difference.expected.dtype != torch.float64 or not bool(
        expected.isfinite().all() & got.isfinite().all()
    ):
        return None
    size = float(expected.abs().max())
    if not size or float((expected - got).abs().max()) > 1e-5 * size:
        return None
    line = line_with(evidence.source, (".float()", "torch.float32", "torch.float)"))
    where = f" (line {line})" if line else ""
    message = f"{head} is right to about seven digits only: it passes through float32{where}."
    return Explanation(Cause.DTYPE, message, line=line, fix="Keep the dtype of the input.")


def _cut_note(evidence: Evidence) -> str:
    cut, line = find_cut(evidence.source)
    if not cut or not line:
        return ""
    return f"Look at {cut} in line {line}: no gradient flows through it."
