"""What the learner can set about scheduling. Imports no fsrs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import time

from studycli.config import Config
from studycli.frozen import as_dict, frozen
from studycli.model.items import Minutes
from studycli.scheduler.spread import Spread
from studycli.study_days import ROLLOVER

ALGORITHM = "fsrs-6.3.2 fuzz-1 drills-in-days"
"""Named in every fingerprint: another version of either plans differently from the same reviews."""

DEFAULT_PARAMETERS = (
    0.212,
    1.2931,
    2.3065,
    8.2956,
    6.4133,
    0.8334,
    3.0194,
    0.001,
    1.8722,
    0.1666,
    0.796,
    1.4835,
    0.0614,
    0.2629,
    1.6483,
    0.6014,
    1.8729,
    0.5425,
    0.0912,
    0.0658,
    0.1542,
)
"""FSRS-6's published parameters w0 … w20, as in fsrs 6.3.2 (a test compares them); written out so that reading
settings and computing retrievability need no fsrs."""

LOWEST_PARAMETERS = (0.001, 0.001, 0.001, 0.001, 1.0, 0.001, 0.001, 0.001, 0.0, 0.0, 0.001,
                     0.001, 0.001, 0.001, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.1)  # fmt: skip
HIGHEST_PARAMETERS = (100.0, 100.0, 100.0, 100.0, 10.0, 4.0, 4.0, 0.75, 4.5, 0.8, 3.5,
                      5.0, 0.25, 0.9, 4.0, 1.0, 6.0, 2.0, 2.0, 0.8, 0.8)  # fmt: skip
"""The bounds within which fsrs 6.3.2 accepts w0 … w20 (a test compares them)."""


def are_parameters(values: Sequence[float]) -> bool:
    """Whether FSRS-6 can plan with these: 21 numbers within their bounds."""
    return len(values) == len(DEFAULT_PARAMETERS) and all(
        low <= value <= high
        for low, value, high in zip(LOWEST_PARAMETERS, values, HIGHEST_PARAMETERS, strict=True)
    )


@frozen
class SchedulingSettings:
    """Everything besides the reviews themselves that decides when an item comes back."""

    parameters: tuple[float, ...] = DEFAULT_PARAMETERS
    desired_retention: float = 0.9
    learning_steps: tuple[Minutes, ...] = (Minutes(10.0),)
    relearning_steps: tuple[Minutes, ...] = (Minutes(10.0),)
    maximum_interval_days: int = 3650
    day_starts_at: time = ROLLOVER
    spread: Spread | None = None
    """What evens out the days after the parameters were changed."""

    @classmethod
    def from_config(
        cls, config: Config, parameters: tuple[float, ...] = DEFAULT_PARAMETERS
    ) -> SchedulingSettings:
        """The settings in config.toml, with FSRS's published parameters unless others were fitted."""
        return cls(
            parameters=parameters,
            desired_retention=config.desired_retention,
            learning_steps=tuple(Minutes(step) for step in config.learning_steps_minutes),
            relearning_steps=tuple(Minutes(step) for step in config.relearning_steps_minutes),
            maximum_interval_days=config.maximum_interval_days,
            day_starts_at=config.day_starts_at,
        )

    def fingerprint(self) -> str:
        """A text that differs whenever these settings could plan differently from the same reviews."""
        return json.dumps([ALGORITHM, as_dict(self)], default=str, sort_keys=True)
