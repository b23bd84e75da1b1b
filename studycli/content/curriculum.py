"""The map of what there is to learn: phases, topics, and what builds on what."""

from __future__ import annotations

from functools import cached_property

from studycli.frozen import field, frozen
from studycli.model.items import ItemId, Place, TopicId


@frozen
class Phase:
    """A part of the course."""

    id: str
    number: str
    """A Roman numeral in the course; empty for a phase of the learner's own."""
    title: str
    days: tuple[int, int] | None
    """The first and the last day; None when it is not tied to days."""

    @property
    def label(self) -> str:
        """What a screen calls it: `Phase IV`, else the title."""
        return f"Phase {self.number}" if self.number else self.title


@frozen
class Topic:
    """One thing to learn, the home of cards and drills."""

    id: TopicId
    title: str
    phase: str
    """The id of its phase."""
    day: int | None
    builds_on: tuple[TopicId, ...]
    """What should have been seen before."""
    note: str
    """What the edge to the parent says in the family tree, such as `masked prediction`; may be empty."""
    branch: str
    """The branch of the parent that it belongs to, such as `Encoder only`; may be empty."""
    parent: TopicId | None
    """The topic above it in the family tree: the first of `builds_on` unless another is named; None for a root."""
    position: int
    """Its place in the curriculum, counted from 0."""


@frozen
class Page:
    """What the course's page of one day asks for."""

    day: int
    title: str
    items: tuple[ItemId, ...]
    """Cards, headings with several cards, and drills, in the page's order."""
    lab: str
    """The experiment that the page offers; empty when it offers none."""
    place: Place


@frozen
class Curriculum:
    """Every phase and topic, in the order in which they are learned. `builds_on` has no circles and no gaps."""

    phases: tuple[Phase, ...]
    topics: dict[TopicId, Topic]
    """In curriculum order."""
    pages: dict[int, Page] = field(default_factory=dict)
    """The days whose page is written out; that of any other day is simply its topics."""

    @cached_property
    def last_day(self) -> int | None:
        """The last day of the course; None when nothing in it is tied to a day."""
        ends = [phase.days[1] for phase in self.phases if phase.days]
        return max(
            (*ends, *(topic.day for topic in self.topics.values() if topic.day), *self.pages), default=None
        )

    def phase_on(self, day: int) -> Phase | None:
        """The phase that the course is in on `day`; None before the first one."""
        begun = [phase for phase in self.phases if phase.days and phase.days[0] <= day]
        return max(begun, key=lambda phase: phase.days or (0, 0), default=None)

    def order(self) -> tuple[TopicId, ...]:
        """The topics in the order in which they are learned: by phase, then day, then as written."""
        return tuple(self.topics)

    def ancestors(self, topic: TopicId) -> tuple[TopicId, ...]:
        """All that `topic` builds on, directly or not, in curriculum order; nothing for an unknown topic."""
        found: set[TopicId] = set()
        waiting = [topic]
        while waiting:
            known = self.topics.get(waiting.pop())
            for other in known.builds_on if known else ():
                if other not in found:
                    found.add(other)
                    waiting.append(other)
        return tuple(sorted(found, key=lambda name: self.topics[name].position))

    def children(self, topic: TopicId | None) -> tuple[TopicId, ...]:
        """The topics directly below it in the family tree; the roots for None."""
        return tuple(known.id for known in self.topics.values() if known.parent == topic)

    def phase(self, topic: TopicId) -> Phase | None:
        """The phase of a topic; None for a topic that is nowhere declared."""
        known = self.topics.get(topic)
        return next((phase for phase in self.phases if known and phase.id == known.phase), None)

    def position(self, topic: TopicId) -> int:
        """The topic's place; behind all others for one that is nowhere declared."""
        known = self.topics.get(topic)
        return known.position if known else len(self.topics)
