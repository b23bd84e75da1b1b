"""How the drills have gone: runs to a pass, times, hints, causes, and whether they got faster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from studycli.model.items import DRILL_PREFIX, Drill, ItemId, Seconds
from studycli.model.memory import Probability
from studycli.model.verdict import Cause, VerdictKind
from studycli.place.scope import Selection
from studycli.reports.data import Period
from studycli.reports.drill_data import Drilling, DrillRecord, DrillRepetition, FailureCause, Trend

if TYPE_CHECKING:
    from studycli.catalogue import Catalogue
    from studycli.store.statistics import DrillPass, DrillRun
    from studycli.store.store import Store

FASTER, SLOWER = 0.9, 1.1
"""The share of the first pass's time from which on a drill got faster, and beyond which it got slower."""

_MOST_CAUSES = 5


class Drilled(NamedTuple):
    """The drills one by one, and all together."""

    records: tuple[DrillRecord, ...]
    """Every drill that was run or rated up to the period's end, by name."""
    whole: Drilling


def drilled(
    store: Store,
    catalogue: Catalogue,
    period: Period,
    chances: Mapping[ItemId, Probability],
    scope: Selection,
) -> Drilled:
    """How the drills have gone."""
    passes: dict[ItemId, list[DrillPass]] = {}
    for one in store.drill_passes(period.until, scope):
        passes.setdefault(one.item, []).append(one)
    runs: dict[ItemId, list[DrillRun]] = {}
    for run in store.drill_runs(period.until, scope):
        runs.setdefault(run.item, []).append(run)
    records = tuple(
        _record(catalogue, period, item, runs.get(item, []), passes.get(item, []), chances.get(item))
        for item in sorted({*passes, *runs})
    )
    return Drilled(records, _whole(period, records, chain.from_iterable(runs.values())))


def _record(
    catalogue: Catalogue,
    period: Period,
    item: ItemId,
    runs: Sequence[DrillRun],
    passes: Sequence[DrillPass],
    chance: Probability | None,
) -> DrillRecord:
    drill = catalogue.item(item)
    name = item.removeprefix(DRILL_PREFIX)
    repetitions = _repetitions(runs, passes)
    times = [one.seconds for one in repetitions if one.passed]
    return DrillRecord(
        item=item,
        name=name,
        title=drill.title if isinstance(drill, Drill) else name,
        topic=None if drill is None else drill.topic,
        runs=len(runs),
        failed_runs=sum(_failed(run) for run in runs),
        repetitions=repetitions,
        passed_in_period=sum(one.passed and one.day >= period.since for one in repetitions),
        first_seconds=times[0] if times else None,
        last_seconds=times[-1] if times else None,
        trend=_trend(times),
        causes=_causes(runs),
        remembered=None if chance is None else Probability(round(chance, 4)),
    )


def _repetitions(runs: Sequence[DrillRun], passes: Sequence[DrillPass]) -> tuple[DrillRepetition, ...]:
    """Each rating with the runs that were made since the one before it."""
    told = []
    waiting = list(reversed(runs))
    for rated in passes:
        mine = []
        while waiting and waiting[-1].id < rated.id:
            mine.append(waiting.pop())
        told.append(
            DrillRepetition(
                day=rated.day,
                rating=rated.rating,
                seconds=rated.seconds,
                runs=_runs_to_pass(mine),
                hints=max((run.hints for run in mine), default=0),
            )
        )
    return tuple(told)


def _runs_to_pass(runs: Iterable[DrillRun]) -> int:
    counted = 0
    for run in runs:
        if run.verdict == VerdictKind.PASSED:
            return counted + 1
        counted += run.cause not in (Cause.SYNTAX, Cause.DEVICE)
    return counted


def _failed(run: DrillRun) -> bool:
    return run.verdict != VerdictKind.PASSED


def _trend(times: Sequence[Seconds]) -> Trend:
    if len(times) < 2:
        return Trend.UNKNOWN
    first, last = times[0], times[-1]
    if last <= FASTER * first:
        return Trend.FASTER
    return Trend.SLOWER if last > SLOWER * first else Trend.STEADY


def _causes(runs: Iterable[DrillRun]) -> tuple[FailureCause, ...]:
    counted = Counter(run.cause for run in runs if _failed(run) and run.cause)
    return tuple(FailureCause(cause, count) for cause, count in counted.most_common(_MOST_CAUSES))


def _whole(period: Period, records: Sequence[DrillRecord], all_runs: Iterable[DrillRun]) -> Drilling:
    runs = [run for run in all_runs if run.day >= period.since]
    done = [one for record in records for one in record.repetitions if one.day >= period.since]
    return Drilling(
        repetitions=len(done),
        passed=sum(one.passed for one in done),
        passed_at_once=sum(one.passed and one.runs <= 1 and not one.hints for one in done),
        runs=len(runs),
        failed_runs=sum(map(_failed, runs)),
        hints=sum(one.hints for one in done),
        faster=sum(record.trend is Trend.FASTER for record in records),
        slower=sum(record.trend is Trend.SLOWER for record in records),
        causes=_causes(runs),
    )
