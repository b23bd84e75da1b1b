"""What the cached memory is planned with: the learner's settings, and FSRS parameters that were fitted to the log."""

from __future__ import annotations

import json
import math
import sqlite3
from dataclasses import replace

from studycli.model.review import ChoiceKey
from studycli.scheduler.settings import DEFAULT_PARAMETERS, SchedulingSettings
from studycli.store.log import choices


def planned_settings(connection: sqlite3.Connection, settings: SchedulingSettings) -> SchedulingSettings:
    """`settings` with the parameters chosen last, if any choice of some stands that can be used."""
    fitted = _fitted_parameters(connection)
    return settings if fitted is None else replace(settings, parameters=fitted)


def _fitted_parameters(connection: sqlite3.Connection) -> tuple[float, ...] | None:
    """A choice that cannot be read, as one by a later version of the program may be, gives way to the one before it."""
    usable = (_read(choice.value) for choice in reversed(choices(connection, ChoiceKey.PARAMETERS)))
    return next((parameters for parameters in usable if parameters is not None), None)


def _read(value: str) -> tuple[float, ...] | None:
    try:
        parameters = tuple(float(number) for number in json.loads(value)["parameters"])
    except (ValueError, TypeError, KeyError, OverflowError):
        return None
    fits = len(parameters) == len(DEFAULT_PARAMETERS) and all(math.isfinite(number) for number in parameters)
    return parameters if fits else None
