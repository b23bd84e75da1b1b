"""From an answer's text to its function. Runs where the answer runs: in the confined child, or in the test's own process."""

from __future__ import annotations

import inspect
import linecache
import sys
import time
import warnings
from collections.abc import Callable
from types import ModuleType
from typing import Any

from studycli.judge.printing import listening
from studycli.judge.protocol import Answer, CallStatus, LoadOutcome
from studycli.judge.raised import raised_error

MODULE = "answer"
"""The name under which the answer's module is known to itself."""

NO_FUNCTION = "no function"
"""What `LoadOutcome.detail` says when the file ran and left no function of that name behind."""

_loaded = Answer("", "")


def last_loaded() -> Answer:
    """The answer that this process loaded last: a child loads one and no other."""
    return _loaded


def load_answer(answer: Answer) -> tuple[LoadOutcome, Callable[..., Any] | None]:
    """Executes the answer's text and finds its function. Never raises, whatever the text does short of ending the process.

    The outcome is RETURNED when the module ran to its end, even when it defines no such function (which is then None).
    """
    global _loaded
    _loaded = answer
    return load_function(answer)


def load_function(answer: Answer) -> tuple[LoadOutcome, Callable[..., Any] | None]:
    """As `load_answer`, without being remembered as the answer: for references."""
    module = ModuleType(MODULE)
    module.__file__ = answer.filename
    sys.modules[MODULE] = module
    lines = answer.source.splitlines(keepends=True)
    linecache.cache[answer.filename] = (len(answer.source), None, lines, answer.filename)
    error: BaseException | None = None
    start = time.perf_counter()
    with listening() as printed, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            code = compile(answer.source, answer.filename, "exec", dont_inherit=True)
            exec(code, module.__dict__)
        except BaseException as caught:  # the answer may raise anything, SystemExit included
            error = caught
    seconds = time.perf_counter() - start
    if error is not None:
        told = raised_error(error, answer)
        return LoadOutcome(CallStatus.RAISED, error=told, printed=printed.getvalue(), seconds=seconds), None
    found = module.__dict__.get(answer.function)
    function = found if callable(found) else None
    outcome = LoadOutcome(
        CallStatus.RETURNED,
        signature=_signature(function),
        printed=printed.getvalue(),
        seconds=seconds,
        detail=NO_FUNCTION if function is None else "",
    )
    return outcome, function


def _signature(function: Callable[..., Any] | None) -> str:
    if function is None:
        return ""
    try:
        return str(inspect.signature(function))
    except Exception:  # built-in callables have none, and a hostile __signature__ may raise
        return ""
