"""Cards as the Markdown of a deck: the inverse of reading one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from studycli.content.deck import parse_deck
from studycli.content.fences import fenced_lines
from studycli.content.names import slug
from studycli.content.section import paragraphs
from studycli.content.text_file import with_plain_line_ends
from studycli.model.items import Card

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff]")
_ENDS_CARD = re.compile(r"( {0,3})(##(?:[ \t]|$)|# )")
_ANSWER = re.compile(r"^( {0,3})###[ \t]+answer[ \t]*:?[ \t#]*$", re.IGNORECASE)
_TASK = re.compile(r"([ \t]*[-*+][ \t]+)(\[[ xX]\])")
_NO_TOPIC = "unsorted"


@dataclass(frozen=True, slots=True)
class WrittenCard:
    """A heading of a deck and what stands below it, ready to be written."""

    id: str
    kind: str
    """A class of headings (`cloze`, `rows`, `tree`), empty for a plain card."""
    topic: str
    heading: str
    body: str

    def text(self, deck_topic: str) -> str:
        """The section, for a deck on `deck_topic`."""
        words = [f"#{self.id}", *([f".{self.kind}"] if self.kind else [])]
        if self.topic != deck_topic:
            words.append(f"topic={self.topic}")
        return f"## {self.heading} {{{' '.join(words)}}}\n\n{self.body}\n"

    def cards(self) -> tuple[Card, ...]:
        """The cards that a reader makes of it; none when something is wrong with it."""
        deck = parse_deck(Path("deck.md"), deck_text("deck", [self]))
        return () if deck.faults else deck.cards


def plain_text(text: str) -> str:
    """`text` with plain line ends and without what a deck may not hold."""
    return _CONTROL.sub("", with_plain_line_ends(text))


def topic_name(text: str) -> str:
    """`text` as the name of a topic."""
    text = text.strip()
    return text if re.fullmatch(r"[\w.-]+", text) else slug(text) or _NO_TOPIC


def plain_card(
    written_id: str, topic: str, question: str, answer: str, hint: str = "", points: Sequence[str] = ()
) -> WrittenCard:
    """A plain card. Its question's first line is the heading; what else a reader would mistake is escaped."""
    heading, rest = _question(question)
    answer = _whole(answer)
    # Without its own heading, a quote would be taken for a hint and a question's rest for the answer.
    mark = "### Answer" if rest or _needs_mark(answer) else ""
    listed = "\n".join(f"- [ ] {_one_line(point)}" for point in points if _one_line(point))
    if listed:
        answer = _without_last_tasks(answer)
    return WrittenCard(
        written_id, "", topic, heading, paragraphs(_quote(hint), _asked(rest, hint), mark, answer, listed)
    )


def tree_card(written_id: str, topic: str, question: str, answer: str, hint: str = "") -> WrittenCard:
    """A card whose answer is an indented list."""
    heading, rest = _question(question)
    body = paragraphs(_quote(hint), _asked(rest, hint), _whole(answer))
    return WrittenCard(written_id, "tree", topic, heading, body)


def source_card(written_id: str, kind: str, topic: str, question: str, body: str) -> WrittenCard:
    """A card of the kind `cloze` or `rows`, whose body is written as in a deck."""
    return WrittenCard(written_id, kind, topic, _question(question)[0], _whole(body))


def _question(question: str) -> tuple[str, str]:
    heading, _, rest = plain_text(question).strip().partition("\n")
    return heading.strip(), _without_answer_mark(rest)


def _without_answer_mark(rest: str) -> str:
    return _whole("\n".join(_ANSWER.sub(r"\1\\### Answer", line) for line in rest.split("\n")))


def _asked(rest: str, hint: str) -> str:
    return f"\\{rest.lstrip()}" if not hint.strip() and rest.lstrip().startswith(">") else rest


def _needs_mark(answer: str) -> bool:
    return answer.lstrip().startswith(">") or any(_ANSWER.match(line) for line in answer.split("\n"))


def _quote(hint: str) -> str:
    lines = [line.strip() for line in _whole(hint.strip()).strip().split("\n")]
    return "\n".join(f"> {line}".rstrip() for line in lines) if any(lines) else ""


def _one_line(text: str) -> str:
    return " ".join(plain_text(text).split())


def _whole(text: str) -> str:
    """The text, with what would end the card, or begin code that never ends, escaped."""
    lines = plain_text(text).strip("\n").rstrip().split("\n")
    fenced, unclosed = fenced_lines(lines)
    for index, line in enumerate(lines):
        if index in unclosed:
            bare = line.lstrip(" \t>")
            lines[index] = f"{line[: len(line) - len(bare)]}\\{bare}"
        elif not fenced[index]:
            lines[index] = _ENDS_CARD.sub(r"\1\\\2", line, count=1) if _ENDS_CARD.match(line) else line
    return "\n".join(lines)


def _without_last_tasks(answer: str) -> str:
    """The answer, with a task list at its end made a plain one: it would run into the key points."""
    lines = answer.split("\n")
    for index in range(len(lines) - 1, -1, -1):
        if lines[index].strip() and not _TASK.match(lines[index]):
            break
        lines[index] = _TASK.sub(r"\1\\\2", lines[index])
    return "\n".join(lines)


def deck_text(title: str, cards: Sequence[WrittenCard]) -> str:
    """A deck of `cards`; its topic is that of most of them."""
    topic = Counter(card.topic for card in cards).most_common(1)[0][0]
    head = f"---\ntitle: {_one_line(title)}\ntopic: {topic}\n---\n\n"
    return head + "\n".join(card.text(topic) for card in cards)


def split(cards: Iterable[WrittenCard], limit: int) -> list[list[WrittenCard]]:
    """The cards in turns of at most `limit` characters each."""
    parts: list[list[WrittenCard]] = []
    room = 0
    for card in cards:
        size = len(card.body) + len(card.heading) + 200
        if not parts or size > room:
            parts.append([])
            room = limit
        parts[-1].append(card)
        room -= size
    return parts
