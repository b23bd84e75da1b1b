"""What the cached memory is planned with: the learner's settings, and FSRS parameters that were fitted to the log."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from studycli.frozen import frozen, replace
from studycli.model.review import ChoiceKey
from studycli.scheduler.settings import SchedulingSettings, are_parameters
from studycli.scheduler.spread import Spread
from studycli.store.log import choices


def planned_settings(connection: sqlite3.Connection, settings: SchedulingSettings) -> SchedulingSettings:
    """`settings` with the parameters chosen last, if any choice of some stands that can be used."""
    fitted = _fitted(connection)
    return (
        settings if fitted is None else replace(settings, parameters=fitted.parameters, spread=fitted.spread)
    )


def fitted_value(parameters: Sequence[float], spread: Spread | None, because: Mapping[str, object]) -> str:
    """The value of a choice of these parameters; `because` says what spoke for them and is kept beside."""
    told = None
    if spread is not None:
        told = {"day": spread.day.isoformat(), "last_places": spread.last_places}
    return json.dumps({"parameters": list(parameters), "spread": told, "because": because})


@frozen
class _Fitted:
    parameters: tuple[float, ...]
    spread: Spread | None


def _fitted(connection: sqlite3.Connection) -> _Fitted | None:
    """A choice that cannot be read, as one by a later version of the program may be, gives way to the one before it."""
    usable = (_read(choice.value) for choice in reversed(choices(connection, ChoiceKey.PARAMETERS)))
    return next((fitted for fitted in usable if fitted is not None), None)


def _read(value: str) -> _Fitted | None:
    try:
        told = json.loads(value)
        parameters = tuple(float(number) for number in told["parameters"])
        spread = _read_spread(told.get("spread"))
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        return None
    return _Fitted(parameters, spread) if are_parameters(parameters) else None


def _read_spread(told: Any) -> Spread | None:
    if told is None:
        return None
    places = tuple((float(safety), float(draw)) for safety, draw in told["last_places"])
    return Spread(date.fromisoformat(told["day"]), places)
