"""One file of content, deck or drill, as the library and the catalogue read it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from studycli.content.curriculum import Curriculum
from studycli.content.deck import read_deck
from studycli.content.drill_folder import read_written_drill
from studycli.content.fault import Fault
from studycli.content.listing import ContentSource, FileKind
from studycli.content.names import did_you_mean
from studycli.frozen import frozen
from studycli.model.items import Item, Place, TopicId


@frozen
class ContentFile:
    """What a file holds."""

    path: Path
    items: tuple[Item, ...]
    """In written order."""
    topics: tuple[tuple[TopicId, Place], ...]
    """Every topic that is written in it, and where first."""
    faults: tuple[Fault, ...]


def read_source(source: ContentSource) -> ContentFile:
    """What is in the file. Nothing is raised for bad content."""
    return _read_deck(source.path) if source.kind is FileKind.DECK else _read_drill(source.path)


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
