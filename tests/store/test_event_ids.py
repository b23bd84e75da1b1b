"""Event ids are UUIDv7 that sort in the order in which things happened here."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from studycli.model.review import EventId
from studycli.store.event_ids import new_event_id, observe_event_id
from studycli.study_days import SetClock

FAR = datetime(2200, 1, 1, tzinfo=UTC)
"""After every id that other tests have made in this process."""


def test_it_is_a_version_7_uuid_with_the_moments_time() -> None:
    made = UUID(new_event_id(SetClock(FAR).now()))
    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert made.int >> 80 == int(FAR.timestamp() * 1000)


def test_many_in_one_millisecond_are_distinct_and_sorted() -> None:
    moment = SetClock(FAR + timedelta(days=1)).now()
    made = [new_event_id(moment) for _ in range(10_000)]
    assert made == sorted(set(made))


def test_they_sort_on_when_the_clock_goes_back() -> None:
    first = new_event_id(SetClock(FAR + timedelta(days=2)).now())
    assert new_event_id(SetClock(FAR - timedelta(days=2)).now()) > first


def test_they_sort_after_what_was_seen() -> None:
    moment = SetClock(FAR + timedelta(days=3)).now()
    seen = EventId(str(UUID(int=UUID(new_event_id(moment)).int + (5000 << 80))))
    observe_event_id(seen)
    assert new_event_id(moment) > seen


def test_foreign_ids_are_ignored() -> None:
    observe_event_id(EventId("imported-17"))
    assert UUID(new_event_id(SetClock(FAR).now())).version == 7
