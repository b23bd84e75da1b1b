"""Whether there is a terminal to draw on: looked at before Textual is imported, which would wait for ever without one."""

from __future__ import annotations

import os
import sys

from studycli.errors import UsageError

PLAIN_HINT = "Add --plain to go through it line by line, without a screen."


def ensure_terminal(hint: str = PLAIN_HINT) -> None:
    """Returns when a full screen can be shown; raises UsageError with `hint`, which names --plain, when it cannot.

    Textual draws on stderr and reads stdin, so both must be terminals; stdout must be one too, or a redirected
    session would hide on another terminal.
    """
    for stream, name in (
        (sys.__stdin__, "input"),
        (sys.__stdout__, "output"),
        (sys.__stderr__, "error output"),
    ):
        if stream is None or not _is_terminal(stream):
            raise UsageError(f"The screen needs a terminal, and the {name} is not one.", hint)
    if os.environ.get("TERM", "") in {"dumb", ""} and os.name != "nt":
        raise UsageError("The screen cannot be drawn on this terminal (TERM is dumb or not set).", hint)


def has_terminal() -> bool:
    """Whether a full screen can be shown."""
    try:
        ensure_terminal()
    except UsageError:
        return False
    return True


def _is_terminal(stream: object) -> bool:
    try:
        return bool(stream.isatty())  # type: ignore[attr-defined]
    except ValueError:  # a closed stream
        return False
