"""A progress bar on stderr, fed from several threads; without a terminal a line now and then."""

from __future__ import annotations

import shutil
import threading
import time
from typing import TextIO

from studycli.wording import clock

_CELLS = 30
_QUIET = 10.0
"""Seconds between two lines where there is no terminal."""


class Bar:
    """How much of the work is done, and how long the rest will take."""

    def __init__(self, work: float, out: TextIO) -> None:
        self._work, self._out = work, out
        self._done = 0.0
        self._begun = time.monotonic()
        self._skipped = 0.0
        self._said = 0.0
        self._width = 0
        self._lock = threading.Lock()

    def advance(self, more: float, doing: str) -> None:
        """`more` of the work is done; `doing` is what went on."""
        with self._lock:
            self._done += more
            if time.monotonic() - self._begun < 1.0:
                self._skipped = self._done  # was done by an earlier run
            self._show(doing)

    def _show(self, doing: str) -> None:
        share = min(1.0, self._done / self._work)
        left = self._left()
        tail = "" if left is None else f"  ~{clock(left)} left"
        if self._out.isatty():
            filled = round(share * _CELLS)
            text = f"{'█' * filled}{'░' * (_CELLS - filled)} {share * 100:3.0f} %  {doing}{tail}"
            text = text[: shutil.get_terminal_size().columns - 1]
            self._out.write(f"\r{text:<{self._width}}")
            self._width = len(text)
        elif time.monotonic() - self._said >= _QUIET:
            self._said = time.monotonic()
            self._out.write(f"{share * 100:3.0f} %  {doing}{tail}\n")
        self._out.flush()

    def _left(self) -> float | None:
        passed, fresh = time.monotonic() - self._begun, self._done - self._skipped
        if passed < 3.0 or fresh <= 0:
            return None
        return (self._work - self._done) / fresh * passed

    def clear(self) -> None:
        """Takes the bar off the line."""
        if self._out.isatty() and self._width:
            self._out.write("\r" + " " * self._width + "\r")
            self._out.flush()
            self._width = 0
