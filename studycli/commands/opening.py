"""What nearly every command begins with: settings, clock, store, content and scheduler, opened once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from studycli import paths
from studycli.config import Config, load_config
from studycli.frozen import frozen
from studycli.model.items import TopicId
from studycli.study_days import Clock, SystemClock

if TYPE_CHECKING:
    from studycli.catalogue import Catalogue
    from studycli.place.place import Place
    from studycli.scheduler.scheduler import Scheduler
    from studycli.screens.workspace import Workspace
    from studycli.store.store import Store


@frozen
class Study:
    """Everything that a command works with."""

    config: Config
    clock: Clock
    store: Store
    catalogue: Catalogue
    scheduler: Scheduler

    def place(self) -> Place:
        """Where the learner stands now, by the course's pace. Raises StoreError."""
        from studycli.place.place import read_place

        return read_place(self.store, self.catalogue, self.clock.now(), self.config.course_pace)


@frozen
class Record:
    """What a command works with that needs no content."""

    config: Config
    clock: SystemClock
    store: Store


@contextmanager
def open_record() -> Iterator[Record]:
    """Opens the learner's record alone and closes it again, whatever happens.

    Raises UsageError for faulty settings and StoreError when the database cannot be used. A daily backup that could
    not be made is told on stderr.
    """
    from studycli.scheduler.settings import SchedulingSettings
    from studycli.store.open import open_store

    config = load_config(paths.config_file())
    clock = SystemClock(config.day_starts_at)
    settings = SchedulingSettings.from_config(config)
    store = None
    try:
        with open_store(paths.database(), settings, clock) as store:
            yield Record(config, clock, store)
    finally:
        _mention_backup(store)


@contextmanager
def open_study() -> Iterator[Study]:
    """Opens the learner's record and the content, and closes them again, whatever happens.

    Raises what `open_record` raises. Faulty content is told on stderr in one line and does not stop anything.
    """
    from studycli.catalogue import open_catalogue

    with open_record() as record:
        catalogue = open_catalogue(record.store, paths.content_roots())
        try:
            yield Study(record.config, record.clock, record.store, catalogue, record.store.scheduler)
        finally:
            # At the end, because nothing that is said while a screen is on show reaches anybody.
            _mention_faults(len(catalogue.faults))


@contextmanager
def open_workspace() -> Iterator[Workspace]:
    """What screens work with, opened as by `open_study`; the judge is let go of at the end."""
    from studycli.screens.workspace import Workspace

    with open_study() as study, Workspace(study) as workspace:
        yield workspace


@contextmanager
def workspace_when_asked() -> Iterator[Callable[[], Workspace]]:
    """Opens a workspace as `open_workspace` does once it is asked for: the first screen is painted before."""
    with ExitStack() as opened:
        yield lambda: opened.enter_context(open_workspace())


def known_topic(study: Study, name: str | None) -> TopicId | None:
    """The topic called `name`; None for None. Raises UsageError, naming the nearest, when there is none."""
    return None if name is None else study.catalogue.topic(name)


def _mention_backup(store: Store | None) -> None:
    fault = store and store.backup_fault
    if fault:
        print(f"study: {fault.message} {fault.hint}".rstrip(), file=sys.stderr)


def _mention_faults(count: int) -> None:
    if count:
        things = "One thing in the content needs" if count == 1 else f"{count} things in the content need"
        print(f"study: {things} mending; `study lint` says what and where.", file=sys.stderr)
