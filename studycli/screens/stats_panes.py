"""What each pane of the statistics shows, made from the report's data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from textwrap import wrap

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import ProgressBar, Sparkline, Static

from studycli.model.items import TopicId
from studycli.model.memory import Probability
from studycli.reports.as_text import calendar_title, effort_lines
from studycli.reports.charts import (
    calibration_lines,
    calibration_sentence,
    cause_lines,
    distribution_lines,
    due_lines,
    heat_map,
    retention_lines,
    share_bar,
    share_ink,
    week_lines,
)
from studycli.reports.data import Foundation, Leech, PhaseMemory, ReportData, TopicMemory, WeakItem
from studycli.reports.drill_data import DrillRecord, Trend
from studycli.reports.ink import Ink, Line, line
from studycli.reports.wording import cut, percent, took
from studycli.widgets.chart import Chart, Draw, content_of
from studycli.widgets.row_table import RowTable
from studycli.wording import count

_BAR_CELLS = 10
_DAYS_AHEAD = 14


@dataclass(frozen=True, slots=True)
class Pane:
    """A tab and what is behind it."""

    id: str
    title: str
    make: Callable[[ReportData], Widget]


def titled(title: str, draw: Draw) -> Chart:
    """A chart under a title, with a line of air below; nothing when it has nothing to draw."""

    def lines(width: int) -> Iterator[Line]:
        drawn = list(draw(width))
        if drawn:
            yield line((title, Ink.TITLE))
            yield from drawn

    return Chart(lines, classes="section")


# Overview


def overview(data: ReportData) -> Widget:
    """What was done, the year, and what is remembered by phase."""
    return VerticalScroll(
        Chart(lambda _: effort_lines(data), classes="section"),
        titled(calendar_title(data.calendar), partial(heat_map, data.calendar)),
        Horizontal(
            *_daily("Answers a day", [day.reviews for day in _every_day(data)], "{:.0f}"),
            *_daily("Minutes a day", [day.minutes for day in _every_day(data)], "{:.0f}"),
            classes="sparklines section",
        ),
        titled("Remembered when asked on a later day", partial(retention_lines, data.retention)),
        *_phases(data.phases),
        can_focus=False,
    )


@dataclass(frozen=True, slots=True)
class _Day:
    reviews: float
    minutes: float


def _every_day(data: ReportData) -> list[_Day]:
    """The days of the period, those without a review too."""
    done = {day.day: day for day in data.effort.days}
    days = (data.period.since + timedelta(days=ahead) for ahead in range(data.period.days))
    return [_Day(done[day].reviews, done[day].minutes) if day in done else _Day(0, 0) for day in days]


def _daily(title: str, values: Sequence[float], form: str) -> Iterator[Widget]:
    most = form.format(max(values, default=0))
    yield Container(
        Static(Content.assemble((title, "bold"), (f"  up to {most}", "$muted"))),
        Sparkline(values),
        classes="daily",
    )


def _phases(phases: Iterable[PhaseMemory]) -> Iterator[Widget]:
    begun = [phase for phase in phases if phase.seen]
    if begun:
        yield Static(Content.assemble(("What is remembered now", "bold")))
    for phase in begun:
        bar = ProgressBar(total=1.0, show_percentage=False, show_eta=False)
        bar.progress = phase.share or 0.0
        due = f"  ● {phase.due} due" if phase.due else ""
        yield Horizontal(
            Static(f"{phase.label} {phase.title}".strip(), classes="phase-title", markup=False),
            bar,
            Static(f"{percent(phase.share):>6}  {phase.seen}/{phase.items} seen{due}", markup=False),
            classes="phase",
        )


# A table with a panel that tells more of the row under the cursor


class Browser(Container):
    """Rows to walk through, and below them more about the one under the cursor."""

    def __init__(
        self,
        heads: Sequence[str],
        rows: Sequence[Sequence[str | Content]],
        details: Sequence[Draw],
        *,
        empty: str,
        above: Draw | None = None,
    ) -> None:
        super().__init__()
        self._heads, self._rows, self._details = heads, rows, details
        self._empty, self._above = empty, above

    def compose(self) -> ComposeResult:
        """The table and the panel, or what to say when there is nothing."""
        if self._above is not None:
            yield Chart(self._above, classes="section")
        if not self._rows:
            yield Static(self._empty, markup=False)
            return
        with Container(classes="rows"):
            yield RowTable(self._heads, self._rows)
        yield Chart(self._details[0], classes="detail")

    @on(RowTable.RowHighlighted)
    def _tell_more(self, event: RowTable.RowHighlighted) -> None:
        self.query_one(".detail", Chart).redraw(self._details[event.cursor_row])


def _share_cell(share: Probability | None) -> Content:
    return content_of(line((share_bar(share, _BAR_CELLS), share_ink(share)), f" {percent(share):>5}"))


def topics(data: ReportData) -> Widget:
    """Every topic that was begun, the least remembered first."""
    begun = sorted((topic for topic in data.topics if topic.seen), key=lambda topic: topic.share or 0.0)
    known = {topic.topic: topic for topic in data.topics}
    rows = [
        (
            cut(topic.title, 28),
            _share_cell(topic.share),
            f"{topic.seen}/{topic.items}",
            f"● {topic.due}" if topic.due else "",
            topic.phase,
        )
        for topic in begun
    ]
    details = [partial(_topic_detail, topic, known) for topic in begun]
    return Browser(
        ("topic", "remembered", "seen", "due", "phase"), rows, details, empty="No topic was begun yet."
    )


def _topic_detail(topic: TopicMemory, known: dict[TopicId, TopicMemory], width: int) -> Iterator[Line]:
    yield line((topic.title, Ink.TITLE), (f"   study today {topic.topic}", Ink.MUTED))
    below = [known[name] for name in topic.builds_on if name in known]
    yield from _foundations([Foundation(one.topic, one.title, one.remembered) for one in below], width)


def _foundations(builds_on: Sequence[Foundation], width: int) -> Iterator[Line]:
    for place, one in enumerate(builds_on):
        head = "builds on " if place == 0 else "          "
        state = percent(one.remembered) if one.remembered is not None else "not begun"
        yield line(
            (head, Ink.MUTED),
            f"{cut(one.title, 28):<28} ",
            (share_bar(one.remembered, _BAR_CELLS), share_ink(one.remembered)),
            f" {state}",
        )


# Memory


def memory(data: ReportData) -> Widget:
    """Predictions against what happened, and how stability and difficulty are spread."""
    return VerticalScroll(
        titled("Predicted against remembered", partial(_calibration, data)),
        Container(
            titled(
                _median("Held for", data.stability.median, "days or more"), partial(_spread, data, "days")
            ),
            titled(_median("Difficulty", data.difficulty.median, "at most"), partial(_spread, data, "")),
            classes="columns",
        ),
        can_focus=False,
    )


def _calibration(data: ReportData, width: int) -> Iterator[Line]:
    if data.calibration.asked:
        yield from calibration_lines(data.calibration, min(width, 100))
    for text in wrap(calibration_sentence(data.calibration), width):
        yield line((text, Ink.MUTED))


def _spread(data: ReportData, unit: str, width: int) -> list[Line]:
    return distribution_lines(data.stability if unit else data.difficulty, min(width, 70), unit)


def _median(title: str, median: float | None, behind: str) -> str:
    return title if median is None else f"{title}: half of it {median:.3g} {behind}"


# Drills


def drills(data: ReportData) -> Widget:
    """Every drill, the latest first, with its times and causes."""
    ordered = sorted(data.drills, key=_last_day, reverse=True)
    rows = [_drill_row(drill) for drill in ordered]
    whole = data.drilling
    said = (
        f"{count(whole.passed, 'pass', 'passes')} in this time, {whole.passed_at_once} of them at once; "
        f"{count(whole.failed_runs, 'run')} failed"
    )
    return Browser(
        ("drill", "held", "passes", "first", "last", "runs", ""),
        rows,
        [partial(_drill_detail, drill) for drill in ordered],
        empty="No drill was run yet. `study drill NAME` begins one.",
        above=lambda _: [line(said)] if rows else [],
    )


def _last_day(drill: DrillRecord) -> int:
    return drill.repetitions[-1].day.toordinal() if drill.repetitions else 0


def _drill_row(drill: DrillRecord) -> tuple[str | Content, ...]:
    passed = [one for one in drill.repetitions if one.passed]
    trend = "" if drill.trend is Trend.UNKNOWN else str(drill.trend)
    return (
        cut(drill.name, 24),
        percent(drill.remembered),
        str(len(passed)),
        took(drill.first_seconds),
        took(drill.last_seconds),
        str(passed[-1].runs) if passed else "–",
        content_of(line((trend, Ink.GOOD if drill.trend is Trend.FASTER else Ink.MUTED))),
    )


def _drill_detail(drill: DrillRecord, width: int) -> Iterator[Line]:
    yield line((drill.title, Ink.TITLE), (f"   study drill {drill.name}", Ink.MUTED))
    latest = [one for one in drill.repetitions if one.passed][-5:]
    if latest:
        helped = f", with {count(latest[-1].hints, 'hint')}" if latest[-1].hints else ""
        times = " → ".join(took(one.seconds) for one in latest)
        yield line(("passed in  ", Ink.MUTED), times, (helped, Ink.MUTED))
    yield from cause_lines(drill.causes[:3], min(width, 60))


# At risk


def at_risk(data: ReportData) -> Widget:
    """What keeps failing, then what memory holds worst."""
    failing = {leech.item for leech in data.leeches}
    weak = [one for one in data.weakest if one.item not in failing]
    items: list[Leech | WeakItem] = [*data.leeches, *weak]
    rows = [
        (
            "✗ keeps failing" if isinstance(one, Leech) else "most at risk",
            cut(one.question, 34),
            percent(one.remembered),
            str(one.lapses or "–"),
        )
        for one in items
    ]
    details = [partial(_risk_detail, one) for one in items]
    return Browser(("", "item", "remembered", "forgotten"), rows, details, empty="Nothing is at risk.")


def _risk_detail(one: Leech | WeakItem, width: int) -> Iterator[Line]:
    yield line((one.question, Ink.TITLE))
    yield line(one.suggestion)
    if isinstance(one, Leech):
        yield from _foundations(one.builds_on, width)


# Ahead


def ahead(data: ReportData) -> Widget:
    """What comes, by day and by week."""
    return VerticalScroll(
        Container(
            titled("The next two weeks", partial(due_lines, data.forecast[:_DAYS_AHEAD])),
            titled("The next eight weeks", partial(week_lines, data.weeks)),
            classes="columns",
        ),
        Static("If nothing more were answered; new items are not counted.", classes="where"),
        can_focus=False,
    )


PANES = (
    Pane("overview", "Overview", overview),
    Pane("topics", "Topics", topics),
    Pane("memory", "Memory", memory),
    Pane("drills", "Drills", drills),
    Pane("risk", "At risk", at_risk),
    Pane("ahead", "Ahead", ahead),
)
