"""Ids for events: UUIDv7 (RFC 9562), so that sorting by id is sorting by time."""

from __future__ import annotations

import os
import re

from studycli.model.review import EventId, Moment

_RANDOM_BITS = 62
_COUNTER_BITS = 12

BEYOND_TIME = "8"
"""No id of a possible time sorts after this: the first is of the year 6429."""

_UUID7 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", re.ASCII)
"""As this program writes them; the standard library's `uuid` takes a start 4 ms to load."""

_latest = 0
"""Milliseconds and counter of the newest id that this process made or saw, as one number."""


def new_event_id(moment: Moment) -> EventId:
    """A new id that sorts after every id this process has made or seen in an open store.

    Its time is `moment`'s, in milliseconds, with a 12-bit counter below (RFC 9562, method 1). Within one millisecond,
    or when the clock went backwards, it counts on from the newest id instead: what happens later must sort later, or
    a replay of the log would order events differently from how they were lived.
    """
    global _latest
    milliseconds = int(moment.at.timestamp() * 1000)
    _latest = max(milliseconds << _COUNTER_BITS, _latest + 1)
    high, counter = _latest >> _COUNTER_BITS, _latest & ((1 << _COUNTER_BITS) - 1)
    value = high << 80 | 0x7 << 76 | counter << 64 | 0b10 << _RANDOM_BITS | _random()
    digits = f"{value:032x}"
    return EventId("-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:])))


def _random() -> int:
    return int.from_bytes(os.urandom(8), "big") >> (64 - _RANDOM_BITS)


def observe_event_id(event_id: EventId) -> None:
    """Makes every id from now on sort after `event_id`.

    An id that is no UUIDv7 is ignored, and so is one of a time that cannot be: counting on from it would soon end.
    """
    global _latest
    if not _UUID7.fullmatch(event_id) or event_id >= BEYOND_TIME:
        return
    value = int(event_id.replace("-", ""), 16)
    _latest = max(_latest, (value >> 80) << _COUNTER_BITS | (value >> 64) & ((1 << _COUNTER_BITS) - 1))
