"""A disk that fails at any write of a session costs nothing that was confirmed, and leaves a sound database."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from studycli.errors import StoreError
from studycli.model.items import ItemId
from studycli.model.review import Rating
from studycli.store.store import Store

from .faulty_disk import Failing, FaultyDisk, faulty_disk, why_not

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not())


@dataclass
class Confirmed:
    """What the store said was saved."""

    answers: set[str] = field(default_factory=set)
    undone: set[str] = field(default_factory=set)
    doubtful: set[str] = field(default_factory=set)
    """What an undo that failed was about: the disk may have kept it without saying so."""


def study(desk, store: Store, confirmed: Confirmed) -> None:
    """A small session, in which every answer that cannot be saved is tried once more, as a learner would."""
    for n in range(6):
        text = f"answer {n} " + "words " * 200
        for _ in range(2):
            with suppress(StoreError):
                desk.answer(store, f"item-{n % 4}", Rating(n % 4 + 1), answer=text)
                confirmed.answers.add(text)
                break
        if n == 3:
            latest = store.latest_event()
            confirmed.doubtful.add(latest.answer)
            with suppress(StoreError):
                confirmed.undone.add(store.undo(desk.clock.now()).answer)
        with suppress(StoreError):
            store.save_draft(ItemId("item-0"), "a draft " * n, desk.clock.now())
        desk.later(minutes=3)


@pytest.fixture
def prepared(desk) -> Iterator[Path]:
    """A home with a database in use, and with the day's backup; in memory where there is a place for that."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(dir=memory if os.access(memory, os.W_OK) else None))
    desk.path = folder / "home" / "study.db"
    with desk.open() as store:
        for n in range(20):
            desk.answer(store, f"item-{n % 7}", answer="long ago " * 30)
    desk.open().close()
    yield Path(shutil.copytree(desk.path.parent, folder / "prepared"))
    shutil.rmtree(folder)


def survives(desk, disk: FaultyDisk, prepared: Path, at: int, how: Failing) -> int:
    """Has the disk fail at deed number `at` of a session, checks what is left, and returns how many deeds there were."""
    shutil.rmtree(desk.path.parent)
    shutil.copytree(prepared, desk.path.parent)
    confirmed = Confirmed()
    disk.fail(at, how)
    with suppress(StoreError), desk.open() as store:
        study(desk, store, confirmed)
    deeds = disk.deeds
    disk.mend()
    with desk.open() as store:
        assert store.check() == []
        assert store.rebuild() == 0
        kept = {review.answer for review in store.reviews()}
        assert confirmed.answers - confirmed.doubtful <= kept
        assert not confirmed.undone & kept
        desk.answer(store, "afterwards")
    return deeds


@pytest.mark.parametrize("how", list(Failing))
def test_a_disk_that_fails_at_some_writes(desk, prepared: Path, how: Failing) -> None:
    with faulty_disk() as disk:
        deeds = survives(desk, disk, prepared, 10**9, how)
        assert deeds > 100
        for at in (1, 9, 40, deeds // 2, deeds - 1):
            survives(desk, disk, prepared, at, how)


@pytest.mark.slow
@pytest.mark.parametrize("how", list(Failing))
def test_a_disk_that_fails_at_each_write_of_a_session(desk, prepared: Path, how: Failing) -> None:
    with faulty_disk() as disk:
        deeds = survives(desk, disk, prepared, 10**9, how)
        for at in range(1, deeds + 1):
            survives(desk, disk, prepared, at, how)
        print(f"{deeds} writes, each of which {how}: nothing confirmed was lost")


def test_the_disk_does_fail(desk, prepared: Path) -> None:
    """A test that could not fail would prove nothing."""
    with faulty_disk() as disk, desk.open() as store:
        disk.fail(1, Failing.FULL_ONCE)
        with pytest.raises(StoreError, match="The disk is full: your answer was not saved"):
            desk.answer(store)
        desk.answer(store)
        disk.fail(1, Failing.DEAD)
        with pytest.raises(StoreError, match="did not do as it was told"):
            desk.answer(store)
        disk.mend()
