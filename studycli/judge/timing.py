"""How long a function takes and how much memory it needs, called again and again in a process of its own."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import torch

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

from studycli.judge.arguments import build_arguments
from studycli.judge.protocol import CallOutcome, CallRequest, CallStatus

_ENOUGH_SECONDS = 0.5
"""No more calls are made after this time, however many were asked for."""


def perform_repeatedly(function: Callable[..., Any], request: CallRequest) -> CallOutcome:
    """The median time of `request.repeats` calls after one that does not count, and the peak memory above what was there before.

    Raises what the function raises.
    """
    before = _resident_bytes(request.device)
    times: list[float] = []
    begin = time.perf_counter()
    for call in range(request.repeats + 1):
        arguments = build_arguments(request, ())
        seconds = _time(function, arguments.args, arguments.kwargs, request.device)
        if call > 0:
            times.append(seconds)
        if times and time.perf_counter() - begin > _ENOUGH_SECONDS:
            break
    peak = _peak_bytes(request.device)
    memory = None if before is None or peak is None else max(0, peak - before)
    return CallOutcome(CallStatus.RETURNED, seconds=statistics.median(times), peak_memory_bytes=memory)


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


def _resident_bytes(device: str) -> int | None:
    """What is held now; None where that cannot be asked."""
    if device == "cuda":
        torch.cuda.reset_peak_memory_stats()
        return int(torch.cuda.memory_allocated())
    try:
        with open("/proc/self/statm") as statm:
            return int(statm.read().split()[1]) * resource.getpagesize()
    except OSError:  # no Linux, or confined: the peak so far is the nearest thing
        return _peak_bytes(device)


def _peak_bytes(device: str) -> int | None:
    if device == "cuda":
        return int(torch.cuda.max_memory_allocated())
    if resource is None:
        return None
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
