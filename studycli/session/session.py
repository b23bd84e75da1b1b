"""One sitting: what is on show, what was answered, and the way back. No screen, no terminal."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from studycli.model.items import Item, Seconds
from studycli.model.memory import Interval
from studycli.model.review import Attempt, Rating, Review, ReviewKind
from studycli.model.verdict import Verdict
from studycli.session.entries import Queue, QueueEntry
from studycli.session.progress import Progress, Summary

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
        raise NotImplementedError

    def current(self) -> Item | None:
        """The item on show; None when the session is finished (`undo` may still bring one back)."""
        raise NotImplementedError

    def entry(self) -> QueueEntry | None:
        """The queue entry of the item on show: why it is asked, and how likely it was to be recalled."""
        raise NotImplementedError

    def days_since_seen(self) -> int | None:
        """Study days since the item on show was last answered; None when it never was."""
        raise NotImplementedError

    def previous_answer(self) -> str | None:
        """What the learner wrote the last time the item on show was answered; None without such a text."""
        raise NotImplementedError

    def draft(self) -> str:
        """What was being written for the item on show when it was last left (also by a crash, or undone); else empty."""
        raise NotImplementedError

    def save_draft(self, text: str) -> None:
        """Keeps `text` as the draft of the item on show; an empty text removes it."""
        raise NotImplementedError

    def previews(self) -> dict[Rating, Interval]:
        """When the item on show would come back, for each rating. Empty when the session is finished."""
        raise NotImplementedError

    def suggest(self, had: int, total: int) -> Rating:
        """The rating for an answer that had `had` of `total` key points (or tree edges)."""
        raise NotImplementedError

    def rate(self, rating: Rating, *, answer: str = "", duration: Seconds) -> Review:
        """Logs the answer to the item on show, clears its draft, and moves on.

        Committed before it returns. Raises ValueError when the session is finished, StoreError when it cannot be saved
        (the item then stays on show).
        """
        raise NotImplementedError

    def record_attempt(self, verdict: Verdict, *, source: str, hints: int, elapsed: Seconds) -> Attempt:
        """Logs one run of the drill on show; `hints` shown so far, `elapsed` since this repetition began."""
        raise NotImplementedError

    def attempts(self) -> tuple[Attempt, ...]:
        """The runs of the drill on show since it was last rated, oldest first: also those of an earlier sitting."""
        raise NotImplementedError

    def undo(self) -> Item | None:
        """Takes back the latest answer, bury, suspend, flag or skip, and returns to its item.

        What had been written is its draft again. Goes back any number of times, also into earlier sessions.
        None when there is nothing left to take back.
        """
        raise NotImplementedError

    def bury(self) -> None:
        """Hides the item on show for the rest of the study day. Its siblings stay."""
        raise NotImplementedError

    def suspend(self) -> None:
        """Takes the item on show out of circulation until it is unsuspended."""
        raise NotImplementedError

    def flag(self) -> None:
        """Marks the item on show for later attention. It stays on show."""
        raise NotImplementedError

    def unflag(self) -> None:
        """Takes the mark away."""
        raise NotImplementedError

    def flagged(self) -> bool:
        """Whether the item on show is marked."""
        raise NotImplementedError

    def skip(self) -> None:
        """Puts the item on show at the end of the queue. Nothing is logged."""
        raise NotImplementedError

    def reload(self, catalogue: Catalogue) -> None:
        """Goes on with content that was read again, after a deck was edited. An item that vanished is passed over."""
        raise NotImplementedError

    def progress(self) -> Progress:
        """How far the session has come."""
        raise NotImplementedError

    def summary(self) -> Summary:
        """What the session has come to so far, and what tomorrow brings."""
        raise NotImplementedError
