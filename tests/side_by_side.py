"""What the benches of whole processes share: cases in turns in one run, and their figures beside each other."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Sequence

Taken = tuple[float, float]
"""Seconds by the clock, and how many of them the process computed."""


def in_turns(cases: Iterable[str], take: Callable[[str], Taken], repetitions: int) -> dict[str, list[Taken]]:
    """What each case took, `repetitions` times. A first round fills caches, makes the day's backup and is not counted."""
    taken: dict[str, list[Taken]] = {name: [] for name in cases}
    for turn in range(repetitions + 1):
        for name, times in taken.items():
            seconds = take(name)
            if turn:
                times.append(seconds)
    return taken


def tell(taken: dict[str, list[Taken]], *, aim: float, aimed_at: Sequence[str]) -> int:
    """Prints the figures and their ratios to the first case's; returns 1 when one of `aimed_at` misses the aim."""
    base = next(iter(taken))
    columns = {
        "least": {name: min(wall for wall, _ in times) for name, times in taken.items()},
        "median": {name: statistics.median(wall for wall, _ in times) for name, times in taken.items()},
        "computing": {name: statistics.median(cpu for _, cpu in times) for name, times in taken.items()},
    }
    print(" " * 26 + "".join(f"{title:>11} {'ratio':>6}" for title in columns))
    for name in taken:
        cells = [(column[name] * 1000, column[name] / column[base]) for column in columns.values()]
        print(f"{name:26}" + "".join(f"{ms:8.0f} ms {ratio:6.2f}" for ms, ratio in cells))
    print(f"Aim: at most {aim} for {' and '.join(aimed_at)}, by the time spent computing.")
    computed = columns["computing"]
    return 0 if all(computed[name] / computed[base] <= aim for name in aimed_at) else 1
