"""Lending the terminal to another program, such as an editor."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from textual.app import SuspendNotSupported

from studycli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import App


async def lend_terminal(app: App[Any], command: Sequence[str], instead: str) -> None:
    """Gives the terminal to `command` until it ends; the event loop goes on, and draws nothing.

    Raises UsageError when it does not start or this terminal cannot be lent; `instead` says what to do then.
    """
    try:
        with app.batch_update(), app.suspend(), _interrupts_ignored():
            process = await asyncio.create_subprocess_exec(*command)
            await process.wait()
    except SuspendNotSupported as error:
        raise UsageError("This terminal cannot be lent to an editor.", instead) from error
    except OSError as error:
        raise UsageError(f"{command[0]} did not start ({error.strerror}).", "Look at $EDITOR.") from error


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Ctrl-C belongs to the program. A handler of our own, unlike SIG_IGN, is not inherited by it."""
    if os.name == "nt":
        yield
        return
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
