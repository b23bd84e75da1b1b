"""A simulated learner: what they truly remember, how they answer, and how long it takes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp
from statistics import NormalDist, fmean
from typing import TYPE_CHECKING

from studycli.model.items import DRILL_PREFIX, Drill, ItemId, Minutes, Seconds, TopicId, drill_id
from studycli.model.review import Rating

from .laws import SAME_DAY, LawName, Trace, law_of

if TYPE_CHECKING:
    from studycli.catalogue import Catalogue

CARD_MINUTES = Minutes(2 / 3)
"""What a card takes whose deck does not say."""

_MASK = 2**64 - 1
_NORMAL = NormalDist()
_OF_LEARNER = -1


@dataclass(frozen=True, slots=True)
class Piece:
    """An item of the content, as far as a simulation needs it."""

    item: ItemId
    number: int
    """Its place in the course."""
    minutes: Minutes
    """As the content says."""
    needs: tuple[ItemId, ...]
    """What it builds on: its parts (drills) and every item of the topics directly below its own."""

    @property
    def is_drill(self) -> bool:
        """Whether it is written and not said."""
        return self.item.startswith(DRILL_PREFIX)


Content = Mapping[ItemId, Piece]
"""In the order of the course."""


def content_of(catalogue: Catalogue) -> Content:
    """What there is to learn."""
    rows = catalogue.entries()
    of_topic: dict[TopicId, list[ItemId]] = {}
    for row in rows:
        of_topic.setdefault(row.topic, []).append(row.id)
    known = {row.id for row in rows}
    topics = catalogue.curriculum.topics
    pieces = {}
    for number, row in enumerate(rows):
        below = topics[row.topic].builds_on if row.topic in topics else ()
        needs = [item for topic in below for item in of_topic.get(topic, ())]
        item = catalogue.item(row.id)
        if isinstance(item, Drill):
            needs += [part for part in map(drill_id, item.builds_on) if part in known]
        needs = [need for need in dict.fromkeys(needs) if need != row.id]
        pieces[row.id] = Piece(row.id, number, Minutes(row.minutes or CARD_MINUTES), tuple(needs))
    return pieces


@dataclass(frozen=True, slots=True)
class Answer:
    """What a learner did when they were asked."""

    rating: Rating
    duration: Seconds


class Learner:
    """One learner by one law. Every draw belongs to an item and the number of its answer, and to nothing else: two
    learners with the same seed who are taught differently differ by the teaching and not by luck.

    How well an item is taken in when it is begun ("grip") is 0.4 + 0.6·k with k the mean true recall of what it builds
    on, which never was begun counting as 0; it then takes up to a third longer, too, and fails more often.
    """

    def __init__(self, law: LawName, seed: int, content: Content) -> None:
        self._seed, self._content = seed, content
        self._law = law_of(law, lambda trait: self._normal(_OF_LEARNER, 0, trait))
        self._speed = exp(0.2 * self._normal(_OF_LEARNER, 1, 0))
        self._writing = exp(0.25 * self._normal(_OF_LEARNER, 1, 1))
        self._traces: dict[ItemId, Trace] = {}
        self._answers: dict[ItemId, int] = {}
        self._last: dict[ItemId, float] = {}
        self.knew: list[float] = []
        """Of every item begun that builds on others: the share of those that was known."""

    @property
    def begun(self) -> Iterable[ItemId]:
        """What was met at least once."""
        return self._traces

    def recall(self, item: ItemId, at: float) -> float:
        """The true chance of recall; 0 for what never was met."""
        trace = self._traces.get(item)
        return 0.0 if trace is None else trace.recall(at)

    def answer(self, item: ItemId, at: float) -> Answer:
        """Answers at a time in days, and learns by it."""
        piece, count = self._content[item], self._answers.get(item, 0)
        self._answers[item] = count + 1
        trace = self._traces.get(item)
        if trace is None:
            rating, factor = self._meet(piece, at)
        else:
            rating, factor = self._recollect(piece, trace, at, count)
        self._last[item] = at
        speed = self._speed * (self._writing if piece.is_drill else 1.0)
        luck = exp(0.35 * self._normal(piece.number, count, 1) - 0.35**2 / 2)
        return Answer(rating, Seconds(60 * piece.minutes * factor * speed * luck))

    def _meet(self, piece: Piece, at: float) -> tuple[Rating, float]:
        ready = fmean(self.recall(need, at) for need in piece.needs) if piece.needs else 1.0
        if piece.needs:
            self.knew.append(ready)
        ease = self._normal(piece.number, 0, 2)
        shown = 0.8 * ease + 0.6 * self._normal(piece.number, 0, 3) - 0.8 * (1 - ready)
        rating = Rating.AGAIN if shown < -0.5 else Rating.HARD if shown < 0 else Rating.GOOD
        if shown > 1.4:
            rating = Rating.EASY
        self._traces[piece.item] = self._law(ease, 0.4 + 0.6 * ready, rating, at)
        longer = 1.3 if rating is Rating.AGAIN else 0.7 if rating is Rating.EASY else 1.0
        return rating, 1.4 * longer * (1 + (1 - ready) / 3)

    def _recollect(self, piece: Piece, trace: Trace, at: float, count: int) -> tuple[Rating, float]:
        chance = trace.recall(at)
        is_recalled = self._uniform(piece.number, count, 4) < chance
        rating = Rating.AGAIN
        if is_recalled:
            shown = self._uniform(piece.number, count, 5)
            rating = Rating.HARD if shown < 0.1 + 0.3 * (1 - chance) else Rating.GOOD
            rating = Rating.EASY if shown > 1 - 0.15 * chance else rating
        is_step = at - self._last[piece.item] < SAME_DAY
        trace.answer(at, rating)
        if is_step:
            return rating, 0.4
        return rating, {Rating.AGAIN: 1.6, Rating.HARD: 1.2, Rating.GOOD: 0.85, Rating.EASY: 0.6}[rating]

    def _uniform(self, number: int, count: int, purpose: int) -> float:
        """SplitMix64 (Steele, Lea & Flood 2014, figure 17) of what the draw belongs to."""
        mixed = self._seed
        for part in (number + 1, count, purpose):
            mixed = (mixed ^ part) * 0x9E3779B97F4A7C15 + 0xD6E8FEB86659FD93 & _MASK
            mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9 & _MASK
            mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB & _MASK
            mixed ^= mixed >> 31
        return ((mixed >> 11) + 0.5) / 2**53

    def _normal(self, number: int, count: int, purpose: int) -> float:
        return _NORMAL.inv_cdf(self._uniform(number, count, purpose))
