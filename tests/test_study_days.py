"""Study days roll over at 04:00 on the learner's own clock, whatever that clock has been through."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studycli.study_days import SetClock, SystemClock, moment_at, study_day

BERLIN = ZoneInfo("Europe/Berlin")
TOKYO = ZoneInfo("Asia/Tokyo")


def day_in(zone: ZoneInfo, *when: int) -> date:
    return moment_at(datetime(*when, tzinfo=zone)).day


def test_the_day_begins_at_four() -> None:
    assert day_in(BERLIN, 2026, 11, 23, 3, 59, 59) == date(2026, 11, 22)
    assert day_in(BERLIN, 2026, 11, 23, 4, 0) == date(2026, 11, 23)


def test_the_day_begins_when_the_learner_says() -> None:
    late = datetime(2026, 11, 23, 5, tzinfo=BERLIN)
    assert moment_at(late, time(6, 0)).day == date(2026, 11, 22)
    assert moment_at(late, time(0, 0)).day == date(2026, 11, 23)


def test_spring_forward_has_one_day_of_twenty_three_hours() -> None:
    # 29 March 2026: 02:00 became 03:00.
    assert day_in(BERLIN, 2026, 3, 29, 3, 30) == date(2026, 3, 28)
    first, last = datetime(2026, 3, 28, 4, tzinfo=BERLIN), datetime(2026, 3, 29, 3, 59, tzinfo=BERLIN)
    assert last.astimezone(UTC) - first.astimezone(UTC) < timedelta(hours=23)
    assert moment_at(first).day == moment_at(last).day == date(2026, 3, 28)


def test_autumn_back_passes_the_same_hour_twice_on_one_day() -> None:
    # 25 October 2026: 03:00 became 02:00.
    once = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=0)
    again = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=1)
    assert moment_at(again).at - moment_at(once).at == timedelta(hours=1)
    assert moment_at(once).day == moment_at(again).day == date(2026, 10, 24)
    assert (moment_at(once).utc_offset, moment_at(again).utc_offset) == (
        timedelta(hours=2),
        timedelta(hours=1),
    )


def test_travel_counts_by_the_clock_of_the_place() -> None:
    evening = datetime(2026, 11, 23, 22, tzinfo=BERLIN)
    assert moment_at(evening).day == date(2026, 11, 23)
    assert moment_at(evening.astimezone(TOKYO)).day == date(2026, 11, 24)


def test_the_leap_day_is_a_day() -> None:
    assert day_in(BERLIN, 2028, 3, 1, 3, 0) == date(2028, 2, 29)
    assert day_in(BERLIN, 2028, 2, 29, 3, 0) == date(2028, 2, 28)


def test_a_naive_time_is_nobodys_time() -> None:
    with pytest.raises(ValueError, match="aware"):
        moment_at(datetime(2026, 11, 23))


@given(st.datetimes(datetime(1990, 1, 2), datetime(2100, 1, 1)), st.times())
def test_a_study_day_starts_at_most_a_day_ago(local: datetime, rollover: time) -> None:
    began = datetime.combine(study_day(local, rollover), rollover)
    assert began <= local < began + timedelta(days=1)


def test_clocks_tell_moments() -> None:
    clock = SetClock(datetime(2026, 11, 23, 3, 59, tzinfo=BERLIN))
    assert clock.now().day == date(2026, 11, 22)
    clock.advance(timedelta(minutes=1))
    assert clock.now().day == date(2026, 11, 23)
    before = datetime.now(UTC)
    assert before <= SystemClock().now().at <= datetime.now(UTC)
