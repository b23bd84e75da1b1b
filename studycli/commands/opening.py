"""What nearly every command begins with: settings, clock, store, content and scheduler, opened once."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studycli import paths
from studycli.config import Config, load_config
from studycli.model.items import TopicId
from studycli.study_days import SystemClock

if TYPE_CHECKING:
    from studycli.catalogue import Catalogue
    from studycli.judge.client import JudgeClient
    from studycli.scheduler.scheduler import Scheduler
    from studycli.screens.sitting import Sitting
    from studycli.session.session import Session
    from studycli.store.store import Store


@dataclass(frozen=True, slots=True)
class Study:
    """Everything that a command works with."""

    config: Config
    clock: SystemClock
    store: Store
    catalogue: Catalogue
    scheduler: Scheduler


@contextmanager
def open_study() -> Iterator[Study]:
    """Opens the learner's study and closes it again, whatever happens.

    Raises UsageError for faulty settings and StoreError when the database cannot be used. Faulty content is told on
    stderr in one line and does not stop anything.
    """
    from studycli.catalogue import open_catalogue
    from studycli.scheduler.settings import SchedulingSettings
    from studycli.store.open import open_store

    config = load_config(paths.config_file())
    clock = SystemClock(config.day_starts_at)
    settings = SchedulingSettings.from_config(config)
    with open_store(paths.database(), settings, clock) as store:
        catalogue = open_catalogue(store, paths.content_roots())
        _mention_faults(len(catalogue.faults))
        yield Study(config, clock, store, catalogue, store.scheduler)
    if store.backup_fault is not None:
        fault = store.backup_fault
        print(f"study: {fault.message} {fault.hint}".rstrip(), file=sys.stderr)


def sitting_with(
    study: Study, session: Session, judge: JudgeClient, *, device: str | None = None, opening: str = ""
) -> Sitting:
    """What the screens need to know of a session. `device` overrules the settings."""
    from studycli.catalogue import open_catalogue
    from studycli.screens.sitting import Sitting

    return Sitting(
        session=session,
        catalogue=study.catalogue,
        judge=judge,
        reread=lambda: open_catalogue(study.store, paths.content_roots()),
        opening=opening,
        device=device or study.config.device,
        theme=study.config.theme,
    )


def known_topic(study: Study, name: str | None) -> TopicId | None:
    """The topic called `name`; None for None. Raises UsageError, naming the nearest, when there is none."""
    return None if name is None else study.catalogue.topic(name)


def _mention_faults(count: int) -> None:
    if count:
        things = "One thing in the content needs" if count == 1 else f"{count} things in the content need"
        print(f"study: {things} mending; `study lint` says what and where.", file=sys.stderr)
