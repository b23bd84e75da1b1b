"""Cards as they are written: each heading of a deck with its body, before cards are made of it."""

from __future__ import annotations

from pathlib import Path

from studycli.content.deck import FRONT_MATTER_KEYS, Sections
from studycli.content.front_matter import parse_front_matter
from studycli.content.names import slug
from studycli.content.section import Section
from studycli.content.text_file import read_text


def written_sections(path: Path) -> list[Section]:
    """The sections of the deck at `path` that have an id of their own; none when it cannot be read."""
    return sections_in(path, read_text(path)[0])[1]


def sections_in(path: Path, text: str) -> tuple[str, list[Section]]:
    """The title of the deck `text`, which is written at `path`, and its sections that have an id of their own."""
    lines = text.split("\n")
    front = parse_front_matter(path, lines, FRONT_MATTER_KEYS)
    title = front.text("title") or path.stem.replace("-", " ").replace("_", " ")
    topic = front.text("topic") or slug(path.stem) or "unsorted"
    return title, Sections(path, title, topic, lines, front.body).sections()[0]
