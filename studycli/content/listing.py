"""Which files of content there are: a look into folders, nothing is opened."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from studycli.paths import ContentRoot

DRILL_FILE = "drill.md"


class FileKind(Enum):
    """What a file of content holds."""

    DECK = "deck"
    DRILL = "drill"


class ContentSource(NamedTuple):
    """A file that is there to be read."""

    path: Path
    kind: FileKind
    root: int
    """The place of its root among the roots, counted from 0."""


def find_sources(roots: Sequence[ContentRoot]) -> list[ContentSource]:
    """Every file of content, in the order in which an id is given to the first file that has it.

    That is the last root's first: what learners write stands in for what came with the program. Within a root decks
    come before drills, each sorted by path.
    """
    found: list[ContentSource] = []
    for place, root in reversed(list(enumerate(roots))):
        found += [ContentSource(path, FileKind.DECK, place) for path in _decks(root.cards)]
        found += [
            ContentSource(folder / DRILL_FILE, FileKind.DRILL, place)
            for folder in _drill_folders(root.drills)
        ]
    return found


def in_written_order(sources: Iterable[ContentSource]) -> list[ContentSource]:
    """The same, the first root's first: the order in which a topic's items are met."""
    return sorted(sources, key=lambda source: source.root)


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
