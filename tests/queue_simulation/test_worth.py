"""A course with the queue keeps to its minutes, and can be lived through again."""

from __future__ import annotations

from studycli.scheduler.settings import SchedulingSettings

from .anki import TUNED, live_with_anki
from .calendar import Calendar
from .laws import LawName
from .learner import content_of
from .living import desks, live

SHORT = Calendar(days=30, pauses=(range(12, 19),))


def test_the_same_learner_lives_the_same_course_in_the_same_minutes_as_with_anki() -> None:
    given = SHORT.minutes * len(list(SHORT.study_days()))
    with desks() as make:
        desk = make(SchedulingSettings())
        content = content_of(desk.catalogue)
        first = live(desk, LawName.ACTIVATION, 7, SHORT)
        assert live(make(SchedulingSettings()), LawName.ACTIVATION, 7, SHORT) == first
    anki = live_with_anki(TUNED[0], LawName.ACTIVATION, 7, SHORT, content)
    for came in (first, anki):
        # In its first days the queue leaves time unused: half of it is for what is due, and nothing is.
        assert 0.85 * given <= came.minutes <= 1.02 * given
        assert came.remembered <= came.begun
        assert came.due > 0
