"""Hard-coded devices: the answer once more on a graphics card that is not there."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import replace

import torch

from studycli.judge.case_result import CaseResult
from studycli.judge.device_free import follows_its_input
from studycli.judge.protocol import CallOutcome, CallStatus, FunctionSource, GeneratorSeed, Run
from studycli.judge.refusal import Refusal
from studycli.judge.trees import leaves
from studycli.model.verdict import Cause, VerdictKind

_MAKERS = (
    *("tensor", "as_tensor", "zeros", "ones", "empty", "full", "eye", "arange", "linspace", "logspace"),
    *("rand", "randn", "randint", "randperm", "normal", "tril_indices", "triu_indices", "hann_window"),
)


def check_device(run: Run, results: Sequence[CaseResult], source: str) -> Refusal | None:
    """What is wrong with the answer's devices; None when nothing is, or when it cannot be tried here."""
    chosen = next((result for result in results if _fits(result)), None)
    if chosen is None or follows_its_input(source):
        return None
    request = replace(chosen.request, fake_device=True, gradients=(), max_elements=None, not_allowed=())
    outcome = run.call(request)
    if outcome.status is CallStatus.RAISED:
        return device_refusal(source, outcome.error.line if outcome.error else None)
    if outcome.status is CallStatus.RETURNED and _stays_behind(outcome):
        return device_refusal(source, None)
    return None


def device_refusal(source: str, line: int | None) -> Refusal:
    """The sentence, with the line that makes a tensor without saying where, if there is one."""
    maker = _maker(source)
    if maker is not None:
        name, maker_line = maker
        message = f"On a GPU this fails: {name} in line {maker_line} makes a tensor on the CPU."
        fix = f"Pass the device of the input to {name}: device=….device."
        return Refusal(VerdictKind.WRONG, Cause.DEVICE, message, maker_line, fix=fix)
    where = f" (line {line})" if line else ""
    message = f"On a GPU this fails: a device is written into the code{where}."
    return Refusal(VerdictKind.WRONG, Cause.DEVICE, message, line, fix="Take the device from the input.")


def mixes_devices(outcome: CallOutcome) -> bool:
    """Whether the call failed because tensors of two devices met."""
    return (
        outcome.error is not None
        and "device" in outcome.error.message
        and ("same device" in outcome.error.message or "two devices" in outcome.error.message)
    )


def _fits(result: CaseResult) -> bool:
    parts = [leaf for _, leaf in leaves(dict(result.inputs))]
    return (
        not result.case.exception
        and any(isinstance(leaf, torch.Tensor) and leaf.numel() > 0 for leaf in parts)
        and not any(isinstance(leaf, FunctionSource | GeneratorSeed) for leaf in parts)
    )


def _stays_behind(outcome: CallOutcome) -> bool:
    return not outcome.detail and any(device != "cuda" for device in outcome.devices.values())


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
            and function.attr in _MAKERS
            and not any(keyword.arg in ("device", None) for keyword in call.keywords)
        ):
            return f"torch.{function.attr}", call.lineno
    return None
