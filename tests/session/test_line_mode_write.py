"""`study write --plain`: everything is written before anything is shown."""

from __future__ import annotations

import io

from studycli.line_mode.sessions import run_write
from studycli.model.items import ItemId
from studycli.model.review import Rating, ReviewKind

from .conftest import World
from .test_line_mode import Typist
from .test_write_session import Watch, begin

ESSAY, SECOND = ItemId("vit-three-sentences"), ItemId("swin-why")


def told(world: World, script: list, minutes: float = 6) -> tuple[str, int]:
    page, watch = io.StringIO(), Watch()
    script = [line if callable(line) else _after(watch, line) for line in script]
    code = run_write(begin(world, watch, minutes), Typist(script, page), page)
    return page.getvalue(), code


def _after(watch: Watch, line: str):
    """Types the line when ten more seconds have passed."""

    def act(page: str) -> str:
        watch.seconds += 10
        return line

    return act


def interrupts(page: str) -> str:
    raise KeyboardInterrupt


def test_answers_are_written_first_then_revealed_and_rated(world: World) -> None:
    page, code = told(world, ["An image", "is cut.", ".", "Windows.", ".", "1", "", "0", "4"])
    assert code == 0
    essay, second = world.catalogue.item(ESSAY), world.catalogue.item(SECOND)
    assert page.index(second.prompt) < page.index("The answer:"), (
        "nothing is shown while anything is to be written"
    )
    assert page.index("An image\nis cut.", page.index("Your answer:")) > 0
    (review,) = world.store.reviews_of(ESSAY)
    assert (review.kind, review.answer, review.duration) == (ReviewKind.WRITE, "An image\nis cut.", 30.0)
    (other,) = world.store.reviews_of(SECOND)
    assert (other.rating, other.answer, other.duration) == (Rating.EASY, "Windows.", 20.0)
    assert essay.key_points


def test_the_end_of_the_input_keeps_what_was_written(world: World) -> None:
    _, code = told(world, ["An image", "is cut."])
    assert code == 0
    assert world.store.draft(ESSAY) == "An image\nis cut."
    assert world.store.reviews_of(ESSAY) == []


def test_an_interruption_keeps_what_was_marked(world: World) -> None:
    _, code = told(world, ["An image", ".", "Windows.", ".", "1", "3", interrupts])
    assert code == 130
    assert len(world.store.reviews_of(ESSAY)) == 1
    assert world.store.reviews_of(SECOND) == []
    assert world.store.draft(SECOND) == "Windows."


def test_when_the_time_is_over_the_writing_ends(world: World) -> None:
    slow = ["x"] * 40
    page, _ = told(world, [*slow, ".", "", "1"], minutes=6)
    assert "The time is up." in page
    assert "2 of 2" not in page.split("The time is up.")[0]
