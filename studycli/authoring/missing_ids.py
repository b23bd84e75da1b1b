"""Writes ids to cards that have none, in decks of the learner's own."""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection
from pathlib import Path

from studycli.atomic_write import replacing
from studycli.content.deck import headings_without_id
from studycli.content.heading import Heading
from studycli.content.listing import find_files
from studycli.content.names import proposed_id
from studycli.content.text_file import read_text, without_control_characters
from studycli.errors import ContentError
from studycli.model.items import ItemId
from studycli.paths import ContentRoot

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")
"""Lines with their ends, as a deck is read; `splitlines` knows ends that are none here."""
_CLOSING_MARKS = re.compile(r"[ \t]+#+$")


def decks_to_mend(own: ContentRoot) -> list[Path]:
    """The learner's own decks with a card that lacks an id."""
    decks, _ = find_files([own])
    return [deck for deck in decks if _lacking(deck)]


def _lacking(deck: Path) -> list[tuple[int, Heading]]:
    text, _ = read_text(deck)
    return headings_without_id(deck, text)


def write_missing_ids(deck: Path, taken: Collection[str], backups: Path) -> list[ItemId]:
    """Gives every card of `deck` that lacks one an id that is not in `taken`; returns the new ids.

    Nothing else in the file is changed, line ends included; it is copied into `backups` first and exchanged whole.
    Raises ContentError when one of the two cannot be written; the deck is then as it was.
    """
    try:
        # Through links: the file is exchanged, and the link stays.
        deck = deck.resolve()
        lines = _LINES.findall(deck.read_bytes().decode("utf-8"))
        known = set(taken)
        written: list[ItemId] = []
        for index, heading in _lacking(deck):
            proposal = ItemId(proposed_id(heading.text, known))
            known.add(proposal)
            written.append(proposal)
            lines[index] = _with_id(lines[index], proposal)
        backups.mkdir(parents=True, exist_ok=True)
        shutil.copy2(deck, _copy_of(deck, backups))
        with replacing(deck) as file:
            file.write("".join(lines).encode())
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(
            f"{deck}: the ids could not be written ({error}).",
            "See that the file and its folder may be written.",
        ) from error
    return written


def _with_id(line: str, written: str) -> str:
    bare = line.rstrip("\r\n")
    end = line[len(bare) :]
    # What is blank, and where braces begin, is asked of the line as it is read: a form feed is no blank there.
    read = without_control_characters(Path(), bare)[0].rstrip()
    bare = bare[: len(read)]
    start = read.rfind("{")
    if read.endswith("}") and re.match(r"\{\s*(?:\.|topic=)", read[start:]):
        return f"{bare[:start]}{{#{written} {bare[start + 1 :].lstrip()}{end}"
    return f"{_CLOSING_MARKS.sub('', bare)} {{#{written}}}{end}"


def _copy_of(deck: Path, backups: Path) -> Path:
    target, number = backups / f"{deck.name}.before-ids", 2
    while target.exists():
        target, number = backups / f"{deck.name}.before-ids.{number}", number + 1
    return target
