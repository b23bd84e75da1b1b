"""Which items of assumed topics are asked, so that what is assumed is checked, too."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from studycli.content.curriculum import Curriculum
from studycli.model.items import DRILL_KIND, TopicId
from studycli.model.review import Moment
from studycli.place.place import Place, coming_topics

if TYPE_CHECKING:
    from studycli.catalogue import Catalogue
    from studycli.store.rows import NewRow
    from studycli.store.store import Store


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
    return (set(store.first_days()) | coming_topics(curriculum, place.day)) - place.assumed


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
