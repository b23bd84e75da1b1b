"""One warm zygote and one warm judge for all tests of a session, away from the learner's own."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from studycli.judge.client import JudgeClient
from studycli.judge.protocol import Answer, CallOutcome, CallRequest, LoadOutcome, Runner
from studycli.judge.zygote_control import ZygoteControl, start_zygote
from studycli.model.items import Drill, Minutes, Place, TopicId, drill_id

DRILLS = Path(__file__).parent / "process" / "drills"


def drill_called(name: str) -> Drill:
    """One of the tests' own drills."""
    folder = DRILLS / name
    return Drill(
        drill_id(name),
        name,
        name,
        TopicId("windows"),
        Minutes(5.0),
        1,
        (),
        (),
        "Write it.",
        (),
        folder,
        Place(folder / "drill.md", 1),
    )


@pytest.fixture
def window_partition() -> Drill:
    """A small drill with a reference and a table of cases."""
    return drill_called("window_partition")


@pytest.fixture(scope="session")
def short_folder() -> Iterator[Path]:
    """A private folder whose path is short enough for a socket's name."""
    folder = Path(tempfile.mkdtemp(prefix="st-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def zygote(short_folder: Path) -> Iterator[ZygoteControl]:
    """A warm zygote, without a judge around it, started by somebody with a secret in the environment."""
    os.environ["SECRET_TOKEN"] = "hunter2"
    with ZygoteIn(short_folder / "zygote") as control:
        yield control


class ZygoteIn:
    def __init__(self, scratch: Path, without: tuple[str, ...] = ()) -> None:
        scratch.mkdir(mode=0o711)
        self.process, self.control = start_zygote(scratch, without=without)

    def __enter__(self) -> ZygoteControl:
        self.control.wait_until_ready()
        return self.control

    def __exit__(self, *_: object) -> None:
        self.control.close()
        assert self.process.wait(timeout=20) == 0


@pytest.fixture(scope="session")
def open_zygote(short_folder: Path) -> Iterator[ZygoteControl]:
    """A zygote on a system that has neither seccomp, Landlock nor namespaces: the oldest kernel we run on."""
    scratch = short_folder / "open"
    missing = ("seccomp", "landlock", "namespaces", "scratch")
    with ZygoteIn(scratch, missing) as control:
        yield control


class HastyRun:
    """A run whose time limits are cut short, so that tests of endless loops end soon."""

    def __init__(self, run: object, seconds: float) -> None:
        self._run = run
        self._seconds = seconds

    def load(self, answer: Answer, *, time_limit: float = 10.0) -> LoadOutcome:
        return self._run.load(answer, time_limit=min(time_limit, self._seconds))

    def call(self, request: CallRequest, *, meanwhile: Callable[[], None] | None = None) -> CallOutcome:
        shorter = replace(request, time_limit=min(request.time_limit, self._seconds))
        return self._run.call(shorter, meanwhile=meanwhile)

    def settle(self) -> CallOutcome | None:
        return self._run.settle()

    def close(self) -> None:
        self._run.close()


def hasty(runner: Runner, seconds: float) -> Runner:
    """The same runner with shorter limits."""
    return lambda: HastyRun(runner(), seconds)


@pytest.fixture(scope="session")
def judge_runtime(short_folder: Path) -> Iterator[Path]:
    """XDG_RUNTIME_DIR for the session's one warm judge, which is stopped at the end."""
    runtime = short_folder / "run"
    runtime.mkdir(mode=0o700)
    before = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    yield runtime
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    JudgeClient().stop()
    if before is None:
        del os.environ["XDG_RUNTIME_DIR"]
    else:
        os.environ["XDG_RUNTIME_DIR"] = before


@pytest.fixture
def judge(judge_runtime: Path) -> Iterator[JudgeClient]:
    """A client of the session's warm judge."""
    with JudgeClient() as client:
        yield client


@pytest.fixture
def hurry() -> Callable[[Runner, float], Runner]:
    """Cuts a runner's time limits."""
    return hasty
