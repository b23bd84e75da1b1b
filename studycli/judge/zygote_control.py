"""How the judge's processes talk to the zygote: small JSON packets that may carry descriptors. Trusted on both sides."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studycli.judge.sandbox.environment import clean_environment

_LARGEST_PACKET = 65536
_MOST_DESCRIPTORS = 4

_BOOT = """\
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from studycli.judge.zygote import main
main(int(sys.argv[2]), json.loads(sys.argv[3]))
"""


class ZygoteGone(Exception):
    """The zygote has ended."""


def send_packet(control: socket.socket, message: dict[str, Any], descriptors: Sequence[int] = ()) -> None:
    """Sends one packet. Raises ZygoteGone when nobody listens."""
    try:
        socket.send_fds(control, [json.dumps(message).encode("utf-8")], list(descriptors))
    except OSError as error:
        raise ZygoteGone(str(error)) from error


def receive_packet(control: socket.socket) -> tuple[dict[str, Any], list[int]]:
    """The next packet and its descriptors. Raises ZygoteGone at the end."""
    try:
        data, descriptors, _flags, _address = socket.recv_fds(control, _LARGEST_PACKET, _MOST_DESCRIPTORS)
    except OSError as error:
        raise ZygoteGone(str(error)) from error
    if not data:
        raise ZygoteGone("closed")
    message: dict[str, Any] = json.loads(data)
    return message, descriptors


@dataclass(frozen=True, slots=True)
class ChildHandle:
    """A confined process that waits for its answer."""

    pid: int
    channel: socket.socket
    printed: int
    """The reading end of the pipe that it prints to."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a process ended."""

    exit_status: int | None
    signal: int | None


class ZygoteControl:
    """One side's line to the zygote. One question at a time, from any thread."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._lock = threading.Lock()

    def _ask(self, message: dict[str, Any]) -> tuple[dict[str, Any], list[int]]:
        with self._lock:
            send_packet(self._control, message)
            return receive_packet(self._control)

    def wait_until_ready(self) -> None:
        """Returns when torch has been imported. Raises ZygoteGone if it never is."""
        self.facts()

    def facts(self) -> dict[str, Any]:
        """Its number (`pid`) and the folder of the runs' folders (`scratch`)."""
        return self._ask({"do": "hello"})[0]

    def new_child(self, *, cuda: bool = False) -> ChildHandle:
        """A confined process for one answer."""
        told, (channel, printed) = self._ask({"do": "child", "cuda": cuda})
        return ChildHandle(told["pid"], socket.socket(fileno=channel), printed)

    def end_child(self, pid: int) -> Ending:
        """Ends a child and everything that it started, and tells how it ended (by itself, perhaps, before)."""
        told, _ = self._ask({"do": "end", "pid": pid})
        return Ending(told["exit_status"], told["signal"])

    def abandon_child(self, pid: int) -> None:
        """Ends a child and everything that it started, without waiting for it."""
        with self._lock, contextlib.suppress(ZygoteGone):
            send_packet(self._control, {"do": "abandon", "pid": pid})

    def new_worker(self) -> tuple[int, socket.socket]:
        """A trusted process that judges: its number and the channel to it."""
        told, (channel,) = self._ask({"do": "worker"})
        return told["pid"], socket.socket(fileno=channel)

    def end_worker(self, pid: int) -> None:
        """Ends a worker, whatever it is doing, and with it the children that it asked for."""
        with self._lock, contextlib.suppress(ZygoteGone):
            send_packet(self._control, {"do": "end_worker", "pid": pid})

    def rest(self) -> None:
        """Tells the zygote that a younger generation has taken over."""
        with self._lock, contextlib.suppress(ZygoteGone):
            send_packet(self._control, {"do": "rest"})

    def new_generation(self) -> ZygoteControl:
        """A zygote forked from this one, which also imports what answers use now and then; ready at some later time."""
        _told, (control,) = self._ask({"do": "generation"})
        return ZygoteControl(socket.socket(fileno=control))

    def close(self) -> None:
        """Ends the line; the zygote ends the children that were asked for on it."""
        self._control.close()


def start_zygote(
    scratch: Path, *, without: Sequence[str] = (), preload: Sequence[str] = ()
) -> tuple[subprocess.Popen[bytes], ZygoteControl]:
    """Starts a zygote, which lives as long as the calling thread's process. Returns before it is ready.

    `scratch` is a private folder for the runs' own folders. `without` names layers of confinement to leave out,
    `preload` modules to import before anything is forked.
    """
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    options = {
        "scratch": str(scratch),
        "parent": os.getpid(),
        "without": list(without),
        "preload": list(preload),
    }
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-c", _BOOT, json.dumps(sys.path), str(theirs.fileno()), json.dumps(options)],
            stdin=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
            env=clean_environment(),
            cwd="/",
        )
    return process, ZygoteControl(ours)
