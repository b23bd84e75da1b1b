"""`study export anki` and `study import deck.apkg`, with the real program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ..exchange.test_anki_import import NOTES, START, package
from .conftest import Study


@pytest.mark.slow
def test_a_package_comes_in_and_goes_out(study: Study, study_home: Path, tmp_path: Path) -> None:
    file = package(tmp_path / "notes.apkg", NOTES, [(START, 10, 3, 1, 2500)], suspended=(11,))
    told = study("import", str(file))
    assert (told.returncode, told.stderr) == (0, "")
    deck = study_home / "cards" / "anki-notes.md"
    assert told.stdout.splitlines()[:2] == [f"Written: {deck} (3 cards).", "Came in: 1 answer, 1 suspension."]
    assert len(list((study_home / "backups").glob("study-*-before-import-anki.db"))) == 1
    again = json.loads(study("import", str(file), "--json").stdout)
    assert (again["reviews"], again["suspended"], again["known"], again["backup"]) == (0, 0, 3, None)
    out = tmp_path / "out.apkg"
    assert study("export", "anki", "--own", "--output", str(out)).stderr == f"Written to {out}: 3 notes.\n"
    back = json.loads(study("import", str(out), "--json").stdout)
    assert (back["back"], back["cards"]) == (4, 0)
    drills = study("export", "anki", "--topic", "swin", "--drills", "--output", str(out)).stderr
    cards = study("export", "anki", "--topic", "swin", "--output", str(out)).stderr
    assert drills != cards


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["import", "nowhere.apkg"], "There is no file nowhere.apkg."),
        (["import", "text.apkg"], "text.apkg is no Anki package, or it is damaged"),
        (["export", "anki", "--topic", "nothing"], "Nothing is called nothing."),
        (["export", "anki", "--own"], "There are no such cards."),
        (["export", "anki", "--output", "nowhere/x.apkg"], "cannot be written (No such file or directory)"),
    ],
)
def test_what_does_not_fit_is_said_with_a_remedy(
    study: Study, tmp_path: Path, arguments: list[str], told: str
) -> None:
    (tmp_path / "elsewhere" / "text.apkg").write_text("hello")
    done = study(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
