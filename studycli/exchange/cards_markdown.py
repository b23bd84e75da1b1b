"""`study export markdown` and `study import deck.md`: decks as study itself writes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from studycli.content.deck import headings_without_id, parse_deck
from studycli.content.text_file import read_text
from studycli.content.written import sections_in
from studycli.errors import ContentError, UsageError
from studycli.exchange.card_text import WrittenCard, deck_text, topic_name
from studycli.exchange.sources import Sources
from studycli.model.items import Card

_SHOWN_FAULTS = 10


def decks_as_files(cards: Sequence[Card]) -> dict[str, str]:
    """A deck per deck that the cards are written in: file name and text. Every heading comes once."""
    sources = Sources()
    written: dict[Path, dict[str, WrittenCard]] = {}
    titles: dict[Path, str] = {}
    for card in cards:
        deck = written.setdefault(card.place.path, {})
        titles[card.place.path] = card.deck
        if card.group not in deck and (section := sources.written(card)) is not None:
            deck[card.group] = section
    files: dict[str, str] = {}
    for path, deck in written.items():
        name, number = f"{path.stem}.md", 2
        while name in files:
            name, number = f"{path.stem}-{number}.md", number + 1
        files[name] = deck_text(titles[path], list(deck.values()))
    return files


def read_deck_file(path: Path, name: Callable[[str], str]) -> tuple[str, list[WrittenCard]]:
    """The title and the cards of the deck at `path`; `name` makes an id for a heading without one.

    Raises UsageError when the file cannot be read and ContentError, naming file and line, for a faulty deck.
    """
    text, faults = read_text(path)
    if not text:
        raise UsageError(f"{path} cannot be imported: {faults[0].message if faults else 'it is empty.'}")
    text = _with_ids(path, text, name)
    deck = parse_deck(path, text)
    faults += deck.faults
    if faults:
        told = "\n       ".join(str(fault) for fault in faults[:_SHOWN_FAULTS])
        raise ContentError(
            f"{path} needs mending first:\n       {told}", "Nothing was taken in. Mend it, then try again."
        )
    title, sections = sections_in(path, text)
    cards = [
        WrittenCard(
            section.heading.id,
            section.heading.kind,
            topic_name(section.heading.topic or section.topic),
            section.heading.text,
            section.text(0),
        )
        for section in sections
    ]
    return title, cards


def _with_ids(path: Path, text: str, name: Callable[[str], str]) -> str:
    lines = text.split("\n")
    for index, heading in headings_without_id(path, text):
        words = [f"#{name(heading.text)}", *([f".{heading.kind}"] if heading.kind else [])]
        words += [f"topic={heading.topic}"] if heading.topic else []
        lines[index] = f"## {heading.text} {{{' '.join(words)}}}"
    return "\n".join(lines)
