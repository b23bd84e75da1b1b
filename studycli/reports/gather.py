"""Reads a report's data from the store and the content."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from studycli.model.items import TopicId
from studycli.model.review import Moment
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
from studycli.reports.gathering.topics import by_topic, phase_memories, pruned, topic_memories
from studycli.reports.gathering.weak import Adviser
from studycli.reports.topic_map import topic_map
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
    topic: TopicId | None = None,
) -> ReportData:
    """The report's data for the study days `since` to `until` (by default: from the first review to today).

    Memory, due items and the forecast are as of `moment`, predictions as by `settings`.
    """
    period = _period(store, since, until or moment.day, topic)
    end = period.until
    everything = held_now(store, moment, settings.parameters)
    held = [one for one in everything if topic is None or one.row.topic == topic]
    groups = by_topic(everything)
    memories = topic_memories(catalogue.curriculum, store.topic_counts(), groups)
    topics = tuple(memory for memory in memories if topic is None or memory.topic == topic)
    family = topic_map(catalogue.curriculum, memories)
    chances = {one.row.item: one.chance for one in everything}
    adviser = Adviser(catalogue, moment.day, memories, chances)
    days = days_of_study(store, min(period.since, calendar_start(end)), end, topic)
    items = store.item_totals(period.since, end, topic)
    asked = _asked(store, settings, period, topic)
    drills = drilled(store, catalogue, period, chances, topic)
    coming = due_days(held, moment.day, moved_by_pauses(store, everything, moment.day, settings))
    return ReportData(
        format=FORMAT,
        today=moment.day,
        period=period,
        topic=topic,
        effort=effort(tuple(day for day in days if day.day >= period.since), items),
        calendar=calendar(days, end),
        retention=asked.retention,
        calibration=asked.calibration,
        stability=distribution([one.row.stability for one in held], STABILITY_EDGES),
        difficulty=distribution([one.row.difficulty for one in held], DIFFICULTY_EDGES),
        phases=phase_memories(catalogue.curriculum, topics, groups),
        topics=topics,
        family=family if topic is None else pruned(family, topic),
        studied=studied_topics(catalogue, items, chances),
        drilling=drills.whole,
        drills=drills.records,
        weakest=adviser.weakest(held),
        leeches=adviser.leeches(held),
        forecast=coming,
        weeks=due_weeks(coming),
    )


def _period(store: Store, since: date | None, until: date, topic: TopicId | None) -> Period:
    return Period(min(since or store.first_study_day(topic) or until, until), until)


def _asked(store: Store, settings: SchedulingSettings, period: Period, topic: TopicId | None) -> Recalled:
    histories = store.answers_behind(period.since, period.until, topic)
    return recalled(recollections(histories, settings, period.since.toordinal()))


def gather_topics(
    store: Store, catalogue: Catalogue, moment: Moment, *, parameters: Sequence[float]
) -> tuple[TopicMemory, ...]:
    """What is remembered of every topic that has content, at `moment`."""
    held: list[Held] = held_now(store, moment, parameters)
    return topic_memories(catalogue.curriculum, store.topic_counts(), by_topic(held))


Reporter = Callable[[int | None], ReportData]
"""Makes the report of the latest so many study days, or of all for None, as of the moment of the call."""


def reporter(
    store: Store,
    catalogue: Catalogue,
    clock: Clock,
    settings: SchedulingSettings,
    topic: TopicId | None = None,
) -> Reporter:
    """For those who ask again and again: screens that look farther back."""

    def report(days: int | None) -> ReportData:
        moment = clock.now()
        since = None if days is None else default_period(moment.day, days)
        return gather_report(store, catalogue, moment, settings=settings, since=since, topic=topic)

    return report


def default_period(today: date, days: int) -> date:
    """The first of the `days` study days that end today."""
    return today - timedelta(days=days - 1)
