"""What an answer prints and says: kept up to a bound, and never able to control a terminal."""

from __future__ import annotations

import os
import re

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
    """Drains a pipe."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        os.set_blocking(descriptor, False)
        self._kept = bytearray()
        self._discarded = 0

    def drain_some(self) -> bool:
        """Reads what is there now, a bounded amount. False when nothing more can come."""
        for _ in range(16):
            try:
                part = os.read(self.descriptor, 65536)
            except BlockingIOError:
                return True
            except OSError:
                return False
            if not part:
                return False
            room = max(0, MOST_KEPT - len(self._kept))
            self._kept += part[:room]
            self._discarded += len(part) - len(part[:room])
        return True

    def take(self) -> str:
        """The text since the last time, made harmless, with a word on what was left out."""
        self.drain_some()
        text = visible(self._kept.decode("utf-8", "replace"))
        if self._discarded:
            text += f"\n… and {self._discarded:,} more bytes"
        self._kept.clear()
        self._discarded = 0
        return text
