"""`study show`, within this process, on the shipped content."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Study


def test_a_card_is_shown_with_its_answer_and_history(here: Study) -> None:
    done = here("show", "vit-three-sentences")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("vit-three-sentences · plain card · ViT")
    assert "patch embedding" in done.stdout
    assert "Never answered." in done.stdout


@pytest.mark.slow
def test_a_drill_goes_by_its_name_and_as_json(here: Study) -> None:
    done = here("show", "window_partition", "--json")
    told = json.loads(done.stdout)
    assert (told["id"], told["kind"], told["reviews"], told["due"]) == (
        "drill:window_partition",
        "drill",
        [],
        None,
    )


def test_a_heading_with_several_cards_shows_them_all(here: Study) -> None:
    done = here("show", "vit-sizes", "--json")
    assert len(done.stdout.splitlines()) > 1


@pytest.mark.slow
def test_an_unknown_id_names_the_nearest(here: Study) -> None:
    done = here("show", "window_partitoin")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Did you mean window_partition?" in done.stderr


@pytest.mark.slow
def test_the_original_is_shown_of_what_the_learner_replaced(here: Study, study_home: Path) -> None:
    deck = study_home / "cards" / "mine.md"
    deck.parent.mkdir(parents=True)
    deck.write_text(
        "---\ntitle: Mine\ntopic: vit\n---\n\n## My own words {#vit-three-sentences}\n\nShort.\n", "utf-8"
    )
    assert "My own words" in here("show", "vit-three-sentences").stdout
    original = here("show", "vit-three-sentences", "--original")
    assert original.stdout.startswith("## Explain ViT")
    deck.write_text("---\ntitle: Mine\ntopic: vit\n---\n\n## Mine alone {#mine-alone}\n\nShort.\n", "utf-8")
    alone = here("show", "mine-alone", "--original")
    assert alone.returncode == 2
    assert "no original" in alone.stderr
