"""A setting that is misspelt or does not fit is told with what would; everything else is read as it was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from studycli.config import SETTINGS, Config, load_config
from studycli.errors import UsageError
from studycli.setting import Where, plain


@pytest.mark.parametrize(
    ("line", "told", "remedy"),
    [
        (
            "minutes_per_day = 0",
            "minutes_per_day = 0 does not fit",
            "a whole number of minutes from 1 to 1440",
        ),
        ("minutes_per_day = 1441", "1441", "from 1 to 1440"),
        ("minutes_per_day = 2.5", "2.5", "a whole number"),
        ("checks_per_day = 51", "51", "a whole number from 0 to 50"),
        ("checks_per_day = true", "True", "a whole number from 0 to 50"),
        ("new_per_day = -1", "-1", "a whole number from 0 to 9999"),
        ('course_pace = "weekly"', "'weekly'", "asked or daily"),
        ("course_pace = 1", "1", "asked or daily"),
        ('theme = "Nord!"', "Nord!", "the name of a theme"),
        ("theme = 3", "3", "the name of a theme"),
        ("day_starts_at = 4", "4", 'a time of day such as "04:00"'),
        ("learning_steps_minutes = 10", "10", "a list of minutes"),
        ("learning_steps_minutes = [0]", "[0]", "a list of minutes"),
        ('device = "tpu"', "'tpu'", "cpu, cuda or auto"),
        ("minute_per_day = 3", "no setting called minute_per_day", "Did you mean minutes_per_day?"),
        ("zzz = 3", "no setting called zzz", "Known settings: minutes_per_day, "),
        ("x =", "not valid TOML", "Mend the line"),
    ],
)
def test_what_does_not_fit_is_told_with_what_would(tmp_path: Path, line: str, told: str, remedy: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(f"{line}\n")
    with pytest.raises(UsageError) as caught:
        load_config(file)
    assert str(file) in caught.value.message
    assert told in caught.value.message
    assert remedy in caught.value.hint


def test_an_old_file_keeps_bounding(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("new_per_day = 10\nnew_drills_per_day = 3\nreviews_per_day = 0\ntheme = 'study-light'\n")
    assert load_config(file) == Config(
        new_per_day=10, new_drills_per_day=3, reviews_per_day=0, theme="study-light"
    )
    assert Config().new_per_day is Config().new_drills_per_day is Config().reviews_per_day is None


def test_every_default_is_what_its_own_rule_allows() -> None:
    for each in SETTINGS.values():
        assert each.rule.read(plain(each.default)) == each.default
        assert each.rule.read(each.example) is not None


def test_only_the_look_and_the_device_are_a_machine_s_own() -> None:
    assert [name for name, each in SETTINGS.items() if each.where is Where.HERE] == ["device", "theme"]
