"""Times and counts in the words that a learner reads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from studycli.model.items import Minutes, Seconds

if TYPE_CHECKING:
    # Lists and statistics count and name times too, and know nothing of sessions.
    from studycli.model.memory import Interval
    from studycli.model.review import Rating
    from studycli.session.leeches import Failing
    from studycli.session.progress import Progress, Summary
    from studycli.session.returning import Return


def count(number: int, noun: str, plural: str = "") -> str:
    """`1 drill`, `2,048 drills`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def ordinal(number: int) -> str:
    """The word for a place counted from 1: `first`, `tenth`, `11th`, `22nd`."""
    if 1 <= number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def interval(until: Interval) -> str:
    """When an item comes back: `10 min`, `1 day`, `11 days`, `2.5 months`, `1.3 years`."""
    if until.minutes is not None:
        return f"{max(1, round(until.minutes))} min" if until.minutes < 90 else f"{until.minutes / 60:.0f} h"
    days = until.days or 0
    if days < 60:
        return count(days, "day")
    if days < 365:
        return f"{days / 30.44:.1f} months"
    return f"{days / 365.25:.1f} years"


def last_seen(days: int | None) -> str:
    """When an item was answered last: `new`, `seen today`, `last seen 9 days ago`."""
    if days is None:
        return "new"
    if days == 0:
        return "seen today"
    return "last seen yesterday" if days == 1 else f"last seen {days} days ago"


def progress_line(progress: Progress) -> str:
    """How far a session has come: `3 of 14 · 2 drills · ~22 min left`."""
    drills = f" · {count(progress.drills, 'drill')}" if progress.drills else ""
    return f"{progress.done + 1} of {progress.total}{drills} · {minutes_left(progress.minutes_left)}"


def minutes_left(minutes: Minutes) -> str:
    """`~22 min left`."""
    return f"~{max(1, round(minutes))} min left"


def clock(seconds: Seconds | float) -> str:
    """`1:42`, or `1:02:03` from an hour on."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    tail = f"{rest // 60:02d}:{rest % 60:02d}" if hours else f"{rest // 60}:{rest % 60:02d}"
    return f"{hours}:{tail}" if hours else tail


MOST_NAMED = 5
"""Items that a summary names; the rest is counted."""
_TITLE = 48


def summary_lines(summary: Summary) -> list[str]:
    """What a session came to, line by line; for a session without an answer, what to do instead."""
    tomorrow = summary.tomorrow
    about = f"about {count(max(1, round(tomorrow.minutes)), 'minute')}"
    if not summary.items:
        ahead = f" Next: {count(tomorrow.due, 'item')} tomorrow, {about}." if tomorrow.due else ""
        return [f"Nothing is due.{ahead}"]
    done = f"Done: {count(summary.items, 'item')} in {count(max(1, round(summary.minutes)), 'minute')}."
    kept = f"   ✓ {summary.remembered} remembered"
    lost = f"   ✗ {summary.forgotten} forgotten" if summary.forgotten else ""
    new = f"   ○ {summary.unknown} not known yet" if summary.unknown else ""
    lines = [done + kept + lost + new]
    if summary.missed:
        lines.append(f"To look at again: {_named([one.title for one in summary.missed])}.")
    for drill in summary.drills:
        before = (
            f"; last time {clock(drill.last_seconds)}"
            if drill.last_seconds is not None
            else ", the first time"
        )
        lines.append(f"{drill.name} passed in {clock(drill.seconds)}{before}.")
    lines += map(keeps_failing, summary.failing)
    row = f"{summary.streak} days in a row. " if summary.streak > 1 else ""
    ahead = f"Tomorrow: {tomorrow.due} due, {about}." if tomorrow.due else "Tomorrow: nothing is due."
    return [*lines, row + ahead]


def _named(titles: Sequence[str]) -> str:
    """`“What is attention?”, softmax and 3 more`."""
    whole = [title.rstrip(".") for title in titles[:MOST_NAMED]]
    cut = [title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…" for title in whole]
    shown = [f"“{title}”" if " " in title else title for title in cut]
    more = len(titles) - len(shown)
    return _listed([*shown, f"{more} more"] if more else shown)


def what_next(summary: Summary) -> str:
    """Where to go on from a session in line mode: the commands of what the screen has keys for."""
    if not summary.items:
        return "`study today --new 5` brings new ones, `study today --ahead 10` what is not due yet."
    again = "study today failed · " if summary.missed else ""
    return f"What next: {again}study today --ahead 10 · study map · study stats"


def rated(rating: Rating, back: Return | None, failing: Failing | None = None) -> str:
    """What to say of an answer that has just been rated."""
    from studycli.keys.review import SUSPEND, UNDO

    said = f"{rating.word}{'' if back is None else f': {returns(back)}'}. {UNDO.name} takes it back."
    if failing is None:
        return said
    return f"{said} {keeps_failing(failing)} When it comes back, {SUSPEND.name} lets it rest."


def returns(back: Return) -> str:
    """When an answered item is asked again: `back in 4 days`; never a time at which it will not be asked."""
    from studycli.session.returning import Where

    match back.where:
        case Where.SOONER:
            return "back when the rest of this session is done"
        case Where.AT_ONCE:
            return "here it is once more, as nothing else is left"
        case Where.ELSEWHERE:
            return f"due again in {interval(back.until)}, in another session"
        case Where.WHEN_DUE:
            return f"back in {interval(back.until)}"


def asks_for_rating(suggested: Rating, choices: str, take: str) -> str:
    """Asks for a rating where nothing was written or ticked from which one would follow; `take` is a key."""
    return f"How did it go? Rate it with {choices}; {take} once more takes {suggested.word}."


def keeps_failing(failing: Failing) -> str:
    """What to say of an item that keeps failing, and what helps more than another repetition."""
    said = f"“{failing.question}” was forgotten {failing.lapses} times."
    if failing.builds_on:
        return (
            f"{said} It builds on {_listed(failing.builds_on)}: a look there may help more than repeating it."
        )
    return f"{said} Other words, or two cards instead of one, may help more than repeating it."


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def closing_line(summary: Summary, progress: Progress) -> str:
    """What stays in the terminal when the screen is gone."""
    left = (
        f"{count(progress.remaining, 'item')} left for today."
        if progress.remaining
        else "Nothing is left for today."
    )
    if not summary.items:
        return f"Nothing was answered. {left}"
    return (
        f"Saved: {count(summary.items, 'item')} in {count(max(1, round(summary.minutes)), 'minute')}. {left}"
    )


MOST_WORDS = 30
"""In what a learner is told is wrong: it is read between two runs, and the fix says the rest."""

_CODE = re.compile(r"`[^`]*`")
_SHAPE = re.compile(r"[(\[](?:[^()\[\] ]+, ?)+[^()\[\] ]*[)\]]")


def word_count(text: str) -> int:
    """The words of a sentence, a line of code in backquotes or a shape such as (B, N, D) counting as one."""
    return len(_SHAPE.sub("shape", _CODE.sub("code", text)).split())
