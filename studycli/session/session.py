"""One sitting: what is on show, what was answered, and the way back. No screen, no terminal."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from studycli.frozen import frozen, replace
from studycli.model.items import Item, ItemId, Minutes, Seconds
from studycli.model.memory import Interval, Memory
from studycli.model.review import Attempt, EventId, Mark, MarkKind, Rating, Review, ReviewKind
from studycli.model.verdict import Verdict
from studycli.session.candidates import chosen_entry
from studycli.session.entries import Form, Queue, QueueEntry, Reason
from studycli.session.leeches import Failing, newly_failing
from studycli.session.progress import Progress, Summary
from studycli.session.returning import Return, returning
from studycli.session.state import Answered, Missed, State, first_state
from studycli.session.summing_up import days_in_a_row, forecast, summed_up
from studycli.store.event_ids import new_event_id

if TYPE_CHECKING:
    from studycli.catalogue import Catalogue
    from studycli.scheduler.scheduler import Scheduler
    from studycli.store.store import Store
    from studycli.study_days import Clock


class Returns(StrEnum):
    """Whether items come back within the session when their learning step is due."""

    WITHIN_SESSION = "within session"
    NEVER = "never"
    """Each item is shown once: `study drill NAME`, `study write`."""


class Session:
    """Walks through a queue.

    The item on show changes only by an act of the learner (`rate`, `undo`, `bury`, `suspend`, `skip`), never because
    time passes. Every act is in the database before its method returns; StoreError is raised, and nothing has moved,
    when it cannot be written.
    """

    def __init__(
        self,
        store: Store,
        catalogue: Catalogue,
        scheduler: Scheduler,
        clock: Clock,
        queue: Queue,
        *,
        kind: ReviewKind | None = None,
        returns: Returns = Returns.WITHIN_SESSION,
    ) -> None:
        """Begins with the first entry of `queue`. `kind` is what reviews are logged as; None: CARD or DRILL, by item."""
        self._store, self._catalogue = store, catalogue
        self._scheduler, self._clock = scheduler, clock
        self._kind, self._returns = kind, returns
        self._acts: list[_Act] = []
        self._state = self._moved_on(first_state(queue))

    @property
    def catalogue(self) -> Catalogue:
        """The content that the session goes through."""
        return self._catalogue

    def current(self) -> Item | None:
        """The item on show; None when the session is finished (`undo` may still bring one back)."""
        if self._state.on_show is None:
            # What was too far off when the session finished may be due by now.
            self._state = self._moved_on(self._state)
        while (entry := self._state.on_show) is not None:
            item = self._catalogue.item(entry.item)
            if item is not None:
                return item
            self._state = self._moved_on(self._state.without(entry.item))
        return None

    def entry(self) -> QueueEntry | None:
        """The queue entry of the item on show: why it is asked, and how likely it was to be recalled."""
        return self._state.on_show

    def days_since_seen(self) -> int | None:
        """Study days since the item on show was last answered; None when it never was."""
        entry = self._state.on_show
        memory = None if entry is None else self._store.memory(entry.item)
        return None if memory is None else max(0, (self._clock.now().day - memory.last_day).days)

    def previous_answer(self) -> str | None:
        """What the learner wrote the last time the item on show was answered; None without such a text."""
        entry = self._state.on_show
        return None if entry is None else self._store.last_answer(entry.item)

    def draft(self) -> str:
        """What was being written for the item on show when it was last left (also by a crash, or undone); else empty."""
        entry = self._state.on_show
        return "" if entry is None else self._store.draft(entry.item) or ""

    def save_draft(self, text: str) -> None:
        """Keeps `text` as the draft of the item on show; an empty text removes it."""
        self._store.save_draft(self._shown().item, text, self._clock.now())

    def previews(self) -> dict[Rating, Interval]:
        """When the item on show would come back, for each rating. Empty when the session is finished."""
        entry = self._state.on_show
        if entry is None:
            return {}
        memory = self._store.memory(entry.item)
        return self._scheduler.preview(memory, entry.item, self._clock.now())

    def rate(self, rating: Rating, *, answer: str = "", duration: Seconds) -> Review:
        """Logs the answer to the item on show, clears its draft, and moves on.

        Committed before it returns. Raises ValueError when the session is finished, StoreError when it cannot be saved
        (the item then stays on show).
        """
        entry, moment = self._shown(), self._clock.now()
        review = Review(
            id=new_event_id(moment),
            item=entry.item,
            rating=rating,
            moment=moment,
            duration=duration,
            kind=self._kind or (ReviewKind.DRILL if entry.form is Form.DRILL else ReviewKind.CARD),
            answer=answer,
            device=self._store.device,
        )
        last_passed = self._last_passed(entry)
        before = self._store.memory(entry.item) if rating is Rating.AGAIN else None
        memory = self._store.add_review(review)
        failing = None if before is None else self._newly_failing(before, memory)
        missed = None
        if rating is Rating.AGAIN:
            missed = Missed.UNKNOWN if before is None else Missed.FORGOTTEN
        answered = Answered(entry.item, entry.form, rating, duration, last_passed, failing, missed)
        after = replace(self._state, answered=(*self._state.answered, answered))
        if memory.due_at is not None and self._returns is Returns.WITHIN_SESSION:
            again = replace(entry, reason=Reason.LEARNING, due_at=memory.due_at, expected=duration)
            after = replace(after, waiting=(*after.waiting, again))
        self._act(entry, review.id, self._moved_on(after))
        return review

    def record_attempt(self, verdict: Verdict, *, source: str, hints: int, elapsed: Seconds) -> Attempt:
        """Logs one run of the drill on show; `hints` shown so far, `elapsed` since this repetition began."""
        entry, moment = self._shown(), self._clock.now()
        attempt = Attempt(
            id=new_event_id(moment),
            item=entry.item,
            moment=moment,
            verdict=str(verdict.kind),
            cause="" if verdict.cause is None else str(verdict.cause),
            source=source,
            hints=hints,
            elapsed=elapsed,
            device=self._store.device,
        )
        self._store.add_attempt(attempt)
        return attempt

    def _newly_failing(self, before: Memory, after: Memory) -> Failing | None:
        item = self._catalogue.item(after.item)
        return None if item is None else newly_failing(item, before, after, self._catalogue.curriculum)

    def just_failing(self) -> Failing | None:
        """The item answered last, when that answer made it one that keeps failing; else None."""
        return self._state.answered[-1].failing if self._state.answered else None

    def comes_back(self) -> Return | None:
        """When the item answered last comes back; None before any answer, and when the record no longer holds it."""
        if not self._state.answered:
            return None
        memory = self._store.memory(self._state.answered[-1].item)
        if memory is None:
            return None
        from studycli.scheduler.scheduler import interval_of

        until = interval_of(memory, self._clock.now())
        return returning(until, self._state, within_session=self._returns is Returns.WITHIN_SESSION)

    def attempts(self) -> tuple[Attempt, ...]:
        """The runs of the drill on show since it was last rated, oldest first: also those of an earlier sitting."""
        entry = self._state.on_show
        if entry is None:
            return ()
        reviews = self._store.reviews_of(entry.item)
        since = reviews[-1].id if reviews else ""
        return tuple(attempt for attempt in self._store.attempts_of(entry.item) if attempt.id > since)

    def last_passed(self) -> Seconds | None:
        """What the drill on show took the last time that it was passed; None when it never was."""
        entry = self._state.on_show
        return None if entry is None else self._last_passed(entry)

    def undo(self) -> Item | None:
        """Takes back the latest answer, bury, suspend, flag or skip, and returns to its item.

        What had been written is its draft again. Goes back any number of times, also into earlier sessions.
        None when there is nothing left to take back.
        """
        if self._acts:
            act = self._acts.pop()
            try:
                if act.event is not None:
                    self._store.retract(act.event, self._clock.now())
            except BaseException:
                self._acts.append(act)
                raise
            self._state = act.before
            return self.current()
        return self._undo_earlier()

    def bury(self) -> None:
        """Hides the item on show for the rest of the study day. Its siblings stay."""
        self._leave(MarkKind.BURY)

    def suspend(self) -> None:
        """Takes the item on show out of circulation until it is unsuspended."""
        self._leave(MarkKind.SUSPEND)

    def flag(self) -> None:
        """Marks the item on show for later attention. It stays on show."""
        self._act(self._shown(), self._mark(MarkKind.FLAG), self._state)

    def unflag(self) -> None:
        """Takes the mark away."""
        self._act(self._shown(), self._mark(MarkKind.UNFLAG), self._state)

    def flagged(self) -> bool:
        """Whether the item on show is marked."""
        entry = self._state.on_show
        return entry is not None and MarkKind.FLAG in self._store.standing(entry.item, self._clock.now().day)

    def skip(self) -> None:
        """Puts the item on show at the end of the queue. Nothing is logged."""
        entry = self._shown()
        after = replace(self._state, on_show=None, pending=(*self._state.pending, entry))
        self._act(entry, None, self._moved_on(after))

    def reload(self, catalogue: Catalogue) -> None:
        """Goes on with content that was read again, after a deck was edited. An item that vanished is passed over."""
        self._catalogue = catalogue

    def progress(self) -> Progress:
        """How far the session has come."""
        remaining = self._state.remaining
        coming = {entry.item for entry in remaining}
        answered = {answer.item for answer in self._state.answered}
        return Progress(
            done=len(answered - {entry.item for entry in remaining[:1]}),
            remaining=len(coming),
            total=len(answered | coming),
            drills=len({entry.item for entry in remaining if entry.form is Form.DRILL}),
            minutes_left=Minutes(sum(entry.expected for entry in remaining) / 60),
        )

    def summary(self) -> Summary:
        """What the session has come to so far, and what tomorrow brings."""
        now = self._clock.now()
        tomorrow, row = forecast(self._store, now), days_in_a_row(self._store, now.day)
        return summed_up(self._state.answered, tomorrow, row, self._catalogue.title)

    def _shown(self) -> QueueEntry:
        if self._state.on_show is None:
            raise ValueError("the session is finished: nothing is on show")
        return self._state.on_show

    def _moved_on(self, state: State) -> State:
        return state.moved_on(self._clock.now().at, lambda item: self._catalogue.item(item) is not None)

    def _act(self, entry: QueueEntry, event: EventId | None, after: State) -> None:
        self._acts.append(_Act(self._state, entry.item, event))
        self._state = after

    def _leave(self, kind: MarkKind) -> None:
        entry = self._shown()
        event = self._mark(kind)
        self._act(entry, event, self._moved_on(self._state.without(entry.item)))

    def _mark(self, kind: MarkKind) -> EventId:
        moment = self._clock.now()
        mark = Mark(new_event_id(moment), self._shown().item, kind, moment, self._store.device)
        self._store.add_mark(mark)
        return mark.id

    def _undo_earlier(self) -> Item | None:
        event = self._store.latest_event()
        item = None if event is None else self._catalogue.item(event.item)
        if event is None or item is None:
            return None
        self._store.retract(event.id, self._clock.now())
        self._state = self._state.showing(chosen_entry(item, self._store, self._scheduler, self._clock.now()))
        return item

    def _last_passed(self, entry: QueueEntry) -> Seconds | None:
        if entry.form is Form.CARD:
            return None
        passed = [each for each in self._store.reviews_of(entry.item) if each.rating > Rating.AGAIN]
        return passed[-1].duration if passed else None


@frozen
class _Act:
    """Something that can be taken back: what was before, and the event in the log, if it left one."""

    before: State
    item: ItemId
    event: EventId | None
