"""One event, one line: what is written is read again, and what is not whole is told from what is."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studycli.exchange.line import DamagedLine, Header, UnknownLine, event_line, header_line, read_line
from studycli.model.review import ChoiceKey, MarkKind, ReviewKind
from studycli.store.events import COLUMNS, Event, EventType

TEXT = st.text(st.characters(codec="utf-8"), max_size=30)
NAME = st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]), min_size=1, max_size=20)
NUMBER = st.floats(0, 1e6, allow_nan=False)
FIELDS = {
    "id": NAME,
    "item": NAME,
    "event": NAME,
    "device": NAME,
    "rating": st.integers(1, 4),
    "at": st.datetimes(datetime(1970, 1, 2), datetime(2999, 12, 30)).map(
        lambda at: at.isoformat(timespec="microseconds") + "+00:00"
    ),
    "updated_at": st.datetimes(datetime(1970, 1, 2), datetime(2999, 12, 30)).map(
        lambda at: at.isoformat(timespec="microseconds") + "+00:00"
    ),
    "utc_offset": st.integers(-43_200, 50_400),
    "day": st.dates(date(1970, 1, 1), date(2999, 12, 31)).map(str),
    "duration": NUMBER,
    "elapsed": NUMBER,
    "hints": st.integers(0, 20),
    "key": st.sampled_from(list(ChoiceKey)).map(str),
    "value": st.dictionaries(TEXT, NUMBER, max_size=3).map(json.dumps),
    **dict.fromkeys(("answer", "source", "text", "verdict", "cause"), TEXT),
}
KINDS = {EventType.REVIEW: list(ReviewKind), EventType.MARK: list(MarkKind)}


@st.composite
def events(draw: st.DrawFn) -> Event:
    kind = draw(st.sampled_from(list(EventType)))
    strategies = {**FIELDS, "kind": st.sampled_from(KINDS.get(kind, [""])).map(str)}
    return Event(kind, tuple(draw(strategies[column]) for column in COLUMNS[kind]))


@pytest.mark.slow
@given(events())
def test_an_event_is_read_as_it_was_written(event: Event) -> None:
    line = event_line(event)
    assert line.count(b"\n") == 1
    assert read_line(line.strip(b"\n")) == event


@pytest.mark.slow
@given(events(), st.data())
def test_no_changed_byte_goes_unnoticed(event: Event, data: st.DataObject) -> None:
    line = event_line(event).strip(b"\n")
    place = data.draw(st.integers(0, len(line) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != line[place]))
    changed = line[:place] + bytes([other]) + line[place + 1 :]
    with suppress(DamagedLine):
        # In the name of the checksum alone a change leaves an event without one, which is as it was.
        assert read_line(changed) == event


@pytest.mark.slow
@given(events(), st.data())
def test_no_line_that_was_cut_is_an_event(event: Event, data: st.DataObject) -> None:
    line = event_line(event).strip(b"\n")
    with pytest.raises(DamagedLine):
        read_line(line[: data.draw(st.integers(0, len(line) - 1))])


@given(st.binary(max_size=60) | st.text().map(str.encode))
def test_whatever_stands_in_a_line_it_is_an_event_or_refused(line: bytes) -> None:
    with pytest.raises((DamagedLine, UnknownLine)):
        read_line(line)


MARK = {
    "type": "mark",
    "id": "01",
    "item": "a",
    "kind": "flag",
    "at": "2026-11-26T10:00:00+01:00",
    "utc_offset": 3600,
    "day": "2026-11-26",
    "device": "d",
}


def test_a_line_of_another_program_needs_no_checksum_and_its_instant_becomes_ours() -> None:
    found = read_line(json.dumps({**MARK, "mood": "fine"}).encode())
    assert found == Event(
        EventType.MARK, ("01", "a", "flag", "2026-11-26T09:00:00.000000+00:00", 3600, "2026-11-26", "d")
    )


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"item": ""}, "its item cannot be right"),
        ({"item": "a\nb"}, "its item cannot be right"),
        ({"item": "x" * 2000}, "its item cannot be right"),
        ({"id": 7}, "its id cannot be right"),
        ({"at": "yesterday"}, "its at cannot be right"),
        ({"at": "2026-11-26T10:00:00"}, "its at cannot be right"),
        ({"at": "9999-12-31T23:59:59+00:00"}, "its at cannot be right"),
        ({"day": "2026-11-31"}, "its day cannot be right"),
        ({"day": "9999-12-31"}, "its day cannot be right"),
        ({"utc_offset": 1e9}, "its utc_offset cannot be right"),
        ({"type": None}, "it does not say what it is"),
    ],
)
def test_a_field_that_cannot_be_is_named(change: dict[str, object], told: str) -> None:
    with pytest.raises(DamagedLine, match=told):
        read_line(json.dumps({**MARK, **change}).encode())


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b'{"type":"mark","id":"01","item":"a","kind":"flag"}', "it has no at"),
        (b'{"type":"draft","item":"a","text":"\\ud800","updated_at":"x"}', "its text cannot be right"),
        (b'{"type":"draft","item":"a","text":"t"', "it is not whole"),
        (b"<<<<<<< HEAD", "it is not an event"),
        (b"[1, 2]", "it is not an event"),
        (b"[" * 100_000, "it is not an event"),
        (b'{"type":"study"}', "a header without a version"),
    ],
)
def test_what_is_no_line_of_ours_is_told(line: bytes, told: str) -> None:
    with pytest.raises(DamagedLine, match=told):
        read_line(line)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999", "true", '"4"'])
def test_a_duration_is_a_number(number: str) -> None:
    review = {"type": "review", **MARK, "rating": 3, "kind": "card", "answer": ""}
    line = json.dumps({**review, "type": "review"})[:-1] + f', "duration": {number}}}'
    with pytest.raises(DamagedLine):
        read_line(line.encode())


@pytest.mark.parametrize("change", [{"type": "mood"}, {"kind": "shelve"}])
def test_what_a_newer_version_wrote_is_unknown_not_damaged(change: dict[str, str]) -> None:
    with pytest.raises(UnknownLine, match=next(iter(change.values()))):
        read_line(json.dumps({**MARK, **change}).encode())


def test_a_header_tells_its_version() -> None:
    found = read_line(header_line("d").strip())
    assert isinstance(found, Header)
    assert found == 1
