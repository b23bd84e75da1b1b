"""`study stats`: the same data in a terminal of 80 columns."""

from __future__ import annotations

from studycli.reports.data import DueDay, ReportData, TopicMemory
from studycli.reports.wording import bar, percent, took
from studycli.wording import count

_TITLE_WIDTH = 32
_CHART_WIDTH = 40
_DAYS_AHEAD = 14


def report_as_text(data: ReportData) -> str:
    """The statistics, without colour."""
    if not data.effort.reviews and not any(topic.seen for topic in data.topics):
        return "Nothing has been studied yet. `study today` begins.\n"
    parts = [_effort(data), _topics(data), _drills(data), _forecast(data.forecast[:_DAYS_AHEAD])]
    return "\n\n".join(part for part in parts if part) + "\n"


def _effort(data: ReportData) -> str:
    effort = data.effort
    lines = [
        f"{data.period.since} to {data.period.until}",
        f"  {count(effort.reviews, 'answer')} in {effort.minutes:.0f} minutes on {count(effort.days_studied, 'day')}, "
        f"{count(effort.new_items, 'new item')}",
    ]
    if data.retention.asked:
        lines.append(
            f"  {percent(data.retention.share)} remembered ({data.retention.remembered} of "
            f"{data.retention.asked} asked on a later day)"
        )
    return "\n".join(lines)


def _topics(data: ReportData) -> str:
    begun = [topic for topic in data.topics if topic.seen]
    untouched = len(data.topics) - len(begun)
    lines = ["What is remembered now", *(_topic(topic) for topic in begun)]
    if untouched:
        lines.append(f"  {count(untouched, 'topic')} not begun yet")
    return "\n".join(lines)


def _topic(topic: TopicMemory) -> str:
    due = f"● {topic.due} due" if topic.due else ""
    seen = f"{topic.seen}/{topic.items}"
    title = topic.title if len(topic.title) <= _TITLE_WIDTH else topic.title[: _TITLE_WIDTH - 1] + "…"
    row = (
        f"  {title:<{_TITLE_WIDTH}} {bar(topic.remembered)} {percent(topic.remembered):>5}  {seen:>7}  {due}"
    )
    return row.rstrip()


def _drills(data: ReportData) -> str:
    if not data.drills:
        return ""
    lines = ["Drills                       first    last   runs"]
    for drill in data.drills:
        times = f"{took(drill.first_seconds):>6}  {took(drill.last_seconds):>6}"
        lines.append(f"  {drill.name:<26} {times}  {drill.runs:>5}")
    return "\n".join(lines)


def _forecast(forecast: tuple[DueDay, ...]) -> str:
    most = max((day.due for day in forecast), default=0)
    if not most:
        return ""
    lines = ["What comes"]
    for day in forecast:
        cells = round(day.due / most * _CHART_WIDTH)
        lines.append(f"  {day.day:%a %d %b}  {day.due:>4}  {'█' * cells}".rstrip())
    return "\n".join(lines)
