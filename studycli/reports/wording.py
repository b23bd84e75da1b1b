"""How numbers are said in reports."""

from __future__ import annotations

from studycli.model.items import Minutes, Seconds
from studycli.model.memory import Probability
from studycli.wording import clock, count


def percent(share: Probability | None) -> str:
    """`82 %`; a dash when there is nothing to say."""
    return "–" if share is None else f"{share * 100:.0f} %"


def bar(share: Probability | None, cells: int = 10) -> str:
    """Cells, filled by the share: `████████░░`."""
    filled = round((share or 0.0) * cells)
    return "█" * filled + "░" * (cells - filled)


def took(seconds: Seconds | None) -> str:
    """`2:05`; a dash when it was never measured."""
    return "–" if seconds is None else clock(round(seconds))


def spent(minutes: Minutes) -> str:
    """`1 minute`, `84 minutes`, `9 h 12 min`; never less than a minute."""
    whole = max(1, round(minutes))
    return count(whole, "minute") if whole < 90 else f"{whole // 60:,} h {whole % 60} min"


def cut(text: str, width: int) -> str:
    """The text, ended by `…` where it is longer than `width` characters."""
    return text if len(text) <= width else text[: width - 1] + "…"
