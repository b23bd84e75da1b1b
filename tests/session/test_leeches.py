"""An item that keeps failing is named when it fails, and at the end, with what it builds on."""

from __future__ import annotations

import io

from studycli.line_mode.sessions import run_session
from studycli.model.items import Seconds
from studycli.model.review import Rating
from studycli.session.leeches import Failing
from studycli.wording import keeps_failing, summary_lines

from .conftest import World


def lapse(world: World, item: str, times: int) -> None:
    """Has an item forgotten so often after it had been learned, and learned once more."""
    world.learn(item)
    for _ in range(times):
        world.days_pass(9)
        world.answer(item, Rating.AGAIN)
        world.answer(item, Rating.GOOD)
    world.days_pass(9)


def ask(world: World, rating: Rating) -> Failing | None:
    session = world.session(world.queue(new=0))
    session.rate(rating, duration=Seconds(5.0))
    return session.just_failing()


def test_the_eighth_lapse_names_the_item_and_what_it_builds_on(world: World) -> None:
    lapse(world, "swin-why", 7)
    assert ask(world, Rating.AGAIN) == Failing("swin-why", "Why does Swin exist?", 8, ("ViT",))


def test_neither_another_lapse_nor_a_relearning_step_nor_a_pass_names_it_again(world: World) -> None:
    lapse(world, "swin-why", 7)
    session = world.session(world.queue(new=0))
    session.rate(Rating.AGAIN, duration=Seconds(5.0))
    assert session.just_failing() is not None
    world.days_pass(0.01)
    session.rate(Rating.AGAIN, duration=Seconds(5.0))
    assert session.just_failing() is None, "it was no lapse: it had not been learned again"
    world.answer("swin-why", Rating.GOOD)
    world.days_pass(9)
    assert ask(world, Rating.AGAIN) is None
    world.answer("swin-why", Rating.GOOD)
    world.days_pass(9)
    assert ask(world, Rating.GOOD) is None


def test_an_undo_takes_it_back(world: World) -> None:
    lapse(world, "swin-why", 7)
    session = world.session(world.queue(new=0))
    session.rate(Rating.AGAIN, duration=Seconds(5.0))
    assert len(session.summary().failing) == 1
    session.undo()
    assert session.just_failing() is None
    assert session.summary().failing == ()


def test_a_drill_builds_on_drills(world: World) -> None:
    lapse(world, "drill:attend", 7)
    found = ask(world, Rating.AGAIN)
    assert found is not None
    assert (found.question, found.builds_on) == ("attend", ("scores",))
    assert keeps_failing(found) == (
        "“attend” was forgotten 8 times. It builds on scores: a look there may help more than repeating it."
    )


def test_the_plain_session_and_the_summary_say_so(world: World) -> None:
    lapse(world, "swin-why", 7)
    session = world.session(world.queue(new=0))
    shown = io.StringIO()
    run_session(session, None, io.StringIO("\n\n1\nq\n"), shown)  # type: ignore[arg-type]
    told = " ".join(shown.getvalue().split())
    sentence = "“Why does Swin exist?” was forgotten 8 times. It builds on ViT: a look there may help"
    assert told.count(sentence) == 2
    assert "When it comes back, @ lets it rest." in told
    assert any(sentence in line for line in summary_lines(session.summary()))


def test_an_item_that_builds_on_nothing_gets_other_advice() -> None:
    assert keeps_failing(Failing("x", "What is it?", 12, ())).endswith(
        "Other words, or two cards instead of one, may help more than repeating it."
    )
