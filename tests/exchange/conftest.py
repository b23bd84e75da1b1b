"""Several machines, each with a home of its own, and a folder that they share."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from studycli.config import Config, load_config
from studycli.exchange.outcome import Outcome
from studycli.exchange.settings import Home
from studycli.exchange.sync import synchronise
from studycli.exchange.transfer import export_events, import_events
from studycli.scheduler.settings import SchedulingSettings
from studycli.store import event_ids
from studycli.store.events import COLUMNS, TABLES
from studycli.store.store import Store
from studycli.study_days import SetClock

from ..store.conftest import Desk

MORNING = datetime(2026, 11, 23, 9, tzinfo=UTC)


class Machine(Desk):
    """A desk on a machine of its own, with its own clock and its own count of event ids."""

    def __init__(self, home: Path, instant: datetime = MORNING) -> None:
        super().__init__(home / "study.db", SetClock(instant))
        self.home = home
        self.place = Home(home / "config.toml", self.backups)
        self.store = self.on(self.open)

    def on(self, act: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        """Does something on this machine. Event ids are counted in one process here, and in several in life."""
        event_ids._latest = getattr(self, "latest_id", 0)
        done = act(*arguments, **named)
        self.latest_id = event_ids._latest
        return done

    def reopened(self) -> Store:
        """The store as another start of the program finds it, with the settings of now."""
        self.store.close()
        self.settings = SchedulingSettings.from_config(self.config())
        self.store = self.on(self.open)
        return self.store

    def config(self) -> Config:
        return load_config(self.place.config)

    def set_up(self, text: str) -> None:
        """Writes the settings as the learner does, at the time of this machine's clock."""
        self.place.config.write_text(text)
        instant = self.clock.now().at.timestamp()
        os.utime(self.place.config, (instant, instant))

    def sync(self, folder: Path, *, again: bool = False) -> Outcome:
        return self.on(synchronise, self.store, self.place, folder, self.clock.now(), again=again)

    def export(self, file: Path) -> None:
        self.on(export_events, self.store, self.place, file, self.clock.now())

    def take_in(self, file: Path) -> Outcome:
        return self.on(import_events, self.store, self.place, file, self.clock.now())

    def dump(self) -> dict[str, list[Any]]:
        """The log, the drafts and the cache, to be compared with another machine's."""
        tables = {TABLES[kind]: columns for kind, columns in COLUMNS.items()} | {
            "memory": ("*",),
            "standing": ("*",),
        }
        with self.store.content.reading() as connection:
            return {
                table: connection.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY 1").fetchall()
                for table, columns in tables.items()
            }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder that the machines share."""
    made = tmp_path / "shared"
    made.mkdir()
    return made


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Callable[..., Machine]]:
    """Makes machines by name."""
    made: list[Machine] = []

    def make(name: str, instant: datetime = MORNING) -> Machine:
        made.append(Machine(tmp_path / name, instant))
        return made[-1]

    yield make
    for one in made:
        one.store.close()
