"""Memory by topic, by phase, and in the family tree."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from studycli.content.curriculum import Curriculum
from studycli.model.items import ItemId, TopicId
from studycli.place.scope import Selection
from studycli.reports.data import PhaseMemory, TopicMemory
from studycli.reports.gathering.held import Held, mean_chance
from studycli.store.rows import TopicCount

if TYPE_CHECKING:
    from studycli.catalogue import Catalogue


def by_topic(held: Iterable[Held]) -> dict[TopicId, list[Held]]:
    """What is held of each topic that has any."""
    found: dict[TopicId, list[Held]] = {}
    for one in held:
        found.setdefault(one.row.topic, []).append(one)
    return found


def topic_memories(
    curriculum: Curriculum,
    counts: Mapping[TopicId, TopicCount],
    held: Mapping[TopicId, Sequence[Held]],
    assumed: Collection[TopicId] = (),
) -> tuple[TopicMemory, ...]:
    """Every topic that has content, in the curriculum's order, then those that it does not know."""
    declared = [topic for topic in curriculum.order() if topic in counts]
    strangers = sorted(set(counts) - set(declared))
    return tuple(
        _topic(curriculum, topic, counts[topic], held.get(topic, ()), assumed=topic in assumed)
        for topic in declared + strangers
    )


def _topic(
    curriculum: Curriculum, topic: TopicId, count: TopicCount, held: Sequence[Held], *, assumed: bool
) -> TopicMemory:
    declared, phase = curriculum.topics.get(topic), curriculum.phase(topic)
    return TopicMemory(
        topic=topic,
        title=declared.title if declared else topic,
        phase=phase.label if phase else "",
        items=count.items,
        seen=count.seen,
        due=sum(one.is_due for one in held),
        remembered=mean_chance(held),
        parent=declared.parent if declared else None,
        builds_on=declared.builds_on if declared else (),
        assumed=assumed,
    )


def phase_memories(
    curriculum: Curriculum, topics: Sequence[TopicMemory], held: Mapping[TopicId, Sequence[Held]]
) -> tuple[PhaseMemory, ...]:
    """The phases that have any of `topics`, in the curriculum's order; undeclared topics make one of their own."""
    titles = {phase.label: phase.title for phase in curriculum.phases}
    told = []
    for label in [*titles, ""]:
        mine = [topic for topic in topics if topic.phase == label]
        if mine:
            told.append(
                PhaseMemory(
                    label=label,
                    title=titles.get(label, "Topics of your own"),
                    topics=len(mine),
                    items=sum(topic.items for topic in mine),
                    seen=sum(topic.seen for topic in mine),
                    due=sum(topic.due for topic in mine),
                    remembered=mean_chance(chain.from_iterable(held.get(topic.topic, ()) for topic in mine)),
                    assumed=sum(topic.assumed for topic in mine),
                )
            )
    return tuple(told)


def counts_in(
    scope: Selection, catalogue: Catalogue, answered: Iterable[Held], suspended: set[ItemId]
) -> dict[TopicId, TopicCount]:
    """How many items of the scope each topic has, and how many of them have been answered and are suspended."""
    seen = {one.row.item for one in answered}
    held: dict[TopicId, list[ItemId]] = {}
    for entry in catalogue.entries():
        if scope.holds(entry.id, entry.kind, entry.topic):
            held.setdefault(entry.topic, []).append(entry.id)
    return {
        topic: TopicCount(len(items), len(seen.intersection(items)), len(suspended.intersection(items)))
        for topic, items in held.items()
    }
