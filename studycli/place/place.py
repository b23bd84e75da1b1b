"""Where the learner stands in the course, as the log tells it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from studycli.config import Pace
from studycli.errors import UsageError
from studycli.frozen import frozen
from studycli.model.items import DRILL_KIND, TopicId
from studycli.model.memory import Probability
from studycli.model.review import EventId, Moment, Rating
from studycli.place import chosen_place
from studycli.place.chosen_place import Knew, Positioned
from studycli.place.scope import Selection

if TYPE_CHECKING:
    from studycli.catalogue import Catalogue
    from studycli.content.curriculum import Curriculum
    from studycli.scheduler.pause import Pause
    from studycli.store.rows import NewRow
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
    """Topics behind the position that turned out not to be known, or that the learner does not count as known."""
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
    day = _day(positions, curriculum, moment.day, pace, store.pauses())
    if day is None and not knowledge:
        return Place(focus=focus, remarks=tuple(remarks))
    said = _said(knowledge)
    met = _met(positions, said, curriculum, day)
    begun, sampled = _answered(store, met, said)
    missed = {topic for topic, samples in sampled.items() if samples.missed}
    refused = {topic for topic, one in said.items() if not one.known}
    coming = _coming(curriculum, day) - {topic for topic, one in said.items() if one.known}
    return Place(
        day=day,
        met={topic: sampled.get(topic, Sampled()) for topic in met},
        assumed=frozenset(met) - begun - missed - coming,
        opened=frozenset(missed | refused),
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


def _day(
    positions: Sequence[Positioned], curriculum: Curriculum, today: date, pace: Pace, pauses: Sequence[Pause]
) -> int | None:
    if not positions or positions[-1].day is None:
        return None
    latest = positions[-1]
    gone = max(0, (today - latest.study_day).days) if pace is Pace.DAILY else 0
    resting = sum(
        any(pause.holds(latest.study_day + timedelta(days=day + 1)) for pause in pauses)
        for day in range(gone)
    )
    return min(positions[-1].day + gone - resting, curriculum.last_day or 0)


def _said(knowledge: Iterable[Knew]) -> dict[TopicId, Knew]:
    """The latest that was said about each topic."""
    return {topic: one for one in knowledge for topic in one.topics}


def _met(
    positions: Sequence[Positioned], said: Mapping[TopicId, Knew], curriculum: Curriculum, day: int | None
) -> dict[TopicId, _Since]:
    """What counts as met, and since when it has without a break."""
    met: dict[TopicId, _Since] = {}
    for position in positions:
        reached = position.day or 0
        if position is positions[-1]:
            reached = day or 0
        for topic in curriculum.topics.values():
            if topic.day is not None and topic.day < reached:
                met.setdefault(topic.id, _Since(position.id, position.study_day))
            else:
                met.pop(topic.id, None)
    for name, one in said.items():
        if not one.known:
            met.pop(name, None)
        elif name in curriculum.topics:
            met[name] = _Since(one.id, one.study_day)
    return met


def _answered(
    store: Store, met: Mapping[TopicId, _Since], said: Mapping[TopicId, Knew]
) -> tuple[set[TopicId], dict[TopicId, Sampled]]:
    """The topics that were begun before they counted as met, and what was answered of each other one since."""
    first = store.first_days()
    begun = {
        topic for topic, since in met.items() if topic in first and first[topic] < since.day
    } - said.keys()
    asked = [topic for topic in met if topic in first and topic not in begun]
    sampled: dict[TopicId, Sampled] = {}
    if not asked:
        return begun, sampled
    for answer in store.answers_when_met(min(met[topic].day for topic in asked), asked):
        if answer.id > met[answer.topic].id:
            before = sampled.get(answer.topic, Sampled())
            hits = before.hits + (answer.rating > Rating.AGAIN)
            sampled[answer.topic] = Sampled(before.asked + 1, hits, answer.day)
        elif answer.topic not in said:
            begun.add(answer.topic)
    return begun, {topic: one for topic, one in sampled.items() if topic not in begun}


def _coming(curriculum: Curriculum, day: int | None) -> frozenset[TopicId]:
    """The topics of the current phase that the course has reached: after the page, these are learned."""
    phase = None if day is None else curriculum.phase_on(day)
    if phase is None:
        return frozenset()
    topics = curriculum.topics.values()
    return frozenset(
        topic.id for topic in topics if topic.phase == phase.id and (topic.day or 0) <= (day or 0)
    )


# New items


class _Rank(NamedTuple):
    group: int
    place: int


_PAGE, _OPENED, _PHASE, _OWN, _BEGUN, _NAMED = range(6)


def order_new(place: Place, catalogue: Catalogue, rows: Sequence[NewRow]) -> list[NewRow]:
    """Those of `rows` (in the content's order) that may be met now, in the order in which they should be.

    The page of the position's day first, in the page's order; then what a sample opened; then the current phase in the
    order of its days up to the position, in turn with topics of the learner's own that are tied to no day; then what
    was begun earlier. Nothing of an assumed topic and nothing outside the focus; nothing behind or beyond the position,
    unless the focus names parts of the map: who studies a scope hands it over as the focus.
    """
    focus = place.focus
    named = focus is not None and (focus.topics is not None or focus.items is not None)
    if focus is not None:
        rows = [row for row in rows if focus.holds(row.item, row.kind, row.topic)]
    ranking = _Ranking(place, catalogue.curriculum, named=named)
    ranked = [(rank, row) for row in rows if (rank := ranking.rank(row)) is not None]
    ranked.sort(key=lambda pair: pair[0])
    groups: dict[int, list[NewRow]] = {}
    for rank, row in ranked:
        groups.setdefault(rank.group, []).append(row)
    phase, own = groups.get(_PHASE, []), groups.get(_OWN, [])
    parts = (groups.get(_PAGE, []), groups.get(_OPENED, []), _in_turn(phase, own))
    return [row for part in (*parts, groups.get(_BEGUN, []), groups.get(_NAMED, [])) for row in part]


def on_page(place: Place, catalogue: Catalogue, row: NewRow) -> bool:
    """Whether the item stands on the page of the position's day, which may fill a day on its own."""
    return place.day is not None and page_rank(catalogue.curriculum, place.day, row) is not None


def page_rank(curriculum: Curriculum, day: int, row: NewRow) -> int | None:
    """The item's place on the page of `day`; None when it does not stand there."""
    page = curriculum.pages.get(day)
    if page is None:
        topic = curriculum.topics.get(row.topic)
        return 0 if topic is not None and topic.day == day else None
    for name in (row.item, row.group):
        if name in page.items:
            return page.items.index(name)
    return None


class _Ranking:
    """Where in the line a new item stands."""

    def __init__(self, place: Place, curriculum: Curriculum, *, named: bool) -> None:
        self._place, self._curriculum, self._named = place, curriculum, named
        self._coming = _coming(curriculum, place.day)

    def rank(self, row: NewRow) -> _Rank | None:
        """None for what is not to be met now."""
        place = self._place
        if place.day is None:
            waits = row.topic in place.assumed and not self._named
            return None if waits else _Rank(_NAMED, row.position)
        page = page_rank(self._curriculum, place.day, row)
        if page is not None:
            return _Rank(_PAGE, page)
        group = self._group(row.topic, place.day)
        return None if group is None else _Rank(group, row.position)

    def _group(self, topic: TopicId, reached: int) -> int | None:
        known = self._curriculum.topics.get(topic)
        if topic in self._place.opened:
            return _OPENED
        if known is None or known.day is None:
            return _OWN
        if topic not in self._place.assumed:
            if topic in self._coming:
                return _PHASE
            if known.day < reached:
                return _BEGUN
        return _NAMED if self._named else None


def _in_turn(ones: Sequence[NewRow], others: Sequence[NewRow]) -> list[NewRow]:
    """One of each in turn, until both are used up."""
    both = min(len(ones), len(others))
    turns = [row for pair in zip(ones[:both], others[:both], strict=True) for row in pair]
    return [*turns, *ones[both:], *others[both:]]


# Samples


def samples(store: Store, catalogue: Catalogue, place: Place, moment: Moment, count: int) -> list[NewRow]:
    """At most `count` items of assumed topics to ask today, so that what is assumed is checked, too.

    Those come first on which most of what is being learnt depends, one of each topic: a card where there is one, and a
    drill only where something that is being learnt depends on the topic. What was asked today already counts.
    """
    count -= sum(sampled.last == moment.day for sampled in place.met.values())
    wanted = [topic for topic in place.assumed if place.met[topic].is_wanted(moment.day)]
    if count <= 0 or not wanted:
        return []
    waiting: dict[TopicId, NewRow] = {}
    for row in store.new_rows(moment, wanted):
        if row.topic not in waiting or (_is_drill(waiting[row.topic]) and not _is_drill(row)):
            waiting[row.topic] = row
    weight = _weights(catalogue.curriculum, _learnt(store, catalogue.curriculum, place))
    rows = [row for row in waiting.values() if row.topic in weight or not _is_drill(row)]
    return sorted(rows, key=lambda row: (-weight.get(row.topic, 0.0), row.position))[:count]


def _is_drill(row: NewRow) -> bool:
    return row.kind == DRILL_KIND


def _learnt(store: Store, curriculum: Curriculum, place: Place) -> set[TopicId]:
    """The topics that are being learnt: begun here, or about to be."""
    return (set(store.first_days()) | _coming(curriculum, place.day)) - place.assumed


def _weights(curriculum: Curriculum, learnt: Iterable[TopicId]) -> dict[TopicId, float]:
    """How much of what is learnt depends on each topic: 1 for each that builds on it directly, a quarter of it a step further."""
    weight: dict[TopicId, float] = {}
    for topic in learnt:
        share, near, reached = 1.0, {topic}, {topic}
        while near:
            known = (curriculum.topics.get(name) for name in near)
            near = {below for one in known if one for below in one.builds_on} - reached
            reached |= near
            for below in near:
                weight[below] = weight.get(below, 0.0) + share
            share /= 4
    return weight
