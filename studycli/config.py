"""The learner's settings, from config.toml: each is declared once, in `Config`."""

from __future__ import annotations

from datetime import time
from enum import StrEnum
from pathlib import Path
from typing import Any

from studycli.errors import UsageError
from studycli.frozen import fields_of, frozen
from studycli.setting import (
    Setting,
    Where,
    bound,
    clock_time,
    declared,
    member,
    number,
    one_of,
    setting,
    slug,
    steps,
    whole,
)


class Pace(StrEnum):
    """When the course's next day begins."""

    ASKED = "asked"
    """As soon as the learner says so."""
    DAILY = "daily"
    """Every study day."""


@frozen
class Config:
    """Every setting: default, what it may be, what it does, and where it holds if not on all machines."""

    minutes_per_day: int = setting(30, whole(1, 1440, "minutes"), "how long a day's session is meant to be")
    checks_per_day: int = setting(
        2, whole(0, 50), "how many items a day test what the course treated before you began"
    )
    course_pace: Pace = setting(
        Pace.ASKED, member(Pace), "the course's next day begins when you say so (asked), or every day (daily)"
    )
    desired_retention: float = setting(
        0.9, number(0.7, 0.97), "the chance of recall at which an item comes back: 0.7 … 0.97"
    )
    new_per_day: int | None = setting(
        None, bound(9999), "no bound unless set: at most so many new items a day", example=10
    )
    new_drills_per_day: int | None = setting(
        None, bound(9999), "no bound unless set: at most so many of them are drills", example=3
    )
    reviews_per_day: int | None = setting(
        None, bound(9999), "no bound unless set: at most so many due items a day", example=200
    )
    maximum_interval_days: int = setting(3650, whole(1, 36500, "days"), "no item stays away longer than this")
    learning_steps_minutes: tuple[float, ...] = setting(
        (10.0,), steps("[10]"), "when a new item comes back within the session"
    )
    relearning_steps_minutes: tuple[float, ...] = setting(
        (10.0,), steps("[10]"), "when a forgotten item comes back within the session"
    )
    day_starts_at: time = setting(time(4, 0), clock_time("04:00"), "study days roll over at this local time")
    device: str = setting(
        "auto", one_of("cpu", "cuda", "auto"), "where drills run: cpu, cuda or auto", Where.HERE
    )
    theme: str = setting(
        "study-dark",
        slug("the name of a theme: study-dark, study-light, or one of Textual's such as nord"),
        "study-dark, study-light, or one of Textual's such as nord",
        Where.HERE,
    )


SETTINGS: dict[str, Setting] = {each.name: declared(each) for each in fields_of(Config)}
"""Every setting by its name, in the order of the file."""


def load_config(path: Path) -> Config:
    """The settings in the file at `path`; the defaults where there is none.

    Raises UsageError, naming file and key, for TOML that does not parse, an unknown key (with the nearest known
    one) or a value out of range.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return Config()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: the settings cannot be read ({error}).") from error
    import tomllib

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(
            f"{path}: this is not valid TOML ({error}).", "Mend the line, or move the file away."
        ) from error
    return Config(**{key: _checked(path, key, value) for key, value in table.items()})


def _checked(path: Path, key: str, value: Any) -> Any:
    if key not in SETTINGS:
        import difflib

        near = difflib.get_close_matches(key, SETTINGS, n=1)
        hint = f"Did you mean {near[0]}?" if near else f"Known settings: {', '.join(SETTINGS)}."
        raise UsageError(f"{path}: there is no setting called {key}.", hint)
    rule = SETTINGS[key].rule
    try:
        return rule.read(value)
    except (TypeError, ValueError) as error:
        raise UsageError(f"{path}: {key} = {value!r} does not fit.", f"It should be {rule.words}.") from error
