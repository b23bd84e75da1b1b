"""Moments as the log's columns (at, utc_offset, day), and back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from studycli.model.review import Moment


def instant_text(instant: datetime) -> str:
    """ISO 8601 in UTC, always with microseconds, so that instants sort as text."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds")


def moment_columns(moment: Moment) -> tuple[str, int, str]:
    """at, utc_offset in seconds, day."""
    return instant_text(moment.at), int(moment.utc_offset.total_seconds()), moment.day.isoformat()


def read_moment(at: str, utc_offset: int, day: str) -> Moment:
    """The inverse of `moment_columns`."""
    return Moment(datetime.fromisoformat(at), timedelta(seconds=utc_offset), date.fromisoformat(day))
