"""Joining what the curriculum files say to one map; what does not fit is a fault and left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from studycli.content.curriculum import Curriculum, Page, Phase, Topic
from studycli.content.curriculum_file import WrittenPage, WrittenPhase, WrittenTopic, read_written
from studycli.content.fault import Fault
from studycli.content.names import did_you_mean
from studycli.model.items import ItemId, TopicId


def read_curriculum(path: Path) -> tuple[Curriculum, list[Fault]]:
    """The curriculum in one file."""
    return read_curricula([path])


def read_curricula(paths: Iterable[Path]) -> tuple[Curriculum, list[Fault]]:
    """One curriculum from several files; later ones add phases and topics. A file that is not there adds nothing."""
    phases: dict[str, WrittenPhase] = {}
    topics: dict[str, WrittenTopic] = {}
    pages: dict[int, WrittenPage] = {}
    faults: list[Fault] = []
    for path in paths:
        if not path.exists():
            continue
        written, found = read_written(path)
        faults += found
        for phase in written.phases:
            faults += _add_phase(phase, phases)
        for topic in written.topics:
            faults += _add_topic(topic, topics, phases)
        # The learner's own page of a day stands in for the one that came with the program.
        pages |= {page.day: page for page in written.pages}
    edges = {name: list(topic.builds_on) for name, topic in topics.items()}
    faults += _drop_unknown(edges, topics)
    faults += _drop_circles(edges, topics)
    faults += _foreign_parents(topics)
    return _ordered(phases, topics, edges, pages), faults


def _add_phase(phase: WrittenPhase, phases: dict[str, WrittenPhase]) -> Iterator[Fault]:
    if phase.id not in phases:
        phases[phase.id] = phase
    elif phases[phase.id].place.path == phase.place.path:
        other = phases[phase.id].place.line
        message = f"The phase {phase.id} is already declared on line {other}."
        yield Fault(phase.place, message, "Join the two, or give one of them another id.")


def _add_topic(
    topic: WrittenTopic, topics: dict[str, WrittenTopic], phases: dict[str, WrittenPhase]
) -> Iterator[Fault]:
    if topic.id in topics:
        message = f"The topic {topic.id} is already declared at {topics[topic.id].place}."
        yield Fault(topic.place, message, "Give this one another id, or remove it.")
        return
    topics[topic.id] = topic
    if topic.phase not in phases:
        otherwise = f"Known are {', '.join(phases) or 'none yet: write a [[phase]] with an id'}."
        message = (
            f"The topic {topic.id} is in the phase {topic.phase or '(none)'}, which is nowhere declared."
        )
        yield Fault(topic.place, message, did_you_mean(topic.phase, phases, otherwise))


def _drop_unknown(edges: dict[str, list[str]], topics: dict[str, WrittenTopic]) -> Iterator[Fault]:
    for name, below in edges.items():
        for other in [other for other in below if other not in topics]:
            below.remove(other)
            message = f"The topic {name} builds on {other}, which is nowhere declared."
            yield Fault(
                topics[name].place, message, did_you_mean(other, topics, "Declare it, or remove the name.")
            )


def _drop_circles(edges: dict[str, list[str]], topics: dict[str, WrittenTopic]) -> Iterator[Fault]:
    for circle in circles(edges):
        edges[circle[0]].remove(circle[1])
        message = f"These topics build on each other in a circle: {' → '.join(circle)}."
        yield Fault(
            topics[circle[0]].place, message, "Remove one of the edges; the first was left out for now."
        )


def _foreign_parents(topics: dict[str, WrittenTopic]) -> Iterator[Fault]:
    for topic in topics.values():
        if topic.parent and topic.parent not in topic.builds_on:
            message = f"The parent of {topic.id} is {topic.parent}, which is not in its builds_on."
            remedy = 'Name a topic of builds_on, or "" for a tree of its own.'
            yield Fault(topic.place, message, did_you_mean(topic.parent, topic.builds_on, remedy))


def _parent(topic: WrittenTopic, below: Sequence[str]) -> TopicId | None:
    if topic.parent is not None:
        return TopicId(topic.parent) if topic.parent in below else None
    return TopicId(below[0]) if below else None


def circles(edges: dict[str, list[str]]) -> list[list[str]]:
    """The circles that a walk along all edges meets: each as [a, b, …, a], where a → b closes or begins it.

    Removing the edge a → b of each leaves none.
    """
    found: list[list[str]] = []
    done: set[str] = set()
    for start in edges:
        path: list[str] = []
        waiting: list[Iterator[str]] = []
        if start not in done:
            path, waiting = [start], [iter(edges[start])]
        while waiting:
            following = next(waiting[-1], None)
            if following is None:
                done.add(path.pop())
                waiting.pop()
            elif following in path:
                # the edge just walked closes the circle: write it first
                found.append([path[-1], *path[path.index(following) :]])
            elif following not in done and following in edges:
                path.append(following)
                waiting.append(iter(edges[following]))
    return found


def _ordered(
    phases: dict[str, WrittenPhase],
    topics: dict[str, WrittenTopic],
    edges: dict[str, list[str]],
    pages: dict[int, WrittenPage],
) -> Curriculum:
    rank = {name: place for place, name in enumerate(phases)}
    last = len(rank)

    def key(topic: WrittenTopic) -> tuple[int, int]:
        return rank.get(topic.phase, last), topic.day if topic.day is not None else 10**6

    ordered = sorted(topics.values(), key=key)
    return Curriculum(
        tuple(Phase(phase.id, phase.number, phase.title, phase.days) for phase in phases.values()),
        {
            TopicId(topic.id): Topic(
                id=TopicId(topic.id),
                title=topic.title,
                phase=topic.phase,
                day=topic.day,
                builds_on=_topic_ids(edges[topic.id]),
                note=topic.note,
                branch=topic.branch,
                parent=_parent(topic, edges[topic.id]),
                position=position,
            )
            for position, topic in enumerate(ordered)
        },
        {
            page.day: Page(page.day, page.title, tuple(map(ItemId, page.items)), page.lab, page.place)
            for page in pages.values()
        },
    )


def _topic_ids(names: Sequence[str]) -> tuple[TopicId, ...]:
    return tuple(TopicId(name) for name in dict.fromkeys(names))
