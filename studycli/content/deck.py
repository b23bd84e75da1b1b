"""Decks: Markdown files whose level-2 headings are cards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from studycli.content.cloze_cards import cloze_cards
from studycli.content.fault import Fault
from studycli.content.fences import fenced_lines
from studycli.content.front_matter import FrontMatter, parse_front_matter
from studycli.content.heading import HEADING, Heading, parse_heading
from studycli.content.names import proposed_id, slug
from studycli.content.plain_card import plain_card
from studycli.content.row_cards import row_cards
from studycli.content.section import Made, Section
from studycli.content.text_file import read_text, with_plain_line_ends
from studycli.content.tree_card import tree_card
from studycli.frozen import frozen, replace
from studycli.model.items import Card, Place, TopicId

FRONT_MATTER_KEYS = ("title", "topic")

_MAKERS: dict[str, Callable[[Section], Made]] = {
    "": plain_card,
    "cloze": cloze_cards,
    "rows": row_cards,
    "tree": tree_card,
}


@frozen
class Deck:
    """One file of cards."""

    path: Path
    title: str
    topic: TopicId
    cards: tuple[Card, ...]
    faults: tuple[Fault, ...]
    topic_place: Place | None = None
    """Where the topic is written; None when it is not."""


def read_deck(path: Path) -> Deck:
    """The deck in the file at `path`. Whatever is wrong with the file is a fault of the deck; nothing is raised."""
    text, unreadable = read_text(path)
    if not text and unreadable:
        return Deck(path, path.stem, TopicId(""), (), tuple(unreadable))
    deck = parse_deck(path, text)
    return replace(deck, faults=(*unreadable, *deck.faults)) if unreadable else deck


def parse_deck(path: Path, text: str) -> Deck:
    """The deck that `text` describes; `path` only says where it is written. Nothing is raised for bad content."""
    lines = with_plain_line_ends(text).split("\n")
    front = parse_front_matter(path, lines, FRONT_MATTER_KEYS)
    title = front.text("title") or path.stem.replace("-", " ").replace("_", " ")
    topic = front.text("topic")
    faults = list(front.faults)
    if not any(line.strip() for line in lines):
        fault = Fault(Place(path, 1), "The file is empty.", "Write a card, or delete the file.")
        return Deck(path, title, TopicId(topic), (), (fault,))
    topic_place = front.place("topic") if topic else None
    if not topic:
        topic = slug(path.stem) or "unsorted"
        faults.append(_missing_topic(path, front, topic))
    cards, found = Sections(path, title, topic, lines, front.body).read()
    return Deck(path, title, TopicId(topic), tuple(cards), tuple(faults + found), topic_place)


def _missing_topic(path: Path, front: FrontMatter, topic: str) -> Fault:
    remedy = "Write `topic: …` between the two --- at the head of the file."
    if not front.lines:
        remedy = "Begin the file with --- and the lines `title: …` and `topic: …`, then --- again."
    return Fault(Place(path, 1), f"The deck names no topic; its cards go under {topic} for now.", remedy)


def headings_without_id(path: Path, text: str) -> list[tuple[int, Heading]]:
    """(index of the line, heading) of every heading in a deck that would be a card but for its missing id."""
    lines = with_plain_line_ends(text).split("\n")
    sections = Sections(path, "", "", lines, parse_front_matter(path, lines, FRONT_MATTER_KEYS).body)
    return [
        (index, heading)
        for index, heading in sections.headings(fenced_lines(lines)[0])
        if heading is not None and heading.text and not heading.id and heading.problem is None
    ]


@frozen
class Sections:
    """The body of a deck."""

    path: Path
    title: str
    topic: str
    lines: list[str]
    start: int

    def read(self) -> Made:
        """The cards, and what is wrong with the body."""
        sections, faults = self.sections()
        cards: list[Card] = []
        for section in sections:
            made, found = _MAKERS[section.heading.kind](section)
            cards += made
            faults += found
        return cards, faults

    def sections(self) -> tuple[list[Section], list[Fault]]:
        """The sections with a sound heading, and what is wrong with the others and between them."""
        fenced, unclosed = fenced_lines(self.lines)
        faults = [
            Fault(
                Place(self.path, index + 1),
                "The code block that begins here never ends.",
                "Close it with ```.",
            )
            for index in unclosed
            if index >= self.start
        ]
        headings = self.headings(fenced)
        if not any(heading for _, heading in headings):
            remedy = "Write `## What is asked {#an-id}` and the answer below it."
            faults.append(Fault(Place(self.path, 1), "The deck has no cards.", remedy))
        bounds = [*(index for index, _ in headings), len(self.lines)]
        written = {heading.id for _, heading in headings if heading}
        taken: dict[str, int] = {}
        sections: list[Section] = []
        for (index, heading), end in zip(headings, bounds[1:], strict=True):
            if heading is None:
                continue
            problem = _problem(heading, taken, written)
            if problem:
                faults.append(Fault(Place(self.path, index + 1), *problem))
                continue
            taken[heading.id] = index + 1
            body = self.lines[index + 1 : end]
            sections.append(
                Section(self.path, self.title, self.topic, heading, index + 1, body, fenced[index + 1 : end])
            )
        return sections, faults

    def headings(self, fenced: bytearray) -> list[tuple[int, Heading | None]]:
        """(index, heading) of the level-2 headings; None for a level-1 heading, which ends a card and makes none."""
        found: list[tuple[int, Heading | None]] = []
        for index, line in enumerate(self.lines):
            if "#" not in line[:5] or fenced[index] or index < self.start:
                continue
            match = HEADING.match(line)
            if match:
                found.append((index, parse_heading(match[1] or "")))
            elif line.startswith("# "):
                found.append((index, None))
        return found


def _problem(heading: Heading, taken: dict[str, int], written: set[str]) -> tuple[str, str] | None:
    """(message, remedy) when the heading makes no card."""
    if heading.problem:
        return heading.problem
    if not heading.text:
        return "This heading asks nothing.", "Write the question before the id."
    if not heading.id:
        proposal = proposed_id(heading.text, written)
        written.add(proposal)
        kind = f" .{heading.kind}" if heading.kind else ""
        remedy = f"Write {{#{proposal}{kind}}} at the end of the heading."
        return "This card has no id, so its history would have nowhere to go.", remedy
    if heading.id in taken:
        message = f"The id {heading.id} already belongs to the card on line {taken[heading.id]}."
        return message, f"Give this card an id of its own, for example {proposed_id(heading.text, written)}."
    return None
