"""The sentences on top of a report: what it comes to, for somebody who reads nothing else."""

from __future__ import annotations

from datetime import date

from studycli.reports.as_text import is_empty
from studycli.reports.data import ReportData
from studycli.reports.drill_data import Trend
from studycli.reports.wording import percent, spent
from studycli.wording import count

NOTHING_YET = "There is nothing to tell yet: nothing has been studied. `study today` begins, and this page fills by itself."


def said_day(day: date) -> str:
    """`1 November 2026`."""
    return f"{day.day} {day:%B} {day.year}"


def report_title(data: ReportData) -> str:
    """`What I studied, 1 November to 26 November 2026`, with the scope where there is one."""
    since, until = data.period.since, data.period.until
    if since == until:
        return f"What I studied on {said_day(until)}{data.about}"
    first = f"{since.day} {since:%B}" if since.year == until.year else said_day(since)
    return f"What I studied, {first} to {said_day(until)}{data.about}"


def summary(data: ReportData) -> tuple[str, ...]:
    """A few sentences; of an empty record just the one that says so."""
    if is_empty(data):
        return (NOTHING_YET,)
    told = (_effort(data), _drills(data), _memory(data), _load(data))
    return tuple(sentence for sentence in told if sentence)


def _effort(data: ReportData) -> str:
    effort, period = data.effort, data.period
    when = (
        f"Since {said_day(period.since)}"
        if period.until >= data.today
        else f"From {said_day(period.since)} to {said_day(period.until)}"
    )
    if not effort.reviews:
        return f"{when} nothing was studied; what was learned before is told below."
    parts = [
        f"{count(effort.days_studied, 'day')} of study",
        f"{count(effort.reviews, 'answer')} in {spent(effort.minutes)}",
    ]
    if data.retention.asked:
        parts.append(f"{percent(data.retention.share)} remembered when asked again on a later day")
    row = f" The latest {data.calendar.streak} days have been in a row." if data.calendar.streak > 2 else ""
    return f"{when}: {', '.join(parts)}.{row}"


def _drills(data: ReportData) -> str:
    passed = [drill for drill in data.drills if drill.passed_in_period]
    if not passed:
        return ""
    faster = sum(drill.trend is Trend.FASTER for drill in passed)
    gained = f", {faster} of them faster than the first time" if faster else ""
    return f"{count(len(passed), 'drill')} written from memory{gained}."


def _memory(data: ReportData) -> str:
    seen = sum(topic.seen for topic in data.topics)
    if not seen:
        return ""
    known = sum((topic.share or 0.0) * topic.items for topic in data.topics)
    begun = count(sum(topic.seen > 0 for topic in data.topics), "topic")
    return f"Of {count(seen, 'card and drill', 'cards and drills')} in {begun}, about {known:,.0f} would be remembered today."


def _load(data: ReportData) -> str:
    week = data.weeks[0] if data.weeks else None
    if week is None or not week.due:
        return ""
    drills = f" and {count(week.drills, 'drill')}" if week.drills else ""
    return f"The next seven days bring {count(week.cards, 'card')}{drills}, about {spent(week.minutes)}."
