"""Cards as rows of a spreadsheet, and back."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studycli.content.deck import parse_deck
from studycli.content.library import load_library
from studycli.content.names import proposed_id
from studycli.errors import UsageError
from studycli.exchange.card_text import WrittenCard, deck_text, plain_card, topic_name
from studycli.exchange.cards_csv import FIGURES, TEXTS, cards_as_csv, read_cards_csv
from studycli.exchange.cards_markdown import decks_as_files
from studycli.model.items import Card
from studycli.paths import ContentRoot, shipped_content
from studycli.reports.csv_cells import guarded, unguarded

from .conftest import Machine

DECK = """---
title: Mixed
topic: vit
---

## =SUM(A1) asks what? {#plain-one}

> -a hint

Two lines,
"quoted"; with ```code```.

```python
## not a heading
x = 1
```

- [ ] a point; with `;`
- [ ] another, one

## A longer question {#longer topic=mae}

@ goes on here.

### Answer

> a quote, not a hint

## Hidden {#hidden .cloze}

The ==head== is ==red==, $a == b$.

## Table {#table .rows}

| name | what |
|---|---|
| one | 1 |
| two | a \\| b |

## A tree {#tree .tree}

> begin at the root

- root — the top
  - leaf

And a remark.
"""


def name(heading: str) -> str:
    return proposed_id(heading, ())


def without_place(cards: tuple[Card, ...]) -> list[tuple[object, ...]]:
    return sorted(
        (c.id, c.kind, c.topic, c.prompt, c.answer, c.hint, c.key_points, c.group, c.tree) for c in cards
    )


def texts(rows: list[WrittenCard]) -> list[tuple[object, ...]]:
    return without_place(parse_deck(Path("d.md"), deck_text("d", rows)).cards)


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "mixed.md"
    path.write_text(DECK)
    return path


def exported(machine: Callable[..., Machine], path: Path, text: str) -> str:
    one = machine("one")
    return "".join(cards_as_csv(parse_deck(path, text).cards, one.store, one.clock.now()))


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_all_kinds_of_cards_come_back_as_they_were(
    machine: Callable[..., Machine], deck: Path, tmp_path: Path, delimiter: str, mark: str
) -> None:
    text = exported(machine, deck, DECK)
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[0] == [*TEXTS, *FIGURES]
    assert len(rows) == 1 + len(parse_deck(deck, DECK).cards) == 8
    assert rows[1][3] == "'=SUM(A1) asks what?"
    again = io.StringIO()
    csv.writer(again, delimiter=delimiter).writerows(rows)
    file = tmp_path / "cards.csv"
    file.write_bytes((mark + again.getvalue()).encode())
    assert texts(read_cards_csv(file, name, None)) == without_place(parse_deck(deck, DECK).cards)


def test_all_shipped_cards_come_back_by_both_ways(machine: Callable[..., Machine], tmp_path: Path) -> None:
    items = load_library([ContentRoot(shipped_content())]).items.values()
    cards = tuple(item for item in items if isinstance(item, Card))
    one, file = machine("one"), tmp_path / "cards.csv"
    file.write_text("".join(cards_as_csv(cards, one.store, one.clock.now())), newline="")
    assert texts(read_cards_csv(file, name, None)) == without_place(cards)
    decks = [parse_deck(Path(deck), text) for deck, text in decks_as_files(cards).items()]
    assert without_place(tuple(card for deck in decks for card in deck.cards)) == without_place(cards)
    assert [deck.faults for deck in decks if deck.faults] == []


@given(st.text(alphabet="'=+-@\t\r\n ab＝", max_size=6))
def test_a_guarded_text_is_no_formula_and_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text).lstrip()[:1] not in tuple("=+-@＝＋－＠")
    assert guarded(text)[:1] not in tuple("\t\r\n")


SIGNS = [
    "",
    "a word",
    "## no heading",
    "# top",
    "### Answer",
    "> quoted",
    "```",
    "~~~",
    "- [ ] task",
    "- item",
]
SIGNS += ["    code", "==x==", "| a | b |", "$x$", "{#id}", "\\", "\x07bell", "a\rb", "---", "=1", "\u2028"]
LINES = st.lists(
    st.sampled_from(SIGNS) | st.text(max_size=8),
    max_size=6,
).map("\n".join)


@pytest.mark.slow
@given(LINES, LINES, LINES, st.lists(LINES, max_size=3))
def test_any_text_makes_exactly_one_card_that_is_written_again_as_it_is(
    question: str, answer: str, hint: str, points: list[str]
) -> None:
    written = plain_card("id", "vit", f"Q {question}", f"A {answer}", hint, points)
    (card,) = written.cards()
    again = plain_card("id", "vit", card.prompt, card.answer, card.hint, card.key_points)
    assert again.cards()[0].key_points == card.key_points
    assert without_place(again.cards()) == without_place((card,))


@given(st.text(max_size=12))
def test_any_text_becomes_the_name_of_a_topic(text: str) -> None:
    written = WrittenCard("id", "", topic_name(text), "Q", "A")
    assert [card.topic for card in written.cards()] == [topic_name(text)]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"question,answer\nok,ok\ncaf\xe9,x\n", r":3: the byte 0xe9 is not UTF-8"),
        (b"a,b\n1,2\n", r":1: the first row names no columns"),
        (b"", r":1: the first row names no columns"),
        (b"question,answer\n", "holds no cards"),
        (b'question,answer\nok,"ok\n', r":2: It is no CSV"),
        (b"question,answer\nok,ok\n,an answer\n", r":3: The row has no question"),
        (b"question,answer\nok,\n", r":2: The card ok has no answer"),
        (b"question,answer\nok,a,b\n", r":2: The row has 3 cells"),
        (b"id,question,answer\na,q,a\na,q2,a\n", r":3: The id a stands in an earlier row"),
        (b"id,question,answer\n!,q,a\n", r":2: ! cannot be an id"),
        (b"kind,question,answer\nfoo,q,a\n", r":2: There is no kind of card called foo"),
        (b"kind,question,answer\ncloze,q,nothing hidden\n", r":2: The cloze card q hides nothing"),
        (b'question,answer\n"a\nb",c\n,d\n', r":4: The row has no question"),
        (b"\xff\xfeq\0u\0", "saved as UTF-16"),
        (b"question,answer\n\0,x\n", "binary"),
    ],
)
def test_what_is_no_such_file_is_told_with_its_line(tmp_path: Path, content: bytes, told: str) -> None:
    file = tmp_path / "cards.csv"
    file.write_bytes(content)
    with pytest.raises(UsageError, match=told):
        read_cards_csv(file, name, None)
