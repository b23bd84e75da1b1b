"""What came with the program is copied before it is edited, and the copy stands in for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from studycli import paths
from studycli.authoring.copying import copy_card, is_shipped, shipped_card
from studycli.content.deck import parse_deck, read_deck
from studycli.content.library import load_library
from studycli.content.lint import lint
from studycli.content.stand_in import find_section, fingerprint
from studycli.content.written import written_sections
from studycli.errors import ContentError
from studycli.model.items import Card, ItemId
from studycli.paths import ContentRoot

CURRICULUM = """\
[[phase]]
id = "vision"
number = "IV"
title = "Vision"
days = [45, 58]

[[topic]]
id = "vit"
phase = "vision"
title = "ViT"
day = 45
"""

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
    assert shipped_card(card(roots, "sizes/2")) == before


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
