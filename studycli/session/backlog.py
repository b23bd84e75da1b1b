"""What to do when more is due than a day should hold: spread it, most endangered first, and say so.

The rule. The *usual load* is what the learner answered per day of study in the last four weeks of studying, and at
least `LEAST_LOAD` (see `scheduler.load`). When more than twice that is due, a day holds twice the usual load; otherwise it holds
`reviews_per_day`, which is never exceeded in either case. What does not fit into one day is divided evenly over as few
days as will hold it. What was already answered today counts towards today's share, so that starting again on the same
day does not bring a second share.
"""

from __future__ import annotations

from dataclasses import dataclass

from studycli.scheduler.load import crowd
from studycli.session.entries import Backlog


@dataclass(frozen=True, slots=True)
class Share:
    """How a day's due items are divided."""

    today: int
    """How many more to bring today."""
    further_days: int
    """Over how many days the rest follows; 0 when there is no rest."""


def share_of_today(*, waiting: int, answered: int, usual: float, limit: int) -> Share:
    """Today's share of `waiting` due items, when `answered` due ones were already answered today.

    `usual` is the mean number of items answered per day of study, `limit` the most that a day may bring.
    """
    total = waiting + answered
    holds = min(limit, crowd(usual)) if total > crowd(usual) else limit
    if total <= holds:
        return Share(waiting, 0)
    if holds == 0:
        return Share(0, 0)
    days = -(-total // holds)
    return Share(min(waiting, max(0, -(-total // days) - answered)), days - 1)


def describe(waiting: int, share: Share, days_away: int) -> Backlog | None:
    """What to tell the learner of a share; None when nothing is left over."""
    if share.further_days == 0:
        return None
    sentences = [f"It has been {days_away} days."] if days_away > 1 else []
    rest = "the rest follows tomorrow"
    if share.further_days > 1:
        rest = f"the rest follows over {share.further_days} days"
    if share.today:
        sentences.append(
            f"{_items(waiting)} waiting; today brings the {_most(share.today)} most endangered, {rest}."
        )
    else:
        sentences.append(f"Today's share is done. {_items(waiting)} waiting; {rest}.")
    return Backlog(waiting, share.today, share.further_days, days_away, " ".join(sentences))


def _items(count: int) -> str:
    return "1 item is" if count == 1 else f"{count} items are"


def _most(count: int) -> str:
    return "one" if count == 1 else str(count)
