"""What a minute with the queue is worth, beside Anki: `python -m tests.queue_simulation`, some minutes of two cores.

Anki's best order of the usual ones, and of the tuned ones, is chosen for each law on learners of its own; the table is
of other learners. `--keep FILE` keeps what came out; `--against FILE` compares with what another version kept.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from functools import partial
from pathlib import Path
from statistics import fmean

from studycli.scheduler.settings import SchedulingSettings

from .anki import TUNED, USUAL, Deck, live_with_anki
from .calendar import Calendar
from .laws import LawName
from .learner import content_of
from .living import desks, live
from .measures import Outcome
from .table import Outcomes, comparison, standing

TUNING, REPORTING = 500, 1
"""Where the seeds of the learners begin."""

Way = Callable[[LawName, Sequence[int]], list[Outcome]]


def with_queue(law: LawName, seeds: Sequence[int]) -> list[Outcome]:
    """Learners with the queue as it is shipped."""
    with desks() as make:
        return [live(make(SchedulingSettings()), law, seed, Calendar()) for seed in seeds]


def with_anki(deck: Deck, law: LawName, seeds: Sequence[int]) -> list[Outcome]:
    """Learners with Anki."""
    with desks() as make:
        content = content_of(make(SchedulingSettings()).catalogue)
    return [live_with_anki(deck, law, seed, Calendar(), content) for seed in seeds]


def measured(pool: ProcessPoolExecutor, way: Way, seeds: Sequence[int]) -> Outcomes:
    """All laws, the learners shared out among processes."""
    halves = [seeds[start::2] for start in (0, 1)]
    running = {law: [pool.submit(way, law, half) for half in halves] for law in LawName}
    told = {}
    for law, both in running.items():
        found = dict(
            zip((*halves[0], *halves[1]), (one for half in both for one in half.result()), strict=True)
        )
        told[law] = [found[seed] for seed in seeds]
    return told


def best(pool: ProcessPoolExecutor, decks: Sequence[Deck], seeds: Sequence[int]) -> dict[LawName, Deck]:
    """The deck with which learners of a law remember most."""
    came = [(deck, measured(pool, partial(with_anki, deck), seeds)) for deck in decks]
    return {
        law: max(came, key=lambda pair: fmean(one.per_hour for one in pair[1][law]))[0] for law in LawName
    }


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m tests.queue_simulation", description=__doc__)
    parser.add_argument("--learners", type=int, default=12, help="by each law")
    parser.add_argument("--tuning", action="store_true", help="the learners on which choices are made")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--against", type=Path)
    asked = parser.parse_args()
    first = TUNING if asked.tuning else REPORTING
    seeds = range(first, first + asked.learners)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        ours = measured(pool, with_queue, seeds)
        print("the queue", *standing(ours), sep="\n")
        if asked.keep:
            kept = {law: [asdict(one) for one in each] for law, each in ours.items()}
            asked.keep.write_text(json.dumps(kept), encoding="utf-8")
        if asked.against:
            kept = json.loads(asked.against.read_text(encoding="utf-8"))
            theirs = {LawName(law): [Outcome(**one) for one in each] for law, each in kept.items()}
            print(f"\n{asked.against.stem}", *standing(theirs), "the queue beside it, %", sep="\n")
            print(*comparison(ours, theirs), sep="\n")
        for name, decks in (("the best of Anki's usual orders", USUAL), ("a tuned Anki", TUNED)):
            chosen = best(pool, decks, range(TUNING, TUNING + asked.learners))
            theirs = {}
            for law, deck in chosen.items():
                theirs[law] = with_anki(deck, law, seeds)
                print(f"\n{name} for {law}: {deck}", end="")
            print("\n", *standing(theirs), "the queue beside it, %", sep="\n")
            print(*comparison(ours, theirs), sep="\n")


if __name__ == "__main__":
    main()
