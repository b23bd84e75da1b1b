"""The session that finds a learner's place: an ordinary one, whose next question follows from the answers so far."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from studycli.model.items import DRILL_KIND, TopicId
from studycli.model.review import MarkKind, Moment, Rating
from studycli.place.chosen_place import choose_position
from studycli.place.placement import MOST_QUESTIONS, Answers, Placement
from studycli.session.candidates import chosen_entry
from studycli.session.entries import Queue, QueueEntry
from studycli.session.session import Returns, Session
from studycli.session.state import State

if TYPE_CHECKING:
    from collections.abc import Collection

    from studycli.catalogue import Catalogue
    from studycli.scheduler.scheduler import Scheduler
    from studycli.store.rows import NewRow
    from studycli.store.store import Store
    from studycli.study_days import Clock

OPENING = (
    f"At most {MOST_QUESTIONS} questions find your place; each follows from the answers before it. "
    "Not knowing something is an answer, too."
)


class PlacementSession(Session):
    """Asks one item a topic. Its answers are in the log like all others, and can be taken back."""

    def __init__(self, store: Store, catalogue: Catalogue, scheduler: Scheduler, clock: Clock) -> None:
        self._rows: dict[TopicId, list[NewRow]] = {}
        for row in store.new_rows(clock.now()):
            self._rows.setdefault(row.topic, []).append(row)
        for rows in self._rows.values():
            # A card that says how long it takes is an essay or a table: the short ones say nothing.
            rows.sort(key=lambda row: (row.kind == DRILL_KIND, row.minutes or 0.0, row.position))
        self._topics = {row.item: row.topic for rows in self._rows.values() for row in rows}
        self.placement = Placement(catalogue.curriculum, self._rows.keys())
        super().__init__(store, catalogue, scheduler, clock, Queue(()), returns=Returns.NEVER)

    @property
    def answers(self) -> Answers:
        """What was answered so far, by topic."""
        return self._answers(self._state)

    def _answers(self, state: State) -> Answers:
        return {
            self._topics[one.item]: one.rating > Rating.AGAIN
            for one in state.answered
            if one.item in self._topics
        }

    def _moved_on(self, state: State) -> State:
        moved = super()._moved_on(state)
        following = None if moved.on_show else self._following(moved)
        return moved if following is None else super()._moved_on(replace(moved, pending=(following,)))

    def _following(self, state: State) -> QueueEntry | None:
        """The next question; None when there is none."""
        day = self._clock.now().day
        hidden = {MarkKind.SUSPEND, MarkKind.BURY}
        first: dict[TopicId, NewRow] = {}
        for topic, rows in self._rows.items():
            at_hand = (row for row in rows if not hidden & self._store.standing(row.item, day))
            if (row := next(at_hand, None)) is not None:
                first[topic] = row
        cards = {topic for topic, row in first.items() if row.kind != DRILL_KIND}
        chosen = self.placement.question(self._answers(state), cards, first.keys() - cards)
        item = None if chosen is None else self._catalogue.item(first[chosen].item)
        if item is None:
            return None
        return chosen_entry(item, self._store, self._scheduler, self._clock.now())


def keep_placement(store: Store, moment: Moment, placement: Placement, known: Collection[TopicId]) -> None:
    """Keeps where a learner is who knows just these topics. Raises StoreError."""
    saved = placement.saved(known)
    choose_position(store, moment, saved.day, saved.known, saved.not_known)
