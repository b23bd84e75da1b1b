"""Without a terminal the screen says so and names --plain; the check loads no Textual."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

import pytest

from studycli.errors import UsageError
from studycli.screens.terminal import ensure_terminal

CHECK = "import sys; from studycli.screens.terminal import ensure_terminal; {}; assert 'textual' not in sys.modules"


def test_what_is_no_terminal_is_refused_and_plain_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with open(os.devnull) as nothing:
        monkeypatch.setattr(sys, "__stdin__", nothing)
        with pytest.raises(UsageError, match="input is not one") as caught:
            ensure_terminal()
    assert "--plain" in caught.value.hint


@pytest.mark.parametrize(("term", "code"), [("xterm-256color", 0), ("dumb", 1), ("", 1)])
def test_a_terminal_is_one_unless_it_is_dumb(term: str, code: int) -> None:
    inner, outer = pty.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-c", CHECK.format("ensure_terminal()")],
            stdin=outer,
            stdout=outer,
            stderr=outer,
            env={**os.environ, "TERM": term},
            check=False,
        )
    finally:
        os.close(inner)
        os.close(outer)
    assert done.returncode == code


def test_the_way_in_loads_no_textual_before_it_is_called() -> None:
    code = "import sys, studycli.screens.run; assert 'textual' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
