"""Cards that come from elsewhere, in decks of the learner's own: new files, and nothing that is there is changed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from studycli.atomic_write import write_whole
from studycli.catalogue import Catalogue
from studycli.content.curriculum import Curriculum
from studycli.content.names import proposed_id, slug
from studycli.errors import StudyError, UsageError
from studycli.exchange.card_text import WrittenCard, deck_text, split
from studycli.paths import ContentRoot, home
from studycli.store.store import Store
from studycli.wording import count

DECK_LIMIT = 4 * 1024 * 1024
"""Characters in one deck; more cards go into several."""

_OWN_PHASE = "own"


@dataclass(frozen=True, slots=True)
class Added:
    """What was written."""

    decks: tuple[Path, ...] = ()
    cards: int = 0
    """Headings: a cloze or a table makes several cards."""
    known: int = 0
    """Headings with an id that is there already; they were left out."""
    topics: tuple[str, ...] = ()
    """Topics that were declared in the learner's own curriculum.toml."""

    def lines(self) -> list[str]:
        """What is told of it."""
        lines = (
            [f"Written: {', '.join(map(str, self.decks))} ({count(self.cards, 'card')})."]
            if self.cards
            else []
        )
        if self.known:
            lines.append(f"{count(self.known, 'card')} with an id that you have already: left as they are.")
        if self.topics:
            lines.append(f"Declared in your curriculum.toml: {', '.join(self.topics)}.")
        return lines or ["No cards came in."]

    def as_data(self) -> dict[str, Any]:
        """The same as one JSON object."""
        return {
            "decks": [str(path) for path in self.decks],
            "cards": self.cards,
            "known": self.known,
            "topics": list(self.topics),
        }


def own_decks(catalogue: Catalogue, store: Store) -> OwnDecks:
    """The learner's decks, as they are now. Raises StoreError."""
    root = ContentRoot(home())
    taken: set[str] = set()
    asked: dict[str, list[str]] = {}
    for item in catalogue.items():
        if item.group not in taken and item.place.path.is_relative_to(root.cards):
            asked.setdefault(item.prompt.partition("\n")[0], []).append(item.group)
        taken |= {item.id, item.group}
    return OwnDecks(root, catalogue.curriculum, taken, taken | store.known_items(), asked)


@dataclass(slots=True)
class OwnDecks:
    """The learner's own decks. What is written can be withdrawn until the program ends."""

    root: ContentRoot
    curriculum: Curriculum
    taken: set[str]
    """The ids of everything that there is."""
    used: set[str]
    """These, and the ids with a history that is not written anywhere now: no new card may get one of them."""
    asked: dict[str, list[str]]
    """The headings in the learner's own decks, and their ids."""
    _made: list[Path] = field(default_factory=list)

    def add(self, cards: Sequence[WrittenCard], name: str, title: str) -> Added:
        """Writes those of `cards` whose id is not taken into new decks called `name`, and declares their topics.

        Raises UsageError when the folder cannot be written; then nothing was.
        """
        new = [card for card in cards if card.id not in self.taken]
        try:
            self.root.cards.mkdir(parents=True, exist_ok=True)
            for part in split(new, DECK_LIMIT):
                path = self._free(slug(name) or "deck")
                write_whole(path, deck_text(title, part))
                self._made.append(path)
            topics = self._declare(dict.fromkeys(card.topic for card in new))
        except (OSError, UnicodeDecodeError, StudyError) as error:
            self.withdraw()
            raise UsageError(
                f"The decks could not be written into {self.root.cards} ({error}).",
                "Nothing was taken in. Check that there is room and that the folder may be written.",
            ) from error
        return Added(tuple(self._made), len(new), len(cards) - len(new), topics)

    def name(self, heading: str) -> str:
        """An id for a card that has none: the one it got when it came before, else a new one."""
        if self.asked.get(heading):
            return self.asked[heading].pop(0)
        new = proposed_id(heading, self.used)
        self.used.add(new)
        return new

    def withdraw(self) -> None:
        """Removes the decks that were written."""
        for path in self._made:
            with suppress(OSError):
                path.unlink()
        self._made.clear()

    def _free(self, name: str) -> Path:
        path, number = self.root.cards / f"{name}.md", 2
        while os.path.lexists(path):
            path, number = self.root.cards / f"{name}-{number}.md", number + 1
        return path

    def _declare(self, topics: Iterable[str]) -> tuple[str, ...]:
        """Adds the topics that nobody has declared to the end of the learner's curriculum.toml."""
        new = tuple(topic for topic in topics if topic not in self.curriculum.topics)
        if not new:
            return ()
        known = any(phase.id == _OWN_PHASE for phase in self.curriculum.phases)
        entries = [] if known else [f'[[phase]]\nid = "{_OWN_PHASE}"\ntitle = "Your own"\n']
        entries += [f'[[topic]]\nid = "{topic}"\nphase = "{_OWN_PHASE}"\n' for topic in new]
        place = self.root.curriculum
        before = place.read_text(encoding="utf-8") if place.exists() else ""
        text = "\n".join([*([before.rstrip("\n") + "\n"] if before else []), *entries])
        write_whole(place.resolve(), text)
        return new
