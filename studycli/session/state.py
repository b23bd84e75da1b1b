"""Where a session stands: immutable, so that going back is having kept it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum

from studycli.frozen import frozen, replace
from studycli.model.items import ItemId, Seconds
from studycli.model.review import Rating
from studycli.session.entries import Form, Queue, QueueEntry
from studycli.session.leeches import Failing

LEARN_AHEAD = timedelta(minutes=20)
"""When nothing else is left, a learning step is brought forward by at most this much, as Anki does."""


class Missed(StrEnum):
    """What an answer rated Again means."""

    FORGOTTEN = "forgotten"
    """It had been answered before."""
    UNKNOWN = "not known yet"
    """It was asked for the first time: there was nothing to forget."""


@frozen
class Answered:
    """One answer of this session."""

    item: ItemId
    form: Form
    rating: Rating
    duration: Seconds
    last_passed: Seconds | None
    """For a drill: what it took the last time that it was passed before this session."""
    failing: Failing | None = None
    """Set when this answer was the one at which the item is named as one that keeps failing."""
    missed: Missed | None = None
    """Set when it was rated Again."""


@frozen
class State:
    """What is on show, what is to come, and what was answered."""

    on_show: QueueEntry | None
    pending: tuple[QueueEntry, ...]
    waiting: tuple[QueueEntry, ...]
    """Those in their learning steps, each with its `due_at`."""
    answered: tuple[Answered, ...] = ()

    @property
    def remaining(self) -> tuple[QueueEntry, ...]:
        """Everything still to come in this session; nothing when it is finished."""
        return () if self.on_show is None else (self.on_show, *self.pending, *self.waiting)

    def moved_on(self, now: datetime, exists: Callable[[ItemId], bool]) -> State:
        """The state with the next item on show. Items for which `exists` is false are passed over.

        Learning steps that are due at `now` come first, then the queue, then learning steps that are due soon.
        """
        pending = list(self.pending)
        waiting = sorted(self.waiting, key=_due_at)
        while True:
            if waiting and _due_at(waiting[0]) <= now:
                entry = waiting.pop(0)
            elif pending:
                entry = pending.pop(0)
            elif waiting and _due_at(waiting[0]) <= now + LEARN_AHEAD:
                entry = waiting.pop(0)
            else:
                return replace(self, on_show=None, pending=(), waiting=tuple(waiting))
            if exists(entry.item):
                return replace(self, on_show=entry, pending=tuple(pending), waiting=tuple(waiting))

    def without(self, item: ItemId) -> State:
        """The state with every later showing of `item` gone."""
        return replace(
            self,
            pending=tuple(entry for entry in self.pending if entry.item != item),
            waiting=tuple(entry for entry in self.waiting if entry.item != item),
        )

    def showing(self, entry: QueueEntry) -> State:
        """The state with `entry` on show, and what was on show right behind it."""
        later = self.without(entry.item)
        behind = (self.on_show,) if self.on_show and self.on_show.item != entry.item else ()
        return replace(later, on_show=entry, pending=(*behind, *later.pending))


def first_state(queue: Queue) -> State:
    """The state before the first item is on show."""
    return State(
        None,
        tuple(entry for entry in queue.entries if entry.due_at is None),
        tuple(entry for entry in queue.entries if entry.due_at is not None),
    )


def _due_at(entry: QueueEntry) -> datetime:
    assert entry.due_at is not None, "only entries with a learning step wait"
    return entry.due_at
