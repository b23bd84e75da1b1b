"""What a command without a screen costs as a whole process, against the import of Typer alone. Run by hand:

    python tests/bench_start.py [repetitions]

All run in turns, in this one run, with their output in a pipe. Prints least and median times, the median of what each
process computed, and their ratios to `python -c "import typer"`; the aim is ≤ 1.5 for `study` and `study stats`, in an
empty home and in one with a year of study. On a busy machine only the time spent computing says something.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from side_by_side import Taken, in_turns, tell

from studycli.model.items import ItemId, Seconds
from studycli.model.review import Rating, Review, ReviewKind
from studycli.scheduler.settings import SchedulingSettings
from studycli.store.event_ids import new_event_id
from studycli.store.open import open_store
from studycli.study_days import SetClock

AIM = 1.5
STUDY = [sys.executable, "-c", "from studycli.cli import main; main()"]
"""As the program's script does it: one import, one call."""

CASES = {
    "import typer": ([sys.executable, "-c", "import typer"], ""),
    "study": (STUDY, "empty"),
    "study stats": ([*STUDY, "stats"], "empty"),
    "study list": ([*STUDY, "list"], "empty"),
    "study, a year": (STUDY, "year"),
    "study stats, a year": ([*STUDY, "stats"], "year"),
    "study --help": ([*STUDY, "--help"], "empty"),
}
"""What is run, and in which home. In the order in which they take turns."""
AIMED_AT = ("study", "study stats", "study, a year", "study stats, a year")


def run(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Seconds from start to end of `command`, and how many of them it computed. Raises CalledProcessError."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    taken = time.perf_counter() - begun
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return taken, used.ru_utime + used.ru_stime


def study_for_a_year(home: Path, environment: dict[str, str]) -> None:
    """Fills a home with 300 items of the shipped content, answered 3,000 times in the last 200 days."""
    listed = subprocess.run(
        [*STUDY, "list", "cards", "--json"], env=environment, check=True, capture_output=True
    )
    items = [line.split('"id": "')[1].split('"')[0] for line in listed.stdout.decode().splitlines()][:300]
    now = datetime.now(UTC)
    with open_store(
        home / "study.db", SchedulingSettings(), SetClock(now), backups=home / "backups"
    ) as store:
        for number in range(3000):
            moment = SetClock(now - timedelta(days=200 - number // 15, minutes=number % 15)).now()
            store.add_review(
                Review(
                    new_event_id(moment),
                    ItemId(items[number * 7 % len(items)]),
                    Rating(1 + (number * 13) % 4),
                    moment,
                    Seconds(30.0),
                    ReviewKind.CARD,
                    "",
                    store.device,
                )
            )


def main() -> int:
    """Prints the figures; returns 1 when the aim is missed."""
    repetitions = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as scratch:
        environments = {}
        for home in ("empty", "year", ""):
            environments[home] = {**os.environ, "STUDY_HOME": str(Path(scratch) / home)}
            environments[home].pop("PYTHONDONTWRITEBYTECODE", None)  # a learner has bytecode caches
        for home in ("empty", "year"):
            subprocess.run([*STUDY, "list"], env=environments[home], check=True, capture_output=True)
        study_for_a_year(Path(scratch) / "year", environments["year"])

        def take(name: str) -> Taken:
            command, home = CASES[name]
            return run(command, environments[home])

        return tell(in_turns(CASES, take, repetitions), aim=AIM, aimed_at=AIMED_AT)


if __name__ == "__main__":
    raise SystemExit(main())
