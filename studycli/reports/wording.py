"""How numbers are said in reports."""

from __future__ import annotations

from studycli.model.items import Seconds
from studycli.model.memory import Probability

_BAR_CELLS = 10


def percent(share: Probability | None) -> str:
    """`82 %`; a dash when there is nothing to say."""
    return "–" if share is None else f"{share * 100:.0f} %"


def bar(share: Probability | None) -> str:
    """Ten cells, filled by the share: `████████░░`."""
    filled = round((share or 0.0) * _BAR_CELLS)
    return "█" * filled + "░" * (_BAR_CELLS - filled)


def clock(seconds: Seconds | None) -> str:
    """`2:05`; a dash when it was never measured."""
    if seconds is None:
        return "–"
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def count(number: int, one: str, many: str = "") -> str:
    """`1 item`, `3 items`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
