"""What an outcome's words mean: texts made harmless, and errors that are really the sandbox or the memory limit."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypeVar

from studycli.judge.output import MOST_KEPT, visible
from studycli.judge.protocol import CallOutcome, CallStatus, LoadOutcome, RaisedError

_Outcome = TypeVar("_Outcome", LoadOutcome, CallOutcome)

LONGEST_MESSAGE = 4000
"""Characters of an error's message that are shown."""
LONGEST_TRACE = 20_000

_OUT_OF_MEMORY = re.compile(
    r"can't allocate memory|DefaultCPUAllocator|CUDA out of memory|Cannot allocate memory|std::bad_alloc|Unable to mmap"
)
_STOPPED = ("PermissionError",)


def harmless(outcome: _Outcome) -> _Outcome:
    """The outcome with every text free of control characters, and with MEMORY or UNSAFE where the error says so."""
    if isinstance(outcome, LoadOutcome):
        outcome = replace(
            outcome,
            functions=tuple(visible(name) for name in outcome.functions[:200]),
            signature=visible(outcome.signature)[:LONGEST_MESSAGE],
        )
    else:
        outcome = replace(
            outcome,
            gradient_error=visible(outcome.gradient_error)[:LONGEST_MESSAGE],
            aliases=tuple(visible(path) for path in outcome.aliases),
            left_on_cpu=tuple((visible(str(name)), int(line)) for name, line in outcome.left_on_cpu),
            shared=tuple(visible(path) for path in outcome.shared),
            forbidden=tuple(visible(name) for name in outcome.forbidden),
        )
    outcome = replace(
        outcome,
        detail=visible(outcome.detail)[:LONGEST_MESSAGE],
        printed=visible(outcome.printed)[: 2 * MOST_KEPT],
    )
    if outcome.error is None:
        return outcome
    outcome = replace(outcome, error=_harmless_error(outcome.error))
    return _understood(outcome) if outcome.status is CallStatus.RAISED else outcome


def _harmless_error(error: RaisedError) -> RaisedError:
    return RaisedError(
        type=visible(error.type)[:200],
        message=visible(error.message)[:LONGEST_MESSAGE],
        line=error.line,
        source_line=visible(error.source_line)[:LONGEST_MESSAGE],
        shapes={visible(name)[:200]: visible(text)[:200] for name, text in list(error.shapes.items())[:50]},
        trace=visible(error.trace)[:LONGEST_TRACE],
    )


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
