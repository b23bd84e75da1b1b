"""Reads a report's data from the store and the content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from studycli.model.items import DRILL_PREFIX, Card, ItemId, Minutes, TopicId
from studycli.model.memory import Probability
from studycli.model.review import Attempt, Moment, Rating
from studycli.model.verdict import VerdictKind
from studycli.reports.data import (
    FORMAT,
    DayOfStudy,
    DrillRecord,
    DueDay,
    Effort,
    Period,
    ReportData,
    Retention,
    TopicMemory,
    WeakItem,
)
from studycli.scheduler.forgetting import retrievability
from studycli.store.rows import StudiedRow

if TYPE_CHECKING:
    from studycli.catalogue import Catalogue
    from studycli.store.statistics import DrillPass
    from studycli.store.store import Store

FORECAST_DAYS = 14
WEAKEST = 10
_DRILL = "drill"


def gather_report(
    store: Store,
    catalogue: Catalogue,
    moment: Moment,
    *,
    parameters: Sequence[float],
    since: date | None = None,
    until: date | None = None,
    topic: TopicId | None = None,
) -> ReportData:
    """The report's data for the study days `since` to `until` (by default: from the first review to today).

    `parameters` are FSRS's; memory, due items and the forecast are as of `moment`.
    """
    end = until or moment.day
    period = Period(min(since or store.first_study_day() or end, end), end)
    rows = store.studied_rows(moment, topic)
    recalled = store.recall(period.since, period.until)
    chances = _chances(rows, parameters)
    return ReportData(
        format=FORMAT,
        today=moment.day,
        period=period,
        topic=topic,
        effort=_effort(store, period),
        retention=Retention(recalled.asked, recalled.remembered),
        topics=_topics(store, catalogue, chances, topic),
        drills=_drills(store, period.until, rows),
        weakest=_weakest(catalogue, chances),
        forecast=tuple(DueDay(day, due) for day, due in store.forecast(moment.day, FORECAST_DAYS).items()),
    )


def _effort(store: Store, period: Period) -> Effort:
    days = tuple(
        DayOfStudy(total.day, total.reviews, total.forgotten, Minutes(round(total.seconds / 60, 2)))
        for total in store.day_totals(period.since, period.until)
    )
    return Effort(
        reviews=sum(day.reviews for day in days),
        forgotten=sum(day.forgotten for day in days),
        minutes=Minutes(round(sum(day.minutes for day in days), 2)),
        days_studied=len(days),
        new_items=store.new_items(period.since, period.until),
        days=days,
    )


def gather_topics(
    store: Store, catalogue: Catalogue, moment: Moment, *, parameters: Sequence[float]
) -> tuple[TopicMemory, ...]:
    """What is remembered of every topic that has content, at `moment`."""
    return _topics(store, catalogue, _chances(store.studied_rows(moment), parameters), None)


def _chances(rows: list[StudiedRow], parameters: Sequence[float]) -> list[tuple[StudiedRow, Probability]]:
    return [(row, retrievability(row.stability, row.elapsed_days, parameters)) for row in rows]


def _topics(
    store: Store,
    catalogue: Catalogue,
    chances: list[tuple[StudiedRow, Probability]],
    only: TopicId | None,
) -> tuple[TopicMemory, ...]:
    """Every topic that has content, in the curriculum's order, then those that it does not know."""
    counts = store.topic_counts()
    curriculum = catalogue.curriculum
    known = curriculum.order()
    told = []
    for topic in [*(name for name in known if name in counts), *sorted(set(counts) - set(known))]:
        if only is not None and topic != only:
            continue
        mine = [(row, chance) for row, chance in chances if row.topic == topic]
        declared, phase = curriculum.topics.get(topic), curriculum.phase(topic)
        told.append(
            TopicMemory(
                topic=topic,
                title=declared.title if declared else topic,
                phase=phase.label if phase else "",
                items=counts[topic].items,
                seen=counts[topic].seen,
                due=sum(row.overdue_days >= 0 for row, _ in mine),
                remembered=Probability(round(sum(chance for _, chance in mine) / len(mine), 4))
                if mine
                else None,
            )
        )
    return tuple(told)


def _drills(store: Store, until: date, rows: list[StudiedRow]) -> tuple[DrillRecord, ...]:
    passes: dict[str, list[DrillPass]] = {}
    for one in store.drill_passes(until):
        passes.setdefault(one.item, []).append(one)
    runs: dict[str, list[Attempt]] = {}
    for attempt in store.attempts(until=until):
        runs.setdefault(attempt.item, []).append(attempt)
    shown = {row.item for row in rows if row.kind == _DRILL} | set(runs)
    return tuple(_drill(item, runs.get(item, []), passes.get(item, [])) for item in sorted(shown))


def _drill(item: str, runs: list[Attempt], passes: list[DrillPass]) -> DrillRecord:
    failed = [run for run in runs if run.verdict != VerdictKind.PASSED]
    causes = Counter(run.cause for run in failed if run.cause)
    return DrillRecord(
        item=ItemId(item),
        name=item.removeprefix(DRILL_PREFIX),
        runs=len(runs),
        failed_runs=len(failed),
        repetitions=len(passes),
        last_rating=Rating(passes[-1].rating) if passes else None,
        first_seconds=passes[0].seconds if passes else None,
        last_seconds=passes[-1].seconds if passes else None,
        common_causes=tuple(cause for cause, _ in causes.most_common(3)),
    )


def _weakest(catalogue: Catalogue, chances: list[tuple[StudiedRow, Probability]]) -> tuple[WeakItem, ...]:
    """The items most at risk now; among equals, those that were forgotten most often."""
    ranked = sorted(chances, key=lambda pair: (pair[1], -pair[0].lapses, pair[0].item))
    return tuple(
        WeakItem(row.item, row.topic, _question(catalogue, row), Probability(round(chance, 4)), row.lapses)
        for row, chance in ranked[:WEAKEST]
    )


def _question(catalogue: Catalogue, row: StudiedRow) -> str:
    item = catalogue.item(row.item)
    if isinstance(item, Card):
        return item.prompt.strip().splitlines()[0] if item.prompt.strip() else str(item.id)
    return item.name if item is not None else str(row.item)


def default_period(today: date, days: int) -> date:
    """The first of the `days` study days that end today."""
    return today - timedelta(days=days - 1)
