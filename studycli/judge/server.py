"""The judge: listens on the user's socket, keeps a zygote and workers warm, and passes answers on. No torch in here.

It is one process per user (a lock file sees to that), trusts only that user, ends after ten minutes without work,
and takes everything that it started with it.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any, NoReturn

from studycli.judge import lifecycle
from studycli.judge.conversation import NEWS, PROTOCOL, greeting, same_user
from studycli.judge.frames import BrokenConversation, Frame, receive_frame, send_frame
from studycli.judge.sandbox.kernel import LayerUnavailable
from studycli.judge.sandbox.privileges import hide_from_inspection
from studycli.judge.spawned import SpawnedNursery, forks_safely
from studycli.judge.worker_pool import Worker, WorkerPool
from studycli.judge.zygote_control import ZygoteControl, ZygoteGone, start_zygote

IDLE_LIMIT = 600.0
"""Seconds without a check after which the judge ends; STUDY_JUDGE_IDLE_SECONDS overrides it."""

CHECK_LIMIT = 300.0
"""Seconds that one check may take in all. Calls have limits of their own; this one is for a reference without end."""

_IDLE_POLL = 0.5
_SETTLED = 0.3
"""Seconds after getting ready when the zygote's second generation is made, or as soon after as no check is running."""


class Server:
    """One judge."""

    def __init__(self, folder: Path, print_of_starter: str) -> None:
        self.folder = folder
        self.print_of_starter = print_of_starter
        self.started = time.monotonic()
        self.idle_limit = float(os.environ.get("STUDY_JUDGE_IDLE_SECONDS", IDLE_LIMIT))
        self.last_work = time.monotonic()
        self.checks = 0
        self.running = 0
        self.layers: list[list[str]] = []
        self.lock = threading.Lock()
        self.stopping = threading.Event()
        self.scratch = folder / f"scratch-{PROTOCOL}"
        shutil.rmtree(self.scratch, ignore_errors=True)
        self.scratch.mkdir(mode=0o711)
        self.zygote: subprocess.Popen[bytes] | None = None
        self.line: ZygoteControl | None = None
        if forks_safely():
            self.zygote, self.line = start_zygote(self.scratch)
        self.pool = WorkerPool(self.line or SpawnedNursery())
        self.listener = self._listen()

    def _listen(self) -> socket.socket:
        """Binds under another name and moves it into place: nobody ever sees a socket that does not listen."""
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        fresh = self.folder / f"judge.{os.getpid()}"
        listener.bind(str(fresh))
        fresh.chmod(0o600)
        listener.listen(64)
        os.replace(fresh, lifecycle.socket_path())
        return listener

    def serve(self) -> None:
        """Accepts clients until it is told to stop, has been idle for long, or has lost its zygote."""
        threading.Thread(target=self._warm_up, daemon=True).start()
        while not self.stopping.is_set() and not (self.zygote and self.zygote.poll() is not None):
            if select.select([self.listener], [], [], _IDLE_POLL)[0]:
                channel, _ = self.listener.accept()
                threading.Thread(target=self._converse, args=(channel,), daemon=True).start()
            elif not self.running and time.monotonic() - self.last_work > self.idle_limit:
                return

    def _warm_up(self) -> None:
        """A first worker at once; the second generation as soon as no check is running."""
        try:
            worker = self.pool.take()
            send_frame(worker.channel, {"verb": "layers"})
            self.layers = receive_frame(worker.channel).header["layers"]
            self.pool.give_back(worker)
            if self.line is None:
                return
            time.sleep(_SETTLED)
            while self.running:
                time.sleep(_SETTLED / 10)
            self.pool.change_zygote(self.line.new_generation())
        except (ZygoteGone, BrokenConversation, KeyError, OSError):
            self.stopping.set()

    def _converse(self, channel: socket.socket) -> None:
        with channel:
            if not same_user(channel):
                return
            try:
                send_frame(channel, greeting(self.print_of_starter, self.started))
                while True:
                    request = receive_frame(channel)
                    verb = request.header.get("verb")
                    if verb in ("check", "strength"):
                        self._check(channel, request)
                    elif verb == "status":
                        send_frame(channel, self._status())
                    elif verb == "stop":
                        self.stopping.set()
                        threading.Event().wait()  # the end of the process closes the connection
                    else:
                        return
            except BrokenConversation:
                return

    def _status(self) -> dict[str, Any]:
        return {
            "pid": os.getpid(),
            "uptime": time.monotonic() - self.started,
            "ready": bool(self.layers),
            "checks": self.checks,
            "running": self.running,
            "idle_limit": self.idle_limit,
            "layers": self.layers,
        }

    def _check(self, channel: socket.socket, request: Frame) -> None:
        with self.lock:
            self.running += 1
        try:
            for attempt in (1, 2):
                try:
                    self._pass_on(channel, request)
                    return
                except _TookTooLong:
                    send_frame(channel, _TOOK_TOO_LONG)
                    return
                except _WorkerDied:
                    request.header["again"] = True
                    if attempt == 2:
                        send_frame(channel, _WORKER_DIED)
                except (ZygoteGone, TimeoutError):
                    self.stopping.set()
                    raise BrokenConversation("the zygote is gone") from None
        finally:
            with self.lock:
                self.running -= 1
                self.checks += 1
                self.last_work = time.monotonic()

    def _pass_on(self, channel: socket.socket, request: Frame) -> None:
        """Has a worker judge, and passes on what it tells. The worker is given up when the client goes away."""
        worker = self.pool.take()
        try:
            self._forward(channel, request, worker)
        except BaseException:
            self.pool.discard(worker)
            raise
        self.pool.give_back(worker)

    def _forward(self, channel: socket.socket, request: Frame, worker: Worker) -> None:
        try:
            send_frame(worker.channel, request.header, [memoryview(request.body)])
        except BrokenConversation as error:
            raise _WorkerDied from error
        deadline = time.monotonic() + CHECK_LIMIT
        while True:
            left = max(0.0, deadline - time.monotonic())
            ready, _, _ = select.select([worker.channel, channel], [], [], left)
            if not ready:
                raise _TookTooLong
            if channel in ready:
                raise BrokenConversation("the client went away, or spoke out of turn")
            try:
                message = receive_frame(worker.channel).header
            except BrokenConversation as error:
                raise _WorkerDied from error
            send_frame(channel, message)
            if not any(key in message for key in NEWS):
                return

    def end(self) -> NoReturn:
        """Takes down everything and ends this process."""
        with contextlib.suppress(OSError):
            self.listener.close()
            lifecycle.socket_path().unlink()
        self.pool.close()
        if self.zygote is not None:
            try:
                self.zygote.wait(timeout=3)
            except subprocess.TimeoutExpired:
                self.zygote.kill()
                self.zygote.wait()
        shutil.rmtree(self.scratch, ignore_errors=True)
        sys.stdout.flush()
        os._exit(0)


class _TookTooLong(Exception):
    """No verdict within CHECK_LIMIT."""


class _WorkerDied(Exception):
    """The worker ended before it had a verdict."""


_WORKER_DIED = {
    "error": "JudgeError",
    "message": "The judge's worker ended twice while it judged this answer.",
    "hint": "The drill's reference or cases may be at fault; `study doctor` shows where the judge's log is.",
}


_TOOK_TOO_LONG = {
    "error": "JudgeError",
    "message": f"The judge had no verdict after {CHECK_LIMIT:.0f} seconds and gave up.",
    "hint": "The drill's reference or cases may be at fault; each call of an answer has ten seconds.",
}


def _only_one(folder: Path) -> int | None:
    """The lock that makes this process the user's judge, held until it ends; None when there is another."""
    lock = folder / f"judge-{PROTOCOL}.lock"
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def main(print_of_starter: str) -> None:
    """Runs the judge until its end; ends at once where the user has one already. See `conversation.greeting`."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    folder = lifecycle.private_runtime()
    if _only_one(folder) is None:
        return
    with contextlib.suppress(LayerUnavailable):
        hide_from_inspection()
    server = Server(folder, print_of_starter)
    try:
        server.serve()
    finally:
        server.end()
