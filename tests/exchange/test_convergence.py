"""Whatever happens on which machine and in whatever order they meet: in the end all have the same record."""

from __future__ import annotations

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from studycli.model.items import ItemId
from studycli.model.review import Choice, ChoiceKey, MarkKind, Rating, ReviewKind
from studycli.scheduler.settings import DEFAULT_PARAMETERS
from studycli.store.event_ids import new_event_id

from .conftest import Machine

MACHINES = st.integers(0, 2)
ITEMS = st.sampled_from(["a", "b", "drill:c"])
TEXTS = st.sampled_from(["", "x", "y"])


class Machines(RuleBasedStateMachine):
    """Three machines whose clocks differ, and that meet in two folders and by files handed over."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.machines = [Machine(self.root / name) for name in "abc"]
        self.folders = [self.root / "one", self.root / "two"]
        for folder in self.folders:
            folder.mkdir()

    @rule(n=MACHINES, item=ITEMS, rating=st.sampled_from(list(Rating)), text=TEXTS)
    def answers(self, n: int, item: str, rating: Rating, text: str) -> None:
        one = self.machines[n]
        one.on(one.answer, one.store, item, rating, answer=text, kind=ReviewKind.CARD)

    @rule(n=MACHINES, item=ITEMS, kind=st.sampled_from(list(MarkKind)))
    def marks(self, n: int, item: str, kind: MarkKind) -> None:
        one = self.machines[n]
        one.on(one.mark, one.store, item, kind)

    @rule(n=MACHINES)
    def undoes(self, n: int) -> None:
        one = self.machines[n]
        one.on(one.store.undo, one.clock.now())

    @rule(n=MACHINES, item=ITEMS, text=TEXTS)
    def drafts(self, n: int, item: str, text: str) -> None:
        one = self.machines[n]
        one.store.save_draft(ItemId(item), text, one.clock.now())
        assert one.store.draft(ItemId(item)) == (text or None)

    @rule(n=MACHINES)
    def runs(self, n: int) -> None:
        one = self.machines[n]
        one.on(one.attempt, one.store, "drill:c")

    @rule(n=MACHINES, by=st.sampled_from([0.9, 1.1]))
    def chooses(self, n: int, by: float) -> None:
        def choose() -> None:
            moment = one.clock.now()
            value = f'{{"parameters": {[by * DEFAULT_PARAMETERS[0], *DEFAULT_PARAMETERS[1:]]}}}'
            one.store.add_choice(
                Choice(new_event_id(moment), ChoiceKey.PARAMETERS, value, moment, one.store.device)
            )

        one = self.machines[n]
        one.on(choose)

    @rule(
        n=MACHINES,
        by=st.sampled_from([timedelta(0), timedelta(hours=5), timedelta(days=3), timedelta(days=-1)]),
    )
    def waits(self, n: int, by: timedelta) -> None:
        self.machines[n].clock.advance(by)

    @rule(n=MACHINES, where=st.integers(0, 1), again=st.booleans())
    def syncs(self, n: int, where: int, again: bool) -> None:
        self.machines[n].sync(self.folders[where], again=again)
        self.is_sound(self.machines[n])

    @rule(giver=MACHINES, taker=MACHINES)
    def hands_over(self, giver: int, taker: int) -> None:
        self.machines[giver].export(self.root / "handed.jsonl")
        self.machines[taker].take_in(self.root / "handed.jsonl")
        self.is_sound(self.machines[taker])
        assert not self.machines[taker].take_in(self.root / "handed.jsonl").received

    @rule(n=MACHINES, where=st.integers(0, 1))
    def loses_a_file(self, n: int, where: int) -> None:
        (self.folders[where] / f"{self.machines[n].store.device}.jsonl").unlink(missing_ok=True)

    @rule(n=MACHINES, where=st.integers(0, 1), cut=st.integers(1, 400))
    def loses_the_end_of_a_file(self, n: int, where: int, cut: int) -> None:
        path = self.folders[where] / f"{self.machines[n].store.device}.jsonl"
        if path.exists():
            path.write_bytes(path.read_bytes()[:-cut])

    @rule(giver=MACHINES, taker=MACHINES)
    def becomes_a_copy(self, giver: int, taker: int) -> None:
        """The same id on two machines, and perhaps on none any more what only one knew."""
        if giver != taker:
            one, other = self.machines[giver], self.machines[taker]
            one.store.close()
            other.store.close()
            shutil.rmtree(other.home)
            shutil.copytree(one.home, other.home)
            one.reopened()
            other.reopened()

    def is_sound(self, one: Machine) -> None:
        before = one.dump()
        assert one.store.rebuild() == 0
        assert one.dump() == before

    def teardown(self) -> None:
        meeting = [*self.machines, *self.machines]
        for one in meeting:
            one.sync(self.folders[0])
        first, *others = self.machines
        first.reopened()
        for other in others:
            assert other.config() == first.config()
            other.reopened()
            assert other.dump() == first.dump()
        assert first.store.check() == []
        for one in self.machines:
            done = one.sync(self.folders[0])
            assert (done.received, done.sent, done.damaged.count, done.new_device) == ({}, {}, 0, None)
            self.is_sound(one)
            one.store.close()
        shutil.rmtree(self.root)


TestMachines = Machines.TestCase
TestMachines.settings = settings(max_examples=4, stateful_step_count=25)


@pytest.mark.slow
class TestManyMachines(Machines.TestCase):
    """The same, for longer."""

    settings = settings(max_examples=100, stateful_step_count=30)
