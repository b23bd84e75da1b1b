"""An item that keeps failing: what it is, and what it builds on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studycli.frozen import frozen
from studycli.model.items import Card, Drill, Item, ItemId
from studycli.model.memory import Memory
from studycli.scheduler.leech import is_leech, is_named_at

if TYPE_CHECKING:
    from studycli.content.curriculum import Curriculum

_LONGEST = 50
_MOST_NAMED = 3


@frozen
class Failing:
    """An item that was forgotten once too often to go on as before."""

    item: ItemId
    question: str
    """The question's first line, shortened; or the drill's name."""
    lapses: int
    builds_on: tuple[str, ...]
    """Titles of topics, or names of drills; at most three."""


def newly_failing(item: Item, before: Memory, after: Memory, curriculum: Curriculum) -> Failing | None:
    """What to say after an answer that led from `before` to `after`; None unless it is the time to name the item."""
    if after.lapses == before.lapses:
        return None
    if not is_named_at(after.lapses) or not is_leech(after.lapses, after.stability):
        return None
    return Failing(item.id, _question(item), after.lapses, _builds_on(item, curriculum)[:_MOST_NAMED])


def _question(item: Item) -> str:
    text = (item.question or item.id) if isinstance(item, Card) else item.name
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def _builds_on(item: Item, curriculum: Curriculum) -> tuple[str, ...]:
    if isinstance(item, Drill) and item.builds_on:
        return item.builds_on
    topic = curriculum.topics.get(item.topic)
    return tuple(curriculum.topics[below].title for below in topic.builds_on) if topic else ()
