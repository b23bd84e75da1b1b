"""The real `study` program, as a learner's shell runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PROGRAM = Path(sys.executable).parent / "study"

Study = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def study(study_home: Path, tmp_path: Path) -> Study:
    """Runs `study …` from an empty folder with the test's own home; `typed` is what stdin holds."""
    if not PROGRAM.exists():
        pytest.fail(
            f"{PROGRAM} is missing: install the program first (`pip install -c constraints.txt '.[test]'`)"
        )
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

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
