"""Lets a simulated learner live with the real queue: real sessions, store and scheduler under a set clock."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from studycli.catalogue import Catalogue, open_catalogue
from studycli.model.items import Minutes
from studycli.paths import ContentRoot
from studycli.scheduler.settings import SchedulingSettings
from studycli.session.entries import Queue, QueueOptions
from studycli.session.queue import build_queue
from studycli.session.session import Session
from studycli.store.open import open_store
from studycli.store.store import Store
from studycli.study_days import SetClock

from .calendar import BEGINNING, Calendar, in_days, instant
from .laws import LawName
from .learner import Content, Learner, content_of
from .measures import Outcome, outcome

if TYPE_CHECKING:
    from studycli.model.review import Moment

CONTENT = Path(__file__).parent.parent.parent
LEAST_LEFT = 60.0
"""Seconds: with less than this left, a learner does not ask for another queue."""
MOST_SITTINGS = 12
"""A day on which the queue is built more often than this goes round in circles."""


@dataclass(frozen=True)
class Desk:
    """An open home."""

    store: Store
    catalogue: Catalogue
    clock: SetClock


Build = Callable[[Desk, "Moment", Minutes], Queue]
"""The queue under test: for an open home, a moment and the minutes that are left of the day."""


def shipped(desk: Desk, moment: Moment, minutes: Minutes) -> Queue:
    """The queue as `study today` builds it, where the day's minutes are those used and those left."""
    used = desk.store.spent(moment.day).total / 60
    options = QueueOptions(minutes_per_day=Minutes(used + minutes))
    return build_queue(desk.store, desk.catalogue, desk.store.scheduler, moment, options)


@contextmanager
def desks(root: Path = CONTENT) -> Iterator[Callable[[SchedulingSettings], Desk]]:
    """Makes homes that have read the content below `root`. They are gone at the end."""
    with tempfile.TemporaryDirectory(prefix="queue-simulation-") as folder:
        read = Path(folder) / "read.db"
        roots = [ContentRoot(root)]
        with open_store(read, SchedulingSettings(), SetClock(BEGINNING), backups=Path(folder)) as store:
            open_catalogue(store, roots)
        opened: list[Store] = []

        def make(settings: SchedulingSettings) -> Desk:
            while opened:
                opened.pop().close()
            path = Path(folder) / "study.db"
            for old in Path(folder).glob("study.db*"):
                old.unlink()
            shutil.copy(read, path)
            clock = SetClock(BEGINNING)
            store = open_store(path, settings, clock, backups=Path(folder))
            opened.append(store)
            # What a simulation loses in a power cut nobody misses.
            store.content.connection.execute("PRAGMA synchronous = OFF")
            return Desk(store, open_catalogue(store, roots), clock)

        try:
            yield make
        finally:
            for store in opened:
                store.close()


def live(
    desk: Desk,
    law: LawName,
    seed: int,
    calendar: Calendar,
    build: Build = shipped,
    content: Content | None = None,
) -> Outcome:
    """One learner's course with the queue that `build` gives."""
    content = content_of(desk.catalogue) if content is None else content
    learner = Learner(law, seed, content)
    spent, over, answers = 0.0, 0.0, 0
    due: list[int] = []
    for day in calendar.study_days():
        desk.clock.instant = instant(day)
        if calendar.is_return(day):
            due.append(_count_due(desk))
        given = calendar.given(over)
        used, more = study_day(desk, learner, given, build)
        over = used - given
        spent += used
        answers += more
    return outcome(learner, content, float(calendar.days), due, spent / 60, answers)


def study_day(desk: Desk, learner: Learner, given: float, build: Build) -> tuple[float, int]:
    """One day; the seconds that were used, and the answers."""
    used, answers = 0.0, 0
    for _ in range(MOST_SITTINGS):
        left = given - used
        if left < LEAST_LEFT:
            break
        queue = build(desk, desk.clock.now(), Minutes(left / 60))
        session = Session(desk.store, desk.catalogue, desk.store.scheduler, desk.clock, queue)
        before = answers
        while used < given and (item := session.current()) is not None:
            answer = learner.answer(item.id, in_days(desk.clock.instant))
            desk.clock.advance(timedelta(seconds=answer.duration))
            session.rate(answer.rating, duration=answer.duration)
            used += answer.duration
            answers += 1
        if answers == before:
            break
    return used, answers


def _count_due(desk: Desk) -> int:
    with desk.store.content.reading() as connection:
        day = desk.clock.now().day.toordinal()
        return int(connection.execute("SELECT count(*) FROM memory WHERE due_day <= ?", (day,)).fetchone()[0])
