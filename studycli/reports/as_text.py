"""`study stats`: the data in a terminal of 80 columns, as blocks and words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from studycli.model.memory import Probability
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
    trend_line,
    week_lines,
)
from studycli.reports.data import Calendar, Leech, PhaseMemory, ReportData, TopicMemory, WeakItem
from studycli.reports.drill_data import DrillRecord
from studycli.reports.ink import Colour, Ink, Line, line, plain, text_of
from studycli.reports.wording import cut, percent, spent, took
from studycli.wording import count

WIDTH = 80
_INDENT = 2
_INNER = WIDTH - _INDENT
_NAME_WIDTH = 30
_BAR_CELLS = 16
_DAYS_AHEAD = 14
_MOST_TOPICS, _MOST_DRILLS, _MOST_AT_RISK = 12, 12, 5


def report_as_text(data: ReportData, colour: Colour = Colour.NONE) -> str:
    """The statistics; nothing is wider than 80 columns, and colour says nothing that the words do not."""
    if is_empty(data):
        return "Nothing has been studied yet. `study today` begins.\n"
    sections = [
        list(effort_lines(data)),
        _section(calendar_title(data.calendar), heat_map(data.calendar, _INNER)),
        _section("Remembered when asked on a later day", retention_lines(data.retention, _INNER)),
        _section("Predicted against remembered", _calibration(data)),
        _section("What is remembered now", [*_phases(data.phases), *_topics(data.topics)]),
        _spreads(data),
        _section("Drills", _drills(data)),
        _section("Keeps failing", _leeches(data.leeches)),
        _section("Most at risk", _at_risk(data)),
        _section("What comes", _load(data)),
    ]
    return text_of(_apart(section for section in sections if section), colour)


def is_empty(data: ReportData) -> bool:
    """Whether there is nothing to tell."""
    return not data.calendar.days and not data.effort.reviews and not any(topic.seen for topic in data.topics)


def effort_lines(data: ReportData) -> Iterator[Line]:
    """What was done in the period, in a title and a line."""
    effort = data.effort
    since, until = data.period.since, data.period.until
    yield line((f"{since.day} {since:%B %Y} to {until.day} {until:%B %Y}{data.about}"[:WIDTH], Ink.TITLE))
    if not effort.reviews:
        yield line("  Nothing was studied in this time.")
        return
    days = f"{effort.days_studied} of {count(data.period.days, 'day')}"
    new = f"   {count(effort.new_items, 'new item')}" if effort.new_items else ""
    yield line(f"  {count(effort.reviews, 'answer')} in {spent(effort.minutes)} on {days}", (new, Ink.MUTED))


def calendar_title(calendar: Calendar) -> str:
    """The row of days, where there is one."""
    if calendar.streak > 1:
        return f"A year of study: {calendar.streak} days in a row, {calendar.longest_streak} at the longest"
    if calendar.longest_streak > 1:
        return f"A year of study: {calendar.longest_streak} days in a row at the longest"
    return "A year of study"


def _section(title: str, body: Sequence[Line]) -> list[Line]:
    return [line((title, Ink.TITLE)), *map(_indented, body)] if body else []


def _indented(one: Line) -> Line:
    return ((" " * _INDENT, Ink.PLAIN), *one)


def _apart(sections: Iterable[list[Line]]) -> Iterator[Line]:
    for place, section in enumerate(sections):
        if place:
            yield ()
        yield from section


def _calibration(data: ReportData) -> list[Line]:
    if not data.calibration.asked:
        return []
    said = wrap(calibration_sentence(data.calibration), _INNER)
    return [*calibration_lines(data.calibration, _INNER), *map(line, said)]


def _phases(phases: Sequence[PhaseMemory]) -> list[Line]:
    """The phases that were begun, when there is more than one."""
    begun = [phase for phase in phases if phase.seen]
    if len(begun) < 2:
        return []
    rows = [
        _memory(f"{phase.label} {phase.title}".strip(), phase.share, phase.seen, phase.items, phase.due)
        for phase in begun
    ]
    return [*rows, ()]


def _topics(topics: Sequence[TopicMemory]) -> list[Line]:
    """All that were begun, or the least remembered when they are many."""
    begun = [topic for topic in topics if topic.seen]
    shown = begun if len(begun) <= _MOST_TOPICS else sorted(begun, key=_chance)[:_MOST_TOPICS]
    lines = [_memory(topic.title, topic.share, topic.seen, topic.items, topic.due) for topic in shown]
    if len(shown) < len(begun):
        rest = f"{count(len(begun) - len(shown), 'topic')} better remembered: `study map` has them all"
        lines.append(line((rest, Ink.MUTED)))
    if untouched := len(topics) - len(begun):
        lines.append(line((f"{count(untouched, 'topic')} not begun yet", Ink.MUTED)))
    return lines


def _chance(topic: TopicMemory) -> float:
    return topic.share or 0.0


def _memory(title: str, share: Probability | None, seen: int, items: int, due: int) -> Line:
    return line(
        f"{cut(title, _NAME_WIDTH):<{_NAME_WIDTH}} ",
        (share_bar(share, _BAR_CELLS), share_ink(share)),
        f" {percent(share):>5}",
        (f"{f'{seen:,}/{items:,}':>11}", Ink.MUTED),
        f"  ● {due:,} due" if due else "",
    )


def _spreads(data: ReportData) -> list[Line]:
    """Stability and difficulty side by side."""
    if data.stability.median is None or data.difficulty.median is None:
        return []
    half = _INNER // 2
    left = distribution_lines(data.stability, half - 2, "days")
    right = distribution_lines(data.difficulty, half, "")
    heads = (
        f"Held for: half of it {count(round(data.stability.median), 'day')} or more",
        f"Difficulty: half of it up to {data.difficulty.median:.1f}",
    )
    lines = [line((f"{heads[0]:<{half + _INDENT}}", Ink.TITLE), (heads[1], Ink.TITLE))]
    for place in range(max(len(left), len(right))):
        one = left[place] if place < len(left) else ()
        other = right[place] if place < len(right) else ()
        lines.append(_indented((*one, (" " * (half - len(plain(one))), Ink.PLAIN), *other)))
    return lines


def _drills(data: ReportData) -> list[Line]:
    if not data.drills:
        return []
    whole = data.drilling
    lines = [line((f"{'':<27} first   last  runs hints  times", Ink.MUTED))]
    lines += [_drill(drill) for drill in _latest(data.drills)]
    if len(data.drills) > _MOST_DRILLS:
        rest = len(data.drills) - _MOST_DRILLS
        lines.append(line((f"{rest} more: `study report` has them all.", Ink.MUTED)))
    if whole.passed:
        lines.append(
            line(
                f"{count(whole.passed, 'pass', 'passes')} in this time, {whole.passed_at_once} at the first run"
                " and without a hint"
            )
        )
    if whole.causes:
        lines += [
            (),
            line(f"Why {count(whole.failed_runs, 'run')} failed"),
            *cause_lines(whole.causes, _INNER),
        ]
    return lines


def _latest(drills: Sequence[DrillRecord]) -> list[DrillRecord]:
    """Those that were repeated last."""
    by_day = sorted(
        drills, key=lambda drill: drill.repetitions[-1].day.toordinal() if drill.repetitions else 0
    )
    return by_day[::-1][:_MOST_DRILLS]


def _drill(drill: DrillRecord) -> Line:
    passed = [one for one in drill.repetitions if one.passed]
    runs, hints = (f"{passed[-1].runs}", f"{passed[-1].hints or '–'}") if passed else ("–", "–")
    trend = "" if drill.trend == "unknown" else f" {drill.trend}"
    return line(
        f"{cut(drill.name, 26):<26} {took(drill.first_seconds):>6} {took(drill.last_seconds):>6}"
        f" {runs:>5} {hints:>5}  ",
        (f"{trend_line([one.seconds for one in passed]):<12}", Ink.ACCENT),
        (trend, Ink.GOOD if drill.trend == "faster" else Ink.MUTED),
    )


def _leeches(leeches: Sequence[Leech]) -> list[Line]:
    lines = _told(leeches[:_MOST_AT_RISK])
    if len(leeches) > _MOST_AT_RISK:
        lines.append(line((f"{len(leeches) - _MOST_AT_RISK} more: `study report` has them all.", Ink.MUTED)))
    return lines


def _at_risk(data: ReportData) -> list[Line]:
    """The weakest that have not been told of already."""
    failing = {leech.item for leech in data.leeches}
    return _told([weak for weak in data.weakest if weak.item not in failing][:_MOST_AT_RISK])


def _told(items: Sequence[Leech | WeakItem]) -> list[Line]:
    """Question, figures and what to do, two lines each."""
    lines: list[Line] = []
    for one in items:
        lapses = f", forgotten {count(one.lapses, 'time')}" if one.lapses else ""
        tail = f"  {percent(one.remembered)}{lapses}"
        room = _INNER - len(tail)
        lines.append(line(cut(one.question, room), (tail, share_ink(one.remembered))))
        lines += [line((f"  {text}", Ink.MUTED)) for text in wrap(one.suggestion, _INNER - 2)]
    return lines


def _load(data: ReportData) -> list[Line]:
    if not any(week.due for week in data.weeks):
        return []
    return [*due_lines(data.forecast[:_DAYS_AHEAD], _INNER), (), *week_lines(data.weeks, _INNER)]
