"""Every test gets an empty home of its own; nothing ever touches the learner's."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def study_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty STUDY_HOME (not yet created) for this test alone."""
    home = tmp_path / "study-home"
    monkeypatch.setenv("STUDY_HOME", str(home))
    monkeypatch.delenv("NO_COLOR", raising=False)
    return home
