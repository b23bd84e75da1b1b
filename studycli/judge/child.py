"""The process that runs one answer: confined first, then told what to run, then gone.

It holds nothing but what it is sent: the answer's text, and the inputs of one case at a time.
"""

from __future__ import annotations

import gc
import io
import os
import socket
import sys
import traceback
from collections.abc import Callable
from dataclasses import replace
from typing import Any, NoReturn

import torch

from studycli.judge.calling import perform
from studycli.judge.frames import EndOfStream, Frame, FrameReader, WireError, send_frame
from studycli.judge.loading import load_answer
from studycli.judge.protocol import Answer, CallOutcome, CallRequest, CallStatus, LoadOutcome
from studycli.judge.wire import Encoded, decode_inputs, encode

CUDA_SHARE = 0.5
"""The share of a CUDA device's memory that one answer may have."""

DEEPEST_CALLS = 1000
"""Python's own recursion limit, put back after an answer may have changed it."""


_REHEARSAL = Answer(
    "import torch\n\n\ndef rehearse(x):\n"
    "    y = x.reshape(1, 2, 3, 1).permute(0, 2, 1, 3).reshape(-1, 2)\n"
    "    return torch.softmax(y @ x / 2 + y.mean(), -1)\n",
    "rehearse",
)


def serve(channel: socket.socket, hello: Any, *, cuda: bool, rehearse: bool) -> NoReturn:
    """Says `hello`, then answers requests until the judge closes the channel. Never returns: nothing here cleans up."""
    gc.enable()
    status = 1
    try:
        sys.stdout, sys.stderr = _text_stream(1), _text_stream(2)
        if cuda:
            torch.cuda.set_per_process_memory_fraction(CUDA_SHARE)
        if rehearse:
            _rehearse()
        send_frame(channel, hello)
        _serve(channel, FrameReader(channel))
    except (EndOfStream, WireError):
        status = 0
    except MemoryError:
        status = OUT_OF_MEMORY
    except BaseException:  # the answer has broken what this process stands on
        status = BROKEN
        os.write(2, traceback.format_exc().encode("utf-8", "backslashreplace"))
    finally:
        os._exit(status)


def _rehearse() -> None:
    """One small answer before the real one, while nobody waits: what is slow the first time is then behind us."""
    _, function = load_answer(_REHEARSAL)
    assert function is not None
    request = CallRequest((torch.ones(2, 3),), {}, gradients=("0",), not_allowed=("softmax",))
    encode(perform(function, request))
    perform(function, CallRequest((torch.ones(2, 3),), {}, only_devices=True))


def _text_stream(descriptor: int) -> io.TextIOWrapper:
    """A new stream on a descriptor: the zygote's own still believes that it writes to a log file."""
    return open(descriptor, "w", encoding="utf-8", errors="backslashreplace", buffering=1, closefd=False)


OUT_OF_MEMORY = 77
"""The exit status that says: not even the reply found room."""
BROKEN = 78
"""The exit status that says: the answer replaced something that this process itself needs."""


def _serve(channel: socket.socket, reader: FrameReader) -> NoReturn:
    function: Callable[..., Any] | None = None
    while True:
        frame = reader.read()
        nonce, kind = frame.header["nonce"], frame.header["do"]
        outcome: LoadOutcome | CallOutcome | None = None
        if kind == "load":
            outcome, function = _load(frame)
        elif kind == "call":
            outcome = _call(function, frame)
        sys.setrecursionlimit(DEEPEST_CALLS)
        for stream in (sys.stdout, sys.stderr):
            _flush(stream)
        encoded = _encoded(outcome)
        del outcome
        try:
            send_frame(channel, {"nonce": nonce, "value": encoded.tree}, encoded.buffers)
        except WireError:  # too large, and nothing of it has been sent
            told = encode(CallOutcome(CallStatus.UNSAFE, detail="the result is too large to be sent"))
            send_frame(channel, {"nonce": nonce, "value": told.tree}, told.buffers)


def _flush(stream: Any) -> None:
    """The answer may have replaced the streams by anything."""
    try:
        stream.flush()
    except Exception:
        return


def _load(frame: Frame) -> tuple[LoadOutcome, Callable[..., Any] | None]:
    answer = decode_inputs(frame.header["value"], frame.body)
    assert isinstance(answer, Answer)
    try:
        return load_answer(answer)
    except MemoryError:
        return LoadOutcome(CallStatus.MEMORY), None


def _call(function: Callable[..., Any] | None, frame: Frame) -> CallOutcome:
    if function is None:
        return CallOutcome(CallStatus.CRASHED, detail="no function was loaded")
    try:
        request = decode_inputs(frame.header["value"], frame.body)
        frame.body.clear()
        assert isinstance(request, CallRequest)
        return perform(function, request)
    except MemoryError:
        return CallOutcome(CallStatus.MEMORY)


def _encoded(outcome: LoadOutcome | CallOutcome | None) -> Encoded:
    try:
        return encode(outcome)
    except MemoryError:
        pass
    except WireError as error:
        if isinstance(outcome, CallOutcome):
            told = replace(outcome, outputs=None, gradients=None, arguments=None)
            return encode(replace(told, status=CallStatus.UNSAFE, detail=f"the result is {error}"))
        raise
    return encode(
        CallOutcome(CallStatus.MEMORY) if isinstance(outcome, CallOutcome) else LoadOutcome(CallStatus.MEMORY)
    )
