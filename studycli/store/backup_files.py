"""The backups in a folder: their names, and which of them are kept.

The rule. Daily copies and those before each kind of deed are thinned apart, each so: the newest `NEWEST` are kept, and the
newest one of each of the latest `WEEKS` weeks, of each of the latest `MONTHS` months and of every year. Only weeks,
months and years that have a copy are counted, so that the only copy of a time is never taken away by a long break.
What was made by hand or was set aside is never removed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from studycli.model.review import Moment

NEWEST = 7
WEEKS = 4
MONTHS = 12

DAILY = "daily"
BEFORE = "before-"
"""What stands before the deed."""
BY_HAND = "by-hand"
DAMAGED = "damaged"
"""A database that could not be read, as it was found when another took its place."""

_NAME = re.compile(r"study-(\d{4}-\d{2}-\d{2})(?:T(\d{6}))?-(.+?)(?:\.(\d+))?\.db")

_PERIODS: tuple[tuple[Callable[[date], tuple[int, ...]], int | None], ...] = (
    (lambda day: tuple(day.isocalendar()[:2]), WEEKS),
    (lambda day: (day.year, day.month), MONTHS),
    (lambda day: (day.year,), None),
)


class BackupFile(NamedTuple):
    """One file of the folder. Sorted by when it was made."""

    day: date
    time: str
    """HHMMSS in UTC; empty for a daily copy, which stands for its study day."""
    number: int
    """Counted from 1 among those of one second."""
    label: str
    """`daily`, `before-restore`, `by-hand` …"""
    path: Path


def backup_files(folder: Path) -> list[BackupFile]:
    """Every backup in the folder, oldest first; none when there is no such folder. Other files are passed over."""
    found = []
    for path in folder.glob("study-*.db"):
        named = _NAME.fullmatch(path.name)
        with suppress(ValueError):
            if named is not None:
                day, number = date.fromisoformat(named[1]), int(named[4] or 1)
                found.append(BackupFile(day, named[2] or "", number, named[3], path))
    return sorted(found)


def daily_path(folder: Path, day: date) -> Path:
    """Where the daily copy of a study day belongs."""
    return folder / f"study-{day.isoformat()}-{DAILY}.db"


def fresh_path(folder: Path, moment: Moment, label: str) -> Path:
    """A name that no file has yet: a second copy within one second must not take the place of the first."""
    stem = f"study-{moment.at:%Y-%m-%dT%H%M%S}-{label}"
    target, number = folder / f"{stem}.db", 2
    while target.exists():
        target, number = folder / f"{stem}.{number}.db", number + 1
    return target


def thin(folder: Path) -> None:
    """Removes what the rule does not keep. What cannot be removed stays."""
    by_label: dict[str, list[BackupFile]] = {}
    for file in backup_files(folder):
        if file.label == DAILY or file.label.startswith(BEFORE):
            by_label.setdefault(file.label, []).append(file)
    for files in by_label.values():
        for file in surplus(files):
            with suppress(OSError):
                file.path.unlink()


def surplus(files: Iterable[BackupFile]) -> list[BackupFile]:
    """Those of one label that the rule does not keep."""
    newest_first = sorted(files, reverse=True)
    kept = set(newest_first[:NEWEST])
    for period, most in _PERIODS:
        of_period: dict[tuple[int, ...], BackupFile] = {}
        for file in newest_first:
            of_period.setdefault(period(file.day), file)
        kept.update(list(of_period.values())[:most])
    return [file for file in newest_first if file not in kept]
