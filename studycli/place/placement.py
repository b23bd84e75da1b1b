"""Finding a learner's place by asking: which topic to ask about next, and what the answers say of all others. Pure.

A pass vouches for what the topic builds on, a miss for what builds on it. Each question is the one whose answer, whichever
it is, leaves least undecided.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from studycli.frozen import frozen
from studycli.model.items import TopicId

if TYPE_CHECKING:
    from studycli.content.curriculum import Curriculum

MOST_QUESTIONS = 12

Answers = Mapping[TopicId, bool]
"""The topics that were asked about → whether the answer was known, in the order of asking."""


@frozen
class Found:
    """What a learner's answers say of the map."""

    known: frozenset[TopicId]
    unknown: frozenset[TopicId]
    undecided: frozenset[TopicId]


@frozen
class Saved:
    """What is kept of a placement: position and topics, as `chosen_place` keeps them."""

    day: int | None
    known: frozenset[TopicId]
    not_known: frozenset[TopicId]
    """Those that the course treats before the position."""


class Placement:
    """The map that is asked about: the topics that have content."""

    def __init__(self, curriculum: Curriculum, topics: Collection[TopicId]) -> None:
        self._curriculum = curriculum
        self.topics = tuple(topic for topic in curriculum.order() if topic in topics)
        self._below = {
            topic: frozenset(curriculum.ancestors(topic)) & frozenset(self.topics) | {topic}
            for topic in self.topics
        }
        self._above = {
            topic: frozenset(other for other in self.topics if topic in self._below[other])
            for topic in self.topics
        }

    def found(self, answers: Answers) -> Found:
        """What is decided so far."""
        known: set[TopicId] = set()
        unknown: set[TopicId] = set()
        for topic, passed in answers.items():
            if passed:
                known |= self._below.get(topic, frozenset())
            else:
                unknown |= self._above.get(topic, frozenset())
        undecided = frozenset(self.topics) - known - unknown
        return Found(frozenset(known - unknown), frozenset(unknown), undecided)

    def question(
        self, answers: Answers, preferred: Collection[TopicId], others: Collection[TopicId]
    ) -> TopicId | None:
        """The topic to ask about next: one of `preferred`, else of `others`; None when there is nothing left to decide.

        Nobody is asked more than `MOST_QUESTIONS` times, nor twice about one topic.
        """
        if len(answers) >= MOST_QUESTIONS:
            return None
        undecided = self.found(answers).undecided
        for group in (preferred, others):
            open_ones = [topic for topic in self.topics if topic in undecided and topic in group]
            if open_ones:
                return max(open_ones, key=lambda topic: self._worth(topic, undecided))
        return None

    def _worth(self, topic: TopicId, undecided: frozenset[TopicId]) -> tuple[int, int]:
        """How many topics the less telling of the two answers decides, and how many both do."""
        below, above = len(self._below[topic] & undecided), len(self._above[topic] & undecided)
        return min(below, above), below + above

    def believed(self, answers: Answers) -> frozenset[TopicId]:
        """The topics that the learner probably knows: what is undecided counts as known if the course treats it before
        something that is."""
        found = self.found(answers)
        known_days = [day for topic in found.known if (day := self._day(topic)) is not None]
        last = max(known_days, default=0)
        return found.known | {topic for topic in found.undecided if (self._day(topic) or last + 1) < last}

    def saved(self, known: Collection[TopicId]) -> Saved:
        """What to keep for a learner who knows just these topics: the position is the day after the last of them."""
        days = sorted({day for topic in self._curriculum.topics.values() if (day := topic.day) is not None})
        reached = [day for topic in known if (day := self._day(topic)) is not None]
        if not reached:
            return Saved(None, frozenset(known), frozenset())
        position = next(
            (day for day in days if day > max(reached)), self._curriculum.last_day or max(reached)
        )
        behind = {topic for topic in self.topics if (self._day(topic) or position) < position}
        return Saved(position, frozenset(known), frozenset(behind.difference(known)))

    def _day(self, topic: TopicId) -> int | None:
        return self._curriculum.topics[topic].day
