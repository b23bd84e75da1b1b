"""What a session came to, from its answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from studycli.model.items import DRILL_PREFIX, ItemId, Minutes
from studycli.model.review import Moment, Rating
from studycli.session.entries import Form
from studycli.session.progress import DrillResult, Forecast, Summary
from studycli.session.state import Answered

if TYPE_CHECKING:
    from studycli.store.store import Store


def summed_up(answered: Sequence[Answered], tomorrow: Forecast) -> Summary:
    """The summary: an item counts by its first answer, a drill as passed when that was not Again."""
    first: dict[ItemId, Answered] = {}
    for answer in answered:
        first.setdefault(answer.item, answer)
    forgotten = sum(answer.rating is Rating.AGAIN for answer in first.values())
    return Summary(
        items=len(first),
        minutes=Minutes(sum(answer.duration for answer in answered) / 60),
        remembered=len(first) - forgotten,
        forgotten=forgotten,
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


def forecast(store: Store, now: Moment) -> Forecast:
    """What will be due on the study day after `now`, were nothing more answered until then; new items not counted."""
    day = timedelta(days=1)
    if any(pause.holds(now.day + day) for pause in store.pauses()):
        return Forecast(0, Minutes(0.0))
    rows = store.due_rows(replace(now, at=now.at + day, day=now.day + day))
    return Forecast(len(rows), Minutes(sum(row.seconds for row in rows) / 60))
