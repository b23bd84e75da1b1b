"""A program killed at any instant loses nothing that it had confirmed."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from studycli.model.items import ItemId
from studycli.store.store import Store

WRITER = """
import itertools, sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from studycli.model.items import ItemId, Seconds
from studycli.model.review import Rating, Review, ReviewKind
from studycli.scheduler.settings import SchedulingSettings
from studycli.store.event_ids import new_event_id
from studycli.store.open import open_store
from studycli.study_days import SetClock
path, start = Path(sys.argv[1]), int(sys.argv[2])
clock = SetClock(datetime.fromisoformat(sys.argv[3]))
with open_store(path, SchedulingSettings(), clock, backups=path.parent / "backups") as store:
    for n in itertools.count(start):
        clock.advance(timedelta(minutes=7))
        moment = clock.now()
        item = ItemId(f"item-{n % 5}")
        if n % 4 == 3:
            undone = store.undo(moment)
            print("undone", undone.id, flush=True)
        else:
            review = Review(new_event_id(moment), item, Rating(n % 4 + 1), moment, Seconds(5.0), ReviewKind.CARD,
                f"answer {n} " * 40, store.device)
            store.add_review(review)
            print("saved", review.id, flush=True)
"""


def write_until_killed(path: Path, start: int, began: str, after: float) -> list[tuple[str, str]]:
    """What a writer had confirmed when it was killed `after` seconds after its first confirmation."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, path, str(start), began], stdout=subprocess.PIPE, text=True
    )
    first = writer.stdout.readline()
    timer = threading.Timer(after, writer.kill)
    timer.start()
    rest = writer.stdout.read()
    writer.wait()
    timer.join()
    lines = (first + rest).split("\n")[:-1]
    return [tuple(line.split()) for line in lines]


def survived(desk, kills: int) -> int:
    """Kills that many writers, and counts the confirmed events, all of which must be there after each."""
    draw = random.Random(7)
    saved: set[str] = set()
    undone: set[str] = set()
    for n in range(kills):
        began = datetime(2026, 1, 1 + n % 28, n // 28, tzinfo=UTC).isoformat()
        for act, event in write_until_killed(desk.path, n * 4, began, draw.uniform(0, 0.05)):
            (saved if act == "saved" else undone).add(event)
        with desk.open() as store:
            standing = {review.id for review in store.reviews()}
            assert saved - undone <= standing | unconfirmed_undo(store)
            assert not undone & standing
            assert store.rebuild() == 0
            assert store.check() == []
    return len(saved) + len(undone)


def test_a_program_that_was_killed_while_the_wal_was_folded_in_costs_nothing(desk, tmp_path: Path) -> None:
    with desk.open() as store:
        desk.answer(store, "a")
    short = desk.path.read_bytes()
    with desk.open() as store:
        for n in range(50):
            desk.answer(store, "b", answer=f"answer {n} " * 100)
        killed = shutil.copytree(desk.path.parent, tmp_path / "killed")
    # As the kill left it: the first page is the new one already, the others have not been written yet.
    (killed / "study.db").write_bytes(desk.path.read_bytes()[:4096] + short[4096:])
    desk.path = killed / "study.db"
    with desk.open() as store:
        assert len(store.reviews_of(ItemId("b"))) == 50
        assert store.check() == []


def unconfirmed_undo(store: Store) -> set[str]:
    """Events taken back by an undo that was saved but killed before it could say so."""
    with store.content.reading() as connection:
        return {event for (event,) in connection.execute("SELECT event FROM retractions")}


def test_nothing_confirmed_is_lost(desk) -> None:
    assert survived(desk, 3) >= 3
    with desk.open() as store:
        assert store.memory(ItemId("item-0")) is not None


@pytest.mark.slow
def test_nothing_confirmed_is_lost_in_forty_kills(desk) -> None:
    assert survived(desk, 40) >= 40


@pytest.mark.slow
def test_a_database_that_was_being_made_can_be_opened(desk, tmp_path: Path) -> None:
    draw = random.Random(8)
    for n in range(20):
        path = tmp_path / str(n) / "study.db"
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, path, "0", "2026-01-01T00:00:00+00:00"], stdout=subprocess.DEVNULL
        )
        time.sleep(draw.uniform(0.1, 0.4))
        writer.kill()
        writer.wait()
        desk.path = path
        with desk.open() as store:
            assert store.check() == []
            assert store.rebuild() == 0
