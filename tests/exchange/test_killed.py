"""A sync that is killed at any instant, on either side, can be repeated and then everything is there once."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from studycli.exchange.reading import EventFile
from studycli.store.log import append_review

from .conftest import Machine

KILLS = 16

SYNC = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from studycli.exchange.settings import Home
from studycli.exchange.sync import synchronise
from studycli.scheduler.settings import SchedulingSettings
from studycli.store.open import open_store
from studycli.study_days import SetClock
home, folder = Path(sys.argv[1]), Path(sys.argv[2])
clock = SetClock(datetime(2026, 11, 23, 9, tzinfo=UTC))
with open_store(home / "study.db", SchedulingSettings(), clock, backups=home / "backups") as store:
    print("ready", flush=True)
    synchronise(store, Home(home / "config.toml", home / "backups"), folder, clock.now())
"""


def answer_many(one: Machine, number: int) -> None:
    """Answers, long enough that writing them takes several writes, to items that both machines answer."""
    with one.store.content.writing("many answers") as connection:
        for n in range(number):
            one.clock.advance(timedelta(seconds=1))
            append_review(connection, one.on(one.review, one.store, f"item-{n % 300}", answer="x" * 500))
    one.store.rebuild()


def kill_a_sync(home: Path, folder: Path, after: float) -> None:
    with subprocess.Popen([sys.executable, "-c", SYNC, home, folder], stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"ready\n"
        time.sleep(after)
        program.kill()


@pytest.mark.slow
def test_syncs_that_are_killed_lose_nothing(machine: Callable[..., Machine], folder: Path) -> None:
    draw = random.Random(3)
    machines = [machine("here"), machine("there")]
    for n in range(KILLS):
        one = machines[n % 2]
        answer_many(one, 150)
        one.store.close()
        kill_a_sync(one.home, folder, draw.uniform(0, 0.25))
        one.reopened()
        assert one.store.rebuild() == 0
        assert one.store.check() == []
    for one in (*machines, *machines):
        done = one.sync(folder)
        assert done.damaged.count == 0
        assert done.new_device is None
    here, there = machines
    assert here.dump() == there.dump()
    assert len(here.dump()["reviews"]) == KILLS * 150
    for path in folder.iterdir():
        file = EventFile(path)
        assert sum(map(len, file.batches())) >= KILLS // 2 * 150
        assert (file.damaged.count, file.unfinished) == (0, b"")
