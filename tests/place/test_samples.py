"""What is assumed is checked by samples: few, those on which most depends first, ever more seldom."""

from __future__ import annotations

from studycli.model.review import Rating
from studycli.place.chosen_place import choose_position
from studycli.place.place import CHECKED_AFTER
from studycli.place.samples import samples

from .conftest import Learner


def asked(learner: Learner, count: int = 2) -> list[str]:
    place, moment = learner.place(), learner.clock.now()
    return [row.item for row in samples(learner.store, learner.catalogue, place, moment, count)]


def start(learner: Learner) -> None:
    choose_position(learner.store, learner.clock.now(), 50)


def test_nothing_is_asked_of_those_who_assume_nothing(learner: Learner) -> None:
    assert asked(learner) == []


def test_a_day_brings_two_of_those_on_which_most_depends(learner: Learner) -> None:
    start(learner)
    first = asked(learner)
    assert len(first) == 2
    assert {learner.topic(item) for item in first} <= {"self-attention", "bert", "gpt", "transformer"}
    assert learner.topic(first[0]) == "self-attention"
    with_cards = {entry.topic for entry in learner.catalogue.entries() if entry.kind != "drill"}
    assert not any(
        item.startswith("drill:") and learner.topic(item) in with_cards for item in asked(learner, 40)
    )
    assert len({learner.topic(item) for item in asked(learner, 40)}) == len(asked(learner, 40))
    learner.answer(first[0])
    assert len(asked(learner)) == 1
    learner.answer(asked(learner)[0])
    assert asked(learner) == []


def test_a_hit_asks_another_item_after_weeks_later_each_time(learner: Learner) -> None:
    start(learner)
    item = asked(learner)[0]
    seen = {item}
    for wait in CHECKED_AFTER[:3]:
        learner.answer(item)
        learner.days_pass(wait - 1)
        assert "self-attention" not in {learner.topic(one) for one in asked(learner, 99)}
        learner.days_pass(1)
        item = next(one for one in asked(learner, 99) if learner.topic(one) == "self-attention")
        assert item not in seen
        seen.add(item)


def test_a_miss_asks_no_more_and_opens_the_topic(learner: Learner) -> None:
    start(learner)
    item = asked(learner)[0]
    review = learner.answer(item, Rating.AGAIN)
    learner.days_pass(300)
    assert "self-attention" not in {learner.topic(one) for one in asked(learner, 99)}
    place = learner.place()
    assert place.believed(learner.topic(item)) < 0.7  # type: ignore[arg-type]
    learner.store.retract(review.id, learner.clock.now())
    assert learner.topic(asked(learner)[0]) == "self-attention"
