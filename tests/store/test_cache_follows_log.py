"""Whatever a learner does, in whatever order, the cache is what a replay of the log would make, and the log only grows."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from studycli.config import Config
from studycli.model.items import ItemId, Minutes, Seconds
from studycli.model.review import Choice, ChoiceKey, EventId, Mark, MarkKind, Rating, Review, ReviewKind
from studycli.scheduler.scheduler import Scheduler
from studycli.scheduler.settings import DEFAULT_PARAMETERS, SchedulingSettings
from studycli.store.event_ids import new_event_id
from studycli.store.open import open_store
from studycli.study_days import SetClock

ITEMS = st.sampled_from([ItemId("a"), ItemId("b"), ItemId("c")])
LOG = ("reviews", "marks", "retractions", "choices")
SETTINGS = st.sampled_from(
    [
        SchedulingSettings.from_config(Config()),
        SchedulingSettings(desired_retention=0.8, learning_steps=(Minutes(5.0),)),
        SchedulingSettings(relearning_steps=(), maximum_interval_days=30),
    ]
)


PARAMETERS = st.sampled_from([DEFAULT_PARAMETERS, (0.1, 0.5, 1.0, 4.0, *DEFAULT_PARAMETERS[4:])])


class Learner(RuleBasedStateMachine):
    """Answers, marks, undoes, waits and comes back with other settings; the clock may go backwards."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.clock = SetClock(datetime(2026, 3, 1, 12, tzinfo=UTC))
        self.settings = SchedulingSettings()
        self.undoable: list[str] = []
        self.chosen: list[tuple[EventId, tuple[float, ...]]] = []
        self.rows: dict[str, list[Any]] = defaultdict(list)
        self.reopened(self.settings)

    @rule(chosen=SETTINGS)
    def reopened(self, chosen: SchedulingSettings) -> None:
        if hasattr(self, "store"):
            self.store.close()
        self.settings = chosen
        self.store = open_store(self.folder / "study.db", chosen, self.clock, backups=self.folder / "backups")

    @rule(
        item=ITEMS,
        rating=st.sampled_from(list(Rating)),
        kind=st.sampled_from(list(ReviewKind)),
        text=st.text(max_size=5),
    )
    def answers(self, item: ItemId, rating: Rating, kind: ReviewKind, text: str) -> None:
        moment = self.clock.now()
        event = new_event_id(moment)
        review = Review(
            event, item, rating, moment, Seconds(len(text) * 200.0), kind, text, self.store.device
        )
        assert self.store.add_review(review) == self.store.memory(item)
        self.undoable.append(event)

    @rule(item=ITEMS, kind=st.sampled_from(list(MarkKind)))
    def marks(self, item: ItemId, kind: MarkKind) -> None:
        moment = self.clock.now()
        event = new_event_id(moment)
        self.store.add_mark(Mark(event, item, kind, moment, self.store.device))
        self.undoable.append(event)

    @rule(parameters=PARAMETERS)
    def chooses(self, parameters: tuple[float, ...]) -> None:
        moment = self.clock.now()
        event = new_event_id(moment)
        value = json.dumps({"parameters": parameters})
        self.store.add_choice(Choice(event, ChoiceKey.PARAMETERS, value, moment, self.store.device))
        self.chosen.append((event, parameters))

    @rule()
    def takes_the_latest_choice_back(self) -> None:
        if self.chosen:
            self.store.retract(self.chosen.pop()[0], self.clock.now())

    @rule()
    def undoes(self) -> None:
        undone = self.store.undo(self.clock.now())
        assert (None if undone is None else undone.id) == (self.undoable.pop() if self.undoable else None)

    @rule(by=st.timedeltas(timedelta(days=-2), timedelta(days=60)))
    def waits(self, by: timedelta) -> None:
        self.clock.advance(by)

    @invariant()
    def the_log_only_grows(self) -> None:
        with self.store.content.reading() as connection:
            for table in LOG:
                now = connection.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall()
                assert now[: len(self.rows[table])] == self.rows[table]
                self.rows[table] = now

    @invariant()
    def the_cache_is_the_replay(self) -> None:
        parameters = self.chosen[-1][1] if self.chosen else self.settings.parameters
        assert self.store.scheduler.settings == replace(self.settings, parameters=parameters)
        scheduler = Scheduler(self.store.scheduler.settings)
        for item in (ItemId("a"), ItemId("b"), ItemId("c")):
            assert self.store.memory(item) == scheduler.replay(item, self.store.reviews_of(item))

    def teardown(self) -> None:
        assert self.store.rebuild() == 0
        assert self.store.check() == []
        self.store.close()
        shutil.rmtree(self.folder)


TestLearner = Learner.TestCase
TestLearner.settings = settings(max_examples=settings().max_examples // 4, stateful_step_count=25)


def test_a_rebuild_restores_what_was_damaged(desk, store) -> None:
    for item in "abc":
        desk.answer(store, item)
        desk.mark(store, item, MarkKind.FLAG)
    memory = {item: store.memory(ItemId(item)) for item in "abc"}
    with store.content.writing("the damage") as connection:
        connection.execute("UPDATE memory SET stability = 99 WHERE item = 'a'")
        connection.execute("DELETE FROM memory WHERE item = 'b'")
        connection.execute(
            "INSERT INTO memory SELECT 'ghost', stage, step, stability, difficulty, due_day, due_at,"
            " last_day, reps, lapses, first_day, seconds FROM memory WHERE item = 'c'"
        )
        connection.execute("UPDATE standing SET suspended = 1, flagged = 0 WHERE item = 'c'")
        connection.execute("INSERT INTO standing VALUES ('spectre', 1, 0, NULL)")
    assert len(store.check()) == 3
    assert store.rebuild() == 5
    assert {item: store.memory(ItemId(item)) for item in "abc"} == memory
    assert (store.suspended(), store.flagged()) == (set(), {"a", "b", "c"})
    assert store.check() == []
    assert store.rebuild() == 0


def test_other_settings_replan_by_themselves(desk) -> None:
    with desk.open() as store:
        planned = desk.answer(store, "a", Rating.EASY)
    desk.settings = SchedulingSettings(desired_retention=0.97, maximum_interval_days=3)
    with desk.open() as store:
        replanned = store.memory(ItemId("a"))
        assert replanned.stability == planned.stability
        assert replanned.due_day - date(2026, 11, 23) <= timedelta(days=3)
        assert replanned.due_day < planned.due_day
        assert store.rebuild() == 0
