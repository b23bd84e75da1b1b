"""Sections and drills of the learner's that stand in for what came with the program, and what became of the originals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from studycli.content.fault import Fault
from studycli.content.listing import DRILL_FILE, FileKind, find_files, find_sources
from studycli.content.section import Section
from studycli.content.text_file import read_text
from studycli.content.written import written_sections
from studycli.model.items import Place
from studycli.paths import ContentRoot


def fingerprint(section: Section) -> str:
    """What is written in the heading of a copy of `section`: it changes when the section's text or kind changes."""
    heading = section.heading
    text = "\n".join([heading.text, heading.kind, *section.lines]).rstrip()
    return sha256(text.encode()).hexdigest()[:12]


_ORIGINAL = ".original"
"""The file in the folder of a copied drill that holds the fingerprint of what it was copied from."""


def drill_fingerprint(folder: Path) -> str:
    """The same for a drill: it changes when one of the files in its folder changes. Raises OSError."""
    digest = sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != _ORIGINAL and path.parent.name != "__pycache__":
            digest.update(f"{path.relative_to(folder).as_posix()}\n".encode())
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:12]


def note_original(folder: Path) -> None:
    """Notes in a fresh copy what it was copied from. Raises OSError."""
    (folder / _ORIGINAL).write_text(drill_fingerprint(folder) + "\n", encoding="utf-8")


def noted_original(folder: Path) -> str:
    """What was noted; empty for a drill that is no copy."""
    return read_text(folder / _ORIGINAL)[0].strip()


def find_section(name: str, root: ContentRoot) -> Section | None:
    """The section with the id `name` in the decks below `root`; None when no sound one has it."""
    for deck in find_files([root])[0]:
        for section in written_sections(deck):
            if section.heading.id == name:
                return section
    return None


def stand_in_faults(roots: Sequence[ContentRoot]) -> Iterator[Fault]:
    """What is to be told of sections and drills below the later roots that stand in for one below the first."""
    originals_by_name = {folder.name: folder for folder in find_files(roots[:1])[1]}
    for folder in find_files(roots[1:])[1]:
        if folder.name in originals_by_name or (folder / _ORIGINAL).exists():
            yield from _told_drill(folder, originals_by_name.get(folder.name))
    decks = [source for source in find_sources(roots[1:]) if source.kind is FileKind.DECK]
    own = [section for source in decks for section in written_sections(source.path)]
    if not own:
        return
    wanted = {section.heading.id for section in own}
    originals = {
        section.heading.id: section
        for deck in find_files(roots[:1])[0]
        for section in written_sections(deck)
        if section.heading.id in wanted
    }
    for section in own:
        fault = _told(section, originals.get(section.heading.id))
        if fault is not None:
            yield fault


def _told_drill(copy: Path, original: Path | None) -> Iterator[Fault]:
    name, noted, place = copy.name, noted_original(copy), Place(copy / DRILL_FILE, 1)
    if original is None:
        message = f"The drill {name} that this one was copied from is gone."
        yield Fault(place, message, f"Delete {copy / _ORIGINAL}: the drill is your own now.")
        return
    now = drill_fingerprint(original)
    if not noted:
        message = f"The name {name} also belongs to {original}; this drill stands in for that one."
        remedy = f"Rename the folder, or write {now} into {copy / _ORIGINAL} if this is meant."
        yield Fault(place, message, remedy)
    elif noted != now:
        message = f"The drill {name} has changed at {original} since this one was copied from it."
        remedy = f"Take over what you like and write {now} into {copy / _ORIGINAL}, or delete the folder."
        yield Fault(place, message, remedy)


def _told(copy: Section, original: Section | None) -> Fault | None:
    name, noted, place = copy.heading.id, copy.heading.original, Place(copy.path, copy.line)
    if original is None:
        if not noted:
            return None
        return Fault(
            place,
            f"The card {name} that this one was copied from is gone.",
            f"Take original={noted} out of the heading.",
        )
    now = fingerprint(original)
    if not noted:
        message = f"The id {name} also belongs to {original.path}:{original.line}; this card stands in for that one."
        return Fault(
            place, message, f"Give it another id, or write original={now} in its heading if this is meant."
        )
    if noted == now:
        return None
    message = (
        f"The card {name} has changed at {original.path}:{original.line} since this one was copied from it."
    )
    return Fault(
        place,
        message,
        f"`study show {name} --original` shows it. Take over what you like and write original={now}, or delete this card.",
    )
