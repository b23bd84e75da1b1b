"""`study stats` on a terminal, in a pipe, and for one topic."""

from __future__ import annotations

import os
import pty
import subprocess
from pathlib import Path

import pytest

from .conftest import PROGRAM, Study


def on_a_terminal(home: Path, *arguments: str, **environment: str) -> str:
    """What the program writes to a terminal."""
    controller, terminal = pty.openpty()
    running = subprocess.Popen(
        [PROGRAM, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=terminal,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "STUDY_HOME": str(home), "TERM": "xterm-256color", **environment},
    )
    os.close(terminal)
    told = b""
    while True:
        try:
            piece = os.read(controller, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        told += piece
    os.close(controller)
    assert running.wait() == 0
    return told.decode()


@pytest.mark.slow
def test_colours_are_for_terminals_that_want_them(study: Study, study_home: Path) -> None:
    answered = study("today", "--plain", "--topic", "swin", "--new", "1", typed="windows\n.\n1 2 3 4 5\n4\n")
    assert answered.returncode == 0, answered.stderr
    piped = study("stats", "--topic", "swin").stdout
    assert "\x1b" not in piped
    assert piped.splitlines()[0].endswith(" · Swin")
    assert "█ 1" in piped
    assert "\x1b[" in on_a_terminal(study_home, "stats", "--topic", "swin")
    quiet = on_a_terminal(study_home, "stats", "--topic", "swin", NO_COLOR="1")
    assert quiet.replace("\r\n", "\n") == piped
    assert study("stats", "--topic", "mae").stdout.startswith("Nothing has been studied yet")


def test_the_screen_needs_a_terminal_and_says_what_needs_none(study: Study) -> None:
    done = study("stats", "--screen")
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Without --screen" in done.stderr
