"""The real `study` program, as a learner's shell runs it or within this process."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from studycli import cli
from studycli.errors import ExitCode

PROGRAM = Path(sys.executable).parent / "study"

Study = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """An empty folder to run in."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return folder


@pytest.fixture
def study(study_home: Path, elsewhere: Path) -> Study:
    """Runs `study …` from an empty folder with the test's own home; `typed` is what stdin holds."""
    if not PROGRAM.exists():
        pytest.fail(
            f"{PROGRAM} is missing: install the program first (`pip install -c constraints.txt '.[test]'`)"
        )

    def run(*arguments: str, typed: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [PROGRAM, *arguments],
            input=typed,
            capture_output=True,
            text=True,
            cwd=elsewhere,
            timeout=120,
            env={**os.environ, "STUDY_HOME": str(study_home), **environment},
        )
        assert "Traceback" not in done.stdout + done.stderr, done.stderr
        return done

    return run


@pytest.fixture
def here(elsewhere: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Study:
    """As `study`, within this process: for tests of what is told, which need no process of its own for it."""

    def run(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        capsys.readouterr()
        with monkeypatch.context() as patch:
            patch.chdir(elsewhere)
            patch.setattr(sys, "argv", ["study", *arguments])
            patch.setattr(sys, "stdin", io.StringIO(typed))
            with pytest.raises(SystemExit) as left:
                cli.main()
        code = left.value.code or 0
        assert code != ExitCode.FAULT
        return subprocess.CompletedProcess(arguments, int(code), *capsys.readouterr())

    return run
