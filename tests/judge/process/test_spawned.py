"""The way without a fork (macOS, Windows), as far as Linux can try it: the same seam, the same outcomes."""

from __future__ import annotations

import ctypes
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

from studycli.judge import lifecycle
from studycli.judge.client import JudgeClient
from studycli.judge.output import PrintedOnThread
from studycli.judge.protocol import Answer, CallRequest, CallStatus
from studycli.judge.runner import ChildRun
from studycli.judge.sandbox import job_object, seatbelt
from studycli.judge.sandbox.kernel import LayerUnavailable
from studycli.judge.spawned import SpawnedSource
from studycli.model.items import Drill

SOURCE = """\
import os
import torch

def f(x, how):
    print("hello\\x07")
    if how == "crash":
        os._exit(5)
    if how == "sleep":
        while True:
            pass
    return x * 2, os.getcwd(), "SECRET_TOKEN" in os.environ
"""
RIGHT = """\
def window_partition(x, window_size=7):
    B, H, W, C = x.shape
    x = x.reshape(B, H // window_size, window_size, W // window_size, window_size, C)
    return x.permute(0, 1, 3, 2, 4, 5).reshape(-1, window_size, window_size, C)
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SpawnedSource]:
    """One source for all; its next child is always on its way."""
    os.environ["SECRET_TOKEN"] = "hunter2"
    made = SpawnedSource(tmp_path_factory.mktemp("scratch"))
    yield made
    made.close()
    del os.environ["SECRET_TOKEN"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("how", "status"),
    [("run", CallStatus.RETURNED), ("crash", CallStatus.CRASHED), ("sleep", CallStatus.TIMEOUT)],
)
def test_a_spawned_child_ends_as_a_forked_one_does(
    source: SpawnedSource, how: str, status: CallStatus
) -> None:
    run = ChildRun(source)
    layers = {name: state for name, state, _ in run.layers}
    assert layers["environment"] == layers["limits"] == "on"
    assert "seccomp" not in layers
    assert run.load(Answer(SOURCE, "f")).status is CallStatus.RETURNED
    outcome = run.call(CallRequest((torch.ones(3), how), {}, gradients=("0",), time_limit=1.5))
    run.close()
    assert outcome.status is status, outcome
    if status is CallStatus.RETURNED:
        doubled, folder, secret = outcome.outputs
        assert torch.equal(doubled, torch.full((3,), 2.0))
        assert not secret
        assert outcome.printed == "hello\\x07\n"
        deadline = time.monotonic() + 10
        while Path(folder).exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        assert not Path(folder).exists()


@pytest.mark.slow
def test_a_judge_without_forks_judges(
    short_folder: Path, monkeypatch: pytest.MonkeyPatch, window_partition: Drill
) -> None:
    runtime = short_folder / "spawn"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    monkeypatch.setenv("STUDY_JUDGE_SPAWN", "1")
    with JudgeClient() as client:
        assert client.check(window_partition, RIGHT).passed
        assert not client.check(window_partition, RIGHT.replace("1, 3", "3, 1")).passed
        status = client.status()
        assert status is not None
        assert {name for name, on, _ in status.layers if on} >= {"environment", "limits", "clock"}
        assert client.stop()


@pytest.mark.slow
def test_where_there_are_no_unix_sockets_a_client_has_a_worker_of_its_own(
    monkeypatch: pytest.MonkeyPatch, window_partition: Drill
) -> None:
    monkeypatch.setattr(lifecycle, "can_be_shared", lambda: False)
    client = JudgeClient()
    client.warm()
    assert client.check(window_partition, RIGHT).passed
    assert client.check(window_partition, RIGHT).passed
    assert client.status() is None
    (worker,) = client._private
    client.close()
    assert worker.process.poll() is not None


def test_a_pipe_is_drained_on_a_thread() -> None:
    reading, writing = os.pipe()
    printed = PrintedOnThread(reading)
    assert printed.meanwhile() is None
    for _ in range(40):
        os.write(writing, b"\x1b[1m" + b"x" * 9996)
    os.close(writing)
    deadline = time.monotonic() + 10
    text = ""
    while "more bytes" not in text and time.monotonic() < deadline:
        time.sleep(0.01)
        text += printed.take()
    assert "\x1b" not in text
    assert text.startswith("\\x1b[1mxxx")


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="tells that the layer is another system's")
def test_layers_of_other_systems_say_so() -> None:
    with pytest.raises(LayerUnavailable, match="macOS"):
        seatbelt.available()
    with pytest.raises(LayerUnavailable, match="Windows"):
        job_object.available()


def test_the_macos_profile_denies_by_default_and_quotes_paths() -> None:
    profile = seatbelt.profile('/tmp/a "b"\\c', ("/usr/lib",))
    assert profile.startswith("(version 1)\n(deny default)")
    assert '(subpath "/tmp/a \\"b\\"\\\\c")' in profile
    assert "(deny network*)" in profile
    assert profile.count("(") == profile.count(")")


def test_the_windows_job_has_the_documented_layout() -> None:
    """sizeof(JOBOBJECT_EXTENDED_LIMIT_INFORMATION) is 144 on 64-bit Windows."""
    told = job_object.limits(1 << 31)
    if ctypes.sizeof(ctypes.c_size_t) == 8:
        assert ctypes.sizeof(told) == 144
    assert told.process_memory == 1 << 31
    assert told.basic.flags & 0x2000
    assert not job_object.limits(None).basic.flags & 0x0100
