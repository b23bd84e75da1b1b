"""How well a drill's rows tell right from wrong, beyond its own answers: what `study lint --run` asks the judge for."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any

from studycli.frozen import frozen

_NUMBER = re.compile(r"-?\b\d+\b(?!\.)")


@frozen
class Survivor:
    """A slip of the reference that every row of the drill lets pass."""

    line: int
    """Of reference.py, counted from 1."""
    was: str
    instead: str

    @property
    def names_the_same_axis(self) -> bool:
        """Whether nothing differs but axes counted from the other end, as −1 and 2 of three: no slip at all."""
        if _NUMBER.sub("#", self.was) != _NUMBER.sub("#", self.instead):
            return False
        pairs = zip(_NUMBER.findall(self.was), _NUMBER.findall(self.instead), strict=True)
        different = [(int(one), int(other)) for one, other in pairs if one != other]
        # 0 and −1 would be the same only of one axis; more often that is a number that is one off.
        return all((one < 0) != (other < 0) and abs(one - other) > 1 for one, other in different)


@frozen
class Strength:
    """What no row of a drill tells apart."""

    contradiction: str
    """What the axes say that the reference does not; empty when they agree."""
    twins: tuple[tuple[str, str], ...]
    """Wrong files, by name, each of which gives what the other does."""
    slips: int
    """Of the reference, tried on the rows."""
    survivors: tuple[Survivor, ...]
    untried: int
    """Slips for which there was no time."""

    def to_json(self) -> dict[str, Any]:
        """A JSON object."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Strength:
        """The inverse of `to_json`. Raises KeyError, TypeError or ValueError on anything else."""
        twins = tuple((str(one), str(other)) for one, other in data["twins"])
        survivors = tuple(Survivor(**each) for each in data["survivors"])
        return cls(**{**data, "twins": twins, "survivors": survivors})
