"""Devices: the answer once more as if its inputs lay elsewhere, and what is said of one that mixes devices."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import replace

import torch

from studycli.judge.case_result import CaseResult
from studycli.judge.evidence import Explanation
from studycli.judge.left_on_cpu import MAKERS
from studycli.judge.protocol import CallOutcome, Run
from studycli.judge.trees import leaves
from studycli.model.verdict import Cause

_MOST_TRIED = 3
"""Cases: with and without a mask, say, an answer may go other ways."""


def check_device(run: Run, results: Sequence[CaseResult]) -> Explanation | None:
    """What is wrong with the answer's devices; None when nothing is, or when it cannot be tried here."""
    for chosen in _chosen(results):
        request = replace(chosen.request, only_devices=True, gradients=(), max_elements=None, not_allowed=())
        left = run.call(request).left_on_cpu
        if left:
            return _left_on_the_cpu(left, chosen)
    return None


def _left_on_the_cpu(left: tuple[tuple[str, int], ...], case: CaseResult) -> Explanation:
    name, line = min(left, key=lambda made: made[1])
    given = next(path for path, leaf in leaves(dict(case.inputs)) if isinstance(leaf, torch.Tensor))
    if name:
        message = f"Right on the CPU; on a GPU, {name} in line {line} still makes its tensor on the CPU."
        fix = f"Pass {name} the device of the input: device={given}.device."
    else:
        message = f"Right on the CPU; on a GPU, line {line} still asks for the CPU."
        fix = f"Take the device from the input: {given}.device."
    return Explanation(Cause.DEVICE, message, line=line, fix=fix)


def explain_devices(source: str, line: int | None) -> Explanation:
    """The sentence, with the line that makes a tensor without saying where, if there is one."""
    maker = _maker(source)
    if maker is not None:
        name, maker_line = maker
        message = f"On a GPU this fails: {name} in line {maker_line} makes a tensor on the CPU."
        fix = f"Pass the device of the input to {name}: device=….device."
        return Explanation(Cause.DEVICE, message, line=maker_line, fix=fix)
    where = f" (line {line})" if line else ""
    message = f"On a GPU this fails: a device is written into the code{where}."
    return Explanation(Cause.DEVICE, message, line=line, fix="Take the device from the input.")


def mixes_devices(outcome: CallOutcome) -> bool:
    """Whether the call failed because tensors of two devices met."""
    return (
        outcome.error is not None
        and "device" in outcome.error.message
        and ("same device" in outcome.error.message or "two devices" in outcome.error.message)
    )


def _chosen(results: Sequence[CaseResult]) -> Iterator[CaseResult]:
    """The first case with a tensor for each set of arguments that the table gives, no more than a few."""
    seen: set[tuple[str, ...]] = set()
    for result in results:
        given = tuple(result.case.arguments)
        if len(seen) < _MOST_TRIED and given not in seen and _fits(result):
            seen.add(given)
            yield result


def _fits(result: CaseResult) -> bool:
    return not result.case.exception and any(tensor.numel() > 0 for tensor in result.tensors().values())


def _maker(source: str) -> tuple[str, int] | None:
    """The first call that makes a tensor without `device=`."""
    try:
        calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    except (SyntaxError, ValueError, RecursionError):
        return None
    for call in sorted(calls, key=lambda node: node.lineno):
        function = call.func
        if (
            isinstance(function, ast.Attribute)
            and isinstance(function.value, ast.Name)
            and function.value.id == "torch"
            and function.attr in MAKERS
            and not any(keyword.arg in ("device", None) for keyword in call.keywords)
        ):
            return f"torch.{function.attr}", call.lineno
    return None
