"""Which items a day brings: what fits into its minutes, due and new in one line or due first, siblings apart."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence

from studycli.frozen import field, record
from studycli.model.items import ItemId
from studycli.session.entries import Form, QueueEntry, Reason


@record
class Room:
    """What still fits into a day, and what was chosen for it. Infinite where there is no bound."""

    seconds: float = math.inf
    new_seconds: float = math.inf
    """For new items, as far as `seconds` reach."""
    reviews: float = math.inf
    new: float = math.inf
    new_drills: float = math.inf
    groups: set[ItemId] = field(default_factory=set)
    """Those of which an item was met or chosen today."""
    near: float = 1.0
    """A due sibling waits for another day while its chance of recall is at least this."""
    due: list[QueueEntry] = field(default_factory=list)
    """Chosen: due, early and the like."""
    fresh: list[QueueEntry] = field(default_factory=list)
    """Chosen: new."""
    left_out: int = 0
    """Due entries that found no room."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was chosen."""
        return not (self.due or self.fresh)

    def is_apart(self, entry: QueueEntry) -> bool:
        """Whether no sibling speaks against the entry today."""
        if entry.group not in self.groups:
            return True
        return entry.reason is not Reason.NEW and (entry.retrievability or 0.0) < self.near

    def is_open_to(self, entry: QueueEntry) -> bool:
        """Whether the bounds on new items and its siblings allow the new entry, time left aside."""
        is_bounded = self.new < 1 or (entry.form is Form.DRILL and self.new_drills < 1)
        return not is_bounded and self.is_apart(entry)

    def holds_new(self, entry: QueueEntry) -> bool:
        """Whether the new entry fits into the share of the new ones."""
        return entry.expected <= self.new_seconds and self.holds_page(entry)

    def holds_page(self, entry: QueueEntry) -> bool:
        """Whether the new entry fits into the day; what stands on the course's page need not keep to the share."""
        return entry.expected <= self.seconds and self.is_open_to(entry)

    def put_extra(self, entry: QueueEntry) -> None:
        """Chooses an entry that no bound counts: a sample, or one that the learner named."""
        self._put(entry, self.due)

    def put_due(self, entry: QueueEntry) -> None:
        """Chooses an entry that was met before."""
        self._put(entry, self.due)
        self.reviews -= 1

    def put_new(self, entry: QueueEntry) -> None:
        """Chooses a new entry."""
        self._put(entry, self.fresh)
        self.new_seconds -= entry.expected
        self.new -= 1
        self.new_drills -= entry.form is Form.DRILL

    def take(self, entry: QueueEntry) -> None:
        """Counts an entry that comes in any case."""
        self.groups.add(entry.group)
        self.seconds -= entry.expected

    def _put(self, entry: QueueEntry, chosen: list[QueueEntry]) -> None:
        chosen.append(entry)
        self.take(entry)


def choose_due(ranked: Iterable[QueueEntry], room: Room) -> None:
    """Those of `ranked`, in their order, that find room."""
    for entry in ranked:
        if not room.is_apart(entry):
            continue
        if entry.expected > room.seconds or room.reviews < 1:
            room.left_out += entry.reason is Reason.DUE
            continue
        room.put_due(entry)


Ready = Callable[[QueueEntry], bool]


def choose_new(ranked: Iterable[QueueEntry], room: Room, ready: Ready) -> None:
    """Those of the new entries `ranked`, in their order, that are ready and find room."""
    for entry in ranked:
        if room.new < 1 or min(room.seconds, room.new_seconds) <= 0:
            return
        if room.holds_new(entry) and ready(entry):
            room.put_new(entry)


def choose_page(page: Iterable[QueueEntry], room: Room) -> None:
    """Those of the course's page, in its order, that fit into the day."""
    for entry in page:
        if room.holds_page(entry):
            room.put_new(entry)


def choose_together(
    known: Sequence[QueueEntry],
    page: Sequence[QueueEntry],
    new: Sequence[QueueEntry],
    room: Room,
    ready: Ready,
) -> None:
    """Known and new entries in one line, by falling score.

    Entries of `page` stand where their scores put them, but come in their own order: each such place goes to the first
    of the page that fits. They need neither be ready nor keep to the share of the new ones.
    """
    on_page = {entry.item for entry in page}
    waiting = list(page)
    for entry in sorted((*known, *page, *new), key=lambda entry: -entry.score):
        if entry.reason is not Reason.NEW:
            choose_due((entry,), room)
        elif entry.item in on_page:
            first = next(filter(room.holds_page, waiting), None)
            if first is not None:
                waiting.remove(first)
                room.put_new(first)
        elif room.holds_new(entry) and ready(entry):
            room.put_new(entry)


def first_in_order(
    new: Iterable[QueueEntry], room: Room, seconds: float, ready: Ready
) -> Iterator[QueueEntry]:
    """The entries of `new`, in their order, that fit into the day and are ready, until they would take `seconds`."""
    for entry in new:
        if seconds <= 0:
            return
        if room.holds_page(entry) and ready(entry):
            seconds -= entry.expected
            yield entry
