"""Cards as notes of Anki: read back with nothing but zipfile and SQLite."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from pathlib import Path
from typing import Any

import pytest

from studycli.content.curriculum_reading import read_curriculum
from studycli.content.deck import read_deck
from studycli.errors import UsageError
from studycli.exchange.anki_html import as_html
from studycli.exchange.anki_notes import AnkiNote, guid, notes, write_package
from studycli.exchange.sources import Sources
from studycli.paths import shipped_content

from .test_cards_csv import DECK

CURRICULUM = read_curriculum(shipped_content() / "cards" / "curriculum.toml")[0]


@pytest.fixture
def written(tmp_path: Path) -> list[AnkiNote]:
    deck = tmp_path / "mixed.md"
    deck.write_text(DECK.replace("is ==red==,", "is ==$\\frac{a}{{b}}$ and a::b==,"))
    return list(notes(read_deck(deck).cards, Sources()))


def rows(package: Path, query: str, folder: Path) -> list[tuple[Any, ...]]:
    with zipfile.ZipFile(package) as archive:
        archive.extract("collection.anki2", folder)
    connection = sqlite3.connect(folder / "collection.anki2")
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def test_every_card_is_a_note_and_a_cloze_is_one_with_all_its_spans(
    written: list[AnkiNote], tmp_path: Path
) -> None:
    assert [note.id for note in written] == [
        "plain-one",
        "longer",
        "hidden",
        "table/one",
        "table/two",
        "tree",
    ]
    plain, _, hidden, *_, tree = written
    assert plain.back.endswith(
        '<ul class="points"><li>a point; with <code>;</code></li><li>another, one</li></ul>'
    )
    assert '<pre><code class="language-python">## not a heading\nx = 1\n</code></pre>' in plain.back
    assert plain.hint == "<p>-a hint</p>"
    assert (
        "The {{c1::head}} is {{c2::\\(\\frac{a}{{b&#125;&#125;\\) and a&#58;&#58;b}}, \\(a == b\\)."
        in hidden.text
    )
    assert tree.back.startswith("<ul>\n<li>root — the top\n<ul>\n<li>leaf</li>")


def test_the_same_items_make_the_same_ids_every_time(written: list[AnkiNote], tmp_path: Path) -> None:
    seen = []
    for number in (1, 2):
        file = tmp_path / f"{number}.apkg"
        write_package(file, written, CURRICULUM)
        found = rows(file, "SELECT guid, mid, flds FROM notes ORDER BY id", tmp_path)
        decks = rows(file, "SELECT decks FROM col", tmp_path)[0][0]
        seen.append((found, {key: deck["name"] for key, deck in json.loads(decks).items()}))
    assert seen[0] == seen[1]
    found, decks = seen[0]
    assert sorted(row[0] for row in found) == sorted(guid(note.id) for note in written)
    assert {"study::Phase IV · Vision::ViT", "study::Phase IV · Vision::MAE"} <= set(decks.values())
    assert rows(file, "SELECT count(*) FROM cards", tmp_path) == [(7,)]
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def test_text_is_text_and_formulas_are_mathjax() -> None:
    assert as_html("a < b & $x < y$") == "<p>a &lt; b &amp; \\(x &lt; y\\)</p>"
    assert as_html("$$x^2$$") == "\\[x^2\\]"
    assert as_html("<script>") == "<p>&lt;script&gt;</p>"


def test_a_place_that_cannot_be_written_is_told(written: list[AnkiNote], tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        write_package(tmp_path / "nowhere" / "x.apkg", written, CURRICULUM)
