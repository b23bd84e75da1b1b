"""Changing settings in a text leaves everything else as it was."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from studycli.config import SETTINGS, Config, Pace, load_config
from studycli.config_text import change_settings, default_text, with_settings


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("", 3, "x = 3\n"),
        ("y = 1", 3, "y = 1\nx = 3\n"),
        ("x = 1\ny = 1\n", 3, "x = 3\ny = 1\n"),
        ("x=1\n", 3, "x = 3\n"),
        ("  x = 1  # one\n", 3, "x = 3    # one\n"),
        ("x = 1 # one\n", 0.125, "x = 0.125 # one\n"),
        ('x = "a # b" # c\n', "d", 'x = "d"     # c\n'),
        ('"x" = 1\n', 3, "x = 3\n"),
        ("x = [\n  1, # one\n  2,\n]\ny = 1\n", [1.0, 2.5], "x = [1, 2.5]\ny = 1\n"),
        ("x = 1\r\ny = 2\r\n", 3, "x = 3\r\ny = 2\r\n"),
        ("# x = 1   # an example\ny = 2\n", 3, "# x = 1   # an example\nx = 3\ny = 2\n"),
        ("y = 1\nx = 1 # one\n", None, "y = 1\n# x = 1 # one\n"),
        ("x = [\n  1,\n]\ny = 1\n", None, "# x = [\n#   1,\n# ]\ny = 1\n"),
        ("# x = 1\n", None, "# x = 1\n"),
        ("# xx = 1\nxx = 1\n", 3, "# xx = 1\nxx = 1\nx = 3\n"),
    ],
)
def test_one_setting(before: str, value: object, after: str) -> None:
    assert with_settings(before, {"x": value}) == after  # type: ignore[dict-item]


def test_the_example_file_takes_every_setting_below_its_example() -> None:
    changed = with_settings(default_text(), {"new_per_day": 4, "day_starts_at": "05:00"})
    lines = changed.splitlines()
    assert lines[lines.index("new_per_day = 4") - 1].startswith("# new_per_day")
    assert [
        line for line in lines if "= 4" not in line and "05:00" not in line
    ] == default_text().splitlines()


def test_the_example_file_changes_nothing_and_its_examples_are_settings(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(default_text())
    assert load_config(file) == Config()
    examples = "".join(re.findall(r"^# (\w+ = .*\n)", default_text(), flags=re.MULTILINE))
    assert list(tomllib.loads(examples)) == list(SETTINGS)
    file.write_text(examples)
    assert load_config(file) == Config(new_per_day=10, new_drills_per_day=3, reviews_per_day=200)


def test_a_setting_is_written_into_a_file_of_its_own_or_into_what_stands_there(tmp_path: Path) -> None:
    file = tmp_path / "new" / "config.toml"
    change_settings(file, {"theme": "nord"})
    assert load_config(file) == Config(theme="nord")
    assert "# minutes_per_day = 30" in file.read_text()
    file.write_text("# mine\ntheme = 'nord'\n")
    change_settings(file, {"theme": "study-light", "course_pace": Pace.DAILY})
    assert file.read_text() == '# mine\ntheme = "study-light"\ncourse_pace = "daily"\n'
    assert load_config(file) == Config(theme="study-light", course_pace=Pace.DAILY)


@pytest.mark.parametrize("text", ["x = ", 'y = """\nx = 1\n"""\n'])
def test_what_cannot_be_changed_safely_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 tomllib's message, or ours
        with_settings(text, {"x": 3})


@example(before={}, values={"x": "\x7f"})
@given(
    st.dictionaries(
        st.sampled_from(["x", "y", "zeta"]), st.integers(0, 9) | st.lists(st.integers(0, 9)), max_size=3
    ),
    st.dictionaries(
        st.sampled_from(["x", "y", "zeta"]),
        st.integers(-9, 9) | st.floats(0, 1) | st.text(st.characters(codec="ascii"), max_size=5),
        max_size=3,
    ),
)
def test_the_result_says_what_was_wanted(before: dict[str, object], values: dict[str, object]) -> None:
    text = "".join(f"{name} = {value}  # {name} = 7\n" for name, value in before.items())
    assert tomllib.loads(with_settings(text, values)) == before | values  # type: ignore[arg-type]
