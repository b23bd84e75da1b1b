"""Opening the learner's database for the doctor."""

from __future__ import annotations

from studycli import paths
from studycli.config import load_config
from studycli.scheduler.settings import SchedulingSettings
from studycli.store.open import open_store
from studycli.store.store import Store
from studycli.study_days import SystemClock


def open_own_store() -> Store:
    """The store, with the learner's settings. Raises StudyError when it cannot be used."""
    config = load_config(paths.config_file())
    clock = SystemClock(config.day_starts_at)
    return open_store(paths.database(), SchedulingSettings.from_config(config), clock)
