"""The scheduler: FSRS-6 over study days, learning steps in minutes, and previews and replays that keep their word."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studycli.model.items import ItemId, Minutes, Seconds, drill_id
from studycli.model.memory import Interval, Memory, Stage
from studycli.model.review import EventId, Moment, Rating, Review, ReviewKind
from studycli.scheduler.fuzz import fuzz_bounds
from studycli.scheduler.scheduler import Scheduler, interval_of
from studycli.scheduler.settings import SchedulingSettings
from studycli.study_days import moment_at

ITEM = ItemId("vit-three-sentences")
BERLIN = ZoneInfo("Europe/Berlin")
TWO_STEPS = SchedulingSettings(learning_steps=(Minutes(1.0), Minutes(10.0)))
SCHEDULER = Scheduler(TWO_STEPS)

RATINGS = st.sampled_from(list(Rating))
WAITS = st.one_of(
    st.timedeltas(timedelta(0), timedelta(minutes=30)),
    st.timedeltas(timedelta(days=-3), timedelta(days=400)),
)
HISTORIES = st.lists(st.tuples(RATINGS, WAITS), max_size=12)
STEPS = st.lists(st.floats(0.5, 1440), max_size=3).map(
    lambda steps: tuple(Minutes(step) for step in sorted(steps))
)
SETTINGS = st.builds(
    SchedulingSettings,
    desired_retention=st.floats(0.7, 0.97),
    learning_steps=STEPS,
    relearning_steps=STEPS,
    maximum_interval_days=st.integers(1, 3650),
)


def lived(history: list[tuple[Rating, timedelta]]) -> list[tuple[Rating, Moment]]:
    """A history of ratings and waits as ratings and moments."""
    instant, answers = datetime(2026, 3, 1, 20, tzinfo=BERLIN), []
    for rating, wait in history:
        instant = (instant.astimezone(UTC) + wait).astimezone(BERLIN)
        answers.append((rating, moment_at(instant)))
    return answers


def remembered(scheduler: Scheduler, answers: list[tuple[Rating, Moment]]) -> Memory | None:
    """The memory after these answers, one by one."""
    memory = None
    for rating, moment in answers:
        memory = scheduler.review(memory, ITEM, rating, moment)
    return memory


def at(*when: int) -> Moment:
    return moment_at(datetime(*when, tzinfo=BERLIN))


@given(SETTINGS, HISTORIES)
def test_replay_agrees_with_living_through_it(
    chosen: SchedulingSettings, history: list[tuple[Rating, timedelta]]
) -> None:
    scheduler, answers = Scheduler(chosen), lived(history)
    reviews = [
        Review(EventId(str(n)), ITEM, rating, moment, Seconds(9.0), ReviewKind.CARD, "", "here")
        for n, (rating, moment) in enumerate(answers)
    ]
    assert scheduler.replay(ITEM, reviews) == remembered(scheduler, answers)


@given(SETTINGS, HISTORIES, WAITS)
def test_a_preview_is_what_the_rating_then_does(
    chosen: SchedulingSettings, history: list[tuple[Rating, timedelta]], wait: timedelta
) -> None:
    scheduler = Scheduler(chosen)
    *before, (_, now) = lived([*history, (Rating.GOOD, wait)])
    memory = remembered(scheduler, before)
    for rating, interval in scheduler.preview(memory, ITEM, now).items():
        after = scheduler.review(memory, ITEM, rating, now)
        assert (interval.minutes is None) != (interval.days is None)
        if interval.days is not None:
            assert after.due_at is None
            assert after.due_day == now.day + timedelta(days=interval.days)
            assert 1 <= interval.days <= chosen.maximum_interval_days
        else:
            assert after.due_at == now.at + timedelta(minutes=interval.minutes)


@given(SETTINGS, HISTORIES, WAITS)
def test_a_better_rating_never_comes_back_sooner(
    chosen: SchedulingSettings, history: list[tuple[Rating, timedelta]], wait: timedelta
) -> None:
    scheduler = Scheduler(chosen)
    *before, (_, now) = lived([*history, (Rating.GOOD, wait)])
    previews = scheduler.preview(remembered(scheduler, before), ITEM, now)
    assert list(previews) == [Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.EASY]
    lengths = [length(interval) for interval in previews.values()]
    assert lengths == sorted(lengths)


def length(interval: Interval) -> float:
    """In days. A learning step counts as part of a day, however many minutes it has."""
    return interval.days if interval.days is not None else min(0.9, interval.minutes / 1440)


@given(HISTORIES.filter(bool))
def test_memory_is_what_fsrs_says_of_whole_study_days(history: list[tuple[Rating, timedelta]]) -> None:
    theirs = fsrs.Scheduler(enable_fuzzing=False, maximum_interval=3650)
    card = fsrs.Card(card_id=1, due=datetime(2026, 1, 1, tzinfo=UTC))
    counted = date.min
    answers = lived([(rating, abs(wait)) for rating, wait in history])
    for rating, moment in answers:
        counted = max(counted, moment.day)
        midnight = datetime.combine(counted, time(), UTC)
        card, _ = theirs.review_card(card, fsrs.Rating(int(rating)), midnight)
    ours = remembered(SCHEDULER, answers)
    assert ours is not None
    assert (ours.stability, ours.difficulty) == (card.stability, card.difficulty)
    assert ours.stage.name.lower() == card.state.name.lower()
    if ours.stage is Stage.REVIEW:
        lower, upper = fuzz_bounds((card.due - midnight).days, 3650)
        assert lower <= (ours.due_day - ours.last_day).days <= upper


def test_a_new_item_takes_its_steps_within_the_session() -> None:
    first = SCHEDULER.review(None, ITEM, Rating.GOOD, at(2026, 11, 23, 9))
    assert (first.stage, first.step) == (Stage.LEARNING, 1)
    assert first.due_at == at(2026, 11, 23, 9, 10).at
    assert first.due_day == date(2026, 11, 23)
    second = SCHEDULER.review(first, ITEM, Rating.GOOD, at(2026, 11, 23, 9, 10))
    assert (second.stage, second.due_at, second.reps, second.lapses) == (Stage.REVIEW, None, 2, 0)
    assert second.due_day > date(2026, 11, 23)


def test_with_one_step_only_what_was_not_known_comes_back_within_the_session() -> None:
    scheduler, morning = Scheduler(SchedulingSettings()), at(2026, 11, 23, 9)
    assert scheduler.review(None, ITEM, Rating.GOOD, morning).stage is Stage.REVIEW
    assert scheduler.review(None, ITEM, Rating.AGAIN, morning).due_at == at(2026, 11, 23, 9, 10).at


def test_forgetting_is_a_lapse_and_leads_through_relearning() -> None:
    known = SCHEDULER.review(None, ITEM, Rating.EASY, at(2026, 11, 1, 9))
    forgotten = SCHEDULER.review(known, ITEM, Rating.AGAIN, at(2026, 11, 9, 9))
    assert (forgotten.stage, forgotten.lapses) == (Stage.RELEARNING, 1)
    assert interval_of(forgotten, at(2026, 11, 9, 9)) == Interval(minutes=10.0, days=None)
    again = SCHEDULER.review(forgotten, ITEM, Rating.AGAIN, at(2026, 11, 9, 9, 10))
    assert again.lapses == 1, "failing a relearning step is the same lapse"
    back = SCHEDULER.review(again, ITEM, Rating.GOOD, at(2026, 11, 9, 9, 20))
    assert (back.stage, back.lapses) == (Stage.REVIEW, 1)


def test_without_relearning_steps_a_lapse_is_planned_in_days() -> None:
    scheduler = Scheduler(replace(SchedulingSettings(), relearning_steps=()))
    known = scheduler.review(None, ITEM, Rating.EASY, at(2026, 11, 1, 9))
    forgotten = scheduler.review(known, ITEM, Rating.AGAIN, at(2026, 11, 9, 9))
    assert (forgotten.stage, forgotten.due_at, forgotten.lapses) == (Stage.REVIEW, None, 1)


def test_a_step_past_the_rollover_belongs_to_the_next_study_day() -> None:
    late = SCHEDULER.review(None, ITEM, Rating.GOOD, at(2026, 11, 24, 3, 55))
    assert (late.last_day, late.due_day) == (date(2026, 11, 23), date(2026, 11, 24))


def test_a_step_is_never_due_on_a_day_before_its_review() -> None:
    # The learner's days used to begin at midnight; now they begin at four.
    night = moment_at(datetime(2026, 11, 24, 1, tzinfo=BERLIN), time(0, 0))
    assert night.day == date(2026, 11, 24)
    assert SCHEDULER.review(None, ITEM, Rating.GOOD, night).due_day == date(2026, 11, 24)


def test_elapsed_days_are_study_days_not_24_hours() -> None:
    known = SCHEDULER.review(None, ITEM, Rating.EASY, at(2026, 11, 20, 23))
    morning = SCHEDULER.review(known, ITEM, Rating.GOOD, at(2026, 11, 21, 8))
    evening = SCHEDULER.review(known, ITEM, Rating.GOOD, at(2026, 11, 21, 23, 30))
    assert morning.stability == evening.stability
    night = SCHEDULER.review(known, ITEM, Rating.GOOD, at(2026, 11, 21, 2))
    assert night.stability < morning.stability, "before 04:00 it is still the same study day"


def test_a_clock_that_went_backwards_counts_as_no_time() -> None:
    known = SCHEDULER.review(None, ITEM, Rating.EASY, at(2026, 11, 20, 9))
    back = SCHEDULER.review(known, ITEM, Rating.GOOD, at(2026, 11, 10, 9))
    same = SCHEDULER.review(known, ITEM, Rating.GOOD, at(2026, 11, 20, 9))
    assert (back.stability, back.difficulty) == (same.stability, same.difficulty)
    assert back.last_day == date(2026, 11, 10), "days are counted from what the clock says now"
    assert back.due_day > date(2026, 11, 10)


def test_nothing_was_learnt_without_reviews() -> None:
    assert SCHEDULER.replay(ITEM, []) is None


def test_steps_that_were_taken_out_of_the_settings_strand_nobody() -> None:
    halfway = SCHEDULER.review(None, ITEM, Rating.GOOD, at(2026, 11, 23, 9))
    scheduler = Scheduler(replace(SchedulingSettings(), learning_steps=()))
    after = scheduler.review(halfway, ITEM, Rating.HARD, at(2026, 11, 23, 9, 10))
    assert after.stage is Stage.REVIEW


def test_parameters_out_of_bounds_are_refused() -> None:
    scheduler = Scheduler(replace(SchedulingSettings(), parameters=(1.0,) * 20))
    with pytest.raises(ValueError, match="parameters"):
        scheduler.preview(None, ITEM, at(2026, 11, 23, 9))


@pytest.mark.parametrize("rating", Rating)
def test_a_drill_comes_back_in_whole_days_from_the_first_time_on(rating: Rating) -> None:
    scheduler = Scheduler(SchedulingSettings())
    moment = moment_at(datetime(2026, 3, 2, 9, 0, tzinfo=UTC))
    memory = scheduler.review(None, drill_id("patch_embed"), rating, moment)
    assert memory.stage is Stage.REVIEW
    assert memory.due_at is None
    assert memory.due_day > moment.day
    assert memory.lapses == 0


def test_a_forgotten_drill_comes_back_on_a_later_day_and_counts_as_a_lapse() -> None:
    scheduler = Scheduler(SchedulingSettings())
    item = drill_id("patch_embed")
    first = moment_at(datetime(2026, 3, 2, 9, 0, tzinfo=UTC))
    later = moment_at(datetime(2026, 3, 12, 9, 0, tzinfo=UTC))
    memory = scheduler.review(scheduler.review(None, item, Rating.GOOD, first), item, Rating.AGAIN, later)
    assert (memory.lapses, memory.due_at) == (1, None)
    assert memory.due_day > later.day
