"""How long `study simulate` thinks about a large collection.

Run by hand: python tests/bench_simulate.py [number of items]
"""

from __future__ import annotations

import resource
import sys
import time
from datetime import date

from studycli.model.items import Minutes, Seconds
from studycli.scheduler.settings import SchedulingSettings
from studycli.simulation.collection import USUAL, Collection, Cost, HeldItem, Limits
from studycli.simulation.comparison import compare


def main() -> None:
    """Ninety days for seven retentions."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    today = date(2026, 11, 26).toordinal()
    cost = Cost(Seconds(40.0), Seconds(80.0), Seconds(12.0), Seconds(24.0))
    held = tuple(
        HeldItem(5.0 + number % 200, 3.0 + number % 6, today - number % 30, today + number % 60, cost)
        for number in range(count)
    )
    for limits in (Limits(new=0), Limits(minutes=Minutes(60.0), new=0)):
        start = time.perf_counter()
        told = compare(Collection(today, held, (), USUAL), SchedulingSettings(), limits, days=90)
        taken = time.perf_counter() - start
        asked = sum(workload.asked for workload in told.workloads)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{count:,} items, 90 days of {limits.minutes or 'any'} minutes, {len(told.workloads)} retentions, "
            f"{asked:,} answers: {taken:.2f} s, {memory:.0f} MiB"
        )


if __name__ == "__main__":
    main()
