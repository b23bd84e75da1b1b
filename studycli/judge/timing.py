"""How long a function takes and how much memory it needs, called again and again in a process of its own."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import torch

from studycli.judge.arguments import build_arguments
from studycli.judge.protocol import CallOutcome, CallRequest, CallStatus
from studycli.judge.watching import LiveMemory

_FEW = 3
_ENOUGH_SECONDS = 0.06
_TOO_MANY_SECONDS = 1.0
"""No more calls are made after the first time once a few have been, and none after the second, however many were asked
for. A few, because something else may have the core just when the first is made."""


def perform_repeatedly(function: Callable[..., Any], request: CallRequest) -> CallOutcome:
    """The shortest of `request.repeats` calls after one that does not count, and the most memory that its tensors take at once.

    The shortest, because whatever disturbs a call can only lengthen it. Raises what the function raises.
    """
    memory = _peak_bytes(function, request)
    times: list[float] = []
    begin = time.perf_counter()
    for _ in range(request.repeats):
        arguments = build_arguments(request, ())
        times.append(_time(function, arguments.args, arguments.kwargs, request.device))
        taken = time.perf_counter() - begin
        if taken > _TOO_MANY_SECONDS or (taken > _ENOUGH_SECONDS and len(times) >= _FEW):
            break
    return CallOutcome(CallStatus.RETURNED, seconds=min(times), peak_memory_bytes=memory)


def _peak_bytes(function: Callable[..., Any], request: CallRequest) -> int:
    """The memory of one call beyond that of its arguments."""
    arguments = build_arguments(request, ())
    if request.device == "cuda":
        torch.cuda.reset_peak_memory_stats()
        before = torch.cuda.memory_allocated()
        function(*arguments.args, **arguments.kwargs)
        torch.cuda.synchronize()
        return int(torch.cuda.max_memory_allocated() - before)
    live = LiveMemory()
    live.leave_out(arguments.tensors.values())
    with live:
        function(*arguments.args, **arguments.kwargs)
    return live.peak


def _time(function: Callable[..., Any], args: Any, kwargs: Any, device: str) -> float:
    if device != "cuda":
        start = time.perf_counter()
        function(*args, **kwargs)
        return time.perf_counter() - start
    begin, end = (torch.cuda.Event(enable_timing=True) for _ in range(2))  # type: ignore[no-untyped-call]
    torch.cuda.synchronize()
    begin.record()
    function(*args, **kwargs)
    end.record()
    torch.cuda.synchronize()
    milliseconds: float = begin.elapsed_time(end)
    return milliseconds / 1000
