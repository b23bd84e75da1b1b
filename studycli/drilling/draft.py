"""What is kept of a drill that is being worked on, so that closing, a crash or tomorrow lose nothing."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from studycli.model.items import Seconds


@dataclass(frozen=True, slots=True)
class DrillDraft:
    """The code as it stands, and what the rating depends on besides the attempts, which are in the log.

    Both live in one record, the item's draft in the store, because both end together: when the review is written.
    """

    source: str
    cursor: tuple[int, int] = (0, 0)
    """Row and column in `source`, counted from 0."""
    hints: int = 0
    shown: bool = False
    """Whether the answer has been shown."""
    elapsed: Seconds = Seconds(0.0)
    """Time with the drill open, up to when this was kept."""
    fixes: tuple[str, ...] = ()
    """The fixes that were shown, each once."""

    def to_text(self) -> str:
        """The text that the store keeps."""
        return json.dumps({"drill-draft": 1, **asdict(self)}, ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str) -> DrillDraft:
        """The inverse of `to_text`. Any other text is taken as the code itself: nobody's work is thrown away.

        What earlier versions kept besides is in the log as well.
        """
        try:
            data = json.loads(text)
            if data["drill-draft"] != 1:
                return cls(source=text)
            row, column = data["cursor"]
            hints, shown, elapsed = int(data["hints"]), bool(data["shown"]), Seconds(float(data["elapsed"]))
            fixes = tuple(map(str, data.get("fixes", ())))
            return cls(str(data["source"]), (int(row), int(column)), hints, shown, elapsed, fixes)
        except (ValueError, TypeError, KeyError, AttributeError):
            return cls(source=text)
