"""Which items a day brings: due ones by risk, new ones as they become ready, one of each group of siblings."""

from __future__ import annotations

from collections.abc import Iterable

from studycli.model.items import ItemId
from studycli.model.memory import Probability
from studycli.session.budget import Budget
from studycli.session.entries import Form, QueueEntry
from studycli.session.prerequisites import Prerequisites

SIBLING_PATIENCE = 0.02
"""A due sibling waits for another day while its chance of recall is no further than this below the one wanted: a day
or two for what is young, weeks for what is old. Beyond that, forgetting costs more than meeting a sibling does."""


def choose_due(
    ranked: Iterable[QueueEntry],
    *,
    limit: int,
    groups: set[ItemId],
    wanted: Probability,
    budget: Budget,
) -> list[QueueEntry]:
    """At most `limit` of `ranked` (most endangered first) that fit into `budget`.

    `groups` are those already met today, to which the chosen ones are added; `wanted` is the desired retention.
    """
    chosen: list[QueueEntry] = []
    if limit <= 0:
        return chosen
    for entry in ranked:
        if entry.group in groups and (entry.retrievability or 0.0) >= wanted - SIBLING_PATIENCE:
            continue
        if not budget.take(entry.expected):
            continue
        chosen.append(entry)
        groups.add(entry.group)
        if len(chosen) == limit:
            break
    return chosen


def choose_new(
    listed: Iterable[QueueEntry],
    *,
    limit: int,
    drills: int,
    groups: set[ItemId],
    prerequisites: Prerequisites,
    budget: Budget,
) -> list[QueueEntry]:
    """At most `limit` of `listed` (in curriculum order), each after what it builds on, one of each group.

    At most `drills` of them are drills: one costs as much as ten cards, and where the curriculum holds many in a row a
    day would be nothing else.

    `groups` are those already met today; they and `prerequisites` are brought up to date with what was chosen.
    """
    chosen: list[QueueEntry] = []
    news = True
    while news and len(chosen) < limit:
        news = False
        held: list[QueueEntry] = []
        for entry in listed:
            if len(chosen) >= limit:
                break
            if entry.group in groups or (entry.form is Form.DRILL and drills <= 0):
                continue
            if not prerequisites.met(entry):
                held.append(entry)
            elif budget.take_fitting(entry.expected):
                chosen.append(entry)
                groups.add(entry.group)
                drills -= entry.form is Form.DRILL
                news |= prerequisites.see(entry)
        listed = held
    return chosen
