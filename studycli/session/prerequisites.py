"""What must have been seen before a new item makes sense."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from studycli.model.items import ItemId, TopicId
from studycli.session.entries import Form, QueueEntry


@dataclass(slots=True)
class Prerequisites:
    """Which new items are ready, as a queue grows.

    A topic is ready when some item of every topic that it builds on, directly or not, was reviewed or stands earlier
    in the queue; a drill needs the drills that it builds on as well. What has nothing left to show (no content, or all
    of it suspended) holds nothing back: callers leave it out of `topic_needs` and `drill_needs`.
    """

    topic_needs: Mapping[TopicId, frozenset[TopicId]]
    """For every topic that has content, all that it builds on."""
    drill_needs: Callable[[ItemId], frozenset[ItemId]]
    """The drills that a drill builds on; asked once for each."""
    seen_topics: set[TopicId] = field(default_factory=set)
    seen_drills: set[ItemId] = field(default_factory=set)
    _known: dict[ItemId, frozenset[ItemId]] = field(default_factory=dict)

    def met(self, entry: QueueEntry) -> bool:
        """Whether everything that the item builds on has been seen."""
        topics = self.topic_needs.get(entry.topic)
        if topics and not topics <= self.seen_topics:
            return False
        if entry.form is Form.CARD:
            return True
        if entry.item not in self._known:
            self._known[entry.item] = self.drill_needs(entry.item)
        return self._known[entry.item] <= self.seen_drills

    def ready_topics(self) -> list[TopicId]:
        """The topics with content whose items may be met now, as far as topics go."""
        return [topic for topic, needs in self.topic_needs.items() if needs <= self.seen_topics]

    def see(self, entry: QueueEntry) -> bool:
        """Notes that the item is in the queue. True when that is news that could make others ready."""
        news = entry.topic not in self.seen_topics
        self.seen_topics.add(entry.topic)
        if entry.form is Form.DRILL and entry.item not in self.seen_drills:
            self.seen_drills.add(entry.item)
            news = True
        return news

    def copy(self) -> Prerequisites:
        """The same, to be changed apart."""
        seen = (set(self.seen_topics), set(self.seen_drills))
        return Prerequisites(self.topic_needs, self.drill_needs, *seen, self._known)


NOTHING_NEEDED = Prerequisites({}, lambda _: frozenset())
"""For lists in which everything is ready. Copy it before letting it see anything."""


def ancestors(builds_on: Mapping[TopicId, Iterable[TopicId]]) -> dict[TopicId, frozenset[TopicId]]:
    """Every topic that each topic builds on, directly or not. A circle is cut: no topic needs itself."""
    found: dict[TopicId, frozenset[TopicId]] = {}
    for topic in builds_on:
        reached: set[TopicId] = set()
        ahead = list(builds_on[topic])
        while ahead:
            near = ahead.pop()
            if near in reached:
                continue
            reached.add(near)
            ahead.extend(builds_on.get(near, ()))
        found[topic] = frozenset(reached - {topic})
    return found
