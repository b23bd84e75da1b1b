"""The page's own exercise: every answer written first, against the clock, and marked afterwards."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from studycli.model.items import Card, CardKind, ItemId, Minutes, Seconds
from studycli.model.review import MarkKind, Moment, Rating, Review, ReviewKind
from studycli.place.scope import EVERYTHING, Selection
from studycli.session.budget import read_costs
from studycli.session.candidates import new_entry, studied_entry
from studycli.session.entries import Queue, QueueEntry
from studycli.session.session import Returns, Session

if TYPE_CHECKING:
    from studycli.catalogue import Catalogue
    from studycli.scheduler.scheduler import Scheduler
    from studycli.store.store import Store
    from studycli.study_days import Clock

ESSAY_SECONDS = Seconds(180.0)
"""What writing an answer takes a learner who has written none: the page gives five questions a quarter of an hour."""


def choose_to_write(
    store: Store,
    scheduler: Scheduler,
    moment: Moment,
    *,
    minutes: Minutes,
    scope: Selection = EVERYTHING,
) -> Queue:
    """The plain cards to write, as many as fit into `minutes`, and at least one if there are any.

    Essays (cards with key points) come first; among essays and among the others, what was learned, the least certain
    first, then what is new, in curriculum order: one cannot write down what one has never met. Suspended and buried
    cards are left out. A card costs what writing has cost this learner so far, else three minutes.
    """
    cost = store.kind_costs().get(ReviewKind.WRITE, ESSAY_SECONDS)
    left, hidden = minutes * 60, {MarkKind.SUSPEND, MarkKind.BURY}
    chosen: list[QueueEntry] = []
    for entry in _ranked(store, scheduler, moment, scope):
        if hidden & store.standing(entry.item, moment.day):
            continue
        if chosen and cost > left:
            break
        left -= cost
        # Each is shown once, whatever its learning steps, and in this order.
        chosen.append(replace(entry, expected=cost, due_at=None))
    return Queue(tuple(chosen))


def _ranked(store: Store, scheduler: Scheduler, moment: Moment, scope: Selection) -> Iterator[QueueEntry]:
    costs = read_costs(store)
    ranked: list[tuple[tuple[bool, bool, float, int], QueueEntry]] = []
    for row in store.studied_rows(moment, scope):
        if row.kind == CardKind.PLAIN:
            entry = studied_entry(row, scheduler, costs)
            # The content cache gives minutes to those plain cards that have key points.
            ranked.append(((row.minutes is None, False, entry.retrievability or 0.0, row.position), entry))
    for new in store.new_rows(moment, scope=scope):
        if new.kind == CardKind.PLAIN:
            ranked.append(((new.minutes is None, True, 0.0, new.position), new_entry(new, costs)))
    return (entry for _, entry in sorted(ranked, key=lambda pair: pair[0]))


class WriteSession:
    """First all answers are written, in any order; then `marking` reveals and rates them one by one.

    What is written is kept as each card's draft whenever the learner turns to another card, so nothing is lost by
    closing the program; the next `study write` or `study today` finds it.
    """

    def __init__(
        self,
        store: Store,
        catalogue: Catalogue,
        scheduler: Scheduler,
        clock: Clock,
        queue: Queue,
        *,
        minutes: Minutes,
        stopwatch: Callable[[], float] = time.monotonic,
    ) -> None:
        """The clock starts now. `queue` comes from `choose_to_write`."""
        self._store, self._catalogue = store, catalogue
        self._scheduler, self._clock = scheduler, clock
        self._stopwatch = stopwatch
        self._allowed = minutes * 60
        pairs = [(entry, catalogue.item(entry.item)) for entry in queue.entries]
        written = [(entry, card) for entry, card in pairs if isinstance(card, Card)]
        self._entries = tuple(entry for entry, _ in written)
        self.cards: tuple[Card, ...] = tuple(card for _, card in written)
        """The questions, in order."""
        self._texts = [store.draft(card.id) or "" for card in self.cards]
        self._spent = [0.0] * len(self.cards)
        self.place = 0
        """Which of `cards` is being written."""
        self._began = self._turned = stopwatch()

    def seconds_left(self) -> Seconds:
        """Until the time is over; never negative."""
        return Seconds(max(0.0, self._allowed - (self._stopwatch() - self._began)))

    def text(self, place: int) -> str:
        """What is written for the card at `place`."""
        return self._texts[place]

    def write(self, text: str) -> None:
        """Keeps `text` as the answer to the card that is being written. Raises StoreError."""
        self._texts[self.place] = text
        self._store.save_draft(self.cards[self.place].id, text, self._clock.now())

    def turn_to(self, place: int) -> None:
        """Goes on with another card; the time until now counts for the one before.

        Raises IndexError when there is no such card.
        """
        if not 0 <= place < len(self.cards):
            raise IndexError(place)
        self._count_time()
        self.place = place

    def seconds_on(self, place: int) -> Seconds:
        """How long the card at `place` has been written on."""
        running = self._stopwatch() - self._turned if place == self.place else 0.0
        return Seconds(self._spent[place] + running)

    def marking(self) -> Marking:
        """Ends the writing. Everything is revealed and rated now, each as a review of kind WRITE."""
        self._count_time()
        session = Session(
            self._store,
            self._catalogue,
            self._scheduler,
            self._clock,
            Queue(self._entries),
            kind=ReviewKind.WRITE,
            returns=Returns.NEVER,
        )
        spent = {card.id: Seconds(seconds) for card, seconds in zip(self.cards, self._spent, strict=True)}
        return Marking(session, spent)

    def _count_time(self) -> None:
        now = self._stopwatch()
        if self.cards:
            self._spent[self.place] += now - self._turned
        self._turned = now


class Marking:
    """The second half: a session in which every card has its answer already."""

    def __init__(self, session: Session, spent: dict[ItemId, Seconds]) -> None:
        self.session = session
        """For everything but `rate`: undo, bury, flag, previews, suggestions, progress, summary."""
        self._spent = spent

    def current(self) -> Card | None:
        """The card to reveal; None when all are marked."""
        item = self.session.current()
        return item if isinstance(item, Card) else None

    def answer(self) -> str:
        """What was written for it; empty when nothing was."""
        return self.session.draft()

    def spent(self) -> Seconds:
        """How long it was written on."""
        card = self.current()
        return Seconds(0.0) if card is None else self._spent.get(card.id, Seconds(0.0))

    def rate(self, rating: Rating) -> Review:
        """Logs the rating with what was written and how long that took. Raises ValueError, StoreError."""
        return self.session.rate(rating, answer=self.answer(), duration=self.spent())
