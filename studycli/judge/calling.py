"""One call of a function, with everything that is watched on the way. Runs where the answer runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from studycli.judge.protocol import CallOutcome, CallRequest


def perform(function: Callable[..., Any], request: CallRequest) -> CallOutcome:
    """Calls `function` as `request` says. Never raises, whatever the function does short of ending the process."""
    raise NotImplementedError
