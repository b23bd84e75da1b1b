"""One card's part of a deck: its heading and the lines up to the next one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from studycli.content.fault import Fault
from studycli.content.heading import Heading
from studycli.frozen import frozen
from studycli.model.items import Card, CardKind, ItemId, Place, TopicId, TreeNode

_ANSWER = re.compile(r" {0,3}###[ \t]+answer[ \t]*:?[ \t#]*$", re.IGNORECASE)

Made = tuple[list[Card], list[Fault]]
"""What became of a section."""


@frozen
class Section:
    """A heading with a sound id, and its body."""

    path: Path
    deck: str
    topic: str
    heading: Heading
    line: int
    """Of the heading, counted from 1."""
    lines: Sequence[str]
    """The body: everything between this heading and the next."""
    fenced: bytearray
    """1 for every line of the body that is inside a code block."""

    def line_of(self, index: int) -> int:
        """The line in the file of the body's line `index`."""
        return self.line + 1 + index

    def fault(self, message: str, remedy: str, *, line: int | None = None) -> Fault:
        """A fault at `line` of the file, or at the heading."""
        return Fault(Place(self.path, line or self.line), message, remedy)

    def card(
        self,
        kind: CardKind,
        prompt: str,
        answer: str,
        *,
        part: str = "",
        hint: str = "",
        key_points: tuple[str, ...] = (),
        hidden: tuple[str, ...] = (),
        tree: tuple[TreeNode, ...] = (),
        line: int | None = None,
    ) -> Card:
        """A card of this section; `part` is what follows the heading's id in the id of one of several."""
        written = self.heading.id
        return Card(
            id=ItemId(f"{written}/{part}" if part else written),
            kind=kind,
            topic=TopicId(self.heading.topic or self.topic),
            deck=self.deck,
            prompt=prompt,
            answer=answer,
            hint=hint,
            key_points=key_points,
            hidden=hidden,
            group=ItemId(written),
            tree=tree,
            place=Place(self.path, line or self.line),
        )

    def hint(self) -> tuple[str, int]:
        """The quote directly after the heading, and the index of the first line after it."""
        index = self.skip_blank(0)
        quoted: list[str] = []
        while index < len(self.lines) and self.lines[index].lstrip().startswith(">"):
            quoted.append(self.lines[index].lstrip()[1:].strip())
            index += 1
        return "\n".join(quoted).strip(), index if quoted else 0

    def answer_heading(self, start: int) -> int | None:
        """The index of the `### Answer` heading at or after `start`."""
        for index in range(start, len(self.lines)):
            line = self.lines[index]
            if "###" in line and not self.fenced[index] and _ANSWER.match(line):
                return index
        return None

    def skip_blank(self, index: int) -> int:
        """The index of the first line that is not blank at or after `index`."""
        while index < len(self.lines) and not self.lines[index].strip():
            index += 1
        return index

    def text(self, start: int, end: int | None = None) -> str:
        """The body from line `start` to before `end`, without the blank lines around it."""
        return without_blank_ends(self.lines[start:end])


def without_blank_ends(lines: Sequence[str]) -> str:
    """The lines as one text, without blank lines before and after."""
    return "\n".join(lines).strip("\n").rstrip() if lines else ""


def one_line(lines: Sequence[str]) -> str:
    """Lines that run on, as one."""
    return " ".join(stripped for line in lines if (stripped := line.strip()))


def paragraphs(*texts: str) -> str:
    """The texts that are not empty, as Markdown paragraphs."""
    return "\n\n".join(text for text in texts if text)
