"""What an outcome's words mean: texts made harmless, and errors that are really the sandbox or the memory limit."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from itertools import islice
from typing import Any, TypeVar

from studycli.judge.output import MOST_KEPT, visible
from studycli.judge.protocol import CallOutcome, CallStatus, LoadOutcome, RaisedError

_Outcome = TypeVar("_Outcome", LoadOutcome, CallOutcome)
_Record = TypeVar("_Record", LoadOutcome, CallOutcome, RaisedError)

_VALUES = ("status", "outputs", "gradients", "arguments")
"""Fields that are compared with the reference's, and never shown as they are."""
_LONGEST = {"printed": 2 * MOST_KEPT, "trace": 20_000}
_LONGEST_TEXT = 4000
"""Characters of any other text."""
_MOST_SHAPES = 50

_OUT_OF_MEMORY = re.compile(
    r"can't allocate memory|DefaultCPUAllocator|CUDA out of memory|Cannot allocate memory|std::bad_alloc|Unable to mmap"
)
_STOPPED = ("PermissionError",)


def harmless(outcome: _Outcome) -> _Outcome:
    """The outcome with every text free of control characters, and with MEMORY or UNSAFE where the error says so."""
    outcome = _record(outcome)
    return _understood(outcome) if outcome.status is CallStatus.RAISED else outcome


def _record(record: _Record) -> _Record:
    told = [part.name for part in fields(record) if part.name not in _VALUES]
    return replace(
        record, **{name: _harmless(getattr(record, name), _LONGEST.get(name, _LONGEST_TEXT)) for name in told}
    )


def _harmless(thing: Any, longest: int) -> Any:
    if isinstance(thing, str):
        return visible(thing)[:longest]
    if isinstance(thing, tuple):
        return tuple(_harmless(part, longest) for part in thing)
    if isinstance(thing, dict):
        return {_harmless(name, longest): _harmless(part, longest) for name, part in thing.items()}
    if isinstance(thing, RaisedError):
        return _record(replace(thing, shapes=dict(islice(thing.shapes.items(), _MOST_SHAPES))))
    return thing


def _understood(outcome: _Outcome) -> _Outcome:
    error = outcome.error
    if error is None:
        return outcome
    if error.type in ("MemoryError", "OutOfMemoryError", "torch.OutOfMemoryError") or _OUT_OF_MEMORY.search(
        error.message
    ):
        return replace(outcome, status=CallStatus.MEMORY, detail=error.message)
    if error.type in _STOPPED:
        return replace(outcome, status=CallStatus.UNSAFE, detail=_what_was_stopped(error))
    return outcome


def _what_was_stopped(error: RaisedError) -> str:
    where = f"line {error.line}" if error.line else "it"
    return (
        f"{where} tried something that answers may not do, {error.type}: {error.message}; "
        "an answer has no network, no other programs and processes, and none of your files"
    )
