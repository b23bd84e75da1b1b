"""Items as the content cache keeps them: a short JSON text each, read again only when that item is shown."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from studycli.model.items import (
    DRILL_KIND,
    Card,
    CardKind,
    Drill,
    Item,
    ItemId,
    Minutes,
    Place,
    TopicId,
    TreeNode,
    drill_id,
)

_MINUTES_PER_POINT = 0.5
_MINUTES_PER_NODE = 0.2

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def payload(item: Item) -> str:
    """What the cache's other columns do not say."""
    if isinstance(item, Drill):
        return _encode(
            [item.name, item.title, item.level, item.builds_on, item.not_allowed, item.prompt, item.hints]
        )
    tree = [(node.label, node.note, node.parent) for node in item.tree]
    return _encode([item.deck, item.prompt, item.answer, item.hint, item.key_points, tree, item.hidden])


def item_from_payload(row: tuple[str, str, str, str, float | None, str, int, str]) -> Item:
    """The item of a cache row: id, kind, topic, group, minutes, path, line, payload."""
    written_id, kind, topic, group, minutes, path, line, text = row
    data: list[Any] = json.loads(text)
    place = Place(Path(path), line)
    if kind == DRILL_KIND:
        name, title, level, builds_on, not_allowed, prompt, hints = data
        return Drill(
            id=drill_id(name),
            name=name,
            title=title,
            topic=TopicId(topic),
            minutes=Minutes(minutes or 0.0),
            level=level,
            builds_on=tuple(builds_on),
            not_allowed=tuple(not_allowed),
            prompt=prompt,
            hints=tuple(hints),
            folder=place.path.parent,
            place=place,
        )
    deck, prompt, answer, hint, key_points, tree, hidden = data
    return Card(
        id=ItemId(written_id),
        kind=CardKind(kind),
        topic=TopicId(topic),
        deck=deck,
        prompt=prompt,
        answer=answer,
        hint=hint,
        key_points=tuple(key_points),
        group=ItemId(group),
        tree=tuple(TreeNode(*node) for node in tree),
        place=place,
        hidden=tuple(hidden),
    )


def kind_of(item: Item) -> str:
    """The kind that the cache writes."""
    return DRILL_KIND if isinstance(item, Drill) else item.kind.value


def expected_minutes(item: Item) -> Minutes | None:
    """What the item takes, as far as its content tells; None when it tells nothing."""
    if isinstance(item, Drill):
        return item.minutes
    guess = _MINUTES_PER_POINT * (1 + len(item.key_points)) if item.key_points else 0.0
    guess += _MINUTES_PER_NODE * len(item.tree)
    return Minutes(round(guess, 2)) if guess else None
