"""After the slow tests: how well each drill tells right answers from wrong ones."""

from __future__ import annotations

import re
from collections import Counter

import pytest

_JUDGED = re.compile(r"test_(right|wrong)_answers_\w+_whatever_is_drawn\[(\w+)-")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints a row a drill: right answers accepted, wrong answers killed for their cause, over all seeds."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for outcome in ("passed", "failed"):
        for report in terminalreporter.getreports(outcome):
            if report.when == "call" and (found := _JUDGED.search(report.nodeid)):
                counts[found[2], found[1], outcome] += 1
    drills = sorted({drill for drill, _, _ in counts})
    if not drills:
        return
    terminalreporter.section("kill rate per drill")
    for drill in drills:
        right, wrong = (
            (counts[drill, kind, "passed"], counts[drill, kind, "passed"] + counts[drill, kind, "failed"])
            for kind in ("right", "wrong")
        )
        rate = f"{100 * wrong[0] / wrong[1]:.0f} %" if wrong[1] else "–"
        terminalreporter.line(
            f"{drill:<32} accepted {right[0]:>2}/{right[1]:<2}  killed {wrong[0]:>2}/{wrong[1]:<2}  {rate}"
        )
