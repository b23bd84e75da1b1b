"""Charts of blocks: what `study stats` prints and the statistics screen shows. No line is wider than asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import ceil

from studycli.model.memory import Probability
from studycli.reports.data import (
    Calendar,
    Calibration,
    CalibrationBin,
    Distribution,
    DueDay,
    DueWeek,
    Maturity,
    Retention,
)
from studycli.reports.drill_data import FailureCause
from studycli.reports.ink import Ink, Line, line
from studycli.reports.wording import percent
from studycli.wording import count

LEVELS = "·░▒▓█"
"""No answer, and four shades up to the most answers of a day."""

WELL, FADING = Probability(0.8), Probability(0.5)
"""From which chance of recall something is well remembered, and from which it is only fading."""

_LABEL = 12
_EIGHTHS = "▏▎▍▌▋▊▉█"
_WEEK = timedelta(weeks=1)
_WEEKDAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")

FEW = 100
"""With fewer questions, the share that was remembered says little about the predictions."""
FITS = 0.03
"""A mean prediction that lies no farther from what happened fits."""


def share_ink(share: Probability | None) -> Ink:
    """Well remembered, fading, nearly gone; muted when there is nothing to tell."""
    if share is None:
        return Ink.MUTED
    return Ink.GOOD if share >= WELL else Ink.FAIR if share >= FADING else Ink.POOR


def share_bar(share: Probability | None, cells: int) -> str:
    """Cells filled by the share: `████████░░`."""
    filled = round((share or 0.0) * cells)
    return "█" * filled + "░" * (cells - filled)


def length_bar(value: float, most: float, cells: int) -> str:
    """A bar as long as `value` is of `most`, to an eighth of a cell; something is never shown as nothing."""
    if value <= 0 or most <= 0:
        return ""
    eighths = max(1, round(value / most * cells * 8))
    whole, rest = divmod(eighths, 8)
    return "█" * whole + (_EIGHTHS[rest - 1] if rest else "")


def heat_map(calendar: Calendar, width: int) -> list[Line]:
    """A year of study: a column a week, a row a weekday, and what the shades mean.

    As many of the latest weeks as `width` columns hold; cells are two wide where the whole year then fits.
    """
    weeks = ceil(((calendar.until - calendar.since).days + 1) / 7)
    label = 5
    cell = 2 if label + 2 * weeks <= width else 1
    shown = min(weeks, (width - label) // cell)
    first = calendar.since + (weeks - shown) * _WEEK
    reviews = {day.day: day.reviews for day in calendar.days}
    most = max((number for day, number in reviews.items() if day >= first), default=0)
    lines = [line(("     " + _months(first, shown, cell), Ink.MUTED))]
    for weekday, name in enumerate(_WEEKDAYS):
        days = [first + week * _WEEK + timedelta(days=weekday) for week in range(shown)]
        cells = [" " if day > calendar.until else LEVELS[level(reviews.get(day, 0), most)] for day in days]
        lines.append(line((f"{name:<{label}}", Ink.MUTED), *_shaded(cells, cell)))
    return [*lines, _legend(most)]


def level(reviews: int, most: int) -> int:
    """The shade of a day: 0 for nothing, 1–4 by quarters of the most."""
    return 0 if not reviews else ceil(4 * reviews / most)


def _shaded(cells: Sequence[str], width: int) -> Iterator[tuple[str, Ink]]:
    for sign in cells:
        yield (
            sign * width if sign != LEVELS[0] else sign.ljust(width),
            (Ink.MUTED if sign == LEVELS[0] else Ink.ACCENT),
        )


def _months(first: date, weeks: int, cell: int) -> str:
    """The names of the months above the week in which each begins, where there is room for them."""
    names = [" "] * (weeks * cell + 3)
    free = 0
    for week in range(weeks):
        sunday = first + week * _WEEK + timedelta(days=6)
        if sunday.day <= 7 and week * cell >= free and week * cell + 3 <= weeks * cell:
            names[week * cell : week * cell + 3] = f"{sunday:%b}"
            free = week * cell + 4
    return "".join(names).rstrip()


def _legend(most: int) -> Line:
    if not most:
        return line(("     No answer in this time.", Ink.MUTED))
    parts: list[tuple[str, Ink]] = [(f"     answers a day   {LEVELS[0]} none", Ink.MUTED)]
    low = 1
    for quarter in range(1, 5):
        high = most * quarter // 4
        if high >= low:
            span = str(low) if high == low else f"{low}–{high}"
            parts += [(f"   {LEVELS[quarter]}", Ink.ACCENT), (f" {span}", Ink.MUTED)]
            low = high + 1
    return line(*parts)


MATURITY_SAID = {
    Maturity.LEARNING: "in its first steps",
    Maturity.YOUNG: "held under 3 weeks",
    Maturity.MATURE: "held 3 weeks or more",
}


def retention_lines(retention: Retention, width: int) -> list[Line]:
    """True retention, in all and by maturity."""
    rows = [("in all", retention.share, retention.asked)]
    rows += [(MATURITY_SAID[one.maturity], one.share, one.asked) for one in retention.by_maturity]
    cells = width - 42
    return [
        line(
            f"{said:<22}",
            (share_bar(share, cells), share_ink(share)),
            f"{percent(share):>7}",
            (f"  of {asked:,}", Ink.MUTED),
        )
        for said, share, asked in rows
        if asked
    ]


def calibration_lines(calibration: Calibration, width: int) -> list[Line]:
    """What happened, bin by bin: a bar for what was remembered, a stroke where the prediction lay."""
    cells = width - 42
    lines = []
    for one in merged_bins(calibration):
        bar = list(share_bar(one.share, cells))
        bar[min(int(one.predicted * cells), cells - 1)] = "│"
        lines.append(
            line(
                f"{one.low * 100:>3.0f}–{one.high * 100:.0f} %".ljust(13),
                ("".join(bar), Ink.ACCENT),
                f"{percent(one.predicted):>8} │",
                f"{percent(one.share):>6}",
                (f"  of {one.asked:,}", Ink.MUTED),
            )
        )
    return lines


def merged_bins(calibration: Calibration) -> list[CalibrationBin]:
    """The bins, neighbours put together until each has a fiftieth of the questions: fewer tell nothing."""
    least = calibration.asked / 50
    merged: list[CalibrationBin] = []
    for one in calibration.bins:
        if merged and merged[-1].asked < least:
            before = merged.pop()
            asked = before.asked + one.asked
            mean = (before.predicted * before.asked + one.predicted * one.asked) / asked
            remembered = before.remembered + one.remembered
            one = CalibrationBin(before.low, one.high, asked, remembered, Probability(mean))
        merged.append(one)
    return merged


def calibration_sentence(calibration: Calibration) -> str:
    """Whether the predictions fit this learner."""
    if calibration.predicted is None:
        return "Nothing was asked on a later day yet."
    actual = sum(one.remembered for one in calibration.bins) / calibration.asked
    said = f"Predicted {percent(calibration.predicted)}, remembered {percent(Probability(actual))}"
    if calibration.asked < FEW:
        return f"{said}: too few questions to tell."
    if abs(actual - calibration.predicted) <= FITS:
        return f"{said}: the plan fits you."
    more = "more" if actual > calibration.predicted else "less"
    return f"{said}: you remember {more} than the plan expects. `study optimize` can fit it."


def distribution_lines(distribution: Distribution, width: int, unit: str) -> list[Line]:
    """A bar a bin; `unit` is said behind the bounds."""
    most = max(one.items for one in distribution.bins)
    labels = [_bounds(one.low, one.high, unit) for one in distribution.bins]
    label = max(map(len, labels))
    cells = max(4, width - label - 8)
    return [
        line(
            (f"{said:>{label}}  ", Ink.MUTED),
            (length_bar(one.items, most, cells), Ink.ACCENT),
            f" {one.items:,}" if one.items else (" ·", Ink.MUTED),
        )
        for said, one in zip(labels, distribution.bins, strict=True)
    ]


def _bounds(low: float, high: float | None, unit: str) -> str:
    behind = f" {unit}" if unit else ""
    return f"{low:g}+{behind}" if high is None else f"{low:g}–{high:g}{behind}"


def due_lines(days: Sequence[DueDay], width: int) -> list[Line]:
    """What each day brings: cards, then drills, then the minutes."""
    return _loads([(f"{day.day:%a %d %b}", day) for day in days], width)


def week_lines(weeks: Sequence[DueWeek], width: int) -> list[Line]:
    """The same a week."""
    return _loads([(f"from {week.first_day.day} {week.first_day:%b}", week) for week in weeks], width)


def _loads(rows: Sequence[tuple[str, DueDay | DueWeek]], width: int) -> list[Line]:
    """Cards are full blocks, drills are shaded ones; the bars take what the words leave."""
    most = max((load.due for _, load in rows), default=0)
    cells = max(
        4, width - _LABEL - 1 - max((len(f"{_items(load)}{_minutes(load)}") for _, load in rows), default=0)
    )
    lines = []
    for label, load in rows:
        cards = round(load.cards / most * cells) if most else 0
        drills = max(bool(load.drills), round(load.due / most * cells) - cards) if most else 0
        bar = [("█" * cards, Ink.ACCENT), ("▒" * drills, Ink.FAIR), (f" {_items(load)}", Ink.PLAIN)]
        told = [*bar, (_minutes(load), Ink.MUTED)] if load.due else [("·", Ink.MUTED)]
        lines.append(line((f"{label:<{_LABEL}}", Ink.MUTED), *told))
    return lines


def _items(load: DueDay | DueWeek) -> str:
    drilled = f", {count(load.drills, 'drill')}" if load.drills else ""
    return f"{count(load.cards, 'card')}{drilled}"


def _minutes(load: DueDay | DueWeek) -> str:
    return f"  {max(1, round(load.minutes))} min"


def cause_lines(causes: Sequence[FailureCause], width: int) -> list[Line]:
    """Why runs failed, the most frequent first."""
    most = max((cause.runs for cause in causes), default=0)
    return [
        line(
            f"{cause.cause.replace('_', ' '):<13}",
            (length_bar(cause.runs, most, width - 22), Ink.FAIR),
            f" {cause.runs:,}",
        )
        for cause in causes
    ]


def trend_line(values: Sequence[float]) -> str:
    """A sign a value, low to high: `▇▅▃▂`; the latest twelve."""
    latest = values[-12:]
    most = max(latest, default=0.0)
    return "".join("▁▂▃▄▅▆▇█"[min(7, int(8 * value / most))] if most else "▁" for value in latest)
