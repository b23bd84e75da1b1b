"""How long a search for a mistake may think: some try the reference with other arguments, for which it may never end."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class OutOfPatience(BaseException):
    """A search has taken too long. No Exception, so that code which is being tried does not catch it."""


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Raises OutOfPatience inside when that takes more than `seconds` of processor time.

    It reaches Python code only: one call into a library is finished first. Where there is no such alarm (Windows, a
    thread beside the main one), nothing is limited.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, _give_up)
    # Again and again: a `finally` or a destructor on the way out may begin another loop.
    signal.setitimer(signal.ITIMER_PROF, seconds, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _give_up(number: int, frame: FrameType | None) -> None:
    raise OutOfPatience
