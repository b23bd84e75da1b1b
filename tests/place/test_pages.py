"""The page of a day: what it asks for in which order, and how much of it is done."""

from __future__ import annotations

from pathlib import Path

from studycli.content.library import load_library
from studycli.paths import ContentRoot
from studycli.place.pages import DayPage, course_days, read_page

from .conftest import Learner


def page(learner: Learner, day: int = 50) -> DayPage:
    parameters = learner.scheduler.settings.parameters
    return read_page(learner.store, learner.catalogue, learner.clock.now(), day, parameters)


def test_the_page_of_day_50_asks_for_what_the_course_asks(learner: Learner) -> None:
    told = page(learner)
    assert [part.id for part in told.parts] == list(learner.catalogue.curriculum.pages[50].items)
    assert (told.title, told.phase, told.lab, told.done, told.drills_left) == (
        "Universal tokens",
        "Phase IV",
        "representations",
        0,
        3,
    )
    assert len(told.to_study()) == sum(len(part.items) for part in told.parts)


def test_what_is_done_is_counted_and_not_asked_again_before_it_is_due(learner: Learner) -> None:
    first = page(learner).to_study()
    for item in first[:3]:
        learner.learn(item)
    told = page(learner)
    assert told.parts[0].is_done
    assert (told.parts[1].done, told.parts[1].is_done) == (2, False)
    assert told.to_study() == first[3:]
    for item in first[3:]:
        learner.learn(item)
    assert page(learner).done == len(told.parts)
    assert page(learner).to_study() == first
    learner.days_pass(400)
    assert page(learner).to_study() == first
    assert all((part.remembered or 1) < 0.9 for part in page(learner).parts)


def test_any_other_day_is_what_its_topics_hold(learner: Learner) -> None:
    told = page(learner, 49)
    topics = {entry.id: entry.topic for entry in learner.catalogue.entries()}
    assert {topics[item] for item in told.to_study()} == {"mae", "beit"}
    assert page(learner, 57).parts == ()
    assert {45, 50, 51} <= set(course_days(learner.catalogue.curriculum))
    assert 57 not in course_days(learner.catalogue.curriculum)


def test_lint_tells_what_a_page_asks_for_and_nobody_wrote(tmp_path: Path) -> None:
    (tmp_path / "cards").mkdir()
    (tmp_path / "cards" / "curriculum.toml").write_text(
        '[[topic]]\nid = "a"\nphase = "p"\n[[phase]]\nid = "p"\n'
        '[[page]]\nday = 3\nitems = ["one", "onne", "drill:gone"]\n'
        '[[page]]\nday = "x"\n[[page]]\nitems = 3\nday = 4\ncolour = "red"\n'
    )
    (tmp_path / "cards" / "deck.md").write_text("---\ntitle: A\ntopic: a\n---\n\n## One? {#one}\n\nYes.\n")
    faults = {fault.place.line: fault for fault in load_library([ContentRoot(tmp_path)]).faults}
    told = [
        f"{fault.place.line} {fault.message} {fault.remedy}"
        for fault in load_library([ContentRoot(tmp_path)]).faults
    ]
    assert any(line.startswith("6 The page of day 3 asks for onne") and "one?" in line for line in told)
    assert any("drill:gone" in line for line in told)
    assert "no day" in faults[9].message
    assert any("colour" in line for line in told)
    assert any("items = 3" in line for line in told)
