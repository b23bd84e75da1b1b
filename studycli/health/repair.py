"""What the doctor repairs when asked to: what the learner wrote or did, and so would want to know of first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from studycli import paths
from studycli.authoring.missing_ids import decks_to_mend, write_missing_ids
from studycli.errors import StudyError
from studycli.health.finding import Health, HealthFinding
from studycli.health.opening import open_own_store
from studycli.model.review import Moment, Review
from studycli.paths import ContentRoot
from studycli.store.store import Store
from studycli.study_days import SystemClock

_AHEAD = timedelta(days=1)
"""Clocks of two machines, or before and after a journey, may disagree so far without anything being wrong."""

_ASK = "`study doctor --repair` does it."


def look() -> Iterator[HealthFinding]:
    """What there is to repair. Changes nothing."""
    for deck in decks_to_mend(ContentRoot(paths.home())):
        told = f"{deck}: cards without an id, which cannot be studied"
        yield HealthFinding("ids", Health.NOTE, told, f"An id can be written to each. {_ASK}")
    if not paths.database().exists():
        return
    try:
        with open_own_store() as store:
            found = _from_the_future(store, SystemClock().now())
    except StudyError:
        return  # told where the database is looked at
    if found:
        yield HealthFinding(
            "clock",
            Health.NOTE,
            f"{_answers(found)} of later than now, until {found[-1].moment.day}: a clock was ahead",
            "Until that day these items come back too late. They can be logged anew as given now; "
            f"the ratings stay. {_ASK}",
        )


def repair() -> Iterator[HealthFinding]:
    """Repairs it, and says what was done. Raises StudyError when something cannot be written."""
    own = ContentRoot(paths.home())
    decks = decks_to_mend(own)
    if decks:
        from studycli.content.library import load_library

        taken: set[str] = set()
        for item in load_library(paths.content_roots()).items.values():
            taken |= {item.id, item.group}
        for deck in decks:
            written = write_missing_ids(deck, taken, paths.backups())
            taken.update(written)
            told = f"{deck}: wrote {', '.join(written)}; the file as it was is in {paths.backups()}"
            yield HealthFinding("ids", Health.NOTE, told)
    if not paths.database().exists():
        return
    now = SystemClock().now()
    with open_own_store() as store:
        found = _from_the_future(store, now)
        if found:
            kept = store.backup_before("repair", now, paths.backups())
            store.redate(found, now)
            yield HealthFinding(
                "clock", Health.NOTE, f"{_answers(found)} logged anew as given now; before that: {kept.name}"
            )


def _from_the_future(store: Store, now: Moment) -> list[Review]:
    return store.answered_after(now.at + _AHEAD)


def _answers(found: list[Review]) -> str:
    return "1 answer" if len(found) == 1 else f"{len(found):,} answers"
