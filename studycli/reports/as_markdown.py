"""The report as Markdown that reads well on any viewer, and as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from studycli.model.memory import Probability
from studycli.reports.charts import MATURITY_SAID
from studycli.reports.data import Leech, MapNode, ReportData, TopicMemory
from studycli.reports.drill_data import DrillRecord
from studycli.reports.lab_data import LabResult
from studycli.reports.safe_text import harmless
from studycli.reports.summary import report_title, summary
from studycli.reports.wording import bar, percent, took
from studycli.wording import count


def report_as_markdown(data: ReportData) -> str:
    """The whole report."""
    parts = [
        f"# {_inline(report_title(data))}",
        *map(_inline, summary(data)),
        *_section("What was studied", _studied(data)),
        *_section("What is remembered", _phases(data)),
        *_section("The family tree", _family(data.family)),
        *_section("Topic by topic", _topics(data.topics)),
        *_section("When asked again on a later day", _retention(data)),
        *_section("Predicted and remembered", _calibration(data)),
        *_section("Drills", _drills(data.drills)),
        *_section("Most at risk, and what helps", _weakest(data)),
        *_section("What keeps failing", _leeches(data)),
        *_section("What comes", _forecast(data)),
        *(part for lab in data.labs for part in _section(f"The lab: {lab.title}", _lab(lab))),
    ]
    return "\n\n".join(parts) + "\n"


def _lab(lab: LabResult) -> str:
    tables = [f"{table.caption}:\n\n{_table(table.heads, table.rows)}" for table in lab.tables]
    return "\n\n".join([f"On {lab.day}.", *tables, "\n".join(f"- {text}" for text in lab.sentences)])


def _section(title: str, body: str) -> Iterable[str]:
    return (f"## {title}", body) if body else ()


def _studied(data: ReportData) -> str:
    rows = [
        (
            _cell(topic.title),
            f"{topic.reviews:,}",
            f"{topic.forgotten:,}",
            f"{topic.minutes:,.0f}",
            f"{topic.new_items:,}",
        )
        for topic in data.studied
    ]
    return _table(("topic", "answers", "forgotten", "minutes", "new"), rows)


def _phases(data: ReportData) -> str:
    rows = [
        (
            _cell(f"{phase.label} {phase.title}".strip()),
            _share(phase.share),
            f"{phase.seen} of {phase.items}",
            str(phase.due or ""),
        )
        for phase in data.phases
    ]
    return _table(("phase", "of all remembered now", "begun", "due"), rows)


def _family(nodes: Sequence[MapNode], depth: int = 0) -> str:
    """A nested list: each topic below the one that it builds on first."""
    lines: list[str] = []
    for node in nodes:
        share = f" · {_share(node.memory.share)}" if node.memory else ""
        lines.append(f"{'  ' * depth}- {_inline(node.title)}{share}")
        below = _family(node.children, depth + 1)
        lines += [below] if below else []
    return "\n".join(lines)


def _retention(data: ReportData) -> str:
    kinds = [one for one in data.retention.by_maturity if one.asked]
    rows = [
        (MATURITY_SAID[one.maturity], _share(one.share), f"{one.remembered:,} of {one.asked:,}")
        for one in kinds
    ]
    return _table(("held", "remembered", "questions"), rows)


def _calibration(data: ReportData) -> str:
    rows = [
        (
            f"{100 * one.low:.0f}–{100 * one.high:.0f} %",
            percent(one.predicted),
            percent(one.share),
            f"{one.asked:,}",
        )
        for one in data.calibration.bins
        if one.asked
    ]
    return _table(("predicted", "on average", "remembered", "questions"), rows)


def _leeches(data: ReportData) -> str:
    return "\n".join(
        f"- **{_inline(one.question)}** · forgotten {count(one.lapses, 'time')}{_foundations(one)}. "
        f"{_inline(one.suggestion)}"
        for one in data.leeches
    )


def _foundations(leech: Leech) -> str:
    below = ", ".join(_inline(one.title) for one in leech.builds_on)
    return f" · builds on {below}" if below else ""


def _share(share: Probability | None) -> str:
    return "new" if share is None else f"{bar(share)} {percent(share)}"


def _topics(topics: Sequence[TopicMemory]) -> str:
    rows = [
        (
            _cell(topic.title),
            topic.phase,
            f"{topic.seen} of {topic.items}",
            _share(topic.share),
            str(topic.due or ""),
        )
        for topic in topics
    ]
    return _table(("topic", "phase", "seen", "of all remembered now", "due"), rows)


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


_SIGNS = re.compile(r"([\\`*_\[\]<>|#])")


def _inline(text: str) -> str:
    """Text that somebody wrote, harmless and in one line; pairs of backticks stay code."""
    parts = harmless(text).split("`")
    if len(parts) % 2 == 0:
        return _SIGNS.sub(r"\\\1", harmless(text))
    return "`".join(part if at % 2 else _SIGNS.sub(r"\\\1", part) for at, part in enumerate(parts))


def _cell(text: str) -> str:
    """The same inside a table, where a bar ends the cell even within code."""
    return re.sub(r"(?<!\\)\|", r"\\|", _inline(text))


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table whose columns line up in a terminal too; empty without rows."""
    if not rows:
        return ""
    widths = [max(len(row[column]) for row in [heads, *rows]) for column in range(len(heads))]
    lines = [heads, ["-" * width for width in widths], *rows]
    return "\n".join("| " + " | ".join(_padded(line, widths)) + " |" for line in lines)


def _padded(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [cell.ljust(width) for cell, width in zip(cells, widths, strict=True)]
