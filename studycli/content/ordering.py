"""In which order new items are met: by topic, and within a topic drills between the cards they belong with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from studycli.content.curriculum import Curriculum
from studycli.model.items import ItemId, TopicId

TOPIC_STRIDE = 1_000_000
"""How far positions of neighbouring topics are apart: a card added to one leaves the others where they are."""


class Placed(NamedTuple):
    """What an item's place depends on."""

    item: ItemId
    topic: TopicId
    drill: tuple[str, int, tuple[str, ...]] | None
    """(name, level, builds_on) of a drill; None for a card."""


def positions(placed: Iterable[Placed], curriculum: Curriculum) -> dict[ItemId, int]:
    """Each item's position, from items in written order."""
    topics: dict[TopicId, tuple[list[Placed], list[Placed]]] = {}
    for one in placed:
        cards, drills = topics.setdefault(one.topic, ([], []))
        (drills if one.drill else cards).append(one)
    found: dict[ItemId, int] = {}
    undeclared = sorted(topic for topic in topics if topic not in curriculum.topics)
    behind = {topic: len(curriculum.topics) + place for place, topic in enumerate(undeclared)}
    for topic, (cards, drills) in topics.items():
        first = behind.get(topic, curriculum.position(topic)) * TOPIC_STRIDE
        for place, one in enumerate(_interleaved(cards, _easy_first(drills))):
            found[one.item] = first + place
    return found


def _interleaved(cards: Sequence[Placed], drills: Sequence[Placed]) -> Iterator[Placed]:
    """The drills spread evenly between the cards, a card first: one reads before one writes."""
    done = 0
    for number, drill in enumerate(drills, 1):
        until = -(-len(cards) * number // (len(drills) + 1))
        yield from cards[done:until]
        yield drill
        done = until
    yield from cards[done:]


def _easy_first(drills: Sequence[Placed]) -> list[Placed]:
    """By level, but none before one that it builds on."""
    names = {one.drill[0]: one for one in drills if one.drill}
    ordered: dict[str, Placed] = {}
    entered: set[str] = set()

    def add(name: str) -> None:
        one = names[name]
        if name in entered or one.drill is None:
            return
        entered.add(name)  # before what it builds on, so that a circle ends
        for other in one.drill[2]:
            if other in names:
                add(other)
        ordered[name] = one

    for _, name in sorted((one.drill[1], name) for name, one in names.items() if one.drill):
        add(name)
    return list(ordered.values())
