"""A card without an id gets one written into the learner's own deck, and nothing else in the file changes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from studycli.authoring.missing_ids import decks_to_mend, write_missing_ids
from studycli.content.deck import parse_deck, read_deck
from studycli.errors import ContentError
from studycli.paths import ContentRoot

DECK = """\
---
title: Mine
topic: vit
---

## Why positions?

Order.

## Counted {#counted}

Two.

## Two ==spans==  {.cloze}

The ==first== of two.

## Closed ##

```
## no heading
```

## Why positions? {topic=swin}

Again.
"""


def deck_of(home: Path, text: str = DECK, name: str = "mine.md") -> Path:
    path = home / "cards" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_ids_are_written_and_the_rest_stays_byte_for_byte(tmp_path: Path, end: str, mark: str) -> None:
    text = mark + DECK.replace("\n", end)
    deck = deck_of(tmp_path, text)
    assert decks_to_mend(ContentRoot(tmp_path)) == [deck]
    written = write_missing_ids(deck, {"closed", "other"}, tmp_path / "backups")
    assert written == ["why-positions", "two-spans", "closed-2", "why-positions-2"]
    assert deck.read_bytes().decode() == text.replace(
        "positions?" + end, "positions? {#why-positions}" + end, 1
    ).replace("{.cloze}", "{#two-spans .cloze}").replace("Closed ##", "Closed {#closed-2}").replace(
        "{topic=", "{#why-positions-2 topic="
    )
    assert [copy.read_bytes().decode() for copy in (tmp_path / "backups").iterdir()] == [text]
    assert decks_to_mend(ContentRoot(tmp_path)) == []
    assert not [fault for fault in read_deck(deck).faults if "no id" in fault.message]


def test_each_copy_is_kept(tmp_path: Path) -> None:
    for _ in range(3):
        write_missing_ids(deck_of(tmp_path), set(), tmp_path / "backups")
    assert len(list((tmp_path / "backups").iterdir())) == 3


def test_a_linked_deck_stays_a_link_and_keeps_its_rights(tmp_path: Path) -> None:
    real = deck_of(tmp_path / "elsewhere")
    real.chmod(0o640)
    link = tmp_path / "cards" / "mine.md"
    link.parent.mkdir()
    link.symlink_to(real)
    assert write_missing_ids(link, set(), tmp_path / "backups")
    assert link.is_symlink()
    assert "{#why-positions}" in real.read_text()
    assert real.stat().st_mode & 0o777 == 0o640


def test_a_deck_that_cannot_be_written_stays_as_it_was(tmp_path: Path) -> None:
    deck = deck_of(tmp_path)
    (tmp_path / "backups").write_text("in the way")
    with pytest.raises(ContentError, match="could not be written"):
        write_missing_ids(deck, set(), tmp_path / "backups")
    assert deck.read_text() == DECK
    assert os.listdir(deck.parent) == ["mine.md"]


@pytest.mark.slow
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    headings=st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=20), max_size=6
    )
)
@example(headings=["\x0c", "a\x85", "\x1c {.cloze}", "a {\x0c.cloze}", "a {.cloze}\xa0", "a #\x0c"])
def test_whatever_the_headings_say_every_card_has_an_id_afterwards(
    tmp_path: Path, headings: list[str]
) -> None:
    text = "---\ntitle: T\ntopic: vit\n---\n" + "".join(
        f"## {heading}\n\nThe ==answer==.\n\n" for heading in headings
    )
    deck = deck_of(tmp_path, text)
    before = len(parse_deck(deck, text).cards)
    written = write_missing_ids(deck, set(), tmp_path / "backups")
    after = read_deck(deck)
    assert len(set(written)) == len(written)
    assert not [fault for fault in after.faults if "no id" in fault.message]
    assert {card.group for card in after.cards} >= set(written)
    assert len(after.cards) >= before
