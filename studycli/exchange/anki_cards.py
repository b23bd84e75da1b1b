"""Notes of Anki as cards of ours, and which of our items each of Anki's cards is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256

from studycli.content.cloze_cards import SPAN_LIMIT
from studycli.exchange.anki_notes import ID_FIELD, guid
from studycli.exchange.card_text import WrittenCard, plain_card, source_card
from studycli.exchange.html_markdown import as_markdown
from studycli.model.items import ItemId
from studycli.store.anki_collection import AnkiNote

FIELD_LIMIT = 100_000
"""Characters of one note. What is longer is a picture in disguise."""

_PREFIX = "anki-"
_FIELD = re.compile(r"\{\{(?![#/^!])([^{}]*)\}\}")
_NOT_FIELDS = frozenset(("FrontSide", "Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag", ""))
_BESIDE = frozenset(("Hint", "Topic", ID_FIELD))
"""Fields of the notes that study itself wrote, which belong to neither side."""
_CLOZE_MARK = re.compile(r"\{\{c(\d+)::|\}\}")
_OPEN, _MIDDLE, _CLOSE = "\ue000", "\ue001", "\ue002"
_SPAN = re.compile(f"{_OPEN}(\\d+){_MIDDLE}(.*?){_CLOSE}", re.DOTALL)
_NO_HEADING = re.compile(r"```|~~~|\||\$\$|[-*+>] | {4}|\d+[.)] |$")
_CLOZE_HEADING = "What is missing?"
_GAP = "[…]"

Made = tuple[list[WrittenCard], dict[int, ItemId]]
"""The cards of a note, and for each number of Anki's cards the item that it is."""


def own_id(note: AnkiNote) -> str | None:
    """The id of the item that study itself wrote as this note; None for a note of somebody else's."""
    told = dict(zip(note.model.fields, note.fields, strict=False)).get(ID_FIELD, "").strip()
    return told if told and note.guid == guid(told) else None


def own_item(note: AnkiNote, written: str, number: int) -> ItemId:
    """Which item a card of a note is that study itself wrote."""
    return ItemId(f"{written}/{number + 1}" if note.model.is_cloze else written)


def cards_of(note: AnkiNote, numbers: Sequence[int], topic: str) -> Made:
    """What the cards of `note` with these `numbers` are here. A card that cannot be one is missing from both."""
    if sum(map(len, note.fields)) > FIELD_LIMIT:
        return [], {}
    base = own_id(note) or _PREFIX + sha256(note.guid.encode()).hexdigest()[:12]
    return _cloze(note, base, topic) if note.model.is_cloze else _basic(note, numbers, base, topic)


def _basic(note: AnkiNote, numbers: Sequence[int], base: str, topic: str) -> Made:
    cards: list[WrittenCard] = []
    items: dict[int, ItemId] = {}
    for number in numbers:
        if number >= len(note.model.templates):
            continue
        front, back = _sides(note, number)
        name = base if not number else f"{base}-{number + 1}"
        card = _plain(name, topic, front, back)
        if card.cards():
            cards.append(card)
            items[number] = ItemId(name)
    return cards, items


def _plain(name: str, topic: str, question: str, answer: str) -> WrittenCard:
    question = question.strip()
    if _NO_HEADING.match(question):
        question = f"What is the answer?\n\n{question}"
    return plain_card(name, topic, question, answer)


def _sides(note: AnkiNote, number: int) -> tuple[str, str]:
    """Front and back: what the template shows on each, field by field; without a back, the fields not in front."""
    template = note.model.templates[number]
    shown = _names(note, template.front)
    behind = [name for name in _names(note, template.back) if name not in shown]
    behind = behind or [name for name in note.model.fields if name not in shown and name != ID_FIELD]
    return _texts(note, shown), _texts(note, behind)


def _names(note: AnkiNote, template: str) -> list[str]:
    named = (found.rpartition(":")[2].strip() for found in _FIELD.findall(template))
    aside = _NOT_FIELDS | _BESIDE if ID_FIELD in note.model.fields else _NOT_FIELDS
    return [name for name in dict.fromkeys(named) if name in note.model.fields and name not in aside]


def _texts(note: AnkiNote, names: Sequence[str]) -> str:
    values = dict(zip(note.model.fields, note.fields, strict=False))
    return "\n\n".join(text for name in names if (text := as_markdown(values.get(name, ""))))


def _cloze(note: AnkiNote, base: str, topic: str) -> Made:
    if not note.model.templates:
        return [], {}
    front = note.model.templates[0].front
    named = re.search(r"\{\{[^{}]*cloze:([^{}:]+)\}\}", front)
    text_field = named[1].strip() if named else note.model.fields[0]
    text = as_markdown(_marked(_value(note, text_field)))
    extra = _texts(note, [name for name in _names(note, note.model.templates[0].back) if name != text_field])
    numbers = [int(found[1]) for found in _SPAN.finditer(text)]
    # What Anki shows with the answer only would stand beside the gap in a cloze of ours.
    if not extra and len(numbers) == len(set(numbers)):
        body = _SPAN.sub(lambda found: f"=={found[2].strip()}==", text)
        card = source_card(base, "cloze", topic, _CLOZE_HEADING, body)
        made = card.cards()
        if len(made) == len(numbers):
            order = {number - 1: made[place].id for place, number in enumerate(numbers)}
            return [card], order
    return _cloze_as_plain(text, extra, sorted(set(numbers)), base, topic)


def _value(note: AnkiNote, name: str) -> str:
    return dict(zip(note.model.fields, note.fields, strict=False)).get(name, "")


def _cloze_as_plain(text: str, extra: str, numbers: Sequence[int], base: str, topic: str) -> Made:
    """A plain card for each number: one number may hide several spans, which no cloze of ours can."""
    if len(numbers) > SPAN_LIMIT:  # every card holds the whole text
        return [], {}
    cards: list[WrittenCard] = []
    items: dict[int, ItemId] = {}
    for number in numbers:
        mine = str(number)
        question = _SPAN.sub(lambda found, mine=mine: _GAP if found[1] == mine else found[2], text)  # type: ignore[misc]
        hidden = [found[2] for found in _SPAN.finditer(text) if found[1] == mine]
        answer = "\n\n".join(filter(None, (" · ".join(hidden), _SPAN.sub(r"\2", text), extra)))
        card = _plain(f"{base}-c{number}", topic, question, answer)
        if card.cards():
            cards.append(card)
            items[number - 1] = ItemId(card.id)
    return cards, items


def _marked(html: str) -> str:
    """The text with every `{{c1::hidden::hint}}` between signs of ours, its hint left out, inner ones as text."""
    out: list[str] = []
    depth, position = 0, 0
    opened = 0
    for found in _CLOZE_MARK.finditer(html):
        out.append(html[position : found.start()])
        position = found.end()
        if found[1]:
            if not depth:
                opened = len(out)
                out.append(f"{_OPEN}{int(found[1])}{_MIDDLE}")
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                hidden = "".join(out[opened + 1 :]).partition("::")[0]
                del out[opened + 1 :]
                out += [hidden, _CLOSE]
        else:
            out.append(found[0])
    if depth:
        return html  # a span that never ends hides nothing
    return "".join([*out, html[position:]])
