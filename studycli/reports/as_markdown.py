"""The report as Markdown that reads well on any viewer, and as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from studycli.reports.data import ReportData, TopicMemory
from studycli.reports.drill_data import DrillRecord
from studycli.reports.lab_data import LabResult
from studycli.reports.wording import bar, percent, took
from studycli.wording import count


def report_as_markdown(data: ReportData) -> str:
    """The whole report."""
    about = f" · {data.topic}" if data.topic else ""
    parts = [
        f"# What I studied, {data.period.since} to {data.period.until}{about}",
        _effort(data),
        *_section("What is remembered", _topics(data.topics)),
        *_section("Drills", _drills(data.drills)),
        *_section("Most at risk", _weakest(data)),
        *_section("What comes", _forecast(data)),
        *(part for lab in data.labs for part in _section(f"The lab: {lab.title}", _lab(lab))),
    ]
    return "\n\n".join(parts) + "\n"


def _lab(lab: LabResult) -> str:
    tables = [f"{table.caption}:\n\n{_table(table.heads, table.rows)}" for table in lab.tables]
    return "\n\n".join([f"On {lab.day}.", *tables, "\n".join(f"- {text}" for text in lab.sentences)])


def _section(title: str, body: str) -> Iterable[str]:
    return (f"## {title}", body) if body else ()


def _effort(data: ReportData) -> str:
    effort, retention = data.effort, data.retention
    if not effort.reviews:
        return "Nothing was studied in this time."
    lines = [
        f"- **{count(effort.reviews, 'answer')}** in {effort.minutes:.0f} minutes, "
        f"on {effort.days_studied} of {count(data.period.days, 'day')}",
        f"- **{count(effort.new_items, 'new item')}**",
    ]
    if retention.asked:
        lines.append(
            f"- **{percent(retention.share)} remembered**: {retention.remembered} of "
            f"{count(retention.asked, 'question')} on things learned on an earlier day"
        )
    return "\n".join(lines)


def _topics(topics: Sequence[TopicMemory]) -> str:
    rows = [
        (
            _cell(topic.title),
            topic.phase,
            f"{topic.seen} of {topic.items}",
            "new" if topic.remembered is None else f"{bar(topic.remembered)} {percent(topic.remembered)}",
            str(topic.due or ""),
        )
        for topic in topics
    ]
    return _table(("topic", "phase", "seen", "remembered now", "due"), rows)


def _drills(drills: Sequence[DrillRecord]) -> str:
    rows = [
        (
            f"`{drill.name}`",
            str(len(drill.repetitions)),
            f"{drill.runs} ({drill.failed_runs} failed)",
            took(drill.first_seconds),
            took(drill.last_seconds),
            "–" if drill.last_rating is None else drill.last_rating.word,
            ", ".join(cause.cause for cause in drill.causes),
        )
        for drill in drills
    ]
    return _table(
        ("drill", "repetitions", "runs", "first time", "last time", "last rating", "what went wrong"), rows
    )


def _weakest(data: ReportData) -> str:
    rows = [
        (
            _cell(weak.question),
            weak.topic,
            percent(weak.remembered),
            str(weak.lapses or ""),
            _cell(weak.suggestion),
        )
        for weak in data.weakest
    ]
    return _table(("item", "topic", "chance of recall", "forgotten", "what helps"), rows)


def _forecast(data: ReportData) -> str:
    if not any(week.due for week in data.weeks):
        return ""
    rows = [
        (str(week.first_day), str(week.cards), str(week.drills), f"{week.minutes:.0f}") for week in data.weeks
    ]
    return _table(("week from", "cards", "drills", "minutes"), rows)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table whose columns line up in a terminal too; empty without rows."""
    if not rows:
        return ""
    widths = [max(len(row[column]) for row in [heads, *rows]) for column in range(len(heads))]
    lines = [heads, ["-" * width for width in widths], *rows]
    return "\n".join("| " + " | ".join(_padded(line, widths)) + " |" for line in lines)


def _padded(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [cell.ljust(width) for cell, width in zip(cells, widths, strict=True)]
