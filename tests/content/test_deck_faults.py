"""Everything that can be wrong with a deck: said with its line and a remedy, while the rest still works."""

from __future__ import annotations

from pathlib import Path

import pytest

from studycli.content.deck import parse_deck, read_deck
from studycli.content.text_file import SIZE_LIMIT

PATH = Path("deck.md")
HEAD = "---\ntitle: A deck\ntopic: vit\n---\n"
SOUND = "## Sound {#sound}\n\nAn answer.\n"

FAULTS = {
    "missing id": (
        "## Why is attention quadratic in length?\nx\n",
        5,
        "no id",
        "{#why-is-attention-quadratic-in}",
    ),
    "missing id with a kind": ("## A text {.cloze}\nx\n", 5, "no id", "{#a-text .cloze}"),
    "missing id whose slug is taken": ("## Sound\nx\n", 5, "no id", "{#sound-2}"),
    "missing id in another script": ("## なぜ\nx\n", 5, "no id", "{#なぜ}"),
    "duplicate id": (
        "## A {#a}\nx\n## B {#a}\ny\n",
        7,
        "already belongs to the card on line 5",
        "of its own",
    ),
    "bad character": ("## A {#a/b}\nx\n", 5, "a/b cannot be an id", "letters, digits"),
    "empty id": ("## A {#}\nx\n", 5, "cannot be an id", "letters, digits"),
    "two ids": ("## A {#a #b}\nx\n", 5, "2 ids", "{#a}"),
    "two kinds": ("## A {#a .rows .tree}\nx\n", 5, "one kind only", "Keep one"),
    "unknown kind": ("## A {#a .clozes}\nx\n", 5, "no kind of card called .clozes", "Did you mean cloze?"),
    "unknown attribute": ("## A {#a colour=red}\nx\n", 5, "'colour=red'", "topic=…"),
    "no question": ("## {#a}\nx\n", 5, "asks nothing", "before the id"),
    "empty answer": ("## A {#a}\n\n> only a hint\n\n", 5, "no answer", "below the heading"),
    "empty answer section": ("## A {#a}\n\nprompt\n\n### Answer\n", 5, "no answer", "below the heading"),
    "cloze without spans": ("## A {#a .cloze}\nnothing hidden\n", 5, "hides nothing", "two equals signs"),
    "cloze that never ends": ("## A {#a .cloze}\n==one== and\n==two\n", 7, "never ends", "Write =="),
    "rows without a table": ("## A {#a .rows}\ntext\n", 5, "no table", "| one head |"),
    "table without rows": ("## A {#a .rows}\n\n| a | b |\n|---|---|\n", 7, "no rows", "one row per card"),
    "table with one column": ("## A {#a .rows}\n\n| a |\n|---|\n| x |\n", 7, "one column", "Add a column"),
    "row with too many cells": ("## A {#a .rows}\n| a | b |\n|--|--|\n| x | |y| |\n", 8, "4 cells", "\\|"),
    "row without an id": ("## A {#a .rows}\n| a | b |\n|--|--|\n| ± | y |\n", 8, "gives no id", "{#name}"),
    "rows with one id": ("## A {#a .rows}\n|a|b|\n|-|-|\n|X|1|\n|x|2|\n", 9, "line 8: x", "Reword"),
    "row with nothing to recall": (
        "## A {#a .rows}\n|a|b|\n|-|-|\n|X| |\n",
        8,
        "nothing to recall",
        "at least one",
    ),
    "tree without nodes": ("## A {#a .tree}\ntext\n", 5, "no nodes", "indented list"),
    "tree with one node": ("## A {#a .tree}\n- alone\n", 5, "one node only", "indented list"),
    "tree with a nameless node": ("## A {#a .tree}\n- x\n  - — note\n", 7, "no name", "before the dash"),
    "tree with twins": ("## A {#a .tree}\n- x\n  - y\n  - y\n", 8, "called y", "another name"),
    "code that never ends": ("## A {#a}\n\n```python\nx\n", 7, "never ends", "Close it"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_fault_names_line_and_remedy_and_spares_the_rest(name: str) -> None:
    body, line, message, remedy = FAULTS[name]
    deck = parse_deck(PATH, HEAD + body + SOUND)
    (fault,) = deck.faults
    assert fault.place.path == PATH
    assert fault.place.line == line
    assert message in fault.message
    assert remedy in fault.remedy
    assert deck.cards[-1].id == "sound"


HEADS = {
    "no front matter": ("", 1, "names no topic", "Begin the file with ---"),
    "no topic": ("---\ntitle: x\n---\n", 1, "names no topic", "topic: …"),
    "misspelt key": ("---\ntpoic: x\ntopic: vit\n---\n", 2, "no key called tpoic", "Did you mean topic?"),
    "no colon": ("---\ntopic: vit\nnonsense\n---\n", 3, "key: value", "topic: vit"),
    "key given twice": ("---\ntopic: vit\ntopic: mae\n---\n", 3, "already given on line 2", "Remove one"),
    "never ends": ("---\ntopic: vit\n\n", 1, "never ends", "Write a line ---"),
}


@pytest.mark.parametrize("name", HEADS)
def test_bad_front_matter_is_a_fault_and_the_cards_still_work(name: str) -> None:
    head, line, message, remedy = HEADS[name]
    deck = parse_deck(PATH, head + SOUND)
    (fault,) = deck.faults
    assert (fault.place.line, message in fault.message, remedy in fault.remedy) == (line, True, True)
    assert [card.id for card in deck.cards] == ["sound"]


def test_cards_without_a_topic_go_under_the_files_name() -> None:
    assert parse_deck(Path("My notes.md"), SOUND).cards[0].topic == "my-notes"


@pytest.mark.parametrize("text", ["", "\n", "  \r\n\t"])
def test_an_empty_file_is_one_fault(text: str) -> None:
    (fault,) = parse_deck(PATH, text).faults
    assert "empty" in fault.message


def test_a_deck_without_cards_is_a_fault() -> None:
    (fault,) = parse_deck(PATH, HEAD + "Just words.\n").faults
    assert "no cards" in fault.message


def test_all_faults_come_at_once() -> None:
    text = "".join(body for body, *_ in FAULTS.values() if "```" not in body)
    lines = [fault.place.line for fault in parse_deck(PATH, HEAD + text).faults]
    assert len(lines) >= len(FAULTS) - 1


def test_latin_1_names_the_line_and_the_remedy(tmp_path: Path) -> None:
    path = tmp_path / "deck.md"
    path.write_bytes((HEAD + "## Größe {#g}\nx\n").encode("latin-1"))
    deck = read_deck(path)
    (fault,) = deck.faults
    assert fault.place.line == 5
    assert "0xf6" in fault.message
    assert "UTF-8" in fault.remedy
    assert deck.cards == ()


def test_utf_16_is_named(tmp_path: Path) -> None:
    path = tmp_path / "deck.md"
    path.write_bytes((HEAD + SOUND).encode("utf-16"))
    (fault,) = read_deck(path).faults
    assert "UTF-16" in fault.message


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "deck.md"
    path.write_bytes(b"x" * (SIZE_LIMIT + 1))
    (fault,) = read_deck(path).faults
    assert "larger than 8 MB" in fault.message
    path.write_text(HEAD + SOUND + "x" * (SIZE_LIMIT - len(HEAD + SOUND)), encoding="utf-8")
    assert read_deck(path).faults == ()


def test_a_file_that_is_gone_or_a_folder_is_a_fault(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.md", tmp_path):
        (fault,) = read_deck(path).faults
        assert "cannot be read" in fault.message


def test_control_characters_never_reach_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "deck.md"
    path.write_text(HEAD + "## A {#a}\n\n\x1b[31mred\x00\n", encoding="utf-8")
    deck = read_deck(path)
    (fault,) = deck.faults
    assert (fault.place.line, "U+001B" in fault.message) == (7, True)
    assert deck.cards[0].answer == "\ufffd[31mred\ufffd"


def test_a_cloze_with_too_many_spans_is_a_fault() -> None:
    (fault,) = parse_deck(PATH, HEAD + "## A {#a .cloze}\n" + "==x== " * 101).faults
    assert "more than 100" in fault.message
