"""Which backups are kept: the newest, then one a week, a month, a year; never the only one of a time."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from studycli.store.backup_files import (
    MONTHS,
    NEWEST,
    WEEKS,
    BackupFile,
    backup_files,
    daily_path,
    fresh_path,
    surplus,
    thin,
)

DAYS = st.sets(st.dates(date(2020, 1, 1), date(2031, 12, 31)), max_size=120)


def daily(day: date) -> BackupFile:
    return BackupFile(day, "", 1, "daily", Path(f"study-{day.isoformat()}-daily.db"))


def kept(days: set[date]) -> list[date]:
    files = {daily(day) for day in days}
    return sorted((file.day for file in files - set(surplus(files))), reverse=True)


def test_four_years_of_daily_copies_become_a_handful() -> None:
    days = {date(2026, 11, 26) - timedelta(days=ago) for ago in range(4 * 365)}
    left = kept(days)
    assert left[:NEWEST] == sorted(days, reverse=True)[:NEWEST]
    assert len(left) <= NEWEST + WEEKS + MONTHS + 5
    assert date(2025, 12, 31) in left
    assert date(2023, 12, 31) in left, "a year that is gone keeps its last day"


def test_thinning_every_day_keeps_what_thinning_once_would() -> None:
    days = [date(2022, 11, 26) + timedelta(days=n) for n in range(4 * 365)]
    left: set[date] = set()
    for day in days:
        left = set(kept(left | {day}))
    assert left == set(kept(set(days)))


@given(DAYS)
def test_every_year_and_each_of_the_latest_weeks_and_months_keeps_its_newest(days: set[date]) -> None:
    left = kept(days)
    assert left[:NEWEST] == sorted(days, reverse=True)[:NEWEST]
    for period, most in (
        (lambda day: day.isocalendar()[:2], WEEKS),
        (lambda day: (day.year, day.month), MONTHS),
        (lambda day: day.year, None),
    ):
        newest = {period(day): day for day in sorted(days)}
        for latest in sorted(newest, reverse=True)[:most]:
            assert newest[latest] in left
    assert kept(set(left)) == left, "a second thinning takes nothing"


def test_only_daily_copies_and_copies_before_a_deed_are_thinned_and_each_apart(desk, tmp_path: Path) -> None:
    def touch(path: Path) -> Path:
        path.touch()
        return path

    for ago in range(20):
        touch(daily_path(tmp_path, date(2026, 11, 20) - timedelta(days=ago)))
    moment = desk.clock.now()
    befores = [touch(fresh_path(tmp_path, moment, "before-restore")) for _ in range(NEWEST + 3)]
    assert len(set(befores)) == NEWEST + 3, "a copy never takes the place of another"
    merges = [touch(fresh_path(tmp_path, moment, "before-merge")) for _ in range(3)]
    own = [touch(fresh_path(tmp_path, moment, "by-hand")) for _ in range(20)]
    others = [touch(tmp_path / name) for name in ("study-old.db", "study-2026-99-01-daily.db", "notes.txt")]
    thin(tmp_path)
    left = set(tmp_path.iterdir())
    assert left >= {*own, *others, *merges}
    assert len([path for path in left if path.name.endswith("-daily.db")]) == NEWEST + 2 + 1
    assert len(left & set(befores)) == NEWEST
    assert {file.path for file in backup_files(tmp_path)} == left - set(others)
    assert [file.path for file in backup_files(tmp_path) if file.path in befores] == befores[3:]


def test_a_missing_folder_holds_no_backups(tmp_path: Path) -> None:
    assert backup_files(tmp_path / "nowhere") == []
