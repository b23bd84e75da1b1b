"""Cloze cards: a text in which one `==span==` at a time is hidden."""

from __future__ import annotations

import re
from collections.abc import Callable

from studycli.content.section import Made, Section, paragraphs
from studycli.frozen import frozen
from studycli.model.items import Card, CardKind

HIDDEN = "[…]"
SPAN_LIMIT = 100
"""Hidden spans in one card. Every one of them is a card that shows the whole text."""

_OPAQUE = re.compile(
    r"\\."  # an escaped character
    r"|(?<!`)(?P<ticks>`+)(?!`)[^`]*(?<!`)(?P=ticks)(?!`)"  # code without ticks in it
    r"|\$\$[^$]+\$\$|\$(?=[^\s$])[^$]*(?<=[^\s])\$(?!\d)"  # mathematics
    r"|(?<!=)==(?!=)"
)


@frozen
class _Span:
    start: int
    """Where its `==` begins in the paragraph; `end` is behind the closing one."""
    end: int
    text: str


@frozen
class _Paragraph:
    line: int
    text: str
    spans: tuple[_Span, ...]

    def shown(self, hidden: _Span | None, replacement: str) -> str:
        """The paragraph without marks, one span replaced."""
        parts, position = [], 0
        for span in self.spans:
            parts += [self.text[position : span.start], replacement if span is hidden else span.text]
            position = span.end
        return "".join(parts) + self.text[position:]


def cloze_cards(section: Section) -> Made:
    """One card per hidden span, numbered from 1 in reading order."""
    hint, start = section.hint()
    faults = []
    body: list[_Paragraph] = []
    for line, text, is_code in _paragraphs(section, start):
        spans, open_at = ([], None) if is_code else _spans(text)
        if open_at is not None:
            remedy = "Write == behind the last word to hide, or \\== where two equals signs are meant."
            at = line + text.count("\n", 0, open_at)
            faults.append(section.fault("A hidden span begins here and never ends.", remedy, line=at))
        body.append(_Paragraph(line, text, tuple(spans)))
    if sum(len(paragraph.spans) for paragraph in body) > SPAN_LIMIT:
        message = f"The cloze card {section.heading.id} hides more than {SPAN_LIMIT} spans."
        return [], [section.fault(message, "Make several cards of it.")]
    cards = _cards(section, body, hint)
    if not cards and not faults:
        message = f"The cloze card {section.heading.id} hides nothing."
        faults.append(section.fault(message, "Put ==two equals signs== around what is to be recalled."))
    return cards, faults


def _cards(section: Section, body: list[_Paragraph], hint: str) -> list[Card]:
    cards: list[Card] = []
    for place, paragraph in enumerate(body):
        for span in paragraph.spans:
            shown = [other.shown(None, "") for other in body]
            shown[place] = paragraph.shown(span, HIDDEN)
            emphasis = f"**{span.text}**" if _can_be_bold(span.text) else span.text
            sentence = paragraph.shown(span, emphasis)
            cards.append(
                section.card(
                    CardKind.CLOZE,
                    paragraphs(section.heading.text, *shown),
                    paragraphs(span.text, sentence),
                    part=str(len(cards) + 1),
                    hidden=(span.text,),
                    hint=hint,
                    line=paragraph.line + paragraph.text.count("\n", 0, span.start),
                )
            )
    return cards


def marked_text(section: Section, mark: Callable[[int, str], str]) -> str:
    """The section's text, each hidden span exchanged for what `mark` makes of its number (from 1) and its text."""
    _, start = section.hint()
    number = 0
    shown: list[str] = []
    for _, text, is_code in _paragraphs(section, start):
        parts, position = [], 0
        for span in () if is_code else _spans(text)[0]:
            number += 1
            parts += [text[position : span.start], mark(number, span.text)]
            position = span.end
        shown.append("".join(parts) + text[position:])
    return paragraphs(*shown)


def _can_be_bold(text: str) -> bool:
    return not any(mark in text for mark in "*`$_")


def _paragraphs(section: Section, start: int) -> list[tuple[int, str, bool]]:
    """(line in the file, text, whether it is code) of every run of lines between blank ones."""
    found: list[tuple[int, str, bool]] = []
    run: list[str] = []
    in_code = False
    for index in range(start, len(section.lines)):
        line, code = section.lines[index], bool(section.fenced[index])
        ends = code != in_code or (not code and not line.strip())
        if run and ends:
            found.append((section.line_of(index - len(run)), "\n".join(run), in_code))
            run = []
        in_code = code
        if code or line.strip():
            run.append(line)
    if run:
        found.append((section.line_of(len(section.lines) - len(run)), "\n".join(run), in_code))
    return found


def _spans(text: str) -> tuple[list[_Span], int | None]:
    """The hidden spans of a paragraph, and where one begins that never ends."""
    spans: list[_Span] = []
    if "==" not in text:
        return spans, None
    opened: int | None = None
    for found in _OPAQUE.finditer(text):
        if found[0] != "==":
            continue
        if opened is None:
            if found.end() < len(text) and not text[found.end()].isspace():
                opened = found.start()
        elif not text[found.start() - 1].isspace():
            spans.append(_Span(opened, found.end(), text[opened + 2 : found.start()]))
            opened = None
    return spans, opened
