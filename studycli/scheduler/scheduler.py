"""When an item comes back: FSRS-6 in whole study days, learning steps in minutes. Pure; the only importer of fsrs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from studycli.model.items import DRILL_PREFIX, ItemId, Minutes
from studycli.model.memory import Days, Interval, Memory, Stage
from studycli.model.review import Moment, Rating, Review
from studycli.scheduler.fuzz import fuzzed
from studycli.scheduler.settings import SchedulingSettings
from studycli.study_days import study_day

if TYPE_CHECKING:
    import fsrs


class Scheduler:
    """Turns reviews into memory states. Holds its settings and nothing else; every call is a pure function.

    fsrs counts elapsed time in 24-hour floors of the instants that it is given, so it is given midnights of study
    days: a review at 23:00 and the next at 08:00 are one day apart, two on one study day none. Its own fuzz is off.
    """

    def __init__(self, settings: SchedulingSettings) -> None:
        self.settings = settings

    @cached_property
    def _for_cards(self) -> fsrs.Scheduler:
        return self._made(self.settings.learning_steps, self.settings.relearning_steps)

    @cached_property
    def _for_drills(self) -> fsrs.Scheduler:
        # A function that has just been written would be written from short-term memory ten minutes later.
        return self._made((), ())

    def _made(self, learning: Sequence[Minutes], relearning: Sequence[Minutes]) -> fsrs.Scheduler:
        # Importing fsrs costs 50 ms, which listings that never rate anything should not pay.
        import fsrs

        settings = self.settings
        return fsrs.Scheduler(
            parameters=settings.parameters,
            desired_retention=settings.desired_retention,
            learning_steps=[timedelta(minutes=step) for step in learning],
            relearning_steps=[timedelta(minutes=step) for step in relearning],
            maximum_interval=settings.maximum_interval_days,
            enable_fuzzing=False,
        )

    def _fsrs_of(self, item: ItemId) -> fsrs.Scheduler:
        """Cards go through learning steps; drills come back in whole days from the first time on."""
        return self._for_drills if item.startswith(DRILL_PREFIX) else self._for_cards

    def review(self, memory: Memory | None, item: ItemId, rating: Rating, moment: Moment) -> Memory:
        """The memory of `item` after it was rated at `moment`; `memory` is the state before, None for a new item.

        A learning step is due at `moment` plus the step, and on the study day of that instant. A plan in days counts
        from `moment.day`. When the clock went backwards, no time has passed since the review before.
        """
        course = _Course(self._fsrs_of(item), memory)
        course.answer(rating, moment.day)
        return self._planned(course, item, moment)

    def preview(self, memory: Memory | None, item: ItemId, moment: Moment) -> dict[Rating, Interval]:
        """What each rating would do, exactly: `review` with that rating plans just this."""
        return {rating: interval_of(self.review(memory, item, rating, moment), moment) for rating in Rating}

    def replay(self, item: ItemId, reviews: Iterable[Review]) -> Memory | None:
        """The memory that these reviews of `item`, in the order of their ids, leave behind; None without any."""
        return self.replay_answers(item, ((review.rating, review.moment) for review in reviews))

    def replay_answers(self, item: ItemId, answers: Iterable[tuple[Rating, Moment]]) -> Memory | None:
        """`replay` from the two things that memory depends on, for those who replay a whole log."""
        course = _Course(self._fsrs_of(item), None)
        moment = None
        for rating, moment in answers:
            course.answer(rating, moment.day)
        return None if moment is None else self._planned(course, item, moment)

    def _planned(self, course: _Course, item: ItemId, moment: Moment) -> Memory:
        card = course.card
        due_day, due_at = moment.day, None
        if course.stage is Stage.REVIEW:
            days = fuzzed(course.wait.days, item, course.reps, self.settings.maximum_interval_days)
            due_day += timedelta(days=days)
            if self.settings.spread is not None:
                stability = Days(card.stability or 0.0)
                due_day = self.settings.spread.due_day(due_day, moment.day, stability, item, course.reps)
        else:
            due_at = moment.at + course.wait
            local = due_at + moment.utc_offset
            # Never before the review itself, whose day may have been told by another roll-over than today's.
            due_day = max(due_day, study_day(local.replace(tzinfo=None), self.settings.day_starts_at))
        return Memory(
            item=item,
            stage=course.stage,
            step=card.step or 0,
            stability=Days(card.stability or 0.0),
            difficulty=card.difficulty or 0.0,
            due_day=due_day,
            due_at=due_at,
            last_day=moment.day,
            reps=course.reps,
            lapses=course.lapses,
        )


class _Course:
    """One item's way through fsrs, answer by answer."""

    def __init__(self, scheduler: fsrs.Scheduler, memory: Memory | None) -> None:
        import fsrs

        self._scheduler = scheduler
        self._ratings = [None, *fsrs.Rating]
        self.reps = 0 if memory is None else memory.reps
        self.lapses = 0 if memory is None else memory.lapses
        self.wait = timedelta(0)
        # Given explicitly, because a Card without an id sleeps a millisecond to take one from the clock.
        if memory is None:
            self.card = fsrs.Card(card_id=0, due=_EPOCH)
        else:
            self.card = fsrs.Card(
                card_id=0,
                state=fsrs.State[memory.stage.name.capitalize()],
                step=None if memory.stage is Stage.REVIEW else memory.step,
                stability=memory.stability,
                difficulty=memory.difficulty,
                due=_EPOCH,
                last_review=_midnight(memory.last_day),
            )

    @property
    def stage(self) -> Stage:
        return Stage(self.card.state.name.lower())

    def answer(self, rating: Rating, day: date) -> None:
        """Takes the card through one answer on study day `day`; `wait` is then the time until the next."""
        given = _midnight(day)
        if rating is Rating.AGAIN and self.stage is Stage.REVIEW:
            self.lapses += 1
        # A day before the latest review's counts as the same day: fsrs takes less than one day for none.
        self.card, _ = self._scheduler.review_card(self.card, self._ratings[rating], given)
        self.wait = self.card.due - given
        self.reps += 1


def interval_of(memory: Memory, moment: Moment) -> Interval:
    """How long after `moment`, at which it was reviewed, the item of `memory` comes back."""
    if memory.due_at is not None:
        return Interval(minutes=(memory.due_at - moment.at) / timedelta(minutes=1), days=None)
    return Interval(minutes=None, days=(memory.due_day - moment.day).days)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)
