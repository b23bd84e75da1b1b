"""What must be remembered before a new item makes sense."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from studycli.frozen import field, frozen
from studycli.model.items import ItemId, TopicId
from studycli.model.memory import Probability
from studycli.session.entries import Form, QueueEntry


@frozen
class Known:
    """How well something is known that others build on: a topic by its items, or drills."""

    items: int = 0
    """Items that are not suspended."""
    met: int = 0
    """How many of them were ever answered, or are assumed."""
    met_before: int = 0
    """How many of them before today."""
    recall: float = 0.0
    """Sum of their believed recall; what was never met, or met only today, adds nothing."""

    def assumed(self, recall: Probability) -> Known:
        """The same, what was not met before today taken to be known as well as `recall`."""
        unmet = self.items - self.met_before
        return Known(self.items, self.items, self.items, self.recall + unmet * recall)


_PERFECT = Known(10, 10, 10, 10.0)
"""More than the parts of any drill: what is not ready with these is not, and its parts need not be read."""


@frozen
class Prerequisites:
    """Which new items are ready.

    What has nothing to show (no content, or all of it suspended) holds nothing back.
    """

    below: Mapping[TopicId, frozenset[TopicId]]
    """For every topic, the topics with content that it builds on directly (see `directly_below`)."""
    topics: Mapping[TopicId, Known]
    parts: Callable[[ItemId], Sequence[Known]]
    """How the drills that a drill builds on stand; asked once for each, and only when its topics do not decide."""
    least: Probability
    """Mean believed recall from which on something is ready."""
    _parts: dict[ItemId, Sequence[Known]] = field(default_factory=dict)

    def ready(self, entry: QueueEntry) -> bool:
        """Whether what it builds on is remembered well enough on the whole, its parts all met before today."""
        topics = self._topics_of(entry)
        if entry.form is Form.CARD:
            return self._are_known(topics)
        if not self._are_known([*topics, _PERFECT]):
            return False
        parts = self._parts_of(entry)
        return all(part.met_before == part.items for part in parts) and self._are_known([*topics, *parts])

    def any_seen(self, entry: QueueEntry) -> bool:
        """Whether all its parts and something of every topic that it builds on was met."""
        met = all(known.met for known in self._topics_of(entry))
        return met and (entry.form is Form.CARD or all(part.met for part in self._parts_of(entry)))

    def _are_known(self, all_known: Iterable[Known]) -> bool:
        items, recall = 0, 0.0
        for known in all_known:
            items += known.items
            recall += known.recall
        return recall >= self.least * items

    def _topics_of(self, entry: QueueEntry) -> list[Known]:
        return [self.topics[topic] for topic in self.below.get(entry.topic, ()) if topic in self.topics]

    def _parts_of(self, entry: QueueEntry) -> Sequence[Known]:
        if entry.item not in self._parts:
            self._parts[entry.item] = self.parts(entry.item)
        return self._parts[entry.item]


def directly_below(
    builds_on: Mapping[TopicId, Iterable[TopicId]], with_content: Iterable[TopicId]
) -> dict[TopicId, frozenset[TopicId]]:
    """The topics of `with_content` that each topic builds on directly; a topic without any is looked through.

    A circle is cut: no topic needs itself.
    """
    shown = set(with_content)
    found: dict[TopicId, frozenset[TopicId]] = {}
    for topic in builds_on:
        reached: set[TopicId] = set()
        ahead = list(builds_on[topic])
        while ahead:
            near = ahead.pop()
            if near in reached:
                continue
            reached.add(near)
            if near not in shown:
                ahead.extend(builds_on.get(near, ()))
        found[topic] = frozenset(reached & shown - {topic})
    return found
