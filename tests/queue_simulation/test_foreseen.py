"""`study simulate` foresees the minutes of a learner whose memory is the planner's, with the queue as it is."""

from __future__ import annotations

from statistics import fmean

import pytest

from studycli.model.items import ItemId, Minutes, Seconds
from studycli.model.review import Moment, Rating
from studycli.scheduler.forgetting import curve
from studycli.scheduler.retracing import arithmetic
from studycli.scheduler.settings import DEFAULT_PARAMETERS, SchedulingSettings
from studycli.session.entries import Queue, QueueOptions
from studycli.session.queue import build_queue
from studycli.simulation.collection import Limits
from studycli.simulation.course import Course
from studycli.simulation.gather import gather_collection

from .calendar import instant
from .laws import SAME_DAY, LawName
from .learner import Answer, Content, Learner, content_of
from .living import Build, Desk, desks, shipped, study_day

BEFORE, AHEAD = 30, 45


class Expected(Learner):
    """Remembers just as the planner believes, whatever the item and its prerequisites; takes the usual time."""

    def __init__(self, seed: int, content: Content) -> None:
        super().__init__(LawName.PERSONAL, seed, content)
        self._first, self._after_days, self._same_day = arithmetic(DEFAULT_PARAMETERS)
        self._recall = curve(DEFAULT_PARAMETERS)
        self._held: dict[ItemId, tuple[float, float, float, int]] = {}

    def answer(self, item: ItemId, at: float) -> Answer:
        """Answers by FSRS-6 with its published parameters."""
        piece = self._content[item]
        before = self._held.get(item)
        count = 0 if before is None else before[3]
        chance, shown = (self._uniform(piece.number, count, purpose) for purpose in (4, 5))
        if before is None:
            rating = Rating(1 + (shown > 0.25) + (shown > 0.4) + (shown > 0.9))
            state, factor = self._first[rating], 1.4
        elif at - before[2] < SAME_DAY:
            rating = Rating.GOOD
            state, factor = self._same_day(before[0], before[1], rating), 0.4
        else:
            recall = self._recall(before[0], round(at - before[2]))
            rating = Rating.AGAIN if chance > recall else Rating(2 + (shown > 0.15) + (shown > 0.9))
            state, factor = self._after_days(before[0], before[1], recall, rating), 0.9 + 0.7 * (rating == 1)
        self._held[item] = (*state, at, count + 1)
        return Answer(rating, Seconds(60 * piece.minutes * factor))


def few_a_day(desk: Desk, moment: Moment, minutes: Minutes) -> Queue:
    options = QueueOptions(minutes_per_day=Minutes(1000.0), new_per_day=4, new_drills_per_day=0)
    return build_queue(desk.store, desk.catalogue, desk.store.scheduler, moment, options)


LEARNERS, COURSES = 3, 4
"""One learner's luck, or one course's, is worth more than five percent."""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("build", "minutes", "limits"),
    [(shipped, 30.0, Limits(minutes=Minutes(30.0))), (few_a_day, 1000.0, Limits(new=4, new_drills=0))],
)
def test_the_minutes_are_within_five_percent(build: Build, minutes: float, limits: Limits) -> None:
    lived, foreseen = list[float](), list[float]()
    with desks() as make:
        for seed in range(LEARNERS):
            desk = make(SchedulingSettings())
            learner, over = Expected(seed, content_of(desk.catalogue)), 0.0
            for day in range(BEFORE + AHEAD):
                desk.clock.instant = instant(day)
                if day == BEFORE:
                    collection = gather_collection(desk.store, desk.clock.now())
                given = minutes * 60 - over
                seconds, _ = study_day(desk, learner, given, build)
                over = max(0.0, seconds - given)
                lived += [seconds / 60] * (day >= BEFORE)
            for course in range(COURSES):
                told = Course(collection, SchedulingSettings(), limits, seed=course).live(
                    AHEAD, planned_anew=False
                )
                foreseen += [day.minutes for day in told.days]
    assert fmean(foreseen) == pytest.approx(fmean(lived), rel=0.05)
