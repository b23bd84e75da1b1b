"""The judge's side of a run: hands an answer to a confined child, case by case, and believes nothing that comes back.

A reply is believed to be one reply: after it, the child has to answer a number that nobody could have known before, that of the
next call or one of its own. Bytes written to the channel by the answer itself, before or after, break that order and end in `unsafe`.
"""

from __future__ import annotations

import os
import secrets
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol

from studycli.judge.child import BROKEN, OUT_OF_MEMORY
from studycli.judge.frames import DeadlinePassed, EndOfStream, FrameReader, WireError, send_frame
from studycli.judge.output import printed_by
from studycli.judge.protocol import Answer, CallOutcome, CallRequest, CallStatus, LoadOutcome
from studycli.judge.reading import harmless
from studycli.judge.wire import decode_results, encode
from studycli.judge.zygote_control import ChildHandle, Ending

READY_LIMIT = 30.0
"""Seconds that a fresh child may take to be confined, on a machine that is busy with other things."""
SYNC_LIMIT = 2.0
"""Seconds for the number after a reply, on top of the call's own limit."""


class ChildSource(Protocol):
    """Whoever makes and ends the processes that answers run in."""

    def new_child(self, *, cuda: bool = False) -> ChildHandle:
        """A confined process that has sent its list of layers."""
        ...

    def end_child(self, pid: int) -> Ending:
        """Ends it with everything that it started, and tells how it ended (by itself, perhaps, before)."""
        ...

    def abandon_child(self, pid: int) -> None:
        """Ends it with everything that it started, without waiting."""
        ...


class _Over(Exception):
    """The run has ended otherwise than by a reply."""

    def __init__(self, status: CallStatus, detail: str = "") -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail


class ChildRun:
    """One answer in one confined child. See `protocol.Run`."""

    def __init__(self, source: ChildSource, *, cuda: bool = False) -> None:
        self._source = source
        self._child = source.new_child(cuda=cuda)
        self._printed = printed_by(self._child.printed)
        self._reader = FrameReader(self._child.channel, meanwhile=self._printed.meanwhile())
        self._over: _Over | None = None
        self._closed = False
        self.layers: list[list[str]] = []
        """What confines it, as the child told before it saw any answer."""
        try:
            self.layers = self._reader.read(time.monotonic() + READY_LIMIT).header["layers"]
        except (WireError, EndOfStream, DeadlinePassed, KeyError, TypeError) as error:
            self._over = _Over(CallStatus.CRASHED, f"the process did not get ready ({type(error).__name__})")

    def load(self, answer: Answer, *, time_limit: float = 10.0) -> LoadOutcome:
        """Executes the answer's text."""
        started = time.monotonic()
        try:
            outcome: LoadOutcome = self._ask("load", answer, time_limit, LoadOutcome)
        except _Over as over:
            return LoadOutcome(
                over.status,
                printed=self._printed.take(),
                seconds=time.monotonic() - started,
                detail=over.detail,
            )
        return harmless(replace(outcome, printed=outcome.printed + self._printed.take()))

    def call(self, request: CallRequest, *, meanwhile: Callable[[], None] | None = None) -> CallOutcome:
        """Calls the function once. After anything but RETURNED or RAISED, the run is over.

        `meanwhile` is done here while the answer runs there; what it takes is not the answer's time.
        """
        started = time.monotonic()
        try:
            outcome: CallOutcome = self._ask("call", request, request.time_limit, CallOutcome, meanwhile)
        except _Over as over:
            return self._ended(over, started)
        outcome = harmless(replace(outcome, printed=outcome.printed + self._printed.take()))
        if outcome.status not in (CallStatus.RETURNED, CallStatus.RAISED):
            self._source.abandon_child(self._child.pid)
            self._over = _Over(outcome.status, outcome.detail)
        return outcome

    def settle(self) -> CallOutcome | None:
        """Makes sure that nothing was added behind the last reply; how the run ended, if something was."""
        started = time.monotonic()
        if self._over is None:
            try:
                self._exchange("sync", None, (), SYNC_LIMIT)
            except _Over as over:
                return self._ended(over, started)
        return None

    def _ended(self, over: _Over, started: float) -> CallOutcome:
        seconds = time.monotonic() - started
        return CallOutcome(over.status, printed=self._printed.take(), seconds=seconds, detail=over.detail)

    def close(self) -> None:
        """Ends the process, whatever it is doing, and everything that it started."""
        if self._closed:
            return
        if self._over is None:
            self._source.abandon_child(self._child.pid)
            self._over = _Over(CallStatus.CRASHED, "the run is closed")
        self._closed = True
        self._child.channel.close()
        os.close(self._child.printed)

    def _ask(
        self,
        kind: str,
        value: Any,
        time_limit: float,
        expected: type[Any],
        meanwhile: Callable[[], None] | None = None,
    ) -> Any:
        if self._over is not None:
            raise self._over
        encoded = encode(value)
        reply = self._exchange(kind, encoded.tree, encoded.buffers, time_limit, meanwhile)
        try:
            result = decode_results(reply[0], reply[1])
            if type(result) is not expected:
                raise WireError("an answer to another question")
        except WireError as error:
            raise self._unsafe(error) from error
        if meanwhile is None:  # no next row, whose number would show it
            self._exchange("sync", None, (), SYNC_LIMIT)
        return result

    def _exchange(
        self, kind: str, tree: Any, buffers: Any, seconds: float, meanwhile: Callable[[], None] | None = None
    ) -> tuple[Any, bytearray]:
        """One frame there and the reply to it."""
        try:
            nonce = self._send(kind, tree, buffers)
            if meanwhile is not None:
                meanwhile()
            return self._receive(kind, nonce, time.monotonic() + seconds)
        except WireError as error:
            raise self._unsafe(error) from error
        except DeadlinePassed as error:
            raise self._end(_Over(CallStatus.TIMEOUT)) from error
        except EndOfStream as error:
            raise self._end(None) from error

    def _unsafe(self, error: WireError) -> _Over:
        return self._end(_Over(CallStatus.UNSAFE, f"what came back is no result: {error}"))

    def _send(self, kind: str, tree: Any, buffers: Any) -> str:
        nonce = secrets.token_hex(16)
        send_frame(self._child.channel, {"nonce": nonce, "do": kind, "value": tree}, buffers)
        return nonce

    def _receive(self, kind: str, nonce: str, deadline: float) -> tuple[Any, bytearray]:
        frame = self._reader.read(deadline)
        header = frame.header
        if set(header) != {"nonce", "value"} or header["nonce"] != nonce:
            raise WireError("a reply that nobody asked for")
        if kind == "sync" and (header["value"] is not None or frame.body):
            raise WireError("a reply with something added")
        return header["value"], frame.body

    def _end(self, over: _Over | None) -> _Over:
        """Ends the process; `over`, or what the way it ended by itself says."""
        ending = self._source.end_child(self._child.pid)
        self._over = over or _in_words(ending)
        return self._over


def _in_words(ending: Ending) -> _Over:
    number = ending.signal
    if number is None:
        if ending.exit_status == OUT_OF_MEMORY:
            return _Over(CallStatus.MEMORY)
        if ending.exit_status == BROKEN:
            return _Over(CallStatus.CRASHED, "it replaced or broke something that Python itself needs")
        return _Over(CallStatus.CRASHED, f"it ended its own process with exit status {ending.exit_status}")
    if number == signal.SIGKILL:
        return _Over(CallStatus.CRASHED, "it closed its channel to the judge, or was killed")
    if number == signal.SIGXCPU:
        return _Over(CallStatus.TIMEOUT)
    if number == getattr(signal, "SIGSYS", None):
        return _Over(CallStatus.UNSAFE, "it tried something that an answer may not do")
    return _Over(CallStatus.CRASHED, _SIGNALS.get(number, f"ended by signal {number}"))


_SIGNALS: dict[int, str] = {
    signal.SIGSEGV: "segmentation fault: it touched memory that is not its own",
    signal.SIGABRT: "aborted, usually by a failed check inside a compiled library",
    signal.SIGFPE: "an impossible operation on whole numbers, such as a division by zero in compiled code",
    signal.SIGILL: "an unknown machine instruction",
    signal.SIGTERM: "it was asked to end",
}
if hasattr(signal, "SIGBUS"):
    _SIGNALS[signal.SIGBUS] = "bus error: it touched memory that is not there"


def child_runner(source: ChildSource, *, cuda: bool = False) -> Callable[[], ChildRun]:
    """A Runner (see `protocol.Runner`) whose runs are confined children from this source."""
    return lambda: ChildRun(source, cuda=cuda)
