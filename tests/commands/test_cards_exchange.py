"""`study export answers|csv|markdown` and `study import` of cards, with the real program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Study

ANSWER = "windows\n.\n1 2 3 4 5\n4\n"


@pytest.mark.slow
def test_cards_go_to_another_home_and_nothing_there_is_changed(
    study: Study, study_home: Path, tmp_path: Path
) -> None:
    own = study_home / "cards"
    own.mkdir(parents=True)
    (own / "mine.md").write_text(
        "---\ntitle: Mine\ntopic: vit\n---\n\n## =1+1? {#mine-sum}\n\n-2\n\n## Hide {#mine-hide .cloze}\n\n==a== b\n"
    )
    file = tmp_path / "cards.csv"
    assert study("export", "csv", "--own", "--output", str(file)).stderr.endswith("2 cards.\n")
    other = {"STUDY_HOME": str(tmp_path / "other")}
    told = json.loads(study("import", str(file), "--json", **other).stdout)
    made = Path(told["decks"][0])
    assert (told["cards"], told["known"], made.name) == (2, 0, "cards.md")
    before = made.read_text()
    assert before.partition("---\n\n")[2] == (own / "mine.md").read_text().partition("---\n\n")[2]
    assert json.loads(study("import", str(file), "--json", **other).stdout)["known"] == 2
    assert [path.read_text() for path in made.parent.glob("*.md")] == [before]
    study("export", "markdown", "--own", "--output", str(tmp_path / "decks"))
    third = {"STUDY_HOME": str(tmp_path / "third")}
    assert "(2 cards)" in study("import", str(tmp_path / "decks" / "mine.md"), **third).stdout
    assert study("lint", **third).returncode == 0


@pytest.mark.slow
def test_a_deck_without_ids_gets_them_once_and_its_topic_is_declared(
    study: Study, study_home: Path, tmp_path: Path
) -> None:
    deck = tmp_path / "new.md"
    deck.write_text("---\ntopic: cooking\n---\n\n## How long?\n\nAn hour.\n\n## How long?\n\nTwo.\n")
    told = study("import", str(deck))
    assert "(2 cards)" in told.stdout
    assert "Declared in your curriculum.toml: cooking." in told.stdout
    assert study("lint").returncode == 0
    assert json.loads(study("import", str(deck), "--json").stdout)["known"] == 2
    deck.write_text("---\ntopic: cooking\n---\n\n## Empty {#empty}\n")
    told = study("import", str(deck))
    assert told.returncode == 3
    assert f"{deck}:5: The card empty has no answer." in told.stderr
    assert len(list((study_home / "cards").glob("*.md"))) == 1


@pytest.mark.slow
def test_own_answers_are_files_and_what_others_wrote_stays(study: Study, tmp_path: Path) -> None:
    place = tmp_path / "answers"
    assert "nothing to write yet" in study("export", "answers", "--output", str(place)).stderr
    study("today", "--plain", "--topic", "swin", "--new", "1", typed=ANSWER)
    study("export", "answers", "--output", str(place))
    file = place / "cards" / "swin.md"
    text = file.read_text()
    assert text.startswith("# Swin\n\n## Why does Swin exist")
    assert "\n\nwindows\n\n*" in text
    assert "0 new or changed, 1 as they were" in study("export", "answers", "--output", str(place)).stderr
    file.write_text(text + "my note\n")
    told = study("export", "answers", "--output", str(place)).stderr
    assert f"{file} stays as it is" in told
    assert file.read_text().endswith("my note\n")
    study("export", "answers", "--output", str(place), "--replace")
    assert file.read_text() == text
