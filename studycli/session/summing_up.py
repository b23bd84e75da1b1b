"""What a session came to, from its answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from studycli.frozen import replace
from studycli.model.items import DRILL_PREFIX, ItemId, Minutes
from studycli.model.review import Moment, Rating
from studycli.session.entries import Form
from studycli.session.progress import DrillResult, Forecast, MissedItem, Summary
from studycli.session.state import Answered, Missed

if TYPE_CHECKING:
    from studycli.store.store import Store

_DAY = timedelta(days=1)
_LOOKS = (30, 400, 4000)
"""Days of study that are read for a row: most are short, and reading all takes as long as the rest of a start."""


def summed_up(
    answered: Sequence[Answered], tomorrow: Forecast, streak: int, title: Callable[[ItemId], str]
) -> Summary:
    """The summary: an item counts by its first answer, a drill as passed when that was not Again.

    `streak`: days of study in a row; `title` tells what an item is called.
    """
    first: dict[ItemId, Answered] = {}
    for answer in answered:
        first.setdefault(answer.item, answer)
    missed = [answer for answer in first.values() if answer.missed is not None]
    forgotten = sum(answer.missed is Missed.FORGOTTEN for answer in missed)
    return Summary(
        items=len(first),
        minutes=Minutes(sum(answer.duration for answer in answered) / 60),
        remembered=len(first) - len(missed),
        forgotten=forgotten,
        unknown=len(missed) - forgotten,
        missed=tuple(MissedItem(answer.item, title(answer.item)) for answer in missed),
        streak=streak,
        drills=tuple(
            DrillResult(
                answer.item, answer.item.removeprefix(DRILL_PREFIX), answer.duration, answer.last_passed
            )
            for answer in first.values()
            if answer.form is Form.DRILL and answer.rating > Rating.AGAIN
        ),
        tomorrow=tomorrow,
        failing=tuple(answer.failing for answer in answered if answer.failing is not None),
    )


def days_in_a_row(store: Store, today: date) -> int:
    """How many study days in a row have an answer, up to today.

    Neither a day that is not over yet nor a day of a pause breaks the row.
    """
    pauses = store.pauses()
    for looked_at in _LOOKS:
        days = {day for day, _ in store.study_days(today, looked_at)}
        last = today if today in days else today - _DAY
        earliest = today - (looked_at - 1) * _DAY
        length = 0
        while last >= earliest and (last in days or any(pause.holds(last) for pause in pauses)):
            length += last in days
            last -= _DAY
        if last >= earliest:
            break
    return length


def forecast(store: Store, now: Moment) -> Forecast:
    """What will be due on the study day after `now`, were nothing more answered until then; new items not counted."""
    day = timedelta(days=1)
    if any(pause.holds(now.day + day) for pause in store.pauses()):
        return Forecast(0, Minutes(0.0))
    rows = store.due_rows(replace(now, at=now.at + day, day=now.day + day))
    return Forecast(len(rows), Minutes(sum(row.seconds for row in rows) / 60))
