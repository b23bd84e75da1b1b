"""Scopes: one word for a part of the content, joined by *or* within a sort and by *and* between sorts."""

from __future__ import annotations

from studycli.frozen import field, frozen
from studycli.model.items import ItemId, TopicId


@frozen
class Selection:
    """Scopes looked up in the content and the record: what a query needs to know. None: no limit of that sort."""

    topics: frozenset[TopicId] | None = None
    kinds: frozenset[str] | None = None
    """What the content cache calls an item's kind: a card's kind, or `drill`."""
    items: frozenset[ItemId] | None = None
    """The items in the states that were named: failed, flagged, due …"""
    words: tuple[str, ...] = field(default=(), compare=False)
    """The scopes as the learner wrote them."""

    def holds(self, item: ItemId, kind: str, topic: TopicId) -> bool:
        """Whether the item is part of it."""
        return (
            (self.topics is None or topic in self.topics)
            and (self.kinds is None or kind in self.kinds)
            and (self.items is None or item in self.items)
        )


EVERYTHING = Selection()
"""No scope was named."""
