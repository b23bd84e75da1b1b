"""What a simulation starts from: what is remembered now, what is new, and how this learner answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from studycli.model.items import Seconds


class HeldItem(NamedTuple):
    """An item with a memory. Days are as `date.toordinal` counts them."""

    stability: float
    difficulty: float
    last_day: int
    due_day: int
    """As it is planned now."""
    seconds: Seconds
    """What one repetition costs."""


class NewItem(NamedTuple):
    """An item that waits to be begun."""

    is_drill: bool
    """Drills have no learning steps and a daily limit of their own."""
    seconds: Seconds
    """What meeting it for the first time costs, learning steps included."""
    again_seconds: Seconds
    """What one later repetition costs."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How this learner rates: shares that sum to 1."""

    recalled: tuple[float, float, float]
    """Of answers that were recalled: Hard, Good, Easy."""
    first: tuple[float, float, float, float]
    """Of first answers: Again, Hard, Good, Easy."""


USUAL = Habits(recalled=(0.1, 0.8, 0.1), first=(0.2, 0.1, 0.6, 0.1))
"""What is taken for granted of somebody who has not answered much yet."""


@dataclass(frozen=True, slots=True)
class Collection:
    """Everything that is known on the day from which the simulation goes on."""

    today: int
    """As `date.toordinal` counts it."""
    held: tuple[HeldItem, ...]
    new: tuple[NewItem, ...]
    """In the order in which they would be begun."""
    habits: Habits


@dataclass(frozen=True, slots=True)
class Limits:
    """What a day may bring at most, as in config.toml."""

    reviews: int
    new: int
    new_drills: int
