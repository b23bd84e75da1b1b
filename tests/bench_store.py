"""How fast the store is with 20,000 items and 200,000 reviews. Run by hand: `python tests/bench_store.py`.

Makes its own data: reviews over 400 study days, most items in review, 1,000 new, 200 due. Prints medians.
Options: --items N, --reviews N, --keep FOLDER (use the data there, or make it there).
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from studycli.model.items import ItemId, Seconds
from studycli.model.review import Moment, Rating, Review, ReviewKind
from studycli.scheduler.settings import SchedulingSettings
from studycli.store.connection import StoreMode
from studycli.store.event_ids import new_event_id
from studycli.store.open import open_store
from studycli.store.staging import staged
from studycli.store.store import Store
from studycli.study_days import SetClock

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAYS = 400
TOPICS = 80
CARD = json.dumps(["A deck", "What is it?", "x" * 700, "", [], []])
DRILL = json.dumps(["name", "A drill", 2, [], [], "x" * 700, []])
"""About what an item takes in the content cache."""


def fill(store: Store, items: int, reviews: int) -> None:
    """Content of `items` items, and a log of about `reviews` reviews of all but the last twentieth of them."""
    draw = random.Random(5)
    with store.content.writing("the content") as connection:
        connection.execute("INSERT INTO content_files VALUES ('deck.md', 0, 0, '[]')")
        rows = (
            (
                f"item-{n:05}",
                "drill" if n % 20 == 0 else "plain",
                f"topic-{n * TOPICS // items}",
                f"group-{n // 2}",
                n,
                5.0,
                "deck.md",
                n + 1,
                CARD if n % 20 else DRILL,
            )
            for n in range(items)
        )
        connection.executemany("INSERT INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    seen = items * 19 // 20
    when = sorted(draw.uniform(-DAYS, -0.5) for _ in range(reviews))
    with store.content.writing("the log") as connection:
        from studycli.store.log import append_review

        for back in when:
            n = draw.randrange(seen)
            kind = ReviewKind.DRILL if n % 20 == 0 else ReviewKind.CARD
            append_review(connection, answer(store, f"item-{n:05}", NOW + timedelta(days=back), draw, kind))
    started = time.perf_counter()
    changed = store.rebuild()
    spent = time.perf_counter() - started
    print(f"replay of the whole log: {spent:.1f} s, {reviews / spent:,.0f} reviews/s, {changed:,} items")


def answer(store: Store, item: str, at: datetime, draw: random.Random, kind: ReviewKind) -> Review:
    """One rated answer."""
    moment = SetClock(at).now()
    rating = draw.choices(list(Rating), weights=(10, 10, 70, 10))[0]
    text = "An image is cut into patches. " * 5
    return Review(
        new_event_id(moment),
        ItemId(item),
        rating,
        moment,
        Seconds(draw.uniform(5, 90)),
        kind,
        text,
        store.device,
    )


def timed(name: str, call: Callable[[], object], times: int) -> float:
    """Prints and returns the median of `times` calls, in milliseconds."""
    spent = []
    result: object = None
    for _ in range(times):
        started = time.perf_counter()
        result = call()
        spent.append((time.perf_counter() - started) * 1000)
    size = f"{len(result):,} rows" if hasattr(result, "__len__") else ""
    print(f"{name:34}{statistics.median(spent):9.2f} ms   max {max(spent):8.2f} ms   {size}")
    return statistics.median(spent)


def measure_queue(store: Store, moment: Moment) -> None:
    """Everything that a queue asks for."""
    half_the_topics = [f"topic-{n}" for n in range(0, TOPICS, 2)]
    total = sum(
        (
            timed("due_rows", lambda: store.due_rows(moment, limit=None), 9),
            timed("learning_rows", lambda: store.learning_rows(moment), 9),
            timed("new_rows (half the topics)", lambda: store.new_rows(moment, half_the_topics, 200), 9),
            timed("today", lambda: store.today(moment.day), 9),
            timed("groups_answered", lambda: store.groups_answered(moment.day), 9),
            timed("topic_counts", store.topic_counts, 9),
            timed("kind_costs", store.kind_costs, 9),
            timed("study_days, the latest 30", lambda: store.study_days(moment.day, 30), 9),
        )
    )
    print(f"{'the queue in all':34}{total:9.2f} ms")
    timed("due_rows, the worst 200", lambda: store.due_rows(moment, limit=200), 9)
    timed("studied_rows (map, stats)", lambda: store.studied_rows(moment), 5)
    timed("known_items (lint)", store.known_items, 5)
    timed("totals of all days", lambda: store.day_totals(moment.day - timedelta(days=DAYS), moment.day), 3)
    timed("latest_event (undo)", store.latest_event, 5)


def measure_answers(store: Store, clock: SetClock) -> None:
    """An answer, an undo and a draft, on disk when they return."""
    draw = random.Random(6)
    again = iter(range(10**6))

    def one() -> None:
        clock.advance(timedelta(seconds=20))
        item = f"item-{next(again) * 7 % 19000:05}"
        store.add_review(answer(store, item, clock.instant, draw, ReviewKind.CARD))

    one()  # imports fsrs, which previews have done by the time of a first answer
    timed("add_review", one, 101)
    timed("undo", lambda: store.undo(clock.now()), 51)
    timed("save_draft", lambda: store.save_draft(ItemId("item-00001"), "x" * 500, clock.now()), 51)


def peak(name: str) -> None:
    """Prints the most memory that this process has taken so far."""
    print(f"{name:34}{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:9.0f} MiB at most so far")


def measure_upkeep(store: Store, clock: SetClock, folder: Path) -> None:
    """What is seldom done and takes longest: the proof that memory follows from the log, backups, a restore."""
    peak("before")
    timed("rebuilt, all compared", lambda: store.rebuilt().differed, 1)
    peak("after the rebuild")
    timed("check", store.check, 1)
    kept = folder / "kept.db"
    timed("backup, checked", lambda: store.backup(kept), 1)
    draw = random.Random(7)
    for n in range(200):
        clock.advance(timedelta(seconds=20))
        store.add_review(answer(store, f"item-{n:05}", clock.instant, draw, ReviewKind.CARD))

    def restore() -> None:
        with staged(kept, folder) as backup:
            timed("difference to it", lambda: store.difference(backup), 1)
            store.restore(backup, clock.now(), folder / "backups")

    timed("restore it, 200 answers later", restore, 1)
    peak("after the restore")


def measure(folder: Path, items: int, reviews: int) -> None:
    """Fills the store in `folder` unless it is there, and measures it."""
    path, settings, clock = folder / "study.db", SchedulingSettings(), SetClock(NOW)
    if not path.exists():
        with open_store(path, settings, clock, backups=folder / "backups") as store:
            fill(store, items, reviews)
    started = time.perf_counter()
    open_store(path, settings, clock, backups=folder / "backups").close()
    print(f"opening and closing, with the day's backup: {(time.perf_counter() - started) * 1000:.0f} ms")

    def open_and_close() -> None:
        open_store(path, settings, clock, backups=folder / "backups").close()

    timed("opening and closing", open_and_close, 9)
    timed("the same, to read only", lambda: open_store(path, settings, clock, StoreMode.READ_ONLY).close(), 9)
    with open_store(path, settings, clock, backups=folder / "backups") as store:
        measure_queue(store, clock.now())
        measure_answers(store, clock)
        measure_upkeep(store, clock, folder)
    print(f"database: {path.stat().st_size / 2**20:.0f} MiB")


def main() -> None:
    """Parses the options and measures."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--items", type=int, default=20_000)
    options.add_argument("--reviews", type=int, default=200_000)
    options.add_argument("--keep", type=Path)
    given = options.parse_args(sys.argv[1:])
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        measure(folder, given.items, given.reviews)


if __name__ == "__main__":
    main()
