"""Every test gets an empty home of its own; nothing ever touches the learner's."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

FEW_EXAMPLES, MANY_EXAMPLES = 25, 100


def pytest_configure(config: pytest.Config) -> None:
    """Properties are tried on fewer examples where the slow tests are left out, and never against the clock."""
    if config.getoption("hypothesis_profile", None) is None:
        quick = config.getoption("markexpr") == "not slow"
        settings.register_profile(
            "study", max_examples=FEW_EXAMPLES if quick else MANY_EXAMPLES, deadline=None
        )
        settings.load_profile("study")


@pytest.fixture(autouse=True)
def study_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty STUDY_HOME (not yet created) for this test alone."""
    home = tmp_path / "study-home"
    monkeypatch.setenv("STUDY_HOME", str(home))
    monkeypatch.delenv("NO_COLOR", raising=False)
    return home
