"""The fast replay believes what the scheduler believes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studycli.model.items import ItemId, Minutes
from studycli.model.memory import Memory, Stage
from studycli.model.review import Moment, Rating
from studycli.scheduler.forgetting import retrievability
from studycli.scheduler.retracing import Recollection, recollections
from studycli.scheduler.scheduler import Scheduler
from studycli.scheduler.settings import DEFAULT_PARAMETERS, SchedulingSettings

START = datetime(2026, 3, 2, 9, tzinfo=UTC)

steps = st.lists(st.just(Minutes(5.0)), max_size=3).map(tuple)
some_settings = st.builds(
    SchedulingSettings,
    parameters=st.sampled_from(
        [DEFAULT_PARAMETERS, tuple(1.1 * parameter for parameter in DEFAULT_PARAMETERS)]
    ),
    learning_steps=steps,
    relearning_steps=steps,
)
logs = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "drill:c"]),
        st.sampled_from(list(Rating)),
        st.sampled_from([0, 0, 1, 2, 9, 200, -1]),
    ),
    max_size=40,
)


@given(some_settings, logs)
def test_it_agrees_with_the_scheduler_on_every_log(
    given_settings: SchedulingSettings, log: list[tuple[str, Rating, int]]
) -> None:
    scheduler = Scheduler(given_settings)
    memories: dict[str, Memory] = {}
    expected, answers = [], []
    at = START
    for item, rating, days in log:
        at += timedelta(days=days)
        moment = Moment(at, timedelta(0), at.date())
        before = memories.get(item)
        if before is not None and (elapsed := (moment.day - before.last_day).days) >= 1:
            chance = retrievability(before.stability, elapsed, given_settings.parameters)
            expected.append((item, rating, chance, before.stability, before.stage is Stage.REVIEW))
        memories[item] = scheduler.review(before, ItemId(item), rating, moment)
        answers.append((ItemId(item), int(rating), moment.day.toordinal()))
    got = list(recollections(answers, given_settings))
    assert [(one.item, one.rating, one.is_in_review) for one in got] == [
        (item, rating, in_review) for item, rating, _, _, in_review in expected
    ]
    assert [one.predicted for one in got] == pytest.approx([chance for _, _, chance, _, _ in expected])
    assert [one.stability for one in got] == pytest.approx([held for _, _, _, held, _ in expected])


def test_a_first_answer_and_a_step_of_the_same_day_are_no_recollections() -> None:
    answers = [(ItemId("a"), 3, day) for day in (10, 10, 12)]
    (only,) = recollections(answers, SchedulingSettings())
    assert isinstance(only, Recollection)
    assert (only.day, only.rating) == (12, 3)
