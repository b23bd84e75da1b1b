"""A Run in this very process: for tests, for lint and for trusted code. It confines nothing and keeps no time limit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from studycli.judge.calling import perform
from studycli.judge.loading import load_answer
from studycli.judge.protocol import Answer, CallOutcome, CallRequest, LoadOutcome


class InProcessRun:
    """One answer, run here. Follows the `Run` protocol."""

    def __init__(self, answer: Answer | None = None, function: Callable[..., Any] | None = None) -> None:
        self._answer = answer or Answer("", "")
        self._function = function

    def load(self, answer: Answer, *, time_limit: float = 10.0) -> LoadOutcome:
        """Executes the answer's text; `time_limit` is not kept."""
        self._answer = answer
        outcome, self._function = load_answer(answer)
        return outcome

    def call(self, request: CallRequest, *, meanwhile: Callable[[], None] | None = None) -> CallOutcome:
        """Calls the function once, after `meanwhile`. Raises ValueError when none was loaded."""
        if self._function is None:
            raise ValueError("nothing to call: no function was loaded")
        if meanwhile is not None:
            meanwhile()
        return perform(self._function, request, self._answer)

    def settle(self) -> None:
        """Nothing can have been added."""

    def close(self) -> None:
        """Forgets the answer."""
        self._function = None
