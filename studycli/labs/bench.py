"""Where an experiment's tasks are done: in this process, or in confined children of the judge's zygote.

The children hold the whole training loop, not single calls: a call over the wire for each function and step would cost more
than the training. They were forked from a process that had already loaded `labs.tasks`, so they need to read nothing;
what they are told and what they answer is plain data (see `judge.wire`), never code that is executed here.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any, Protocol

from studycli.errors import JudgeError, StudyError
from studycli.judge.output import visible
from studycli.judge.protocol import Answer, CallOutcome, CallRequest, CallStatus
from studycli.judge.runner import ChildRun, ChildSource
from studycli.judge.spawned import SpawnedSource, forks_safely
from studycli.judge.zygote_control import ZygoteGone, start_zygote
from studycli.labs.tasks import perform
from studycli.labs.texts import FunctionTexts

Data = dict[str, Any]

TASK_LIMIT = 240.0
"""Seconds that one task may take: a stretch of a training takes a few."""

_ANSWER = Answer("from studycli.labs.tasks import perform\n", "perform", "lab.py")
_PRELOAD = ("studycli.labs.tasks",)


class Bench(Protocol):
    """Does one task after the other with one set of functions."""

    def perform(self, task: str, data: Data) -> Data:
        """See `tasks`. Raises StudyError when a function fails or breaks its process."""
        ...

    def close(self) -> None:
        """Ends whatever it runs."""
        ...


class Benches(Protocol):
    """Makes benches; closes what they share at the end."""

    def new(self) -> Bench:
        """A fresh bench."""
        ...

    def close(self) -> None:
        """Ends what the benches share."""
        ...


class Here:
    """Tasks in this process: for trusted functions, on any device."""

    def __init__(self, texts: FunctionTexts) -> None:
        self._texts = texts

    def new(self) -> Here:
        """Itself: there is nothing to keep apart."""
        return self

    def perform(self, task: str, data: Data) -> Data:
        """See `Bench`."""
        return _told(perform(task, self._texts, data))

    def close(self) -> None:
        """Nothing to end."""


class ConfinedBench:
    """Tasks in one confined child, which is started with the first and again after it was ended."""

    def __init__(self, source: ChildSource, texts: FunctionTexts, *, cuda: bool) -> None:
        self._source, self._texts, self._cuda = source, texts, cuda
        self._run: ChildRun | None = None

    def perform(self, task: str, data: Data) -> Data:
        """See `Bench`."""
        if self._run is None:
            self._run = _loaded(self._source, cuda=self._cuda)
        request = CallRequest((task, self._texts, data), {}, time_limit=TASK_LIMIT)
        return _told(_returned(self._run.call(request)))

    def close(self) -> None:
        """Ends the child, whatever it is doing."""
        if self._run is not None:
            self._run.close()
            self._run = None


class Confined:
    """Makes benches whose tasks run in confined children, single-threaded as the judge's."""

    def __init__(self, texts: FunctionTexts, *, cuda: bool = False) -> None:
        self._texts, self._cuda = texts, cuda
        self._closing = ExitStack()
        scratch = Path(tempfile.mkdtemp(prefix="study-lab-"))
        scratch.chmod(0o711)
        self._closing.callback(shutil.rmtree, scratch, ignore_errors=True)
        self._source = self._start(scratch)

    def _start(self, scratch: Path) -> ChildSource:
        if not forks_safely():
            spawned = SpawnedSource(scratch, preload=_PRELOAD)
            self._closing.callback(spawned.close)
            return spawned
        process, control = start_zygote(scratch, preload=_PRELOAD)
        self._closing.callback(process.wait)
        self._closing.callback(control.close)
        return control

    def new(self) -> ConfinedBench:
        """A bench with a child of its own."""
        return ConfinedBench(self._source, self._texts, cuda=self._cuda)

    def close(self) -> None:
        """Ends the process that the children come from, and them."""
        self._closing.close()


def _loaded(source: ChildSource, *, cuda: bool) -> ChildRun:
    try:
        run = ChildRun(source, cuda=cuda)
    except (ZygoteGone, OSError) as error:
        raise JudgeError(
            f"The process for the lab could not be started ({error}).", "`study doctor` may say why."
        ) from error
    outcome = run.load(_ANSWER)
    if outcome.status is not CallStatus.RETURNED:
        with suppress(Exception):
            run.close()
        detail = outcome.error.message if outcome.error else outcome.detail
        raise JudgeError(f"The lab could not be loaded in a confined process: {detail}.")
    return run


def _returned(outcome: CallOutcome) -> Data:
    if outcome.status is CallStatus.RETURNED and isinstance(outcome.outputs, dict):
        return outcome.outputs
    what = {
        CallStatus.TIMEOUT: f"it had not ended after {TASK_LIMIT:.0f} seconds",
        CallStatus.MEMORY: "it needed more memory than it may have",
        CallStatus.RAISED: f"{outcome.error.type}: {outcome.error.message}" if outcome.error else "",
    }.get(outcome.status, outcome.detail or str(outcome.status))
    raise JudgeError(
        f"The experiment stopped in its confined process: {what}.",
        "If it was one of your own functions, the same command without --mine uses the library's.",
    )


def _told(data: Data) -> Data:
    """`data`, unless it tells that a function failed. Raises StudyError then."""
    failed = data.get("failed")
    if failed is None:
        return data
    place = f", line {failed['line']}" if failed.get("line") else ""
    hints = [f"The line: {visible(failed['text'])}"] if failed.get("text") else []
    hints += [f"{name} is {shape}" for name, shape in failed.get("shapes", {}).items()]
    raise StudyError(
        f"{failed['function']}{place}: {failed['type']}: {visible(failed['message'])}",
        " · ".join(hints) or "The lab stopped there.",
    )
