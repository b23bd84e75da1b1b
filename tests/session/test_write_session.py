"""All answers are written first; then they are revealed and rated, each as a review."""

from __future__ import annotations

import pytest

from studycli.model.items import Minutes, TopicId
from studycli.model.review import MarkKind, Rating, ReviewKind
from studycli.place.scope import EVERYTHING, Selection
from studycli.session.entries import Queue
from studycli.session.write_session import WriteSession, choose_to_write

from .conftest import World


class Watch:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def chosen(world: World, minutes: float = 15, topic: str | None = None) -> Queue:
    wanted = EVERYTHING if topic is None else Selection(frozenset({TopicId(topic)}))
    return choose_to_write(
        world.store, world.scheduler, world.clock.now(), minutes=Minutes(minutes), scope=wanted
    )


def ids(queue: Queue) -> list[str]:
    return [entry.item for entry in queue.entries]


def begin(world: World, watch: Watch, minutes: float = 15) -> WriteSession:
    return WriteSession(
        world.store,
        world.catalogue,
        world.scheduler,
        world.clock,
        chosen(world, minutes),
        minutes=Minutes(minutes),
        stopwatch=watch,
    )


def test_essays_come_first_and_only_plain_cards_are_written(world: World) -> None:
    assert ids(chosen(world)) == ["vit-three-sentences", "swin-why", "attention-idea", "attention-scale"]
    assert ids(chosen(world, topic="swin")) == ["swin-why"]


def test_what_was_learned_comes_before_what_is_new_the_least_certain_first(world: World) -> None:
    world.answer("swin-why", Rating.EASY)
    world.answer("attention-idea", Rating.EASY)
    world.answer("attention-scale", Rating.AGAIN)
    world.days_pass(3)
    assert ids(chosen(world)) == ["swin-why", "vit-three-sentences", "attention-scale", "attention-idea"]


def test_as_many_as_fit_and_at_least_one(world: World) -> None:
    assert len(chosen(world, minutes=6).entries) == 2
    assert len(chosen(world, minutes=1).entries) == 1


def test_suspended_and_buried_cards_are_left_out(world: World) -> None:
    world.learn("swin-why")
    world.mark("swin-why", MarkKind.SUSPEND)
    world.mark("vit-three-sentences", MarkKind.BURY)
    assert ids(chosen(world)) == ["attention-idea", "attention-scale"]


def test_the_countdown_stops_at_nothing(world: World) -> None:
    watch = Watch()
    writing = begin(world, watch, minutes=6)
    watch.seconds = 60.0
    assert writing.seconds_left() == 300
    watch.seconds = 9999.0
    assert writing.seconds_left() == 0


def test_answers_are_written_first_and_rated_afterwards(world: World) -> None:
    watch = Watch()
    writing = begin(world, watch, minutes=6)
    writing.write("Patches are tokens.")
    watch.seconds = 50.0
    writing.turn_to(1)
    watch.seconds = 80.0
    writing.turn_to(0)
    writing.write("Patches are tokens. They get positions.")
    watch.seconds = 90.0
    assert (writing.seconds_on(0), writing.seconds_on(1)) == (60, 30)
    assert world.store.latest_event() is None
    marking = writing.marking()
    assert marking.answer() == "Patches are tokens. They get positions."
    first = marking.rate(Rating.GOOD)
    second = marking.rate(Rating.AGAIN)
    assert marking.current() is None
    assert (first.kind, first.duration, first.answer) == (
        ReviewKind.WRITE,
        60,
        "Patches are tokens. They get positions.",
    )
    assert (second.item, second.duration, second.answer) == ("swin-why", 30, "")
    assert marking.session.summary().items == 2


def test_a_rating_can_be_taken_back_with_its_answer(world: World) -> None:
    writing = begin(world, Watch(), minutes=6)
    writing.write("my words")
    marking = writing.marking()
    marking.rate(Rating.EASY)
    marking.session.undo()
    assert marking.answer() == "my words"


def test_what_was_written_outlives_the_program(world: World) -> None:
    begin(world, Watch()).write("half a thought")
    assert begin(world, Watch()).text(0) == "half a thought"


def test_there_is_no_card_beyond_the_last(world: World) -> None:
    with pytest.raises(IndexError):
        begin(world, Watch()).turn_to(99)


def test_with_nothing_to_write_there_is_nothing_to_mark(world: World) -> None:
    writing = WriteSession(
        world.store, world.catalogue, world.scheduler, world.clock, Queue(()), minutes=Minutes(15.0)
    )
    assert writing.marking().current() is None
