"""A store on disk with a clock that the test moves, and short ways to fill it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from studycli.model.items import ItemId, Seconds
from studycli.model.memory import Memory
from studycli.model.review import Attempt, EventId, Mark, MarkKind, Rating, Review, ReviewKind
from studycli.scheduler.settings import SchedulingSettings
from studycli.store.connection import StoreMode
from studycli.store.event_ids import new_event_id
from studycli.store.open import open_store
from studycli.store.store import Store
from studycli.study_days import SetClock


@dataclass
class Desk:
    """Where a test studies: one database file, opened as often as it likes."""

    path: Path
    clock: SetClock = field(default_factory=lambda: SetClock(datetime(2026, 11, 23, 9, tzinfo=UTC)))
    settings: SchedulingSettings = field(default_factory=SchedulingSettings)

    def open(self, mode: StoreMode = StoreMode.READ_WRITE) -> Store:
        return open_store(self.path, self.settings, self.clock, mode, backups=self.backups)

    @property
    def backups(self) -> Path:
        return self.path.parent / "backups"

    def review(
        self,
        store: Store,
        item: str = "a",
        rating: Rating = Rating.GOOD,
        *,
        kind: ReviewKind = ReviewKind.CARD,
        **given: object,
    ) -> Review:
        moment = self.clock.now()
        plain = {"duration": Seconds(10.0), "answer": "", "device": store.device, "id": new_event_id(moment)}
        return Review(item=ItemId(item), rating=rating, moment=moment, kind=kind, **(plain | given))  # type: ignore[arg-type]

    def answer(self, store: Store, item: str = "a", rating: Rating = Rating.GOOD, **given: object) -> Memory:
        return store.add_review(self.review(store, item, rating, **given))  # type: ignore[arg-type]

    def mark(self, store: Store, item: str, kind: MarkKind) -> EventId:
        moment = self.clock.now()
        mark = Mark(new_event_id(moment), ItemId(item), kind, moment, store.device)
        store.add_mark(mark)
        return mark.id

    def attempt(self, store: Store, item: str, verdict: str = "wrong") -> Attempt:
        moment = self.clock.now()
        run = Attempt(
            new_event_id(moment),
            ItemId(item),
            moment,
            verdict,
            "order",
            "def f(): …",
            1,
            Seconds(60.0),
            store.device,
        )
        store.add_attempt(run)
        return run

    def later(self, **by: float) -> None:
        self.clock.advance(timedelta(**by))

    def content(self, store: Store, *items: tuple[str, str, str, str]) -> None:
        """Puts items (id, kind, topic, group) into the content cache, in this order."""
        with store.content.writing("the content") as connection:
            connection.execute("INSERT OR IGNORE INTO content_files VALUES ('deck.md', 0, 0, '[]')")
            for position, (item, kind, topic, group) in enumerate(items):
                row = (item, kind, topic, group, position, None, "deck.md", 1, "{}")
                connection.execute("INSERT INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)


@pytest.fixture
def desk(study_home: Path) -> Desk:
    """A database that does not exist yet."""
    return Desk(study_home / "study.db")


@pytest.fixture
def store(desk: Desk) -> Iterator[Store]:
    """An open, empty store."""
    with desk.open() as opened:
        yield opened


@pytest.fixture
def new_desk(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Desk]:
    """Makes fresh desks, for tests that run many examples."""
    return lambda: Desk(tmp_path_factory.mktemp("desk") / "study.db")
