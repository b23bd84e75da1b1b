"""What the queue promises: more remembered for the same minutes than with a tuned Anki, and little of it lost.

`python -m tests.queue_simulation` measures it in full; these are small courses, with room for chance. The queue that
came before this one, by days of counted items, fails both.
"""

from __future__ import annotations

from statistics import fmean

import pytest

from studycli.scheduler.settings import SchedulingSettings

from .anki import TUNED, Deck, NewCards, Order, live_with_anki
from .calendar import Calendar
from .laws import LawName
from .learner import content_of
from .living import desks, live
from .measures import Outcome, gains

SHORT = Calendar(days=72, pauses=(range(30, 38),))
BEST: dict[LawName, Deck] = {
    law: next(
        deck
        for deck in TUNED
        if (deck.order, deck.place)
        == ((Order.OVERDUENESS, NewCards.LAST) if law is LawName.TRACES else (Order.DATE, NewCards.MIXED))
    )
    for law in LawName
}
"""The tuned Anki with which learners of a law remember most, as `python -m tests.queue_simulation` chooses it."""


def lived(law: LawName, seeds: range, calendar: Calendar) -> tuple[list[Outcome], list[Outcome]]:
    """The same learners with the queue and with Anki."""
    with desks() as make:
        content = content_of(make(SchedulingSettings()).catalogue)
        ours = [live(make(SchedulingSettings()), law, seed, calendar) for seed in seeds]
    return ours, [live_with_anki(BEST[law], law, seed, calendar, content) for seed in seeds]


@pytest.mark.slow
def test_a_short_course_brings_more_than_with_anki_in_the_same_minutes() -> None:
    given = SHORT.minutes * len(list(SHORT.study_days()))
    ours, theirs = [], []
    for law in (LawName.PERSONAL, LawName.TRACES):
        mine, other = lived(law, range(7, 8), SHORT)
        ours += mine
        theirs += other
    for came in (*ours, *theirs):
        assert 0.96 * given <= came.minutes <= 1.02 * given
        assert came.due > 0
    assert sum(one.remembered for one in ours) > 1.08 * sum(one.remembered for one in theirs)
    assert min(one.recall for one in ours) > 0.75
    assert fmean(one.known for one in ours) > 0.75


def test_the_same_learner_lives_the_same_course() -> None:
    brief = Calendar(days=12, pauses=())
    first, again = (lived(LawName.ACTIVATION, range(3, 4), brief) for _ in range(2))
    assert first == again


@pytest.mark.slow
@pytest.mark.parametrize("law", LawName)
def test_a_whole_course_keeps_what_the_readme_promises(law: LawName) -> None:
    ours, theirs = lived(law, range(1, 7), Calendar())
    items = gains([one.per_hour for one in ours], [one.per_hour for one in theirs])
    # Half of the learners of the full table, with room for their luck.
    assert items.mean > 0.1
    assert fmean(one.recall for one in ours) >= 0.8
    assert fmean(one.known for one in ours) >= 0.78
