"""What `study stats` costs: time and peak memory of the whole gathering, and of its parts. Run by hand.

`python tests/bench_stats.py` makes 20,000 items with 200,000 reviews as `bench_store.py` does; `--reviews 1000000`
more of them; `--keep FOLDER` uses the database there, or makes it there. Prints medians, and the peak memory of a
fresh process that gathers once (Linux). Every item is reviewed evenly over 400 days, which is the worst case: nothing
rests, so that even a month asks for the history of nearly every item.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from bench_store import DAYS, NOW, fill, timed

from studycli.catalogue import Catalogue
from studycli.content.curriculum import Curriculum
from studycli.model.items import TopicId
from studycli.place.scope import EVERYTHING, Selection
from studycli.reports.as_json import report_as_json
from studycli.reports.as_text import report_as_text
from studycli.reports.data import ReportData
from studycli.reports.gather import default_period, gather_report
from studycli.reports.gathering.held import held_now
from studycli.reports.gathering.recall import recalled
from studycli.scheduler.retracing import recollections
from studycli.scheduler.settings import SchedulingSettings
from studycli.store.open import open_store
from studycli.store.store import Store
from studycli.study_days import SetClock

SETTINGS = SchedulingSettings()
MOMENT = SetClock(NOW).now()


def opened(folder: Path) -> Store:
    """The store in `folder`."""
    return open_store(folder / "study.db", SETTINGS, SetClock(NOW), backups=folder / "backups")


def gathered(store: Store, days: int, scope: Selection = EVERYTHING) -> ReportData:
    """The report of the latest `days` days."""
    return gather_report(
        store,
        Catalogue(store, Curriculum((), {}), ()),
        MOMENT,
        settings=SETTINGS,
        since=default_period(MOMENT.day, days),
        scope=scope,
    )


def measure(folder: Path) -> None:
    """The whole and its parts."""
    today = MOMENT.day
    with opened(folder) as store:
        for days in (30, 365, DAYS + 1):
            timed(f"gather, {days} days", lambda days=days: gathered(store, days), 3)
        timed(
            "gather, one topic, all days",
            lambda: gathered(store, DAYS + 1, Selection(frozenset({TopicId("topic-7")}))),
            3,
        )
        start = today - timedelta(days=DAYS)
        timed("  day totals of all days", lambda: store.day_totals(start, today), 3)
        timed("  item totals of all days", lambda: store.item_totals(start, today), 3)
        timed("  item totals of 30 days", lambda: store.item_totals(default_period(today, 30), today), 3)
        timed("  answers behind all days", lambda: sum(1 for _ in store.answers_behind(start, today)), 3)
        timed(
            "  … with their replay",
            lambda: recalled(recollections(store.answers_behind(start, today), SETTINGS)),
            3,
        )
        timed("  drill passes", lambda: store.drill_passes(today), 3)
        timed("  everything held", lambda: held_now(store, MOMENT, SETTINGS.parameters), 3)
        data = gathered(store, 30)
        timed("as text", lambda: report_as_text(data), 3)
        timed("as JSON", lambda: report_as_json(data), 3)


def peak_memory(folder: Path, days: int) -> float:
    """MiB that a fresh process needs at most to gather once, Python's own included."""
    told = subprocess.run(
        [sys.executable, __file__, "--keep", str(folder), "--once", str(days)],
        capture_output=True,
        text=True,
        check=True,
    )
    return float(told.stdout.split()[-1])


def main() -> None:
    """Parses the options and measures."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--items", type=int, default=20_000)
    options.add_argument("--reviews", type=int, default=200_000)
    options.add_argument("--keep", type=Path)
    options.add_argument("--once", type=int, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.once is not None:
        with opened(given.keep) as store:
            if given.once:
                gathered(store, given.once)
        # Not getrusage: its peak is inherited from the process that started this one.
        status = Path("/proc/self/status").read_text(encoding="ascii")
        print(int(status.split("VmHWM:")[1].split()[0]) / 1024)
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / "study.db").exists():
            with opened(folder) as store:
                fill(store, given.items, given.reviews)
        measure(folder)
        for days in (0, 30, DAYS + 1):
            print(f"peak memory of a process, {days} days: {peak_memory(folder, days):.0f} MiB")


if __name__ == "__main__":
    main()
