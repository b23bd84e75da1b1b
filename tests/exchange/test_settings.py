"""Settings that decide the plan agree on all machines; what is a machine's own stays its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from studycli.config import Config, Pace
from studycli.config_text import default_text, with_settings
from studycli.errors import UsageError
from studycli.exchange.outcome import Adopted
from studycli.model.review import Choice, ChoiceKey
from studycli.store.event_ids import new_event_id
from studycli.store.events import EventType

from .conftest import Machine

Make = Callable[..., Machine]


@pytest.fixture
def here(machine: Make) -> Machine:
    return machine("here")


@pytest.fixture
def there(machine: Make) -> Machine:
    return machine("there")


def text(one: Machine) -> str:
    return one.place.config.read_text()


def test_a_setting_reaches_the_other_machine_and_its_comments_stay(
    here: Machine, there: Machine, folder: Path
) -> None:
    there.set_up('# mine\ntheme = "study-light"\nnew_per_day = 10   # enough\n')
    there.sync(folder)
    here.later(hours=1)
    here.set_up('desired_retention = 0.85\nnew_per_day = 4\ndevice = "cpu"\n')
    assert here.sync(folder).sent == {EventType.CHOICE: 1}
    done = there.sync(folder)
    assert done.adoption.settings == (
        Adopted("desired_retention", 0.9, 0.85),
        Adopted("new_per_day", 10, 4),
    )
    assert text(there) == (
        '# mine\ntheme = "study-light"\nnew_per_day = 4    # enough\ndesired_retention = 0.85\n'
    )
    assert done.adoption.kept is not None
    assert "new_per_day = 10" in done.adoption.kept.read_text()
    assert there.config() == Config(desired_retention=0.85, new_per_day=4, theme="study-light")
    assert there.sync(folder).adoption.settings == here.sync(folder).adoption.settings == ()


def test_a_machine_without_settings_takes_over_all_and_defaults_overrule_nothing(
    here: Machine, there: Machine, folder: Path
) -> None:
    here.set_up('day_starts_at = "05:30"\nlearning_steps_minutes = [2, 20]\n')
    there.later(days=1)
    there.sync(folder)
    here.sync(folder)
    assert there.sync(folder).adoption.kept is None
    assert there.config() == here.config()
    assert text(there) == (
        with_settings(default_text(), {"learning_steps_minutes": [2, 20], "day_starts_at": "05:30"})
    )


@pytest.mark.parametrize("first", ["here", "there"])
def test_of_two_changes_the_later_counts_whoever_syncs_first(
    here: Machine, there: Machine, folder: Path, first: str
) -> None:
    for one in (here, there, here):
        one.sync(folder)
    here.set_up("desired_retention = 0.8\n")
    there.later(hours=1)
    there.set_up("desired_retention = 0.95\n")
    here.later(hours=2)
    there.later(hours=1)
    meeting = [here, there] if first == "here" else [there, here]
    for one in (*meeting, *meeting):
        one.sync(folder)
    assert here.config().desired_retention == there.config().desired_retention == 0.95


def test_a_setting_that_is_taken_out_is_the_default_again_everywhere(
    here: Machine, there: Machine, folder: Path
) -> None:
    here.set_up("desired_retention = 0.8\nnew_per_day = 3  # few\n")
    here.sync(folder)
    there.sync(folder)
    there.later(hours=1)
    there.set_up("")
    there.sync(folder)
    assert here.sync(folder).adoption.settings == (
        Adopted("desired_retention", 0.8, 0.9),
        Adopted("new_per_day", 3, None),
    )
    assert here.config() == Config()
    assert text(here) == "desired_retention = 0.9\n# new_per_day = 3  # few\n"


def test_a_word_is_shared_like_a_number(here: Machine, there: Machine, folder: Path) -> None:
    here.set_up('course_pace = "daily"\n')
    for one in (here, there):
        one.sync(folder)
    assert there.config() == Config(course_pace=Pace.DAILY)


def test_a_new_default_overrules_nothing_that_was_chosen(here: Machine, there: Machine, folder: Path) -> None:
    before = {"new_per_day": 10, "reviews_per_day": 200, "learning_steps_minutes": [1.0, 10.0]}
    there.set_up("new_per_day = 4\n")
    there.sync(folder)
    here.later(hours=1)
    here.store.set_meta("settings_agreed", json.dumps(before))
    assert here.sync(folder).sent == {}
    there.sync(folder)
    assert here.config() == there.config() == Config(new_per_day=4)


def test_a_bound_of_an_earlier_version_keeps_bounding(here: Machine, there: Machine, folder: Path) -> None:
    there.set_up("new_per_day = 10\n")
    there.sync(folder)
    here.sync(folder)
    assert here.config() == Config(new_per_day=10)


def test_a_change_after_a_meeting_counts_although_the_clock_is_behind(
    here: Machine, there: Machine, folder: Path
) -> None:
    here.later(days=1)
    here.set_up("new_per_day = 3\n")
    here.sync(folder)
    there.sync(folder)
    assert there.config().new_per_day == 3
    there.set_up("new_per_day = 7\n")
    assert there.sync(folder).adoption.settings == ()
    here.sync(folder)
    assert here.config().new_per_day == 7


def test_settings_come_by_file_too(here: Machine, there: Machine, tmp_path: Path) -> None:
    here.set_up("new_per_day = 3\n")
    here.export(tmp_path / "record.jsonl")
    assert there.take_in(tmp_path / "record.jsonl").adoption.settings == (Adopted("new_per_day", None, 3),)


def test_the_plan_follows_the_settings_that_came(here: Machine, there: Machine, folder: Path) -> None:
    there.on(there.answer, there.store, "a")
    here.set_up("maximum_interval_days = 5\nlearning_steps_minutes = []\n")
    for one in (here, there, here):
        one.sync(folder)
    assert there.reopened().memory("a") == here.reopened().memory("a")  # type: ignore[arg-type]
    assert there.store.rebuild() == here.store.rebuild() == 0


def test_what_this_version_does_not_allow_is_passed_over(here: Machine, there: Machine, folder: Path) -> None:
    for value in ('{"new_per_day": -1, "desired_retention": 0.8}', '{"mood": "fine"}', "[1]", '"x"'):
        moment = here.clock.now()
        choice = Choice(new_event_id(moment), ChoiceKey.SETTINGS, value, moment, here.store.device)
        here.store.add_choice(choice)
    here.sync(folder)
    there.sync(folder)
    assert there.config() == here.config() == Config(desired_retention=0.8)


def test_a_file_that_cannot_be_changed_is_said_with_what_to_write(
    here: Machine, there: Machine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there.set_up("new_per_day = 5\n")
    there.sync(folder)
    here.later(hours=1)
    here.set_up("new_per_day = 3\n")
    here.sync(folder)

    def refuse(*_: object) -> None:
        raise UsageError("the file cannot be written (Read-only file system).")

    monkeypatch.setattr("studycli.exchange.settings.change_settings", refuse)
    done = there.sync(folder)
    assert "new_per_day = 3" in done.adoption.fault
    assert done.adoption.settings == ()
    monkeypatch.undo()
    assert there.sync(folder).adoption.settings == (Adopted("new_per_day", 5, 3),)


def test_a_link_stays_a_link(here: Machine, there: Machine, folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "dotfiles.toml"
    kept.write_text("new_per_day = 5\n")
    kept.chmod(0o600)
    there.place.config.symlink_to(kept)
    there.sync(folder)
    here.later(days=3000)
    here.set_up("new_per_day = 3\n")
    here.sync(folder)
    there.sync(folder)
    assert there.place.config.is_symlink()
    assert kept.read_text() == "new_per_day = 3\n"
    assert kept.stat().st_mode & 0o777 == 0o600
