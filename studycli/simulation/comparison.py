"""The same months with one desired retention after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from studycli.scheduler.settings import SchedulingSettings
from studycli.simulation.collection import Collection, Limits
from studycli.simulation.course import Course, Workload

RETENTIONS = (0.70, 0.75, 0.80, 0.85, 0.90, 0.95, 0.97)
"""What is compared, besides the present setting: the range that config.toml allows."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What each retention comes to, the lowest first."""

    present: float
    """The setting of today."""
    workloads: tuple[Workload, ...]
    held: int
    new: int
    """How many items wait to be begun."""


def compare(
    collection: Collection,
    settings: SchedulingSettings,
    limits: Limits,
    *,
    days: int,
    seed: int = 0,
    retentions: Sequence[float] = RETENTIONS,
) -> Comparison:
    """Simulates `days` study days for every retention; the same seed gives the same numbers.

    The present retention begins with the due days as they stand; another one with those that it would plan.
    """
    present = settings.desired_retention
    workloads = [
        Course(collection, replace(settings, desired_retention=retention), limits, seed).live(
            days, planned_anew=retention != present
        )
        for retention in sorted({*retentions, present})
    ]
    return Comparison(present, tuple(workloads), len(collection.held), len(collection.new))
