"""What came with the program is never edited in place: a copy among the learner's own stands in for it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from studycli import paths
from studycli.atomic_write import write_whole
from studycli.content.listing import DRILL_FILE
from studycli.content.section import Section
from studycli.content.stand_in import (
    drill_fingerprint,
    find_section,
    fingerprint,
    note_original,
    noted_original,
)
from studycli.content.text_file import read_text, with_plain_line_ends
from studycli.errors import ContentError
from studycli.model.items import Card, Drill, Place
from studycli.paths import ContentRoot

DECK = "mine.md"
"""The learner's deck that takes the copies."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A section that has been copied into the learner's deck."""

    place: Place
    """The heading of the copy."""
    before: str | None
    """The deck before; None when there was none."""
    after: str

    def take_back_if_untouched(self) -> bool:
        """Takes the copy away again when the learner has left the deck as it was; whether that was done."""
        path = self.place.path
        if read_text(path)[0] != self.after:
            return False
        if self.before is None:
            path.unlink()
        else:
            write_whole(path, self.before)
        return True


@dataclass(frozen=True, slots=True)
class CopiedDrill:
    """A drill's folder that has been copied among the learner's."""

    place: Place
    """The first line of the copy's drill.md."""

    def take_back_if_untouched(self) -> bool:
        """Takes the copy away again when the learner has left it as it was; whether that was done."""
        folder = self.place.path.parent
        if noted_original(folder) != drill_fingerprint(folder):
            return False
        shutil.rmtree(folder)
        return True


def is_shipped(path: Path) -> bool:
    """Whether `path` belongs to the decks and drills that came with the program."""
    root = ContentRoot(paths.shipped_content())
    return any(path.resolve().is_relative_to(folder.resolve()) for folder in (root.cards, root.drills))


def copy_card(card: Card, own: ContentRoot | None = None) -> Copied:
    """Copies the section of a shipped `card`, siblings included, to the learner's deck. Raises ContentError."""
    own = own or ContentRoot(paths.home())
    deck = own.cards / DECK
    section = find_section(card.group, ContentRoot(paths.shipped_content()))
    if section is None:
        raise ContentError(
            f"{card.place.path}: the card {card.group} could not be read.", "study lint names what is wrong."
        )
    before, unreadable = read_text(deck) if deck.exists() else (None, [])
    if unreadable:
        raise ContentError(f"{deck}: {unreadable[0].message}", unreadable[0].remedy)
    head = f"---\ntitle: My cards\ntopic: {card.topic}\n---\n" if not (before or "").strip() else before or ""
    head = with_plain_line_ends(head).rstrip("\n") + "\n\n"
    after = f"{head}{_as_copy(section, card)}\n"
    try:
        deck.parent.mkdir(parents=True, exist_ok=True)
        write_whole(deck, after)
    except OSError as error:
        raise ContentError(
            f"{deck} cannot be written ({error.strerror}).", "Check the folder's permissions."
        ) from error
    return Copied(Place(deck, head.count("\n") + 1), before, after)


def copy_drill(drill: Drill, own: ContentRoot | None = None) -> CopiedDrill:
    """Copies the folder of a shipped `drill` among the learner's. Raises ContentError."""
    own = own or ContentRoot(paths.home())
    folder = own.drills / drill.folder.parent.name / drill.name
    try:
        shutil.copytree(drill.folder, folder, ignore=shutil.ignore_patterns("__pycache__"))
        note_original(folder)
    except (OSError, shutil.Error) as error:
        raise ContentError(f"{folder} cannot be written ({error}).", "Look at the folder.") from error
    return CopiedDrill(Place(folder / DRILL_FILE, 1))


def _as_copy(section: Section, card: Card) -> str:
    kind = f" .{section.heading.kind}" if section.heading.kind else ""
    heading = f"## {section.heading.text} {{#{card.group}{kind} topic={card.topic} original={fingerprint(section)}}}"
    return "\n".join([heading, *section.lines]).rstrip()
