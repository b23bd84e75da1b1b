"""What an answer prints and says: kept up to a bound, and never able to control a terminal."""

from __future__ import annotations

import contextlib
import os
import re
import sys
import threading
from collections.abc import Callable

MOST_KEPT = 64 * 1024
"""Bytes of printed text kept of one call; the rest is read and thrown away, so that nothing blocks."""

_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def visible(text: str) -> str:
    """The text with every control character (but newline and tab) written out, such as \\x1b. CRLF becomes newline."""
    return _CONTROL.sub(_written_out, text.replace("\r\n", "\n"))


def _written_out(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"


class Printed:
    """What came through a pipe, kept up to a bound. Something else has to drain it: see `meanwhile`."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        self._kept = bytearray()
        self._discarded = 0

    def meanwhile(self) -> tuple[int, Callable[[], bool]] | None:
        """The descriptor to watch, and what to do when it is readable (False: nothing more can come)."""
        os.set_blocking(self.descriptor, False)
        return self.descriptor, self._drain_some

    def _drain_some(self) -> bool:
        for _ in range(16):
            try:
                part = os.read(self.descriptor, 65536)
            except BlockingIOError:
                return True
            except OSError:
                return False
            if not part:
                return False
            self._keep(part)
        return True

    def _keep(self, part: bytes) -> None:
        room = max(0, MOST_KEPT - len(self._kept))
        self._kept += part[:room]
        self._discarded += len(part) - len(part[:room])

    def take(self) -> str:
        """The text since the last time, made harmless, with a word on what was left out."""
        self._drain_some()
        return self._taken()

    def _taken(self) -> str:
        text = visible(self._kept.decode("utf-8", "replace"))
        if self._discarded:
            text += f"\n… and {self._discarded:,} more bytes"
        self._kept.clear()
        self._discarded = 0
        return text


class PrintedOnThread(Printed):
    """The same where a pipe can be neither polled nor read without blocking (Windows): a thread drains it."""

    def __init__(self, descriptor: int) -> None:
        super().__init__(descriptor)
        self._lock = threading.Lock()
        threading.Thread(target=self._drain, daemon=True).start()

    def meanwhile(self) -> None:
        """Nothing to watch."""

    def _drain(self) -> None:
        with contextlib.suppress(OSError):
            while part := os.read(self.descriptor, 65536):
                with self._lock:
                    self._keep(part)

    def take(self) -> str:
        """The text since the last time, as far as it has arrived."""
        with self._lock:
            return self._taken()


def printed_by(descriptor: int) -> Printed:
    """Whatever drains a pipe on this system."""
    return PrintedOnThread(descriptor) if sys.platform == "win32" else Printed(descriptor)
