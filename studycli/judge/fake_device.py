"""What an answer does about devices, found without a graphics card: tensors made on the CPU, and devices written into the code."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from typing import Any

import torch
from torch._subclasses.fake_tensor import FakeTensorMode

from studycli.judge.arguments import build_arguments, build_leaf
from studycli.judge.left_on_cpu import LeftOnTheCpu
from studycli.judge.protocol import (
    Answer,
    CallOutcome,
    CallRequest,
    CallStatus,
    FunctionSource,
    GeneratorSeed,
)
from studycli.judge.raised import raised_error
from studycli.judge.trees import leaves

_MIXED_DEVICES = ("same device", "fakedevicemismatch", "device propagation", "expected device")


_MOST = 20
"""Tensors that are told of."""


def is_prepared() -> bool:
    """Whether a fake device costs milliseconds here; else torch loads 800 modules for the first one, in about two seconds."""
    return "torch._dynamo" in sys.modules


def names_a_device(source: str) -> bool:
    """Whether a device is written down anywhere in the text."""
    return any(word in source.lower() for word in ("cpu", "cuda", "mps"))


def perform_for_devices(function: Callable[..., Any], request: CallRequest, answer: Answer) -> CallOutcome:
    """What is left on the CPU; else what becomes of a device that the answer writes down (see `CallRequest`)."""
    watched = LeftOnTheCpu(answer.filename)
    with watched, torch.no_grad(), contextlib.suppress(Exception):
        arguments = build_arguments(request, ())
        watched.returned(function(*arguments.args, **arguments.kwargs))
    if watched.seen:
        return CallOutcome(CallStatus.RETURNED, left_on_cpu=tuple(watched.seen[:_MOST]))
    if not names_a_device(answer.source):
        return CallOutcome(CallStatus.RETURNED)
    if any(
        isinstance(leaf, FunctionSource | GeneratorSeed) for _, leaf in leaves((request.args, request.kwargs))
    ):
        return CallOutcome(
            CallStatus.RETURNED, detail="cannot be tried: functions and generators are not moved"
        )
    return _perform_on_fake_device(function, request, answer)


def _perform_on_fake_device(
    function: Callable[..., Any], request: CallRequest, answer: Answer
) -> CallOutcome:
    """RAISED when tensors of two devices met; else RETURNED, with the outputs' devices, or with a `detail`: inconclusive."""
    try:
        with FakeTensorMode() as mode, torch.no_grad():
            arguments = build_arguments(request, (), lambda leaf, device: _fake(leaf, device, mode))
            returned = function(*arguments.args, **arguments.kwargs)
    except BaseException as error:  # what fake tensors cannot do, or what the answer does wrong with them
        told = raised_error(error, answer)
        if any(words in f"{told.type} {told.message}".lower() for words in _MIXED_DEVICES):
            return CallOutcome(CallStatus.RAISED, error=told)
        return CallOutcome(CallStatus.RETURNED, detail=f"cannot be tried: {told.type}")
    devices = {path: leaf.device.type for path, leaf in leaves(returned) if isinstance(leaf, torch.Tensor)}
    return CallOutcome(CallStatus.RETURNED, devices=devices)


def _fake(leaf: Any, device: str, mode: FakeTensorMode) -> Any:
    if isinstance(leaf, torch.Tensor):
        return torch.empty_strided(leaf.shape, leaf.stride(), dtype=leaf.dtype, device="cuda")
    return build_leaf(leaf, device)
