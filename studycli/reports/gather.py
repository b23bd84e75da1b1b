"""Reads a report's data from the store and the content."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from studycli.config import Pace
from studycli.model.memory import Probability
from studycli.model.review import Moment
from studycli.place.place import read_place
from studycli.place.scope import EVERYTHING, Selection
from studycli.reports.data import FORMAT, Period, ReportData, TopicMemory
from studycli.reports.gathering.drills import drilled
from studycli.reports.gathering.held import Held, held_now
from studycli.reports.gathering.load import due_days, due_weeks, moved_by_pauses
from studycli.reports.gathering.recall import (
    DIFFICULTY_EDGES,
    STABILITY_EDGES,
    Recalled,
    distribution,
    recalled,
)
from studycli.reports.gathering.studied import (
    calendar,
    calendar_start,
    days_of_study,
    effort,
    studied_topics,
)
from studycli.reports.gathering.topics import by_topic, counts_in, phase_memories, topic_memories
from studycli.reports.gathering.weak import Adviser
from studycli.reports.topic_map import scoped_map
from studycli.scheduler.retracing import recollections

if TYPE_CHECKING:
    from studycli.catalogue import Catalogue
    from studycli.scheduler.settings import SchedulingSettings
    from studycli.store.store import Store
    from studycli.study_days import Clock


def gather_report(
    store: Store,
    catalogue: Catalogue,
    moment: Moment,
    *,
    settings: SchedulingSettings,
    since: date | None = None,
    until: date | None = None,
    scope: Selection = EVERYTHING,
    pace: Pace = Pace.ASKED,
) -> ReportData:
    """The report's data for the study days `since` to `until` (by default: from the first review to today).

    Memory, due items and the forecast are as of `moment`, predictions as by `settings`, the place as by the course's
    `pace`.
    """
    period = _period(store, since, until or moment.day, scope)
    end = period.until
    everything = held_now(store, moment, settings.parameters)
    held = [one for one in everything if scope.holds(one.row.item, one.row.kind, one.row.topic)]
    assumed = read_place(store, catalogue, moment, pace).assumed
    memories = topic_memories(catalogue.curriculum, store.topic_counts(), by_topic(everything), assumed)
    groups = by_topic(held)
    topics = memories
    if scope != EVERYTHING:
        topics = topic_memories(
            catalogue.curriculum, counts_in(scope, catalogue, held, store.suspended()), groups, assumed
        )
    family = scoped_map(catalogue.curriculum, memories, scope)
    chances = {one.row.item: one.chance for one in everything}
    wanted = Probability(settings.desired_retention)
    adviser = Adviser(catalogue, moment.day, memories, chances, wanted)
    days = days_of_study(store, min(period.since, calendar_start(end)), end, scope)
    items = store.item_totals(period.since, end, scope)
    asked = _asked(store, settings, period, scope)
    drills = drilled(store, catalogue, period, chances, scope)
    coming = due_days(held, moment.day, moved_by_pauses(store, everything, moment.day, settings))
    return ReportData(
        format=FORMAT,
        today=moment.day,
        period=period,
        scope=" ".join(scope.words) or None,
        effort=effort(tuple(day for day in days if day.day >= period.since), items),
        calendar=calendar(days, end),
        retention=asked.retention,
        calibration=asked.calibration,
        stability=distribution([one.row.stability for one in held], STABILITY_EDGES),
        difficulty=distribution([one.row.difficulty for one in held], DIFFICULTY_EDGES),
        phases=phase_memories(catalogue.curriculum, topics, groups),
        topics=topics,
        family=family,
        studied=studied_topics(catalogue, items, chances),
        drilling=drills.whole,
        drills=drills.records,
        weakest=adviser.weakest(held),
        leeches=adviser.leeches(held),
        forecast=coming,
        weeks=due_weeks(coming),
    )


def _period(store: Store, since: date | None, until: date, scope: Selection) -> Period:
    return Period(min(since or store.first_study_day(scope) or until, until), until)


def _asked(store: Store, settings: SchedulingSettings, period: Period, scope: Selection) -> Recalled:
    histories = store.answers_behind(period.since, period.until, scope)
    return recalled(recollections(histories, settings, period.since.toordinal()))


def gather_topics(
    store: Store,
    catalogue: Catalogue,
    moment: Moment,
    *,
    parameters: Sequence[float],
    pace: Pace = Pace.ASKED,
) -> tuple[TopicMemory, ...]:
    """What is remembered of every topic that has content, at `moment`."""
    held: list[Held] = held_now(store, moment, parameters)
    assumed = read_place(store, catalogue, moment, pace).assumed
    return topic_memories(catalogue.curriculum, store.topic_counts(), by_topic(held), assumed)


Reporter = Callable[[int | None], ReportData]
"""Makes the report of the latest so many study days, or of all for None, as of the moment of the call."""


def reporter(
    store: Store,
    catalogue: Catalogue,
    clock: Clock,
    settings: SchedulingSettings,
    scope: Selection = EVERYTHING,
    pace: Pace = Pace.ASKED,
) -> Reporter:
    """For those who ask again and again: screens that look farther back."""

    def report(days: int | None) -> ReportData:
        moment = clock.now()
        since = None if days is None else default_period(moment.day, days)
        return gather_report(store, catalogue, moment, settings=settings, since=since, scope=scope, pace=pace)

    return report


def default_period(today: date, days: int) -> date:
    """The first of the `days` study days that end today."""
    return today - timedelta(days=days - 1)
