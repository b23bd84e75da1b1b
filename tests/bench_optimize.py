"""How long a fit to the 12,580 real answers takes, and how well it foresees. Run by hand: `python tests/bench_optimize.py`.

Fitted to the first four fifths of the answers in time, compared on the last. With `--fsrs` also by fsrs's own Optimizer,
in the same run; it needs pandas and tqdm (`pip install "fsrs[optimizer]"`) and takes half a minute or more.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from datetime import time as day_time
from pathlib import Path
from statistics import fmean

sys.path.insert(0, str(Path(__file__).parent.parent))

from studycli.store.rows import RatedDay
from tests.optimizer.real_answers import real_answers

Parameters = tuple[float, ...]


def by_fsrs(answers: list[RatedDay]) -> Parameters:
    """The parameters that fsrs's Optimizer finds, given midnights of the same study days."""
    from fsrs import Optimizer, Rating, ReviewLog

    numbers: dict[str, int] = {}
    logs = [
        ReviewLog(
            card_id=numbers.setdefault(item, len(numbers)),
            rating=Rating(rating),
            review_datetime=datetime.combine(date.fromordinal(day), day_time.min, UTC),
            review_duration=None,
        )
        for item, day, rating in answers
    ]
    return tuple(Optimizer(logs).compute_optimal_parameters())


def main() -> None:
    """Prints a line for each way to get parameters."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--fsrs", action="store_true", help="also by fsrs's own Optimizer")
    asked = options.parse_args()
    started = time.perf_counter()
    from studycli.optimizer.fit import fit_parameters, foresee
    from studycli.scheduler.settings import DEFAULT_PARAMETERS

    print(f"import of torch: {time.perf_counter() - started:.1f} s")
    answers = real_answers()
    cut = len(answers) * 4 // 5
    ways: dict[str, Callable[[list[RatedDay]], Parameters]] = {
        "published": lambda _: DEFAULT_PARAMETERS,
        "study": fit_parameters,
        "study again": fit_parameters,
    }
    if asked.fsrs:
        ways["fsrs"] = by_fsrs
    for name, way in ways.items():
        wall, spent = time.perf_counter(), time.process_time()
        parameters = way(answers[:cut])
        wall, spent = time.perf_counter() - wall, time.process_time() - spent
        loss = fmean(foresee(parameters, answers, cut).losses)
        print(f"{name:<12} {wall:7.2f} s wall {spent:7.2f} s CPU   held-out log loss {loss:.4f}")


if __name__ == "__main__":
    main()
