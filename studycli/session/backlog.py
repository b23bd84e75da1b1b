"""What to say when more is due than the day's minutes hold. It stops nothing: the minutes go where they bring most."""

from __future__ import annotations

from studycli.session.entries import Backlog
from studycli.wording import count


def describe(waiting: int, today: int, days_away: int) -> Backlog | None:
    """What to tell the learner of `waiting` due items of which `today` come; None when nothing is left over."""
    if waiting <= today:
        return None
    sentences = [f"It has been {days_away} days."] if days_away > 1 else []
    waits = "waits" if waiting == 1 else "wait"
    sentences.append(f"{count(waiting, 'item')} {waits}; today's minutes go where they bring most.")
    return Backlog(waiting, today, days_away, " ".join(sentences))
