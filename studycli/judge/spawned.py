"""Where a process that has loaded torch must not fork (macOS, Windows): processes started afresh, kept ready ahead of time.

The same seam as the zygote's: a `SpawnedSource` makes children for a runner, and `SpawnedNursery` makes workers for
the server. A ready child has imported torch before its answer is there, so an answer does not wait for the import.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from studycli.judge.sandbox import job_object
from studycli.judge.sandbox.environment import clean_environment
from studycli.judge.sandbox.kernel import LayerUnavailable
from studycli.judge.sandbox.layers import Layer, LayerState, LayerStatus, layers_here
from studycli.judge.sandbox.limits import default_memory
from studycli.judge.zygote_control import ChildHandle, Ending

CONNECT_LIMIT = 60.0
"""Seconds that a new process may take to import torch and connect."""

_BOOT = """\
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from studycli.judge.spawned_process import main
main(json.loads(sys.argv[2]))
"""


def forks_safely() -> bool:
    """Whether a process with torch may fork here. STUDY_JUDGE_SPAWN=1 says no (for tests of this file on Linux)."""
    return sys.platform.startswith("linux") and os.environ.get("STUDY_JUDGE_SPAWN") != "1"


class SpawnedProcess:
    """A new process that connects back to a port of this machine with a password; ended with all that it started."""

    def __init__(
        self,
        role: str,
        *,
        scratch: str = "",
        cuda: bool = False,
        private: bool = False,
        preload: Sequence[str] = (),
    ) -> None:
        self.scratch = scratch
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._password = secrets.token_hex(16)
        options = {
            "role": role,
            "port": self._listener.getsockname()[1],
            "scratch": scratch,
            "cuda": cuda,
            "preload": list(preload),
        }
        own_group: dict[str, Any] = (
            {"creationflags": 0x00000200} if sys.platform == "win32" else {"start_new_session": True}
        )
        environment = clean_environment() if private else dict(os.environ)
        self.process = subprocess.Popen(
            [sys.executable, "-c", _BOOT, json.dumps(sys.path), json.dumps(options)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE if private else None,
            stderr=subprocess.STDOUT if private else None,
            env=environment,
            **own_group,
        )
        assert self.process.stdin is not None
        self.process.stdin.write(self._password.encode("ascii") + b"\n")
        self.process.stdin.close()
        self._job: int | None = None
        if private and sys.platform == "win32":
            with contextlib.suppress(LayerUnavailable):
                self._job = job_object.confine(self.process.pid, None if cuda else default_memory())

    def connect(self) -> socket.socket:
        """The channel, once the process has connected and proved that it is the one. Raises OSError when it does not."""
        self._listener.settimeout(CONNECT_LIMIT)
        with self._listener:
            while True:
                channel, _ = self._listener.accept()
                channel.settimeout(5.0)
                with contextlib.suppress(OSError):
                    said = (
                        channel.recv(len(self._password), socket.MSG_WAITALL)
                        if hasattr(socket, "MSG_WAITALL")
                        else b""
                    )
                    if secrets.compare_digest(said, self._password.encode("ascii")):
                        channel.settimeout(None)
                        channel.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                        return channel
                channel.close()

    def end(self) -> Ending:
        """Ends it with everything in its group or job, and tells how it ended (by itself, perhaps, before)."""
        if self._job is not None:
            job_object.end(self._job)
        if sys.platform != "win32":
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        code = self.process.wait()
        if self.scratch:
            shutil.rmtree(self.scratch, ignore_errors=True)
        return Ending(None, -code) if code < 0 else Ending(code, None)


class SpawnedSource:
    """Makes children for a runner (see `runner.ChildSource`), one always ready ahead."""

    def __init__(self, scratch: Path | None = None, *, preload: Sequence[str] = ()) -> None:
        """`preload` names modules that a child imports before it is confined."""
        self._folder = scratch
        self._preload = tuple(preload)
        self._ready: SpawnedProcess | None = None
        self._running: dict[int, SpawnedProcess] = {}
        self._lock = threading.Lock()
        self.prepare()

    def prepare(self) -> None:
        """Starts the next child, without waiting for it."""
        with self._lock:
            if self._ready is None:
                self._ready = self._start(cuda=False)

    def _start(self, *, cuda: bool) -> SpawnedProcess:
        scratch = tempfile.mkdtemp(prefix="run-", dir=self._folder)
        return SpawnedProcess("child", scratch=scratch, cuda=cuda, private=True, preload=self._preload)

    def new_child(self, *, cuda: bool = False) -> ChildHandle:
        """A confined process that is about to send its list of layers."""
        with self._lock:
            process, self._ready = (None, self._ready) if cuda else (self._ready, None)
        process = process or self._start(cuda=cuda)
        try:
            channel = process.connect()
        except OSError:
            process.end()
            raise
        self._running[process.process.pid] = process
        self.prepare()
        assert process.process.stdout is not None
        return ChildHandle(process.process.pid, channel, os.dup(process.process.stdout.fileno()))

    def end_child(self, pid: int) -> Ending:
        """Ends a child and everything that it started."""
        process = self._running.pop(pid, None)
        return process.end() if process else Ending(None, None)

    def abandon_child(self, pid: int) -> None:
        """Ends a child, without waiting for it."""
        threading.Thread(target=self.end_child, args=(pid,), daemon=True).start()

    def close(self) -> None:
        """Ends all of them."""
        with self._lock:
            ready, self._ready = self._ready, None
        if ready is not None:
            ready.end()
        for pid in list(self._running):
            self.end_child(pid)


class SpawnedNursery:
    """Makes workers for the server, as `ZygoteControl` does where forking is safe."""

    def __init__(self) -> None:
        self._workers: dict[int, SpawnedProcess] = {}

    def wait_until_ready(self) -> None:
        """Nothing to wait for."""

    def new_worker(self) -> tuple[int, socket.socket]:
        """A trusted process that judges: its number and the channel to it."""
        worker = SpawnedProcess("worker")
        self._workers[worker.process.pid] = worker
        return worker.process.pid, worker.connect()

    def end_worker(self, pid: int) -> None:
        """Ends a worker. Its children notice that their channel has closed, and end."""
        worker = self._workers.pop(pid, None)
        if worker is not None:
            worker.end()

    def rest(self) -> None:
        """There is no younger generation here."""

    def close(self) -> None:
        """Ends all of them."""
        for pid in list(self._workers):
            self.end_worker(pid)


def layers_of_this_system() -> list[LayerStatus]:
    """What confines an answer on macOS and Windows, for `study doctor`."""
    statuses = []
    for layer in layers_here():
        state, note = LayerState.ON, ""
        try:
            if layer is Layer.SANDBOX_EXEC:
                from studycli.judge.sandbox import seatbelt

                seatbelt.available()
            elif layer is Layer.JOB_OBJECT:
                job_object.available()
            elif layer is Layer.LIMITS:
                note = "macOS keeps no limit on memory; the time limit holds"
        except LayerUnavailable as error:
            state, note = LayerState.OFF, str(error)
        statuses.append(LayerStatus(layer, state, note))
    return statuses
