"""Other values for some arguments, and what it means when they explain the result."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from studycli.model.verdict import Cause


@dataclass(frozen=True, slots=True)
class Alteration:
    """Other values for some arguments, by path, and what it means when they explain the result."""

    changes: Mapping[str, Any]
    sentence: str
    cause: Cause = Cause.VALUES
    after: Callable[[Any], Any] | None = None
    """What is done to the reference's result as well."""
