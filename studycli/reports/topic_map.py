"""The family tree of topics, with what is remembered of each: `study map`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import Enum
from itertools import groupby

from studycli.content.curriculum import Curriculum
from studycli.model.items import TopicId
from studycli.place.scope import Selection
from studycli.reports.data import MapNode, TopicMemory
from studycli.reports.wording import bar, percent


def topic_map(curriculum: Curriculum, memories: Iterable[TopicMemory]) -> tuple[MapNode, ...]:
    """The roots of the map: every topic of the curriculum, then those with content that it does not know."""
    known = {memory.topic: memory for memory in memories}
    roots = _nodes(curriculum, curriculum.children(None), known)
    strangers = (memory for topic, memory in known.items() if topic not in curriculum.topics)
    return (*roots, *(MapNode(memory.title, "", memory.topic, memory, ()) for memory in strangers))


def scoped_map(
    curriculum: Curriculum, memories: Iterable[TopicMemory], scope: Selection
) -> tuple[MapNode, ...]:
    """The map of the topics that `scope` names: the ways down to them, and all that is below them."""
    roots = topic_map(curriculum, memories)
    return roots if scope.topics is None else _pruned(roots, scope.topics)


def _pruned(roots: Iterable[MapNode], topics: Collection[TopicId]) -> tuple[MapNode, ...]:
    kept = []
    for node in roots:
        below = node.children if node.topic in topics else _pruned(node.children, topics)
        if below or node.topic in topics:
            kept.append(replace(node, children=below))
    return tuple(kept)


def _nodes(
    curriculum: Curriculum, topics: Sequence[TopicId], known: Mapping[TopicId, TopicMemory]
) -> tuple[MapNode, ...]:
    """The topics as nodes, those of one branch under a node of the branch's name."""
    nodes: list[MapNode] = []
    for branch, members in groupby(topics, key=lambda topic: curriculum.topics[topic].branch):
        group = tuple(_node(curriculum, topic, known) for topic in members)
        nodes += [MapNode(branch, "", None, None, group)] if branch else group
    return tuple(nodes)


def _node(curriculum: Curriculum, topic: TopicId, known: Mapping[TopicId, TopicMemory]) -> MapNode:
    declared = curriculum.topics[topic]
    children = _nodes(curriculum, curriculum.children(topic), known)
    return MapNode(declared.title, declared.note, topic, known.get(topic), children)


class Room(Enum):
    """How much room there is behind a title: the cells of the bar, and how it is said what is due."""

    WIDE = (10, "  ● {} due")
    NARROW = (5, " ●{}")


def told(node: MapNode, room: Room = Room.WIDE) -> str:
    """What stands behind a node's title: `████░░░░░░  8 of 22 · 96 % of these  ● 2 due`; empty for a branch.

    The whole bar is all of the topic's items, the filled part what would be remembered today.
    """
    memory = node.memory
    if memory is None:
        return "" if node.topic is None else "·"
    cells, words = room.value
    due = words.format(memory.due) if memory.due else ""
    return f"{bar(memory.share, cells)}  {state(memory)}{due}"


def state(memory: TopicMemory) -> str:
    """`8 of 22 · 96 % of these`; `22 new` or `22 assumed` of a topic of which nothing was seen."""
    if memory.remembered is None:
        return f"{memory.items} {'assumed' if memory.assumed else 'new'}"
    of_these = " of these" if memory.seen < memory.items else ""
    return f"{memory.seen} of {memory.items} · {percent(memory.remembered)}{of_these}"


def map_as_text(roots: Sequence[MapNode]) -> str:
    """The map in lines of text, unfolded."""
    lines = [line for root in roots for line in _lines(root, "", "")]
    width = max((len(label) for label, _, _ in lines), default=0)
    return "".join(f"{label:<{width}}  {state:<44} {note}".rstrip() + "\n" for label, state, note in lines)


def _lines(node: MapNode, first: str, rest: str) -> Iterator[tuple[str, str, str]]:
    yield first + node.title, told(node), node.note
    for place, child in enumerate(node.children):
        last = place == len(node.children) - 1
        yield from _lines(child, rest + ("└─ " if last else "├─ "), rest + ("   " if last else "│  "))
