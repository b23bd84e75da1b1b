"""In which order a day's items come: mixed evenly, siblings apart, drills spread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice

from studycli.model.items import ItemId
from studycli.session.entries import Form, QueueEntry, Reason

LOOK_AHEAD = 50
"""How far down the line to look for something that is not a second drill in a row."""


def arrange(due: Sequence[QueueEntry], new: Sequence[QueueEntry]) -> tuple[QueueEntry, ...]:
    """The entries of `due` (most endangered first) and `new` (each after what it builds on) as one line.

    Due cards, samples, new cards and drills are streams, each kept in its order as far as the following allows and spread
    evenly over the whole. Siblings are adjacent only when more than half of the entries are siblings of each other;
    drills only when nothing else is near.
    """
    line = _mixed(due, new)
    groups = Counter({group: size for group, size in Counter(e.group for e in line).items() if size > 1})
    placed: list[QueueEntry] = []
    while line:
        index = _next(line, placed[-1] if placed else None, groups)
        entry = line.pop(index)
        if entry.group in groups:
            groups[entry.group] -= 1
        placed.append(entry)
    return tuple(placed)


def _mixed(due: Sequence[QueueEntry], new: Sequence[QueueEntry]) -> list[QueueEntry]:
    streams = (
        # From the very beginning: a session opens with what is most endangered, not with a sample of what is assumed.
        (0.0, [entry for entry in due if entry.form is Form.CARD and entry.reason is not Reason.CHECK]),
        (0.5, [entry for entry in due if entry.form is Form.CARD and entry.reason is Reason.CHECK]),
        (0.5, [entry for entry in new if entry.form is Form.CARD]),
        (0.5, [entry for entry in (*due, *new) if entry.form is Form.DRILL]),
    )
    placed = [
        ((position + offset) / len(stream), entry)
        for offset, stream in streams
        for position, entry in enumerate(stream)
    ]
    placed.sort(key=lambda pair: pair[0])
    return [entry for _, entry in placed]


def _next(line: Sequence[QueueEntry], last: QueueEntry | None, groups: Counter[ItemId]) -> int:
    crowded = _crowded(len(line), groups)
    if crowded is not None and (last is None or last.group != crowded):
        return next(index for index, entry in enumerate(line) if entry.group == crowded)
    if last is None:
        return 0
    apart = (index for index, entry in enumerate(line) if entry.group != last.group)
    first = next(apart, 0)
    if last.form is Form.DRILL and line[first].form is Form.DRILL:
        near = islice(apart, LOOK_AHEAD)
        return next((index for index in near if line[index].form is Form.CARD), first)
    return first


def _crowded(remaining: int, groups: Counter[ItemId]) -> ItemId | None:
    """The group that must come now, or its members end up side by side; None when there is none."""
    if sum(groups.values()) <= remaining // 2:
        return None
    return next((group for group, count in groups.items() if count > max(1, remaining // 2)), None)
