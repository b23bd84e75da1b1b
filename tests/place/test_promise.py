"""The promise: who starts at day 50 is given that day's page, then the vision phase, and nothing from before it."""

from __future__ import annotations

import pytest

from studycli.model.items import ItemId
from studycli.model.review import Rating
from studycli.place.chosen_place import choose_position
from studycli.place.new_order import on_page, order_new
from studycli.place.pages import read_page
from studycli.session.entries import Queue, QueueOptions, Reason
from studycli.session.queue import build_queue

from .conftest import Learner
from .test_place import PAGE

NEVER_NEW = {"foundations", "transformers", "language-models"}


def queue_of(learner: Learner) -> Queue:
    return build_queue(
        learner.store, learner.catalogue, learner.scheduler, learner.clock.now(), QueueOptions()
    )


def phase_of(learner: Learner, item: ItemId) -> str:
    phase = learner.catalogue.curriculum.phase(learner.topic(item))  # type: ignore[arg-type]
    return phase.id if phase else ""


@pytest.mark.slow
def test_day_50_brings_its_page_over_a_few_days_then_vision(learner: Learner) -> None:
    choose_position(learner.store, learner.clock.now(), 50)
    parameters = learner.scheduler.settings.parameters
    page = {
        item
        for part in read_page(learner.store, learner.catalogue, learner.clock.now(), 50, parameters).parts
        for item in part.items
    }
    left, new, checked = set(page), [], []
    first_day: list[str] = []
    for day in range(14):
        if day == 4:
            # Of its tables a row or two come a day: rows of one table are kept apart.
            assert not left & PAGE
            assert set(new) - page, "vision beyond the page has begun"
        queue = queue_of(learner)
        assert queue.entries
        assert queue.expected <= 45 * 60
        for entry in queue.entries:
            if entry.reason is Reason.NEW:
                new.append(entry.item)
                first_day += [entry.item] * (day == 0)
                assert phase_of(learner, entry.item) not in NEVER_NEW, entry
            elif entry.reason is Reason.CHECK:
                checked.append(entry.item)
                assert phase_of(learner, entry.item) in NEVER_NEW
            learner.answer(entry.item, Rating.GOOD, float(entry.expected))
            left.discard(entry.item)
        learner.days_pass(1)
    assert set(first_day) <= page
    assert first_day[0] == "same-transformer"
    assert not left
    after = new[max(new.index(item) for item in page) + 1 :]
    assert after
    assert {phase_of(learner, item) for item in after} == {"vision"}
    assert len(checked) <= 2 * 14
    assert len({learner.topic(item) for item in checked}) == len(checked)


def test_a_missed_sample_brings_its_topic_right_after_the_page(learner: Learner) -> None:
    choose_position(learner.store, learner.clock.now(), 50)
    sample = next(entry for entry in queue_of(learner).entries if entry.reason is Reason.CHECK)
    learner.answer(sample.item, Rating.AGAIN)
    place = learner.place()
    rows = order_new(place, learner.catalogue, learner.store.new_rows(learner.clock.now()))
    page = [row for row in rows if on_page(place, learner.catalogue, row)]
    opened = [row for row in rows if row.topic == sample.topic]
    assert opened
    assert rows[: len(page) + len(opened)] == [*page, *opened]
