"""Setting and ending pauses, and what one would mean for the weeks around it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from studycli.errors import UsageError
from studycli.frozen import frozen
from studycli.model.memory import Probability
from studycli.model.review import Choice, ChoiceKey, Moment
from studycli.scheduler.pause import Pause, Wanted, plan_around
from studycli.store.event_ids import new_event_id
from studycli.store.rows import due_item

if TYPE_CHECKING:
    from studycli.store.store import Store

LONGEST = 366
FURTHEST = 3 * 366
"""Days from today within which a pause has to end: further off, a typing mistake is likelier than a holiday."""


@frozen
class Outlook:
    """Where what comes due in a pause would go, as far as can be known now."""

    early: int
    late: int
    late_days: int
    """Over how many days after the pause those that wait are spread."""


def read_pause(text: str, today: date) -> Pause:
    """The pause that `2026-12-20..2027-01-03` or a single day names. Raises UsageError, saying what does not fit."""
    first, _, last = text.partition("..")
    try:
        pause = Pause(date.fromisoformat(first.strip()), date.fromisoformat((last or first).strip()))
    except ValueError:
        raise UsageError(
            f"{text} is no span of days.", "Write it so: study pause 2026-12-20..2027-01-03"
        ) from None
    if pause.first > pause.last:
        raise UsageError(f"{pause.first} is later than {pause.last}.", "Exchange the two.")
    if pause.last < today:
        raise UsageError(f"{pause.last} is over already.", "A pause can be set for today and later days.")
    if pause.days > LONGEST or (pause.last - today).days > FURTHEST:
        raise UsageError(
            f"{text} takes {pause.days} days; a pause may take a year, and end within three.",
            "See whether the years are right.",
        )
    return pause


def begin(store: Store, pause: Pause, moment: Moment) -> None:
    """Keeps a pause. Raises StoreError."""
    store.add_choice(Choice(new_event_id(moment), ChoiceKey.PAUSE, pause.to_text(), moment, store.device))


def end(store: Store, moment: Moment) -> Pause | None:
    """Ends the pause that runs, from today on, or else takes back the next one. Returns it; None when there is none."""
    ahead = [pause for pause in store.pauses() if pause.last >= moment.day]
    if not ahead:
        return None
    over = ahead[0]
    if over.first < moment.day:
        # Its days until now stay a pause, so that nobody is told of a delay that was none.
        begin(store, Pause(over.first, moment.day - timedelta(days=1)), moment)
    for choice in store.choices(ChoiceKey.PAUSE):
        pause = Pause.from_text(choice.value)
        if pause is not None and over.holds(pause.first) and pause.last >= moment.day:
            store.retract(choice.id, moment)
    return over


def outlook(store: Store, pause: Pause, moment: Moment, holds: int) -> Outlook:
    """What `pause` would mean, were nothing new learned and a day to hold `holds` items."""
    settings = store.scheduler.settings
    rows = [*store.due_rows(moment), *store.upcoming_rows(moment, pause.last + timedelta(days=pause.days))]
    wanted = Wanted(Probability(settings.desired_retention), settings.parameters, holds)
    plan = plan_around((pause,), [due_item(row, moment.day) for row in rows], moment.day, wanted)
    late = [day for day in plan.values() if day > pause.last]
    return Outlook(len(plan) - len(late), len(late), len(set(late)))
