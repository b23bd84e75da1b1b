"""One file of content, deck or drill, as the library and the catalogue read it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from studycli.content.curriculum import Curriculum
from studycli.content.deck import read_deck
from studycli.content.drill_folder import DRILL_FILE, read_written_drill
from studycli.content.fault import Fault
from studycli.content.names import did_you_mean
from studycli.model.items import Item, Place, TopicId
from studycli.paths import ContentRoot


class FileKind(Enum):
    """What a file of content holds."""

    DECK = "deck"
    DRILL = "drill"


@dataclass(frozen=True, slots=True)
class ContentSource:
    """A file that is there to be read."""

    path: Path
    kind: FileKind

    def read(self) -> ContentFile:
        """What is in it. Nothing is raised for bad content."""
        return _read_deck(self.path) if self.kind is FileKind.DECK else _read_drill(self.path)


@dataclass(frozen=True, slots=True)
class ContentFile:
    """What a file holds."""

    path: Path
    items: tuple[Item, ...]
    """In written order."""
    topics: tuple[tuple[TopicId, Place], ...]
    """Every topic that is written in it, and where first."""
    faults: tuple[Fault, ...]


def _read_deck(path: Path) -> ContentFile:
    deck = read_deck(path)
    topics: dict[TopicId, Place] = {}
    if deck.topic_place:
        topics[deck.topic] = deck.topic_place
    for card in deck.cards:
        if card.topic != deck.topic:
            topics.setdefault(card.topic, card.place)
    return ContentFile(path, deck.cards, tuple(topics.items()), deck.faults)


def _read_drill(path: Path) -> ContentFile:
    written = read_written_drill(path.parent)
    if written.drill is None:
        return ContentFile(path, (), (), written.faults)
    topics = ((written.drill.topic, written.topic_place),) if written.topic_place else ()
    return ContentFile(path, (written.drill,), topics, written.faults)


def topic_faults(file: ContentFile, curriculum: Curriculum) -> Iterator[Fault]:
    """A fault for every topic of the file that no curriculum declares."""
    for topic, place in file.topics:
        if topic not in curriculum.topics:
            message = f"The topic {topic} is nowhere declared; what belongs to it comes last."
            otherwise = 'Declare it in cards/curriculum.toml: [[topic]] with id = "…" and phase = "…".'
            yield Fault(place, message, did_you_mean(topic, curriculum.topics, otherwise))


def duplicate_fault(item: Item, first: Place) -> Fault:
    """The fault of an item whose id is already taken at `first`."""
    remedy = "Give one of them another id; the one with reviews should keep it."
    return Fault(item.place, f"The id {item.id} already belongs to {first}; this one is left out.", remedy)


def find_sources(roots: Iterable[ContentRoot]) -> list[ContentSource]:
    """Every file of content, the first root's first, decks before drills, each sorted by path."""
    found: list[ContentSource] = []
    for root in roots:
        found += [ContentSource(path, FileKind.DECK) for path in _decks(root.cards)]
        found += [
            ContentSource(folder / DRILL_FILE, FileKind.DRILL) for folder in _drill_folders(root.drills)
        ]
    return found


def find_files(roots: Sequence[ContentRoot]) -> tuple[list[Path], list[Path]]:
    """The decks and the drill folders of all roots: a cheap listing, nothing is opened."""
    sources = find_sources(roots)
    decks = [source.path for source in sources if source.kind is FileKind.DECK]
    return decks, [source.path.parent for source in sources if source.kind is FileKind.DRILL]


def _decks(folder: Path) -> list[Path]:
    """The Markdown files below `folder`, its own READMEs and hidden ones left out."""
    found: list[str] = []
    waiting = [str(folder)]
    while waiting:
        for entry in _scan(waiting.pop()):
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
            elif entry.name.endswith(".md") and entry.name.lower() != "readme.md" and entry.is_file():
                found.append(entry.path)
    return [Path(path) for path in sorted(found)]


def _drill_folders(folder: Path) -> list[Path]:
    """The folders `<topic>/<name>` below `folder`."""
    found = [
        name.path
        for topic in _scan(str(folder))
        if _is_content_folder(topic)
        for name in _scan(topic.path)
        if _is_content_folder(name)
    ]
    return [Path(path) for path in sorted(found)]


def _is_content_folder(entry: os.DirEntry[str]) -> bool:
    return not entry.name.startswith((".", "__")) and entry.is_dir()


def _scan(folder: str) -> list[os.DirEntry[str]]:
    """What is in the folder; nothing when it is not there or closed to us."""
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []
