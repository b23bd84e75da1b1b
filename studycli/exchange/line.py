"""One event as one line: a JSON object that ends in a checksum of itself.

    {"type":"review","id":"0199…","item":"vit-why","rating":3,"at":"2026-11-26T09:12:33.000000+00:00",
     "utc_offset":3600,"day":"2026-11-26","duration":12.5,"kind":"card","answer":"…","device":"5b…","sum":"8a61f0c2"}

A file begins with a header, and whoever goes on writing after an interruption writes it again:

    {"type":"study","version":1,"device":"5b…"}

The fields are the database's columns. `sum` is the CRC-32 of the bytes before `,"sum"`: it tells a line in which
something was lost or changed from a whole one. A line without it is taken as it stands, so that other programs may
write events, too. Fields that are not known here are passed over.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import StrEnum
from math import isfinite
from zlib import crc32

from studycli.model.review import ChoiceKey, MarkKind, Rating, ReviewKind
from studycli.store.events import COLUMNS, Event, EventType, Row
from studycli.store.moments import instant_text

FORMAT_VERSION = 1
"""What the header says. A higher one may bring types of events that are not known here."""

HEADER_TYPE = "study"

_SUM = b',"sum":"'
_SUM_LENGTH = len(_SUM) + 8 + len(b'"}')


def _refuse_constant(word: str) -> object:
    raise ValueError(word)


# Made once: json.loads makes a decoder for every call that asks for more than the usual.
_decode = json.JSONDecoder(parse_constant=_refuse_constant).decode
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


class DamagedLine(ValueError):
    """The line is not what somebody wrote; the text says why."""


class UnknownLine(ValueError):
    """The line is whole, but of a kind that this version does not know; the text names it."""


class Header(int):
    """The version that a header line tells."""


def header_line(device: str) -> bytes:
    """The line that says what the file is, and whose."""
    return _summed({"type": HEADER_TYPE, "version": FORMAT_VERSION, "device": device})


def event_line(event: Event) -> bytes:
    """The event as a line, with its line feed."""
    return _summed({"type": str(event.type), **dict(zip(COLUMNS[event.type], event.row, strict=True))})


def _summed(fields: dict[str, object]) -> bytes:
    body = _encode(fields)[:-1].encode()
    return b'%b%b%08x"}\n' % (body, _SUM, crc32(body))


def read_line(line: bytes) -> Event | Header:
    """The event or header in `line`, which has no line feed.

    Raises DamagedLine for what is not whole, and UnknownLine for a type of event that is not known here.
    """
    fields = _fields(line)
    name = fields.get("type")
    if name == HEADER_TYPE:
        version = fields.get("version")
        if not isinstance(version, int):
            raise DamagedLine("a header without a version")
        return Header(version)
    if not isinstance(name, str):
        raise DamagedLine("it does not say what it is")
    if name not in _READERS:
        raise UnknownLine(name)
    return Event(_READERS[name][0], _row(name, fields))


def _fields(line: bytes) -> dict[str, object]:
    if line[-_SUM_LENGTH : 8 - _SUM_LENGTH] == _SUM:
        told = line[8 - _SUM_LENGTH : -2]
        if told != b"%08x" % crc32(line[:-_SUM_LENGTH]):
            raise DamagedLine("its checksum does not fit")
    try:
        fields = _decode(line.decode())
    except (ValueError, RecursionError) as error:
        raise DamagedLine("it is not whole" if line[:1] == b"{" else "it is not an event") from error
    if not isinstance(fields, dict):
        raise DamagedLine("it is not an event")
    return fields


def _row(name: str, fields: dict[str, object]) -> Row:
    values = []
    for column, check in _READERS[name][1]:
        try:
            values.append(check(fields[column]))
        except KeyError:
            raise DamagedLine(f"it has no {column}") from None
        except UnknownLine:
            raise
        except (ValueError, TypeError, OverflowError):
            raise DamagedLine(f"its {column} cannot be right") from None
    return tuple(values)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    value.encode()  # lone surrogates, which JSON can spell and a database cannot hold, raise here
    return value


def _name(value: object) -> str:
    text = _text(value)
    if not 0 < len(text) <= _LONGEST_NAME or not text.isprintable():
        raise ValueError(value)
    return text


_LONGEST_NAME = 1000
_YEARS = range(1970, 3000)
"""What a clock may show, however wrong it is: a plan for beyond the calendar's end could not be made."""


def _whole(low: int, high: int) -> Callable[[object], int]:
    def check(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise ValueError(value)
        return value

    return check


def _number(value: object) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise TypeError(value)
    if not isfinite(value):  # 1e999
        raise ValueError(value)
    return float(value)


def _instant(value: object) -> str:
    instant = datetime.fromisoformat(_text(value))
    if instant.tzinfo is None or instant.year not in _YEARS:
        raise ValueError(value)
    return instant_text(instant.astimezone(UTC))


def _day(value: object) -> str:
    day = date.fromisoformat(_text(value))
    if day.year not in _YEARS:
        raise ValueError(value)
    return day.isoformat()


def _json(value: object) -> str:
    text = _text(value)
    _decode(text)
    return text


def _one_of(words: type[StrEnum]) -> Callable[[object], str]:
    known = {str(word) for word in words}

    def check(value: object) -> str:
        if value not in known:
            raise UnknownLine(_name(value))
        return _text(value)

    return check


_CHECKS: dict[str, Callable[[object], str | int | float]] = {
    **dict.fromkeys(("id", "item", "device", "event"), _name),
    **dict.fromkeys(("answer", "source", "text", "verdict", "cause"), _text),
    "rating": _whole(min(Rating), max(Rating)),
    **dict.fromkeys(("at", "updated_at"), _instant),
    "utc_offset": _whole(-86_399, 86_399),
    "day": _day,
    **dict.fromkeys(("duration", "elapsed"), _number),
    "hints": _whole(0, 2**31),
    "key": _one_of(ChoiceKey),
    "value": _json,
}

_KINDS = {EventType.REVIEW: _one_of(ReviewKind), EventType.MARK: _one_of(MarkKind)}

_READERS = {
    str(event): (
        event,
        [(column, _KINDS[event] if column == "kind" else _CHECKS[column]) for column in columns],
    )
    for event, columns in COLUMNS.items()
}

_WORDS = [*COLUMNS.items(), *ReviewKind, *MarkKind, *ChoiceKey]
UNDERSTOOD = f"{FORMAT_VERSION} {crc32(repr(_WORDS).encode()):08x}"
"""Differs between versions of the program that do not know the same: what one passed over the next one may take in."""
