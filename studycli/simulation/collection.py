"""What a simulation starts from: what is remembered now, what is new, and how this learner answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from studycli.model.items import Minutes, Seconds


class Cost(NamedTuple):
    """What an item takes on one day, all its steps included, by what happens to it."""

    nominal: Seconds
    """By its content alone."""
    first: Seconds
    """When it is met."""
    recalled: Seconds
    """When it comes again and is recalled."""
    forgotten: Seconds
    """When it comes again and was forgotten."""

    def later(self, chance: float) -> float:
        """What is to be expected when it comes again and is recalled with `chance`."""
        return chance * self.recalled + (1 - chance) * self.forgotten


class HeldItem(NamedTuple):
    """An item with a memory. Days are as `date.toordinal` counts them."""

    stability: float
    difficulty: float
    last_day: int
    due_day: int
    """As it is planned now."""
    cost: Cost


class NewItem(NamedTuple):
    """An item that waits to be begun."""

    is_drill: bool
    """Drills have no learning steps and a daily limit of their own."""
    cost: Cost


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
    """What a day may bring at most; None: no such bound."""

    minutes: Minutes | None = None
    reviews: int | None = None
    new: int | None = None
    new_drills: int | None = None
