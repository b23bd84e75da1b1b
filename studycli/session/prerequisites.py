"""What must be remembered before a new item makes sense."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from studycli.model.items import ItemId, TopicId
from studycli.model.memory import Probability
from studycli.session.entries import Form, QueueEntry


@dataclass(slots=True)
class Known:
    """How well something is known that others build on: a topic by its items, or one drill."""

    items: int = 0
    """Items that are not suspended."""
    met: int = 0
    """How many of them were ever answered, or are assumed."""
    met_before: int = 0
    """How many of them before today."""
    recall: float = 0.0
    """Sum of their believed recall; what was never met, or met only today, adds nothing."""

    def add(self, recall: float | None, *, today: bool) -> None:
        """Counts one item; `recall` is None when it was never met, `today` says that it was met only today."""
        self.items += 1
        if recall is not None:
            self.met += 1
            if not today:
                self.met_before += 1
                self.recall += recall

    def assume(self, recall: Probability) -> None:
        """Takes what was not met before today to be known as well as `recall`."""
        self.recall += (self.items - self.met_before) * recall
        self.met = self.met_before = self.items


@dataclass(frozen=True, slots=True)
class Prerequisites:
    """Which new items are ready.

    What has nothing to show (no content, or all of it suspended) holds nothing back.
    """

    below: Mapping[TopicId, frozenset[TopicId]]
    """For every topic, the topics with content that it builds on directly (see `directly_below`)."""
    topics: Mapping[TopicId, Known]
    drills: Mapping[ItemId, Known]
    parts: Callable[[ItemId], Iterable[ItemId]]
    """The drills that a drill builds on; asked once for each."""
    least: Probability
    """Mean believed recall from which on something is ready."""
    _parts: dict[ItemId, list[Known]] = field(default_factory=dict)

    def ready(self, entry: QueueEntry) -> bool:
        """Whether what it builds on is remembered well enough on the whole, its parts all met before today."""
        parts = self._parts_of(entry)
        if any(part.met_before < part.items for part in parts):
            return False
        needed = [*parts, *self._topics_of(entry)]
        items = sum(known.items for known in needed)
        return sum(known.recall for known in needed) >= self.least * items

    def any_seen(self, entry: QueueEntry) -> bool:
        """Whether all its parts and something of every topic that it builds on was met."""
        return all(known.met for known in (*self._parts_of(entry), *self._topics_of(entry)))

    def _topics_of(self, entry: QueueEntry) -> list[Known]:
        return [self.topics[topic] for topic in self.below.get(entry.topic, ()) if topic in self.topics]

    def _parts_of(self, entry: QueueEntry) -> list[Known]:
        if entry.form is Form.CARD:
            return []
        if entry.item not in self._parts:
            parts = (part for part in self.parts(entry.item) if part != entry.item)
            self._parts[entry.item] = [self.drills[part] for part in parts if part in self.drills]
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
