"""A section of the learner's that stands in for one that came with the program, and what became of the original."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256

from studycli.content.fault import Fault
from studycli.content.listing import FileKind, find_files, find_sources
from studycli.content.section import Section
from studycli.content.written import written_sections
from studycli.model.items import Place
from studycli.paths import ContentRoot


def fingerprint(section: Section) -> str:
    """What is written in the heading of a copy of `section`: it changes when the section's text or kind changes."""
    heading = section.heading
    text = "\n".join([heading.text, heading.kind, *section.lines]).rstrip()
    return sha256(text.encode()).hexdigest()[:12]


def find_section(name: str, root: ContentRoot) -> Section | None:
    """The section with the id `name` in the decks below `root`; None when no sound one has it."""
    for deck in find_files([root])[0]:
        for section in written_sections(deck):
            if section.heading.id == name:
                return section
    return None


def stand_in_faults(roots: Sequence[ContentRoot]) -> Iterator[Fault]:
    """What is to be told of sections below the later roots that stand in for one below the first."""
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
