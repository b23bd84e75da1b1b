"""Finding a place by asking: never more than twelve questions, each answer consistent with those before."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studycli.content.curriculum import Curriculum, Topic
from studycli.line_mode.placement import place_by_questions
from studycli.model.items import DRILL_PREFIX, Seconds, TopicId
from studycli.model.review import ChoiceKey, Rating
from studycli.place.chosen_place import take_back
from studycli.place.place import Place
from studycli.place.placement import MOST_QUESTIONS, Placement
from studycli.place.placing import PlacementSession, keep_placement

from .conftest import Learner


@st.composite
def maps(draw: st.DrawFn) -> Curriculum:
    """Topics, each building on some that come before it."""
    topics: dict[TopicId, Topic] = {}
    for number in range(draw(st.integers(1, 40))):
        name = TopicId(f"t{number}")
        below = tuple(draw(st.sets(st.sampled_from(sorted(topics)), max_size=3))) if topics else ()
        topics[name] = Topic(name, name, "p", number + 1, below, "", "", below[0] if below else None, number)
    return Curriculum((), topics)


def asked(placement: Placement, knows: Callable[[TopicId], bool]) -> dict[TopicId, bool]:
    """The answers of somebody who is asked until there is nothing left to ask."""
    answers: dict[TopicId, bool] = {}
    while (topic := placement.question(answers, placement.topics, ())) is not None:
        before = placement.found(answers)
        assert topic in before.undecided
        answers[topic] = knows(topic)
        after = placement.found(answers)
        assert before.known <= after.known
        assert before.unknown <= after.unknown
        assert after.undecided < before.undecided
        assert not after.known & after.unknown
    return answers


@given(curriculum=maps(), knows=st.functions(like=lambda topic: ..., returns=st.booleans(), pure=True))
def test_at_most_twelve_questions_each_deciding_something_and_none_against_another(
    curriculum: Curriculum, knows: Callable[[TopicId], bool]
) -> None:
    placement = Placement(curriculum, list(curriculum.topics))
    answers = asked(placement, knows)
    assert len(answers) <= MOST_QUESTIONS
    found = placement.found(answers)
    assert len(answers) == MOST_QUESTIONS or not found.undecided
    for topic in found.known:
        assert set(curriculum.ancestors(topic)) <= found.known
    assert found.known <= placement.believed(answers)
    assert not placement.believed(answers) & found.unknown


@pytest.mark.slow
@given(curriculum=maps(), data=st.data())
def test_what_is_kept_says_just_what_is_known(curriculum: Curriculum, data: st.DataObject) -> None:
    placement = Placement(curriculum, list(curriculum.topics))
    known = data.draw(st.sets(st.sampled_from(sorted(curriculum.topics))))
    saved = placement.saved(known)
    assert saved.known == known
    assert not saved.not_known & known
    days = {topic: told.day or 0 for topic, told in curriculum.topics.items()}
    if known:
        assert saved.day is not None
        behind = {topic for topic, day in days.items() if day < saved.day}
        assert behind == {topic for topic in known | saved.not_known if days[topic] < saved.day}
    else:
        assert saved.day is None


def test_a_chain_of_forty_is_found_by_six_questions() -> None:
    names = [TopicId(f"t{number:02}") for number in range(40)]
    topics = {
        name: Topic(name, name, "p", place + 1, tuple(names[place - 1 : place]), "", "", None, place)
        for place, name in enumerate(names)
    }
    placement = Placement(Curriculum((), topics), names)
    for last in range(41):
        answers = asked(placement, lambda topic, last=last: names.index(topic) < last)  # type: ignore[misc]
        assert placement.found(answers).known == set(names[:last])
        assert len(answers) <= 6


def placed(learner: Learner, knows: Callable[[TopicId], bool]) -> PlacementSession:
    session = PlacementSession(learner.store, learner.catalogue, learner.scheduler, learner.clock)
    while (item := session.current()) is not None:
        session.rate(Rating.GOOD if knows(item.topic) else Rating.AGAIN, duration=Seconds(10.0))
    return session


@pytest.mark.parametrize("phase", ["foundations", "transformers", "vision"])
def test_somebody_who_knows_the_course_up_to_a_phase_is_found_there(learner: Learner, phase: str) -> None:
    curriculum = learner.catalogue.curriculum
    order = [one.id for one in curriculum.phases]
    upto = order[: order.index(phase)]
    session = placed(learner, lambda topic: curriculum.topics[topic].phase in upto)
    assert len(session.answers) <= MOST_QUESTIONS
    believed = session.placement.believed(session.answers)
    right = {topic for topic in session.placement.topics if curriculum.topics[topic].phase in upto}
    assert len(believed ^ right) <= len(session.placement.topics) // 5
    keep_placement(learner.store, learner.clock.now(), session.placement, right)
    place = learner.place()
    assert place.assumed >= right
    assert not {learner.topic(item) for item in learner.coming(place)} & right
    take_back(learner.store, learner.clock.now(), ChoiceKey.POSITION)
    assert learner.place() == Place()


def test_short_cards_are_asked_and_a_drill_only_where_there_is_no_card(learner: Learner) -> None:
    session = PlacementSession(learner.store, learner.catalogue, learner.scheduler, learner.clock)
    cards = {entry.topic for entry in learner.catalogue.entries() if entry.kind != "drill"}
    topics = set()
    while (item := session.current()) is not None:
        assert item.topic not in topics
        assert not item.id.startswith(DRILL_PREFIX) or item.topic not in cards
        topics.add(item.topic)
        session.rate(Rating.EASY, duration=Seconds(5.0))


def test_an_answer_is_taken_back_and_asked_again(learner: Learner) -> None:
    session = PlacementSession(learner.store, learner.catalogue, learner.scheduler, learner.clock)
    first = session.current()
    session.rate(Rating.AGAIN, duration=Seconds(5.0))
    second = session.current()
    session.undo()
    assert session.current() == first
    assert session.answers == {}
    session.rate(Rating.GOOD, duration=Seconds(5.0))
    assert session.current() not in (first, second)


def test_in_lines_the_map_is_shown_put_right_and_kept(learner: Learner) -> None:
    typed = io.StringIO("q\nvit nonsense\n\n")
    out = io.StringIO()
    place_by_questions(learner.store, learner.catalogue, learner.clock, None, typed, out)  # type: ignore[arg-type]
    assert "No topic here is called nonsense" in out.getvalue()
    place = learner.place()
    assert "vit" in place.assumed
    assert place.day == 46


def test_who_leaves_the_map_keeps_nothing(learner: Learner) -> None:
    out = io.StringIO()
    place_by_questions(learner.store, learner.catalogue, learner.clock, None, io.StringIO("q\nq\n"), out)  # type: ignore[arg-type]
    assert "You know: nothing yet" in out.getvalue()
    assert learner.place().day is None
