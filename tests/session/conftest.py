"""A small world to study in: real files, a real store, a real catalogue, and a clock that is set by hand."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from studycli.catalogue import Catalogue, open_catalogue
from studycli.model.items import ItemId, Minutes, Seconds, TopicId
from studycli.model.review import Mark, MarkKind, Rating, Review, ReviewKind
from studycli.paths import ContentRoot
from studycli.place.scope import EVERYTHING, Selection
from studycli.scheduler.scheduler import Scheduler
from studycli.scheduler.settings import SchedulingSettings
from studycli.session.entries import Queue, QueueOptions
from studycli.session.queue import build_queue
from studycli.session.session import Session
from studycli.store.event_ids import new_event_id
from studycli.store.open import open_store
from studycli.store.store import Store
from studycli.study_days import SetClock

CONTENT = Path(__file__).parent / "content"
MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class World:
    """Everything that a session needs."""

    store: Store
    catalogue: Catalogue
    scheduler: Scheduler
    clock: SetClock
    root: Path

    def queue(self, *, topic: str | None = None, **options: object) -> Queue:
        """Today's queue, or that of one topic."""
        scope = EVERYTHING if topic is None else Selection(topics=frozenset({TopicId(topic)}))
        options = {"scope": scope, **options}
        return build_queue(
            self.store, self.catalogue, self.scheduler, self.clock.now(), QueueOptions(**options)
        )

    def session(self, queue: Queue | None = None, **options: object) -> Session:
        chosen = self.queue() if queue is None else queue
        return Session(self.store, self.catalogue, self.scheduler, self.clock, chosen, **options)

    def answer(self, item: str, rating: Rating = Rating.GOOD, seconds: float = 30.0) -> Review:
        """Answers `item` now, outside of any session."""
        moment = self.clock.now()
        kind = ReviewKind.DRILL if item.startswith("drill:") else ReviewKind.CARD
        review = Review(
            new_event_id(moment), ItemId(item), rating, moment, Seconds(seconds), kind, "", self.store.device
        )
        self.store.add_review(review)
        return review

    def learn(self, *items: str) -> None:
        """Takes items out of their learning steps, today."""
        for item in items:
            self.answer(item, Rating.EASY)

    def mark(self, item: str, kind: MarkKind) -> None:
        moment = self.clock.now()
        self.store.add_mark(Mark(new_event_id(moment), ItemId(item), kind, moment, self.store.device))

    def days_pass(self, days: float) -> None:
        self.clock.advance(timedelta(days=days))

    def reread(self) -> Catalogue:
        """The catalogue after the files were changed."""
        return open_catalogue(self.store, [ContentRoot(self.root)])


Worlds = Callable[[], World]


@pytest.fixture(scope="session")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with content and a database that has read it."""
    home = tmp_path_factory.mktemp("settled")
    shutil.copytree(CONTENT, home / "content")
    return home


@pytest.fixture
def worlds(settled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worlds]:
    """Makes fresh worlds: one for each example of a property."""
    with ExitStack() as stack:

        def make() -> World:
            home = tmp_path_factory.mktemp("world")
            shutil.copytree(settled, home, dirs_exist_ok=True)
            clock = SetClock(MORNING)
            # Two steps, so that coming back twice can be seen.
            settings = SchedulingSettings(learning_steps=(Minutes(1.0), Minutes(10.0)))
            store = stack.enter_context(
                open_store(home / "study.db", settings, clock, backups=home / "backups")
            )
            catalogue = open_catalogue(store, [ContentRoot(home / "content")])
            return World(store, catalogue, Scheduler(settings), clock, home / "content")

        yield make


@pytest.fixture
def world(worlds: Worlds) -> World:
    """One fresh world."""
    return worlds()
