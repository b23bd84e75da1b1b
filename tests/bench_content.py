"""How long 20,000 cards take: parsed, indexed for the first time, opened again, opened after one deck has changed.

Run by hand: python tests/bench_content.py [number of cards]
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from studycli.catalogue import Catalogue, open_catalogue
from studycli.content.deck import read_deck
from studycli.content.lint import lint
from studycli.model.items import ItemId
from studycli.paths import ContentRoot, shipped_content
from studycli.scheduler.settings import SchedulingSettings
from studycli.store.open import open_store
from studycli.store.store import Store
from studycli.study_days import SystemClock

CARDS_PER_DECK = 100
KINDS = 4

PLAIN = """## Why does detail number {n} matter? {{#plain-{n}}}

> Think of **two** reasons.

Because attention compares every token with every other one, and the cost grows with the square.
A second line says a little more about it, with `code` and $x^2$ in it.

- [ ] first point: something that a good answer has
- [ ] second point: something else that it has
- [ ] third point

"""
CLOZE = """## The scale of layer {n} {{#cloze-{n} .cloze}}

Scores are divided by ==√d== so that their variance stays ==one== whatever the width.

"""
ROWS = """## Which is which, {n}? {{#rows-{n} .rows}}

| idea | in vision | why |
|---|---|---|
| word {n} | image patch | both are units of the input |
| mask {n} | hidden patch | the rest must be understood |

"""
TREE = """## Draw the tree of {n}. {{#tree-{n} .tree}}

- root {n}
  - left — one way
    - leaf
  - right — another way

"""


def write_cards(folder: Path, cards: int) -> int:
    """Writes decks with about `cards` cards below `folder`; returns how many decks."""
    cards_made = decks = number = 0
    while cards_made < cards:
        parts = ["---\ntitle: Deck\ntopic: vit\n---\n\n"]
        in_deck = 0
        while in_deck < CARDS_PER_DECK and cards_made + in_deck < cards:
            text, made = ((PLAIN, 1), (CLOZE, 2), (ROWS, 2), (TREE, 1))[number % KINDS]
            parts.append(text.format(n=number))
            in_deck += made
            number += 1
        path = folder / f"part-{decks // 20}" / f"deck-{decks}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(parts), encoding="utf-8")
        cards_made += in_deck
        decks += 1
    return decks


def timed(action: Callable[[], object], times: int = 1) -> float:
    """Median milliseconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def main(cards: int) -> None:
    """Prints one line per measurement."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        decks = write_cards(home / "cards", cards)
        paths = sorted((home / "cards").rglob("*.md"))
        roots = (ContentRoot(shipped_content()), ContentRoot(home))
        report(f"parse {decks} decks, {cards} cards", timed(lambda: [read_deck(path) for path in paths], 3))
        with open_store(home / "study.db", SchedulingSettings(), SystemClock()) as store:
            report("first index", timed(lambda: open_catalogue(store, roots)))
            report("open, nothing changed", timed(lambda: open_catalogue(store, roots), 15))
            report("all light rows", timed(lambda: open_catalogue(store, roots).entries(), 5))
            report("one item with its text", timed(lambda: item(store, roots), 15))
            deck = paths[0]
            deck.write_text(deck.read_text(encoding="utf-8") + PLAIN.format(n="new"), encoding="utf-8")
            report("open, one deck changed", timed(lambda: open_catalogue(store, roots)))
            report("lint", timed(lambda: lint(roots)))


def item(store: Store, roots: tuple[ContentRoot, ...]) -> None:
    """Opens the catalogue and reads one card."""
    catalogue: Catalogue = open_catalogue(store, roots)
    assert catalogue.item(ItemId("plain-0")) is not None


def report(what: str, milliseconds: float) -> None:
    """Prints one line."""
    print(f"{what:<32}{milliseconds:>10.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
