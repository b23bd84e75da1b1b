"""What the judge's processes, and its clients, say to one another: frames, each a header of JSON and raw bytes, both measured.

Nothing here trusts the other side: every length is checked against a limit before it is read, and anything that
does not fit is a WireError. Nothing is ever unpickled or executed. Standard library only.
"""

from __future__ import annotations

import json
import selectors
import socket
import struct
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

LARGEST_HEADER = 4 * 1024 * 1024
"""Bytes of JSON in one frame."""
LARGEST_BODY = 256 * 1024 * 1024
"""Bytes of tensors in one frame."""

PULSE = 0.05
"""Seconds between two looks at whether it is still worth waiting."""

_JOINED = 64 * 1024
"""Bytes of tensors up to which a frame is sent in one go: each send wakes the other side, which costs more than a copy."""

_Selector = getattr(selectors, "PollSelector", selectors.SelectSelector)
"""poll(2), because descriptors may have high numbers; select on Windows, where it takes sockets only."""

_MAGIC = b"SJF1"
_PREFIX = struct.Struct("!4sIQ")


class BrokenConversation(Exception):
    """The other side is gone, speaks something else, or says nothing. The message says which."""


class WireError(BrokenConversation):
    """What arrived (or is to be sent) is not a frame, or too large. The message says what was wrong."""


class EndOfStream(BrokenConversation):
    """The other side is gone."""


class DeadlinePassed(BrokenConversation):
    """The time for this frame is over."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One message: JSON, and the bytes that its tensors refer to by offset."""

    header: dict[str, Any]
    body: bytearray


def pack_header(header: Any) -> bytes:
    """The header's bytes. Raises WireError when they are too many."""
    data = json.dumps(header, separators=(",", ":")).encode("ascii")
    if len(data) > LARGEST_HEADER:
        raise WireError(f"a header of {len(data):,} bytes (at most {LARGEST_HEADER:,})")
    return data


def send_frame(channel: socket.socket, header: Any, buffers: Sequence[memoryview] = ()) -> None:
    """Sends one frame on a blocking socket. Raises WireError when it is too large, EndOfStream when nobody listens."""
    data = pack_header(header)
    size = sum(len(buffer) for buffer in buffers)
    if size > LARGEST_BODY:
        raise WireError(f"{size:,} bytes of tensors (at most {LARGEST_BODY:,})")
    try:
        head = _PREFIX.pack(_MAGIC, len(data), size) + data
        if size <= _JOINED:
            channel.sendall(b"".join((head, *buffers)))
            return
        channel.sendall(head)
        for buffer in buffers:
            channel.sendall(buffer)
    except OSError as error:
        raise EndOfStream(str(error)) from error


class FrameReader:
    """Reads frames with a deadline, and serves something else (a pipe to drain) while it waits."""

    def __init__(
        self,
        channel: socket.socket,
        *,
        meanwhile: tuple[int, Callable[[], bool]] | None = None,
        pulse: Callable[[], None] | None = None,
    ) -> None:
        """`meanwhile` is a file descriptor and what to do when it is readable; False from it: nothing more comes.

        `pulse` is called every `PULSE` seconds while nothing arrives, and may raise.
        """
        self._channel = channel
        self._meanwhile = meanwhile
        self._pulse = pulse
        self._ready = _Selector()
        self._ready.register(channel, selectors.EVENT_READ)
        if meanwhile is not None:
            self._ready.register(meanwhile[0], selectors.EVENT_READ)

    def read(self, deadline: float | None = None) -> Frame:
        """The next frame, by `deadline` (time.monotonic). Raises WireError, EndOfStream or DeadlinePassed."""
        prefix = bytearray(_PREFIX.size)
        self._fill(memoryview(prefix), deadline)
        magic, header_size, body_size = _PREFIX.unpack(prefix)
        if magic != _MAGIC:
            raise WireError("bytes that are no frame")
        if header_size > LARGEST_HEADER or body_size > LARGEST_BODY:
            raise WireError(f"a frame of {header_size + body_size:,} bytes")
        data = bytearray(header_size)
        self._fill(memoryview(data), deadline)
        body = bytearray(body_size)
        self._fill(memoryview(body), deadline)
        try:
            header = json.loads(data)
        except (ValueError, RecursionError) as error:
            raise WireError("a header that is no JSON") from error
        if not isinstance(header, dict):
            raise WireError("a header that is no JSON object")
        return Frame(header, body)

    def _fill(self, target: memoryview, deadline: float | None) -> None:
        filled = 0
        while filled < len(target):
            self._wait(deadline)
            try:
                count = self._channel.recv_into(target[filled:])
            except OSError as error:
                raise EndOfStream(str(error)) from error
            if count == 0:
                raise EndOfStream("the process closed its channel")
            filled += count

    def _wait(self, deadline: float | None) -> None:
        while True:
            left = None if deadline is None else deadline - time.monotonic()
            if left is not None and left <= 0:
                raise DeadlinePassed("no answer in time")
            if self._pulse is not None:
                self._pulse()
                left = PULSE if left is None else min(left, PULSE)
            ready = [key.fileobj for key, _ in self._ready.select(left)]
            if self._meanwhile is not None and self._meanwhile[0] in ready and not self._meanwhile[1]():
                self._ready.unregister(self._meanwhile[0])
                self._meanwhile = None
            if self._channel in ready:
                return


def receive_frame(
    channel: socket.socket, *, deadline: float | None = None, pulse: Callable[[], None] | None = None
) -> Frame:
    """The next frame of a channel on which one is expected at a time. See `FrameReader`."""
    return FrameReader(channel, pulse=pulse).read(deadline)
