"""How fast a session is with 20,000 items and 200,000 reviews. Run by hand: `python tests/bench_session.py`.

Times the queue today (a quarter of everything is overdue in this data), after a long break, with a time budget and for one topic, and then one whole step of
a session (answer committed, next item shown). Prints medians and the slowest run.
Options: --keep FOLDER (use the data there, or make it there; the same as for bench_store.py).
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from bench_store import NOW, fill

from studycli.catalogue import Catalogue
from studycli.content.curriculum import Curriculum, Phase, Topic
from studycli.model.items import Minutes, Seconds, TopicId
from studycli.model.review import Rating
from studycli.place.scope import Selection
from studycli.scheduler.scheduler import Scheduler
from studycli.scheduler.settings import SchedulingSettings
from studycli.session.entries import Queue, QueueOptions
from studycli.session.queue import build_queue
from studycli.session.session import Session
from studycli.store.open import open_store
from studycli.store.store import Store
from studycli.study_days import SetClock

TOPICS = 80
RUNS = 15
ITEMS, REVIEWS = 20_000, 200_000


def chain() -> Curriculum:
    """Every topic builds on the one before it: the longest way there is."""
    names = [TopicId(f"topic-{number}") for number in range(TOPICS)]
    topics = {
        name: Topic(
            id=name,
            title=name,
            phase="one",
            day=None,
            builds_on=tuple(names[max(0, place - 1) : place]),
            note="",
            branch="",
            parent=names[place - 1] if place else None,
            position=place,
        )
        for place, name in enumerate(names)
    }
    return Curriculum((Phase("one", "I", "One", None),), topics)


def make_readable(store: Store) -> None:
    """Gives the items payloads that can be parsed."""
    card = json.dumps(["Deck", "What is it? " * 20, "An answer. " * 40, "", [], [], []])
    drill = json.dumps(["drill", "A drill", 2, [], [], "Write it.", ["A hint."]])
    with store.content.writing("the payloads") as connection:
        connection.execute("UPDATE items SET payload = iif(kind = 'drill', ?, ?)", (drill, card))


def timed(what: str, act: Callable[[], object]) -> None:
    """Prints the median time of `act`, and what of it was computed: the clock of a busy machine says little."""
    spent, computed = [], []
    for _ in range(RUNS):
        began, busy = time.perf_counter(), time.process_time()
        act()
        spent.append((time.perf_counter() - began) * 1000)
        computed.append((time.process_time() - busy) * 1000)
    times = (statistics.median(spent), max(spent), statistics.median(computed), min(computed))
    print("{:<52} median {:6.1f} ms, slowest {:6.1f}; computed {:6.1f}, least {:6.1f}".format(what, *times))


def main() -> None:
    """Makes the data when it is not there, and measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path)
    keep = parser.parse_args().keep
    with tempfile.TemporaryDirectory() as temporary:
        folder = keep or Path(temporary)
        is_new = not (folder / "study.db").exists()
        clock = SetClock(NOW)
        settings = SchedulingSettings()
        with open_store(folder / "study.db", settings, clock, backups=folder / "backups") as store:
            if is_new:
                fill(store, ITEMS, REVIEWS)
            make_readable(store)
            measure(store, Catalogue(store, chain(), []), Scheduler(settings), clock)


def measure(store: Store, catalogue: Catalogue, scheduler: Scheduler, clock: SetClock) -> None:
    """Queues first, then a session, which changes the data."""

    def queue(days: float = 0.0, **options: object) -> Queue:
        moment = SetClock(NOW + timedelta(days=days)).now()
        return build_queue(store, catalogue, scheduler, moment, QueueOptions(**options))

    for name, options in (
        ("today", {}),
        ("100 new ones", {"new": 100}),
        ("15 minutes", {"minutes": Minutes(15.0)}),
        ("one topic", {"scope": Selection(topics=frozenset({TopicId("topic-7")}))}),
        ("ten ahead", {"ahead": 10}),
        ("after 60 days away", {"days": 60.0}),
        ("after 60 days, a day of 600 minutes", {"days": 60.0, "minutes_per_day": Minutes(600.0)}),
        ("after four years away", {"days": 1460.0}),
    ):
        ready = queue(**options)
        told = f"{len(ready.entries)} items, {ready.backlog.waiting if ready.backlog else 0} waiting"
        timed(f"{name} ({told})", lambda options=options: queue(**options))

    session = Session(store, catalogue, scheduler, clock, queue(minutes_per_day=Minutes(300.0)))

    def step() -> None:
        session.previews()
        session.rate(Rating.GOOD, answer="my words " * 30, duration=Seconds(30.0))
        session.progress()
        session.current()

    timed("one step: rated, saved, next item", step)
    timed("undo", session.undo)
    timed("summary", session.summary)


if __name__ == "__main__":
    main()
