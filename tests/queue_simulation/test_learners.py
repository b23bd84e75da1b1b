"""Simulated learners are what they are said to be: they forget, profit from spacing, and differ by the teaching alone."""

from __future__ import annotations

from statistics import fmean

import pytest

from studycli.model.items import ItemId, Minutes
from studycli.model.review import Rating

from .laws import LawName, law_of
from .learner import Content, Learner, Piece
from .measures import gains, interval

NEED, ABOVE, FREE = ItemId("need"), ItemId("above"), ItemId("drill:free")
SMALL: Content = {
    NEED: Piece(NEED, 0, Minutes(2.0), ()),
    ABOVE: Piece(ABOVE, 1, Minutes(2.0), (NEED,)),
    FREE: Piece(FREE, 2, Minutes(8.0), ()),
}


@pytest.mark.parametrize("law", LawName)
def test_memory_fades_and_comes_back_stronger_the_more_it_had_faded(law: LawName) -> None:
    begin = law_of(law, lambda trait: 0.0)

    def after(*days: float) -> float:
        trace = begin(0.0, 1.0, Rating.GOOD, 0.0)
        for day in days:
            trace.answer(day, Rating.GOOD)
        return trace.recall(60.0)

    trace = begin(0.0, 1.0, Rating.GOOD, 0.0)
    recalls = [trace.recall(day) for day in (1.0, 3.0, 10.0, 60.0)]
    assert recalls == sorted(recalls, reverse=True)
    assert recalls[0] > 0.8
    assert recalls[-1] < 0.8
    assert after(5.0) > recalls[-1]
    assert after(1.0, 5.0) > after(5.0, 5.01), "spaced answers keep longer than massed ones"


@pytest.mark.parametrize("law", LawName)
def test_what_is_easy_known_before_or_well_prepared_is_kept_better(law: LawName) -> None:
    begin = law_of(law, lambda trait: 0.0)
    usual = begin(0.0, 1.0, Rating.GOOD, 0.0).recall(10.0)
    assert begin(1.0, 1.0, Rating.GOOD, 0.0).recall(10.0) > usual
    assert begin(0.0, 1.0, Rating.EASY, 0.0).recall(10.0) > usual
    assert begin(0.0, 1.0, Rating.AGAIN, 0.0).recall(10.0) < usual
    assert begin(0.0, 0.4, Rating.GOOD, 0.0).recall(10.0) < usual


def test_an_item_is_learnt_worse_without_what_it_builds_on() -> None:
    prepared, bare = [], []
    for seed in range(40):
        one, other = (Learner(LawName.PERSONAL, seed, SMALL) for _ in range(2))
        one.answer(NEED, 0.0)
        for learner, kept in ((one, prepared), (other, bare)):
            answer = learner.answer(ABOVE, 1.0)
            kept.append((learner.recall(ABOVE, 11.0), answer.duration))
        assert other.knew == [0.0]
        assert one.knew[0] > 0.3
    assert fmean(recall for recall, _ in prepared) > fmean(recall for recall, _ in bare) + 0.1
    assert fmean(time for _, time in prepared) < fmean(time for _, time in bare)


def test_draws_belong_to_the_item_and_the_number_of_its_answer() -> None:
    one, other = (Learner(LawName.TRACES, 3, SMALL) for _ in range(2))
    first = [one.answer(FREE, day) for day in (0.0, 2.0, 9.0)]
    other.answer(NEED, 0.0)
    assert [other.answer(FREE, day) for day in (0.0, 2.0, 9.0)] == first
    assert [Learner(LawName.TRACES, 4, SMALL).answer(FREE, 0.0)] != first[:1]


def test_an_interval_is_students() -> None:
    told = interval([1.0, 2.0, 3.0, 4.0, 5.0])
    assert told.mean == 3.0
    assert told.half == pytest.approx(2.776 * 1.5811 / 5**0.5, rel=0.01)
    assert gains([2.0, 3.0], [1.0, 2.0]).mean == pytest.approx(0.75)
