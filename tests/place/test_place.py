"""Position, what it makes of topics, and in which order new items come."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from studycli.config import Pace
from studycli.model.items import TopicId
from studycli.model.review import Choice, ChoiceKey, Rating
from studycli.place.chosen_place import choose_focus, choose_known, choose_position, take_back
from studycli.place.new_order import on_page, order_new
from studycli.place.place import Place, read_place
from studycli.place.vocabulary import select
from studycli.scheduler.pause import Pause
from studycli.store.event_ids import new_event_id

from .conftest import Learner

PAGE = {
    *("vit-three-sentences", "swin-why", "dino-or-mae", "masking-75-15", "positions-1d-2d"),
    *("drill:patch_embed", "drill:random_mask", "drill:window_partition", "family-tree"),
}
VISION = {"vit", "deit", "swin", "dino", "mae", "beit", "tokens-everywhere", "representations", "audio"}


def start(learner: Learner, day: int | None = 50) -> Place:
    choose_position(learner.store, learner.clock.now(), day)
    return learner.place()


def tell(learner: Learner, key: ChoiceKey, value: str) -> None:
    moment = learner.clock.now()
    learner.store.add_choice(Choice(new_event_id(moment), key, value, moment, learner.store.device))


def test_a_home_that_never_chose_is_as_it_was(learner: Learner) -> None:
    assert learner.place() == Place()
    assert learner.coming() == [row.item for row in learner.store.new_rows(learner.clock.now())]


def test_at_day_50_the_page_comes_first_then_the_phase_and_nothing_else(learner: Learner) -> None:
    place = start(learner)
    rows = order_new(place, learner.catalogue, learner.store.new_rows(learner.clock.now()))
    page = [row for row in rows if on_page(place, learner.catalogue, row)]
    assert rows[: len(page)] == page
    assert {row.item for row in page} >= PAGE
    assert page[0].item == "same-transformer"
    assert {row.group for row in page} >= {"parallels", "tokenizations", "what-comes-next"}
    days = [learner.catalogue.curriculum.topics[row.topic].day or 0 for row in rows[len(page) :]]
    assert days == sorted(days)
    assert {row.topic for row in rows} == VISION


def test_what_was_treated_before_the_phase_is_assumed_and_the_phase_is_met(learner: Learner) -> None:
    place = start(learner)
    assert {"autograd", "bert", "retrieval"} <= place.assumed
    assert not place.assumed & VISION
    assert {"vit", "mae"} <= place.met.keys()
    assert "tokens-everywhere" not in place.met
    assert place.believed(TopicId("vit")) > 0.7
    assert place.believed(TopicId("clip")) == 0


@pytest.mark.parametrize(
    ("rating", "opens"), [(Rating.AGAIN, True), (Rating.HARD, False), (Rating.GOOD, False)]
)
def test_a_miss_opens_an_assumed_topic_and_a_hit_does_not(
    learner: Learner, rating: Rating, opens: bool
) -> None:
    start(learner)
    review = learner.answer(_item(learner, "bert"), rating)
    place = learner.place()
    assert ("bert" in place.opened, "bert" in place.assumed) == (opens, not opens)
    coming = [learner.topic(item) for item in learner.coming(place)]
    assert ("bert" in coming) is opens
    if opens:
        assert coming.index("bert") < coming.index("deit")
    learner.store.retract(review.id, learner.clock.now())
    assert "bert" in learner.place().assumed


def test_what_was_answered_before_is_begun_and_comes_last(learner: Learner) -> None:
    learner.answer(_item(learner, "autograd"), Rating.AGAIN)
    place = start(learner)
    assert "autograd" not in place.assumed | place.opened
    assert "autograd" in place.met
    assert learner.topic(learner.coming()[-1]) == "autograd"


def test_the_later_position_stands_and_can_be_taken_back(learner: Learner) -> None:
    start(learner)
    assert start(learner, 20).day == 20
    assert len(learner.store.choices(ChoiceKey.POSITION)) == 2
    take_back(learner.store, learner.clock.now(), ChoiceKey.POSITION)
    assert learner.place().day == 50
    assert start(learner, None) == Place()


def test_a_focus_names_what_is_behind_and_what_is_ahead(learner: Learner) -> None:
    start(learner)
    choose_focus(learner.store, learner.clock.now(), ["bert", "clip", "drills"])
    assert {learner.topic(item) for item in learner.coming()} == {"bert"}
    assert all(item.startswith("drill:") for item in learner.coming())
    choose_focus(learner.store, learner.clock.now(), ["drills"])
    assert {learner.topic(item) for item in learner.coming()} <= VISION
    choose_focus(learner.store, learner.clock.now(), [])
    assert learner.place().focus is None


def test_a_scope_of_one_session_names_as_a_focus_does(learner: Learner) -> None:
    place = start(learner)
    named = select(learner.store, learner.catalogue, learner.clock.now(), ["II"])
    coming = learner.coming(replace(place, focus=named))
    assert {learner.catalogue.curriculum.topics[learner.topic(item)].phase for item in coming} == {
        "transformers"
    }  # type: ignore[index]


def test_what_is_said_to_be_known_is_not_new_and_what_is_not_known_is(learner: Learner) -> None:
    moment = learner.clock.now()
    choose_known(learner.store, moment, [TopicId("vit")], known=True)
    assert learner.place().assumed == {"vit"}
    assert "vit" not in {learner.topic(item) for item in learner.coming()}
    start(learner)
    choose_known(learner.store, moment, [TopicId("bert")], known=False)
    place = learner.place()
    assert "vit" in place.assumed
    assert "bert" in place.opened
    topics = [learner.topic(item) for item in learner.coming()]
    assert "bert" in topics
    assert set(topics) - VISION == {"bert"}
    assert place.believed(TopicId("bert")) == 0


def test_a_place_that_makes_no_sense_here_is_remarked_on_and_not_followed(learner: Learner) -> None:
    start(learner, 50)
    tell(learner, ChoiceKey.POSITION, '{"day": 130}')
    tell(learner, ChoiceKey.FOCUS, '{"scopes": ["gone", "vision"]}')
    place = learner.place()
    assert place.day == 50
    assert len(place.remarks) == 2
    assert "day 130" in place.remarks[0]
    assert "gone" in place.remarks[1]
    assert place.focus is not None
    tell(learner, ChoiceKey.FOCUS, '{"scopes": ["gone"]}')
    assert learner.place().focus is None
    tell(learner, ChoiceKey.KNOWN, '{"topics": ["gone"], "known": true}')
    assert "gone" not in learner.place().met


@pytest.mark.parametrize(
    "value", ["[]", '{"day": "x"}', '{"day": true}', '{"scopes": 3}', "null", '{"topics": 1}']
)
def test_choices_that_cannot_be_read_are_passed_over(learner: Learner, value: str) -> None:
    for key in (ChoiceKey.POSITION, ChoiceKey.FOCUS, ChoiceKey.KNOWN):
        tell(learner, key, value)
    assert learner.place() == Place()


def test_with_a_daily_pace_the_course_goes_on_by_itself_and_ends(learner: Learner) -> None:
    start(learner)
    learner.days_pass(2)
    moment = learner.clock.now()
    assert learner.place().day == 50
    assert read_place(learner.store, learner.catalogue, moment, Pace.DAILY).day == 52
    pause = Pause(moment.day + timedelta(days=1), moment.day + timedelta(days=3))
    tell(learner, ChoiceKey.PAUSE, pause.to_text())
    learner.days_pass(4)
    assert read_place(learner.store, learner.catalogue, learner.clock.now(), Pace.DAILY).day == 53
    learner.days_pass(400)
    assert read_place(learner.store, learner.catalogue, learner.clock.now(), Pace.DAILY).day == 112


@pytest.mark.parametrize("pace", list(Pace))
def test_what_was_learned_in_its_phase_is_begun_and_not_assumed_when_the_next_phase_begins(
    learner: Learner, pace: Pace
) -> None:
    start(learner, 58)
    learner.answer("vit-b16-shapes")
    learner.answer("swin-why", Rating.AGAIN)
    place = learner.place()
    assert not {"vit", "swin"} & (place.assumed | place.opened)
    assert place.believed(TopicId("vit")) > place.believed(TopicId("mae")) > place.believed(TopicId("swin"))
    learner.days_pass(1)
    if pace is Pace.ASKED:
        start(learner, 59)
    place = read_place(learner.store, learner.catalogue, learner.clock.now(), pace)
    assert place.day == 59
    assert {"mae", "dino"} <= place.assumed
    assert not {"vit", "swin"} & (place.assumed | place.opened)
    topics = [learner.topic(item) for item in learner.coming(place)]
    assert {"vit", "swin"} <= set(topics)
    learner.answer(_item(learner, "dino"), Rating.AGAIN)
    assert read_place(learner.store, learner.catalogue, learner.clock.now(), pace).opened == {"dino"}


def _item(learner: Learner, topic: str) -> str:
    return learner.store.new_rows(learner.clock.now(), [TopicId(topic)], 1)[0].item
