"""The learner's settings, from config.toml."""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass, fields
from datetime import time
from pathlib import Path
from typing import Any

from studycli.errors import UsageError

DEFAULT_TEXT = """\
# Settings of study. Remove the # before a line to change it; the values shown are the defaults.

# desired_retention = 0.9          # the chance of recall at which an item comes back: 0.7 … 0.97
# new_per_day = 10                 # how many new items a day
# new_drills_per_day = 3           # how many of them may be drills
# reviews_per_day = 200            # how many due items a day; the rest waits, most endangered first
# maximum_interval_days = 3650     # no item stays away longer than this
# learning_steps_minutes = [1, 10] # when a new or forgotten item comes back within the session
# relearning_steps_minutes = [10]
# day_starts_at = "04:00"          # study days roll over at this local time
# device = "auto"                  # where drills run: cpu, cuda or auto
# theme = "study-dark"             # study-dark or study-light
"""


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting, with its default."""

    desired_retention: float = 0.9
    new_per_day: int = 10
    new_drills_per_day: int = 3
    reviews_per_day: int = 200
    maximum_interval_days: int = 3650
    learning_steps_minutes: tuple[float, ...] = (1.0, 10.0)
    relearning_steps_minutes: tuple[float, ...] = (10.0,)
    day_starts_at: time = time(4, 0)
    device: str = "auto"
    theme: str = "study-dark"


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
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(
            f"{path}: this is not valid TOML ({error}).", "Mend the line, or move the file away."
        ) from error
    return Config(**{key: _checked(path, key, value) for key, value in table.items()})


def _checked(path: Path, key: str, value: Any) -> Any:
    known = [field.name for field in fields(Config)]
    if key not in known:
        near = difflib.get_close_matches(key, known, n=1)
        hint = f"Did you mean {near[0]}?" if near else f"Known settings: {', '.join(known)}."
        raise UsageError(f"{path}: there is no setting called {key}.", hint)
    try:
        return read_setting(key, value)
    except (TypeError, ValueError) as error:
        raise UsageError(
            f"{path}: {key} = {value!r} does not fit.", f"It should be {_RULES[key][1]}."
        ) from error


def read_setting(key: str, value: Any) -> Any:
    """The value of the setting called `key` from how TOML holds it. Raises ValueError or TypeError if it does not fit."""
    return _RULES[key][0](value)


def _number_between(low: float, high: float) -> Any:
    def convert(value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise ValueError(value)
        return float(value)

    return convert


def _whole_between(low: int, high: int) -> Any:
    def convert(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise ValueError(value)
        return value

    return convert


def _steps(value: Any) -> tuple[float, ...]:
    positive = _number_between(0.1, 1440)
    if not isinstance(value, list):
        raise ValueError(value)
    return tuple(positive(step) for step in value)


def _clock_time(value: Any) -> time:
    if isinstance(value, time):
        return value
    return time.fromisoformat(value)


def _one_of(*words: str) -> Any:
    def convert(value: Any) -> str:
        if value not in words:
            raise ValueError(value)
        return str(value)

    return convert


_RULES: dict[str, tuple[Any, str]] = {
    "desired_retention": (_number_between(0.7, 0.97), "a number from 0.7 to 0.97"),
    "new_per_day": (_whole_between(0, 9999), "a whole number from 0 to 9999"),
    "new_drills_per_day": (_whole_between(0, 9999), "a whole number from 0 to 9999"),
    "reviews_per_day": (_whole_between(0, 9999), "a whole number from 0 to 9999"),
    "maximum_interval_days": (_whole_between(1, 36500), "a whole number of days from 1 to 36500"),
    "learning_steps_minutes": (_steps, "a list of minutes, for example [1, 10]"),
    "relearning_steps_minutes": (_steps, "a list of minutes, for example [10]"),
    "day_starts_at": (_clock_time, 'a time of day such as "04:00"'),
    "device": (_one_of("cpu", "cuda", "auto"), "cpu, cuda or auto"),
    "theme": (_one_of("study-dark", "study-light"), "study-dark or study-light"),
}
