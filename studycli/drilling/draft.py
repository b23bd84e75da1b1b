"""What is kept of a drill that is being worked on, so that closing, a crash or tomorrow lose nothing."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import Any

from studycli.model.items import Seconds


@dataclass(frozen=True, slots=True)
class DrillDraft:
    """An unfinished repetition: the code as it stands, and what has happened that the rating depends on.

    Both live in one record, the item's draft in the store, because both end together: when the review is written.
    """

    source: str
    cursor: tuple[int, int] = (0, 0)
    """Row and column in `source`, counted from 0."""
    runs: int = 0
    """Runs that the judge finished, passed or not."""
    failed_runs: int = 0
    """Those before the first pass that count against the rating."""
    hints: int = 0
    shown: bool = False
    """Whether the answer has been shown."""
    elapsed: Seconds = Seconds(0.0)
    """Time with the drill open, up to when this was kept."""
    passed_after: Seconds | None = None
    """What `elapsed` was at the first pass; None before it."""

    def to_text(self) -> str:
        """The text that the store keeps."""
        return json.dumps({"drill-draft": 1, **asdict(self)}, ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str) -> DrillDraft:
        """The inverse of `to_text`. Any other text is taken as the code itself: nobody's work is thrown away."""
        try:
            data = json.loads(text)
            if data.pop("drill-draft") != 1:
                return cls(source=text)
            return cls(**_checked(data))
        except (ValueError, TypeError, KeyError, AttributeError, IndexError):
            return cls(source=text)

    def with_source(self, source: str, cursor: tuple[int, int]) -> DrillDraft:
        """The same repetition with other code."""
        return replace(self, source=source, cursor=cursor)


def _checked(data: dict[str, Any]) -> dict[str, Any]:
    passed_after = data["passed_after"]
    return {
        "source": str(data["source"]),
        "cursor": (int(data["cursor"][0]), int(data["cursor"][1])),
        "runs": int(data["runs"]),
        "failed_runs": int(data["failed_runs"]),
        "hints": int(data["hints"]),
        "shown": bool(data["shown"]),
        "elapsed": Seconds(float(data["elapsed"])),
        "passed_after": None if passed_after is None else Seconds(float(passed_after)),
    }
