"""What stands below the headings of decks, as it is written: what clozes and tables are made of."""

from __future__ import annotations

from pathlib import Path

from studycli.content.section import Section
from studycli.content.written import written_sections
from studycli.exchange.card_text import WrittenCard, topic_name
from studycli.model.items import Card, ItemId


class Sources:
    """Reads each deck once, when it is asked about one of its cards."""

    def __init__(self) -> None:
        self._decks: dict[Path, dict[str, Section]] = {}

    def section(self, card: Card) -> Section | None:
        """The section that `card` was made of; None when it is not there any more."""
        path = card.place.path
        if path not in self._decks:
            self._decks[path] = {section.heading.id: section for section in written_sections(path)}
        return self._decks[path].get(ItemId(card.group))

    def body(self, card: Card) -> str:
        """What stands below the card's heading."""
        section = self.section(card)
        return "" if section is None else section.text(0)

    def written(self, card: Card) -> WrittenCard | None:
        """The card's section, ready to be written into another deck."""
        section = self.section(card)
        if section is None:
            return None
        heading = section.heading
        return WrittenCard(
            heading.id, heading.kind, topic_name(card.topic), heading.text, section.text(0).strip("\n")
        )
