"""What came with the program is copied before it is edited, and the copy stands in for it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from studycli import paths
from studycli.authoring.copying import copy_card, copy_drill, is_shipped
from studycli.content.deck import parse_deck, read_deck
from studycli.content.drill_names import find_drill
from studycli.content.library import load_library
from studycli.content.lint import lint
from studycli.content.stand_in import drill_fingerprint, find_section, fingerprint
from studycli.content.written import written_sections
from studycli.errors import ContentError
from studycli.model.items import Card, Drill, ItemId, drill_id
from studycli.paths import ContentRoot

from ..screens.sittings import CURRICULUM

DECK = """\
---
title: Vision transformers
topic: vit
---

## First? {#first}

One.

## Sizes {#sizes .cloze}

> a hint

Patches of ==16 × 16== pixels, ==196== of them.

## Last? {#last}

Three.
"""


@pytest.fixture
def roots(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[ContentRoot, ContentRoot]:
    """The program's content and the learner's."""
    shipped, own = ContentRoot(tmp_path / "shipped"), ContentRoot(tmp_path / "home")
    shipped.cards.mkdir(parents=True)
    shipped.curriculum.write_text(CURRICULUM, encoding="utf-8")
    (shipped.cards / "vit.md").write_text(DECK, encoding="utf-8")
    monkeypatch.setattr(paths, "shipped_content", lambda: shipped.path)
    monkeypatch.setenv("STUDY_HOME", str(own.path))
    return shipped, own


def card(roots: tuple[ContentRoot, ContentRoot], name: str) -> Card:
    found = load_library(roots).items[ItemId(name)]
    assert isinstance(found, Card)
    return found


def test_the_copy_of_a_section_stands_in_for_it_with_its_siblings(
    roots: tuple[ContentRoot, ContentRoot],
) -> None:
    copied = copy_card(card(roots, "sizes/2"))
    mine = roots[1].cards / "mine.md"
    assert copied.place.path == mine
    assert (
        mine.read_text().splitlines()[copied.place.line - 1].startswith("## Sizes {#sizes .cloze topic=vit")
    )
    for name in ("sizes/1", "sizes/2"):
        now = card(roots, name)
        assert (now.place.path, now.topic, now.hint) == (mine, "vit", "a hint")
    assert not is_shipped(mine)
    assert is_shipped(card(roots, "first").place.path)
    assert lint(roots) == []


def test_what_the_learner_takes_out_of_a_copy_stays_out(roots: tuple[ContentRoot, ContentRoot]) -> None:
    deck = copy_card(card(roots, "sizes/1")).place.path
    deck.write_text(deck.read_text().replace("==196==", "196"))
    assert {"sizes/1"} == {item for item in load_library(roots).items if item.startswith("sizes")}
    assert lint(roots) == []


def test_a_second_copy_goes_behind_the_first(roots: tuple[ContentRoot, ContentRoot]) -> None:
    copy_card(card(roots, "first"))
    copied = copy_card(card(roots, "last"))
    assert [each.id for each in read_deck(copied.place.path).cards] == ["first", "last"]
    assert lint(roots) == []


def test_lint_tells_when_the_original_has_changed_since_or_is_gone(
    roots: tuple[ContentRoot, ContentRoot],
) -> None:
    copy_card(card(roots, "first"))
    original = roots[0].cards / "vit.md"
    original.write_text(DECK.replace("One.", "One, and only one."))
    (fault,) = lint(roots)
    assert fault.place.path.name == "mine.md"
    assert "first has changed" in fault.message
    section = find_section("first", roots[0])
    assert section is not None
    assert f"original={fingerprint(section)}" in fault.remedy
    assert "`study show first --original`" in fault.remedy
    original.write_text(DECK.replace("#first", "#other"))
    (fault,) = lint(roots)
    assert "is gone" in fault.message


def test_the_original_can_still_be_seen(roots: tuple[ContentRoot, ContentRoot]) -> None:
    before = card(roots, "sizes/2")
    deck = copy_card(before).place.path
    deck.write_text(deck.read_text().replace("196", "49"))
    assert "49" in card(roots, "sizes/2").answer
    assert card(roots[:1], "sizes/2") == before


def test_an_untouched_copy_is_taken_away_again(roots: tuple[ContentRoot, ContentRoot]) -> None:
    copied = copy_card(card(roots, "first"))
    assert copied.take_back_if_untouched()
    assert not copied.place.path.exists()
    first = copy_card(card(roots, "first")).place.path.read_text()
    copied = copy_card(card(roots, "last"))
    assert copied.take_back_if_untouched()
    assert copied.place.path.read_text() == first
    copied = copy_card(card(roots, "last"))
    copied.place.path.write_text(copied.after.replace("Three", "3"))
    assert not copied.take_back_if_untouched()


def test_a_deck_that_cannot_be_read_is_left_alone(roots: tuple[ContentRoot, ContentRoot]) -> None:
    mine = roots[1].cards / "mine.md"
    mine.parent.mkdir(parents=True)
    mine.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ContentError):
        copy_card(card(roots, "first"))
    assert mine.read_bytes() == b"\xff\xfe\x00"


def test_every_shipped_section_survives_being_copied() -> None:
    from studycli.authoring.copying import _as_copy

    def told(cards: tuple[Card, ...]) -> list[tuple[object, ...]]:
        return [
            (each.id, each.kind, each.topic, each.prompt, each.answer, each.hint, each.to_tick, each.tree)
            for each in cards
        ]

    for path in sorted(ContentRoot(paths.shipped_content()).cards.rglob("*.md")):
        deck = read_deck(path)
        for section in written_sections(path):
            cards = tuple(each for each in deck.cards if each.group == section.heading.id)
            if cards:
                text = f"---\ntopic: mine\n---\n\n{_as_copy(section, cards[0])}\n"
                assert told(parse_deck(Path("mine.md"), text).cards) == told(cards)


@pytest.fixture
def halve(roots: tuple[ContentRoot, ContentRoot]) -> Drill:
    """A drill that ships."""
    folder = roots[0].drills / "vit" / "halve"
    (folder / "__pycache__").mkdir(parents=True)
    (folder / "__pycache__" / "cases.pyc").write_bytes(b"compiled")
    (folder / "drill.md").write_text("---\ntitle: Half\ntopic: vit\nminutes: 5\nlevel: 2\n---\n\nHalf.\n")
    (folder / "reference.py").write_text("def halve(x):\n    return x / 2\n")
    (folder / "cases.py").write_text("CASES = []\n")
    return find_drill(roots, "halve")


def test_the_copy_of_a_drill_stands_in_for_it(roots: tuple[ContentRoot, ContentRoot], halve: Drill) -> None:
    place = copy_drill(halve).place
    mine = roots[1].drills / "vit" / "halve"
    assert place.path == mine / "drill.md"
    assert not (mine / "__pycache__").exists()
    place.path.write_text(place.path.read_text().replace("Half.", "Half of x."))
    for found in (load_library(roots).items[drill_id("halve")], find_drill(roots, "halve")):
        assert isinstance(found, Drill)
        assert (found.folder, found.prompt) == (mine, "Half of x.")
    assert is_shipped(halve.place.path)
    assert not is_shipped(place.path)
    assert not [fault for fault in lint(roots) if "original" in f"{fault}{fault.remedy}"]


def test_an_untouched_copy_of_a_drill_is_taken_away_again(
    roots: tuple[ContentRoot, ContentRoot], halve: Drill
) -> None:
    copied = copy_drill(halve)
    assert copied.take_back_if_untouched()
    assert find_drill(roots, "halve").folder == halve.folder
    copied = copy_drill(halve)
    (copied.place.path.parent / "cases.py").write_text("CASES = [1]\n")
    assert not copied.take_back_if_untouched()
    with pytest.raises(ContentError, match="cannot be written"):
        copy_drill(halve)


def test_lint_tells_when_a_copied_drill_has_changed_since_or_is_gone(
    roots: tuple[ContentRoot, ContentRoot], halve: Drill
) -> None:
    def told() -> str:
        return "\n".join(f"{each} {each.remedy}" for each in lint(roots) if "halve" in each.message)

    mine = copy_drill(halve).place.path.parent
    (halve.folder / "reference.py").write_text("def halve(x):\n    return x * 0.5\n")
    now = drill_fingerprint(halve.folder)
    assert "halve has changed" in told()
    assert now in told()
    (mine / ".original").write_text(f"{now}\n")
    assert "has changed" not in told()
    (mine / ".original").unlink()
    assert "also belongs to" in told()
    (mine / ".original").write_text(f"{now}\n")
    shutil.rmtree(halve.folder)
    assert "is gone" in told()
