"""The answer on a graphics card that is not there: finds devices that are written into the code, in milliseconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import torch
from torch._subclasses.fake_tensor import FakeTensorMode

from studycli.judge.arguments import build_arguments, build_leaf
from studycli.judge.protocol import Answer, CallOutcome, CallRequest, CallStatus
from studycli.judge.raised import raised_error
from studycli.judge.trees import leaves

_MIXED_DEVICES = ("same device", "fakedevicemismatch", "device propagation", "expected device")


def is_prepared() -> bool:
    """Whether a fake device costs milliseconds here; else torch loads 800 modules for the first one, in about two seconds."""
    return "torch._dynamo" in sys.modules


def perform_on_fake_device(function: Callable[..., Any], request: CallRequest, answer: Answer) -> CallOutcome:
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
