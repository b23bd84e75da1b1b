"""What the doctor says of one thing."""

from __future__ import annotations

from enum import StrEnum

from studycli.errors import ExitCode
from studycli.frozen import frozen


class Health(StrEnum):
    """How well a thing is."""

    WELL = "well"
    NOTE = "note"
    """It works; there is something to know."""
    ILL = "ill"


@frozen
class HealthFinding:
    """One line of the doctor's report."""

    about: str
    """What was looked at: `database`, `judge` …"""
    health: Health
    told: str
    remedy: str = ""
    exit_code: ExitCode = ExitCode.DONE
    """What the shell is told when it is ILL."""

    def line(self) -> str:
        """A sign, a word and a sentence."""
        sign = {Health.WELL: "✓", Health.NOTE: "·", Health.ILL: "✗"}[self.health]
        text = f"{sign} {self.about:<12} {self.told}"
        return f"{text}\n               {self.remedy}" if self.remedy else text
