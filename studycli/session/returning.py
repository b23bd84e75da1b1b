"""When an item that has just been answered comes back, as far as the session that asked it can tell."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from studycli.frozen import frozen
from studycli.model.memory import Interval
from studycli.session.state import LEARN_AHEAD, State


class Where(StrEnum):
    """Which session asks it again, and how."""

    WHEN_DUE = "when due"
    """After just that time: on that day, or in this session, which lasts longer."""
    SOONER = "sooner"
    """In this session, when nothing else is left in it."""
    AT_ONCE = "at once"
    """It is on show again: nothing else is left."""
    ELSEWHERE = "elsewhere"
    """In minutes, but not in this session."""


@frozen
class Return:
    """When an item is due again, and whether that is when it is asked again."""

    until: Interval
    where: Where


def returning(until: Interval, state: State, *, within_session: bool) -> Return:
    """What to say of the item answered last, due after `until`, in a session that stands at `state`."""
    if until.minutes is None:
        return Return(until, Where.WHEN_DUE)
    item, due = state.answered[-1].item, timedelta(minutes=until.minutes)
    if not within_session or state.on_show is None:
        return Return(until, Where.ELSEWHERE)
    if state.on_show.item == item:
        return Return(until, Where.AT_ONCE)
    before = (entry for entry in (state.on_show, *state.pending) if entry.item != item)
    rest = timedelta(seconds=sum(entry.expected for entry in before))
    if rest >= due:
        return Return(until, Where.WHEN_DUE)
    return Return(until, Where.SOONER if due <= rest + LEARN_AHEAD else Where.ELSEWHERE)
