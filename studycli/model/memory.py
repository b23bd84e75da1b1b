"""What is believed about an item's place in the learner's memory: a cache over the review log."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from studycli.frozen import frozen
from studycli.model.items import ItemId

Days = NewType("Days", float)
Probability = NewType("Probability", float)


class Stage(StrEnum):
    """Where an item stands on its way into long-term memory."""

    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"


@frozen
class Memory:
    """The state after an item's latest review. An item without a review has no Memory."""

    item: ItemId
    stage: Stage
    step: int
    """Which (re)learning step comes next; 0 in stage REVIEW."""
    stability: Days
    """Days after which the probability of recall has fallen to 90 %."""
    difficulty: float
    """1 (easy) … 10 (hard)."""
    due_day: date
    """The study day on which it comes back."""
    due_at: datetime | None
    """The instant (UTC) of the next learning step; None when the plan is in whole days."""
    last_day: date
    reps: int
    lapses: int
    """How often it was forgotten (Again) after having reached stage REVIEW."""


@frozen
class Interval:
    """How long until an item comes back, were it rated so: exactly one of the two is set."""

    minutes: float | None
    days: int | None
