"""`study new card`: the skeleton of a card in a deck of the learner's own."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from studycli.content.names import is_id
from studycli.errors import UsageError
from studycli.model.items import TopicId

_HEAD = """\
---
title: {title}
topic: {topic}
---
"""

_CARD = """
## What do you want to be asked? {{#{id}}}

> A hint, if you like one; else delete this line.

The answer, in a few sentences. `code`, tables and mathematics such as $\\sqrt{{d}}$ work.

- [ ] a key point that a good answer has
- [ ] another one
"""


def write_card(cards: Path, card: str, topic: TopicId, title: str, taken: Collection[str]) -> Path:
    """Adds a card called `card` to the deck of `topic` below `cards`, which is made when there is none; returns the deck.

    Raises UsageError when the id cannot be one or is taken, or the deck cannot be written.
    """
    if not is_id(card):
        raise UsageError(
            f"{card} cannot be an id.", "Use letters, digits, - _ and . and begin with a letter or digit."
        )
    if card in taken:
        raise UsageError(f"The id {card} is taken.", "Choose another one: a card's history hangs on it.")
    deck = cards / f"{topic}.md"
    try:
        deck.parent.mkdir(parents=True, exist_ok=True)
        new = not deck.exists()
        with deck.open("a", encoding="utf-8") as file:
            file.write(
                (_HEAD.format(title=f"My cards on {title}", topic=topic) if new else "")
                + _CARD.format(id=card)
            )
    except OSError as error:
        raise UsageError(
            f"{deck} cannot be written ({error.strerror}).", "Check the folder's permissions."
        ) from error
    return deck
