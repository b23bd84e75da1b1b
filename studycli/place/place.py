"""Where the learner stands in the course, as the log tells it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from studycli.config import Pace
from studycli.errors import UsageError
from studycli.frozen import field, frozen
from studycli.model.items import TopicId
from studycli.model.memory import Probability
from studycli.model.review import EventId, Moment, Rating
from studycli.place import chosen_place
from studycli.place.chosen_place import Knew, Positioned
from studycli.place.scope import Selection

if TYPE_CHECKING:
    from studycli.catalogue import Catalogue
    from studycli.content.curriculum import Curriculum
    from studycli.scheduler.pause import Pause
    from studycli.store.store import Store

BELIEVED, BELIEVED_WEIGHT = 0.85, 2.0
"""What is believed of a topic that was met elsewhere, as a share of its items, and how many answers that is worth."""

CHECKED_AFTER = (14, 30, 60, 120, 240)
"""Days from one sample of a topic to the next, when it was a hit."""


class Sampled(NamedTuple):
    """What was asked so far of a topic that counts as met, to see whether it is."""

    asked: int = 0
    hits: int = 0
    last: date | None = None
    """The study day of the latest answer."""

    @property
    def missed(self) -> bool:
        """Whether one of the answers was Again."""
        return self.hits < self.asked

    def is_wanted(self, today: date) -> bool:
        """Whether another of its items should be asked: at first at once, then after weeks, later after each hit."""
        return (
            self.last is None
            or (today - self.last).days >= CHECKED_AFTER[min(self.asked, len(CHECKED_AFTER)) - 1]
        )

    @property
    def belief(self) -> Probability:
        """How likely an item of the topic would be recalled that was never asked here."""
        return Probability((BELIEVED * BELIEVED_WEIGHT + self.hits) / (BELIEVED_WEIGHT + self.asked))


@frozen
class Place:
    """Position, assumed topics and focus on one study day."""

    day: int | None = None
    """The day of the course that was reached; None at the beginning: everything is new, in order."""
    met: Mapping[TopicId, Sampled] = field(default_factory=dict)
    """The topics that the course treated before, or that the learner knows, with what samples said of each.

    None of them holds anything back that builds on it, beyond what `Sampled.belief` says of its unanswered items.
    """
    assumed: frozenset[TopicId] = frozenset()
    """Those of `met` that are not to be learned here: nothing of them is new, and samples check them.

    What was met in the current phase of the course is not among them: it is what comes after the page.
    """
    opened: frozenset[TopicId] = frozenset()
    """Assumed topics that turned out not to be known, and those that the learner does not count as known."""
    focus: Selection | None = None
    """Where new items come from; None: from everywhere that the position allows."""
    remarks: tuple[str, ...] = ()
    """What of the learner's choices cannot be followed, a sentence each."""

    def believed(self, topic: TopicId) -> Probability:
        """How likely an item of the topic would be recalled that was never answered here; 0 when it was not met."""
        sampled = self.met.get(topic)
        return Probability(0.0) if sampled is None else sampled.belief


def read_place(store: Store, catalogue: Catalogue, moment: Moment, pace: Pace = Pace.ASKED) -> Place:
    """Where the learner stands on the study day of `moment`. What was chosen and makes no sense here is remarked on."""
    curriculum = catalogue.curriculum
    remarks: list[str] = []
    positions = _usable(chosen_place.positions(store), curriculum, remarks)
    knowledge = chosen_place.knowledge(store)
    focus = _focus(store, catalogue, moment, remarks)
    timeline = _timeline(positions, curriculum, moment.day, store.pauses() if pace is Pace.DAILY else None)
    day = timeline[-1].day if timeline else None
    if day is None and not knowledge:
        return Place(focus=focus, remarks=tuple(remarks))
    said = {topic: one for one in knowledge for topic in one.topics}
    met, assumed = _behind(timeline, said, curriculum)
    begun, sampled = _answered(store, met | assumed, assumed.keys() - said.keys())
    missed = {topic for topic in assumed if topic in sampled and sampled[topic].missed}
    return Place(
        day=day,
        met={topic: sampled.get(topic, Sampled()) for topic in met},
        assumed=frozenset(assumed) - begun - missed,
        opened=frozenset(missed | {topic for topic, one in said.items() if not one.known}),
        focus=focus,
        remarks=tuple(remarks),
    )


def is_said(store: Store) -> bool:
    """Whether the learner ever said where they are, the beginning included."""
    return bool(chosen_place.positions(store))


class _Since(NamedTuple):
    id: EventId
    day: date
    """The study day on which it was chosen."""


def _usable(positions: Sequence[Positioned], curriculum: Curriculum, remarks: list[str]) -> list[Positioned]:
    """The positions that this curriculum has. One beyond it may come from a machine with a newer one."""
    last = curriculum.last_day or 0
    usable = [one for one in positions if one.day is None or 1 <= one.day <= last]
    if positions and (not usable or usable[-1] is not positions[-1]):
        ends = (
            f"The course here ends with day {last}" if last else "No days are written in the curriculum here"
        )
        remarks.append(
            f"{ends}, so your position, day {positions[-1].day}, does not count: `study start` sets another."
        )
    return usable


def _focus(store: Store, catalogue: Catalogue, moment: Moment, remarks: list[str]) -> Selection | None:
    words = chosen_place.focus_words(store)
    if not words:
        return None
    from studycli.place.vocabulary import select  # who has no focus need not wait for the parser

    known: list[str] = []
    for word in words:
        try:
            select(store, catalogue, moment, [word])
            known.append(word)
        except UsageError:
            remarks.append(
                f"Your focus names {word}, which the content no longer has: `study focus` sets another."
            )
    return select(store, catalogue, moment, known) if known else None


def _timeline(
    positions: Sequence[Positioned], curriculum: Curriculum, today: date, pauses: Sequence[Pause] | None
) -> list[Positioned]:
    """The positions up to `today`; with a daily pace also those that the course reached by itself, pauses left out.

    `pauses` is None where the course waits to be asked.
    """
    reached = list(positions)
    if pauses is None or not reached or reached[-1].day is None:
        return reached
    said, study_day, day = reached[-1].id, reached[-1].study_day, reached[-1].day
    while study_day < today and day < (curriculum.last_day or 0):
        study_day += timedelta(days=1)
        if not any(pause.holds(study_day) for pause in pauses):
            day += 1
            reached.append(Positioned(said, study_day, day))
    return reached


def _behind(
    timeline: Sequence[Positioned], said: Mapping[TopicId, Knew], curriculum: Curriculum
) -> tuple[dict[TopicId, _Since], dict[TopicId, _Since]]:
    """What counts as met and what of it as assumed, each with since when it has without a break."""
    met: dict[TopicId, _Since] = {}
    assumed: dict[TopicId, _Since] = {}
    for position in timeline:
        since, coming = _Since(position.id, position.study_day), coming_topics(curriculum, position.day)
        for topic in curriculum.topics.values():
            is_met = topic.day is not None and topic.day < (position.day or 0)
            for found, holds in ((met, is_met), (assumed, is_met and topic.id not in coming)):
                if holds:
                    found.setdefault(topic.id, since)
                else:
                    found.pop(topic.id, None)
    for name, one in said.items():
        if not one.known:
            met.pop(name, None)
            assumed.pop(name, None)
        elif name in curriculum.topics:
            met[name] = assumed[name] = _Since(one.id, one.study_day)
    return met, assumed


def _answered(
    store: Store, since: Mapping[TopicId, _Since], untold: Set[TopicId]
) -> tuple[set[TopicId], dict[TopicId, Sampled]]:
    """Those of the `untold` topics that were begun before they were assumed, and what was answered of all others since.

    `untold` are those that the learner did not name as known: what is named so is known whatever was answered before.
    """
    first = store.first_days()
    begun = {topic for topic in untold if topic in first and first[topic] < since[topic].day}
    asked = [topic for topic in since if topic in first and topic not in begun]
    sampled: dict[TopicId, Sampled] = {}
    if not asked:
        return begun, sampled
    for answer in store.answers_when_met(min(since[topic].day for topic in asked), asked):
        start = since[answer.topic]
        if answer.id > start.id and answer.day >= start.day:
            before = sampled.get(answer.topic, Sampled())
            hits = before.hits + (answer.rating > Rating.AGAIN)
            sampled[answer.topic] = Sampled(before.asked + 1, hits, answer.day)
        elif answer.topic in untold:
            begun.add(answer.topic)
    return begun, {topic: one for topic, one in sampled.items() if topic not in begun}


def coming_topics(curriculum: Curriculum, day: int | None) -> frozenset[TopicId]:
    """The topics of the current phase that the course has reached: after the page, these are learned."""
    phase = None if day is None else curriculum.phase_on(day)
    if phase is None:
        return frozenset()
    topics = curriculum.topics.values()
    return frozenset(
        topic.id for topic in topics if topic.phase == phase.id and (topic.day or 0) <= (day or 0)
    )
