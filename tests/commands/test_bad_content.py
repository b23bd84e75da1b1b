"""Content that cannot be read costs itself, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Study


@pytest.fixture
def cards(study_home: Path) -> Path:
    folder = study_home / "cards"
    folder.mkdir(parents=True)
    return folder


@pytest.mark.slow
def test_a_deck_in_latin_1_and_one_of_ten_megabytes_are_named_and_the_rest_works(
    study: Study, cards: Path
) -> None:
    (cards / "latin.md").write_bytes(
        "---\ntitle: Café\ntopic: vit\n---\n\n## Q {#q1}\n\nA\n".encode("latin-1")
    )
    (cards / "big.md").write_text("---\ntitle: big\ntopic: vit\n---\n\n" + "x" * 10_000_000)
    told = study("lint")
    assert told.returncode == 3
    assert f"{cards / 'latin.md'}:2" in told.stdout
    assert "UTF-8" in told.stdout
    assert f"{cards / 'big.md'}:1" in told.stdout
    assert "8 MB" in told.stdout
    queue = study("today", "--list")
    assert queue.returncode == 0
    assert "6 items, " in queue.stdout
    assert "2 things in the content need mending" in queue.stderr
