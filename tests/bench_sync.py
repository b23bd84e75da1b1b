"""How long merging takes with 20,000 items and 1,000,000 reviews. Run by hand: `python tests/bench_sync.py`.

Makes its own data on one machine and carries it to another through a folder. Each step is a process of its own, so
that its peak memory is its own. Options: --items N, --reviews N, --keep FOLDER (use the data there, or make it there).
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from bench_store import NOW, answer, fill

from studycli.exchange.outcome import told
from studycli.exchange.settings import Home
from studycli.exchange.sync import synchronise
from studycli.exchange.transfer import export_events, import_events
from studycli.model.review import ReviewKind
from studycli.scheduler.settings import SchedulingSettings
from studycli.store.open import open_store
from studycli.store.store import Store
from studycli.study_days import SetClock


def opened(home: Path) -> Store:
    """The store of a home. The day's backup is left out: it runs beside a session, not beside these steps."""
    backups = home / "backups"
    backups.mkdir(parents=True, exist_ok=True)
    (backups / f"study-{NOW.date()}-daily.db").touch()
    return open_store(home / "study.db", SchedulingSettings(), SetClock(NOW), backups=backups)


def place(home: Path) -> Home:
    """What a merge may change besides the database."""
    return Home(home / "config.toml", home / "backups")


def study(home: Path, answers: int) -> str:
    """Some more answers on a machine."""
    draw = random.Random(answers)
    with opened(home) as store:
        for n in range(answers):
            instant = NOW + timedelta(seconds=n)
            store.add_review(answer(store, f"item-{draw.randrange(1000):05}", instant, draw, ReviewKind.CARD))
    return f"{answers} answers"


def sync(home: Path, folder: Path) -> str:
    """One sync."""
    with opened(home) as store:
        outcome = synchronise(store, place(home), folder, SetClock(NOW).now())
    return f"in: {told(outcome.received) or '–'}, out: {told(outcome.sent) or '–'}"


def rebuild(home: Path) -> str:
    """The proof that what was merged is what a replay of the whole log gives."""
    with opened(home) as store:
        return f"{store.rebuild()} items differed"


def step(name: str, folder: Path) -> str:
    """Does the step called `name` in this process."""
    here, there, third, shared = (folder / name for name in ("here", "there", "third", "shared"))
    shared.mkdir(exist_ok=True)
    file = folder / "record.jsonl"
    if name.startswith("export"):
        with opened(here) as store:
            export_events(store, place(here), file, SetClock(NOW).now())
        return f"{file.stat().st_size / 2**20:,.0f} MiB"
    if name.startswith("import"):
        with opened(third) as store:
            return told(import_events(store, place(third), file, SetClock(NOW).now()).received)
    deeds = {
        "first sync, all goes out": lambda: sync(here, shared),
        "nothing new, there": lambda: sync(there, shared),
        "nothing new, here": lambda: sync(here, shared),
        "first sync of another, all comes in": lambda: sync(there, shared),
        "200 answers there": lambda: study(there, 200),
        "they go out": lambda: sync(there, shared),
        "they come in": lambda: sync(here, shared),
        "rebuild there": lambda: rebuild(there),
    }
    return deeds[name]()


STEPS = (
    "first sync, all goes out",
    "nothing new, here",
    "first sync of another, all comes in",
    "nothing new, there",
    "200 answers there",
    "they go out",
    "they come in",
    "rebuild there",
    "export",
    "import into an empty home",
)


def measured(name: str, folder: Path) -> None:
    """Does one step and prints its time, the process's CPU time with its start, and its peak memory."""
    started = time.perf_counter()
    said = step(name, folder)
    spent = time.perf_counter() - started
    used = resource.getrusage(resource.RUSAGE_SELF)
    cpu, peak = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    print(f"{name:38}{spent:8.2f} s {cpu:8.2f} s CPU {peak:6.0f} MiB   {said}", flush=True)


def measure(folder: Path, items: int, reviews: int) -> None:
    """Makes the data unless it is there, and does every step in a process of its own."""
    if not (folder / "here" / "study.db").exists():
        with opened(folder / "here") as store:
            fill(store, items, reviews)
    for name in STEPS:
        subprocess.run([sys.executable, __file__, "--step", name, "--keep", folder], check=True)


def main() -> None:
    """Parses the options and measures."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--items", type=int, default=20_000)
    options.add_argument("--reviews", type=int, default=1_000_000)
    options.add_argument("--keep", type=Path)
    options.add_argument("--step", choices=STEPS, help=argparse.SUPPRESS)
    given = options.parse_args(sys.argv[1:])
    if given.step:
        measured(given.step, given.keep)
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        measure(folder, given.items, given.reviews)


if __name__ == "__main__":
    main()
