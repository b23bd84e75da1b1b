"""The judge's workers: at most one per processor core, made when they are needed, kept for the next answer."""

from __future__ import annotations

import contextlib
import os
import socket
import threading
from dataclasses import dataclass
from typing import Protocol

from studycli.judge.zygote_control import ZygoteGone


class Nursery(Protocol):
    """Where workers come from: a zygote, or a starter of processes."""

    def wait_until_ready(self) -> None:
        """Returns when it can make workers without a long wait."""
        ...

    def new_worker(self) -> tuple[int, socket.socket]:
        """A worker's number and the channel to it."""
        ...

    def end_worker(self, pid: int) -> None:
        """Ends a worker, whatever it is doing, and what it had running."""
        ...

    def rest(self) -> None:
        """No more work for it: another nursery has taken over."""
        ...

    def close(self) -> None:
        """Ends everything that it made."""
        ...


@dataclass(frozen=True, slots=True)
class Worker:
    """A trusted process that judges one answer at a time."""

    pid: int
    channel: socket.socket
    zygote: Nursery
    """The generation that it was forked from, and whose children it judges."""


class WorkerPool:
    """Workers to borrow. Safe to use from several threads."""

    def __init__(self, zygote: Nursery) -> None:
        self.zygote = zygote
        """The generation that new workers come from."""
        self._lock = threading.Lock()
        self._idle: list[Worker] = []
        self._generations = [zygote]
        self._free = threading.BoundedSemaphore(max(2, os.cpu_count() or 1))

    def take(self) -> Worker:
        """An idle worker, or a new one; waits while all are at work. Raises ZygoteGone."""
        self._free.acquire()
        with self._lock:
            if self._idle:
                return self._idle.pop()
            zygote = self.zygote
        try:
            pid, channel = zygote.new_worker()
        except BaseException:
            self._free.release()
            raise
        return Worker(pid, channel, zygote)

    def give_back(self, worker: Worker) -> None:
        """Keeps the worker for the next answer, unless it comes from an older generation."""
        with self._lock:
            keep = worker.zygote is self.zygote
            if keep:
                self._idle.append(worker)
        if not keep:
            worker.channel.close()
        self._free.release()

    def discard(self, worker: Worker) -> None:
        """Ends a worker in the middle of its work. The zygote then ends what it had running."""
        worker.zygote.end_worker(worker.pid)
        worker.channel.close()
        self._free.release()

    def change_zygote(self, zygote: Nursery) -> None:
        """Waits until `zygote` is ready, then takes every further worker from it. Raises ZygoteGone."""
        zygote.wait_until_ready()
        with self._lock:
            self.zygote.rest()
            self.zygote = zygote
            self._generations.append(zygote)
            old, self._idle = self._idle, []
        for worker in old:
            worker.channel.close()

    def close(self) -> None:
        """Lets all go."""
        with self._lock:
            for worker in self._idle:
                worker.channel.close()
            for zygote in self._generations:
                with contextlib.suppress(ZygoteGone, OSError):
                    zygote.close()
