"""What one setting of config.toml is: its default, what it may be, and where it holds."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import time
from enum import Enum, StrEnum
from typing import Any, Generic, TypeVar, cast

from studycli.frozen import Field, field, frozen

T = TypeVar("T")

SettingValue = int | float | str | list[int | float] | None
"""A setting as JSON holds it. TOML has no None: a setting that is off does not stand there."""


class Where(Enum):
    """On which of a learner's machines a setting holds."""

    HERE = "this machine"
    EVERYWHERE = "all machines"
    """It decides the plan: `study sync` carries it."""


@frozen
class Rule(Generic[T]):
    """What a setting may be."""

    read: Callable[[object], T]
    """The setting from how TOML or JSON holds it. Raises ValueError or TypeError for what does not fit."""
    words: str
    """For the sentence "It should be …"."""


@frozen
class Setting:
    """One setting, as it is declared in `Config`."""

    name: str
    default: object
    rule: Rule[Any]
    about: str
    """What it does, in a line for the learner."""
    where: Where
    example: SettingValue
    """What the commented line in the file shows: the default, or a value where that is off."""


def setting(
    default: T, rule: Rule[T], about: str, where: Where = Where.EVERYWHERE, example: SettingValue = None
) -> T:
    """The declaration of a field of `Config`; `declared` reads it back."""
    declared = {"rule": rule, "about": about, "where": where, "example": example}
    made: T = field(default=default, metadata=declared)
    return made


def declared(one: Field) -> Setting:
    """The setting that a field of `Config` declares."""
    example = plain(one.default) if one.metadata["example"] is None else one.metadata["example"]
    return Setting(
        one.name, one.default, one.metadata["rule"], one.metadata["about"], one.metadata["where"], example
    )


def plain(value: object) -> SettingValue:
    """A setting's value as JSON holds it: what its rule reads again. Raises TypeError for what is no setting's value."""
    if isinstance(value, time):
        return value.isoformat("auto" if value.second or value.microsecond else "minutes")
    if isinstance(value, tuple):
        return [float(each) for each in value]
    if isinstance(value, str):
        return str(value)
    if value is None or isinstance(value, int | float):
        return value
    raise TypeError(f"{value!r} is no value of a setting")


def in_words(value: SettingValue) -> str:
    """A setting's value as it stands in the file; off where it does not stand there."""
    return "off" if value is None else json.dumps(value)


def number(low: float, high: float) -> Rule[float]:
    """A number from `low` to `high`."""

    def read(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise ValueError(value)
        return float(value)

    return Rule(read, f"a number from {low:g} to {high:g}")


def whole(low: int, high: int, of: str = "") -> Rule[int]:
    """A whole number (`of` days, for example) from `low` to `high`."""

    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise ValueError(value)
        return value

    return Rule(read, " ".join(filter(None, ("a whole number", of and f"of {of}", f"from {low} to {high}"))))


def bound(high: int) -> Rule[int | None]:
    """A whole number from 0 to `high`, or None where nothing bounds."""
    some = whole(0, high)
    return Rule(lambda value: None if value is None else some.read(value), some.words)


def steps(example: str) -> Rule[tuple[float, ...]]:
    """A list of minutes, each from a tenth to a day."""
    minutes = number(0.1, 1440)

    def read(value: object) -> tuple[float, ...]:
        if not isinstance(value, list):
            raise ValueError(value)
        return tuple(minutes.read(step) for step in value)

    return Rule(read, f"a list of minutes, for example {example}")


def clock_time(example: str) -> Rule[time]:
    """A time of day, as TOML has it or as text."""

    def read(value: object) -> time:
        return value if isinstance(value, time) else time.fromisoformat(cast(str, value))

    return Rule(read, f'a time of day such as "{example}"')


def one_of(*words: str) -> Rule[str]:
    """One of the words."""

    def read(value: object) -> str:
        if value not in words:
            raise ValueError(value)
        return str(value)

    return Rule(read, _listed(words))


E = TypeVar("E", bound=StrEnum)


def member(kind: type[E]) -> Rule[E]:
    """The word of one of an enum's members."""

    def read(value: object) -> E:
        return kind(cast(str, value))

    return Rule(read, _listed([str(each) for each in kind]))


def slug(words: str) -> Rule[str]:
    """Small letters, digits and hyphens; `words` say what it names."""

    def read(value: object) -> str:
        if (
            not isinstance(value, str)
            or not value
            or set(value) - set("abcdefghijklmnopqrstuvwxyz0123456789-_")
        ):
            raise ValueError(value)
        return value

    return Rule(read, words)


def _listed(words: Any) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}"
