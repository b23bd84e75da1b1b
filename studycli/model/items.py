"""What can be studied: cards and drills."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import NewType

from studycli.frozen import frozen

ItemId = NewType("ItemId", str)
"""The written id that a review belongs to: `vit-three-sentences`, `parallels/word-token`, `drill:patch_embed`."""

TopicId = NewType("TopicId", str)

Minutes = NewType("Minutes", float)
Seconds = NewType("Seconds", float)

DRILL_PREFIX = "drill:"
"""Drills share the id space with cards; the prefix keeps `softmax` the card and `softmax` the drill apart."""

DRILL_KIND = "drill"
"""What the content cache calls a drill's kind; every other kind is a card's."""


class CardKind(StrEnum):
    """How a card is written in its deck, and so how it is shown."""

    PLAIN = "plain"
    CLOZE = "cloze"
    ROW = "row"
    TREE = "tree"


@frozen
class Place:
    """Where something is written."""

    path: Path
    line: int
    """Counted from 1."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@frozen
class TreeNode:
    """One node of a tree card. `parent` is the index of its parent in the tree's nodes, None for a root."""

    label: str
    note: str
    """What stands behind the label after an em dash or in the edge's text; may be empty."""
    parent: int | None


@frozen
class Card:
    """One question. Texts are Markdown."""

    id: ItemId
    kind: CardKind
    topic: TopicId
    deck: str
    """The title of the deck that holds it."""
    prompt: str
    answer: str
    hint: str
    """Empty when the author wrote none."""
    key_points: tuple[str, ...]
    group: ItemId
    """The written id of the heading: cards of one group are siblings and are kept apart in a queue."""
    tree: tuple[TreeNode, ...]
    """The nodes in written (depth-first) order; empty unless `kind` is TREE."""
    place: Place
    hidden: tuple[str, ...] = ()
    """What a cloze or row card hides, part by part."""

    @property
    def to_tick(self) -> tuple[str, ...]:
        """What an answer is held against, point by point; empty where the author named no points."""
        return self.key_points or self.hidden

    @property
    def beyond_ticks(self) -> str:
        """The answer without the hidden parts that it begins with: they are read where they are ticked."""
        text = self.answer
        for part in () if self.key_points else self.hidden:
            text = text.removeprefix(part).lstrip()
        return text

    @property
    def question(self) -> str:
        """The prompt's first line; empty when there is none."""
        return next(iter(self.prompt.strip().splitlines()), "")


@frozen
class Drill:
    """One function to write. Everything here comes from `drill.md`; no Python file has been read."""

    id: ItemId
    name: str
    """The function that the learner writes, which is also the folder's name."""
    title: str
    topic: TopicId
    minutes: Minutes
    """How long a learner who knows it needs; the rating is measured against it."""
    level: int
    """1 (a line or two) … 5 (a whole model)."""
    builds_on: tuple[str, ...]
    """Names of drills that should have been seen before."""
    not_allowed: tuple[str, ...]
    prompt: str
    hints: tuple[str, ...]
    folder: Path
    place: Place

    @property
    def group(self) -> ItemId:
        """A drill is its own group: it has no siblings."""
        return self.id


Item = Card | Drill


def drill_id(name: str) -> ItemId:
    """The item id of the drill called `name`."""
    return ItemId(DRILL_PREFIX + name)
