"""What interrupted work left behind in the learner's folder."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from studycli import paths
from studycli.health.finding import Health, HealthFinding

_ABANDONED_SECONDS = 3600.0
"""A copy that has not grown for an hour is nobody's work any more."""


def leftovers() -> Iterator[HealthFinding]:
    """Removes half-written copies, which hold nothing that is not elsewhere; names what else there is."""
    removed = [path.name for path in _half_written() if _is_abandoned(path) and _remove(path)]
    if removed:
        told = f"removed {', '.join(removed)}: half-written by a program that was interrupted"
        yield HealthFinding("leftovers", Health.NOTE, told)
    faults = sorted(paths.home().glob("fault-*.txt"), key=lambda path: path.stat().st_mtime)
    if faults:
        newest = datetime.fromtimestamp(faults[-1].stat().st_mtime)
        count = "1 report" if len(faults) == 1 else f"{len(faults)} reports"
        yield HealthFinding(
            "leftovers",
            Health.NOTE,
            f"{count} of faults of the program, the newest of {newest:%Y-%m-%d}: {faults[-1].name}",
            "They are for whoever mends it; delete them when you like.",
        )
    database = paths.database()
    if not database.exists() and database.with_name(f"{database.name}-wal").exists():
        yield HealthFinding(
            "leftovers",
            Health.ILL,
            f"{database.name}-wal is there without its database, which somebody moved or deleted",
            "Put the database back beside it, or bring one back: `study backup --list`, `study restore NAME`.",
        )


def _half_written() -> list[Path]:
    return [*paths.home().glob("*.partial"), *paths.backups().glob("*.partial")]


def _is_abandoned(path: Path) -> bool:
    try:
        return time.time() - path.stat().st_mtime > _ABANDONED_SECONDS
    except OSError:
        return False


def _remove(path: Path) -> bool:
    with suppress(OSError):
        path.unlink()
        return True
    return False
