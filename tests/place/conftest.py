"""The content that comes with the program, read once, and a learner of it with a clock that is set by hand."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from studycli.catalogue import open_catalogue
from studycli.paths import content_roots
from studycli.place.new_order import order_new
from studycli.place.place import Place, read_place
from studycli.scheduler.scheduler import Scheduler
from studycli.scheduler.settings import SchedulingSettings
from studycli.store.open import open_store
from studycli.study_days import SetClock

from ..session.conftest import MORNING, World


class Learner(World):
    """A learner of the course."""

    def place(self) -> Place:
        return read_place(self.store, self.catalogue, self.clock.now())

    def coming(self, place: Place | None = None) -> list[str]:
        """The new items that may be met, in their order."""
        rows = self.store.new_rows(self.clock.now())
        return [row.item for row in order_new(place or self.place(), self.catalogue, rows)]

    def topic(self, item: str) -> str:
        found = self.catalogue.item(item)  # type: ignore[arg-type]
        assert found is not None
        return found.topic


Learners = Callable[[], Learner]


@pytest.fixture(scope="session")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that has read the content."""
    home = tmp_path_factory.mktemp("read")
    with open_store(home / "study.db", SchedulingSettings(), SetClock(MORNING)) as store:
        open_catalogue(store, content_roots()[:1])
    return home / "study.db"


@pytest.fixture
def learners(read_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Learners]:
    """Makes learners, each with a home of their own."""
    with ExitStack() as stack:

        def make() -> Learner:
            home = tmp_path_factory.mktemp("learner")
            shutil.copy(read_once, home / "study.db")
            clock = SetClock(MORNING)
            settings = SchedulingSettings()
            store = stack.enter_context(
                open_store(home / "study.db", settings, clock, backups=home / "backups")
            )
            catalogue = open_catalogue(store, content_roots()[:1])
            return Learner(store, catalogue, Scheduler(settings), clock, home)

        yield make


@pytest.fixture
def learner(learners: Learners) -> Learner:
    """One learner."""
    return learners()
