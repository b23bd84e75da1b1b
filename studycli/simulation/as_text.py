"""A comparison as a table and a plot, no wider than 80 columns."""

from __future__ import annotations

from collections.abc import Callable
from statistics import fmean

from studycli.model.items import Minutes
from studycli.reports.charts import length_bar
from studycli.simulation.comparison import Comparison
from studycli.simulation.course import Workload
from studycli.wording import count

_CELLS = 44
FEW = 100
"""With fewer items the numbers say little."""


def comparison_as_text(comparison: Comparison, days: int, minutes: Minutes | None = None) -> str:
    """What each retention costs and gives in days of so many `minutes`, the present one marked, and how to change it.

    None: the days take as long as they need.
    """
    told = "in the time they need" if minutes is None else f"of {count(round(minutes), 'minute')} each"
    lines = [
        f"The next {count(days, 'day')}, lived through once for each desired retention:",
        f"  {told}, from {count(comparison.held, 'item')} begun and {count(comparison.new, 'new one')}",
        "",
        "  retention   reviews    new   minutes   fullest   asked and   remembered",
        "                a day  a day     a day       day    recalled   in the end",
        *(_row(workload, comparison.present) for workload in comparison.workloads),
        "",
        "Minutes a day" if minutes is None else "Remembered in the end",
        *_plot(
            comparison,
            mean_minutes if minutes is None else _remembered,
            "min" if minutes is None else "items",
        ),
        "",
        f"▸ is your setting. config.toml changes it: desired_retention = {_another(comparison):.2f}",
        "A day has the minutes of config.toml or --minutes, or what --new items take.",
    ]
    if comparison.held < FEW:
        lines.append(f"With fewer than {FEW} items begun these numbers are a first idea.")
    return "\n".join(lines) + "\n"


def mean_reviews(workload: Workload) -> float:
    """Reviews a day."""
    return fmean(day.reviews for day in workload.days)


def mean_minutes(workload: Workload) -> float:
    """Minutes a day."""
    return fmean(day.minutes for day in workload.days)


def _remembered(workload: Workload) -> float:
    return workload.remembered


def _row(workload: Workload, present: float) -> str:
    sign = "▸" if workload.retention == present else " "
    fullest = max(day.minutes for day in workload.days)
    begun = fmean(day.begun for day in workload.days)
    share = f"{100 * workload.recalled / workload.asked:.0f} %" if workload.asked else "–"
    return (
        f"{sign} {100 * workload.retention:>7.0f} % {mean_reviews(workload):>9.1f} {begun:>6.1f}"
        f" {mean_minutes(workload):>9.1f} {fullest:>5.0f} min {share:>11} {workload.remembered:>12,.0f}"
    )


def _plot(comparison: Comparison, figure: Callable[[Workload], float], unit: str) -> list[str]:
    most = max(map(figure, comparison.workloads))
    return [
        f"{'▸' if workload.retention == comparison.present else ' '} {100 * workload.retention:>4.0f} %  "
        f"{length_bar(figure(workload), most, _CELLS)} {figure(workload):,.0f} {unit}"
        for workload in comparison.workloads
    ]


def _another(comparison: Comparison) -> float:
    """A retention to name as an example: the next lower one, or the next higher at the lower end."""
    all_of_them = [workload.retention for workload in comparison.workloads]
    place = all_of_them.index(comparison.present)
    return all_of_them[place - 1] if place else all_of_them[1]
